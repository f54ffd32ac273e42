// The pipeline on one page: from the text of a crate to a checked program, and on to bytecode.

import { type Diagnostic, DiagnosticSink, unsupported } from "#diagnostics/diagnostic.ts";
import { collectItems } from "#hir/collect-items.ts";
import type { Hir } from "#hir/hir.ts";
import type { ModuleFiles } from "#hir/module-files.ts";
import type { Program } from "#isa/program.ts";
import { stdSources } from "#std/sources.ts";
import { bug } from "#support/bug.ts";
import { SourceMap } from "#support/source-map.ts";
import { makeSpan } from "#support/span.ts";
import { parseFile } from "#syntax/parse.ts";
import { createTcx } from "#types/context.ts";
import { dumpTree } from "./dump-tree.ts";
import type { EmitStage } from "./emit-stages.ts";
import type { Files } from "./files.ts";
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

/** Module files of the user's crate from the shell, of the library from the bundle. */
function moduleFiles(files: Files, map: SourceMap): ModuleFiles {
  return {
    load(path, origin) {
      const read = origin === "std" ? stdFile(path) : files.read(path);
      return read.kind === "text" ? { kind: "file", file: map.add(path, read.text, origin) } : read;
    },
  };
}

function stdFile(path: string): ReturnType<Files["read"]> {
  const text = stdSources.get(path.replace(/^std\//, ""));
  return text === undefined ? { kind: "missing" } : { kind: "text", text };
}

/** Parses both crates and collects their definitions; everything about the user's names has then been said. */
function frontEnd(input: Input, options: SessionOptions, map: SourceMap, sink: DiagnosticSink): Hir {
  const edition = options.edition === "2021" ? 2021 : 2024;
  const root = map.add(input.name, input.text);
  const ast = parseFile(root, { edition });
  sink.addAll(ast.diagnostics);
  const lib = map.add("std/lib.rs", stdSources.get("lib.rs") ?? bug("no std"), "std");
  const stdAst = parseFile(lib, { edition: 2024, lazyBodies: true });
  sink.addAll(stdAst.diagnostics);
  const files = moduleFiles(input.files, map);
  return collectItems({ edition, test: options.test, map }, { file: lib, ast: stdAst.value }, { file: root, ast: ast.value }, files, sink);
}

/** Compiles a crate. Never throws for a user's mistake. */
export function compile(input: Input, options: SessionOptions, _goal: Goal, emit: readonly EmitStage[] = []): Compilation {
  const map = new SourceMap();
  const sink = new DiagnosticSink();
  const dumps = new Map<EmitStage, string>();
  const hir = frontEnd(input, options, map, sink);
  const tcx = createTcx(hir, sink, options.edition === "2021" ? 2021 : 2024);
  if (emit.includes("hir")) dumps.set("hir", dumpTree(hir.userBodies().map((id) => hir.body(id)), map));
  if (!sink.hasErrors) sink.error(unsupported(`the whole pipeline ${tcx.edition}`, makeSpan(map.files()[0]?.id ?? bug("no file"), 0, 0)));
  return { map, diagnostics: sink.diagnostics(), program: undefined, dumps };
}
