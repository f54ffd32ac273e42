// The long explanations of error codes as blocks of text; a chunk of its own, loaded when first asked for.

import { CODES, isCode } from "#diagnostics/codes.ts";
import { explanationOf } from "#diagnostics/explanations.ts";

export type ExplanationBlock =
  | { readonly kind: "paragraph"; readonly runs: readonly { readonly text: string; readonly isCode: boolean }[] }
  | { readonly kind: "program"; readonly passes: boolean; readonly text: string };

export interface Explanation {
  readonly title: string;
  readonly blocks: readonly ExplanationBlock[];
}

/** The explanation of a code; undefined where there is none. */
export function explain(code: string): Explanation | undefined {
  const text = isCode(code) ? explanationOf(code) : undefined;
  return text === undefined || !isCode(code) ? undefined : { title: CODES[code], blocks: blocksOf(text) };
}

/** Paragraphs and fenced programs of a Markdown text. */
export function blocksOf(markdown: string): readonly ExplanationBlock[] {
  const blocks: ExplanationBlock[] = [];
  let at = 0;
  const prose = (text: string): void => {
    for (const paragraph of text.split(/\n\s*\n/)) {
      if (paragraph.trim() === "") continue;
      const runs = paragraph
        .trim()
        .replace(/\s+/g, " ")
        .split("`")
        .map((piece, index) => ({ text: piece, isCode: index % 2 === 1 }))
        .filter((run) => run.text !== "");
      blocks.push({ kind: "paragraph", runs });
    }
  };
  for (const fence of markdown.matchAll(/^```(\S*)\n([\s\S]*?)^```$/gm)) {
    prose(markdown.slice(at, fence.index));
    blocks.push({ kind: "program", passes: !fence[1]?.includes("fails"), text: (fence[2] ?? "").trimEnd() });
    at = fence.index + fence[0].length;
  }
  prose(markdown.slice(at));
  return blocks;
}
