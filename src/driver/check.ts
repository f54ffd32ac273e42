// The first half of the pipeline on one page: from the text of a crate to one that is checked.

import { type Diagnostic, DiagnosticSink } from "#diagnostics/diagnostic.ts";
import { collectItems } from "#hir/collect-items.ts";
import type { Hir } from "#hir/hir.ts";
import { type SourceFile, SourceMap } from "#support/source-map.ts";
import type { SourceFileNode } from "#syntax/ast.ts";
import { parseFile } from "#syntax/parse.ts";
import { ConstEvaluator } from "#mono/const-eval.ts";
import { Mono } from "#mono/mono.ts";
import { hiddenTypeOf } from "#typeck/infer-body.ts";
import { createTcx } from "#types/context.ts";
import type { Tcx } from "#types/tcx.ts";
import { Bodies } from "./bodies.ts";
import { type CheckedCrate, checkCrate } from "./check-crate.ts";
import { moduleFiles } from "./module-files.ts";
import type { Input, SessionOptions } from "./session.ts";
import { standardLibrary } from "./standard-library.ts";

/** What the stages of one compilation share. */
export interface Session {
  readonly map: SourceMap;
  readonly sink: DiagnosticSink;
  readonly root: SourceFile;
  readonly hir: Hir;
  readonly tcx: Tcx;
  readonly bodies: Bodies;
  readonly mono: Mono;
  /** Values of constants, once evaluated. */
  readonly consts: ConstEvaluator;
  readonly makes: "program" | "tests" | "library";
}

/** What the stages found, for those who draw it. */
export interface Analysis {
  readonly session: Session;
  readonly checked: CheckedCrate;
}

/** All that came of checking. */
export interface Checking {
  readonly map: SourceMap;
  readonly sink: DiagnosticSink;
  readonly diagnostics: readonly Diagnostic[];
  readonly root: SourceFile;
  readonly ast: SourceFileNode;
  /** Absent where the text does not parse. */
  readonly analysis: Analysis | undefined;
}

/** Checks a crate. Never throws for a user's mistake. */
export function check(input: Input, options: SessionOptions): Checking {
  const std = standardLibrary();
  const map = new SourceMap(std.map);
  const sink = new DiagnosticSink();
  const edition = options.edition === "2021" ? 2021 : 2024;
  const root = map.add(input.name, input.text);
  const user = parseFile(root, { edition });
  sink.addAll(user.diagnostics);
  const done = (analysis?: Analysis): Checking => ({
    map,
    sink,
    diagnostics: sink.diagnostics(),
    root,
    ast: user.value,
    analysis,
  });
  if (!user.complete) return done();

  const hir = collectItems(
    { edition, test: options.test, map },
    std.hir,
    { file: root, ast: user.value },
    moduleFiles(map, input),
    sink,
  );
  const tcx: Tcx = createTcx(
    hir,
    sink,
    edition,
    {
      hiddenType: (opaque) => hiddenTypeOf(tcx, opaque),
      evalConst: (def, args) => consts.scalar(def, args),
      valueTree: (def, args) => consts.tree(def, args),
    },
    std.tcx,
  );
  const bodies = new Bodies(tcx, std.bodies);
  const mono = new Mono(tcx, bodies);
  const consts: ConstEvaluator = new ConstEvaluator(mono);
  const makes = options.test ? "tests" : hir.libraryType === undefined ? "program" : "library";
  const session: Session = { map, sink, root, hir, tcx, bodies, mono, consts, makes };

  const checked = checkCrate(session);
  return done({ session, checked });
}
