// A type context over the standard library and a piece of user code, without the later stages.

import { type Diagnostic, DiagnosticSink } from "#diagnostics/diagnostic.ts";
import { MemoryFiles } from "#driver/files.ts";
import { moduleFiles } from "#driver/module-files.ts";
import type { DefId } from "#hir/defs.ts";
import { collectItems, collectStd, type StdHir } from "#hir/collect-items.ts";
import { stdSources } from "#std/sources.ts";
import { SourceMap } from "#support/source-map.ts";
import { parseFile } from "#syntax/parse.ts";
import { createTcx } from "#types/context.ts";
import type { Tcx } from "#types/tcx.ts";

const map = new SourceMap();
let std: StdHir | undefined;

function stdHir(): StdHir {
  if (std === undefined) {
    const file = map.add("std/lib.rs", stdSources.get("lib.rs") ?? "", "std");
    const { value } = parseFile(file, { edition: 2024, lazyBodies: true });
    std = collectStd(
      map,
      { file, ast: value },
      moduleFiles(map, { name: "std", text: "", files: new MemoryFiles() }),
      new DiagnosticSink(),
    );
  }
  return std;
}

export interface Setup {
  readonly tcx: Tcx;
  /** Items at the crate's root, by name. */
  item(name: string): DefId;
  /** `line code` of each error so far. */
  errors(): string[];
}

export function setUp(text: string, edition: 2021 | 2024 = 2024): Setup {
  const sink = new DiagnosticSink();
  const file = map.add("main.rs", text);
  const { value, diagnostics } = parseFile(file, { edition });
  sink.addAll(diagnostics);
  const files = moduleFiles(map, { name: "main.rs", text, files: new MemoryFiles() });
  const hir = collectItems({ edition, test: false, map }, stdHir(), { file, ast: value }, files, sink);
  const tcx = createTcx(hir, sink, edition);
  const line = (d: Diagnostic): number => {
    const [at] = d.primary;
    return at === undefined ? 0 : map.file(at.file).lineColumn(at.start).line;
  };
  return {
    tcx,
    item(name) {
      const found = hir.children(hir.crateRoot).find((c) => hir.def(c).name === name);
      if (found === undefined) throw new Error(`no item ${name}`);
      return found;
    },
    errors: () =>
      sink
        .diagnostics()
        .filter((d) => d.level === "error")
        .map((d) => `${line(d)} ${d.code}`),
  };
}
