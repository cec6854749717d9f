/** The requests that the fake world's polls would have made. */

import type { LedgerRow, SourceView } from "../backend";

export function ledger(sources: SourceView[], now: number): LedgerRow[] {
  return sources.map((it, index) => ({
    at: now - index * 9_000,
    url: it.url,
    reason: `poll of ${it.title}`,
    status: it.health === "failing" ? 0 : index % 3 === 0 ? 304 : 200,
    outcome: it.health === "failing" ? "no connection" : index % 3 === 0 ? "unchanged" : "2 new entries",
    bytes: it.health === "failing" || index % 3 === 0 ? 0 : 18_400 + index * 731,
  }));
}
