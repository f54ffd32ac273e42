// The pipeline on one page: from the text of a crate to a checked program, and on to bytecode.

import { type Diagnostic, DiagnosticSink, unsupported } from "#diagnostics/diagnostic.ts";
import type { Program } from "#isa/program.ts";
import { type SourceFile, SourceMap } from "#support/source-map.ts";
import { makeSpan } from "#support/span.ts";
import { parseFile } from "#syntax/parse.ts";
import { dumpTree } from "./dump-tree.ts";
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
export function compile(input: Input, options: SessionOptions, _goal: Goal, emit: readonly EmitStage[] = []): Compilation {
  const map = new SourceMap();
  const sink = new DiagnosticSink();
  const dumps = new Map<EmitStage, string>();
  const root: SourceFile = map.add(input.name, input.text);
  const ast = parseFile(root, { edition: options.edition === "2021" ? 2021 : 2024 });
  sink.addAll(ast.diagnostics);
  if (emit.includes("ast")) dumps.set("ast", dumpTree(ast.value, map));
  if (!sink.hasErrors) sink.error(unsupported("the whole pipeline", makeSpan(root.id, 0, 0)));
  return { map, diagnostics: sink.diagnostics(), program: undefined, dumps };
}
