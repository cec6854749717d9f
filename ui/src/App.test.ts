import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { allActions } from "./actions/actions";
import App from "./App.svelte";
import { BackendError } from "./backend/backend";
import { FakeBackend } from "./backend/fake";
import { Desk } from "./state/desk.svelte";
import { at, click, openWindow, press, rows, seen, selected, settle, text, type } from "./testing";

test("j and k walk the list, open what they meet and mark it read", async () => {
  const { fake } = await openWindow();
  expect(rows()[0]?.textContent).toContain("Unread");
  await press("j");
  expect(selected()?.dataset.article).toBe("a0");
  expect(text("reader-title")).toBe(fake.archive.articles[0]?.title);
  await press("j");
  await press("k");
  expect(selected()?.dataset.article).toBe("a0");
  expect(fake.archive.articles.slice(0, 3).map((it) => it.read)).toEqual([true, true, false]);
  expect(rows()[0]?.textContent).not.toContain("Unread");
});

test("the arrows walk rows in the list and panes sideways", async () => {
  const { desk } = await openWindow();
  await press("ArrowDown");
  await press("ArrowDown");
  expect(selected()?.dataset.article).toBe("a1");
  await press("ArrowRight");
  expect(desk.layout.pane).toBe("reader");
  await press("Escape");
  expect(desk.layout.pane).toBe("timeline");
  await press("ArrowLeft");
  expect(document.activeElement?.textContent).toContain("All stories");
  await press("ArrowDown");
  expect(document.activeElement?.textContent).toContain("Unread");
});

test("s stars, r turns unread, both can be seen in the row", async () => {
  const { fake } = await openWindow();
  await press("j");
  await press("s");
  expect(fake.archive.articles[0]?.starred).toBe(true);
  expect(selected()?.textContent).toContain("Starred");
  await press("r");
  expect(fake.archive.articles[0]?.read).toBe(false);
  expect(selected()?.textContent).toContain("Unread");
});

test("a marks all as read, and z takes it back", async () => {
  const { fake } = await openWindow();
  const unread = () => fake.archive.articles.filter((it) => !it.read).length;
  const before = unread();
  await press("a");
  expect(unread()).toBe(0);
  expect(text("notice")).toContain(`Marked ${before} as read.`);
  await press("z");
  expect(unread()).toBe(before);
});

test("b opens the browser and c copies the citation", async () => {
  const write = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
  const { fake } = await openWindow();
  await press("j");
  await press("b");
  expect(fake.opened).toEqual(["https://kestrelwire.example/a0"]);
  await press("c");
  expect(write.mock.calls[0]?.[0]).toContain("Kestrel Wire");
  expect(text("notice")).toContain("Copied the citation.");
});

test("Space reads on: the end of an article leads to the next unread one", async () => {
  await openWindow();
  await press(" ");
  expect(selected()?.dataset.article).toBe("a0");
  await press(" ");
  expect(selected()?.dataset.article).toBe("a1");
});

test("the reader shows the proof, marks the words and unfolds what it left out", async () => {
  await openWindow();
  await press("j");
  const reader = screen.getByTestId("reader");
  expect([...reader.querySelectorAll("mark")].map((it) => it.textContent)).toContain("NATO");
  expect(reader.querySelector("[data-blocks] mark")?.textContent).toBe("NATO");
  expect(reader.textContent).toContain("Why this matched");
  expect(reader.textContent).toContain("in the headline");
  expect(reader.textContent).toContain("Notified one minute later");
  expect(reader.querySelector("footer summary")?.textContent).toMatch(/Shown: the article’s page. Left out: \d+ words of page around it./);
  expect(reader.querySelector("blockquote")?.textContent).toContain("admire the water");
});

test("a clicked notification opens its article at the first mark", async () => {
  const scroll = vi.spyOn(Element.prototype, "scrollIntoView");
  const { fake } = await openWindow({}, (it) => (it.place = { kind: "open", article: "a5" }));
  expect(text("reader-title")).toContain("Alliance watchers");
  expect(scroll.mock.contexts.some((it) => (it as Element).tagName === "MARK")).toBe(true);
  fake.say({ kind: "open", article: "a1" });
  await settle();
  expect(text("reader-title")).toContain("Grain ships");
});

test("what arrives waits behind a button and then comes on top", async () => {
  const { fake } = await openWindow();
  const first = rows()[0]?.dataset.article;
  fake.arrive(3);
  await seen("new-rows", "3 new");
  expect(rows()[0]?.dataset.article).toBe(first);
  await press(".");
  expect(rows()[3]?.dataset.article).toBe(first);
  expect(at("new-rows")).toBeNull();
});

test("in a store of made-up news rows stream in until the list is touched", async () => {
  const { fake } = await openWindow({ articles: 4 }, (fake) => {
    const overview = fake.overview;
    fake.overview = async () => ({ ...(await overview()), demo_store: true });
  });
  const before = rows().length;
  fake.arrive(2);
  await vi.waitFor(() => expect(rows().length).toBe(before + 2));
  expect(at("new-rows")).toBeNull();
  await press("j");
  fake.arrive(1);
  await seen("new-rows", "1 new");
  expect(rows().length).toBe(before + 2);
});

