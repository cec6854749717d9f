/** What a query would find in the fake archive. */

import type { QueryPreview } from "../backend";
import type { Archive, Article } from "./archive";
import { OUTLETS } from "./world";

const DAY = 24 * 60 * 60_000;
const DAYS = 14;

export function preview(archive: Archive, query: string, previous: string | null): QueryPreview {
  const of = (text: string) => archive.list({}, [{ id: 0, name: "", query: text }], null);
  const found = of(query);
  const before = previous === null ? found : of(previous);
  const added = found.filter((it) => !before.includes(it));
  const removed = before.filter((it) => !found.includes(it));
  const oldest = archive.articles.at(-1)?.seen;
  const reach = oldest === undefined ? 0 : (archive.now - oldest) / DAY;
  const finders = archive.finders([{ id: 1, name: "", query }], null);
  return {
    articles: found.length,
    days_back: oldest === undefined ? 0 : 1 + Math.floor(reach),
    per_week: reach < 7 ? null : (found.length * 7) / reach,
    days: days(archive.now, found),
    sources: sources(found),
    samples: found.slice(0, 5).map((it) => {
      const row = archive.row(it, finders);
      const runs = row.title.some((run) => run.watches.length > 0) ? row.title : row.line;
      return { id: it.id, title: it.title, source: row.source, published: row.published, runs };
    }),
    added: added.length,
    removed: removed.length,
    added_samples: added.slice(0, 3).map((it) => it.title),
    removed_samples: removed.slice(0, 3).map((it) => it.title),
    searched: archive.articles.length,
  };
}

function days(now: number, found: Article[]): QueryPreview["days"] {
  const name = (at: number) => new Date(at).toISOString().slice(0, 10);
  return Array.from({ length: DAYS }, (_, index) => {
    const day = name(now - (DAYS - 1 - index) * DAY);
    return { day, count: found.filter((it) => name(it.seen) === day).length };
  });
}

function sources(found: Article[]): QueryPreview["sources"] {
  const counts = new Map<string, number>();
  for (const it of found) {
    const title = OUTLETS[it.outlet]!.title;
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  const all = [...counts].map(([title, count]) => ({ title, count }));
  return all.sort((a, b) => b.count - a.count).slice(0, 5);
}
