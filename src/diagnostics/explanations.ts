// The long texts of error codes: one Markdown file per code in `explanations/`, embedded at build.
//
// Each opens with what the error means, shows a failing program in a block marked ```rust,fails and its
// repair in one marked ```rust,passes. A test compiles both.

import type { Code } from "./codes.ts";

const TEXTS = import.meta.glob("./explanations/*.md", { query: "?raw", import: "default", eager: true });

/** The long explanation of a code, as Markdown. */
export function explanationOf(code: Code): string | undefined {
  return TEXTS[`./explanations/${code}.md`];
}

/** The codes that have an explanation. */
export function explainedCodes(): readonly string[] {
  return Object.keys(TEXTS).map((path) => path.slice("./explanations/".length, -".md".length));
}

/** One program of an explanation. */
export interface ExplanationExample {
  readonly passes: boolean;
  readonly edition: "2021" | "2024";
  readonly text: string;
}

/** The programs in an explanation, in order. */
export function explanationExamples(markdown: string): readonly ExplanationExample[] {
  return [...markdown.matchAll(/^```rust,(fails|passes)(,2021)?\n([\s\S]*?)^```/gm)].map((match) => ({
    passes: match[1] === "passes",
    edition: match[2] === undefined ? "2024" : "2021",
    text: match[3] as string,
  }));
}
