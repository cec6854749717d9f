/** What the window may ask of the engine. Everything else in the interface is built on this. */

import type { AddReport } from "./types/AddReport";
import type { AdviceView } from "./types/AdviceView";
import type { AlertPage } from "./types/AlertPage";
import type { AlertRequest } from "./types/AlertRequest";
import type { ArticleView } from "./types/ArticleView";
import type { ChipsView } from "./types/ChipsView";
import type { DataView } from "./types/DataView";
import type { DigestForm } from "./types/DigestForm";
import type { DigestView } from "./types/DigestView";
import type { ErrorCode } from "./types/ErrorCode";
import type { Event } from "./types/Event";
import type { FirstRun } from "./types/FirstRun";
import type { HeadlineView } from "./types/HeadlineView";
import type { ImportReport } from "./types/ImportReport";
import type { LanguageWords } from "./types/LanguageWords";
import type { LedgerRow } from "./types/LedgerRow";
import type { ListRequest } from "./types/ListRequest";
import type { MuteTarget } from "./types/MuteTarget";
import type { MutedView } from "./types/MutedView";
import type { Overview } from "./types/Overview";
import type { QueryCheck } from "./types/QueryCheck";
import type { QueryPreview } from "./types/QueryPreview";
import type { SettingsView } from "./types/SettingsView";
import type { SilenceWish } from "./types/SilenceWish";
import type { SourceDraft } from "./types/SourceDraft";
import type { SourceView } from "./types/SourceView";
import type { StarterSource } from "./types/StarterSource";
import type { StoryPage } from "./types/StoryPage";
import type { StoryView } from "./types/StoryView";
import type { TestReport } from "./types/TestReport";
import type { WatchDraft } from "./types/WatchDraft";
import type { WatchView } from "./types/WatchView";

export interface Backend {
  overview(): Promise<Overview>;

  listWatches(): Promise<WatchView[]>;
  saveWatch(draft: WatchDraft): Promise<WatchView>;
  deleteWatch(id: number): Promise<void>;
  /** What could be better about a watch. */
  watchAdvice(id: number): Promise<AdviceView>;
  /** Says of an article whether it is what a watch is for; nothing is filtered by it. */
  setRelevance(watch: number, article: string, notRelevant: boolean): Promise<void>;
  /** What is understood of a query, as that of this watch where it has one. */
  checkQuery(query: string, watch: number | null): Promise<QueryCheck>;
  /** Writes chips as query text. */
  composeQuery(chips: ChipsView): Promise<string>;
  /** What the query would find in the archive, beside what the previous one finds. */
  previewQuery(query: string, previous: string | null): Promise<QueryPreview>;
  /** How many of the newest articles each query holds for; null for one that can't be understood. */
  countQueries(queries: string[]): Promise<(number | null)[]>;
  /** What the query field may offer to complete. */
  listWords(): Promise<LanguageWords>;

  listSources(): Promise<SourceView[]>;
  addSource(address: string): Promise<AddReport>;
  /** The list on a page that one of its headlines belongs to. */
  pickHeadline(address: string, headline: string): Promise<HeadlineView[]>;
  /** Watches the list that a headline belongs to, or the one that was found. */
  watchHeadlines(address: string, headline: string | null): Promise<AddReport>;
  saveSource(draft: SourceDraft): Promise<SourceView>;
  removeSource(id: number): Promise<void>;
  importOpml(text: string): Promise<ImportReport>;
  exportOpml(): Promise<string>;

  /** Looks at one source, or at all; answers with a sentence to show. */
  checkNow(id: number | null): Promise<string>;
  setPaused(paused: boolean): Promise<void>;

  listStories(request: ListRequest): Promise<StoryPage>;
  /** The story of an article. */
  openStory(article: string): Promise<StoryView>;
  /** Takes an article out of its story. */
  splitStory(article: string): Promise<void>;
  /** Makes one story of two. */
  uniteStories(one: string, other: string): Promise<void>;
  openArticle(id: string): Promise<ArticleView>;
  /** Where the picture of an article is to be had from; only a `pictured` one has any. */
  pictureOf(id: string): string;
  setRead(ids: string[], read: boolean): Promise<void>;
  setStarred(ids: string[], starred: boolean): Promise<void>;
  markAllRead(watch: number | null): Promise<void>;

  alertLog(request: AlertRequest): Promise<AlertPage>;
  listRequests(limit: number): Promise<LedgerRow[]>;
  getSettings(): Promise<SettingsView>;
  saveSettings(settings: SettingsView): Promise<SettingsView>;
  dataPlace(): Promise<DataView>;
  testNotification(): Promise<TestReport>;

