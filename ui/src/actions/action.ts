/** A thing the person can do. Key, palette, help and buttons all read the same value. */

import type { Desk } from "../state/desk.svelte";

export type Group = "Read" | "Move" | "Go to" | "Window";

export type Action = {
  id: string;
  label: string;
  group: Group;
  /** The keys that do it; the first one is shown. `Mod` is ⌘ on a Mac and Ctrl elsewhere; a space separates two strokes. */
  keys: string[];
  /** Whether it makes sense now. */
  when?: (desk: Desk) => boolean;
  run: (desk: Desk) => unknown;
};
