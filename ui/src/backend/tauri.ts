/** The real backend: each verb is one command of the shell. */

import { convertFileSrc, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";
import { type Backend, BackendError, type Change } from "./backend";
import type { CommandError } from "./types/CommandError";

/** Every command the interface sends. A test on the Rust side compares this list with its own. */
export const COMMANDS = [
  "overview",
  "list_watches",
  "save_watch",
  "delete_watch",
  "watch_advice",
  "set_relevance",
  "check_query",
  "compose_query",
  "preview_query",
  "count_queries",
  "list_words",
  "list_sources",
  "add_source",
  "pick_headline",
  "watch_headlines",
  "save_source",
  "remove_source",
  "import_opml",
  "export_opml",
  "check_now",
  "set_paused",
  "list_stories",
  "open_story",
  "split_story",
  "unite_stories",
  "open_article",
  "set_read",
  "set_starred",
  "mark_all_read",
  "alert_log",
  "list_requests",
  "get_settings",
  "save_settings",
  "data_place",
  "test_notification",
  "starter_pack",
  "finish_first_run",
  "start_demo",
  "remove_demo",
  "set_silence",
  "list_muted",
  "mute",
  "unmute",
  "get_digest",
  "export_digest",
  "open_link",
  "take_place",
] as const;

type Command = (typeof COMMANDS)[number];

/** The scheme of pictures; the shell answers it with what the engine has fetched and drawn again. */
const PICTURES = "img";

/** The one event of the shell. */
const CHANGED = "changed";

export function tauriBackend(): Backend {
  return {
    overview: () => ask("overview"),
    listWatches: () => ask("list_watches"),
    saveWatch: (draft) => ask("save_watch", { draft }),
    deleteWatch: (id) => ask("delete_watch", { id }),
    watchAdvice: (id) => ask("watch_advice", { id }),
    setRelevance: (watch, article, notRelevant) => ask("set_relevance", { watch, article, notRelevant }),
    checkQuery: (query, watch) => ask("check_query", { query, watch }),
    composeQuery: (chips) => ask("compose_query", { chips }),
    previewQuery: (query, previous) => ask("preview_query", { query, previous }),
    countQueries: (queries) => ask("count_queries", { queries }),
    listWords: () => ask("list_words"),
    listSources: () => ask("list_sources"),
    addSource: (address) => ask("add_source", { address }),
    pickHeadline: (address, headline) => ask("pick_headline", { address, headline }),
    watchHeadlines: (address, headline) => ask("watch_headlines", { address, headline }),
    saveSource: (draft) => ask("save_source", { draft }),
    removeSource: (id) => ask("remove_source", { id }),
    importOpml: (text) => ask("import_opml", { text }),
    exportOpml: () => ask("export_opml"),
    checkNow: (id) => ask("check_now", { id }),
    setPaused: (paused) => ask("set_paused", { paused }),
    listStories: (request) => ask("list_stories", { request }),
    openStory: (article) => ask("open_story", { article }),
    splitStory: (article) => ask("split_story", { article }),
    uniteStories: (one, other) => ask("unite_stories", { one, other }),
    openArticle: (id) => ask("open_article", { id }),
    pictureOf: (id) => convertFileSrc(id, PICTURES),
    setRead: (ids, read) => ask("set_read", { ids, read }),
    setStarred: (ids, starred) => ask("set_starred", { ids, starred }),
    markAllRead: (watch) => ask("mark_all_read", { watch }),
    alertLog: (request) => ask("alert_log", { request }),
    listRequests: (limit) => ask("list_requests", { limit }),
    getSettings: () => ask("get_settings"),
    saveSettings: (settings) => ask("save_settings", { settings }),
    dataPlace: () => ask("data_place"),
    testNotification: () => ask("test_notification"),
    setSilence: (wish) => ask("set_silence", { wish }),
    listMuted: () => ask("list_muted"),
    mute: (target) => ask("mute", { target }),
    unmute: (target) => ask("unmute", { target }),
    getDigest: (day) => ask("get_digest", { day }),
    exportDigest: (day, form) => ask("export_digest", { day, form }),
    starterPack: () => ask("starter_pack"),
    finishFirstRun: (choice) => ask("finish_first_run", { choice }),
    startDemo: () => ask("start_demo"),
    removeDemo: () => ask("remove_demo"),
    openLink: (url) => ask("open_link", { url }),
    takePlace: () => ask("take_place"),
    listen: (heard) => listen<Change>(CHANGED, (event) => heard(event.payload)),
  };
}

async function ask<T>(command: Command, args?: Record<string, unknown>): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (reason) {
    throw understood(reason);
  }
}

/** The bridge itself rejects with plain text, for instance when an argument is missing. */
function understood(reason: unknown): BackendError {
  if (isCommandError(reason)) {
    return new BackendError(reason.code, reason.message);
  }
  return new BackendError("store", `Newshawk could not do that. ${String(reason)}`);
}

function isCommandError(reason: unknown): reason is CommandError {
  return typeof reason === "object" && reason !== null && "code" in reason && "message" in reason;
}
