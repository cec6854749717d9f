/** The story that is open, the article of it that is read, and what the person does with them. */

import type { ArticleView, Backend, StoryRow, StoryView } from "../backend/backend";
import type { Layout } from "./layout.svelte";
import type { Notices } from "./notices.svelte";
import type { Timeline } from "./timeline.svelte";

/** So many stories are offered to choose from. */
const OTHERS = 30;

export class Reading {
  #story = $state.raw<StoryView | null>(null);
  #article = $state.raw<ArticleView | null>(null);
  #inside = $state(false);
  #toHit = $state(false);
  /** The article asked for last; an answer about another one comes too late. */
  #wanted: string | null = null;
  /** The article that the story was opened by. */
  #lead = "";

  constructor(
    readonly backend: Backend,
    readonly timeline: Timeline,
    readonly layout: Layout,
    readonly notices: Notices,
    /** Counts elsewhere in the window depend on what was read. */
    readonly countsChanged: () => void,
  ) {}

  get article() {
    return this.#article;
  }
  /** The story of the article, where others tell it, too. */
  get story() {
    return this.#story !== null && this.#story.versions.length > 1 ? this.#story : null;
  }
  /** True when one of several articles was opened from the page of its story. */
  get inside() {
    return this.#inside;
  }
  /** True when the article should open at its first mark, as after a notification. */
  get toHit() {
    return this.#toHit;
  }
  /** The row the verbs below speak of. */
  get row(): StoryRow | null {
    return this.timeline.selectedRow;
  }
  /** True when there is something to do the verbs to. */
  get hasOne() {
    return this.row !== null || this.#article !== null;
  }

