/** The fake world's stories: rows of the list, and the page of one. */

import type { ListRequest, StoryPage, StoryRow, StoryView, VersionView } from "../backend";
import type { Archive, Article, Finder } from "./archive";
import { OUTLETS } from "./world";

const MINUTE = 60_000;

/** A page of the stories that these articles tell, newest first; a row is of all that fit, read or not. */
export function storyPage(archive: Archive, articles: Article[], fitting: Article[], request: ListRequest, finders: Finder[]): StoryPage {
  const stories = archive.stories(articles);
  const from = request.after === null ? 0 : stories.indexOf(request.after) + 1;
  const page = stories.slice(from, from + request.limit);
  const more = from + request.limit < stories.length;
  return { rows: page.map((it) => row(archive, it, fitting, finders)), next: more ? (page.at(-1) ?? null) : null, total: stories.length };
}

export function storyView(archive: Archive, { story }: Article, finders: Finder[]): StoryView {
  const members = archive.members(story);
  const versions = members.toReversed();
  return { story, ...reach(members), versions: versions.map((it, index) => version(archive, it, versions.slice(0, index), finders)), fate: ["Notified one minute later"] };
}

function row(archive: Archive, story: string, fitting: Article[], finders: Finder[]): StoryRow {
  const members = archive.members(story);
  const shown = members.filter((it) => fitting.includes(it));
  return {
    story,
    first: archive.row(shown.at(-1)!, finders),
    articles: shown.map((it) => it.id),
    unread: shown.filter((it) => !it.read).map((it) => it.id),
    starred: shown.some((it) => it.starred),
    watch_names: [...new Set(shown.flatMap((it) => archive.row(it, finders).watch_names))],
    versions: members.length,
    ...reach(members),
    latest: shown[0]!.seen,
    alert: members.length > 1 ? "told" : null,
  };
}

/** Every second outlet of a story copies from the one before it. */
function reach(members: Article[]) {
  const outlets = new Set(members.map((it) => it.outlet)).size;
  return { outlets, origins: Math.ceil(outlets / 2) };
}

function version(archive: Archive, article: Article, before: Article[], finders: Finder[]): VersionView {
  const copies = before.length % 2 === 1;
  return {
    article: article.id,
    source: OUTLETS[article.outlet]!.title,
    title: article.title,
    at: article.seen - 3 * MINUTE,
    dated: true,
    part: before.length === 0 ? "first" : copies ? "repeats" : "follows",
    copy_of: copies ? OUTLETS[before.at(-1)!.outlet]!.title : null,
    wire: before.length === 2 ? "AFP" : null,
    news: before.length === 2 ? ["Number of “ships”: 21, before 19"] : [],
    watch_names: archive.row(article, finders).watch_names,
    read: article.read,
  };
}
