// What is drawn over the source: underlines of labelled places, their labels at the ends of lines, the lit place.

import { StateEffect, StateField, type Range, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, hoverTooltip, WidgetType } from "@codemirror/view";
import type { Mark, Place, Problem } from "#playground/protocol.ts";

export const setProblems = StateEffect.define<readonly Problem[]>();
export const setLit = StateEffect.define<Place | undefined>();

/** A label with the level of the message it belongs to. */
interface LabelText {
  readonly text: string;
  readonly role: string;
  /** All that is to be said: the message, and the label in full. */
  readonly whole: string;
}

/** A message's first line: `error[E0382]: use of moved value`. */
export function headingOf({ level, code, message }: Problem): string {
  return `${code === undefined ? level : `${level}[${code}]`}: ${message}`;
}

/** How a mark is styled: primary ones by the level of their message. */
function roleOf(problem: Problem, mark: Mark): string {
  if (!mark.isPrimary) return "secondary";
  return problem.level === "warning" ? "warning" : "error";
}

/** The labels of a line, after its text. Text nodes only: what a program says is never markup. */
class LabelsWidget extends WidgetType {
  readonly #labels: readonly LabelText[];

  constructor(labels: readonly LabelText[]) {
    super();
    this.#labels = labels;
  }

  override eq(other: LabelsWidget): boolean {
    return JSON.stringify(other.#labels) === JSON.stringify(this.#labels);
  }

  override toDOM(): HTMLElement {
    const line = document.createElement("span");
    line.className = "cm-labels";
    line.setAttribute("aria-hidden", "true");
    for (const { text, role, whole } of this.#labels) {
      const label = document.createElement("span");
      label.className = `cm-label cm-label-${role}`;
      label.textContent = text;
      label.title = whole;
      line.append(label);
    }
    return line;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

/** The marks that lie within the document, which may have changed since they were made. */
function marksWithin(
  problems: readonly Problem[],
  doc: Text,
): readonly { readonly mark: Mark; readonly role: string; readonly whole: string }[] {
  return problems.flatMap((problem) =>
    problem.marks
      .filter(({ place }) => place.to <= doc.length)
      .map((mark) => ({ mark, role: roleOf(problem, mark), whole: `${headingOf(problem)}\n${mark.text}` })),
  );
}

function decorate(problems: readonly Problem[], doc: Text): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  const labels = new Map<number, LabelText[]>();
  for (const { mark, role, whole } of marksWithin(problems, doc)) {
    const { from, to } = mark.place;
    // Primary places are underlined by the linter.
    if (role === "secondary" && to > from) ranges.push(Decoration.mark({ class: "cm-secondary" }).range(from, to));
    const end = doc.lineAt(from).to;
    const [text = ""] = mark.text.split("\n");
    const known = labels.get(end) ?? [];
    if (text !== "" && !known.some((label) => label.text === text)) labels.set(end, [...known, { text, role, whole }]);
  }
  for (const [end, texts] of labels) {
    // Room is scarce: beside a primary label the secondary ones of its line are left to hovering.
    const primary = texts.filter(({ role }) => role !== "secondary");
    const widget = new LabelsWidget(primary.length > 0 ? primary : texts);
    ranges.push(Decoration.widget({ widget, side: 1 }).range(end));
  }
  return Decoration.set(ranges, true);
}

/** Underlines and labels; they move with the text until the next check. */
const problemField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, transaction) {
    let next = marks.map(transaction.changes);
    for (const change of transaction.effects) {
      if (change.is(setProblems)) next = decorate(change.value, transaction.state.doc);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The place that a line of another pane comes from. */
const litField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lit, transaction) {
    let next = transaction.docChanged ? Decoration.none : lit;
    for (const change of transaction.effects) {
      if (!change.is(setLit)) continue;
      const place = change.value;
      const fits = place !== undefined && place.to <= transaction.state.doc.length && place.to > place.from;
      next = fits ? Decoration.set(Decoration.mark({ class: "cm-lit" }).range(place.from, place.to)) : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The secondary labels, kept for hovering. */
const hoverField = StateField.define<readonly Mark[]>({
  create: () => [],
  update(marks, transaction) {
    let next: readonly Mark[] = transaction.docChanged ? [] : marks;
    for (const change of transaction.effects) {
      if (change.is(setProblems)) next = change.value.flatMap((problem) => problem.marks);
    }
    return next;
  },
});

const labelHover = hoverTooltip((view, position) => {
  const found = view.state
    .field(hoverField)
    .filter(
      ({ place, isPrimary, text }) => !isPrimary && text !== "" && place.from <= position && position <= place.to,
    );
  const [first] = found;
  if (first === undefined) return null;
  return {
    pos: first.place.from,
    end: first.place.to,
    create: () => {
      const dom = document.createElement("div");
      dom.className = "cm-hover-label";
      dom.textContent = [...new Set(found.map(({ text }) => text))].join("\n");
      return { dom };
    },
  };
});

export const marks = [problemField, litField, hoverField, labelHover];
