/** One watch being written, with what the engine understands of it while the person types. */

import { type Backend, BackendError, type AdviceView, type LanguageWords, type Level, type QueryCheck, type WatchDraft, type WatchOptions, type WatchView } from "../backend/backend";
import { mistake } from "./queries";
import { NO_CHIPS, QueryChips } from "./queryChips.svelte";
import { CountsOfFixes } from "./queryCounts.svelte";
import { PreviewOfQuery } from "./queryPreview.svelte";
import { NO_OPTIONS } from "./watchOptions";
import type { Watchlist } from "./watchlist.svelte";

/** The two ways to write one query. */
export type Face = "text" | "chips";

/** Shorter than a pause between words, longer than one between letters. */
const SETTLE_MS = 150;
const NO_ADVICE: AdviceView = { suggestions: [], share: "" };
const NO_WORDS: LanguageWords = { aliases: [], saved: [], fields: [], operators: [] };

export class WatchEditor {
  readonly chips: QueryChips;
  readonly preview: PreviewOfQuery;
  readonly counts: CountsOfFixes;
  #draft = $state.raw<WatchDraft | null>(null);
  #previous = $state<string | null>(null);
  #check = $state.raw<QueryCheck | null>(null);
  /** The text that the check is about. */
  #checked = $state("");
  #refusal = $state("");
  #face = $state<Face>("text");
  #words = $state.raw<LanguageWords>(NO_WORDS);
  #advice = $state.raw<AdviceView>(NO_ADVICE);
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly backend: Backend,
    readonly watchlist: Watchlist,
  ) {
    this.chips = new QueryChips(
      backend,
      () => this.#draft?.id ?? null,
      (query) => this.#write(query),
    );
    this.preview = new PreviewOfQuery(backend);
    this.counts = new CountsOfFixes(backend);
  }

  /** The watch being written, or null. */
  get draft() {
    return this.#draft;
  }
  /** The query as it is saved, or null for a new watch. */
  get previous() {
    return this.#previous;
  }
  get check() {
    return this.#check;
  }
  /** Why the last save was refused, or empty. */
  get refusal() {
    return this.#refusal;
  }
  get face() {
    return this.#face;
  }
  /** What the text field may offer to complete. */
  get words() {
    return this.#words;
  }

  /** What could be better about the watch as it is saved. */
  get advice() {
    return this.#advice;
  }

  /** Why the watch can't be saved as it stands, or empty. */
  get obstacle() {
    if (this.#face === "chips" && this.chips.missing !== "") return this.chips.missing;
    const query = this.#draft?.query ?? "";
    const error = this.#checked === query ? this.#check?.error : null;
    if (!error) return "";
    if (query.trim() === "") return "Type a word first.";
    const wrong = query.slice(error.start, error.end).trim();
    return wrong === "" ? "It can’t be saved until the query is mended." : `It can’t be saved until “${wrong}” is mended.`;
  }

  begin(watch?: WatchView) {
    const { id, name, query, level, paused, options } = watch ?? { id: null, name: "", query: "", level: "notify" as Level, paused: false, options: NO_OPTIONS };
    this.#draft = { id, name, query, level, paused, options };
    this.#advice = NO_ADVICE;
    if (id !== null) void this.#takeAdvice(id);
    this.#previous = id === null ? null : query;
    this.#check = null;
    this.#refusal = "";
    this.counts.clear();
    this.chips.show(NO_CHIPS);
    this.preview.ask(query, this.#previous);
    void this.#learn();
    if (query !== "") void this.#ask(true);
  }

  beginWith(query: string) {
    this.begin();
    if (query !== "") this.type(query);
  }

  /** Takes the text as it was typed, or as it was mended. */
  type(query: string) {
    this.#take(query, this.#face === "chips");
  }

  name(name: string) {
    if (this.#draft) this.#draft = { ...this.#draft, name };
  }

  level(level: Level) {
    if (this.#draft) this.#draft = { ...this.#draft, level };
  }

  options(to: Partial<WatchOptions>) {
    if (this.#draft) this.#draft = { ...this.#draft, options: { ...this.#draft.options, ...to } };
  }

  /** Shows the same query in its other face. The text is only written anew when a chip changes. */
  async turn(face: Face) {
    await this.chips.settled;
    this.#face = face;
    if (face === "text") return;
    // Empty rows to fill are no mistake yet.
    if (this.#draft?.query.trim() === "") this.chips.show(NO_CHIPS);
    else await this.#ask(true);
  }

  cancel() {
    clearTimeout(this.#timer);
    this.preview.clear();
    this.counts.clear();
    this.#draft = null;
    this.#check = null;
  }

  /** Saves; answers with the watch, or with nothing when there is something to mend first. */
  async save(): Promise<WatchView | undefined> {
    await this.chips.settled;
    const draft = this.#draft;
    if (!draft) return undefined;
    clearTimeout(this.#timer);
    await this.#ask(false);
    if (this.obstacle !== "") return undefined;
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

  /** What the chips say; they stay as they stand, so that nothing moves under the fingers. */
  #write(query: string) {
    this.#take(query, false);
  }

  #take(query: string, toChips: boolean) {
    if (!this.#draft) return;
    this.#draft = { ...this.#draft, query };
    this.#refusal = "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(toChips), SETTLE_MS);
    this.preview.ask(query, this.#previous);
  }

  async #ask(toChips: boolean) {
    const query = this.#draft?.query ?? "";
    const isEmpty = query.trim() === "";
    const answer = isEmpty ? mistake("Type a word to watch for, such as NATO.") : await this.backend.checkQuery(query, this.#draft?.id ?? null);
    // The person may have typed on while the engine thought.
    if (this.#draft?.query !== query) return;
    this.#check = answer;
    this.#checked = query;
    void this.counts.ask(answer);
    if (!toChips || this.#face !== "chips") return;
    const chips = isEmpty ? NO_CHIPS : answer.chips;
    if (chips) this.chips.show(chips);
    else this.#face = "text";
  }

  async #takeAdvice(id: number) {
    try {
      const advice = await this.backend.watchAdvice(id);
      if (this.#draft?.id === id) this.#advice = advice;
    } catch (reason) {
      // A watch can be changed without it.
      if (!(reason instanceof BackendError)) throw reason;
    }
  }

  /** The names of aliases and of other watches may have changed since the last time. */
  async #learn() {
    try {
      this.#words = await this.backend.listWords();
    } catch (reason) {
      // Without them the field completes nothing, and works.
      if (!(reason instanceof BackendError)) throw reason;
    }
  }
}
