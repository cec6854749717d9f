import { afterEach, expect, test, vi } from "vitest";
import type { ListRequest, SettingsView, SourceDraft, WatchDraft } from "./backend";
import { COMMANDS, tauriBackend } from "./tauri";

type Sent = { command: string; args: unknown };

/** Puts a bridge into the window that notes what it is asked. */
function bridge(answer: (command: string) => unknown): Sent[] {
  const sent: Sent[] = [];
  vi.stubGlobal("__TAURI_INTERNALS__", {
    invoke: async (command: string, args: unknown) => {
      sent.push({ command, args });
      return answer(command);
    },
    transformCallback: () => 1,
  });
  return sent;
}

afterEach(() => vi.unstubAllGlobals());

test("every command in the list is sent by one verb, and no other", async () => {
  const sent = bridge(() => null);
  const backend = tauriBackend();
  // These two are no commands.
  const { listen, pictureOf, ...verbs } = backend;
  for (const verb of Object.values(verbs) as ((...args: unknown[]) => Promise<unknown>)[]) {
    await verb({}, {});
  }
  expect(sent.map((it) => it.command).sort()).toEqual([...COMMANDS].sort());
});

test("arguments go under the names the shell reads", async () => {
  const sent = bridge(() => null);
  const backend = tauriBackend();
  const request: ListRequest = { watch: 1, source: null, unread: false, starred: false, search: null, after: null, limit: 5 };
  const watch: WatchDraft = { id: null, name: "", query: "NATO", level: "notify", paused: false, options: { first_in_days: 30, absence: null, spikes: "clear" } };
  const source: SourceDraft = { id: 3, title: "t", every_minutes: 5, full_text: "auto", paused: false };
  const settings: SettingsView = { scheme: "dark", density: "compact", autostart: true, notifications: true, discreet: false, pictures: true, quiet: false, quiet_from: "22:00", quiet_to: "07:00", digest: "weekdays", digest_at: "08:00" };
  await backend.listStories(request);
  await backend.saveWatch(watch);
  await backend.saveSource(source);
  await backend.saveSettings(settings);
  await backend.setRead(["a"], true);
  await backend.markAllRead(null);
  await backend.checkNow(null);
  expect(sent).toEqual([
    { command: "list_stories", args: { request } },
    { command: "save_watch", args: { draft: watch } },
    { command: "save_source", args: { draft: source } },
    { command: "save_settings", args: { settings } },
    { command: "set_read", args: { ids: ["a"], read: true } },
    { command: "mark_all_read", args: { watch: null } },
    { command: "check_now", args: { id: null } },
  ]);
});

test("a refusal keeps its code and its sentence", async () => {
  bridge(() => Promise.reject({ code: "network", message: "No connection to example.org. Try again later." }));
  await expect(tauriBackend().addSource("example.org")).rejects.toMatchObject({
    code: "network",
    message: "No connection to example.org. Try again later.",
  });
});

test("a failure of the bridge itself is still a sentence", async () => {
  bridge(() => Promise.reject("missing argument"));
  await expect(tauriBackend().overview()).rejects.toMatchObject({
    message: "Newshawk could not do that. missing argument",
  });
});
