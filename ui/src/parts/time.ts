/** Times in words. Everything takes the present as an argument. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** For a row: as short as can be. */
export function age(at: number, now: number): string {
  const past = now - at;
  if (past < MINUTE) return "now";
  if (past < HOUR) return `${Math.floor(past / MINUTE)} min`;
  if (past < DAY) return `${Math.floor(past / HOUR)} h`;
  if (past < 7 * DAY) return new Date(at).toLocaleDateString("en-GB", { weekday: "short" });
  return new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short", ...yearIfOther(at, now) });
}

/** For a sentence: "2 minutes ago", "in 3 hours". The window's clock goes by half-minutes, so a moment ahead of it may be past already. */
export function since(at: number, now: number): string {
  const past = Math.abs(now - at);
  if (past < MINUTE) return "just now";
  const [count, unit] = past < HOUR ? [past / MINUTE, "minute"] : past < DAY ? [past / HOUR, "hour"] : [past / DAY, "day"];
  const words = `${Math.floor(count)} ${unit}${Math.floor(count) === 1 ? "" : "s"}`;
  return at > now ? `in ${words}` : `${words} ago`;
}

/** For what is still to come: "in 3 hours", "in a moment". */
export function until(at: number, now: number): string {
  return at - now < MINUTE ? "in a moment" : since(at, now);
}

/** The whole date, for a title or a table. */
export function moment(at: number): string {
  return new Date(at).toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
}

/** For a line of a table: the time of today, with the day before it otherwise. */
export function short(at: number, now: number): string {
  const time = new Date(at).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  return isToday ? time : `${new Date(at).toLocaleDateString("en-GB", { day: "numeric", month: "short", ...yearIfOther(at, now) })} ${time}`;
}

/** A day that is written as `2026-11-24`: "Tue 24 Nov". */
export function day(of: string): string {
  return new Date(`${of}T12:00`).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short" });
}

/** A time of day, with seconds, for the ledger. */
export function clock(at: number, now: number): string {
  const time = new Date(at).toLocaleTimeString("en-GB");
  return now - at < DAY ? time : `${age(at, now)} ${time}`;
}

function yearIfOther(at: number, now: number): { year?: "numeric" } {
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? {} : { year: "numeric" };
}
