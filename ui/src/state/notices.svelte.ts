/** Short sentences at the foot of the window, and the way back from what was just done. */

import { BackendError } from "../backend/backend";

export type Notice = { text: string; undo?: () => Promise<void> };

/** Long enough to read a sentence and reach for the key. */
const STAY_MS = 8_000;

export class Notices {
  #notice = $state.raw<Notice | null>(null);
  #timer: ReturnType<typeof setTimeout> | undefined;

  get current() {
    return this.#notice;
  }

  say(text: string, undo?: () => Promise<void>) {
    clearTimeout(this.#timer);
    this.#notice = undo ? { text, undo } : { text };
    this.#timer = setTimeout(() => this.dismiss(), STAY_MS);
  }

  dismiss() {
    clearTimeout(this.#timer);
    this.#notice = null;
  }

  async undo() {
    const undo = this.#notice?.undo;
    this.dismiss();
    if (undo) await this.attempt(undo);
  }

  /** Does something that may be refused, and says so when it is. */
  async attempt<T>(deed: () => Promise<T>): Promise<T | undefined> {
    try {
      return await deed();
    } catch (reason) {
      this.excuse(reason);
      return undefined;
    }
  }

  /** Says why something was refused. Anything else is a fault of ours and goes on to the console. */
  excuse(reason: unknown) {
    if (!(reason instanceof BackendError)) throw reason;
    this.say(reason.message);
  }
}
