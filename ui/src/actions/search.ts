/** Finds actions by what the person remembers of their name. */

import type { Action } from "./action";

/** Every typed word must occur; names that begin with the text come first. */
export function matching(actions: Action[], typed: string): Action[] {
  const text = typed.trim().toLowerCase();
  const words = text.split(/\s+/);
  const found = actions.filter((it) => words.every((word) => `${it.label} ${it.group}`.toLowerCase().includes(word)));
  return found.sort((a, b) => rank(a, text) - rank(b, text));
}

function rank(it: Action, text: string): number {
  return it.label.toLowerCase().startsWith(text) ? 0 : 1;
}
