/**
 * A small stand-in for the watch language: words, phrases, AND, OR, NOT, brackets.
 *
 * It exists so that the fake world can answer while one types. The real grammar lives in one place only, the core.
 */

import type { QueryCheck, QueryFault, Run } from "../backend";

export type Tree =
  | { kind: "term"; text: string }
  | { kind: "not"; of: Tree }
  | { kind: "and" | "or"; parts: Tree[] };

type Token = { text: string; start: number; end: number };

export function check(query: string): QueryCheck {
  const parsed = parse(query);
  if ("message" in parsed) {
    return { sentence: null, error: parsed };
  }
  return { sentence: `Articles that mention ${words(parsed)}.`, error: null };
}

export function parse(query: string): Tree | QueryFault {
  const open = query.indexOf('"');
  if (open >= 0 && (query.split('"').length - 1) % 2 === 1) {
    const start = query.lastIndexOf('"');
    return fault("This quotation mark has no partner.", start, query.length, [`${query}"`]);
  }
  const tokens = [...query.matchAll(/"[^"]*"|[()]|[^\s()"]+/g)].map(
    (it): Token => ({ text: it[0], start: it.index, end: it.index + it[0].length }),
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
  return joined(state, "OR", () => joined(state, "AND", () => unit(state)));
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
  if (!token || token.text === "AND" || token.text === "OR" || token.text === ")") {
    const end = state.query.length;
    const before = token?.start ?? end;
    return fault("A word is missing here.", Math.max(0, before - 1), token?.end ?? end, [
      state.query.replace(/\s*\b(AND|OR|NOT)\s*$/, ""),
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
  return { kind: "term", text: token.text.replaceAll('"', "") };
}

export function holds(tree: Tree, text: string): boolean {
  switch (tree.kind) {
    case "term":
      return pattern([tree.text]).test(text);
    case "not":
      return !holds(tree.of, text);
    case "and":
      return tree.parts.every((it) => holds(it, text));
    case "or":
      return tree.parts.some((it) => holds(it, text));
  }
}

/** The words that may be marked: all but those under NOT. */
export function terms(tree: Tree): string[] {
  if (tree.kind === "term") return [tree.text];
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

function words(tree: Tree): string {
  switch (tree.kind) {
    case "term":
      return tree.text.includes(" ") ? `the phrase “${tree.text}”` : tree.text;
    case "not":
      return `nothing about ${words(tree.of)}`;
    case "and":
      return tree.parts.map(words).join(" and ");
    case "or":
      return tree.parts.map(words).join(" or ");
  }
}

function fault(message: string, start: number, end: number, fixes: string[]): QueryFault {
  return { message, start, end, fixes };
}
