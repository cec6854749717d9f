/** A story in words: who had it first, who followed, what each report is. */

import type { StoryView, VersionView } from "../../backend/backend";
import { counted } from "../../parts/numbers";
import { reach } from "../../parts/reach";

/** So many are named; the others are counted. */
const NAMED = 3;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** "Kestrel Wire had it first. Harbour Post, Le Phare du Nord and 2 others followed within 3 hours." */
export function course({ versions }: StoryView): string {
  const first = versions[0];
  if (!first) return "";
  const others = versions.filter((it) => it.source !== first.source);
  const names = [...new Set(others.map((it) => it.source))];
  const last = others.find((it) => it.source === names.at(-1));
  if (!last) return `${first.source} alone has it, in ${counted(versions.length, "report")}.`;
  return `${first.source} had it first. ${listed(names)} followed ${within(last.at - first.at)}.`;
}

/** How many have the story: "12 outlets, 4 independent". The one that has it alone is named behind. */
export function size({ outlets, origins }: StoryView): string {
  return reach(outlets, origins, "One outlet");
}

/** What a report is among those before it. */
export function part(version: VersionView): string {
  if (version.part === "first") return "first";
  if (version.copy_of !== null) return version.copy_of === version.source ? "again" : `copy of ${version.copy_of}`;
  if (version.wire !== null) return `after ${version.wire}`;
  return version.part === "repeats" ? "again" : "";
}

/** What changed in the story, one line for each fact. */
export function changes({ versions }: StoryView): { version: VersionView; fact: string }[] {
  return versions.flatMap((version) => version.news.map((fact) => ({ version, fact })));
}

function listed(names: string[]): string {
  const more = names.length - NAMED;
  const named = more > 1 ? [...names.slice(0, NAMED), `${more} others`] : names;
  const last = named.at(-1) ?? "";
  return named.length > 1 ? `${named.slice(0, -1).join(", ")} and ${last}` : last;
}

function within(time: number): string {
  if (time < MINUTE) return "at the same time";
  if (time < HOUR) return `within ${counted(Math.ceil(time / MINUTE), "minute")}`;
  if (time < 48 * HOUR) return `within ${counted(Math.ceil(time / HOUR), "hour")}`;
  return `within ${counted(Math.ceil(time / (24 * HOUR)), "day")}`;
}
