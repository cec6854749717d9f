import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import Said from "./Said.svelte";

const LINT = { message: "AND and OR stand side by side.", fixes: ["(a OR b) AND c", "a OR (b AND c)"] };
const given = { id: "said", sentence: null, fault: null, lints: [LINT], onfix: () => {} };
const named = () => screen.getAllByRole("button").map((it) => it.getAttribute("aria-label"));

test("each fix says how many articles it has, as soon as that is known", async () => {
  const { rerender } = render(Said, { ...given, counts: new Map() });
  expect(named()).toEqual(["(a OR b) AND c", "a OR (b AND c)"]);
  await rerender({ counts: new Map([["(a OR b) AND c", 1], ["a OR (b AND c)", 1400]]) });
  expect(named()).toEqual(["(a OR b) AND c, 1 article", "a OR (b AND c), 1,400 articles"]);
  expect([...document.querySelectorAll(".count")].map((it) => it.textContent)).toEqual(["1 article", "1,400 articles"]);
});

test("room for a count is kept only where counts are to come", async () => {
  const { rerender } = render(Said, given);
  expect(document.querySelectorAll(".count").length).toBe(0);
  await rerender({ counts: new Map() });
  expect(document.querySelectorAll(".count").length).toBe(2);
});

test("the fixes of a mistake have counts too", () => {
  const fault = { message: "The bracket is never closed.", fixes: ["(a)"] };
  render(Said, { ...given, fault, counts: new Map([["(a)", 0]]) });
  expect(named()).toEqual(["(a), 0 articles"]);
});