  /** Silence for a while, or its end. */
  setSilence(wish: SilenceWish): Promise<void>;
  listMuted(): Promise<MutedView[]>;
  mute(target: MuteTarget): Promise<void>;
  unmute(target: MuteTarget): Promise<void>;

  /** The digest of a day; null for the one to read now. */
  getDigest(day: string | null): Promise<DigestView>;
  /** The digest of a day as the text of a file. */
  exportDigest(day: string, form: DigestForm): Promise<string>;

  starterPack(): Promise<StarterSource[]>;
  finishFirstRun(choice: FirstRun): Promise<void>;
  startDemo(): Promise<void>;
  removeDemo(): Promise<void>;

  /** Opens an http or https address in the browser. */
  openLink(url: string): Promise<void>;
  /** What the window was opened for, once, as an open one would have heard it. */
  takePlace(): Promise<Event | null>;

  /** Hears of changes; answers with the way to stop. */
  listen(heard: (change: Event) => void): Promise<() => void>;
}

/** A refusal. The interface decides on the code and shows the message. */
export class BackendError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
  ) {
    super(message);
    this.name = "BackendError";
  }
}

export type { AbsenceView } from "./types/AbsenceView";
export type { AddReport } from "./types/AddReport";
export type { AdviceView } from "./types/AdviceView";
export type { AlertPage } from "./types/AlertPage";
export type { AlertRequest } from "./types/AlertRequest";
export type { AlertRow } from "./types/AlertRow";
export type { AlertTurn } from "./types/AlertTurn";
export type { AliasWord } from "./types/AliasWord";
export type { ArticleView } from "./types/ArticleView";
export type { BlockView } from "./types/BlockView";
export type { ChipsView } from "./types/ChipsView";
export type { DataView } from "./types/DataView";
export type { DigestForm } from "./types/DigestForm";
export type { DigestView } from "./types/DigestView";
export type { ErrorCode } from "./types/ErrorCode";
export type { Event as Change } from "./types/Event";
export type { FeedChoice } from "./types/FeedChoice";
export type { FieldWord } from "./types/FieldWord";
export type { FirstRun } from "./types/FirstRun";
export type { FullText } from "./types/FullText";
export type { HeadlinesView } from "./types/HeadlinesView";
export type { HeadlineView } from "./types/HeadlineView";
export type { Health } from "./types/Health";
export type { ImportReport } from "./types/ImportReport";
export type { LanguageWords } from "./types/LanguageWords";
export type { LedgerRow } from "./types/LedgerRow";
export type { Level } from "./types/Level";
export type { ListRequest } from "./types/ListRequest";
export type { MatchRow } from "./types/MatchRow";
export type { MuteKind } from "./types/MuteKind";
export type { MuteTarget } from "./types/MuteTarget";
export type { MutedView } from "./types/MutedView";
export type { NearChips } from "./types/NearChips";
export type { Nearness } from "./types/Nearness";
export type { OperatorWord } from "./types/OperatorWord";
export type { Overview } from "./types/Overview";
export type { PreviewDay } from "./types/PreviewDay";
export type { PreviewSample } from "./types/PreviewSample";
export type { PreviewSource } from "./types/PreviewSource";
export type { QueryCheck } from "./types/QueryCheck";
export type { QueryFault } from "./types/QueryFault";
export type { QueryLint } from "./types/QueryLint";
export type { QueryName } from "./types/QueryName";
export type { QueryPreview } from "./types/QueryPreview";
export type { Run } from "./types/Run";
export type { SavedWord } from "./types/SavedWord";
export type { SettingsView } from "./types/SettingsView";
export type { SilenceWish } from "./types/SilenceWish";
export type { SourceDraft } from "./types/SourceDraft";
export type { SourceKind } from "./types/SourceKind";
export type { SourceView } from "./types/SourceView";
export type { Spikes } from "./types/Spikes";
export type { StarterSource } from "./types/StarterSource";
export type { StoryPage } from "./types/StoryPage";
export type { StoryRow } from "./types/StoryRow";
export type { StoryView } from "./types/StoryView";
export type { SuggestionView } from "./types/SuggestionView";
export type { TestReport } from "./types/TestReport";
export type { VersionPart } from "./types/VersionPart";
export type { VersionView } from "./types/VersionView";
export type { WatchDraft } from "./types/WatchDraft";
export type { WatchOptions } from "./types/WatchOptions";
export type { WatchView } from "./types/WatchView";
export type { WhyClause } from "./types/WhyClause";
export type { WhyMatched } from "./types/WhyMatched";
export type { WhyPlace } from "./types/WhyPlace";
