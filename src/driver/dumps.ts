// The texts that `--emit` writes, one for each stage.

import { disassemble } from "#isa/disassemble.ts";
import type { Program } from "#isa/program.ts";
import { printMir } from "#mir/print.ts";
import { bug } from "#support/bug.ts";
import type { SourceFile, SourceMap } from "#support/source-map.ts";
import type { SourceFileNode } from "#syntax/ast.ts";
import { dumpAst, dumpTokens } from "#syntax/dump.ts";
import type { CheckedCrate } from "./check-crate.ts";
import type { Session } from "./compile.ts";
import type { EmitStage } from "./emit-stages.ts";

export interface DumpSource {
  readonly map: SourceMap;
  readonly root: SourceFile;
  readonly ast: SourceFileNode;
  readonly session?: Session;
  readonly checked?: CheckedCrate;
  readonly program?: Program;
}

export function dumpStage(stage: EmitStage, source: DumpSource): string {
  switch (stage) {
    case "tokens":
      return dumpTokens(source.root);
    case "ast":
      return dumpAst(source.ast, source.root);
    case "hir":
    case "types":
    case "facts":
      return "";
    case "mir": {
      const { session, checked } = source;
      if (session === undefined || checked === undefined) return bug("no MIR yet");
      return checked.bodies.map(({ body }) => printMir(session.tcx, body)).join("\n");
    }
    case "bytecode":
      return source.program === undefined ? "" : disassemble(source.program);
  }
}
