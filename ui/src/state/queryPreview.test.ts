import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { BackendError, type QueryPreview } from "../backend/backend";
import { FakeBackend } from "../backend/fake";
import { PreviewOfQuery } from "./queryPreview.svelte";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const answer = (articles: number) => ({ articles }) as QueryPreview;

/** A preview whose answers come when they are told to. */
function slow() {
  const fake = new FakeBackend();
  const asked: { query: string; reply: (found: QueryPreview) => void; refuse: (why: Error) => void }[] = [];
  fake.previewQuery = (query) => new Promise((reply, refuse) => asked.push({ query, reply, refuse }));
  return { preview: new PreviewOfQuery(fake), asked };
}

test("it asks when typing has settled, once", async () => {
  const { preview, asked } = slow();
  for (const query of ["N", "NA", "NAT", "NATO"]) {
    preview.ask(query, null);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(asked).toEqual([]);
  await vi.advanceTimersByTimeAsync(150);
  expect(asked.map((it) => it.query)).toEqual(["NATO"]);
});

test("an answer that comes too late is dropped", async () => {
  const { preview, asked } = slow();
  preview.ask("NATO", null);
  await vi.advanceTimersByTimeAsync(250);
  preview.ask("Russia", null);
  await vi.advanceTimersByTimeAsync(250);
  asked[1]!.reply(answer(2));
  await vi.advanceTimersByTimeAsync(0);
  asked[0]!.reply(answer(1));
  await vi.advanceTimersByTimeAsync(0);
  expect(preview.found?.articles).toBe(2);
});

test("it says that it is looking after a while, and keeps the last answer meanwhile", async () => {
  const { preview, asked } = slow();
  preview.ask("NATO", null);
  await vi.advanceTimersByTimeAsync(250);
  asked[0]!.reply(answer(1));
  await vi.advanceTimersByTimeAsync(0);
  preview.ask("NATO OR OTAN", null);
  await vi.advanceTimersByTimeAsync(250 + 299);
  expect(preview.looking).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(preview.looking).toBe(true);
  expect(preview.found?.articles).toBe(1);
  asked[1]!.reply(answer(2));
  await vi.advanceTimersByTimeAsync(0);
  expect([preview.looking, preview.found?.articles]).toEqual([false, 2]);
});

test("a query that can't be understood finds nothing, and an empty one is not asked about", async () => {
  const { preview, asked } = slow();
  preview.ask("NATO AND", null);
  await vi.advanceTimersByTimeAsync(250);
  asked[0]!.refuse(new BackendError("invalid", "A word is missing here."));
  await vi.advanceTimersByTimeAsync(0);
  expect(preview.found).toBeNull();
  preview.ask("  ", null);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked.length).toBe(1);
});