  /** Opens the story of an article. */
  async open(id: string, toHit = false) {
    this.#wanted = id;
    const row = this.timeline.rowOf(id);
    if (row) this.timeline.select(row.story);
    const opened = await this.notices.attempt(() => Promise.all([this.backend.openStory(id), this.backend.openArticle(id)]));
    if (!opened || this.#wanted !== id) return;
    [this.#story, this.#article] = opened;
    this.#lead = id;
    this.#inside = false;
    this.#toHit = toHit;
    this.timeline.select(this.#story.story);
    const unread = this.#story.versions.filter((it) => !it.read).map((it) => it.article);
    if (unread.length > 0) await this.setRead(unread, true);
  }

  /** Opens one article of the story. */
  async openVersion(id: string) {
    this.#wanted = id;
    const article = await this.notices.attempt(() => this.backend.openArticle(id));
    if (!article || this.#wanted !== id) return;
    this.#article = article;
    this.#inside = true;
    this.#toHit = false;
  }

  /** Opens the story of the selected row, unless it is open. */
  async openSelected() {
    const { row } = this;
    if (row && !this.#isOpen(row)) await this.open(row.first.article);
  }

  /** From one article of the story back to its page. */
  async leaveVersion() {
    if (this.#inside) await this.open(this.#lead);
  }

  close() {
    this.#wanted = null;
    this.#story = null;
    this.#article = null;
    this.#inside = false;
    this.timeline.select(null);
  }

  /** Moves through the list. Where only one pane fits, moving does not open: nobody would see it. */
  async walk(by: number) {
    const row = this.timeline.neighbour(by);
    if (!row) return;
    if (this.timeline.rows.at(-1) === row) void this.timeline.more();
    const unseen = this.layout.single && this.layout.pane !== "reader";
    if (unseen) this.timeline.select(row.story);
    else await this.open(row.first.article);
  }

  async nextUnread() {
    const row = this.timeline.nextUnread();
    if (!row) {
      this.notices.say("Nothing unread below.");
      return;
    }
    await this.open(row.first.article);
    if (this.layout.single) this.layout.focus("reader");
  }

  /** An article that was opened from its story is starred by itself; a story under its first one. */
  async star() {
    const { row } = this;
    const article = this.#article?.row;
    const byItself = this.#inside || !row;
    const isStarred = byItself ? article?.starred : row.starred;
    const first = byItself ? article?.article : row.first.article;
    if (first === undefined) return;
    const starred = !isStarred;
    const ids = starred || byItself ? [first] : row.articles;
    await this.notices.attempt(() => this.backend.setStarred(ids, starred));
    this.#patch(ids, { starred });
    this.countsChanged();
  }

  /** Says of the open article whether it is what a watch is for; it stays in every list. */
  async judge(watch: number, notRelevant: boolean) {
    const article = this.#article;
    if (!article) return;
    const { article: id } = article.row;
    await this.notices.attempt(() => this.backend.setRelevance(watch, id, notRelevant));
    if (this.#article?.row.article !== id) return;
    const why = article.why.map((it) => (it.watch === watch ? { ...it, not_relevant: notRelevant } : it));
    this.#article = { ...this.#article, why };
  }

  async toggleRead() {
    const { row } = this;
    const own = row === null || this.#isOpen(row) ? (this.#story?.versions ?? []) : [];
    const ids = [...new Set([...(row?.articles ?? []), ...own.map((it) => it.article)])];
    const isRead = row ? row.unread.length === 0 : own.every((it) => it.read);
    if (ids.length > 0) await this.setRead(ids, !isRead);
  }

  async setRead(ids: string[], read: boolean) {
    await this.notices.attempt(() => this.backend.setRead(ids, read));
    this.#patch(ids, { read });
    this.countsChanged();
  }

  async readAll() {
    const ids = (await this.notices.attempt(() => this.timeline.unreadIds())) ?? [];
    if (ids.length === 0) {
      this.notices.say("Everything here is read.");
      return;
    }
    await this.#sweep(ids);
    this.#patch(ids, { read: true });
    this.countsChanged();
    this.notices.say(`Marked ${ids.length} as read.`, () => this.setRead(ids, false));
  }

  async browse() {
    const url = (await this.#current())?.url;
    if (url) await this.notices.attempt(() => this.backend.openLink(url));
    else this.notices.say("This article has no address to open.");
  }

  async cite() {
    const citation = (await this.#current())?.citation;
    if (!citation) return;
    const copied = await copy(citation);
    this.notices.say(copied ? "Copied the citation." : "The citation could not be copied. Select the text and copy it instead.");
  }

  /** The article says of itself that it tells another story. */
  async split(id = this.#article?.row.article) {
    const story = this.story;
    const rest = story?.versions.find((it) => it.article !== id)?.article;
    if (!story || !id || !rest) return;
    const own = await this.notices.attempt(async () => {
      await this.backend.splitStory(id);
      return (await this.backend.openStory(id)).story;
    });
    if (own === undefined) return;
    await this.#regroup(rest);
    this.notices.say("It is a story of its own now.", () => this.#unite(own, story.story, rest));
  }

  /** Other stories that this one may be the same as: those of the list, or what a search finds. */
  async others(search: string): Promise<{ rows: StoryRow[]; fault: string }> {
    const isOther = (row: StoryRow) => row.story !== this.#story?.story;
    if (search.trim() === "") return { rows: this.timeline.rows.filter(isOther).slice(0, OTHERS), fault: "" };
    const check = await this.backend.checkQuery(search, null);
    if (check.error) return { rows: [], fault: check.error.message };
    const request = { watch: null, source: null, unread: false, starred: false, search, after: null, limit: OTHERS };
    const page = await this.notices.attempt(() => this.backend.listStories(request));
    return { rows: page?.rows.filter(isOther) ?? [], fault: "" };
  }

  /** The open story and another one are the same. */
  async unite(other: StoryRow) {
    const story = this.#story;
    if (!story || other.story === story.story) return;
    await this.#unite(story.story, other.story, this.#lead);
    this.notices.say("The two are one story now.");
  }

  async #unite(one: string, other: string, lead: string) {
    await this.notices.attempt(() => this.backend.uniteStories(one, other));
    await this.#regroup(lead);
  }

  /** What a person did themselves may move rows under the pointer. */
  async #regroup(lead: string) {
    await this.timeline.reload();
    await this.open(lead);
    this.countsChanged();
  }

  #isOpen(row: StoryRow): boolean {
    return this.#story?.story === row.story;
  }

  /** The article of the selected row, which may not be open yet. */
  async #current(): Promise<ArticleView | null> {
    await this.openSelected();
    return this.#article;
  }

  /** A list of matches goes in one command; other lists know only their ids. */
  async #sweep(ids: string[]) {
    const { scope, search } = this.timeline;
    const byIds = search !== "" || scope.kind === "source" || scope.kind === "starred";
    const watch = scope.kind === "watch" ? scope.id : null;
    await this.notices.attempt(() => (byIds ? this.backend.setRead(ids, true) : this.backend.markAllRead(watch)));
  }

  #patch(ids: string[], to: { read?: boolean; starred?: boolean }) {
    this.timeline.patch(ids, to);
    const article = this.#article;
    if (article && ids.includes(article.row.article)) {
      this.#article = { ...article, row: { ...article.row, ...to } };
    }
    const { read } = to;
    if (this.#story && read !== undefined) {
      const versions = this.#story.versions.map((it) => (ids.includes(it.article) ? { ...it, read } : it));
      this.#story = { ...this.#story, versions };
    }
  }
}

/** Some webviews refuse the clipboard to pages they did not load over https; a selection still works there. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    return copied;
  }
}
