/** The text field of a query, with colours and completion. Loaded when it is first needed. */

import { autocompletion, type Completion, type CompletionContext } from "@codemirror/autocomplete";
import { history, historyKeymap, insertNewline, standardKeymap } from "@codemirror/commands";
import { Annotation, EditorState, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, placeholder, tooltips, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import { type Offer, offers, type Words } from "./completion";
import { theme } from "./theme";
import { pieces } from "./tokens";

/** A stretch to underline: `wrong` has to be mended, `doubt` may be meant otherwise. */
export type Underline = { kind: "wrong" | "doubt"; start: number; end: number };

export type Field = {
  host: HTMLElement;
  text: string;
  selection: [start: number, end: number];
  placeholder: string;
  attributes: Record<string, string>;
  words: () => Words;
  oninput: (text: string) => void;
  onsubmit: () => void;
};

export type Editor = {
  show(text: string): void;
  underline(marks: Underline[]): void;
  describe(attributes: Record<string, string>): void;
  focus(): void;
  close(): void;
};

/** The list of completions keeps so many pixels away from the side of a sheet. */
const EDGE = 12;

/** Set on changes that come from us, so that they are not told back as typing. */
const ours = Annotation.define<boolean>();

export function openEditor(field: Field): Editor {
  let described = field.attributes;
  const heard = EditorView.updateListener.of((update) => {
    const typed = update.docChanged && update.transactions.some((it) => it.docChanged && !it.annotation(ours));
    if (typed) field.oninput(update.state.doc.toString());
  });
  const view = new EditorView({
    parent: field.host,
    state: EditorState.create({
      doc: field.text,
      selection: { anchor: field.selection[0], head: field.selection[1] },
      extensions: [
        history(),
        autocompletion({ override: [complete(field.words)], selectOnOpen: false, icons: false }),
        tooltips({ tooltipSpace: room }),
        keys(field.onsubmit),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of(() => described),
        field.placeholder === "" ? [] : placeholder(field.placeholder),
        colours,
        underlines,
        theme,
        heard,
      ],
    }),
  });
  return {
    show(text) {
      const before = view.state.doc.toString();
      if (text === before) return;
      view.dispatch({ changes: { from: 0, to: before.length, insert: text }, selection: { anchor: text.length }, annotations: ours.of(true) });
    },
    underline: (marks) => view.dispatch({ effects: underline.of(marks) }),
    describe(attributes) {
      described = attributes;
      view.dispatch({});
    },
    focus: () => view.focus(),
    close: () => view.destroy(),
  };
}

/** Where the list of completions may lie: what sticks out of a sheet is cut off. */
function room({ dom }: EditorView) {
  const sheet = dom.closest("[role=dialog]")?.getBoundingClientRect();
  const { top, left, bottom, right } = sheet ?? new DOMRect(0, 0, innerWidth, innerHeight);
  return { top, left: left + EDGE, bottom, right: right - EDGE };
}

/** Enter sends the query off, as in any field of one line; Tab goes on to the next field. */
function keys(onsubmit: () => void) {
  const submit = () => {
    onsubmit();
    return true;
  };
  return keymap.of([
    { key: "Enter", run: submit, shift: insertNewline },
    { key: "Mod-Enter", run: submit },
    ...historyKeymap,
    ...standardKeymap,
  ]);
}

function complete(words: () => Words) {
  return (context: CompletionContext) => {
    const found = offers(context.state.sliceDoc(0, context.pos), words(), context.explicit);
    if (!found) return null;
    return { from: found.from, options: found.options.map(option), filter: false };
  };
}

function option({ label, detail, insert }: Offer): Completion {
  return { label, detail, apply: insert };
}

const colour = Object.fromEntries(
  ["operator", "field", "modifier", "alias", "saved", "phrase", "regex", "number", "bracket", "word"].map((it) => [it, Decoration.mark({ class: `q-${it}` })]),
);

function coloured(text: string): DecorationSet {
  const set = new RangeSetBuilder<Decoration>();
  for (const { kind, start, end } of pieces(text)) if (kind !== "word") set.add(start, end, colour[kind]!);
  return set.finish();
}

/** A query is a line or two, so that all of it is coloured anew. */
const colours = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet;
    constructor(view: EditorView) {
      this.decorations = coloured(view.state.doc.toString());
    }
    update(update: ViewUpdate) {
      if (update.docChanged) this.decorations = coloured(update.state.doc.toString());
    }
  },
  { decorations: (it) => it.decorations },
);

const underline = StateEffect.define<Underline[]>();
const lines = { wrong: Decoration.mark({ class: "wrong" }), doubt: Decoration.mark({ class: "doubt" }) };

/** The engine answers a moment later: until then an underline stays with its word. */
const underlines = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    const asked = transaction.effects.find((it) => it.is(underline));
    if (!asked) return marks.map(transaction.changes);
    const length = transaction.newDoc.length;
    const fitting = (asked.value as Underline[]).filter((it) => it.start < it.end && it.end <= length);
    return Decoration.set(fitting.map((it) => lines[it.kind].range(it.start, it.end)), true);
  },
  provide: (field) => EditorView.decorations.from(field),
});
