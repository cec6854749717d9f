/**
 * A small news world in memory, for the tests and for a plain browser.
 *
 * It answers like the real backend and forgets everything on reload.
 */

import { type Backend, BackendError, type Change, type Level, type ListRequest, type MutedView, type SourceKind, type SourceView, type WatchOptions } from "./backend";
import { advice, NO_OPTIONS, notes } from "./fake/advice";
import { alertLog } from "./fake/alerts";
import { Archive } from "./fake/archive";
import { compose } from "./fake/chips";
import { ALIASES, FIELDS, OPERATORS } from "./fake/language";
import { digest } from "./fake/digest";
import { ledger } from "./fake/ledger";
import { preview } from "./fake/preview";
import { check, readable, type Tree } from "./fake/query";
import { opmlOf, sourceView } from "./fake/sources";
import { storyPage, storyView } from "./fake/stories";
import { FRONT, OUTLETS, PICTURE, STARTERS, TOLD } from "./fake/world";

export type Opening = { firstRun?: boolean; offline?: boolean; sample?: boolean; problems?: string[]; flaws?: string[]; articles?: number; now?: number };

type Watch = { id: number; name: string; query: string; level: Level; paused: boolean; options: WatchOptions };

const MINUTE = 60_000;

export class FakeBackend implements Backend {
  readonly archive: Archive;
  /** What was opened in the browser, for tests. */
  readonly opened: string[] = [];
  place: Change | null = null;
  #silentUntil: number | null = null;
  #muted: MutedView[] = [];
  #heard: ((change: Change) => void)[] = [];
  #watches: Watch[] = [];
  #sources: SourceView[] = [];
  #settings = { scheme: "system", density: "comfortable", autostart: false, notifications: true, discreet: false, pictures: true, quiet: false, quiet_from: "22:00", quiet_to: "07:00", digest: "weekdays", digest_at: "08:00" };
  #firstRun: boolean;
  #paused = false;
  #sample: boolean;
  #offline: boolean;
  #problems: string[];
  #flaws: string[];
  #next = 1;

