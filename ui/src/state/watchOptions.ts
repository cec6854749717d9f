/** What a watch can be asked for besides its stories, as the person reads it. */

import type { AbsenceView, Spikes, WatchOptions } from "../backend/backend";

/** A new watch asks for nothing more. */
export const NO_OPTIONS: WatchOptions = { first_in_days: null, absence: null, spikes: "off" };

/** Agencies have what others print within it. */
export const NO_ABSENCE: AbsenceView = { has: [], lacks: [], hours: 3 };

export const SPIKES: { value: Spikes; label: string }[] = [
  { value: "off", label: "Off" },
  { value: "largest", label: "Only the largest rises" },
  { value: "clear", label: "Clear rises" },
  { value: "early", label: "Early signs too" },
];

/** How many of the options are asked for. */
export function asked(options: WatchOptions): number {
  return [options.first_in_days !== null, options.absence !== null, options.spikes !== "off"].filter(Boolean).length;
}
