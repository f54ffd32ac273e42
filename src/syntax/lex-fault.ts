// What the lexer and the literal decoder report, before it becomes a diagnostic.

import type { Code } from "#diagnostics/codes.ts";
import { type Diagnostic, error } from "#diagnostics/diagnostic.ts";
import type { FileId } from "#support/span.ts";

export type CodeOrNone = Code | undefined;

export interface LexFault {
  readonly code: CodeOrNone;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** Label on the place, or empty. */
  readonly label: string;
  /** Help below, or empty. */
  readonly help: string;
  readonly note?: string;
}

export function faultToDiagnostic(fault: LexFault, file: FileId): Diagnostic {
  const builder = error(fault.code, fault.message).at({ file, start: fault.start, end: fault.end }, fault.label);
  if (fault.help !== "") builder.help(fault.help);
  if (fault.note !== undefined) builder.note(fault.note);
  return builder.build();
}
