/** What the tests share: a window on the fake world, and hands to use it. */

import { EditorView } from "@codemirror/view";
import { cleanup, fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { afterEach, beforeEach, expect } from "vitest";
import App from "./App.svelte";
import { FakeBackend, type Opening } from "./backend/fake";
import { Desk } from "./state/desk.svelte";

// happy-dom tells of a selection at once, even an unchanged one; browsers do so later, and the editor of queries counts on that.
const tell = document.dispatchEvent.bind(document);
document.dispatchEvent = (event) => event.type === "selectionchange" || tell(event);

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

/** Opens the whole window and waits until it shows something. */
export async function openWindow(opening: Opening = {}, prepare: (fake: FakeBackend) => void = () => {}) {
  const fake = new FakeBackend(opening);
  prepare(fake);
  const desk = new Desk(fake);
  render(App, { desk });
  await screen.findByTestId(opening.firstRun ? "first-run-field" : "match-list");
  await settle();
  return { fake, desk };
}

/** Presses a key where the focus is, as a person would. */
export async function press(key: string, more: KeyboardEventInit = {}) {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  await settle();
}

export async function click(testid: string) {
  await fireEvent.click(screen.getByTestId(testid));
  await settle();
}

/** Replaces what stands in a field; the editor of queries is none of the browser's own. */
export async function type(testid: string, value: string) {
  const field = screen.getByTestId(testid);
  const view = EditorView.findFromDOM(field);
  if (!view) await fireEvent.input(field, { target: { value } });
  else view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: value }, selection: { anchor: value.length }, userEvent: "input.type" });
}

export const at = (testid: string) => screen.queryByTestId(testid);
export const text = (testid: string) => screen.getByTestId(testid).textContent?.trim() ?? "";
export const rows = () => screen.queryAllByTestId("match-row");
export const selected = () => rows().find((it) => it.ariaSelected === "true" || it.getAttribute("aria-selected") === "true");

/** Waits until what was promised has arrived; the fake world answers at once. */
export async function settle() {
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve));
    await tick();
  }
}

/** Waits for a text, however long the debounce. */
export async function seen(testid: string, wanted: string | RegExp) {
  await expect.poll(() => at(testid)?.textContent ?? "").toMatch(wanted);
}
