import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import Picture from "./Picture.svelte";

test("a picture keeps its place before it comes, and when it does not", async () => {
  const { rerender } = render(Picture, { source: "img://localhost/a" });
  const place = screen.getByTestId("picture");
  expect(place.dataset.state).toBe("coming");
  await fireEvent.error(place.querySelector("img")!);
  expect(place.dataset.state).toBe("missing");
  expect(place.textContent).toContain("could not be had");

  await rerender({ source: "img://localhost/b" });
  expect(place.dataset.state).toBe("coming");
  await fireEvent.load(place.querySelector("img")!);
  expect(place.dataset.state).toBe("here");
});
