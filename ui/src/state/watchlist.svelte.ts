/** The watches, in the order the person made them. */

import type { Backend, Level, WatchView } from "../backend/backend";
import type { Notices } from "./notices.svelte";

export class Watchlist {
  #watches = $state.raw<WatchView[]>([]);

  constructor(
    readonly backend: Backend,
    readonly notices: Notices,
  ) {}

  get all() {
    return this.#watches;
  }

  find(id: number) {
    return this.#watches.find((it) => it.id === id);
  }

  async load() {
    this.#watches = await this.backend.listWatches();
  }

  async change(watch: WatchView, to: { level?: Level; paused?: boolean }) {
    const { id, name, query, level, paused, options } = watch;
    await this.notices.attempt(() => this.backend.saveWatch({ id, name, query, level, paused, options, ...to }));
    await this.load();
  }

  async setLevel(level: Level) {
    for (const watch of this.#watches) await this.change(watch, { level });
  }

  /** Deletes at once; the archive still has every article, so the way back is to make the watch again. */
  async remove(watch: WatchView) {
    const { name, query, level, paused, options } = watch;
    const done = await this.notices.attempt(async () => {
      await this.backend.deleteWatch(watch.id);
      return true;
    });
    await this.load();
    if (!done) return;
    this.notices.say(`Deleted the watch ${name}.`, async () => {
      await this.backend.saveWatch({ id: null, name, query, level, paused, options });
      await this.load();
    });
  }
}
