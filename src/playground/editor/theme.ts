// How the editor looks: everything through the page's colour variables, so that light and dark are one theme.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { LANES } from "./loans.ts";

const highlight = HighlightStyle.define([
  {
    tag: [tags.keyword, tags.controlKeyword, tags.definitionKeyword, tags.modifier, tags.self],
    color: "var(--keyword)",
  },
  { tag: [tags.typeName, tags.className, tags.namespace], color: "var(--type)" },
  { tag: [tags.string, tags.character, tags.escape, tags.special(tags.string)], color: "var(--string)" },
  { tag: [tags.number, tags.bool, tags.literal], color: "var(--number)" },
  { tag: [tags.lineComment, tags.blockComment, tags.comment], color: "var(--comment)", fontStyle: "italic" },
  { tag: [tags.macroName, tags.special(tags.variableName)], color: "var(--macro)" },
  {
    tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName))],
    color: "var(--function)",
  },
  { tag: [tags.labelName, tags.meta, tags.annotation], color: "var(--macro)" },
]);

const underline = (color: string, style: string): Record<string, string> => ({
  backgroundImage: "none",
  textDecoration: `underline ${style} ${color}`,
  textDecorationSkipInk: "none",
  textUnderlineOffset: "3px",
  paddingBottom: "0",
});

const layout = EditorView.theme({
  "&": { height: "100%", fontSize: "var(--code-size)", backgroundColor: "var(--surface)", color: "var(--text)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.6", overflow: "auto" },
  ".cm-content": { minWidth: "0", padding: "12px 0 40vh", caretColor: "var(--text)" },
  ".cm-line": { padding: "0 16px 0 6px" },
  ".cm-gutters": { backgroundColor: "var(--surface)", color: "var(--muted)", border: "none", paddingLeft: "4px" },
  ".cm-lineNumbers .cm-gutterElement": { padding: "0 8px 0 4px", minWidth: "2.6em" },
  ".cm-activeLine": { backgroundColor: "var(--line)" },
  ".cm-activeLineGutter": { backgroundColor: "var(--line)", color: "var(--text)" },
  "&.cm-focused .cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "var(--selection)",
  },
  ".cm-matchingBracket, &.cm-focused .cm-matchingBracket": {
    backgroundColor: "transparent",
    outline: "1px solid var(--muted)",
    borderRadius: "2px",
  },
  ".cm-lintRange-error": underline("var(--error)", "wavy 1px"),
  ".cm-lintRange-warning": underline("var(--warning)", "wavy 1px"),
  ".cm-lintRange-active": { backgroundColor: "var(--error-tint)" },
  ".cm-secondary": underline("var(--secondary)", "dashed 1.5px"),
  ".cm-lit": { backgroundColor: "var(--lit)", outline: "1px solid var(--lit-edge)", borderRadius: "2px" },
  ".cm-next": { backgroundColor: "var(--lit)", outline: "1px solid var(--lit-edge)", borderRadius: "2px" },
  ".cm-done": { borderBottom: "2px dotted var(--muted)" },
  ".cm-lineNumbers .cm-gutter-next::before, .cm-lineNumbers .cm-gutter-done::before": {
    float: "left",
    fontSize: "0.8em",
    color: "var(--accent)",
  },
  ".cm-lineNumbers .cm-gutter-next::before": { content: '"▶"' },
  ".cm-lineNumbers .cm-gutter-done::before": { content: '"✓"', color: "var(--muted)" },
  ".cm-gutter-next": { color: "var(--text)", fontWeight: "650" },
  ".cm-labels": { marginLeft: "2ch", fontSize: "0.92em", textIndent: "0", userSelect: "none" },
  ".cm-label": {
    display: "inline-block",
    maxWidth: "min(46ch, calc(100% - 3ch))",
    overflow: "hidden",
    textOverflow: "ellipsis",
    whiteSpace: "nowrap",
    verticalAlign: "bottom",
  },
  ".cm-label + .cm-label": { marginLeft: "2ch" },
  ".cm-label::before": { marginRight: "0.7ch", fontWeight: "700" },
  ".cm-label-error": { color: "var(--error)" },
  ".cm-label-error::before, .cm-label-warning::before": { content: '"^"' },
  ".cm-label-warning": { color: "var(--warning)" },
  ".cm-label-secondary": { color: "var(--secondary)" },
  ".cm-label-secondary::before": { content: '"-"' },
  ".cm-lanes": { display: "grid", gridTemplateColumns: `repeat(${LANES}, 6px)`, height: "100%" },
  ".cm-loans .cm-gutterElement": { padding: "0 0 0 2px" },
  ".cm-loan": { width: "0", borderLeft: "3px solid var(--secondary)" },
  ".cm-loan-mutable": { borderLeft: "3px double var(--error)" },
  ".cm-loan-start": { marginTop: "0.55em", borderTopLeftRadius: "3px" },
  ".cm-loan-end": { marginBottom: "0.55em", borderBottomLeftRadius: "3px" },
  ".cm-gutter-lint": { width: "1.3em" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0.35em 0.15em" },
  ".cm-lint-marker": { width: "0.9em", height: "0.9em" },
  ".cm-tooltip": {
    backgroundColor: "var(--raised)",
    color: "var(--text)",
    border: "1px solid var(--border)",
    borderRadius: "8px",
    boxShadow: "var(--shadow)",
    maxWidth: "min(60ch, 90vw)",
    overflow: "hidden",
  },
  ".cm-tooltip-lint": { fontFamily: "var(--sans)" },
  ".cm-diagnostic": { padding: "8px 12px", whiteSpace: "pre-wrap", lineHeight: "1.45" },
  ".cm-diagnostic-error": { borderLeft: "4px solid var(--error)" },
  ".cm-diagnostic-warning": { borderLeft: "4px solid var(--warning)" },
  ".cm-hover-label": {
    padding: "8px 12px",
    whiteSpace: "pre-wrap",
    fontFamily: "var(--sans)",
    borderLeft: "4px solid var(--secondary)",
  },
});

export const editorTheme = [layout, syntaxHighlighting(highlight)];
