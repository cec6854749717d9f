/** The made-up sources, and how they are doing. */

import type { SourceView } from "../backend";
import { OUTLETS } from "./world";

const MINUTE = 60_000;

const NOTES = {
  new: "Not asked yet.",
  fine: "Answers well.",
  flawed: "Answers, but its feed has a broken date; such entries count as undated.",
  failing: "Has not answered since Tuesday. Newshawk tries again by itself.",
  gone: "The publisher says that this feed is gone. Remove it, or look for a new address.",
  paused: "Paused by you.",
};

export function sourceView(index: number, world: { offline: boolean; now: number; sample: boolean }): SourceView {
  const it = OUTLETS[index]!;
  const health = world.offline ? "failing" : it.health;
  const minute = (index % 7) + 1;
  return {
    id: 100 + index,
    title: it.title,
    url: `https://${it.host}/feed`,
    kind: "feed",
    folder: it.folder,
    health,
    note: NOTES[health],
    last_look: world.now - minute * MINUTE,
    last_success: health === "failing" ? null : world.now - minute * MINUTE,
    last_new: world.now - minute * 7 * MINUTE,
    next_look: health === "gone" ? null : world.now + minute * MINUTE,
    next_why: health === "gone" ? "the publisher said that it is gone" : "it publishes about six times a day",
    every_minutes: null,
    full_text: "auto",
    paused: false,
    sample: world.sample,
    articles: 12 + index * 3,
    failures: health === "failing" ? 9 : 0,
  };
}

export function opmlOf(sources: SourceView[]): string {
  const lines = sources.map((it) => `    <outline type="rss" text="${it.title}" xmlUrl="${it.url}"/>`);
  return `<?xml version="1.0"?>\n<opml version="2.0">\n  <body>\n${lines.join("\n")}\n  </body>\n</opml>\n`;
}
