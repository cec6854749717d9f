/** One watch being written, with what the engine understands of it while the person types. */

import { type Backend, BackendError, type Level, type QueryCheck, type WatchDraft, type WatchView } from "../backend/backend";
import type { Watchlist } from "./watchlist.svelte";

/** Shorter than a pause between words, longer than one between letters. */
const SETTLE_MS = 150;

export class WatchEditor {
  #draft = $state.raw<WatchDraft | null>(null);
  #check = $state.raw<QueryCheck | null>(null);
  #refusal = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly backend: Backend,
    readonly watchlist: Watchlist,
  ) {}

  /** The watch being written, or null. */
  get draft() {
    return this.#draft;
  }
  get check() {
    return this.#check;
  }
  /** Why the last save was refused, or empty. */
  get refusal() {
    return this.#refusal;
  }

  begin(watch?: WatchView) {
    const { id, name, query, level, paused } = watch ?? { id: null, name: "", query: "", level: "notify" as Level, paused: false };
    this.#draft = { id, name, query, level, paused };
    this.#check = null;
    this.#refusal = "";
    if (query !== "") void this.#ask();
  }

  beginWith(query: string) {
    this.begin();
    this.type(query);
  }

  type(query: string) {
    if (!this.#draft) return;
    this.#draft = { ...this.#draft, query };
    this.#refusal = "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), SETTLE_MS);
  }

  name(name: string) {
    if (this.#draft) this.#draft = { ...this.#draft, name };
  }

  level(level: Level) {
    if (this.#draft) this.#draft = { ...this.#draft, level };
  }

  cancel() {
    clearTimeout(this.#timer);
    this.#draft = null;
    this.#check = null;
  }

  /** Saves; answers with the watch, or with nothing when there is something to mend first. */
  async save(): Promise<WatchView | undefined> {
    const draft = this.#draft;
    if (!draft) return undefined;
    clearTimeout(this.#timer);
    await this.#ask();
    if (this.#check?.error) return undefined;
    try {
      const saved = await this.backend.saveWatch(draft);
      this.cancel();
      await this.watchlist.load();
      return saved;
    } catch (reason) {
      if (!(reason instanceof BackendError)) throw reason;
      this.#refusal = reason.message;
      return undefined;
    }
  }

  async #ask() {
    const query = this.#draft?.query ?? "";
    const answer = query.trim() === "" ? emptyQuery() : await this.backend.checkQuery(query);
    // The person may have typed on while the engine thought.
    if (this.#draft?.query === query) this.#check = answer;
  }
}

function emptyQuery(): QueryCheck {
  return { sentence: null, error: { message: "Type a word to watch for, such as NATO.", start: 0, end: 0, fixes: [] } };
}
