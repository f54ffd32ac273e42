// What is inlined where does not depend on which body was asked for first: a program's steps are the same everywhere.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { DefId } from "#hir/defs.ts";
import type { BasicBlock, BlockId, Body, Local, LocalDecl, SourceInfo, Terminator } from "#mir/body.ts";
import type { Instance } from "#mono/instance.ts";
import type { Mono } from "#mono/mono.ts";
import { OptimizedBodies } from "#optimize/optimized-bodies.ts";
import type { FileId } from "#support/span.ts";
import { Arena } from "#support/ids.ts";
import { mkFnDef, UNIT } from "#types/ty.ts";

/** `calls[f]`: what function `f` of a library calls, in order. */
type CallGraph = readonly (readonly number[])[];

const span = { file: 0 as FileId, start: 0, end: 0 };
const source = { span, scope: 0 } as SourceInfo;
const item = (def: number): Instance => ({ kind: "item", def: def as DefId, args: [] });

function call(callee: number, target: number): BasicBlock {
  const terminator: Terminator = {
    kind: "call",
    func: { kind: "const", ty: mkFnDef(callee as DefId, []), value: { kind: "zst" } } as never,
    args: [],
    argSpans: [],
    destination: { local: 0 as Local, projection: [] },
    target: target as BlockId,
    unwind: "continue",
    callSource: "normal",
    fnSpan: span,
    source,
  };
  return { statements: [], terminator, cleanup: false };
}

function bodyCalling(callees: readonly number[]): Body<"elaborated"> {
  const result = { ty: UNIT, mutable: true, info: { kind: "return" }, source, userTy: [] } as unknown as LocalDecl;
  return {
    phase: "elaborated",
    source: { def: 0 } as never,
    kind: "fn",
    blocks: [
      ...callees.map((callee, i) => call(callee, i + 1)),
      { statements: [], terminator: { kind: "return", source }, cleanup: false },
    ],
    locals: [result],
    argCount: 0,
    scopes: new Arena(),
    debug: [],
    steps: [],
    upvars: [],
    promoted: [],
    span,
    tainted: false,
  };
}

/** As much of monomorphisation as the optimiser asks of functions without parameters. */
function monoOf(graph: CallGraph): Mono {
  return {
    tcx: { isTrackCaller: () => false, isLangItem: () => false, hir: { isStd: () => true } },
    body: (instance: Instance & { kind: "item" }) => ({ body: bodyCalling(graph[instance.def] ?? []), args: [] }),
    resolve: (def: DefId) => ({ kind: "instance", instance: item(def) }),
    ty: (ty: unknown) => ty,
    args: (args: unknown) => args,
  } as unknown as Mono;
}

/** The calls that are left in each function, when they are asked for in that order. */
function callsLeft(graph: CallGraph, order: readonly number[]): readonly (readonly number[])[] {
  const bodies = new OptimizedBodies(monoOf(graph), { checked: false, rejected: new Set() });
  for (const def of order) bodies.bodyFor(item(def));
  return graph.map((_, def) =>
    bodies
      .bodyFor(item(def))
      .blocks.flatMap(({ terminator: t }) =>
        t.kind === "call" && t.func.kind === "const" && t.func.ty.kind === "fnDef" ? [t.func.ty.def] : [],
      ),
  );
}

test("without cycles every call is inlined", () => {
  expect(callsLeft([[1, 2], [2], []], [0])).toEqual([[], [], []]);
});

test("a function is not inlined into itself, nor within its cycle", () => {
  expect(callsLeft([[1], [0], [0], [3]], [2])).toEqual([[1], [0], [1], [3]]);
});

test("the order in which bodies are asked for changes nothing", () => {
  const graphs = fc.integer({ min: 1, max: 7 }).chain((size) =>
    fc.record({
      graph: fc.array(fc.array(fc.nat({ max: size - 1 }), { maxLength: 3 }), { minLength: size, maxLength: size }),
      order: fc.shuffledSubarray(
        Array.from({ length: size }, (_, i) => i),
        { minLength: size },
      ),
    }),
  );
  fc.assert(
    fc.property(graphs, ({ graph, order }) => {
      expect(callsLeft(graph, order)).toEqual(callsLeft(graph, [...graph.keys()]));
    }),
    { seed: 7, numRuns: 400 },
  );
});
