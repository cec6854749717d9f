import { fireEvent, screen, within } from "@testing-library/svelte";
import { beforeAll, expect, test } from "vitest";
import { fetchEditor } from "../../parts/query/lazy";
import { asked, NO_OPTIONS } from "../../state/watchOptions";
import { at, click, openWindow, press, rows, seen, settle, text } from "../../testing";

beforeAll(async () => void (await fetchEditor()));

async function edit(name: string) {
  await click("open-settings");
  await fireEvent.click(screen.getByLabelText(`Edit ${name}`));
  await settle();
}

async function choose(testid: string, values: number[]) {
  const select = screen.getByTestId(testid) as HTMLSelectElement;
  for (const option of select.options) option.selected = values.includes(Number(option.value));
  await fireEvent.change(select);
  await settle();
}

async function fill(testid: string, value: string) {
  await fireEvent.change(screen.getByTestId(testid), { target: { value } });
  await settle();
}

test("a watch is asked for more, and keeps it", async () => {
  const { desk } = await openWindow();
  await edit("NATO");
  await fill("watch-first", "30");
  await fill("watch-spikes", "clear");
  await choose("watch-has", [100]);
  expect(at("watch-half")).not.toBeNull();
  await choose("watch-lacks", [101, 102]);
  expect(at("watch-half")).toBeNull();
  await fill("watch-hours", "5");
  expect(screen.getByTestId("watch-more").textContent).toContain("3 in use");
  await click("watch-save");
  const options = { first_in_days: 30, absence: { has: [100], lacks: [101, 102], hours: 5 }, spikes: "clear" };
  expect(desk.watchlist.find(1)?.options).toEqual(options);

  await desk.watchlist.change(desk.watchlist.find(1)!, { paused: true });
  expect(desk.watchlist.find(1)?.options).toEqual(options);
});

test("what is taken out again is asked for no more", async () => {
  const { desk } = await openWindow();
  await edit("NATO");
  await fill("watch-first", "7");
  await fill("watch-first", "");
  await choose("watch-has", [100]);
  await choose("watch-has", []);
  await click("watch-save");
  expect(desk.watchlist.find(1)?.options).toEqual(NO_OPTIONS);
  expect(asked(NO_OPTIONS)).toBe(0);
});

test("before seven days the watch says from when on spikes are told", async () => {
  await openWindow();
  await edit("Russia");
  await fill("watch-spikes", "early");
  await click("watch-save");
  expect(text("watch-note")).toBe("Spikes are told from 10 June on: 7 more days of news are needed.");
});

test("a mark makes a suggestion, which fills the query and saves nothing", async () => {
  const { desk } = await openWindow();
  await fireEvent.click(rows()[0]!);
  await settle();
  const [match] = desk.reading.article!.why;
  const name = match!.name;
  const count = desk.timeline.rows.length;
  const section = within(screen.getByTestId("why")).getByRole("region", { name });
  await fireEvent.click(within(section).getByRole("button", { name: "Not relevant" }));
  await settle();
  expect(within(section).getByRole("button", { name: "Marked as not relevant" }).getAttribute("aria-pressed")).toBe("true");
  expect(desk.timeline.rows.length).toBe(count);

  await edit(name);
  await seen("watch-advice", /Suggestion: Count .* removes 1 of your 1 rejected/);
  const before = desk.watchlist.find(match!.watch)!.query;
  await fireEvent.click(screen.getByRole("button", { name: "Use it" }));
  await settle();
  expect(desk.watchEditor.draft?.query).toBe(`title:${before}`);
  expect(desk.watchlist.find(match!.watch)?.query).toBe(before);
  await press("Escape");
});

test("a mark can be taken back", async () => {
  const { desk } = await openWindow();
  await fireEvent.click(rows()[0]!);
  await settle();
  const watch = desk.reading.article!.why[0]!.watch;
  await desk.reading.judge(watch, true);
  await desk.reading.judge(watch, false);
  expect(desk.reading.article?.why[0]?.not_relevant).toBe(false);
  desk.watchEditor.begin(desk.watchlist.find(watch));
  await settle();
  expect(desk.watchEditor.advice.suggestions).toEqual([]);
});
