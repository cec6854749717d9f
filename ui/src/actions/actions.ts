/** Everything one can do, in the order the help shows it. */

import type { Desk } from "../state/desk.svelte";
import type { Action } from "./action";

const hasRow = (desk: Desk) => desk.reading.hasOne;
const isOneOfSeveral = (desk: Desk) => desk.reading.story !== null;
const hasStory = (desk: Desk) => desk.reading.article !== null;
const inPanes = (desk: Desk) => desk.places.sheet === null;
/** In the other panes the arrows belong to the pane: they walk its items, or scroll its text. */
const inTimeline = (desk: Desk) => desk.layout.pane === "timeline";

export const ACTIONS: Action[] = [
  { id: "row.next", label: "Next story", group: "Move", keys: ["j"], run: (desk) => desk.walk(1) },
  { id: "row.previous", label: "Previous story", group: "Move", keys: ["k"], run: (desk) => desk.walk(-1) },
  { id: "row.down", label: "One row down", group: "Move", keys: ["ArrowDown"], when: inTimeline, run: (desk) => desk.walk(1) },
  { id: "row.up", label: "One row up", group: "Move", keys: ["ArrowUp"], when: inTimeline, run: (desk) => desk.walk(-1) },
  { id: "pane.left", label: "Pane to the left", group: "Move", keys: ["ArrowLeft"], run: (desk) => desk.layout.walk(-1) },
  { id: "pane.right", label: "Pane to the right", group: "Move", keys: ["ArrowRight"], run: paneRight },
  { id: "page.next", label: "Scroll, then next unread", group: "Move", keys: ["Space"], run: nextPage },
  { id: "row.unread", label: "Next unread", group: "Move", keys: ["u"], run: (desk) => desk.reading.nextUnread() },
  { id: "rows.fresh", label: "Show new stories", group: "Move", keys: ["."], when: (desk) => desk.timeline.fresh > 0, run: (desk) => desk.takeFresh() },

  { id: "article.browse", label: "Open in the browser", group: "Read", keys: ["b", "Enter"], when: hasRow, run: (desk) => desk.reading.browse() },
  { id: "article.star", label: "Star or unstar", group: "Read", keys: ["s"], when: hasRow, run: (desk) => desk.reading.star() },
  { id: "article.read", label: "Mark as read or unread", group: "Read", keys: ["r"], when: hasRow, run: (desk) => desk.reading.toggleRead() },
  { id: "article.cite", label: "Copy citation", group: "Read", keys: ["c"], when: hasRow, run: (desk) => desk.reading.cite() },
  { id: "story.split", label: "This is another story", group: "Read", keys: ["x"], when: isOneOfSeveral, run: (desk) => desk.reading.split() },
  { id: "story.unite", label: "Same story as …", group: "Read", keys: ["="], when: hasStory, run: (desk) => desk.places.open("unite") },
  { id: "rows.read", label: "Mark all as read", group: "Read", keys: ["a"], run: (desk) => desk.reading.readAll() },
  { id: "undo", label: "Undo", group: "Read", keys: ["z", "Mod+z"], when: (desk) => desk.notices.current?.undo !== undefined, run: (desk) => desk.notices.undo() },

  { id: "go.all", label: "All stories", group: "Go to", keys: ["g a", "0"], run: (desk) => desk.show({ kind: "all" }) },
  { id: "go.unread", label: "Unread", group: "Go to", keys: ["g u"], run: (desk) => desk.show({ kind: "unread" }) },
  { id: "go.starred", label: "Starred", group: "Go to", keys: ["g t"], run: (desk) => desk.show({ kind: "starred" }) },
  { id: "go.log", label: "Alert log", group: "Go to", keys: ["g h"], run: (desk) => desk.showAlerts() },
  { id: "go.search", label: "Search the archive", group: "Go to", keys: ["/", "Mod+f"], run: (desk) => desk.search() },
  { id: "go.settings", label: "Settings", group: "Go to", keys: ["Mod+,", "g s", "g ,"], run: (desk) => desk.places.settings() },
  { id: "go.watches", label: "Settings: watches", group: "Go to", keys: ["g w"], run: (desk) => desk.places.settings("watches") },
  { id: "go.sources", label: "Settings: sources", group: "Go to", keys: ["g o"], run: (desk) => desk.places.settings("sources") },
  { id: "go.alerts", label: "Settings: notifications", group: "Go to", keys: ["g n"], run: (desk) => desk.places.settings("notifications") },
  { id: "go.ledger", label: "Settings: data and network ledger", group: "Go to", keys: ["g l"], run: (desk) => desk.places.settings("data") },
  { id: "go.appearance", label: "Settings: appearance", group: "Go to", keys: ["g p"], run: (desk) => desk.places.settings("appearance") },
  { id: "go.about", label: "Settings: about Newshawk", group: "Go to", keys: [], run: (desk) => desk.places.settings("about") },

  { id: "watch.new", label: "New watch", group: "Window", keys: ["w"], run: (desk) => desk.newWatch() },
  { id: "sources.check", label: "Check all sources now", group: "Window", keys: ["n"], run: (desk) => desk.status.checkNow() },
  { id: "sources.pause", label: "Pause or resume watching", group: "Window", keys: ["p"], run: (desk) => desk.status.togglePause() },
  { id: "look.density", label: "Denser or roomier list", group: "Window", keys: ["v"], run: toggleDensity },
  { id: "look.sidebar", label: "Show or hide the sidebar drawer", group: "Window", keys: ["\\"], when: (desk) => desk.layout.folded, run: (desk) => desk.layout.toggleDrawer() },
  { id: "help", label: "Keyboard map", group: "Window", keys: ["?"], run: (desk) => desk.places.open("help") },
  { id: "palette", label: "Command palette", group: "Window", keys: ["Mod+k"], run: (desk) => desk.places.open("palette") },
  { id: "back", label: "One step back", group: "Window", keys: ["Escape"], run: (desk) => desk.back() },
];

