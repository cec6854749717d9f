/** How loud an alert is, in a word. */

export const LOUDNESS = { interrupt: "Urgent", notify: "Normal", badge: "Count", digest: "Digest" } as const;
