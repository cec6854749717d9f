/** What the fake world says of a watch besides its matches. */

import type { AdviceView, WatchOptions } from "../backend";

export const NO_OPTIONS: WatchOptions = { first_in_days: null, absence: null, spikes: "off" };

/** Any mark is enough for a suggestion here. */
export function advice(query: string | undefined, rejected: number): AdviceView {
  if (query === undefined || rejected === 0) return { suggestions: [], share: "" };
  const sentence = `Count “${query}” only in the headline: removes ${rejected} of your ${rejected} rejected, loses 0 of 12 accepted.`;
  return { suggestions: [{ query: `title:${query}`, sentence }], share: "" };
}

/** It was made yesterday, as all of this world. */
export function notes(options: WatchOptions): string[] {
  return options.spikes === "off" ? [] : ["Spikes are told from 10 June on: 7 more days of news are needed."];
}
