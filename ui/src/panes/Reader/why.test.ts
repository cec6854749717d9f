import { expect, test } from "vitest";
import type { ArticleView, WhyClause, WhyMatched, WhyPlace } from "../../backend/backend";
import { aside, lines, reading, told } from "./why";

const TITLE = "NATO gathers in Vessa";
const BODY = "NATO ships left. Some say that Russia’s fleet, near Vessa, was asked first.";

const article = {
  row: { title: [{ text: "NATO", watches: [1] }, { text: " gathers in Vessa", watches: [] }] },
  blocks: [{ zone: "body", runs: [{ text: BODY, watches: [] }] }],
} as unknown as ArticleView;

/** The place of a form in the headline or in the text. */
function place(form: string, zone: "title" | "body", more: Partial<WhyPlace> = {}): WhyPlace {
  const text = zone === "title" ? TITLE : BODY;
  const start = text.indexOf(form);
  const end = start + form.length;
  const sentence = [
    { text: text.slice(0, start), watches: [] },
    { text: form, watches: [1] },
    { text: text.slice(end), watches: [] },
  ];
  return { term: form, form, alias: null, zone, block: zone === "title" ? null : 0, start, end, sentence, ...more };
}

const match = (clauses: WhyClause[], more: Partial<WhyMatched> = {}): WhyMatched => ({
  watch: 1,
  name: "NATO + Russia",
  sentence: "",
  clauses,
  after_edit: false,
  chrome_only: 0,
  version: 1,
  method: "the article’s page",
  confidence: 0.94,
  not_relevant: false,
  ...more,
});

test("each part of the query is told with its first place", () => {
  const clauses = [
    { clause: "NATO", places: [place("NATO", "title"), place("NATO", "body")] },
    { clause: "Russia", places: [place("Russia’s", "body")] },
  ];
  expect(told(match(clauses), article)).toBe("matched: “NATO” in the headline, and “Russia’s” in the text.");
});

test("what has to be near is told with its distance, in the order of the text", () => {
  const clause = { clause: "Vessa NEAR/15 Russia", places: [place("Russia’s", "body"), place("Vessa", "body")] };
  expect(told(match([clause]), article)).toBe("matched: “Russia’s” in the text, and “Vessa” 2 words after it.");
  const side = { clause: "gathers NEAR/0 NATO", places: [place("NATO", "title"), place("gathers", "title")] };
  expect(told(match([side]), article)).toBe("matched: “NATO” in the headline, and “gathers” right after it.");
});

test("an alias says whose name it is, and a long proof is cut short", () => {
  const alias = { clause: "@NATO", places: [place("gathers", "title", { alias: "NATO" })] };
  expect(told(match([alias]), article)).toBe("matched: “gathers”, one of @NATO, in the headline.");
  const same = { clause: "@NATO", places: [place("NATO", "title", { alias: "NATO" })] };
  expect(told(match([same]), article)).toBe("matched: “NATO” in the headline.");
  const many = ["NATO", "ships", "left", "fleet", "first"].map((it) => ({ clause: it, places: [place(it, "body")] }));
  expect(told(match(many), article)).toBe("matched: “NATO” in the text, “ships” right after it, “left” right after it, and 2 more.");
});

test("what is only known of an article is told, too", () => {
  expect(told(match([{ clause: "lang:uk", places: [] }]), article)).toBe("matched by what is known of the article: lang:uk.");
});

test("what did not count, an edit and how it was read are said in words", () => {
  expect(aside(match([]))).toBe("");
  const said = aside(match([], { chrome_only: 2, after_edit: true, version: 3 }));
  expect(said).toBe("It matched only after the article was changed. Found by version 3 of the query. Also seen twice outside the article, which does not count.");
  expect(reading(match([]))).toBe("Read from the article’s page, 94% sure that it is the whole article.");
});

test("places of one sentence share a line, all of them marked", () => {
  const found = lines([place("NATO", "title"), place("Vessa", "title"), place("NATO", "body", { alias: "NATO" })]);
  expect(found.length).toBe(2);
  expect(found[0]!.runs.filter((it) => it.watches.length > 0).map((it) => it.text)).toEqual(["NATO", "Vessa"]);
  expect(found[0]!.runs.map((it) => it.text).join("")).toBe(TITLE);
  expect(found[1]!.aliases).toEqual(["@NATO"]);
});
