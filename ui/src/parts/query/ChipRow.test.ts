import { fireEvent, render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { press, settle } from "../../testing";
import Harness from "./ChipRow.harness.svelte";

const field = () => screen.getByTestId("row") as HTMLInputElement;
const chips = () => [...document.querySelectorAll(".chip .word")].map((it) => it.textContent?.trim());

async function open(chips: string[] = []) {
  render(Harness, { chips });
  field().focus();
  await settle();
}

async function write(text: string, key?: string) {
  await fireEvent.input(field(), { target: { value: text } });
  if (key) await press(key);
}

test("Enter and a comma add a chip, and the field is free again", async () => {
  await open();
  await write("NATO", "Enter");
  await write("Russia", ",");
  expect(chips()).toEqual(["NATO", "Russia"]);
  expect(field().value).toBe("");
});

test("a comma inside quotation marks or brackets is typed", async () => {
  await open();
  await write('"Paris', ",");
  await write("(a OR b", ",");
  expect(chips()).toEqual([]);
});

test("Backspace in the empty field takes back the last chip, and not while there is text", async () => {
  await open(["NATO", "Russia"]);
  await write("x", "Backspace");
  expect(chips()).toEqual(["NATO", "Russia"]);
  await write("", "Backspace");
  expect(chips()).toEqual(["NATO"]);
});

test("the arrows walk the chips and come back to the field", async () => {
  await open(["NATO", "Russia", "grain"]);
  field().setSelectionRange(0, 0);
  await press("ArrowLeft");
  expect(document.activeElement?.textContent).toContain("grain");
  await press("Home");
  expect(document.activeElement?.textContent).toContain("NATO");
  await press("ArrowLeft");
  expect(document.activeElement?.textContent).toContain("NATO");
  await press("ArrowRight");
  await press("Delete");
  expect(chips()).toEqual(["NATO", "grain"]);
  expect(document.activeElement?.textContent).toContain("grain");
  await press("Backspace");
  expect(chips()).toEqual(["NATO"]);
  await press("End");
  expect(document.activeElement).toBe(field());
});

test("Enter on a chip puts it back into the field to be changed", async () => {
  await open(["NATO", "Russia"]);
  field().setSelectionRange(0, 0);
  await press("ArrowLeft");
  await press("Enter");
  expect(chips()).toEqual(["NATO"]);
  expect(field().value).toBe("Russia");
  expect(document.activeElement).toBe(field());
});

test("what is refused comes back to be mended, with the reason", async () => {
  await open();
  await write("wrong", "Enter");
  expect(field().value).toBe("wrong");
  expect(screen.getByRole("alert").textContent).toBe("Not this one.");
  expect(field().getAttribute("aria-invalid")).toBe("true");
});

test("a row is a group with a name, and leaving it keeps what was typed", async () => {
  await open();
  expect(screen.getByRole("group", { name: "Any of" }).contains(field())).toBe(true);
  expect(screen.getByLabelText("Add to Any of")).toBe(field());
  await write("NATO");
  await fireEvent.blur(field());
  await settle();
  expect(chips()).toEqual(["NATO"]);
});
