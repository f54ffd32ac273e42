// What a compiler made of a program, in the form that is recorded and compared.

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
