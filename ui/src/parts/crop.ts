/** Cuts the beginning of marked text away, so that the first mark stands where it is seen. */

type Run = { text: string; watches: number[] };

/** Fits before the mark in the narrowest pane, with room for the mark itself. */
const LEAD = 28;

export function crop(runs: Run[]): Run[] {
  const at = runs.findIndex((it) => it.watches.length > 0);
  if (at < 0) return runs;
  const before = runs
    .slice(0, at)
    .map((it) => it.text)
    .join("");
  if (before.length <= LEAD) return runs;
  const kept = before.slice(-LEAD);
  const space = kept.indexOf(" ");
  return [{ text: `… ${kept.slice(space + 1)}`, watches: [] }, ...runs.slice(at)];
}
