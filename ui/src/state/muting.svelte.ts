/** What the person wants to hear nothing of: for a while, or of one thing. */

import type { Backend, MutedView, MuteTarget, SilenceWish } from "../backend/backend";
import type { Notices } from "./notices.svelte";

const SAID: Record<SilenceWish, string> = {
  hour: "Silent for an hour. What happens meanwhile is told together afterwards.",
  tomorrow: "Silent until tomorrow at 08:00. What happens meanwhile is told together then.",
  end: "The silence has ended.",
};

export class Muting {
  #muted = $state.raw<MutedView[]>([]);

  constructor(
    readonly backend: Backend,
    readonly notices: Notices,
  ) {}

  get all() {
    return this.#muted;
  }

  async load() {
    this.#muted = await this.backend.listMuted();
  }

  async silence(wish: SilenceWish) {
    const done = await this.notices.attempt(() => this.backend.setSilence(wish).then(() => true));
    if (done) this.notices.say(SAID[wish]);
  }

  async mute(target: MuteTarget, name: string) {
    const done = await this.notices.attempt(() => this.backend.mute(target).then(() => true));
    if (!done) return;
    await this.load();
    this.notices.say(`Muted: ${name}. It is listed as before, and not told.`, () => this.unmute(target));
  }

  async unmute(target: MuteTarget) {
    await this.notices.attempt(() => this.backend.unmute(target));
    await this.load();
  }
}
