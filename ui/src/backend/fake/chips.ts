/** Chips and query text, both ways, for the stand-in of the language. */

import type { ChipsView, Nearness } from "../backend";
import type { Tree } from "./query";

/** As query text; `inside` a longer one, what joins parts goes into brackets. */
export function print(tree: Tree, inside = false): string {
  if (tree.kind === "term") return tree.text;
  if (tree.kind === "not") return `NOT ${print(tree.of, true)}`;
  const word = tree.kind === "near" ? operator(tree) : tree.kind.toUpperCase();
  const text = tree.parts.map((it) => print(it, it.kind !== "not" || tree.kind === "near")).join(` ${word} `);
  return inside ? `(${text})` : text;
}

export function chipsOf(tree: Tree): ChipsView {
  const chips: ChipsView = { any: [], all: [], none: [], near: null };
  const parts = tree.kind === "and" ? tree.parts : [tree];
  for (const part of parts) {
    if (part.kind === "not") chips.none.push(...each(part.of));
    else if (part.kind === "near" && chips.near === null) chips.near = { how: part.how, within: part.within, groups: part.parts.map(each) };
    else if (part.kind === "or" && chips.any.length === 0) chips.any = each(part);
    else chips.all.push(print(part, true));
  }
  return chips;
}

/** The alternatives of an OR; anything else is one. */
function each(tree: Tree): string[] {
  return tree.kind === "or" ? tree.parts.map((it) => print(it, true)) : [print(tree, true)];
}

export function compose({ any, all, none, near }: ChipsView): string {
  const parts = [...all];
  if (any.length > 0) parts.unshift(either(any));
  if (near) parts.push(near.groups.map(either).join(` ${operator(near)} `));
  if (none.length > 0) parts.push(`NOT ${either(none)}`);
  const alone = parts.length === 1 && any.length > 1;
  return alone ? any.join(" OR ") : parts.join(" AND ");
}

function either(chips: string[]): string {
  return chips.length === 1 ? chips[0]! : `(${chips.join(" OR ")})`;
}

function operator({ how, within }: { how: Nearness; within: number }): string {
  if (how === "sentence") return "SENTENCE";
  if (how === "paragraph") return "PARA";
  return `${how === "ordered" ? "O" : ""}NEAR/${within}`;
}
