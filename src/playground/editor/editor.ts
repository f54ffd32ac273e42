// The code editor: CodeMirror with Rust, the problems of the last check, and a small handle for the rest of the page.

import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { rust } from "@codemirror/lang-rust";
import { bracketMatching, indentOnInput, indentUnit } from "@codemirror/language";
import { type Diagnostic, lintGutter, nextDiagnostic, previousDiagnostic, setDiagnostics } from "@codemirror/lint";
import { EditorState, type StateEffect, type Text } from "@codemirror/state";
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from "@codemirror/view";
import type { Place, Problem } from "#playground/protocol.ts";
import { type Execution, execution, setExecution } from "./execution.ts";
import { hangingIndent } from "./hanging-indent.ts";
import { type BodyLoans, loanGutter, setLoans } from "./loans.ts";
import { headingOf, marks, setLit, setProblems } from "./marks.ts";
import { editorTheme } from "./theme.ts";

/** What the page may do with the editor. */
export interface EditorHandle {
  /** Replaces the whole text; undo brings the old one back. */
  setText(text: string): void;
  setProblems(problems: readonly Problem[]): void;
  /** Selects a place and scrolls to it. */
  reveal(place: Place): void;
  light(place: Place | undefined): void;
  /** Marks what a run has just done and what it does next. */
  setExecution(moment: Execution | undefined): void;
  /** Puts the cursor on a line and column, both counted from 1, columns in characters. */
  goToLine(line: number, column: number): void;
  /** Draws a function's loans beside the lines on which they live. */
  setLoans(body: BodyLoans | undefined): void;
  /** Moves the cursor to the next problem (1) or the one before (-1). */
  nextProblem(direction: 1 | -1): void;
  focus(): void;
  destroy(): void;
}

export interface EditorEvents {
  readonly onEdit: (text: string) => void;
  /** Line and column of the cursor, from 1. */
  readonly onMove: (line: number, column: number) => void;
  readonly onRun: () => void;
  readonly onStop: () => void;
  /** A line number was pressed; counted from 1. */
  readonly onLineNumber: (line: number) => void;
}

export function createEditor(parent: HTMLElement, text: string, events: EditorEvents): EditorHandle {
  const view = new EditorView({
    parent,
    state: EditorState.create({ doc: text, extensions: extensions(events) }),
  });
  return {
    setText(next) {
      if (next === view.state.doc.toString()) return;
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next }, selection: { anchor: 0 } });
      view.scrollDOM.scrollTop = 0;
    },
    setProblems(problems) {
      const { state } = view;
      view.dispatch(setDiagnostics(state, lintDiagnostics(problems, state.doc)), { effects: setProblems.of(problems) });
    },
    reveal({ from, to }) {
      const { length } = view.state.doc;
      const selection = { anchor: Math.min(from, length), head: Math.min(to, length) };
      view.dispatch({ selection, effects: EditorView.scrollIntoView(selection.anchor, { y: "center" }) });
      view.focus();
    },
    goToLine(line, column) {
      const { doc } = view.state;
      const { from, text: chars } = doc.line(Math.max(1, Math.min(line, doc.lines)));
      const anchor = from + [...chars].slice(0, column - 1).join("").length;
      view.dispatch({
        selection: { anchor },
        effects: EditorView.scrollIntoView(anchor, { y: "nearest", yMargin: 40 }),
      });
      view.focus();
    },
    setLoans(body) {
      view.dispatch({ effects: setLoans.of(body) });
    },
    light(place) {
      view.dispatch({ effects: setLit.of(place) });
    },
    setExecution(moment) {
      const next = moment?.next?.place;
      const isKnown = next !== undefined && next.from <= view.state.doc.length;
      const effects: StateEffect<unknown>[] = [setExecution.of(moment)];
      if (isKnown) effects.push(EditorView.scrollIntoView(next.from, { y: "nearest", yMargin: 40 }));
      view.dispatch({ effects });
    },
    nextProblem(direction) {
      view.focus();
      (direction === 1 ? nextDiagnostic : previousDiagnostic)(view);
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function extensions({ onEdit, onMove, onRun, onStop, onLineNumber }: EditorEvents) {
  const act = (action: () => void) => (): boolean => {
    action();
    return true;
  };
  return [
    lineNumbers({
      domEventHandlers: {
        click: (view, line) => {
          onLineNumber(view.state.doc.lineAt(line.from).number);
          return true;
        },
      },
    }),
    lintGutter(),
    loanGutter,
    highlightActiveLine(),
    highlightActiveLineGutter(),
    history(),
    drawSelection(),
    indentOnInput(),
    indentUnit.of("    "),
    bracketMatching(),
    rust(),
    EditorView.lineWrapping,
    hangingIndent,
    marks,
    execution,
    editorTheme,
    keymap.of([
      { key: "Mod-Enter", run: act(onRun) },
      { key: "Mod-.", run: act(onStop) },
      { key: "F8", run: nextDiagnostic },
      { key: "Shift-F8", run: previousDiagnostic },
      ...defaultKeymap,
      ...historyKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({
      "aria-label": "Program. Escape, then Tab, leaves the editor.",
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
    }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) onEdit(update.state.doc.toString());
      if (update.docChanged || update.selectionSet) {
        const { head } = update.state.selection.main;
        const line = update.state.doc.lineAt(head);
        onMove(line.number, head - line.from + 1);
      }
    }),
  ];
}

/** The primary places as the linter takes them: underline, gutter mark, hover text, F8. */
function lintDiagnostics(problems: readonly Problem[], doc: Text): Diagnostic[] {
  return problems.flatMap((problem) => {
    return problem.marks
      .filter(({ isPrimary, place }) => isPrimary && place.to <= doc.length)
      .map(
        ({ place, text }): Diagnostic => ({
          from: place.from,
          to: place.to,
          severity: problem.level === "warning" ? "warning" : "error",
          message: `${headingOf(problem)}${text === "" || text === problem.message ? "" : `\n${text}`}`,
        }),
      );
  });
}
