/** How many articles each query has that may be meant instead of the one being written. */

import { type Backend, BackendError, type QueryCheck } from "../backend/backend";

export class CountsOfFixes {
  #counts = $state.raw<ReadonlyMap<string, number>>(new Map());
  /** Counts the questions; only the answer to the last one is shown. */
  #turn = 0;

  constructor(readonly backend: Backend) {}

  /** By query, as far as they are known. They stay while the next ones are looked for. */
  get all() {
    return this.#counts;
  }

  /** Counts what a check offers to write instead. */
  async ask({ error, lints }: QueryCheck) {
    this.#turn += 1;
    const turn = this.#turn;
    const fixes = [...new Set([error, ...lints].flatMap((it) => it?.fixes ?? []))];
    const counts = fixes.length === 0 ? [] : await this.#answer(fixes);
    if (turn !== this.#turn) return;
    this.#counts = new Map(fixes.flatMap((fix, index) => (counts[index] == null ? [] : [[fix, counts[index]]])));
  }

  clear() {
    this.#turn += 1;
    this.#counts = new Map();
  }

  async #answer(fixes: string[]): Promise<(number | null)[]> {
    try {
      return await this.backend.countQueries(fixes);
    } catch (reason) {
      // A fix can be taken without its count.
      if (!(reason instanceof BackendError)) throw reason;
      return [];
    }
  }
}
