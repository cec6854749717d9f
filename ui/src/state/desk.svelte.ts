/** The whole desk: every noun of the window, wired to one backend. */

import { type AlertRow, type Backend, BackendError, type Change, type MuteKind } from "../backend/backend";
import { AlertLog, type Shown } from "./alertLog.svelte";
import { Clock } from "./clock.svelte";
import { Digests } from "./digests.svelte";
import { FirstRun } from "./firstRun.svelte";
import { Layout } from "./layout.svelte";
import { Muting } from "./muting.svelte";
import { Notices } from "./notices.svelte";
import { Places } from "./places.svelte";
import { Preferences } from "./preferences.svelte";
import { Reading } from "./reading.svelte";
import { Records } from "./records.svelte";
import { SourceAdding } from "./sourceAdding.svelte";
import { SourceList } from "./sourceList.svelte";
import { Status } from "./status.svelte";
import { type Scope, Timeline } from "./timeline.svelte";
import { WatchEditor } from "./watchEditor.svelte";
import { Watchlist } from "./watchlist.svelte";

type Kind = Change["kind"];

/** A poll of forty sources is one change to the eye, not forty. */
const GATHER_MS = 150;

export class Desk {
  readonly clock = new Clock();
  readonly notices = new Notices();
  readonly places = new Places();
  readonly layout = new Layout();
  readonly status: Status;
  readonly watchlist: Watchlist;
  readonly watchEditor: WatchEditor;
  readonly sources: SourceList;
  readonly sourceAdding: SourceAdding;
  readonly preferences: Preferences;
  readonly timeline: Timeline;
  readonly reading: Reading;
  readonly alertLog: AlertLog;
  readonly muting: Muting;
  readonly digests: Digests;
  readonly records: Records;
  readonly firstRun: FirstRun;
  #searching = $state(0);
  #paging = $state(0);
  #trouble = $state("");
  #changed = new Set<Kind>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly backend: Backend) {
    this.status = new Status(backend, this.notices);
    this.watchlist = new Watchlist(backend, this.notices);
    this.watchEditor = new WatchEditor(backend, this.watchlist);
    this.sources = new SourceList(backend, this.notices);
    this.sourceAdding = new SourceAdding(backend, this.sources);
    this.preferences = new Preferences(backend, this.notices);
    this.firstRun = new FirstRun(backend, this.watchlist, this.notices);
    this.timeline = new Timeline(backend, () => this.firstRun.card !== "none" || this.status.overview?.demo_store === true);
    this.reading = new Reading(backend, this.timeline, this.layout, this.notices, () => this.heard({ kind: "watches" }));
    this.alertLog = new AlertLog(backend);
    this.muting = new Muting(backend, this.notices);
    this.digests = new Digests(backend, this.notices);
    this.records = new Records(backend);
  }

  /** Grows each time the search field is asked to take the focus. */
  get searching() {
    return this.#searching;
  }
  /** Grows each time the reader is asked to turn a page. */
  get paging() {
    return this.#paging;
  }
  /** Why the window has nothing to show at all, or empty. */
  get trouble() {
    return this.#trouble;
  }
  get setup() {
    return this.status.overview?.first_run ?? false;
  }

  async start(): Promise<() => void> {
    this.layout.restore();
    this.preferences.restore();
    this.firstRun.restore();
    const stop = this.clock.start();
    const deafen = await this.backend.listen((change) => this.heard(change));
    await this.open();
    return () => {
      stop();
      deafen();
      clearTimeout(this.#timer);
    };
  }

  /** Fills the window; may be tried again when it fails. */
  async open() {
    this.#trouble = "";
    try {
      await Promise.all([this.status.load(), this.preferences.load()]);
      if (this.setup) await this.firstRun.load();
      await this.#loadAll();
    } catch (reason) {
      if (!(reason instanceof BackendError)) throw reason;
      this.#trouble = reason.message;
      return;
    }
    const place = await this.notices.attempt(() => this.backend.takePlace());
    if (place) this.heard(place);
    else this.#settle();
  }

  heard(change: Change) {
    if (change.kind === "digest") {
      this.readDigest();
      return;
    }
    if (change.kind === "open") {
      void this.arriveAt(change.article);
      return;
    }
    this.#changed.add(change.kind);
    this.#timer ??= setTimeout(() => void this.#catchUp(), GATHER_MS);
  }

  async show(scope: Scope) {
    this.alertLog.leave();
    await this.timeline.show(scope);
    if (!this.timeline.selectedRow) this.reading.close();
    this.layout.focus("timeline");
  }

  async showAlerts(shown?: Shown) {
    await this.notices.attempt(() => this.alertLog.enter(shown));
    this.layout.focus("timeline");
  }

  /** Opens the story that a line of the alert log is about. */
  async openAlert(line: AlertRow) {
    this.alertLog.select(line.id);
    await this.reading.open(line.article, true);
    if (this.layout.single) this.layout.focus("reader");
  }

  /** Moves through the list that is shown. */
  async walk(by: number) {
    if (!this.alertLog.open) return this.reading.walk(by);
    const line = this.alertLog.neighbour(by);
    if (!line) return;
    if (this.alertLog.rows.at(-1) === line) void this.alertLog.more();
    const unseen = this.layout.single && this.layout.pane !== "reader";
    if (unseen) this.alertLog.select(line.id);
    else await this.openAlert(line);
  }

  /** Comes to an article from outside the window: everything else steps aside. */
  async arriveAt(article: string) {
    while (this.places.sheet) this.places.back();
    await this.reading.open(article, true);
    this.layout.focus("reader");
  }

  /** Comes to the digest from anywhere; everything else steps aside. */
  readDigest() {
    while (this.places.sheet) this.places.back();
    this.places.open("digest");
  }

  /** Mutes what is being looked at: the story, its source, or the watch. */
  async mute(kind: MuteKind) {
    const { row } = this.reading;
    const article = this.reading.article?.row ?? row?.first;
    if (!article) return;
    const title = article.title.map((it) => it.text).join("");
    if (kind === "story") return this.muting.mute({ kind, id: row?.story ?? article.article }, title);
    if (kind === "source") {
      const source = this.sources.all.find((it) => it.title === article.source);
      if (source) return this.muting.mute({ kind, id: String(source.id) }, source.title);
      return this.notices.say("This article's source is not watched any more.");
    }
    const scope = this.timeline.scope;
    const id = scope.kind === "watch" ? scope.id : article.watches[0];
    const watch = id === undefined ? undefined : this.watchlist.find(id);
    if (watch) return this.muting.mute({ kind, id: String(watch.id) }, watch.name);
    this.notices.say("No watch found this article.");
  }

  search() {
    this.alertLog.leave();
    if (this.layout.pane !== "timeline") this.layout.focus("timeline");
    this.#searching += 1;
  }

  turnPage() {
    this.#paging += 1;
  }

  async takeFresh() {
    await this.timeline.reload();
    this.layout.focus("timeline");
  }

  newWatch(query = "") {
    this.watchEditor.beginWith(query);
    this.places.settings("watches");
  }

  async leaveFirstRun(way: "start" | "skip" | "demo") {
    if (await this.firstRun[way]()) await this.refresh();
    this.#settle();
  }

  async refresh() {
    await Promise.all([this.status.load(), this.#loadAll()]);
  }

  async removeSample() {
    await this.status.removeSample();
    this.reading.close();
    await this.refresh();
  }

  async startDemo() {
    if (await this.firstRun.demo()) await this.refresh();
  }

  /** One step back; what lies on top goes first. */
  async back() {
    if (this.places.sheet) this.places.back();
    else if (this.layout.drawer) this.layout.focus("timeline");
    else if (this.layout.pane === "reader" && this.reading.inside) await this.reading.leaveVersion();
    else if (this.layout.pane === "reader") this.layout.focus("timeline");
    else if (this.alertLog.open) this.alertLog.leave();
    else if (this.timeline.search !== "") await this.timeline.find("");
    else if (this.notices.current) this.notices.dismiss();
  }

  /** A card asks first; without one, the list is where the keys belong. */
  #settle() {
    if (!this.setup && this.firstRun.card === "none") this.layout.focus("timeline");
  }

  async #loadAll() {
    await Promise.all([this.watchlist.load(), this.sources.load(), this.timeline.reload(), this.#count()]);
  }

  /** Only the first minutes show the number. */
  async #count() {
    if (this.firstRun.card !== "none") await this.firstRun.count();
  }

  async #catchUp() {
    this.#timer = undefined;
    const kinds = new Set(this.#changed);
    this.#changed.clear();
    const work: Promise<unknown>[] = [this.status.load()];
    if (kinds.has("matches")) work.push(this.timeline.refresh(), this.#count());
    if (kinds.has("matches") || kinds.has("watches")) work.push(this.watchlist.load());
    if (kinds.has("sources")) work.push(this.sources.load());
    if (kinds.has("settings")) work.push(this.preferences.load(), this.muting.load());
    if (kinds.has("alerts")) work.push(this.alertLog.refresh());
    await this.notices.attempt(() => Promise.all(work));
    if (this.#orphaned) await this.timeline.show({ kind: "all" });
  }

  /** True when the list shown belongs to a watch or a source that is gone. */
  get #orphaned() {
    const scope = this.timeline.scope;
    if (scope.kind === "watch") return !this.watchlist.find(scope.id);
    return scope.kind === "source" && !this.sources.find(scope.id);
  }
}
