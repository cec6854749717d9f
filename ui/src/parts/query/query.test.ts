import { expect, test } from "vitest";
import { offers, type Words } from "./completion";
import { pieces } from "./tokens";
import { isOpen } from "./typed";

/** The pieces as `kind text`, words left out. */
function colours(text: string): string[] {
  return pieces(text).flatMap(({ kind, start, end }) => (kind === "word" ? [] : [`${kind} ${text.slice(start, end)}`]));
}

test.each([
  ["NATO AND Russia", ["operator AND"]],
  ["NATO and Russia", []],
  ["BRAND NOTE ORDER NATO", []],
  ["Trump NEAR/10 tariff ONEAR/3 deal", ["operator NEAR/10", "operator ONEAR/3"]],
  ["a UNLESS/s b UNLESS/p c UNLESS/4 d", ["operator UNLESS/s", "operator UNLESS/p", "operator UNLESS/4"]],
  ['title:"undersea cable"', ["field title:", 'phrase "undersea cable"']],
  ["=Russia ^^NATO ^Orange ~Kyiv", ["modifier =", "modifier ^^", "modifier ^", "modifier ~"]],
  ["@NATO, #Baltic-sea", ["alias @NATO", "bracket ,", "saved #Baltic-sea"]],
  ["/(?:sub)?marines?/i OR sea", ["regex /(?:sub)?marines?/i", "operator OR"]],
  ["date:2026-01-01..2026-02-01 AND words:>300", ["field date:", "number 2026-01-01..2026-02-01", "operator AND", "field words:", "number >300"]],
  ["ATLEAST/3(a OR b)", ["operator ATLEAST/3", "bracket (", "operator OR", "bracket )"]],
  ["SCORE>=10 { +4 x2: b }", ["operator SCORE>=", "number 10", "bracket {", "number +4", "number x2", "bracket }"]],
  ["“curly quotes” AND NATO-led", ["phrase “curly quotes”", "operator AND"]],
  ['"never closed AND on', ['phrase "never closed AND on']],
])("%s is coloured", (text, wanted) => {
  expect(colours(text)).toEqual(wanted);
});

test("pieces follow each other and leave out nothing but space", () => {
  const text = '  @NATO NEAR/5 (title:"a b" OR ~x*), wom?n\n/r(e)?x/ AND 3D {';
  const found = pieces(text);
  const gaps = found.map((it, index) => text.slice(found[index - 1]?.end ?? 0, it.start)).join("");
  expect(gaps.trim()).toBe("");
  expect(found.at(-1)?.end).toBe(text.length);
});

const WORDS: Words = {
  aliases: [
    { name: "NATO", also: ["Alliance"], title: "The alliance", sample: ["NATO", "OTAN"] },
    { name: "Allied", also: [], title: "Those allied", sample: [] },
  ],
  saved: [{ name: "Baltic-sea", title: "Baltic sea" }],
  fields: [{ name: "title", meaning: "in the headline" }],
  operators: [
    { name: "AND", meaning: "both", insert: "AND " },
    { name: "NEAR/n", meaning: "at most n words between", insert: "NEAR/5 " },
  ],
};
const labels = (before: string, asked = false) => offers(before, WORDS, asked)?.options.map((it) => it.label) ?? [];

test("what is being typed is completed, with its meaning", () => {
  expect(offers("Russia AND @na", WORDS, false)).toEqual({ from: 11, options: [{ label: "@NATO", detail: "The alliance: \u2068NATO\u2069, \u2068OTAN\u2069", insert: "@NATO" }] });
  expect(labels("@alli")).toEqual(["@Allied", "@NATO"]);
  expect(labels("#")).toEqual(["#Baltic-sea"]);
  expect(labels("a NE")).toEqual(["NEAR/n"]);
  expect(labels("ti")).toEqual(["title:"]);
});

test("nothing is offered to plain words, in phrases, or for what is typed already", () => {
  expect(labels("Nato")).toEqual([]);
  expect(labels("a")).toEqual([]);
  expect(labels('"the @na', true)).toEqual([]);
  expect(labels("a AND")).toEqual([]);
  expect(labels("@NATO")).toEqual([]);
});

test("who asks sees all that fits", () => {
  expect(labels("a ", true)).toEqual(["AND", "NEAR/n", "@NATO", "@Allied", "#Baltic-sea", "title:"]);
  expect(labels("na", true)).toEqual(["@NATO"]);
});

test("a comma inside a phrase, brackets or an expression belongs to the chip", () => {
  expect(['"Paris', "(a, b", "/a{1", "SCORE>=3 { +1: a"].map(isOpen)).toEqual([true, true, true, true]);
  expect(["Paris", '"Paris, Texas"', "(a, b)", "/a{1,2}/i"].map(isOpen)).toEqual([false, false, false, false]);
});
