/** What may come next in a query, and what it means. */

export type Words = {
  aliases: { name: string; also: string[]; title: string; sample: string[] }[];
  saved: { name: string; title: string }[];
  fields: { name: string; meaning: string }[];
  operators: { name: string; meaning: string; insert: string }[];
};
export type Offer = { label: string; detail: string; insert: string };
export type Offers = { from: number; options: Offer[] };

/** Fewer letters could still become anything. */
const LEAST = 2;

/** Offers for the text before the cursor; `asked` when the person wants to see them all. */
export function offers(before: string, words: Words, asked: boolean): Offers | null {
  const inPhrase = (before.match(/"/g)?.length ?? 0) % 2 === 1;
  if (inPhrase) return null;
  const typed = /[@#]?[\p{L}\p{M}\p{N}_/-]*$/u.exec(before)?.[0] ?? "";
  const options = fitting(typed, words, asked).filter((it) => it.insert.trim() !== typed);
  return options.length > 0 ? { from: before.length - typed.length, options } : null;
}

function fitting(typed: string, words: Words, asked: boolean): Offer[] {
  const begins = (name: string) => name.toLowerCase().startsWith(typed.replace(/^[@#]/, "").toLowerCase());
  const named = words.aliases.filter((it) => begins(it.name));
  const calledSo = words.aliases.filter((it) => !begins(it.name) && it.also.some(begins));
  const aliases = [...named, ...calledSo].map(alias);
  const saved = words.saved.filter((it) => begins(it.name)).map((it) => ({ label: `#${it.name}`, detail: `the watch ${it.title}`, insert: `#${it.name}` }));
  if (typed.startsWith("@")) return aliases;
  if (typed.startsWith("#")) return saved;
  const operators = words.operators.filter((it) => begins(it.name)).map((it) => ({ label: it.name, detail: it.meaning, insert: it.insert }));
  const fields = words.fields.filter((it) => begins(it.name)).map((it) => ({ label: `${it.name}:`, detail: it.meaning, insert: `${it.name}:` }));
  if (asked) return [...operators, ...aliases, ...saved, ...fields];
  // While one types, words are words: a list over the sentence below has to be worth it.
  if (typed.length < LEAST) return [];
  if (typed === typed.toUpperCase()) return operators;
  return typed === typed.toLowerCase() ? fields : [];
}

function alias({ name, title, sample }: Words["aliases"][number]): Offer {
  return { label: `@${name}`, detail: [title, sample.map(isolated).join(", ")].filter(Boolean).join(": "), insert: `@${name}` };
}

/** So that a name written from right to left doesn't turn the others round. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
