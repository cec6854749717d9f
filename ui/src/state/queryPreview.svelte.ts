/** What the query being written would find, while the person types. */

import { type Backend, BackendError, type QueryPreview } from "../backend/backend";

/** Typing goes on for as long as keys follow each other this fast. */
const SETTLE_MS = 250;
/** A shorter wait is not worth a word. */
const SLOW_MS = 300;

export class PreviewOfQuery {
  #found = $state.raw<QueryPreview | null>(null);
  #looking = $state(false);
  /** Counts the questions; only the answer to the last one is shown. */
  #turn = 0;
  #settle: ReturnType<typeof setTimeout> | undefined;
  #slow: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly backend: Backend) {}

  /** The last answer; it stays while the next one is looked for. */
  get found() {
    return this.#found;
  }
  /** True when an answer has been waited for long enough to say so. */
  get looking() {
    return this.#looking;
  }

  ask(query: string, previous: string | null) {
    const turn = this.#begin();
    if (query.trim() === "") {
      this.#end(null);
      return;
    }
    this.#settle = setTimeout(() => void this.#look(turn, query, previous), SETTLE_MS);
  }

  clear() {
    this.#begin();
    this.#end(null);
  }

  #begin(): number {
    clearTimeout(this.#settle);
    clearTimeout(this.#slow);
    this.#turn += 1;
    return this.#turn;
  }

  async #look(turn: number, query: string, previous: string | null) {
    this.#slow = setTimeout(() => (this.#looking = true), SLOW_MS);
    const found = await this.#answer(query, previous);
    if (turn === this.#turn) this.#end(found);
  }

  /** A query that can't be understood finds nothing; why, the field says. */
  async #answer(query: string, previous: string | null): Promise<QueryPreview | null> {
    try {
      return await this.backend.previewQuery(query, previous);
    } catch (reason) {
      if (!(reason instanceof BackendError)) throw reason;
      return null;
    }
  }

  #end(found: QueryPreview | null) {
    clearTimeout(this.#slow);
    this.#looking = false;
    this.#found = found;
  }
}
