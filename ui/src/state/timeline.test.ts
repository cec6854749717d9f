import { expect, test } from "vitest";
import { FakeBackend } from "../backend/fake";
import { Timeline } from "./timeline.svelte";

async function shown(articles: number, streaming = false) {
  const fake = new FakeBackend({ articles });
  const timeline = new Timeline(fake, () => streaming);
  await timeline.reload();
  return { fake, timeline };
}

test("a long list comes in pages, each row once", async () => {
  const { timeline } = await shown(120);
  expect(timeline.rows.length).toBe(50);
  expect(timeline.total).toBe(120);
  await Promise.all([timeline.more(), timeline.more()]);
  expect(timeline.rows.length).toBe(100);
  await timeline.more();
  await timeline.more();
  expect(timeline.rows.length).toBe(120);
  expect(new Set(timeline.rows.map((it) => it.story)).size).toBe(120);
});

test("new rows wait, and known ones are renewed in place", async () => {
  const { fake, timeline } = await shown(20);
  const first = timeline.rows[0]!.story;
  fake.archive.arrive(2, false);
  await fake.setStarred([first], true);
  await timeline.refresh();
  expect(timeline.fresh).toBe(2);
  expect(timeline.rows[0]).toMatchObject({ story: first, starred: true });
  await timeline.reload();
  expect(timeline.fresh).toBe(0);
  expect(timeline.rows[2]?.story).toBe(first);
});

test("in the unread list, older rows that move up are not new", async () => {
  const { fake, timeline } = await shown(400);
  await fake.setRead(fake.archive.articles.map((it) => it.id), false);
  await timeline.show({ kind: "unread" });
  expect(timeline.rows.length).toBe(50);
  const ids = timeline.rows.slice(0, 3).map((it) => it.story);
  await fake.setRead(ids, true);
  await timeline.refresh();
  expect(timeline.fresh).toBe(0);
  expect(timeline.rows.slice(0, 3).map((it) => it.story)).toEqual(ids);
});

test("an empty list fills by itself", async () => {
  const { fake, timeline } = await shown(0);
  fake.archive.arrive(2, false);
  await timeline.refresh();
  expect(timeline.rows.length).toBe(2);
});

test("in the first minutes matches stream in until the list is touched", async () => {
  const { fake, timeline } = await shown(4, true);
  fake.archive.arrive(1, false);
  await timeline.refresh();
  expect(timeline.rows.length).toBe(5);
  timeline.select(timeline.rows[0]!.story);
  fake.archive.arrive(1, false);
  await timeline.refresh();
  expect(timeline.rows.length).toBe(5);
  expect(timeline.fresh).toBe(1);
});

test("an answer to an older question is dropped", async () => {
  const { timeline } = await shown(60);
  const slow = timeline.show({ kind: "all" });
  const fast = timeline.show({ kind: "starred" });
  await Promise.all([slow, fast]);
  expect(timeline.rows.every((it) => it.starred)).toBe(true);
});

test("everything unread is found, loaded or not", async () => {
  const { fake, timeline } = await shown(400);
  const unread = fake.archive.articles.filter((it) => !it.read).length;
  expect((await timeline.unreadIds()).length).toBe(unread);
});
