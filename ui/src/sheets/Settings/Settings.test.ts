import { fireEvent, screen, within } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { at, click, openWindow, press, seen, settle, text, type } from "../../testing";

const watchRows = () => screen.queryAllByTestId("watch-row");

test("a new watch is echoed as a sentence while one types, and saved", async () => {
  const { desk } = await openWindow();
  await press("w");
  expect(document.activeElement).toBe(screen.getByTestId("watch-query"));
  await type("watch-query", "grain AND ships");
  await expect.poll(() => screen.getByRole("dialog").textContent).toContain("Articles that mention grain and ships.");
  await type("watch-name", "Grain");
  await click("watch-save");
  expect(at("watch-query")).toBeNull();
  expect(watchRows().map((it) => within(it).getByRole("heading").textContent)).toContain("Grain");
  expect(desk.watchlist.all.at(-1)).toMatchObject({ name: "Grain", query: "grain AND ships", level: "notify" });
});

test("a mistake is underlined, explained, and mended with one click", async () => {
  await openWindow();
  await click("open-settings");
  await click("watch-add");
  await type("watch-query", "undersea cable");
  await seen("watch-error", "side by side");
  expect(document.querySelector(".wrong")?.textContent).toBe("cable");
  await click("watch-save");
  expect(at("watch-query")).not.toBeNull();
  await fireEvent.click(screen.getByText('"undersea cable"', { selector: "button code" }));
  await expect.poll(() => at("watch-error")).toBeNull();
  await click("watch-save");
  expect(watchRows().length).toBe(4);
});

test("an empty watch is not saved, and says why", async () => {
  await openWindow();
  await press("w");
  await click("watch-save");
  expect(text("watch-error")).toBe("Type a word to watch for, such as NATO.");
});

test("a watch can be made louder, edited, deleted and brought back", async () => {
  const { desk } = await openWindow();
  await click("open-settings");
  await fireEvent.change(screen.getByLabelText("How loud NATO is"), { target: { value: "interrupt" } });
  await settle();
  expect(desk.watchlist.find(1)?.level).toBe("interrupt");
  await fireEvent.click(screen.getByLabelText("Edit NATO"));
  await type("watch-name", "The alliance");
  await click("watch-save");
  expect(desk.watchlist.find(1)?.name).toBe("The alliance");
  await fireEvent.click(screen.getByLabelText("Delete The alliance"));
  await settle();
  expect(watchRows().length).toBe(2);
  await fireEvent.click(screen.getByText("Undo"));
  await settle();
  expect(desk.watchlist.all.at(-1)).toMatchObject({ name: "The alliance", query: "NATO", level: "interrupt" });
});

test("Esc leaves the form first and the settings next", async () => {
  await openWindow();
  await press("w");
  await press("Escape");
  expect(at("watch-query")).toBeNull();
  expect(at("settings-close")).not.toBeNull();
  await press("Escape");
  expect(at("settings-close")).toBeNull();
});

test("a page with several feeds asks which one", async () => {
  const { desk } = await openWindow();
  await click("open-settings");
  await click("settings-tab-sources");
  await type("source-address", "several.example");
  await fireEvent.submit(screen.getByTestId("source-address").closest("form")!);
  await settle();
  expect(text("source-said")).toBe("This page offers several feeds. Choose one.");
  const choices = screen.getAllByTestId("source-choice");
  expect(choices.map((it) => it.textContent)).toEqual(["Add World", "Add Business", "Add Sport"]);
  await fireEvent.click(choices[0]!);
  await settle();
  expect(text("source-said")).toBe("Added several.example.");
  expect(desk.sources.all.length).toBe(14);
});

async function openFront() {
  const opened = await openWindow();
  await click("open-settings");
  await click("settings-tab-sources");
  await type("source-address", "gullhaven.example");
  await fireEvent.submit(screen.getByTestId("source-address").closest("form")!);
  await settle();
  return opened;
}

const headlines = () => within(screen.getByTestId("headlines")).getAllByRole("listitem").map((it) => it.firstChild?.textContent);

test("a page without a feed shows the headlines that were found, and watches them", async () => {
  const { desk } = await openFront();
  expect(text("source-said")).toBe("This page has no feed. These headlines were found on it:");
  expect(headlines().length).toBe(5);
  expect(headlines()[0]).toBe("Ferry to the islands is back after repairs");
  expect(screen.getByText("And 2 more headlines.")).toBeTruthy();
  expect(desk.sources.all.length).toBe(13);
  await click("headlines-watch");
  expect(text("source-said")).toBe("Added gullhaven.example.");
  expect(at("headlines-watch")).toBeNull();
  expect(desk.sources.all.at(-1)?.kind).toBe("page");
  const row = screen.getAllByTestId("source-row").at(-1)!;
  expect(within(row).getByText("Page of headlines")).toBeTruthy();
});

