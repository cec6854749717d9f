/** The fake world's articles, and how they become rows and pages. */

import type { ArticleView, ListRequest, MatchRow } from "../backend";
import { holds, mark, parse, terms, type Tree } from "./query";
import { why } from "./why";
import { AROUND, OUTLETS, TALES, type Tale, TURNS } from "./world";

export type Article = Tale & { id: string; outlet: number; seen: number; read: boolean; starred: boolean; sample: boolean; story: string };
type Query = { id: number; name: string; query: string };
export type Finder = { watch: number; name: string; query: string; tree: Tree; terms: string[] };

const MINUTE = 60_000;
/** The id that marks what a search found, which belongs to no watch. */
const SEARCH = 0;

export class Archive {
  articles: Article[] = [];
  #count = 0;
  #rejected = new Map<number, Set<string>>();

  constructor(readonly now: number) {}

  /** Fills the past, newest first, a little sparser the older it gets. */
  fill(count: number, sample: boolean): void {
    const past = Array.from({ length: count }, (_, index) => this.#article(this.now - (4 + index * 11 + index * index) * MINUTE, sample));
    this.articles = [...past, ...this.articles];
    for (const article of past.slice(5)) article.read = article.id.length % 2 === 0 || Number(article.id.slice(1)) % 3 !== 0;
    if (past[2]) past[2].starred = true;
  }

  arrive(count: number, sample: boolean): void {
    for (let index = 0; index < count; index += 1) this.articles.unshift(this.#article(this.now, sample));
  }

  removeSample(): void {
    this.articles = this.articles.filter((it) => !it.sample);
  }

  change(ids: string[], to: Partial<Article>): void {
    for (const article of this.articles) if (ids.includes(article.id)) Object.assign(article, to);
  }

  /** Marks an article as not what a watch is for, or takes the mark back. */
  judge(watch: number, article: string, notRelevant: boolean): void {
    const marks = this.#rejected.get(watch) ?? new Set<string>();
    if (notRelevant) marks.add(article);
    else marks.delete(article);
    this.#rejected.set(watch, marks);
  }

  rejected(watch: number): string[] {
    return [...(this.#rejected.get(watch) ?? [])];
  }

  /** Makes one story of the stories these articles are in. */
  gather(ids: string[]): void {
    const stories = this.articles.filter((it) => ids.includes(it.id) || ids.includes(it.story)).map((it) => it.story);
    const first = this.articles.findLast((it) => stories.includes(it.story));
    for (const it of this.articles) if (first && stories.includes(it.story)) it.story = first.story;
  }

  /** Takes an article out of its story; the others keep the name. */
  split(id: string): void {
    const article = this.articles.find((it) => it.id === id);
    if (article) article.story = article.story === id ? `${id}-apart` : id;
  }

  /** The articles that tell a story, newest first. */
  members(story: string): Article[] {
    return this.articles.filter((it) => it.story === story);
  }

  /** The stories of these articles, in their order. */
  stories(articles: Article[]): string[] {
    return [...new Set(articles.map((it) => it.story))];
  }

  list(request: Partial<ListRequest>, watches: Query[], search: Tree | null): Article[] {
    const wanted = watches.filter((it) => request.watch == null || it.id === request.watch).map((it) => parse(it.query));
    return this.articles.filter((it) => {
      if (request.unread && it.read) return false;
      if (request.starred && !it.starred) return false;
      if (request.source != null) return it.outlet === request.source - 100;
      if (search) return holds(search, text(it));
      return wanted.some((tree) => !("message" in tree) && holds(tree, text(it)));
    });
  }

  finders(watches: Query[], search: Tree | { message: string } | null): Finder[] {
    const all = search && !("message" in search) ? [{ watch: SEARCH, name: "", query: "", tree: search, terms: terms(search) }] : [];
    for (const it of watches) {
      const tree = parse(it.query);
      if (!("message" in tree)) all.push({ watch: it.id, name: it.name, query: it.query, tree, terms: terms(tree) });
    }
    return all;
  }

  row(article: Article, finders: Finder[]): MatchRow {
    const found = finders.filter((it) => holds(it.tree, text(article)));
    const watches = found.filter((it) => it.watch !== SEARCH);
    const sentence = sentences(article).find((it) => mark(it, found).some((run) => run.watches.length > 0));
    return {
      article: article.id,
      title: mark(article.title, found),
      line: mark(sentence ?? article.lead, found),
      source: OUTLETS[article.outlet]!.title,
      published: article.seen - 3 * MINUTE,
      first_seen: article.seen,
      watches: watches.map((it) => it.watch),
      watch_names: watches.map((it) => it.name),
      read: article.read,
      starred: article.starred,
      sample: article.sample,
    };
  }

  view(article: Article, finders: Finder[], pictures: boolean): ArticleView {
    const found = finders.filter((it) => holds(it.tree, text(article)));
    const outlet = OUTLETS[article.outlet]!;
    const url = `https://${outlet.host}/${article.id}`;
    const block = (zone: string, of: string) => ({ zone, runs: mark(of, zone === "chrome" ? [] : found) });
    const body = article.body.map((it) => block("body", it));
    if (article.quote) body.splice(1, 0, block("quote", article.quote));
    const caption = article.caption ? [block("caption", article.caption)] : [];
    const blocks = [block("lead", article.lead), ...caption, ...body];
    return {
      row: this.row(article, finders),
      url,
      author: mark(article.author, found),
      language: article.language,
      site: outlet.title,
      modified: null,
      shown: "the article’s page",
      pictured: pictures && article.caption !== undefined,
      blocks,
      chrome: AROUND.map((it) => block("chrome", it)),
      chrome_words: AROUND.join(" ").split(" ").length,
      chrome_hits: 1,
      why: found.filter((it) => it.watch !== SEARCH).map((it) => ({ ...why(it, article.title, blocks), not_relevant: this.rejected(it.watch).includes(article.id) })),
      fate: ["Seen three minutes after publication", "Notified one minute later"],
      citation: `“${article.title}”, ${outlet.title}, ${new Date(article.seen).toISOString().slice(0, 10)}. ${url}`,
    };
  }

  #article(seen: number, sample: boolean): Article {
    const count = this.#count++;
    const tale = TALES[count % TALES.length]!;
    const round = Math.floor(count / TALES.length);
    const title = round === 0 ? tale.title : `${TURNS[round % TURNS.length]}${tale.title}`;
    const fitting = OUTLETS.flatMap((it, index) => (it.language === tale.language ? [index] : []));
    const outlet = fitting[(count * 5 + round) % fitting.length]!;
    return { ...tale, title, id: `a${count}`, outlet, seen, read: false, starred: false, sample, story: `a${count}` };
  }
}

function sentences(article: Article): string[] {
  return [article.lead, ...article.body, article.quote ?? "", article.caption ?? ""].filter(Boolean);
}

function text(article: Article): string {
  return [article.title, ...sentences(article)].join("\n");
}
