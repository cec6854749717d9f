/** What the editor looks like, in the window's own tokens: both schemes come from there. */

import { EditorView } from "@codemirror/view";

const CODE = "var(--size-chrome) / 1.5 var(--face-code)";

export const theme = EditorView.theme({
  "&": {
    border: "1px solid var(--line-strong)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface-field)",
    color: "var(--text)",
  },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "-1px" },
  ".cm-scroller": { font: CODE, overflowX: "hidden" },
  ".cm-content": { padding: "5px 0", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 9px", overflowWrap: "anywhere" },
  ".cm-placeholder": { color: "var(--text-quiet)" },
  ".cm-tooltip": {
    border: "1px solid var(--line)",
    borderRadius: "var(--radius)",
    backgroundColor: "var(--surface-raised)",
    color: "var(--text)",
    boxShadow: "var(--shadow)",
  },
  ".cm-tooltip-below": { marginTop: "5px" },
  ".cm-tooltip-above": { marginTop: "-5px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { padding: "3px", maxHeight: "15em", maxWidth: "min(480px, 92vw)", font: CODE },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": {
    display: "flex",
    gap: "10px",
    padding: "2px 8px",
    borderRadius: "var(--radius-small)",
    lineHeight: "1.5",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--surface-selected)", color: "var(--text)" },
  ".cm-completionLabel": { flex: "none", minWidth: "84px" },
  ".cm-completionDetail": {
    margin: "0",
    overflow: "hidden",
    textOverflow: "ellipsis",
    color: "var(--text-quiet)",
    font: "var(--size-small) / 1.65 var(--face-chrome)",
    fontStyle: "normal",
  },
});
