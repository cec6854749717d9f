/** The article that is open, and what the person does with it. */

import type { ArticleView, Backend, MatchRow } from "../backend/backend";
import type { Layout } from "./layout.svelte";
import type { Notices } from "./notices.svelte";
import type { Timeline } from "./timeline.svelte";

export class Reading {
  #article = $state.raw<ArticleView | null>(null);
  #toHit = $state(false);
  /** The article asked for last; an answer about another one comes too late. */
  #wanted: string | null = null;

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
  /** True when the article should open at its first mark, as after a notification. */
  get toHit() {
    return this.#toHit;
  }
  /** The row the verbs below speak of. */
  get row(): MatchRow | null {
    return this.timeline.selectedRow ?? this.#article?.row ?? null;
  }

  async open(id: string, toHit = false) {
    this.#wanted = id;
    this.timeline.select(id);
    const article = await this.notices.attempt(() => this.backend.openArticle(id));
    if (!article || this.#wanted !== id) return;
    this.#toHit = toHit;
    this.#article = article;
    if (!article.row.read) await this.setRead([id], true);
  }

  close() {
    this.#wanted = null;
    this.#article = null;
    this.timeline.select(null);
  }

  /** Moves through the list. Where only one pane fits, moving does not open: nobody would see it. */
  async walk(by: number) {
    const row = this.timeline.neighbour(by);
    if (!row) return;
    if (this.timeline.rows.at(-1) === row) void this.timeline.more();
    const unseen = this.layout.single && this.layout.pane !== "reader";
    if (unseen) this.timeline.select(row.article);
    else await this.open(row.article);
  }

  async nextUnread() {
    const row = this.timeline.nextUnread();
    if (!row) {
      this.notices.say("Nothing unread below.");
      return;
    }
    await this.open(row.article);
    if (this.layout.single) this.layout.focus("reader");
  }

  async star() {
    const row = this.row;
    if (!row) return;
    const starred = !row.starred;
    await this.notices.attempt(() => this.backend.setStarred([row.article], starred));
    this.#patch([row.article], { starred });
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
    const row = this.row;
    if (row) await this.setRead([row.article], !row.read);
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

  /** The article of the selected row, which may not be open yet. */
  async #current(): Promise<ArticleView | null> {
    const selected = this.timeline.selected;
    if (selected !== null && this.#article?.row.article !== selected) await this.open(selected);
    return this.#article;
  }

  /** A list of matches goes in one command; other lists know only their ids. */
  async #sweep(ids: string[]) {
    const { scope, search } = this.timeline;
    const byIds = search !== "" || scope.kind === "source" || scope.kind === "starred";
    const watch = scope.kind === "watch" ? scope.id : null;
    await this.notices.attempt(() => (byIds ? this.backend.setRead(ids, true) : this.backend.markAllRead(watch)));
  }

  #patch(ids: string[], to: Partial<MatchRow>) {
    this.timeline.patch(ids, to);
    const article = this.#article;
    if (article && ids.includes(article.row.article)) {
      this.#article = { ...article, row: { ...article.row, ...to } };
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
