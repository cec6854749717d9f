import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { crop } from "./crop";
import { counted, size } from "./numbers";
import Runs from "./Runs.svelte";
import { age, since } from "./time";

const NOW = Date.UTC(2026, 10, 24, 12);
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

test("ages are short in rows and plain in sentences", () => {
  expect(age(NOW - 20_000, NOW)).toBe("now");
  expect(age(NOW - 59 * MINUTE, NOW)).toBe("59 min");
  expect(age(NOW - 5 * 60 * MINUTE, NOW)).toBe("5 h");
  expect(age(NOW - 2 * DAY, NOW)).toBe("Sun");
  expect(age(NOW - 400 * DAY, NOW)).toBe("20 Oct 2025");
  expect(since(NOW - MINUTE, NOW)).toBe("1 minute ago");
  expect(since(NOW + 3 * 60 * MINUTE, NOW)).toBe("in 3 hours");
});

test("a date from the future is no negative age", () => {
  expect(age(NOW + DAY, NOW)).toBe("now");
});

test("numbers are counted and grouped", () => {
  expect(counted(1, "match", "matches")).toBe("1 match");
  expect(counted(1234, "source")).toBe("1,234 sources");
  expect([size(12), size(18_400), size(48_211_004)]).toEqual(["12 B", "18 kB", "48.2 MB"]);
});

test("text is cut into plain and marked pieces without a gap", () => {
  const { container } = render(Runs, { runs: [{ text: "the ", watches: [] }, { text: "NATO", watches: [1] }, { text: "-led force", watches: [] }] });
  expect(container.textContent).toBe("the NATO-led force");
  expect(screen.getByText("NATO").tagName).toBe("MARK");
});

test("a late mark is brought forward, an early one stays", () => {
  const runs = (before: string) => [{ text: before, watches: [] }, { text: "NATO", watches: [1] }];
  expect(crop(runs("When the ministers met in Vessa on Tuesday they praised "))[0]?.text).toBe("… on Tuesday they praised ");
  expect(crop(runs("The head of "))[0]?.text).toBe("The head of ");
});
