/** What the person set, and the document dressed accordingly. */

import type { Backend, SettingsView } from "../backend/backend";
import type { Notices } from "./notices.svelte";

/** The last known look, so that a dark window does not flash white while the engine is asked. */
const STORED = "newshawk.look";

export class Preferences {
  #settings = $state.raw<SettingsView>({ scheme: "system", density: "comfortable", autostart: false, notifications: true, discreet: false, pictures: true, quiet: false, quiet_from: "22:00", quiet_to: "07:00", digest: "weekdays", digest_at: "08:00" });

  constructor(
    readonly backend: Backend,
    readonly notices: Notices,
  ) {}

  get current() {
    return this.#settings;
  }
  get compact() {
    return this.#settings.density === "compact";
  }

  restore() {
    document.documentElement.dataset.scheme = localStorage.getItem(STORED) ?? "system";
  }

  async load() {
    this.#wear(await this.backend.getSettings());
  }

  async change(to: Partial<SettingsView>) {
    const saved = await this.notices.attempt(() => this.backend.saveSettings({ ...this.#settings, ...to }));
    if (saved) this.#wear(saved);
  }

  #wear(settings: SettingsView) {
    this.#settings = settings;
    document.documentElement.dataset.scheme = settings.scheme;
    localStorage.setItem(STORED, settings.scheme);
  }
}
