/** The first minutes: what to watch, where to look, how loud to be. */

import { type Backend, BackendError, type Level, type QueryCheck, type QueryLint, type StarterSource } from "../backend/backend";
import type { Notices } from "./notices.svelte";
import { mistake, parts } from "./queries";
import type { Watchlist } from "./watchlist.svelte";

/** The card that shows beside the first stories. */
export type Card = "loudness" | "farewell" | "none";

/** Kept on this computer, so that closing the window does not lose the question. */
const STORED = "newshawk.first-card";
const SETTLE_MS = 150;

export class FirstRun {
  #starters = $state.raw<StarterSource[]>([]);
  #ticked = $state.raw<ReadonlySet<string>>(new Set());
  #query = $state("");
  #check = $state.raw<QueryCheck | null>(null);
  #busy = $state(false);
  #card = $state<Card>("none");
  #stories = $state(0);
  #test = $state("");
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly backend: Backend,
    readonly watchlist: Watchlist,
    readonly notices: Notices,
  ) {}

  get starters() {
    return this.#starters;
  }
  get ticked() {
    return this.#ticked;
  }
  get query() {
    return this.#query;
  }
  get check() {
    return this.#check;
  }
  get busy() {
    return this.#busy;
  }
  get card() {
    return this.#card;
  }
  /** How many stories there are so far, in whatever list one looks. */
  get stories() {
    return this.#stories;
  }
  /** What became of the test notification, or empty. */
  get test() {
    return this.#test;
  }

  restore() {
    const stored = localStorage.getItem(STORED);
    this.#card = stored === "loudness" || stored === "farewell" ? stored : "none";
  }

  async load() {
    this.#starters = await this.backend.starterPack();
    this.tick(this.#starters.filter((it) => it.ticked), true);
  }

  tick(sources: StarterSource[], on: boolean) {
    const ticked = new Set(this.#ticked);
    for (const { url } of sources) {
      if (on) ticked.add(url);
      else ticked.delete(url);
    }
    this.#ticked = ticked;
  }

  async count() {
    const page = await this.backend.listStories({ watch: null, source: null, unread: false, starred: false, search: null, after: null, limit: 1 });
    this.#stories = page.total ?? 0;
  }

  type(query: string) {
    this.#query = query;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), SETTLE_MS);
  }

  /** Does the field have the word, alone or under all its names? */
  has(word: string): boolean {
    return parts(this.#query).some(({ text }) => text === word || text === `@${word}`);
  }

  /** Puts an example into the field, beside what stands there, or takes it out again. */
  toggle(word: string) {
    const words = parts(this.#query).map((it) => it.text);
    const without = words.filter((it) => it !== word && it !== `@${word}`);
    this.type((without.length < words.length ? without : [...words, word]).join(", "));
  }

  async start(): Promise<boolean> {
    clearTimeout(this.#timer);
    await this.#ask();
    if (this.#check?.error) return false;
    return this.#finish({ query: this.#query, sources: [...this.#ticked] }, "loudness");
  }

  async skip(): Promise<boolean> {
    return this.#finish({ query: "", sources: [] }, "none");
  }

  async demo(): Promise<boolean> {
    return this.#while(() => this.backend.startDemo());
  }

  async loudness(level: Level) {
    this.#test = "Asking your desktop for one test notification.";
    this.#show("farewell");
    await this.watchlist.setLevel(level);
    const report = await this.notices.attempt(() => this.backend.testNotification());
    this.#test = report?.message ?? "";
  }

  done() {
    this.#show("none");
  }

  async #finish(choice: { query: string; sources: string[] }, card: Card): Promise<boolean> {
    const finished = await this.#while(() => this.backend.finishFirstRun(choice));
    if (finished) this.#show(card);
    return finished;
  }

  async #while(deed: () => Promise<void>): Promise<boolean> {
    this.#busy = true;
    try {
      await deed();
      return true;
    } catch (reason) {
      if (!(reason instanceof BackendError)) throw reason;
      this.notices.say(reason.message);
      return false;
    } finally {
      this.#busy = false;
    }
  }

  #show(card: Card) {
    this.#card = card;
    if (card === "none") localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, card);
  }

  /** Each comma-separated part becomes a watch, so each is checked by itself; the first fault shows. */
  async #ask() {
    const query = this.#query;
    const check = await checkParts(this.backend, query);
    if (this.#query === query) this.#check = check;
  }
}

async function checkParts(backend: Backend, query: string): Promise<QueryCheck> {
  const whole: QueryCheck = { sentence: null, error: null, lints: [], names: [], chips: null };
  const sentences: string[] = [];
  for (const { text, start } of parts(query)) {
    const { sentence, error, lints, names } = await backend.checkQuery(text, null);
    const inPlace = (part: string) => query.slice(0, start) + part + query.slice(start + text.length);
    const moved = <Advice extends QueryLint>(it: Advice) => ({ ...it, start: start + it.start, end: start + it.end, fixes: it.fixes.map(inPlace) });
    if (error) return { ...mistake(error.message), error: moved(error) };
    if (sentence) sentences.push(sentence);
    whole.lints.push(...lints.map(moved));
    whole.names.push(...names.map((it) => ({ ...it, other: inPlace(it.other) })));
  }
  if (sentences.length === 0) return mistake("Type a word first, such as NATO.");
  return { ...whole, sentence: sentences.join(" ") };
}
