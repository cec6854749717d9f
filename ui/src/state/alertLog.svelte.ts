/** The alert log: what was told, what is held, what stayed silent, and why. */

import type { AlertRow, AlertTurn, Backend } from "../backend/backend";

export type Shown = AlertTurn | "all";

const PAGE = 60;

export class AlertLog {
  #rows = $state.raw<AlertRow[]>([]);
  #shown = $state<Shown>("all");
  #open = $state(false);
  #loaded = $state(false);
  #selected = $state<string | null>(null);
  #next: string | null = null;
  #busy = false;
  /** Counts lists shown, so that an answer to an older question is dropped. */
  #showing = $state(0);

  constructor(readonly backend: Backend) {}

  get rows() {
    return this.#rows;
  }
  /** Which of them are shown. */
  get shown() {
    return this.#shown;
  }
  /** True while it stands in place of the stories. */
  get open() {
    return this.#open;
  }
  get loaded() {
    return this.#loaded;
  }
  get selected() {
    return this.#selected;
  }
  get showing() {
    return this.#showing;
  }

  async enter(shown: Shown = this.#shown) {
    this.#open = true;
    this.#shown = shown;
    await this.load();
  }

  leave() {
    this.#open = false;
  }

  async load() {
    const showing = ++this.#showing;
    const page = await this.backend.alertLog(this.#request(null));
    if (showing !== this.#showing) return;
    this.#rows = page.lines;
    this.#next = page.next;
    this.#loaded = true;
  }

  /** Asks again after a change, where it is looked at. */
  async refresh() {
    if (!this.#open) return;
    const page = await this.backend.alertLog({ ...this.#request(null), limit: Math.max(PAGE, this.#rows.length) });
    this.#rows = page.lines;
    this.#next = page.next;
  }

  async more() {
    if (this.#next === null || this.#busy) return;
    this.#busy = true;
    const showing = this.#showing;
    try {
      const page = await this.backend.alertLog(this.#request(this.#next));
      if (showing !== this.#showing) return;
      const known = new Set(this.#rows.map((it) => it.id));
      this.#rows = [...this.#rows, ...page.lines.filter((it) => !known.has(it.id))];
      this.#next = page.next;
    } finally {
      this.#busy = false;
    }
  }

  select(id: string | null) {
    this.#selected = id;
  }

  /** The line so many places from the selected one; the first one when none is. */
  neighbour(by: number): AlertRow | null {
    const at = this.#rows.findIndex((it) => it.id === this.#selected);
    if (at < 0) return this.#rows[0] ?? null;
    return this.#rows[Math.min(this.#rows.length - 1, Math.max(0, at + by))] ?? null;
  }

  #request(after: string | null) {
    return { only: this.#shown === "all" ? null : this.#shown, after, limit: PAGE };
  }
}