/** Ten fingers, but 0 is taken by "All stories". */
const NUMBERED = 9;

/** The fixed actions, and one per watch. */
export function allActions(desk: Desk): Action[] {
  const watches = desk.watchlist.all.map(
    (watch, index): Action => ({
      id: `watch.${watch.id}`,
      label: `Watch: ${watch.name}`,
      group: "Go to",
      keys: index < NUMBERED ? [String(index + 1)] : [],
      run: () => desk.show({ kind: "watch", id: watch.id }),
    }),
  );
  return [...ACTIONS, ...watches];
}

export function action(id: string): Action {
  const found = ACTIONS.find((it) => it.id === id);
  if (!found) throw new Error(`There is no action ${id}.`);
  return found;
}

/** Sheets have keys of their own; only these reach through them. */
export function works(it: Action, desk: Desk): boolean {
  const throughSheets = ["palette", "back", "undo", "go.settings"].includes(it.id);
  return (throughSheets || inPanes(desk)) && (it.when?.(desk) ?? true);
}

async function paneRight(desk: Desk) {
  const { layout, reading, alertLog } = desk;
  const line = alertLog.open ? alertLog.neighbour(0) : null;
  if (layout.pane === "timeline" && line) await desk.openAlert(line);
  else if (layout.pane === "timeline") await reading.openSelected();
  layout.walk(1);
}

async function nextPage(desk: Desk) {
  const { layout, reading } = desk;
  const unseen = layout.single && layout.pane !== "reader";
  if (unseen && reading.row) await paneRight(desk);
  else if (reading.article) desk.turnPage();
  else await reading.nextUnread();
}

function toggleDensity(desk: Desk) {
  return desk.preferences.change({ density: desk.preferences.compact ? "comfortable" : "compact" });
}
