/**
 * A small stand-in for the watch language: words, phrases, AND, OR, NOT, NEAR, brackets. Fields and modifiers are read and ignored.
 *
 * It exists so that the fake world can answer while one types. The real grammar lives in one place only, the core.
 */

import type { Nearness, QueryCheck, QueryFault, QueryName, Run } from "../backend";
import { chipsOf, print } from "./chips";
import { ALIASES } from "./language";

export type Tree =
  /** As it was typed: `"undersea cable"`, `@NATO`, `title:NATO`. */
  | { kind: "term"; text: string }
  | { kind: "not"; of: Tree }
  | { kind: "near"; how: Nearness; within: number; parts: Tree[] }
  | { kind: "and" | "or"; parts: Tree[] };

type Token = { text: string; start: number; end: number };

const NEAR = /^(O?)NEAR\/(\d+)$|^SENTENCE$|^PARA$/;

export function check(query: string): QueryCheck {
  const parsed = parse(query);
  if ("message" in parsed) {
    return { sentence: null, error: parsed, lints: [], names: [], chips: null };
  }
  return { sentence: `Articles that mention ${words(parsed)}.`, error: null, lints: mixed(query, parsed), names: names(query, parsed), chips: chipsOf(parsed) };
}

/** The names that have a pack, each as a switch. */
function names(query: string, tree: Tree): QueryName[] {
  const written = leaves(tree);
  return ALIASES.flatMap(({ name, sample }) => {
    const taken = written.includes(`@${name}`);
    const word = sample[0]!;
    if (!taken && !written.includes(word)) return [];
    const [from, to] = taken ? [`@${name}`, word] : [word, `@${name}`];
    return [{ name, word, needs_capital: name === "NATO", also: sample.slice(1), languages: 12, taken, other: query.replace(from, to) }];
  });
}

function leaves(tree: Tree): string[] {
  if (tree.kind === "term") return [tree.text];
  return tree.kind === "not" ? leaves(tree.of) : tree.parts.flatMap(leaves);
}

/** AND and OR side by side read in two ways; both are offered. */
function mixed(query: string, tree: Tree): QueryCheck["lints"] {
  const outside = query.replaceAll(/"[^"]*"|\([^)]*\)/g, (it) => "·".repeat(it.length));
  const [and, or] = [outside.indexOf(" AND "), outside.indexOf(" OR ")];
  if (and < 0 || or < 0) return [];
  const start = Math.max(and, or) + 1;
  const other = query.split(" AND ").map((it) => (it.includes(" OR ") ? `(${it.trim()})` : it.trim()));
  const message = "AND binds tighter than OR here. Brackets say which is meant.";
  return [{ message, start, end: start + (and > or ? 3 : 2), fixes: [print(tree), other.join(" AND ")] }];
}

