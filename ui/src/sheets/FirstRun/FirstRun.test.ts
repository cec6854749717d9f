import { fireEvent, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { parts } from "../../state/queries";
import { at, click, openWindow, press, rows, seen, text, type } from "../../testing";

test("from one word to matches, one question, and the way out", async () => {
  const { fake, desk } = await openWindow({ firstRun: true });
  expect(document.activeElement).toBe(screen.getByTestId("first-run-field"));
  await type("first-run-field", "NATO, Russia");
  await press("Enter");
  expect(at("first-run-field")).toBeNull();
  for (let round = 0; round < 12; round += 1) fake.answer();
  await seen("first-run-headline", /\d+ stories so far from 10 of 12 sources; 2 are not answering: Gazeta Brzegu, Cable and Current\./);
  await expect.poll(() => rows().length).toBeGreaterThan(0);
  expect(rows()[0]?.querySelector("mark")).not.toBeNull();
  await click("loudness-interrupt");
  expect(desk.watchlist.all.map((it) => it.level)).toEqual(["interrupt", "interrupt"]);
  expect(text("test-notification-message")).toContain("A test notification was handed to your desktop.");
  expect(screen.getByLabelText("First steps").textContent).toContain("keeps watching from the tray");
  await click("first-run-done");
  expect(screen.queryByLabelText("First steps")).toBeNull();
});

test("the examples go into the field and out of it again", async () => {
  const { desk } = await openWindow({ firstRun: true });
  const [nato, russia] = screen.getAllByTestId("first-run-example");
  await fireEvent.click(nato!);
  await fireEvent.click(russia!);
  expect(desk.firstRun.query).toBe("NATO, Russia");
  await fireEvent.click(nato!);
  expect(desk.firstRun.query).toBe("Russia");
});

test("a mistake in one of several words is shown in its place and mended with one click", async () => {
  const { desk } = await openWindow({ firstRun: true });
  await type("first-run-field", "NATO, undersea cable");
  await seen("first-run-error", "side by side");
  expect(desk.firstRun.check?.error?.start).toBe("NATO, undersea ".length);
  await fireEvent.click(screen.getByText('NATO, "undersea cable"'));
  await expect.poll(() => at("first-run-error")).toBeNull();
  await click("first-run-start");
  expect(desk.watchlist.all.map((it) => it.query)).toEqual(["NATO", '"undersea cable"']);
});

test("a name can be looked for under all its names, and alone again", async () => {
  const { desk } = await openWindow({ firstRun: true });
  await type("first-run-field", "grain, NATO");
  await seen("query-name", "NATO under all its names (OTAN, НАТО … 12 languages); not “nato” in small letters");
  const name = () => screen.getByRole("checkbox", { name: /NATO under all its names/ }) as HTMLInputElement;
  expect(name().checked).toBe(false);
  await fireEvent.click(name());
  expect(desk.firstRun.query).toBe("grain, @NATO");
  await expect.poll(() => name().checked).toBe(true);
  expect(screen.getAllByTestId("first-run-example")[0]?.getAttribute("aria-pressed")).toBe("true");
  await fireEvent.click(name());
  expect(desk.firstRun.query).toBe("grain, NATO");
});

test("nothing starts without a word", async () => {
  await openWindow({ firstRun: true });
  await click("first-run-start");
  expect(text("first-run-error")).toContain("Type a word first");
});

test("the pack can be ticked off, all or one language", async () => {
  const { desk } = await openWindow({ firstRun: true });
  expect(desk.firstRun.ticked.size).toBe(12);
  await fireEvent.change(screen.getByRole("combobox"), { target: { value: "de" } });
  await fireEvent.click(screen.getByText("None"));
  expect(desk.firstRun.ticked.size).toBe(11);
  expect(text("first-run-start")).toBe("Start with 11 sources");
});

test("skipping leads to an empty desk with the next step in it", async () => {
  await openWindow({ firstRun: true });
  await click("first-run-skip");
  expect(text("match-list")).toContain("No sources yet");
  expect(screen.queryByLabelText("First steps")).toBeNull();
});

test("made-up news says that it is made up", async () => {
  await openWindow({ firstRun: true });
  await click("first-run-demo");
  expect(text("sample-banner")).toContain("made-up news");
  expect(rows()[0]?.textContent).toContain("Made-up news");
});

test("without a connection the window says so and offers made-up news", async () => {
  const { fake } = await openWindow({ firstRun: true, offline: true });
  await type("first-run-field", "NATO");
  await click("first-run-start");
  for (let round = 0; round < 12; round += 1) fake.answer();
  await seen("offline-banner", "None of your 12 sources is answering.");
  await fireEvent.click(screen.getByText("Try it with made-up news"));
  await expect.poll(() => rows().length).toBeGreaterThan(0);
});

test("the question is still there after the window was closed", async () => {
  localStorage.setItem("newshawk.first-card", "loudness");
  await openWindow();
  expect(at("loudness-notify")).not.toBeNull();
});

test("a list of feeds can be brought along instead", async () => {
  const { desk } = await openWindow({ firstRun: true });
  const file = new File(['<opml><outline xmlUrl="https://a.example/feed"/></opml>'], "feeds.opml");
  const field = screen.getByTestId("first-run-import");
  vi.spyOn(field as HTMLInputElement, "files", "get").mockReturnValue([file] as unknown as FileList);
  await fireEvent.change(field);
  await expect.poll(() => desk.sourceAdding.said).toBe("Added 1 source.");
  expect(desk.firstRun.ticked.size).toBe(0);
});

test("commas inside quotation marks and brackets do not part a query", () => {
  const found = parts(' NATO , "Paris, Texas",; a OR ((b, c), d)、e');
  expect(found.map((it) => it.text)).toEqual(["NATO", '"Paris, Texas"', "a OR ((b, c), d)", "e"]);
  expect(found.map((it) => it.start)).toEqual([1, 8, 25, 42]);
});
