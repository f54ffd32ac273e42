// The pipeline on one page: from the text of a crate to a checked program, and on to bytecode.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import { error } from "#diagnostics/diagnostic.ts";
import type { Program } from "#isa/program.ts";
import { SourceMap } from "#support/source-map.ts";
import { makeSpan } from "#support/span.ts";
import type { EmitStage } from "./emit-stages.ts";
import type { Input, SessionOptions } from "./session.ts";

/** How far to go: `check` stops after the borrow checker. */
export type Goal = "check" | "program";

/** All that came of a compilation. `program` is there if it was the goal and nothing was wrong. */
export interface Compilation {
  readonly map: SourceMap;
  readonly diagnostics: readonly Diagnostic[];
  readonly program: Program | undefined;
  readonly dumps: ReadonlyMap<EmitStage, string>;
}

export function hasErrors(compilation: Compilation): boolean {
  return compilation.diagnostics.some((d) => d.level === "error");
}

/** Compiles a crate. Never throws for a user's mistake. */
export function compile(
  input: Input,
  _options: SessionOptions,
  _goal: Goal,
  _emit: readonly EmitStage[] = [],
): Compilation {
  const map = new SourceMap();
  const file = map.add(input.name, input.text);
  const diagnostic = error("F0001", "not supported by Ferrule yet: the whole pipeline")
    .at(makeSpan(file.id, 0, 0))
    .build();
  return { map, diagnostics: [diagnostic], program: undefined, dumps: new Map() };
}
