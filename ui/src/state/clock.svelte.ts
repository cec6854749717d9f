/** The time as the window shows it: coarse, so that ages change without anything else being drawn anew. */

const TICK_MS = 10_000;

export class Clock {
  #now = $state(Date.now());

  get now() {
    return this.#now;
  }

  start(): () => void {
    const timer = setInterval(() => (this.#now = Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }
}
