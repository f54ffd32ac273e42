// What a compiler made of a program, in the form that is recorded and compared.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";

export type Verdict =
  | { readonly kind: "rejected"; readonly errors: readonly { readonly line: number; readonly code: string | null }[] }
  | { readonly kind: "ran"; readonly status: number; readonly stdout: string };

/** In a fixed order: by line, then code. */
export function sortedErrors(
  errors: readonly { line: number; code: string | undefined }[],
): { line: number; code: string | null }[] {
  return errors
    .map(({ line, code }) => ({ line, code: code ?? null }))
    .sort((a, b) => a.line - b.line || (a.code ?? "").localeCompare(b.code ?? ""));
}

/** Where what rustc made of the examples is kept. */
export const examplesPath = (root: string): string => resolve(root, "test/examples/verdicts.json");

/** What rustc made of the examples, by `verdictKey`. */
export function verdictsOfExamples(root: string): Readonly<Record<string, Verdict>> {
  return JSON.parse(readFileSync(examplesPath(root), "utf8")) as Record<string, Verdict>;
}
