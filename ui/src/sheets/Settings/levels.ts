/** The levels of a watch, as the person reads them. */

import type { Level } from "../../backend/backend";

export const LEVELS: { value: Level; label: string }[] = [
  { value: "interrupt", label: "Urgent, with a sound" },
  { value: "notify", label: "Normal, a silent notification" },
  { value: "badge", label: "Count in the window only" },
  { value: "digest", label: "Quiet, for the daily digest" },
];
