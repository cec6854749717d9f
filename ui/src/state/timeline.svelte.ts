/**
 * The rows of the middle pane: stories.
 *
 * Rows never move under the pointer: what arrives while a list is shown waits until it is asked for.
 */

import { type Backend, BackendError, type ListRequest, type QueryCheck, type StoryRow } from "../backend/backend";
import { mistake } from "./queries";

export type Scope = { kind: "all" | "unread" | "starred" } | { kind: "watch" | "source"; id: number };

/** A screen and a half of rows: the next page is there before one scrolls to it. */
const PAGE = 50;
/** Marking all as read collects ids in larger steps, since nothing is drawn. */
const SWEEP = 500;

export class Timeline {
  #scope = $state.raw<Scope>({ kind: "all" });
  #search = $state("");
  #check = $state.raw<QueryCheck | null>(null);
  #rows = $state.raw<StoryRow[]>([]);
  #total = $state<number | null>(null);
  #fresh = $state(0);
  #loaded = $state(false);
  #selected = $state<string | null>(null);
  #next: string | null = null;
  #busy = false;
  #scrolled = false;
  /** Counts lists shown, so that an answer to an older question is dropped. */
  #showing = 0;

  constructor(
    readonly backend: Backend,
    /** True in the first minutes and in a store of made-up news, when matches may stream in as long as nobody has touched the list. */
    readonly streaming: () => boolean = () => false,
  ) {}

  get scope() {
    return this.#scope;
  }
  get search() {
    return this.#search;
  }
  /** What the engine understands of the search, or null without one. */
  get check() {
    return this.#check;
  }
  get rows() {
    return this.#rows;
  }
  get total() {
    return this.#total;
  }
  /** How many new rows wait. */
  get fresh() {
    return this.#fresh;
  }
  get loaded() {
    return this.#loaded;
  }
  get selected() {
    return this.#selected;
  }
  get selectedRow() {
    return this.#rows.find((it) => it.story === this.#selected) ?? null;
  }
  get showing() {
    return this.#showing;
  }

  async show(scope: Scope) {
    this.#scope = scope;
    this.#search = "";
    this.#check = null;
    await this.reload();
  }

  /** Searches the archive; an empty text goes back to the list before. */
  async find(text: string) {
    this.#search = text;
    if (text.trim() === "") {
      this.#check = null;
      return this.reload();
    }
    const check = await this.backend.checkQuery(text, null);
    if (this.#search !== text) return;
    this.#check = check;
    if (!check.error) await this.reload();
  }

  async reload() {
    const showing = ++this.#showing;
    const page = await this.backend.listStories(this.#request(null, PAGE)).catch((reason: unknown) => this.#refused(reason));
    if (!page || showing !== this.#showing) return;
    this.#rows = distinct(page.rows);
    this.#next = page.next;
    this.#total = page.total;
    this.#fresh = 0;
    this.#loaded = true;
    this.#scrolled = false;
    if (!this.selectedRow) this.#selected = null;
  }

  async more() {
    if (this.#next === null || this.#busy) return;
    this.#busy = true;
    const showing = this.#showing;
    try {
      const page = await this.backend.listStories(this.#request(this.#next, PAGE));
      if (showing !== this.#showing) return;
      this.#rows = distinct([...this.#rows, ...page.rows]);
      this.#next = page.next;
    } finally {
      this.#busy = false;
    }
  }

  /** Asks again after a change: known rows are renewed in place, new ones wait. */
  async refresh() {
    if (this.#check?.error) return;
    const untouched = !this.#scrolled && this.#selected === null;
    if (this.#rows.length === 0 || (untouched && this.streaming())) return this.reload();
    const showing = this.#showing;
    const page = await this.backend.listStories(this.#request(null, PAGE));
    if (showing !== this.#showing) return;
    const news = new Map(page.rows.map((it) => [it.story, it]));
    const known = new Set(this.#rows.map((it) => it.story));
    this.#rows = this.#rows.map((it) => news.get(it.story) ?? it);
    this.#total = page.total;
    // Rows below the last known one are older rows that moved up, not new ones.
    const last = page.rows.findLastIndex((it) => known.has(it.story));
    const head = last < 0 ? page.rows : page.rows.slice(0, last);
    this.#fresh = head.filter((it) => !known.has(it.story)).length;
  }

  /** The person moved the list by hand; from now on new rows wait. */
  scrolled() {
    this.#scrolled = true;
  }

  select(story: string | null) {
    this.#selected = story;
  }

  /** The row of the story that this article tells, where it is listed. */
  rowOf(article: string): StoryRow | null {
    return this.#rows.find((it) => it.articles.includes(article)) ?? null;
  }

  /** The row so many places from the selected one; the first one when none is. */
  neighbour(by: number): StoryRow | null {
    const at = this.#rows.findIndex((it) => it.story === this.#selected);
    if (at < 0) return this.#rows[0] ?? null;
    return this.#rows[Math.min(this.#rows.length - 1, Math.max(0, at + by))] ?? null;
  }

  nextUnread(): StoryRow | null {
    const at = this.#rows.findIndex((it) => it.story === this.#selected);
    return this.#rows.find((it, index) => index > at && it.unread.length > 0) ?? null;
  }

  /** Shows at once what was done with articles, until the engine says the same. */
  patch(ids: string[], to: { read?: boolean; starred?: boolean }) {
    const changed = new Set(ids);
    this.#rows = this.#rows.map((it) => (it.articles.some((id) => changed.has(id)) ? patched(it, changed, to) : it));
  }

  /** The articles of everything unread in this list, loaded or not. */
  async unreadIds(): Promise<string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page = await this.backend.listStories({ ...this.#request(after, SWEEP), unread: true });
      ids.push(...page.rows.flatMap((it) => it.unread));
      after = page.next;
    } while (after !== null);
    return ids;
  }

  #request(after: string | null, limit: number): ListRequest {
    const none = { watch: null, source: null, unread: false, starred: false, search: null, after, limit };
    if (this.#search.trim() !== "") return { ...none, search: this.#search };
    const scope = this.#scope;
    switch (scope.kind) {
      case "watch":
        return { ...none, watch: scope.id };
      case "source":
        return { ...none, source: scope.id };
      case "unread":
        return { ...none, unread: true };
      case "starred":
        return { ...none, starred: true };
      case "all":
        return none;
    }
  }

  /** A list that can't be had is an empty list with a reason. */
  #refused(reason: unknown) {
    if (!(reason instanceof BackendError)) throw reason;
    this.#check = mistake(reason.message);
    this.#loaded = true;
    return null;
  }
}

/** Between two pages a story can move; it is still one row. */
function distinct(rows: StoryRow[]): StoryRow[] {
  return [...new Map(rows.map((it) => [it.story, it])).values()];
}

function patched(row: StoryRow, changed: Set<string>, { read, starred }: { read?: boolean; starred?: boolean }): StoryRow {
  const isUnread = (id: string) => (read !== undefined && changed.has(id) ? !read : row.unread.includes(id));
  return { ...row, unread: row.articles.filter(isUnread), starred: starred ?? row.starred };
}
