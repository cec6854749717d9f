/** The digest of a made-up day. */

import type { DigestView } from "../backend";
import type { Archive } from "./archive";

const DAY = 24 * 60 * 60_000;
const MOST = 12;

type Finders = Parameters<Archive["row"]>[1];

/** A day's digest: the newest stories of the day before 08:00, or none on a Sunday. */
export function digest(archive: Archive, found: Finders, day: string | null): DigestView {
  const today = new Date(archive.now).toISOString().slice(0, 10);
  const of = day ?? today;
  const beside = (by: number) => new Date(Date.parse(of) + by * DAY).toISOString().slice(0, 10);
  const isQuiet = new Date(of).getUTCDay() === 0;
  const seen = archive.articles.filter((it) => archive.row(it, found).watch_names.length > 0);
  const rows = (isQuiet ? [] : seen.slice(0, MOST)).map((it) => archive.row(it, found));
  const written = new Date(of).toLocaleDateString("en-GB", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return {
    day: of,
    earlier: beside(-1),
    later: of < today ? beside(1) : null,
    title: `Digest of ${written}`,
    covered: `The time until 08:00 of that day. ${rows.length} of ${seen.length} stories, those that matter most.`,
    nothing: rows.length === 0 ? "Nothing significant. Your watches found nothing in this time." : "",
    closed: of < today,
    stories: rows.map((it, index) => ({
      article: it.article,
      title: it.title.map((run) => run.text).join(""),
      outlets: index % 3 === 0 ? `${it.source}, Harbour Post and 3 more; 4 independent` : it.source,
      watches: it.watch_names,
      sentence: it.line.map((run) => run.text).join(""),
      changes: index % 4 === 0 ? ["Dead: 9, before 5", "2 more independent outlets have it"] : [],
    })),
  };
}
