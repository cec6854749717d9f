/** The sources that are polled, grouped as they were imported. */

import type { Backend, SourceDraft, SourceView } from "../backend/backend";
import type { Notices } from "./notices.svelte";

export class SourceList {
  #sources = $state.raw<SourceView[]>([]);

  constructor(
    readonly backend: Backend,
    readonly notices: Notices,
  ) {}

  get all() {
    return this.#sources;
  }
  /** How many answer: they did once, and they still do. */
  get answered() {
    return this.#sources.filter((it) => it.last_success !== null && !isFailing(it)).length;
  }
  get failing() {
    return this.#sources.filter(isFailing);
  }
  /** Folder by folder; sources without one come last, under an empty name. */
  get folders(): [string, SourceView[]][] {
    const groups = new Map<string, SourceView[]>();
    for (const source of this.#sources) {
      groups.set(source.folder, [...(groups.get(source.folder) ?? []), source]);
    }
    return [...groups].sort(([a], [b]) => Number(a === "") - Number(b === "") || a.localeCompare(b));
  }

  find(id: number) {
    return this.#sources.find((it) => it.id === id);
  }

  async load() {
    this.#sources = await this.backend.listSources();
  }

  async change(source: SourceView, to: Partial<SourceDraft>) {
    const { id, title, every_minutes, full_text, paused } = source;
    await this.notices.attempt(() => this.backend.saveSource({ id, title, every_minutes, full_text, paused, ...to }));
    await this.load();
  }

  async remove(source: SourceView) {
    await this.notices.attempt(() => this.backend.removeSource(source.id));
    await this.load();
    this.notices.say(`Removed ${source.title}. Its articles stay in the archive.`, async () => {
      await this.backend.addSource(source.url);
      await this.load();
    });
  }
}

function isFailing({ health }: SourceView): boolean {
  return health === "failing" || health === "gone";
}
