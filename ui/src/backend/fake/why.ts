/** Why a watch matched an article of the fake archive. */

import type { BlockView, Run, WhyClause, WhyMatched, WhyPlace } from "../backend";
import type { Finder } from "./archive";
import { print } from "./chips";
import { mark, terms, type Tree, words } from "./query";
import { AROUND } from "./world";

type Block = { zone: string; block: number | null; text: string };

/** A frequent word would fill the page. */
const PLACES = 5;

export function why(finder: Finder, title: string, blocks: BlockView[]): Omit<WhyMatched, "not_relevant"> {
  const texts = blocks.map((it, block): Block => ({ zone: it.zone, block, text: it.runs.map((run) => run.text).join("") }));
  const all = [{ zone: "title", block: null, text: title }, ...texts];
  const clauses = parts(finder.tree).map((it): WhyClause => ({ clause: print(it), places: places(it, all) }));
  return {
    watch: finder.watch,
    name: finder.name,
    sentence: `Articles that mention ${words(finder.tree)}.`,
    clauses: clauses.filter((it) => it.places.length > 0),
    after_edit: false,
    chrome_only: mark(AROUND.join(" "), [finder]).filter((it) => it.watches.length > 0).length,
    version: 1,
    method: "the article’s page",
    confidence: 0.94,
  };
}

/** What stands between AND and OR speaks for itself. */
function parts(tree: Tree): Tree[] {
  if (tree.kind === "not") return [];
  return tree.kind === "and" || tree.kind === "or" ? tree.parts.flatMap(parts) : [tree];
}

function places(part: Tree, blocks: Block[]): WhyPlace[] {
  const leaves = "parts" in part ? part.parts.flatMap(parts) : [part];
  const found = blocks.flatMap((block) => leaves.flatMap((leaf) => placesOf(leaf, block)));
  return found.slice(0, PLACES);
}

function placesOf(leaf: Tree, { zone, block, text }: Block): WhyPlace[] {
  const term = print(leaf);
  let start = 0;
  return mark(text, [{ watch: 1, terms: terms(leaf) }]).flatMap((run) => {
    const [from, end] = [start, start + run.text.length];
    start = end;
    if (run.watches.length === 0) return [];
    const alias = term.startsWith("@") && term.slice(1) !== run.text ? term.slice(1) : null;
    return [{ term, form: run.text, alias, zone, block, start: from, end, sentence: sentence(text, from, end) }];
  });
}

/** Good enough for made-up news: sentences end at a full stop and a space. */
function sentence(text: string, start: number, end: number): Run[] {
  const from = text.lastIndexOf(". ", start) + 1;
  const stop = text.indexOf(". ", end);
  const [before, form, after] = [text.slice(from, start).trimStart(), text.slice(start, end), text.slice(end, stop < 0 ? undefined : stop + 1)];
  const runs = [{ text: before, watches: [] }, { text: form, watches: [1] }, { text: after, watches: [] }];
  return runs.filter((it) => it.text !== "");
}
