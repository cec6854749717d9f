/** From key strokes to actions. */

import type { Desk } from "../state/desk.svelte";
import type { Action } from "./action";
import { allActions, works } from "./actions";

/** How long the second stroke of "g a" may take. */
const SEQUENCE_MS = 1_500;

const MAC = typeof navigator !== "undefined" && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The stroke as actions write it: `j`, `?`, `Mod+k`, `ArrowDown`. */
export function stroke(event: KeyboardEvent): string {
  const key = event.key === " " ? "Space" : latin(event);
  const mod = event.metaKey || event.ctrlKey;
  return mod ? `Mod+${key.toLowerCase()}` : key;
}

/** Someone who reads Russian news may type on a Russian layout: there, the place of the key counts. */
function latin(event: KeyboardEvent): string {
  const foreign = event.key.length === 1 && event.key.codePointAt(0)! > 127;
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  return foreign && letter ? letter.toLowerCase() : event.key;
}

/** How a key is written for the person. */
export function shown(keys: string): string[] {
  const names: Record<string, string> = { ArrowUp: "↑", ArrowDown: "↓", ArrowLeft: "←", ArrowRight: "→", Escape: "Esc", Enter: "Enter", Space: "Space" };
  return keys.split(" ").map((it) => {
    const [, mod, key = it] = /^(Mod\+)?(.+)$/.exec(it) ?? [];
    const name = names[key] ?? (mod ? key.toUpperCase() : key);
    return mod ? (MAC ? `⌘${name}` : `Ctrl ${name}`) : name;
  });
}

export class Keymap {
  #first = "";
  #at = 0;

  constructor(readonly desk: Desk) {}

  /** Does what the key stands for; answers whether it stood for anything. */
  press(event: KeyboardEvent): boolean {
    if (event.defaultPrevented || event.altKey || event.isComposing) return false;
    const pressed = stroke(event);
    if (!allowed(event, pressed)) return false;
    const actions = allActions(this.desk);
    const sequence = event.timeStamp - this.#at < SEQUENCE_MS ? `${this.#first} ${pressed}` : "";
    const found = this.#find(actions, sequence) ?? this.#find(actions, pressed);
    this.#first = "";
    if (found) {
      event.preventDefault();
      void found.run(this.desk);
      return true;
    }
    const opensSequence = actions.some((it) => it.keys.some((keys) => keys.startsWith(`${pressed} `)));
    if (opensSequence) {
      this.#first = pressed;
      this.#at = event.timeStamp;
    }
    return opensSequence;
  }

  #find(actions: Action[], keys: string): Action | undefined {
    if (keys === "") return undefined;
    return actions.find((it) => it.keys.includes(keys) && works(it, this.desk));
  }
}

/** Letters belong to the field one types in, and Enter and Space to the button they rest on. */
function allowed(event: KeyboardEvent, pressed: string): boolean {
  const target = event.target instanceof Element ? event.target : null;
  const typing = target?.closest("input, textarea, select, [contenteditable]");
  if (typing) return pressed === "Escape" || (pressed.startsWith("Mod+") && pressed !== "Mod+z");
  const presses = pressed === "Enter" || pressed === "Space";
  return !(presses && target?.closest("button, a, summary, [role=separator]"));
}
