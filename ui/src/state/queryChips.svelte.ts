/** A query as chips: what stands in each row, and the text they make together. */

import type { Backend, ChipsView, Nearness } from "../backend/backend";
import { chipOf, parts } from "./queries";

/** A row of chips; a number is a group of those near each other. */
export type Row = "any" | "all" | "none" | number;
type Near = { how: Nearness; within: number };

export const NO_CHIPS: ChipsView = { any: [], all: [], none: [], near: null };
/** Two things can be near each other, so there is always room for a second. */
const LEAST_GROUPS = 2;
/** About a sentence. */
const NEAR: Near = { how: "near", within: 15 };
const MOST_WITHIN = 999;

export class QueryChips {
  #lists = $state.raw({ any: [] as string[], all: [] as string[], none: [] as string[] });
  #groups = $state.raw<string[][]>([[], []]);
  #near = $state.raw<Near>(NEAR);
  #refusal = $state.raw<{ row: Row; message: string } | null>(null);
  /** Counts the changes; only the text of the last one is taken. */
  #turn = 0;
  /** What is still being asked of the engine. */
  #work: Promise<unknown> = Promise.resolve();

  constructor(
    readonly backend: Backend,
    /** The watch that is being written, or null for a new one. */
    readonly watch: () => number | null,
    /** Told the text that the chips make. */
    readonly changed: (query: string) => void,
  ) {}

  get near() {
    return this.#near;
  }
  get groups() {
    return this.#groups;
  }
  /** Why the last chip was refused, and in which row. */
  get refusal() {
    return this.#refusal;
  }
  /** What is to be done before the chips say all that stands in their rows, or empty. */
  get missing() {
    if (this.#refusal) return "Mend or clear what could not be added.";
    const filled = this.#groups.filter((it) => it.length > 0);
    return filled.length === 1 ? `Add what ${filled[0]![0]} has to be near, or take it out.` : "";
  }
  /** Resolves when every chip typed so far is part of the text. */
  get settled() {
    return this.#work.catch(() => undefined);
  }

  of(row: Row): string[] {
    return typeof row === "number" ? (this.#groups[row] ?? []) : this.#lists[row];
  }

  show(chips: ChipsView) {
    const { any, all, none, near } = chips;
    this.#turn += 1;
    this.#lists = { any, all, none };
    this.#near = near ? { how: near.how, within: near.within } : NEAR;
    this.#groups = roomy(near?.groups ?? []);
    this.#refusal = null;
  }

  /** Puts what was typed into a row; answers whether it was taken. */
  add(row: Row, typed: string): Promise<boolean> {
    const added = this.settled.then(() => this.#take(row, typed));
    this.#work = added;
    return added;
  }

  /** What was refused is being mended. */
  forget() {
    this.#refusal = null;
  }

  remove(row: Row, index: number) {
    this.#put(row, this.of(row).filter((_, it) => it !== index));
    this.#write();
  }

  within(words: number) {
    if (!Number.isFinite(words)) return;
    this.#near = { ...this.#near, within: Math.min(MOST_WITHIN, Math.max(0, Math.round(words))) };
    this.#write();
  }

  how(how: Nearness) {
    this.#near = { ...this.#near, how };
    this.#write();
  }

  async #take(row: Row, typed: string): Promise<boolean> {
    for (const { text } of parts(typed)) {
      const chip = chipOf(text);
      const { error } = await this.backend.checkQuery(chip, this.watch());
      this.#refusal = error ? { row, message: error.message } : null;
      if (error) return false;
      if (!this.of(row).includes(chip)) this.#put(row, [...this.of(row), chip]);
    }
    await this.#write();
    return true;
  }

  #put(row: Row, chips: string[]) {
    if (typeof row === "number") this.#groups = roomy(this.#groups.map((it, index) => (index === row ? chips : it)));
    else this.#lists = { ...this.#lists, [row]: chips };
    this.#refusal = null;
  }

  #write(): Promise<void> {
    this.#turn += 1;
    const turn = this.#turn;
    const written = this.#compose().then((query) => {
      if (turn === this.#turn) this.changed(query);
    });
    this.#work = Promise.allSettled([this.#work, written]);
    return written;
  }

  async #compose(): Promise<string> {
    const { any, all, none } = this.#lists;
    const groups = this.#groups.filter((it) => it.length > 0);
    const near = groups.length >= LEAST_GROUPS ? { ...this.#near, groups } : null;
    if (any.length + all.length + none.length === 0 && near === null) return "";
    return this.backend.composeQuery({ any, all, none, near });
  }
}

/** Without empty groups between others, and with one to type into. */
function roomy(groups: string[][]): string[][] {
  const filled = groups.filter((it) => it.length > 0);
  const empty = Math.max(1, LEAST_GROUPS - filled.length);
  return [...filled, ...Array.from({ length: empty }, () => [])];
}
