import { expect, test } from "vitest";
import type { StoryView, VersionView } from "../../backend/backend";
import { changes, course, part, size } from "./story";

const MINUTE = 60_000;

function version(source: string, minute: number, more: Partial<VersionView> = {}): VersionView {
  const plain = { title: "", dated: true, part: "follows", copy_of: null, wire: null, news: [], watch_names: [], read: false } as const;
  return { ...plain, article: `${source}${minute}`, source, at: minute * MINUTE, news: [], watch_names: [], ...more };
}

function story(versions: VersionView[], outlets = versions.length, origins = outlets): StoryView {
  return { story: "s", outlets, origins, versions, fate: [] };
}

test("who had it first and who followed, the many counted", () => {
  const first = version("Kestrel Wire", 0, { part: "first" });
  expect(course(story([first, version("Harbour Post", 40)]))).toBe("Kestrel Wire had it first. Harbour Post followed within 40 minutes.");
  const many = ["A", "B", "C", "D", "E"].map((it, index) => version(it, 60 + index));
  expect(course(story([first, ...many]))).toBe("Kestrel Wire had it first. A, B, C and 2 others followed within 2 hours.");
  expect(course(story([first, ...many.slice(0, 4)]))).toBe("Kestrel Wire had it first. A, B, C and D followed within 2 hours.");
  expect(course(story([first, version("Kestrel Wire", 9)], 1))).toBe("Kestrel Wire alone has it, in 2 reports.");
});

test("how many have it", () => {
  const two = [version("A", 0), version("B", 1)];
  expect(size(story(two, 12, 4))).toBe("12 outlets, 4 independent");
  expect(size(story(two, 2, 2))).toBe("2 independent outlets");
  expect(size(story(two, 1, 1))).toBe("One outlet");
});

test("what a report is among those before it", () => {
  expect(part(version("A", 0, { part: "first", wire: "AFP" }))).toBe("first");
  expect(part(version("B", 1, { part: "repeats", copy_of: "A" }))).toBe("copy of A");
  expect(part(version("A", 1, { part: "repeats", copy_of: "A" }))).toBe("again");
  expect(part(version("C", 2, { wire: "AFP" }))).toBe("after AFP");
  expect(part(version("D", 3))).toBe("");
});

test("what changed is one line for each fact, with the report that brought it", () => {
  const told = story([version("A", 0), version("B", 1, { news: ["Dead: 40, before 12", "Now denied"] })]);
  expect(changes(told).map((it) => `${it.version.source}: ${it.fact}`)).toEqual(["B: Dead: 40, before 12", "B: Now denied"]);
});
