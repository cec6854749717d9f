import { EditorView, runScopeHandlers } from "@codemirror/view";
import { afterEach, expect, test, vi } from "vitest";
import { type Editor, type Field, openEditor } from "./editor";

let editor: Editor | undefined;
afterEach(() => {
  editor?.close();
  document.body.replaceChildren();
});

function open(text: string, more: Partial<Field> = {}) {
  const field: Field = {
    host: document.body.appendChild(document.createElement("div")),
    text,
    selection: [text.length, text.length],
    placeholder: "NATO",
    attributes: { "aria-label": "Watch for", "data-testid": "field" },
    words: () => ({ aliases: [], saved: [], fields: [], operators: [] }),
    oninput: vi.fn(),
    onsubmit: vi.fn(),
    ...more,
  };
  editor = openEditor(field);
  const content = document.querySelector<HTMLElement>("[data-testid=field]")!;
  const view = EditorView.findFromDOM(content)!;
  const press = (key: string, init: KeyboardEventInit = {}) => runScopeHandlers(view, new KeyboardEvent("keydown", { key, ...init }), "editor");
  const type = (insert: string) => view.dispatch(view.state.replaceSelection(insert), { userEvent: "input.type" });
  return { editor, field, content, view, press, type };
}

test("the element that is typed into carries the name and the hook", () => {
  const { content } = open("NATO");
  expect(content.getAttribute("contenteditable")).toBe("true");
  expect(content.getAttribute("role")).toBe("textbox");
  expect(content.getAttribute("aria-label")).toBe("Watch for");
});

test("operators, phrases and aliases are coloured, and again after typing", () => {
  const { content, type } = open('@NATO AND "the sea"');
  const coloured = () => [...content.querySelectorAll("[class^=q-]")].map((it) => `${it.className} ${it.textContent}`);
  expect(coloured()).toEqual(["q-alias @NATO", "q-operator AND", 'q-phrase "the sea"']);
  type(" OR /x/");
  expect(coloured().slice(3)).toEqual(["q-operator OR", "q-regex /x/"]);
});

test("Enter sends off, Shift Enter begins a line, Tab is left to the window", () => {
  const { field, view, press } = open("NATO");
  expect(press("Enter")).toBe(true);
  expect(field.onsubmit).toHaveBeenCalledTimes(1);
  expect(press("Enter", { shiftKey: true })).toBe(true);
  expect(view.state.doc.toString()).toBe("NATO\n");
  expect(press("Tab")).toBe(false);
  expect(press("Tab", { shiftKey: true })).toBe(false);
  expect(press("Escape")).toBe(false);
});

test("typing is told, and what comes from outside is not told back", () => {
  const { editor, field, view, type } = open("NATO");
  type("s");
  expect(field.oninput).toHaveBeenLastCalledWith("NATOs");
  editor.show("Russia");
  expect(view.state.doc.toString()).toBe("Russia");
  expect(field.oninput).toHaveBeenCalledTimes(1);
});

test("mistakes and doubts are underlined, and what no longer fits is left out", () => {
  const { editor, content } = open("NATO AND (Russia OR");
  editor.underline([
    { kind: "wrong", start: 9, end: 10 },
    { kind: "doubt", start: 5, end: 8 },
    { kind: "wrong", start: 17, end: 99 },
  ]);
  expect([...content.querySelectorAll(".wrong")].map((it) => it.textContent)).toEqual(["("]);
  expect(content.querySelector(".doubt")?.textContent).toBe("AND");
  editor.underline([]);
  expect(content.querySelector(".wrong, .doubt")).toBeNull();
});
