import { fireEvent, screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { BackendError } from "../../backend/backend";
import { at, click, openWindow, press, rows, settle, text } from "../../testing";

const box = (testid: string) => screen.getByTestId<HTMLInputElement>(testid);
const muted = () => within(screen.getByTestId("muted")).getAllByRole("listitem");
const NOTHING = "Nothing is muted.";

async function openNotifications(prepare?: Parameters<typeof openWindow>[1]) {
  const opened = await openWindow({}, prepare);
  await click("open-settings");
  await click("settings-tab-notifications");
  return opened;
}

async function set(testid: string, value: string) {
  await fireEvent.change(box(testid), { target: { value } });
  await settle();
}

test("quiet hours are offered and off, and have their times only when they are on", async () => {
  const { fake } = await openNotifications();
  expect(box("quiet-hours").checked).toBe(false);
  expect([box("quiet-from").disabled, box("quiet-to").disabled]).toEqual([true, true]);
  expect([box("quiet-from").value, box("quiet-to").value]).toEqual(["22:00", "07:00"]);
  await click("quiet-hours");
  expect([box("quiet-from").disabled, box("quiet-to").disabled]).toEqual([false, false]);
  await set("quiet-from", "23:30");
  expect(await fake.getSettings()).toMatchObject({ quiet: true, quiet_from: "23:30", quiet_to: "07:00" });
});

test("quiet hours that end when they begin are none, and it is said", async () => {
  await openNotifications();
  await click("quiet-hours");
  expect(at("quiet-note")).toBeNull();
  await set("quiet-to", "22:00");
  expect(text("quiet-note")).toContain("there are no quiet hours");
  await set("quiet-to", "06:00");
  expect(at("quiet-note")).toBeNull();
});

test("a time that was emptied changes nothing", async () => {
  const { fake } = await openNotifications();
  await click("quiet-hours");
  await set("quiet-from", "");
  expect(await fake.getSettings()).toMatchObject({ quiet_from: "22:00" });
});

test("silence begins, is said with its end, and ends by hand", async () => {
  await openNotifications();
  expect([at("silent-until"), at("silence-end")]).toEqual([null, null]);
  await click("silence-hour");
  await expect.poll(() => at("silent-until")?.textContent).toMatch(/^Silent until \d\d:\d\d/);
  expect(text("notice")).toContain("Silent for an hour.");
  expect(text("status-silent")).toMatch(/^Silent until/);
  await click("silence-end");
  await expect.poll(() => at("silent-until")).toBeNull();
  expect([at("silence-end"), at("status-silent")]).toEqual([null, null]);
});

test("a silence that could not begin is not said to have begun", async () => {
  await openNotifications((fake) => {
    fake.setSilence = () => Promise.reject(new BackendError("store", "The disk is full."));
  });
  await click("silence-hour");
  expect(text("notice")).toContain("The disk is full.");
  expect(at("silent-until")).toBeNull();
});

test("keys begin and end a silence", async () => {
  const { desk } = await openWindow();
  await press("q");
  await expect.poll(() => desk.status.silentUntil).not.toBeNull();
  await press("Q");
  await expect.poll(() => desk.status.silentUntil).toBeNull();
});

test("a story is muted by a key, listed all the same, and brought back with one click", async () => {
  const { fake } = await openWindow();
  const count = rows().length;
  await press("j");
  const title = text("reader-title");
  await press("m");
  expect(await fake.listMuted()).toMatchObject([{ target: { kind: "story" }, name: title }]);
  expect(text("notice")).toContain(`Muted: ${title}.`);
  expect(rows().length).toBe(count);
  await fireEvent.click(screen.getByText("Undo"));
  await settle();
  expect(await fake.listMuted()).toEqual([]);
});

test("what is muted stands in the settings with its kind, and is unmuted there", async () => {
  await openWindow();
  await press("j");
  await press("M");
  await press("s");
  await press("M");
  await press("w");
  await click("open-settings");
  await click("settings-tab-notifications");
  await expect.poll(() => muted().length).toBe(2);
  const kinds = muted().map((it) => it.textContent?.trim().split(" ")[0]);
  expect(kinds).toEqual(["Watch", "Source"]);
  await fireEvent.click(within(muted()[0]!).getByRole("button"));
  await settle();
  expect(muted().length).toBe(1);
  expect(muted()[0]?.textContent).toContain("Source");
  await fireEvent.click(within(muted()[0]!).getByRole("button"));
  await settle();
  expect(screen.getByTestId("muted").textContent).toContain(NOTHING);
});

test("notifications can be told to say only that there is news", async () => {
  const { fake } = await openNotifications();
  expect(box("discreet").checked).toBe(false);
  await click("discreet");
  expect(await fake.getSettings()).toMatchObject({ discreet: true, notifications: true });
  await click("discreet");
  expect(await fake.getSettings()).toMatchObject({ discreet: false });
});
