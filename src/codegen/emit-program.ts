// MIR -> bytecode: emits every function that the entry needs, and what those need, until none is left.

import type { Span } from "#support/span.ts";
import { bug } from "#support/bug.ts";
import { FunctionBuilder } from "#isa/builder.ts";
import { frameLayout, shapeSize, type Program, type ValueShape } from "#isa/program.ts";
import type { BlockId } from "#mir/body.ts";
import { operandsOfRvalue, operandsOfTerminator } from "#mir/visit.ts";
import type { Instance } from "#mono/instance.ts";
import { emitArgumentRetags } from "./aliasing.ts";
import { Frame } from "./frame.ts";
import { FunctionEmitter } from "./function.ts";
import type { FunctionEntry, ProgramCx } from "./program.ts";
import { emitBlock } from "./terminator.ts";

/** A program, and the index of the function that each entry became; it starts at the first. */
export interface Emitted {
  readonly program: Program;
  readonly entries: readonly number[];
}

/** Emits a program with these entries: functions without parameters that give nothing or an exit status. */
export function emitProgram(cx: ProgramCx, instances: readonly [Instance, ...Instance[]]): Emitted {
  const entries = instances.map((instance) => cx.functionFor(instance).index);
  cx.builder.entry = entries[0] as number;
  for (;;) {
    const next = cx.nextFunction();
    if (next !== undefined) {
      emitFunction(cx, next);
      continue;
    }
    const adapters = cx.takeAdapters();
    if (adapters.length === 0) break;
    for (const adapter of adapters) emitAdapter(cx, adapter.index, adapter.entry);
  }
  return { program: cx.builder.finish(), entries };
}

function emitFunction(cx: ProgramCx, entry: FunctionEntry): void {
  const { instance, signature } = entry;
  const body = cx.bodies.bodyFor(instance);
  const name = cx.monoCx.name(instance);
  const isStd = instance.kind === "entry" || cx.tcx.hir.isStd(body.source.def);
  // The hidden location is the last parameter.
  const f = new FunctionEmitter(cx, {
    instance,
    body,
    args: [],
    signature,
    name,
    isStd,
    callerLocation: entry.trackCaller ? frameLayout(signature).paramOffsets.at(-1) : undefined,
  });
  if (!isStd) evaluateConstants(cx, instance);
  f.steps?.enterFunction();
  f.enter();
  emitArgumentRetags(f);
  body.blocks.forEach((_, id) => {
    f.fb.place(f.label(id as BlockId));
    emitBlock(f, id as BlockId, (id + 1 < body.blocks.length ? id + 1 : undefined) as BlockId | undefined);
  });
  const locals = f.variables?.finish() ?? [];
  f.flushDeferred();
  for (const local of locals) f.fb.local(local);
  cx.builder.defineFunction(entry.index, f.fb, f.frame.size);
}

/** Every constant that a function names is evaluated, its value used or not: `const { assert!(N > 0) }`. */
function evaluateConstants(cx: ProgramCx, instance: Instance): void {
  const { body, args } = cx.monoCx.body(instance);
  const operands = body.blocks.flatMap(({ statements, terminator }) => [
    ...statements.flatMap((statement) => (statement.kind === "assign" ? operandsOfRvalue(statement.rvalue) : [])),
    ...operandsOfTerminator(terminator),
  ]);
  for (const operand of operands) {
    if (operand.kind !== "const" || operand.value.kind !== "item") continue;
    const { def, args: own } = operand.value;
    cx.constItem(def, cx.monoCx.args(own, args), cx.monoCx.ty(operand.ty, args));
  }
}

/** A function without the hidden location that calls one with it: what function pointers and vtables hold. */
function emitAdapter(cx: ProgramCx, index: number, entry: FunctionEntry): void {
  const params = entry.signature.params.slice(0, -1);
  const signature = { params, result: entry.signature.result };
  const { body } = cx.monoCx.body(entry.instance);
  const span: Span = body.span;
  const fb = new FunctionBuilder(cx.monoCx.name(entry.instance), signature, { isStd: true, range: cx.range(span) });
  const frame = new Frame(signature);
  frame.seal();
  const base = frame.callBase(entry.signature);
  const to = frameLayout(entry.signature);
  const location = to.paramOffsets.at(-1) ?? bug("adapter without a location");
  frame.paramOffsets.forEach((from, i) =>
    fb.emit("copy", base + (to.paramOffsets[i] as number), from, shapeSize(params[i] as ValueShape)),
  );
  fb.emit("lea.ro", base + location, cx.location(span).offset);
  fb.emit("call", entry.index, base);
  if (signature.result !== null) fb.emit("copy", 0, base, shapeSize(signature.result));
  fb.emit("ret");
  cx.builder.defineFunction(index, fb, frame.size);
}
