/** Why an article matched, as a sentence. */

import type { ArticleView, Run, WhyClause, WhyMatched, WhyPlace } from "../../backend/backend";
import { counted } from "../../parts/numbers";

const ZONES: Record<string, string> = {
  title: "in the headline",
  lead: "in the first paragraph",
  body: "in the text",
  caption: "in a caption",
  quote: "in a quotation",
  author: "in the byline",
  tag: "among the tags",
};
/** More would be a list, and the list follows. */
const TOLD = 3;

export function zone(of: string): string {
  return ZONES[of] ?? "in the article";
}

/** The sentence behind the watch's name: what was found, where, and how far from each other. */
export function told(match: WhyMatched, article: ArticleView): string {
  const found = match.clauses.flatMap(spoken);
  if (found.length === 0) {
    const known = match.clauses.map((it) => it.clause);
    return known.length === 0 ? "matched." : `matched by what is known of the article: ${known.join(", ")}.`;
  }
  const shown = found.slice(0, TOLD).map((it, index) => `${quoted(it)} ${where(it, found[index - 1], article)}`);
  if (found.length > TOLD) shown.push(`${found.length - TOLD} more`);
  return `matched: ${listed(shown)}.`;
}

/** A sentence with all its places marked; `first` is the one to go to. */
export type Line = { first: WhyPlace; aliases: string[]; runs: Run[] };

/** One line for each sentence, however many places stand in it. */
export function lines(places: WhyPlace[]): Line[] {
  const found = new Map<string, Line>();
  for (const place of places) {
    const sentence = `${place.zone} ${place.block} ${plain(place.sentence)}`;
    const line = found.get(sentence) ?? { first: place, aliases: [], runs: place.sentence };
    const alias = place.alias === null ? [] : [`@${place.alias}`];
    const aliases = [...new Set([...line.aliases, ...alias])];
    found.set(sentence, { ...line, aliases, runs: overlaid(line.runs, place.sentence) });
  }
  return [...found.values()];
}

/** The same text, marked where either is. */
function overlaid(one: Run[], other: Run[]): Run[] {
  const text = plain(one);
  const edges = [...new Set([0, ...ends(one), ...ends(other)])].sort((a, b) => a - b);
  return edges.slice(1).map((end, index) => {
    const start = edges[index]!;
    return { text: text.slice(start, end), watches: [...new Set([...at(one, start), ...at(other, start)])] };
  });
}

function ends(runs: Run[]): number[] {
  let end = 0;
  return runs.map((it) => (end += it.text.length));
}

function at(runs: Run[], offset: number): number[] {
  return runs[ends(runs).findIndex((it) => offset < it)]?.watches ?? [];
}

function plain(runs: Run[]): string {
  return runs.map((it) => it.text).join("");
}

/** What was done to the text before it was matched, and how sure that is. */
export function reading({ method, confidence }: WhyMatched): string {
  return `Read from ${method}, ${Math.round(confidence * 100)}% sure that it is the whole article.`;
}

/** What else there is to know of a match, or empty. */
export function aside({ after_edit, version, chrome_only }: WhyMatched): string {
  const said = [];
  if (after_edit) said.push("It matched only after the article was changed.");
  if (version > 1) said.push(`Found by version ${version} of the query.`);
  if (chrome_only > 0) said.push(`Also seen ${times(chrome_only)} outside the article, which does not count.`);
  return said.join(" ");
}

function times(count: number): string {
  return ["never", "once", "twice"][count] ?? `${count} times`;
}

/** The places to speak of: of an alternative one is enough; what has to stand together is told together. */
function spoken({ clause, places }: WhyClause): WhyPlace[] {
  const [first] = places;
  if (!first) return [];
  const together = /\b(O?NEAR\/\d|SENTENCE\b|PARA\b)/.test(clause);
  return together ? (closest(places) ?? [first]) : [first];
}

/** In the first block that has both: the two places of different terms that are nearest to each other. */
function closest(places: WhyPlace[]): WhyPlace[] | null {
  const pairs = places.flatMap((a, index) => places.slice(index + 1).flatMap((b) => (a.term !== b.term && isBeside(a, b) ? [inOrder(a, b)] : [])));
  const beside = pairs.filter(([a]) => isBeside(a, pairs[0]![0]));
  const apart = ([a, b]: Pair) => b.start - a.end;
  return beside.reduce<Pair | null>((best, it) => (best && apart(best) <= apart(it) ? best : it), null);
}

type Pair = [WhyPlace, WhyPlace];

function inOrder(a: WhyPlace, b: WhyPlace): Pair {
  return a.start <= b.start ? [a, b] : [b, a];
}

function where(place: WhyPlace, before: WhyPlace | undefined, article: ArticleView): string {
  if (!before || !isBeside(place, before)) return zone(place.zone);
  const isAfter = place.start >= before.start;
  const [left, right] = isAfter ? [before, place] : [place, before];
  if (left.end > right.start) return zone(place.zone);
  const between = textOf(place, article).slice(left.end, right.start).match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
  const far = between === 0 ? "right" : counted(between, "word");
  return `${far} ${isAfter ? "after" : "before"} it`;
}

function isBeside(a: WhyPlace, b: WhyPlace): boolean {
  return a.zone === b.zone && a.block === b.block;
}

function textOf({ block, zone }: WhyPlace, article: ArticleView): string {
  const above = zone === "author" ? article.author : article.row.title;
  const runs = block === null ? above : article.blocks[block]?.runs;
  return plain(runs ?? []);
}

function quoted({ form, alias }: WhyPlace): string {
  const isOther = alias !== null && alias.toLowerCase() !== form.toLowerCase();
  return isOther ? `“${form}”, one of @${alias},` : `“${form}”`;
}

function listed(parts: string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")}, and ${parts.at(-1)}`;
}
