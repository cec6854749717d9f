/** Fetches the code of the editor once, beside whatever the window is doing. */

type Code = typeof import("./editor");

let code: Code | null = null;
let asked: Promise<Code | null> | undefined;

/** The code, if it is there already. */
export function editorCode(): Code | null {
  return code;
}

/** Answers with null when it can't be had: the plain field stays, and the next one tries again. */
export function fetchEditor(): Promise<Code | null> {
  asked ??= import("./editor").then(
    (it) => (code = it),
    () => {
      asked = undefined;
      return null;
    },
  );
  return asked;
}
