/** How the window is divided, and which pane the keys speak to. Remembered on this computer only. */

export type Pane = "sidebar" | "timeline" | "reader";

const PANES: Pane[] = ["sidebar", "timeline", "reader"];
const STORED = "newshawk.layout";
/** Below this the sidebar folds away; the stylesheet of the panes has the same number. */
export const FOLD_PX = 900;
/** Below this one pane shows at a time. */
export const SINGLE_PX = 640;

export const LIMITS = { sidebar: { min: 170, max: 380 }, timeline: { min: 260, max: 640 } };

export class Layout {
  #widths = $state({ sidebar: 224, timeline: 384 });
  #pane = $state<Pane>("timeline");
  #asked = $state(0);
  #drawer = $state(false);
  #space = $state<"wide" | "folded" | "single">("wide");

  get widths() {
    return this.#widths;
  }
  get pane() {
    return this.#pane;
  }
  /** Grows each time a pane is asked to take the focus. */
  get asked() {
    return this.#asked;
  }
  get drawer() {
    return this.#drawer;
  }
  get single() {
    return this.#space === "single";
  }
  get folded() {
    return this.#space !== "wide";
  }

  restore() {
    try {
      const stored = JSON.parse(localStorage.getItem(STORED) ?? "{}");
      this.resize("sidebar", Number(stored.sidebar) || this.#widths.sidebar);
      this.resize("timeline", Number(stored.timeline) || this.#widths.timeline);
    } catch {
      // A broken note about widths is not worth a word: the defaults serve.
    }
  }

  fit(width: number) {
    this.#space = width < SINGLE_PX ? "single" : width < FOLD_PX ? "folded" : "wide";
    if (this.#space === "wide") this.#drawer = false;
  }

  resize(pane: "sidebar" | "timeline", width: number) {
    const { min, max } = LIMITS[pane];
    this.#widths[pane] = Math.round(Math.min(max, Math.max(min, width)));
    localStorage.setItem(STORED, JSON.stringify(this.#widths));
  }

  /** The focus went into a pane by itself. */
  entered(pane: Pane) {
    this.#pane = pane;
  }

  /** Asks a pane to take the focus. */
  focus(pane: Pane) {
    this.#pane = pane;
    this.#drawer = this.folded && pane === "sidebar";
    this.#asked += 1;
  }

  walk(by: -1 | 1) {
    const next = PANES[PANES.indexOf(this.#pane) + by];
    if (next) this.focus(next);
  }

  toggleDrawer() {
    this.focus(this.#drawer ? "timeline" : "sidebar");
  }
}
