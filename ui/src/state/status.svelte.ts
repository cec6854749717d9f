/** How the engine is doing. */

import type { Backend, Overview } from "../backend/backend";
import type { Notices } from "./notices.svelte";

export class Status {
  #overview = $state.raw<Overview | null>(null);

  constructor(
    readonly backend: Backend,
    readonly notices: Notices,
  ) {}

  get overview() {
    return this.#overview;
  }
  get paused() {
    return this.#overview?.paused ?? false;
  }
  /** Until when there are no notifications; null where there are. */
  get silentUntil() {
    return this.#overview?.silent_until ?? null;
  }
  /** True when there are sources and not one of them answers. */
  get silent() {
    const overview = this.#overview;
    return overview !== null && overview.sources > 0 && overview.failing === overview.sources;
  }

  async load() {
    this.#overview = await this.backend.overview();
  }

  async togglePause() {
    const paused = !this.paused;
    await this.notices.attempt(() => this.backend.setPaused(paused));
    this.notices.say(paused ? "Paused. No source is asked until you resume." : "Watching again.");
    await this.load();
  }

  async checkNow(id: number | null = null) {
    const sentence = await this.notices.attempt(() => this.backend.checkNow(id));
    if (sentence) this.notices.say(sentence);
  }

  async removeSample() {
    await this.notices.attempt(() => this.backend.removeDemo());
    await this.load();
  }
}
