import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(join(import.meta.dirname, "tokens.css"), "utf8");
const tokens = new Map([...css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g)].map((it) => [it[1]!, { light: it[2]!, dark: it[3]! }]));

/** Relative luminance as WCAG 2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dim = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dim + 0.05);
}

/** A highlighter differs by its hue, which luminance does not see. */
function distance(a: string, b: string): number {
  return Math.hypot(...[1, 3, 5].map((at) => Number.parseInt(a.slice(at, at + 2), 16) - Number.parseInt(b.slice(at, at + 2), 16)));
}

const PANES = ["surface-sidebar", "surface-timeline", "surface-reader", "surface-raised", "surface-field"];
const ROWS = ["surface-hover", "surface-selected", "surface-selected-quiet"];

const PAIRS: [text: string, surface: string, least: number][] = [
  ...["text", "text-quiet"].flatMap((text) => [...PANES, ...ROWS].map((it): [string, string, number] => [text, it, 4.5])),
  ...["text-accent", "text-danger"].flatMap((text) => PANES.map((it): [string, string, number] => [text, it, 4.5])),
  ["text-on-accent", "accent", 4.5],
  ["text-on-accent", "accent-hover", 4.5],
  ["text-on-hit", "hit", 4.5],
  ["text-warning", "surface-warning", 4.5],
  ["text-sample", "surface-sample", 4.5],
  ...["text-sample", "text-phrase", "text-pattern"].flatMap((text) => PANES.map((it): [string, string, number] => [text, it, 4.5])),
  ["text-on-notice", "surface-notice", 4.5],
  ["text-notice-accent", "surface-notice", 4.5],
  // Shapes need less than letters: edges of fields, the ring of the focus, dots.
  ...PANES.map((it): [string, string, number] => ["line-strong", it, 3]),
  ...[...PANES, ...ROWS].map((it): [string, string, number] => ["focus", it, 3]),
  ...["surface-timeline", ...ROWS].map((it): [string, string, number] => ["dot-unread", it, 3]),
  ["dot-failing", "surface-sidebar", 3],
];

describe.each(["light", "dark"] as const)("in the %s scheme", (scheme) => {
  test.each(PAIRS)("%s stands out from %s at %d", (text, surface, least) => {
    const [front, back] = [tokens.get(text), tokens.get(surface)];
    expect(front, text).toBeDefined();
    expect(back, surface).toBeDefined();
    expect(contrast(front![scheme], back![scheme])).toBeGreaterThanOrEqual(least);
  });

  test("a hit looks like a highlighter on every surface", () => {
    for (const surface of [...PANES, ...ROWS]) {
      expect(distance(tokens.get("hit")![scheme], tokens.get(surface)![scheme]), surface).toBeGreaterThan(60);
    }
  });
});

test("animation has three steps, and none for those who want none", () => {
  const durations = [...css.matchAll(/--(?:fast|medium|slow): ([\d.]+)s/g)].map((it) => Number(it[1]));
  expect(durations).toEqual([0.05, 0.15, 0.2, 0, 0, 0]);
});
