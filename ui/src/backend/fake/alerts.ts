/** The fake world's alert log. */

import type { AlertPage, AlertRequest, AlertRow, AlertTurn } from "../backend";
import type { Archive, Article, Finder } from "./archive";

const MINUTE = 60_000;

const FATES: [AlertTurn, string][] = [
  ["told", "Told. A new story."],
  ["held", "Held until your quiet hours end (07:00 on 28 November). A new story."],
  ["told", "Told again. New: Number of “ships”: 21, before 19."],
  ["silent", "Counted, not shown: the words stand once, in passing."],
];

export function alertLog(archive: Archive, articles: Article[], request: AlertRequest, finders: Finder[]): AlertPage {
  const all = articles.map((it, index) => line(archive, it, index, finders));
  const wanted = all.filter((it) => request.only === null || it.turn === request.only);
  const from = request.after === null ? 0 : wanted.findIndex((it) => it.id === request.after) + 1;
  const lines = wanted.slice(from, from + request.limit);
  return { lines, next: from + request.limit < wanted.length ? (lines.at(-1)?.id ?? null) : null };
}

function line(archive: Archive, article: Article, index: number, finders: Finder[]): AlertRow {
  const row = archive.row(article, finders);
  const [turn, why] = FATES[index % FATES.length]!;
  return { id: `alert-${article.id}`, article: article.id, title: article.title, source: row.source, watches: row.watch_names, level: "notify", at: article.seen + MINUTE, turn, why };
}
