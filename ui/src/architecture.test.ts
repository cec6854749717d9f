/** The arrows of the interface, kept by a test: parts ← panes, sheets ← App; backend ← state ← actions ← panes. */

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, test } from "vitest";

const SRC = import.meta.dirname;

type Import = { from: string; to: string; typeOnly: boolean };

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .map((it) => it.replaceAll("\\", "/"))
  .filter((it) => /\.(ts|svelte)$/.test(it));
const sources = files.filter((it) => !it.endsWith(".test.ts") && !["testing.ts", "vite-env.d.ts"].includes(it));
const text = (file: string) => readFileSync(join(SRC, file), "utf8");

function imports(file: string): Import[] {
  const found = [...text(file).matchAll(/(?:import|export)\s+(type\s)?[^"';]*?from\s+"([^"]+)"|import\(?\s*"([^"]+)"/g)];
  return found.map((it) => {
    const to = it[2] ?? it[3] ?? "";
    const ours = to.startsWith(".") ? relative(SRC, resolve(SRC, dirname(file), to)) : to;
    return { from: file, to: ours, typeOnly: it[1] !== undefined };
  });
}

const all = sources.flatMap(imports);
const area = (path: string) => path.split("/")[0]!;
const ours = (it: Import) => ["backend", "state", "actions", "panes", "sheets", "parts", "App.svelte"].includes(area(it.to));

/** Which folders a folder may use, besides itself. */
const MAY: Record<string, string[]> = {
  parts: [],
  backend: [],
  state: ["backend"],
  actions: ["state"],
  panes: ["state", "actions", "parts"],
  sheets: ["state", "actions", "parts"],
};

test.each(Object.entries(MAY))("%s imports only from what lies below it", (folder, below) => {
  const wrong = all.filter((it) => area(it.from) === folder && ours(it) && ![folder, ...below].includes(area(it.to)));
  // Types of what is shown may travel up to the panes; values may not.
  const views = (it: Import) => it.typeOnly && it.to === "backend/backend" && ["panes", "sheets"].includes(folder);
  expect(wrong.filter((it) => !views(it))).toEqual([]);
});

test("one pane does not reach into another", () => {
  const room = (path: string) => path.split("/").slice(0, 2).join("/");
  const across = all.filter((it) => area(it.from) === "panes" && area(it.to) === "panes" && room(it.from) !== room(it.to));
  expect(across).toEqual([]);
});

test("nothing but the backend knows Tauri", () => {
  const knows = sources.filter((it) => /@tauri-apps/.test(text(it)) && area(it) !== "backend");
  expect(knows).toEqual([]);
  expect(all.filter((it) => it.to.startsWith("@tauri-apps")).map((it) => it.from)).toContain("backend/tauri.ts");
});

test("the fake world is only loaded on demand", () => {
  const eager = all.filter((it) => /^backend\/fake/.test(it.to) && !it.from.startsWith("backend/fake"));
  expect(eager.map((it) => it.from)).toEqual(["main.ts"]);
  expect(text("main.ts")).toContain('await import("./backend/fake")');
});

test("the editor of queries is only loaded on demand", () => {
  const knows = all.filter((it) => it.to.startsWith("@codemirror")).map((it) => it.from);
  expect([...new Set(knows)].sort()).toEqual(["parts/query/editor.ts", "parts/query/theme.ts"]);
  const eager = all.filter((it) => /^parts\/query\/(editor|theme)$/.test(it.to) && !it.typeOnly && it.from !== "parts/query/editor.ts");
  expect([...new Set(eager.map((it) => it.from))]).toEqual(["parts/query/lazy.ts"]);
  expect(text("parts/query/lazy.ts")).toContain('import("./editor").then');
});

test("a component over 200 lines is two components, a file over 350 is two files", () => {
  const length = (file: string) => text(file).split("\n").length - 1;
  const long = sources.filter((it) => length(it) > (it.endsWith(".svelte") ? 200 : 350));
  expect(long.map((it) => `${it}: ${length(it)}`)).toEqual([]);
});

test("commands are listed one per line, as the other side reads them", () => {
  const block = /export const COMMANDS = \[\n((?: {2}"[a-z_]+",\n)+)\] as const;/.exec(text("backend/tauri.ts"));
  expect(block?.[1]?.trim().split("\n").length).toBe(47);
});

test("words for the person do not shout", () => {
  const loud = sources.filter((it) => it.endsWith(".svelte") && /[a-z]!(?=["<`])/.test(text(it)));
  expect(loud).toEqual([]);
});
