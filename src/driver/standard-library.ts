// The standard library, read once in a process and shared by all compilations.
//
// Its definitions are collected at the first compilation; signatures, types and MIR of what programs use
// are made when first asked for, and kept. A start-up snapshot of the process holds all of it ready.

import { DiagnosticSink } from "#diagnostics/diagnostic.ts";
import { collectStd, type StdHir } from "#hir/collect-items.ts";
import { stdSources } from "#std/sources.ts";
import { SourceMap } from "#support/source-map.ts";
import { bug } from "#support/bug.ts";
import { parseFile } from "#syntax/parse.ts";
import { ConstEvaluator } from "#mono/const-eval.ts";
import { Mono } from "#mono/mono.ts";
import { hiddenTypeOf } from "#typeck/infer-body.ts";
import { createTcx } from "#types/context.ts";
import type { Tcx } from "#types/tcx.ts";
import { Bodies } from "./bodies.ts";
import { MemoryFiles } from "./files.ts";
import { moduleFiles } from "./module-files.ts";

export interface StandardLibrary {
  readonly map: SourceMap;
  readonly hir: StdHir;
  readonly tcx: Tcx;
  readonly bodies: Bodies;
  readonly sink: DiagnosticSink;
}

let library: StandardLibrary | undefined;

/** The library; made at the first call. */
export function standardLibrary(): StandardLibrary {
  library ??= load();
  return library;
}

function load(): StandardLibrary {
  const map = new SourceMap();
  const sink = new DiagnosticSink();
  const file = map.add("std/lib.rs", stdSources.get("lib.rs") ?? bug("the library has no root"), "std");
  const ast = parseFile(file, { edition: 2024, lazyBodies: true });
  const files = moduleFiles(map, { name: "std/lib.rs", text: "", files: new MemoryFiles() });
  const hir = collectStd(map, { file, ast: ast.value }, files, sink);
  const tcx: Tcx = createTcx(hir, sink, 2024, {
    hiddenType: (opaque) => hiddenTypeOf(tcx, opaque),
    evalConst: (def, args) => consts.scalar(def, args),
    valueTree: (def, args) => consts.tree(def, args),
  });
  const bodies = new Bodies(tcx);
  const consts: ConstEvaluator = new ConstEvaluator(new Mono(tcx, bodies));
  return { map, hir, tcx, bodies, sink };
}