export function parse(query: string): Tree | QueryFault {
  const open = query.indexOf('"');
  if (open >= 0 && (query.split('"').length - 1) % 2 === 1) {
    const start = query.lastIndexOf('"');
    return fault("This quotation mark has no partner.", start, query.length, [`${query}"`]);
  }
  const tokens = [...query.trimEnd().matchAll(/[\w=^~@#:]*"[^"]*"|[(),\n]|[^\s(),"]+/g)].map(
    (it): Token => ({ text: /[,\n]/.test(it[0]) && !it[0].includes('"') ? "OR" : it[0], start: it.index, end: it.index + it[0].length }),
  );
  if (tokens.length === 0) {
    return fault("Type a word to watch for.", 0, query.length, []);
  }
  const state = { tokens, at: 0, query };
  const tree = either(state);
  if ("message" in tree) return tree;
  const rest = tokens[state.at];
  return rest ? fault("This bracket closes nothing.", rest.start, rest.end, []) : tree;
}

type State = { tokens: Token[]; at: number; query: string };

function either(state: State): Tree | QueryFault {
  return joined(state, "OR", () => joined(state, "AND", () => near(state)));
}

function near(state: State): Tree | QueryFault {
  const parts: Tree[] = [];
  let how: RegExpExecArray | null = null;
  for (;;) {
    const part = unit(state);
    if ("message" in part) return part;
    parts.push(part);
    const next = NEAR.exec(state.tokens[state.at]?.text ?? "");
    if (!next) break;
    how = next;
    state.at += 1;
  }
  return how ? { kind: "near", how: nearness(how), within: Number(how[2] ?? 15), parts } : parts[0]!;
}

function nearness([whole, ordered]: RegExpExecArray): Nearness {
  if (whole === "SENTENCE") return "sentence";
  if (whole === "PARA") return "paragraph";
  return ordered === "O" ? "ordered" : "near";
}

function joined(state: State, word: "OR" | "AND", next: () => Tree | QueryFault): Tree | QueryFault {
  const parts: Tree[] = [];
  for (;;) {
    const part = next();
    if ("message" in part) return part;
    parts.push(part);
    const token = state.tokens[state.at];
    if (token?.text === word) {
      state.at += 1;
      continue;
    }
    if (word === "AND" && token && token.text !== "OR" && token.text !== ")") {
      return sideBySide(state, token);
    }
    break;
  }
  return parts.length === 1 ? parts[0]! : { kind: word === "OR" ? "or" : "and", parts };
}

function sideBySide(state: State, token: Token): QueryFault {
  const plain = state.query.replaceAll('"', "").trim();
  const before = state.query.slice(0, token.start).trimEnd();
  const after = state.query.slice(token.start);
  const fixes = /\b(AND|OR|NOT)\b|[()]/.test(plain) ? [] : [`"${plain}"`];
  return fault("Two words stand side by side. Join them, or put them in quotation marks as one phrase.", token.start, token.end, [
    ...fixes,
    `${before} AND ${after}`,
    `${before} OR ${after}`,
  ]);
}

function unit(state: State): Tree | QueryFault {
  const token = state.tokens[state.at];
  if (!token || ["AND", "OR", ")"].includes(token.text) || NEAR.test(token.text)) {
    const end = state.query.length;
    const before = token?.start ?? end;
    return fault("A word is missing here.", Math.max(0, before - 1), token?.end ?? end, [
      state.query.replace(/\s*(\b(AND|OR|NOT|O?NEAR\/\d+)|,)\s*$/, ""),
    ]);
  }
  state.at += 1;
  if (token.text === "NOT") {
    const of = unit(state);
    return "message" in of ? of : { kind: "not", of };
  }
  if (token.text === "(") {
    const inner = either(state);
    if ("message" in inner) return inner;
    if (state.tokens[state.at]?.text !== ")") {
      return fault("This bracket is never closed.", token.start, token.end, [`${state.query})`]);
    }
    state.at += 1;
    return inner;
  }
  const opens = token.text.endsWith(":") && state.tokens[state.at]?.text === "(";
  return opens ? unit(state) : { kind: "term", text: token.text };
}

/** What a term looks for: an alias has several names, and modifiers and fields are left aside. */
function forms(term: string): string[] {
  const bare = term.replace(/^([a-z]+:)?(\^\^|[=^~])?/, "").replaceAll('"', "");
  return ALIASES.find((it) => `@${it.name}` === bare)?.sample ?? [bare.replace(/^[@#]/, "")];
}

/** The tree of a search, or null without one that can be understood. */
export function readable(search: string | null): Tree | null {
  const tree = search ? parse(search) : null;
  return tree && !("message" in tree) ? tree : null;
}

export function holds(tree: Tree, text: string): boolean {
  switch (tree.kind) {
    case "term":
      return pattern(forms(tree.text)).test(text);
    case "not":
      return !holds(tree.of, text);
    case "and":
    case "near":
      return tree.parts.every((it) => holds(it, text));
    case "or":
      return tree.parts.some((it) => holds(it, text));
  }
}

/** The words that may be marked: all but those under NOT. */
export function terms(tree: Tree): string[] {
  if (tree.kind === "term") return forms(tree.text);
  return tree.kind === "not" ? [] : tree.parts.flatMap(terms);
}

/** Cuts text into plain and marked runs. */
export function mark(text: string, found: { watch: number; terms: string[] }[]): Run[] {
  const all = found.flatMap((it) => it.terms);
  if (all.length === 0) return [{ text, watches: [] }];
  const runs: Run[] = [];
  let from = 0;
  for (const hit of text.matchAll(new RegExp(pattern(all), "giu"))) {
    if (hit.index > from) runs.push({ text: text.slice(from, hit.index), watches: [] });
    const watches = found.filter((it) => pattern(it.terms).test(hit[0])).map((it) => it.watch);
    runs.push({ text: hit[0], watches });
    from = hit.index + hit[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from), watches: [] });
  return runs;
}

function pattern(of: string[]): RegExp {
  const escaped = of.map((it) => it.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join("|")})(?![\\p{L}\\p{N}])`, "iu");
}

export function words(tree: Tree): string {
  switch (tree.kind) {
    case "term":
      return tree.text.startsWith('"') && tree.text.includes(" ") ? `the phrase “${tree.text.slice(1, -1)}”` : tree.text.replaceAll('"', "");
    case "not":
      return `nothing about ${words(tree.of)}`;
    case "and":
      return tree.parts.map(words).join(" and ");
    case "or":
      return tree.parts.map(words).join(" or ");
    case "near":
      return tree.parts.map(words).join(tree.how === "near" || tree.how === "ordered" ? ` within ${tree.within} words of ` : ` in the same ${tree.how} as `);
  }
}

function fault(message: string, start: number, end: number, fixes: string[]): QueryFault {
  return { message, start, end, fixes };
}