  constructor(opening: Opening = {}) {
    this.archive = new Archive(opening.now ?? Date.now());
    this.#firstRun = opening.firstRun ?? false;
    this.#offline = opening.offline ?? false;
    this.#problems = opening.problems ?? [];
    this.#flaws = opening.flaws ?? [];
    this.#sample = opening.sample ?? false;
    if (this.#firstRun) return;
    this.#watches = [
      { id: this.#next++, name: "NATO", query: "NATO", level: "notify", paused: false, options: NO_OPTIONS },
      { id: this.#next++, name: "Russia", query: "Russia", level: "interrupt", paused: false, options: NO_OPTIONS },
      { id: this.#next++, name: "Cables", query: '"undersea cable"', level: "digest", paused: false, options: NO_OPTIONS },
    ];
    this.#sources = OUTLETS.map((_, index) => this.#source(index));
    this.archive.fill(opening.articles ?? 120, this.#sample);
  }

  /** Lets new articles arrive, as a poll would. */
  arrive(count: number): void {
    this.archive.arrive(count, this.#sample);
    this.say({ kind: "matches" });
  }

  say(change: Change): void {
    for (const heard of this.#heard) heard(change);
  }

  overview = async () => {
    const failing = this.#sources.filter((it) => it.health === "failing" || it.health === "gone").length;
    return {
      first_run: this.#firstRun,
      paused: this.#paused,
      sources: this.#sources.length,
      failing,
      waiting: this.#sources.filter((it) => it.health === "new").length,
      articles: this.archive.articles.length,
      unread: this.archive.stories(this.#rows({ unread: true })).length,
      last_look: this.#sources.length > 0 ? this.archive.now - 2 * MINUTE : null,
      next_look: this.#sources.length > 0 && !this.#paused ? this.archive.now + MINUTE : null,
      silent_until: this.#silentUntil,
      snoozed: this.#silentUntil !== null,
      problems: this.#problems,
      sample: this.#sample,
      demo_store: false,
      version: "0.1.0",
    };
  };

  listWatches = async () => this.#watches.map((it) => this.#watchView(it));

  saveWatch: Backend["saveWatch"] = async (draft) => {
    const fault = check(draft.query).error;
    if (fault) throw new BackendError("invalid", fault.message);
    const watch = { ...draft, id: draft.id ?? this.#next++, name: draft.name.trim() || draft.query };
    const known = this.#watches.findIndex((it) => it.id === watch.id);
    if (known >= 0) this.#watches[known] = watch;
    else this.#watches.push(watch);
    this.say({ kind: "watches" });
    this.say({ kind: "matches" });
    return this.#watchView(watch);
  };

  deleteWatch = async (id: number) => {
    this.#watches = this.#watches.filter((it) => it.id !== id);
    this.say({ kind: "watches" });
  };

  watchAdvice: Backend["watchAdvice"] = async (id) => advice(this.#watches.find((it) => it.id === id)?.query, this.archive.rejected(id).length);
  setRelevance: Backend["setRelevance"] = async (watch, article, notRelevant) => this.archive.judge(watch, article, notRelevant);

  checkQuery = async (query: string) => check(query);
  composeQuery: Backend["composeQuery"] = async (chips) => compose(chips);

  previewQuery: Backend["previewQuery"] = async (query, previous) => {
    const fault = check(query).error;
    if (fault) throw new BackendError("invalid", fault.message);
    return preview(this.archive, query, previous);
  };

  countQueries: Backend["countQueries"] = async (queries) => queries.map((it) => (check(it).error ? null : preview(this.archive, it, null).articles));

  listWords = async () => {
    const saved = this.#watches.map((it) => ({ name: it.name.replaceAll(" ", "-"), title: it.name }));
    return { aliases: ALIASES, saved, fields: FIELDS, operators: OPERATORS };
  };

  listSources = async () => this.#sources.map((it) => ({ ...it }));

  addSource: Backend["addSource"] = async (address) => {
    const host = address.replace(/^https?:\/\//, "").split("/")[0] ?? "";
    if (!host.includes(".")) throw new BackendError("invalid", "That is not an address. Paste one such as harbourpost.example.");
    if (host === "several.example" && !address.includes("/feed")) {
      const choices = ["World", "Business", "Sport"].map((title) => ({ title, url: `https://several.example/feed/${title.toLowerCase()}` }));
      return { added: null, choices, headlines: null };
    }
    if (host === FRONT.host) return { added: null, choices: [], headlines: { page: `https://${host}/`, found: FRONT.news, links: [...FRONT.news, ...FRONT.notices] } };
    return this.#added(host, "feed");
  };

  pickHeadline: Backend["pickHeadline"] = async (_address, headline) => {
    const list = [FRONT.news, FRONT.notices].find((it) => it.some(({ url }) => url === headline));
    if (!list) throw new BackendError("store", "This headline is not on the page any more. Choose another one.");
    return list;
  };

  watchHeadlines: Backend["watchHeadlines"] = async () => this.#added(FRONT.host, "page");

  saveSource: Backend["saveSource"] = async (draft) => {
    const source = this.#sources.find((it) => it.id === draft.id);
    if (!source) throw new BackendError("missing", "That source is gone.");
    Object.assign(source, draft);
    this.say({ kind: "sources" });
    return { ...source };
  };

  removeSource = async (id: number) => {
    this.#sources = this.#sources.filter((it) => it.id !== id);
    this.say({ kind: "sources" });
  };

  importOpml = async (text: string) => {
    const urls = [...text.matchAll(/xmlUrl="([^"]+)"/g)].map((it) => it[1]!);
    if (urls.length === 0) throw new BackendError("invalid", "There is no feed list in that file. Choose an OPML file.");
    for (const url of urls) await this.addSource(url);
    return { added: urls.length, known: 0, refused: [] };
  };

  exportOpml = async () => opmlOf(this.#sources);

  checkNow = async (id: number | null) =>
    id === null ? `Looking at ${this.#sources.length} sources now.` : `${this.#sources.find((it) => it.id === id)?.title} can be asked again at 14:05.`;

  setPaused = async (paused: boolean) => {
    this.#paused = paused;
    this.say({ kind: "settings" });
  };

  listStories: Backend["listStories"] = async (request) =>
    storyPage(this.archive, this.#rows(request), this.#rows({ ...request, unread: false, starred: false }), request, this.#found(readable(request.search)));
  openStory: Backend["openStory"] = async (article) => storyView(this.archive, this.#known(article), this.#found(null));

  splitStory: Backend["splitStory"] = async (article) => {
    this.archive.split(article);
    this.say({ kind: "matches" });
  };

  uniteStories: Backend["uniteStories"] = async (one, other) => {
    this.archive.gather([one, other]);
    this.say({ kind: "matches" });
  };

  openArticle: Backend["openArticle"] = async (id) => this.archive.view(this.#known(id), this.#found(null), this.#settings.pictures);
  pictureOf = () => PICTURE;

  setRead = async (ids: string[], read: boolean) => this.archive.change(ids, { read });
  setStarred = async (ids: string[], starred: boolean) => this.archive.change(ids, { starred });
  markAllRead = async (watch: number | null) => this.archive.change(this.#rows({ watch }).map((it) => it.id), { read: true });

  alertLog: Backend["alertLog"] = async (request) => alertLog(this.archive, this.#rows({}), request, this.#found(null));

  listRequests: Backend["listRequests"] = async (limit) => ledger(this.#sources.slice(0, limit), this.archive.now);

  getSettings = async () => ({ ...this.#settings });
  saveSettings: Backend["saveSettings"] = async (settings) => {
    this.#settings = { ...settings };
    return { ...settings };
  };

  dataPlace = async () => ({
    folder: "/home/you/.local/share/newshawk",
    bytes: 48_211_004,
    articles: this.archive.articles.length,
    matches: this.#rows({}).length,
    log_folder: "/home/you/.local/state/newshawk/log",
    packs_folder: "/home/you/.local/share/newshawk/packs",
    packs_flaws: this.#flaws,
  });

  testNotification = async () => ({ shown: true, message: "A test notification was handed to your desktop. If you did not see it, look at its notification settings." });
  setSilence: Backend["setSilence"] = async (wish) => {
    const hours = { hour: 1, tomorrow: 14, end: 0 }[wish];
    this.#silentUntil = hours === 0 ? null : this.archive.now + hours * 60 * MINUTE;
    this.say({ kind: "settings" });
  };
  listMuted = async () => this.#muted.map((it) => ({ ...it }));
  mute: Backend["mute"] = async (target) => {
    await this.unmute(target);
    const name = {
      watch: () => this.#watches.find((it) => String(it.id) === target.id)?.name,
      source: () => this.#sources.find((it) => String(it.id) === target.id)?.title,
      story: () => this.archive.articles.find((it) => it.id === target.id)?.title,
    }[target.kind]();
    if (name === undefined) throw new BackendError("missing", "That is not there any more.");
    this.#muted.unshift({ target, name, since: this.archive.now });
    this.say({ kind: "settings" });
  };
  unmute: Backend["unmute"] = async (target) => {
    this.#muted = this.#muted.filter((it) => it.target.kind !== target.kind || it.target.id !== target.id);
    this.say({ kind: "settings" });
  };

  getDigest: Backend["getDigest"] = async (day) => digest(this.archive, this.#found(null), day);
  exportDigest: Backend["exportDigest"] = async (day, form) => {
    const { title, stories } = digest(this.archive, this.#found(null), day);
    return form === "markdown" ? `# ${title}\n` : `<!DOCTYPE html><title>${title}</title><p>${stories.length}</p>`;
  };

  starterPack = async () => STARTERS;

  finishFirstRun: Backend["finishFirstRun"] = async (choice) => {
    this.#firstRun = false;
    const chosen = OUTLETS.map((_, index) => index).filter((index) => choice.sources.includes(STARTERS[index]!.url));
    this.#sources = chosen.map((index) => ({ ...this.#source(index), health: "new" as const, note: "Not asked yet.", last_look: null, last_success: null }));
    for (const query of choice.query.split(",").map((it) => it.trim()).filter(Boolean)) {
      await this.saveWatch({ id: null, name: "", query, level: "notify", paused: false, options: NO_OPTIONS });
    }
  };

  /** Lets the sources of the first run answer, one after the other. */
  answer(): void {
    const source = this.#sources.find((it) => it.health === "new");
    if (!source) return;
    const index = OUTLETS.findIndex((it) => source.url.includes(it.host));
    Object.assign(source, this.#source(index));
    this.say({ kind: "sources" });
    if (!this.#offline) this.arrive(2);
  }

  startDemo = async () => {
    this.#firstRun = false;
    this.#sample = true;
    await this.saveWatch({ id: null, name: "", query: "NATO", level: "notify", paused: false, options: NO_OPTIONS });
    this.#sources = OUTLETS.map((_, index) => this.#source(index));
    this.archive.fill(24, true);
    this.say({ kind: "matches" });
  };

  removeDemo = async () => {
    this.#sample = false;
    this.archive.removeSample();
    this.say({ kind: "matches" });
  };

  openLink = async (url: string) => void this.opened.push(url);
  takePlace = async () => this.place;

  listen: Backend["listen"] = async (heard) => {
    this.#heard.push(heard);
    return () => {
      this.#heard = this.#heard.filter((it) => it !== heard);
    };
  };

  #added(host: string, kind: SourceKind) {
    const url = kind === "feed" ? `https://${host}/feed` : `https://${host}/`;
    const added = { ...this.#source(0), id: this.#next++, title: host, url, kind, folder: "", health: "new" as const, note: "Not asked yet.", articles: 0 };
    this.#sources.push(added);
    this.say({ kind: "sources" });
    return { added, choices: [], headlines: null };
  }

  #known(id: string) {
    const article = this.archive.articles.find((it) => it.id === id);
    if (!article) throw new BackendError("missing", "That article is no longer in the archive.");
    return article;
  }

  #found(search: Tree | null) {
    return this.archive.finders(this.#watches, search);
  }

  #rows(request: Partial<ListRequest>) {
    return this.archive.list(request, this.#watches, readable(request.search ?? null));
  }

  #watchView(watch: Watch) {
    const rows = this.#rows({ watch: watch.id });
    const week = rows.filter((it) => it.seen > this.archive.now - 7 * 24 * 60 * MINUTE);
    return {
      ...watch,
      sentence: check(watch.query).sentence ?? "",
      sample: false,
      matches: rows.length,
      unread: this.archive.stories(rows.filter((it) => !it.read)).length,
      week: week.length,
      last_match: rows[0]?.seen ?? null,
      notes: notes(watch.options),
    };
  }

  #source(index: number): SourceView {
    return sourceView(index, { offline: this.#offline, now: this.archive.now, sample: this.#sample });
  }
}

/** Opens the world that the address asks for: `?start=first-run`, `?start=offline` or `?start=sample`. */
export function openFake(search: string): Backend {
  const start = new URLSearchParams(search).get("start");
  const offline = start === "offline";
  const fake = new FakeBackend({ firstRun: start === "first-run" || offline, offline, sample: start === "sample" });
  for (const told of TOLD) fake.archive.gather(told);
  setInterval(() => fake.answer(), 700);
  return fake;
}
