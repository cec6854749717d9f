import { expect, test } from "vitest";
import { FakeBackend } from "../backend/fake";
import { Desk } from "../state/desk.svelte";
import { ACTIONS, allActions } from "./actions";
import { Keymap, shown, stroke } from "./keymap";
import { matching } from "./search";

async function desk() {
  const desk = new Desk(new FakeBackend());
  await desk.refresh();
  return desk;
}

function press(key: string, more: Partial<KeyboardEventInit> = {}) {
  return new KeyboardEvent("keydown", { key, cancelable: true, ...more });
}

test("every action has a name of its own and a key of its own", async () => {
  const actions = allActions(await desk());
  const unique = (values: string[]) => expect(values.filter((it, index) => values.indexOf(it) !== index)).toEqual([]);
  unique(actions.map((it) => it.id));
  unique(actions.map((it) => it.label));
  unique(actions.flatMap((it) => it.keys));
});

test("no key is hidden behind the first stroke of a sequence", async () => {
  const keys = allActions(await desk()).flatMap((it) => it.keys);
  const openers = keys.filter((it) => it.includes(" ")).map((it) => it.split(" ")[0]);
  expect(keys.filter((it) => openers.includes(it))).toEqual([]);
});

test("labels are sentence case and calm", () => {
  for (const { label } of ACTIONS) expect(label).toMatch(/^[A-Z][^!]*[^.!]$/);
});

test("the first nine watches answer to their number", async () => {
  const it = await desk();
  expect(new Keymap(it).press(press("2"))).toBe(true);
  await expect.poll(() => it.timeline.scope).toEqual({ kind: "watch", id: 2 });
});

test("g and then a letter goes to a place, a late letter does not", async () => {
  const it = await desk();
  const keymap = new Keymap(it);
  keymap.press(press("g"));
  keymap.press(press("u"));
  await expect.poll(() => it.timeline.scope).toEqual({ kind: "unread" });
  const late = press("a");
  Object.defineProperty(late, "timeStamp", { value: 9_000_000 });
  keymap.press(press("g"));
  keymap.press(late);
  expect(it.timeline.scope).toEqual({ kind: "unread" });
});

test("letters typed into a field stay in the field", async () => {
  const it = await desk();
  const keymap = new Keymap(it);
  const field = document.createElement("input");
  document.body.append(field);
  const typed = press("w", { bubbles: true });
  field.dispatchEvent(typed);
  expect(keymap.press(typed)).toBe(false);
  const palette = press("k", { bubbles: true, ctrlKey: true });
  field.dispatchEvent(palette);
  expect(keymap.press(palette)).toBe(true);
  expect(it.places.sheet).toBe("palette");
  field.remove();
});

test("Enter on a button presses the button", async () => {
  const it = await desk();
  await it.reading.walk(1);
  const button = document.createElement("button");
  document.body.append(button);
  const enter = press("Enter", { bubbles: true });
  button.dispatchEvent(enter);
  expect(new Keymap(it).press(enter)).toBe(false);
  button.remove();
});

test("on a Russian layout the place of the key counts", () => {
  expect(stroke(press("о", { code: "KeyJ" }))).toBe("j");
});

test("keys are written as they stand on the keyboard", () => {
  expect(shown("g a")).toEqual(["g", "a"]);
  expect(shown("Mod+k")).toEqual(["Ctrl K"]);
  expect(shown("ArrowDown")).toEqual(["↓"]);
});

test("an action is found by any of its words", () => {
  expect(matching(ACTIONS, "browser")[0]?.id).toBe("article.browse");
  expect(matching(ACTIONS, "read all")[0]?.id).toBe("rows.read");
  expect(matching(ACTIONS, "nonsense")).toEqual([]);
});
