/** Which sheet lies over the panes. */

export type Sheet = "settings" | "help" | "palette" | "unite";
export type Tab = "watches" | "sources" | "notifications" | "data" | "appearance" | "about";

export const TABS: { id: Tab; label: string }[] = [
  { id: "watches", label: "Watches" },
  { id: "sources", label: "Sources" },
  { id: "notifications", label: "Notifications" },
  { id: "data", label: "Data" },
  { id: "appearance", label: "Appearance" },
  { id: "about", label: "About" },
];

export class Places {
  #stack = $state.raw<Sheet[]>([]);
  #tab = $state<Tab>("watches");

  get sheet(): Sheet | null {
    return this.#stack.at(-1) ?? null;
  }
  get tab() {
    return this.#tab;
  }

  open(sheet: Sheet) {
    this.#stack = [...this.#stack.filter((it) => it !== sheet), sheet];
  }

  settings(tab: Tab = this.#tab) {
    this.#tab = tab;
    this.open("settings");
  }

  /** One step back: what lay under the sheet shows again. */
  back() {
    this.#stack = this.#stack.slice(0, -1);
  }
}
