import { screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { click, openWindow, press, seen } from "../../testing";

test("the digest is read from the sidebar, day by day, and leads to its stories", async () => {
  const { desk } = await openWindow({ now: Date.parse("2026-06-03T10:00:00Z") });
  await press("g");
  await press("d");
  await seen("digest", /Digest of Wednesday,? 3 June 2026, so far/);
  expect(screen.getAllByTestId("digest-story").length).toBeLessThanOrEqual(12);
  for (let day = 0; day < 3; day += 1) await click("digest-earlier");
  await seen("digest-nothing", "Nothing significant.");
  await click("digest-later");
  await seen("digest", /1 June 2026/);
  const title = screen.getAllByTestId("digest-story")[0]!.textContent;
  screen.getAllByTestId("digest-story")[0]!.click();
  expect(desk.places.sheet).toBeNull();
  await expect.poll(() => desk.reading.article?.row.title.map((it) => it.text).join("")).toBe(title);
});

test("a clicked notification of the digest opens it, also in a new window", async () => {
  const { fake, desk } = await openWindow();
  desk.places.settings();
  fake.say({ kind: "digest" });
  expect(desk.places.sheet).toBe("digest");
  await seen("digest", "Digest of");
});
