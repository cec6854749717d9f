/** Stories in the window: rows, pages, what a person says of them, and the alert log. */

import { fireEvent, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { at, click, openWindow, press, rows, selected, settle, text, type } from "./testing";

/** The newest story is told by four articles, the oldest of them a5. */
const told = (fake: { archive: { gather(ids: string[]): void } }) => fake.archive.gather(["a0", "a2", "a3", "a5"]);
const versions = () => screen.queryAllByTestId("version");
const lines = () => screen.queryAllByTestId("alert-row");

test("a story of several articles is one row, under the one that came first", async () => {
  const { fake } = await openWindow({}, told);
  expect(rows()[0]?.textContent).toContain(fake.archive.articles[5]!.title);
  expect(rows()[0]?.textContent).toMatch(/\d outlets, \d independent/);
  expect(rows()[1]?.textContent).toContain(fake.archive.articles[1]!.title);
});

test("opening a story marks all of it read; a new report makes it unread again", async () => {
  const { fake } = await openWindow({}, told);
  await press("j");
  expect([0, 2, 3, 5].map((it) => fake.archive.articles[it]!.read)).toEqual([true, true, true, true]);
  expect(selected()?.textContent).not.toContain("Unread");
  await press("r");
  expect([0, 2, 3, 5].map((it) => fake.archive.articles[it]!.read)).toEqual([false, false, false, false]);
  expect(selected()?.textContent).toContain("Unread");
});

test("the page of a story lists its reports, and opens one and comes back", async () => {
  const { fake } = await openWindow({}, told);
  await press("j");
  expect(text("reader-title")).toBe(fake.archive.articles[5]!.title);
  expect(versions().length).toBe(4);
  expect(text("story-changes")).toContain("21, before 19");
  await fireEvent.click(versions()[1]!);
  await settle();
  expect(text("reader-title")).toBe(fake.archive.articles[3]!.title);
  expect(at("story")).toBeNull();
  await click("to-story");
  expect(text("reader-title")).toBe(fake.archive.articles[5]!.title);
  expect(versions().length).toBe(4);
});

test("a story of one article opens without ceremony", async () => {
  const { fake } = await openWindow();
  await press("j");
  expect(text("reader-title")).toBe(fake.archive.articles[0]!.title);
  expect(at("story")).toBeNull();
});

test("x takes an article out of its story, and z puts it back", async () => {
  const { fake } = await openWindow({}, told);
  await press("j");
  await fireEvent.click(versions()[2]!);
  await settle();
  await press("x");
  expect(versions().length).toBe(3);
  expect(fake.archive.members("a5").map((it) => it.id)).toEqual(["a0", "a3", "a5"]);
  expect(text("notice")).toContain("a story of its own");
  await press("z");
  expect(fake.archive.members("a5").length).toBe(4);
});

test("= makes two stories one, by choice or by a search", async () => {
  const { fake } = await openWindow();
  await press("j");
  await press("=");
  expect(screen.getByRole("dialog").textContent).toContain("Same story as");
  await type("unite-field", "herring");
  await expect.poll(() => screen.queryAllByTestId("unite-row")[0]?.textContent).toContain("fishing limits");
  await press("Enter");
  expect(at("unite-field")).toBeNull();
  expect(fake.archive.members(fake.archive.articles[2]!.story).map((it) => it.id)).toContain("a0");
  expect(versions().length).toBeGreaterThan(1);
});

test("the alert log says what was told, held and silent, and opens the story", async () => {
  const { fake, desk } = await openWindow();
  await press("g");
  await press("h");
  expect(lines()[0]?.textContent).toContain("Told. A new story.");
  expect(lines()[1]?.textContent).toContain("Held until your quiet hours end");
  await click("alerts-silent");
  expect(lines().every((it) => it.textContent?.includes("not shown"))).toBe(true);
  await press("j");
  expect(text("reader-title")).toBe(fake.archive.articles[3]!.title);
  await press("Escape");
  expect(desk.alertLog.open).toBe(false);
  expect(rows().length).toBeGreaterThan(0);
});