test("search says what it can't read, offers a way, and Esc goes back", async () => {
  const { desk } = await openWindow();
  await press("/");
  expect(document.activeElement).toBe(screen.getByTestId("search-field"));
  await type("search-field", "herring limits");
  await expect.poll(() => desk.timeline.check?.error?.message).toContain("side by side");
  await fireEvent.click(await screen.findByText("herring OR limits"));
  await expect.poll(() => rows()[0]?.textContent).toContain("fishing limits");
  expect(rows()[0]?.querySelector("mark")).not.toBeNull();
  screen.getByTestId("search-field").focus();
  await press("Escape");
  expect(desk.timeline.search).toBe("");
  expect(rows()[0]?.dataset.article).toBe("a0");
});

test("the palette lists every action with its key, and runs what is chosen", async () => {
  const { desk } = await openWindow();
  await press("k", { ctrlKey: true });
  const shown = screen.getAllByTestId("palette-action").map((it) => it.querySelector(".label")?.textContent);
  expect(shown.sort()).toEqual(allActions(desk).filter((it) => it.id !== "palette").map((it) => it.label).sort());
  await type("palette-field", "keyboard");
  await press("Enter");
  expect(screen.getByRole("dialog").ariaLabel ?? screen.getByRole("dialog").getAttribute("aria-label")).toBe("Keyboard map");
  await press("Escape");
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("a sheet takes the focus and gives it back", async () => {
  await openWindow();
  const list = screen.getByTestId("match-list");
  list.focus();
  await press(",", { ctrlKey: true });
  expect(screen.getByRole("dialog").contains(document.activeElement)).toBe(true);
  expect(document.querySelector(".desk")?.hasAttribute("inert")).toBe(true);
  await press("Escape");
  expect(document.activeElement).toBe(list);
});

test("problems and made-up news stay in view until they are gone", async () => {
  await openWindow({ problems: ["This desktop has no notification service. Alerts are listed in the window."], sample: true });
  expect(text("problem-banner")).toContain("no notification service");
  expect(rows()[0]?.textContent).toContain("Made-up news");
  await click("remove-sample");
  expect(at("remove-sample")).toBeNull();
  expect(rows()).toEqual([]);
});

test("pane widths are kept within limits and remembered", async () => {
  const { desk } = await openWindow();
  const divider = screen.getByLabelText("Width of the list");
  const before = desk.layout.widths.timeline;
  await fireEvent.keyDown(divider, { key: "ArrowRight" });
  expect(desk.layout.widths.timeline).toBe(before + 16);
  expect(JSON.parse(localStorage.getItem("newshawk.layout") ?? "").timeline).toBe(before + 16);
  desk.layout.resize("timeline", 9_999);
  expect(desk.layout.widths.timeline).toBe(640);
});

test("a store that can't be read is said, and may be tried again", async () => {
  const fake = new FakeBackend();
  const real = fake.listWatches;
  fake.listWatches = () => Promise.reject(new BackendError("store", "The archive is in use by another Newshawk. Close it first."));
  render(App, { desk: new Desk(fake) });
  await settle();
  expect(screen.getByRole("alert").textContent).toContain("in use by another Newshawk");
  fake.listWatches = real;
  await fireEvent.click(screen.getByText("Try again"));
  await settle();
  expect(rows().length).toBeGreaterThan(0);
});

test("a refusal nobody waited for is still said", async () => {
  const { desk } = await openWindow();
  const event = Object.assign(new Event("unhandledrejection"), { reason: new BackendError("missing", "That watch is gone.") });
  window.dispatchEvent(event);
  await settle();
  expect(desk.notices.current?.text).toBe("That watch is gone.");
});

test("where one pane fits, moving does not mark as read what nobody sees", async () => {
  const { desk, fake } = await openWindow();
  desk.layout.fit(600);
  await press("j");
  await press("j");
  expect(fake.archive.articles[0]?.read).toBe(false);
  await press("ArrowRight");
  expect(desk.layout.pane).toBe("reader");
  expect(text("reader-title")).toContain(fake.archive.articles[1]!.title);
  await press("Escape");
  await press("k");
  await press("b");
  expect(fake.opened).toEqual(["https://kestrelwire.example/a0"]);
});

test("the menu of a row offers what the keys do", async () => {
  const { fake } = await openWindow();
  await fireEvent.contextMenu(rows()[1]!);
  const items = () => [...screen.getByTestId("row-menu").querySelectorAll("button")];
  expect(items()[0]?.textContent).toContain("Open in the browser");
  expect(document.activeElement).toBe(items()[0]);
  await press("ArrowDown");
  await fireEvent.click(document.activeElement!);
  await settle();
  expect(fake.archive.articles[1]?.starred).toBe(true);
  expect(at("row-menu")).toBeNull();
});

test("when the watch one looks at is deleted, all matches show instead", async () => {
  const { desk, fake } = await openWindow();
  await press("3");
  expect(desk.timeline.scope).toEqual({ kind: "watch", id: 3 });
  await fake.deleteWatch(3);
  await expect.poll(() => desk.timeline.scope).toEqual({ kind: "all" });
});