test("the wrong headlines are corrected by picking a right one", async () => {
  const { fake } = await openFront();
  const watch = vi.spyOn(fake, "watchHeadlines");
  await click("headlines-other");
  await type("headlines-filter", "bins");
  const links = screen.getAllByTestId("headlines-pick");
  expect(links.map((it) => it.textContent)).toEqual(["Bins are emptied a day later this week"]);
  await fireEvent.click(links[0]!);
  await settle();
  expect(text("source-said")).toBe("2 headlines stand there like this one.");
  expect(headlines()).toEqual(["Water is off in Mill Lane on Monday", "Bins are emptied a day later this week"]);
  expect(at("headlines-filter")).toBeNull();
  await click("headlines-watch");
  expect(watch).toHaveBeenCalledWith("https://gullhaven.example/", "https://gullhaven.example/notices/1");
});

test("headlines that are not wanted are left alone", async () => {
  const { desk } = await openFront();
  await click("headlines-dismiss");
  expect(at("headlines-watch")).toBeNull();
  expect(desk.sources.all.length).toBe(13);
});

test("an address that is none is answered with what to do", async () => {
  await openWindow();
  await click("open-settings");
  await click("settings-tab-sources");
  await type("source-address", "nonsense");
  await fireEvent.submit(screen.getByTestId("source-address").closest("form")!);
  await settle();
  expect(text("source-said")).toContain("That is not an address.");
});

test("a source shows its health and takes an interval", async () => {
  const { desk } = await openWindow();
  await click("open-settings");
  await click("settings-tab-sources");
  const row = screen.getAllByTestId("source-row").find((it) => it.textContent?.includes("Gazeta Brzegu"))!;
  expect(row.textContent).toContain("Has not answered since Tuesday.");
  expect(row.textContent).toContain("9 failures in a row.");
  await fireEvent.change(within(row).getByLabelText("Look every"), { target: { value: "1" } });
  await settle();
  expect(desk.sources.find(107)?.every_minutes).toBe(1);
});

test("the test notification reports what happened", async () => {
  await openWindow();
  await click("open-settings");
  await click("settings-tab-notifications");
  await click("test-notification");
  expect(text("test-notification-message")).toContain("handed to your desktop");
});

test("the alert log is at hand where notifications are set", async () => {
  const { desk } = await openWindow();
  await press("g");
  await press("n");
  await fireEvent.click(screen.getByText("Open the alert log"));
  await settle();
  expect(at("settings-close")).toBeNull();
  expect(desk.alertLog.open).toBe(true);
});

test("the ledger names every request and its reason", async () => {
  await openWindow();
  await fireEvent.click(screen.getByText("Your terms never leave this computer."));
  await settle();
  expect(screen.getByRole("table").textContent).toContain("poll of Kestrel Wire");
});

test("what is wrong in one's own packs stands beside their folder", async () => {
  const flaw = "my.toml, line 3: this pack has no forms, so nothing of it is used.";
  await openWindow({ flaws: [flaw] });
  await click("open-settings");
  await click("settings-tab-data");
  expect(text("packs-flaw")).toBe(flaw);
  expect(screen.getByRole("tabpanel").textContent).toContain("newshawk/packs");
});

test("the scheme dresses the window at once and is remembered", async () => {
  await openWindow();
  await click("open-settings");
  await click("settings-tab-appearance");
  await fireEvent.click(screen.getByLabelText("Dark"));
  await settle();
  expect(document.documentElement.dataset.scheme).toBe("dark");
  expect(localStorage.getItem("newshawk.look")).toBe("dark");
});

test("the list of sources can be saved", async () => {
  const make = vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:list");
  vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
  await openWindow();
  await click("open-settings");
  await click("settings-tab-sources");
  await click("source-export");
  expect(await (make.mock.calls[0]![0] as Blob).text()).toContain("<opml");
});

test("who skipped the first run still gets the starter pack", async () => {
  const { desk } = await openWindow({ firstRun: true });
  await click("first-run-skip");
  await fireEvent.click(screen.getByText("Add sources"));
  await settle();
  await click("source-starters");
  expect(text("source-said")).toBe("Added 12 sources.");
  expect(desk.sources.all.length).toBe(12);
});
