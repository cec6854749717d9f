/** The digest that is being read. */

import type { Backend, DigestForm, DigestView } from "../backend/backend";
import type { Notices } from "./notices.svelte";

export class Digests {
  #digest = $state.raw<DigestView | null>(null);

  constructor(
    readonly backend: Backend,
    readonly notices: Notices,
  ) {}

  get digest() {
    return this.#digest;
  }

  /** Opens the digest of a day; without one, the one to read now. */
  async open(day: string | null = null) {
    const digest = await this.notices.attempt(() => this.backend.getDigest(day));
    if (digest) this.#digest = digest;
  }

  /** The open digest as the text of a file. */
  async written(form: DigestForm): Promise<string | undefined> {
    const day = this.#digest?.day;
    return day === undefined ? undefined : this.notices.attempt(() => this.backend.exportDigest(day, form));
  }
}
