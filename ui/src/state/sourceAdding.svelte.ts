/** New sources: one address at a time, or a whole list. */

import { type AddReport, type Backend, BackendError, type FeedChoice, type HeadlinesView, type ImportReport, type StarterSource } from "../backend/backend";
import type { SourceList } from "./sourceList.svelte";

export class SourceAdding {
  #choices = $state.raw<FeedChoice[]>([]);
  #headlines = $state.raw<HeadlinesView | null>(null);
  #picked = $state<string | null>(null);
  #busy = $state(false);
  #said = $state("");
  #refused = $state.raw<string[]>([]);
  address = $state("");

  constructor(
    readonly backend: Backend,
    readonly sources: SourceList,
  ) {}

  get choices() {
    return this.#choices;
  }
  /** The headlines of a page without a feed, while it is not decided whether to watch them. */
  get headlines() {
    return this.#headlines;
  }
  get busy() {
    return this.#busy;
  }
  /** What happened, as a sentence. */
  get said() {
    return this.#said;
  }
  /** The lines of an import that could not be used. */
  get refused() {
    return this.#refused;
  }

  async add(address = this.address.trim()) {
    if (address === "") return;
    await this.#working(async () => {
      const report = await this.backend.addSource(address);
      this.#picked = null;
      return this.#take(report);
    });
  }

  /** Corrects the list by one of the headlines that are meant. */
  async pick(headline: string) {
    const shown = this.#headlines;
    if (!shown) return;
    await this.#working(async () => {
      const found = await this.backend.pickHeadline(shown.page, headline);
      this.#headlines = { ...shown, found };
      this.#picked = headline;
      return found.length === 1 ? "One headline stands there like this one." : `${found.length} headlines stand there like this one.`;
    });
  }

  async watchHeadlines() {
    const shown = this.#headlines;
    if (!shown) return;
    await this.#working(async () => this.#take(await this.backend.watchHeadlines(shown.page, this.#picked)));
  }

  /** Leaves the page alone. */
  dismiss() {
    this.#headlines = null;
    this.#said = "";
  }

  #take({ added, choices, headlines }: AddReport): string {
    this.#choices = choices;
    this.#headlines = headlines;
    if (added) {
      this.address = "";
      return `Added ${added.title}.`;
    }
    if (headlines === null) return "This page offers several feeds. Choose one.";
    if (headlines.found.length === 0) return "This page has no feed, and no list of headlines was found on it.";
    return "This page has no feed. These headlines were found on it:";
  }

  /** Adds the pack that the first run offers, for those who skipped it. */
  async addStarters() {
    await this.#working(async () => {
      const starters = (await this.backend.starterPack()).filter((it) => it.ticked);
      return sentence(await this.backend.importOpml(opml(starters)));
    });
  }

  /** Answers whether the list could be used. */
  async importList(text: string): Promise<boolean> {
    return this.#working(async () => {
      const report = await this.backend.importOpml(text);
      this.#refused = report.refused;
      return sentence(report);
    });
  }

  async #working(deed: () => Promise<string>): Promise<boolean> {
    this.#busy = true;
    this.#said = "";
    this.#refused = [];
    try {
      this.#said = await deed();
      await this.sources.load();
      return true;
    } catch (reason) {
      if (!(reason instanceof BackendError)) throw reason;
      this.#said = reason.message;
      return false;
    } finally {
      this.#busy = false;
    }
  }
}

function sentence({ added, known, refused }: ImportReport): string {
  const parts = [`Added ${added} ${added === 1 ? "source" : "sources"}.`];
  if (known > 0) parts.push(`${known} ${known === 1 ? "was" : "were"} here already.`);
  if (refused.length > 0) parts.push(`${refused.length} could not be used:`);
  return parts.join(" ");
}

/** A list is one command, however long; forty addresses would be forty. */
function opml(sources: StarterSource[]): string {
  const lines = sources.map((it) => `<outline type="rss" text="${escaped(it.title)}" xmlUrl="${escaped(it.url)}"/>`);
  return `<?xml version="1.0" encoding="UTF-8"?><opml version="2.0"><head/><body>${lines.join("")}</body></opml>`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
