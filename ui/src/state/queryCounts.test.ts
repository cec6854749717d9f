import { expect, test } from "vitest";
import { BackendError } from "../backend/backend";
import { FakeBackend } from "../backend/fake";
import { mistake } from "./queries";
import { CountsOfFixes } from "./queryCounts.svelte";

/** Counts that come when they are told to. */
function slow() {
  const fake = new FakeBackend();
  const asked: { queries: string[]; reply: (counts: (number | null)[]) => void; refuse: (why: Error) => void }[] = [];
  fake.countQueries = (queries) => new Promise((reply, refuse) => asked.push({ queries, reply, refuse }));
  return { counts: new CountsOfFixes(fake), asked };
}

/** A check with lints that offer these. */
const offering = (...lints: string[][]) => ({ ...mistake(""), error: null, lints: lints.map((fixes) => ({ message: "", start: 0, end: 0, fixes })) });
const failing = (...fixes: string[]) => ({ ...mistake(""), error: { message: "", start: 0, end: 0, fixes } });

test("each fix is asked about once, whatever offers it, and one that means nothing has no count", async () => {
  const { counts, asked } = slow();
  const done = counts.ask(offering(["a", "b"], ["b", "c"]));
  asked[0]!.reply([14, null, 0]);
  await done;
  expect(asked.map((it) => it.queries)).toEqual([["a", "b", "c"]]);
  expect([...counts.all]).toEqual([["a", 14], ["c", 0]]);
});

test("the fixes of a mistake are counted too; where there are none, nothing is asked", async () => {
  const { counts, asked } = slow();
  const done = counts.ask(failing("(a)"));
  asked[0]!.reply([3]);
  await done;
  expect(counts.all.get("(a)")).toBe(3);
  await counts.ask(offering());
  expect([asked.length, counts.all.size]).toEqual([1, 0]);
});

test("an answer that comes too late is dropped", async () => {
  const { counts, asked } = slow();
  const [first, second] = [counts.ask(offering(["a"])), counts.ask(offering(["a"]))];
  asked[1]!.reply([2]);
  await second;
  asked[0]!.reply([1]);
  await first;
  expect(counts.all.get("a")).toBe(2);
  const third = counts.ask(offering(["a"]));
  counts.clear();
  asked[2]!.reply([3]);
  await third;
  expect(counts.all.size).toBe(0);
});

test("a refusal leaves the fixes without counts", async () => {
  const { counts, asked } = slow();
  const done = counts.ask(offering(["a"]));
  asked[0]!.refuse(new BackendError("store", "It is closing."));
  await done;
  expect(counts.all.size).toBe(0);
});
