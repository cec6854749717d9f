import { fireEvent, screen, within } from "@testing-library/svelte";
import { beforeAll, expect, test, vi } from "vitest";
import { check, parse } from "../../backend/fake/query";
import { fetchEditor } from "../../parts/query/lazy";
import { chipOf } from "../../state/queries";
import { at, click, openWindow, press, seen, settle, text, type } from "../../testing";

beforeAll(async () => void (await fetchEditor()));

const save = () => screen.getByTestId("watch-save") as HTMLButtonElement;
const face = (name: string) => screen.getByRole("radio", { name }) as HTMLInputElement;
const row = (testid: string) => [...screen.getByTestId(testid).closest("[role=group]")!.querySelectorAll(".word")].map((it) => it.textContent?.trim());

async function add(testid: string, value: string) {
  screen.getByTestId(testid).focus();
  await type(testid, value);
  await press("Enter");
  await settle();
}

/** Opens the form for a new watch and writes a query. */
async function write(query: string) {
  const window = await openWindow();
  await press("w");
  await type("watch-query", query);
  await seen("preview-count", "articles in the archive");
  return window;
}

test.each([
  "NATO",
  '"undersea cable" OR grain',
  "(NATO OR OTAN) AND Russia AND NOT (hockey OR chess)",
  "@NATO NEAR/15 (Russia OR Russland) AND title:summit",
  "NATO ONEAR/3 troops ONEAR/3 border AND NOT parade",
  "(a AND b) OR c",
  "NATO SENTENCE (Russia OR grain)",
  "NATO PARA Russia",
])("%s reads the same as chips and as text again", async (query) => {
  const { desk, fake } = await openWindow();
  await press("w");
  await type("watch-query", query);
  await fireEvent.click(face("Chips"));
  await settle();
  await fireEvent.click(face("Text"));
  await settle();
  expect(desk.watchEditor.draft?.query).toBe(query);
  const again = await fake.composeQuery(check(query).chips!);
  expect(check(again).chips).toEqual(check(query).chips);
  expect(parse(again)).not.toHaveProperty("message");
});

test("chips make the text, and the sentence stays below", async () => {
  const { desk } = await openWindow();
  await press("w");
  await fireEvent.click(face("Chips"));
  await settle();
  await add("chips-any", "NATO, undersea cable");
  await add("chips-none", "hockey");
  await add("chips-near-0", "Russia");
  expect(text("watch-obstacle")).toBe("Add what Russia has to be near, or take it out.");
  expect(face("Text").disabled).toBe(true);
  await add("chips-near-1", "Vessa");
  await fireEvent.change(screen.getByTestId("chips-within"), { target: { value: "5" } });
  await settle();
  expect(desk.watchEditor.draft?.query).toBe('(NATO OR "undersea cable") AND Russia NEAR/5 Vessa AND NOT hockey');
  await expect.poll(() => screen.getByRole("dialog").textContent).toContain("Russia within 5 words of Vessa and nothing about hockey.");
  await click("watch-save");
  expect(desk.watchlist.all.at(-1)?.query).toBe('(NATO OR "undersea cable") AND Russia NEAR/5 Vessa AND NOT hockey');
});

test("what stands near can be asked for in one sentence", async () => {
  const { desk } = await write("NATO NEAR/5 Russia");
  await fireEvent.click(face("Chips"));
  await settle();
  await fireEvent.change(screen.getByTestId("chips-how"), { target: { value: "sentence" } });
  await settle();
  expect(desk.watchEditor.draft?.query).toBe("NATO SENTENCE Russia");
  expect(at("chips-within")).toBeNull();
});

test("a chip that can't be understood stays in its field with the reason, and is not saved around", async () => {
  const { desk } = await openWindow();
  await press("w");
  await fireEvent.click(face("Chips"));
  await settle();
  await add("chips-all", "NATO");
  await add("chips-all", '"never closed');
  expect(row("chips-all")).toEqual(["NATO"]);
  expect(screen.getByRole("alert").textContent).toContain("quotation mark");
  expect(save().disabled).toBe(true);
  await type("chips-all", "");
  expect(save().disabled).toBe(false);
  expect(desk.watchEditor.draft?.query).toBe("NATO");
});

test("what can't be understood stays text, and can't be saved until it is mended", async () => {
  await openWindow();
  await press("w");
  await type("watch-query", "NATO AND (Russia");
  await seen("watch-error", "never closed");
  expect(save().disabled).toBe(true);
  expect(text("watch-obstacle")).toBe("It can’t be saved until “(” is mended.");
  expect(face("Chips").disabled).toBe(true);
  await fireEvent.click(screen.getByText("NATO AND (Russia)", { selector: "button code" }));
  await expect.poll(() => save().disabled).toBe(false);
  await expect.poll(() => face("Chips").disabled).toBe(false);
});

test("a query with two readings says so quietly and offers both", async () => {
  const { desk } = await write("NATO AND Russia OR grain");
  expect(text("query-lint")).toContain("AND binds tighter than OR");
  expect(document.querySelector(".doubt")?.textContent).toBe("OR");
  expect(save().disabled).toBe(false);
  await screen.findByRole("button", { name: /^\(NATO AND Russia\) OR grain, \d+ articles$/ });
  await fireEvent.click(await screen.findByRole("button", { name: /^NATO AND \(Russia OR grain\), \d+ articles?$/ }));
  await settle();
  expect(desk.watchEditor.draft?.query).toBe("NATO AND (Russia OR grain)");
});

test("the preview counts, draws the days and shows what it would find", async () => {
  await write("Russia");
  expect(text("preview-count")).toMatch(/^50 articles in the archive, about \d+ a week$/);
  expect(screen.getByTestId("day-bars").getAttribute("aria-label")).toMatch(/^The last 14 days; most on /);
  const samples = within(screen.getByTestId("preview")).getAllByRole("listitem");
  expect(samples.length).toBe(5);
  expect(samples.every((it) => it.querySelector("mark")?.textContent === "Russia")).toBe(true);
  expect(at("preview-change")).toBeNull();
});

test("of a young archive it says how young it is, and nothing of a week", async () => {
  await openWindow({ articles: 4 });
  await press("w");
  await type("watch-query", "NATO OR Russia OR grain");
  await seen("preview-count", /^\d articles? in the last day$/);
});

test("changing a watch says what it would add and remove", async () => {
  await openWindow();
  await click("open-settings");
  await fireEvent.click(screen.getByLabelText("Edit Russia"));
  await type("watch-query", "grain OR cable");
  await seen("preview-change", /Adds \d+: “.*Removes \d+: “/);
});

test("text side by side becomes a phrase, and a query becomes one chip", () => {
  const chips = ["NATO", "undersea  cable", '"a b"', "a OR b", "(a) AND (b)", "title:(a OR b)", "/a b/i", "ATLEAST/3(a OR b)"].map(chipOf);
  expect(chips).toEqual(["NATO", '"undersea cable"', '"a b"', "(a OR b)", "((a) AND (b))", "title:(a OR b)", "(/a b/i)", "ATLEAST/3(a OR b)"]);
});

test("where the editor can't be had, the plain field does", async () => {
  vi.resetModules();
  vi.doMock("../../parts/query/editor", () => Promise.reject(new Error("offline")));
  const { fetchEditor, editorCode } = await import("../../parts/query/lazy");
  expect(await fetchEditor()).toBeNull();
  expect(editorCode()).toBeNull();
});
