/** What can be said about the text of a query without asking the engine. */

import type { QueryCheck } from "../backend/backend";

/** An answer that is one mistake, and nothing else. */
export function mistake(message: string): QueryCheck {
  return { sentence: null, error: { message, start: 0, end: 0, fixes: [] }, lints: [], names: [], chips: null };
}

const QUOTES = '"“”„«»＂';
const COMMAS = ",;，；、،؛\n";

/** What stands between commas. Those inside quotation marks and brackets belong to a query; the first run of the shell reads it likewise. */
export function parts(query: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  let [from, depth, inPhrase] = [0, 0, false];
  for (let at = 0; at <= query.length; at += 1) {
    const sign = query.charAt(at);
    if (sign !== "" && QUOTES.includes(sign)) inPhrase = !inPhrase;
    else if (sign !== "" && "({（｛".includes(sign) && !inPhrase) depth += 1;
    else if (sign !== "" && ")}）｝".includes(sign) && !inPhrase) depth = Math.max(0, depth - 1);
    const ends = sign === "" || (COMMAS.includes(sign) && depth === 0 && !inPhrase);
    if (!ends) continue;
    const text = query.slice(from, at);
    if (text.trim() !== "") found.push({ text: text.trim(), start: from + text.indexOf(text.trim()) });
    from = at + 1;
  }
  return found;
}

/** Words side by side are meant as a phrase; a whole query gets brackets, so that it stays one chip. */
export function chipOf(text: string): string {
  const words = /^[\p{L}\p{M}\p{N}\s'’.&-]+$/u.test(text) && !/(^|\s)(AND|OR|NOT|SENTENCE|PARA)(\s|$)/.test(text);
  if (words) return /\s/.test(text) ? `"${text.replaceAll(/\s+/g, " ")}"` : text;
  let outside = text.replaceAll(/"[^"]*"|\/(?:\\.|[^/\\\s])+\/i?/g, "·");
  while (GROUP.test(outside)) outside = outside.replace(GROUP, "·");
  return /[\s,]/.test(outside) ? `(${text})` : text;
}

/** Brackets without further brackets inside. */
const GROUP = /\([^(){}]*\)|\{[^(){}]*\}/;
