// Terminators, and comparisons and checked arithmetic fused into them.

import { bug } from "#support/bug.ts";
import type { Label } from "#isa/builder.ts";
import type { AssertKind, BlockId, Operand, Statement, Terminator } from "#mir/body.ts";
import { tellsOverflow } from "#mir/int-ops.ts";
import type { Ty } from "#types/ty.ts";
import { operandsOfRvalue, operandsOfTerminator } from "#mir/visit.ts";
import { emitCall } from "./call.ts";
import { emitReads } from "./aliasing.ts";
import { emitBeforeMoves } from "./checks.ts";
import { emitDrop, emitPanicCall } from "./invoke.ts";
import { emitBranchUnlessEqual } from "./discriminant.ts";
import type { FunctionEmitter } from "./function.ts";
import { emitStatement } from "./rvalue.ts";
import { opType, opWidth } from "./shapes.ts";

/** Emits a block; `next` is the block that will be emitted right after it. */
export function emitBlock(f: FunctionEmitter, id: BlockId, next: BlockId | undefined): void {
  const { statements, terminator } = f.block(id);
  f.steps?.enterBlock(id);
  const last = statements.at(-1);
  const fused = last === undefined ? undefined : fusion(f, last, terminator);
  const count = fused === undefined ? statements.length : statements.length - 1;
  for (let i = 0; i < count; i++) {
    const statement = statements[i] as Statement;
    f.variables?.at({ block: id, index: i });
    const isMarker = statement.kind === "storageLive" || statement.kind === "storageDead";
    f.line(statement.source, isMarker ? null : f.steps?.statement(statement.source));
    emitStatement(f, statement);
    f.frame.release();
  }
  f.variables?.at({ block: id, index: count });
  // What is fused with the terminator may belong to another step.
  const fusedStep = fused === undefined ? null : f.steps?.statement((last as Statement).source);
  f.line(terminator.source, f.steps?.terminator(id, terminator) ?? fusedStep);
  const operands = operandsOfTerminator(terminator);
  emitBeforeMoves(f, operands);
  if (fused !== undefined && last?.kind === "assign") emitReads(f, operandsOfRvalue(last.rvalue));
  emitReads(f, operands);
  if (fused === undefined) emitTerminator(f, terminator, next);
  else fused(next);
  f.frame.release();
}

function jump(f: FunctionEmitter, target: BlockId, next: BlockId | undefined): void {
  if (target !== next) f.fb.emit("jump", f.label(target));
}

function emitTerminator(f: FunctionEmitter, t: Terminator, next: BlockId | undefined): void {
  switch (t.kind) {
    case "goto":
    case "falseUnwind":
      return jump(f, t.target, next);
    case "falseEdge":
      return jump(f, t.real, next);
    case "switchInt":
      return emitSwitch(f, t, next);
    case "return":
      return f.fb.emit("ret");
    case "unreachable":
      return f.fb.emit("trap", 0);
    case "unwindResume":
      return f.fb.emit("resume", f.payload());
    case "drop":
      emitDrop(f, t);
      return jump(f, t.target, next);
    case "call":
      emitCall(f, t);
      if (t.target !== undefined) return jump(f, t.target, next);
      return f.fb.emit("trap", 0);
    case "assert": {
      const condition = f.operand(t.condition);
      const fail = assertFailure(f, t);
      if (t.expected) f.fb.emit("br.false", condition, fail);
      else f.fb.emit("br.true", condition, fail);
      return jump(f, t.target, next);
    }
  }
}

type Assert = Extract<Terminator, { kind: "assert" }>;
type Switch = Extract<Terminator, { kind: "switchInt" }>;

/** Out-of-line code that panics as the failed check says. */
function assertFailure(f: FunctionEmitter, t: Assert): Label {
  return f.outOfLine(() => {
    f.line(t.source);
    const { name, args } = panicEntry(t.message);
    emitPanicCall(f, name, args, t.unwind, t.source.span);
  });
}

/** The lang item std panics through, as rustc names them. */
function panicEntry(message: AssertKind): { readonly name: string; readonly args: readonly Operand[] } {
  switch (message.kind) {
    case "boundsCheck":
      return { name: "panic_bounds_check", args: [message.index, message.length] };
    case "overflow":
      return { name: `panic_const_${message.op}_overflow`, args: [] };
    case "overflowNeg":
      return { name: "panic_const_neg_overflow", args: [] };
    case "divisionByZero":
      return { name: "panic_const_div_by_zero", args: [] };
    case "remainderByZero":
      return { name: "panic_const_rem_by_zero", args: [] };
  }
}

function emitSwitch(f: FunctionEmitter, t: Switch, next: BlockId | undefined): void {
  const ty = f.operandTy(t.operand);
  const { size } = f.cx.layouts.of(ty);
  if (t.targets.length === 0 || size === 0) return jump(f, t.otherwise, next);
  const value = f.operand(t.operand);
  const only = t.targets[0] as Switch["targets"][number];
  if (ty.kind === "bool" && t.targets.length === 1) {
    const op = only.value === 0n ? "br.false" : "br.true";
    f.fb.emit(op, value, f.label(only.target));
    return jump(f, t.otherwise, next);
  }
  if (size <= 8 && emitTable(f, t, value, size * 8)) return;
  for (const row of t.targets) {
    const skip = f.fb.label();
    emitBranchUnlessEqual(f, value, BigInt.asIntN(size * 8, row.value), size * 8, skip);
    f.fb.emit("jump", f.label(row.target));
    f.fb.place(skip);
  }
  jump(f, t.otherwise, next);
}

/** A jump table, where the values lie close together. */
function emitTable(f: FunctionEmitter, t: Switch, value: number, bits: number): boolean {
  if (t.targets.length < 4) return false;
  const values = t.targets.map((row) => BigInt.asIntN(bits, row.value));
  const low = values.reduce((a, b) => (b < a ? b : a));
  const high = values.reduce((a, b) => (b > a ? b : a));
  if (high - low > BigInt(t.targets.length * 4) || BigInt.asIntN(32, low) !== low) return false;
  const table: Label[] = Array.from({ length: Number(high - low) + 1 }, () => f.label(t.otherwise));
  t.targets.forEach((row, i) => {
    table[Number((values[i] as bigint) - low)] = f.label(row.target);
  });
  f.fb.emitUntyped(`switch.${bits}`, [value, Number(low), f.label(t.otherwise), table]);
  return true;
}

// ---------------------------------------------------------------------------------------------
// Fusion: the last statement computes only what the terminator asks

/** Code for the last statement and the terminator together, where they fit one instruction. */
function fusion(
  f: FunctionEmitter,
  statement: Statement,
  t: Terminator,
): ((next: BlockId | undefined) => void) | undefined {
  if (statement.kind !== "assign" || statement.rvalue.kind !== "binary") return undefined;
  if (t.kind === "assert") return fuseAssert(f, statement, t);
  if (t.kind === "switchInt") return fuseSwitch(f, statement, t);
  return undefined;
}

type Binary = Extract<Statement, { kind: "assign" }>;

/** Whether `operand` moves exactly the temporary that `statement` assigns (or field `part` of it). */
function moves(statement: Binary, operand: Operand, part?: number): boolean {
  if (operand.kind !== "move" || operand.place.local !== statement.place.local || statement.place.projection.length > 0)
    return false;
  const [step, more] = operand.place.projection;
  if (part === undefined) return step === undefined;
  return step?.kind === "field" && step.index === part && more === undefined;
}

function fuseAssert(
  f: FunctionEmitter,
  statement: Binary,
  t: Assert,
): ((next: BlockId | undefined) => void) | undefined {
  const { rvalue } = statement;
  if (rvalue.kind !== "binary") return undefined;
  const { op } = rvalue;
  if (tellsOverflow(op)) {
    if (!moves(statement, t.condition, 1) || t.expected) return undefined;
    return (next) => {
      const type = opType(f.operandTy(rvalue.left));
      const pair = f.place(statement.place);
      if (pair.address.kind !== "frame") return bug("overflow pair in memory");
      const result = pair.address.offset + (f.cx.layouts.of(pair.ty).fields[0]?.[0] ?? 0);
      const small = smallConstant(rvalue.right, type);
      const a = f.operand(rvalue.left);
      const fail = assertFailure(f, t);
      if (small !== undefined) f.fb.emitUntyped(`${op.slice(0, 3)}c.${type}.imm`, [result, a, small, fail]);
      else f.fb.emitUntyped(`${op.slice(0, 3)}c.${type}`, [result, a, f.operand(rvalue.right), fail]);
      jump(f, t.target, next);
    };
  }
  if (op === "lt" && t.message.kind === "boundsCheck" && t.expected && moves(statement, t.condition)) {
    return (next) => {
      f.fb.emit("bounds.u64", f.operand(rvalue.left), f.operand(rvalue.right), assertFailure(f, t));
      jump(f, t.target, next);
    };
  }
  return undefined;
}

/** A constant that fits an immediate of an op of that type. */
function smallConstant(operand: Operand, type: string): number | undefined {
  if (operand.kind !== "const" || operand.value.kind !== "scalar" || type.endsWith("128")) return undefined;
  const bits = Number(opWidth(type));
  const value = BigInt.asIntN(bits, operand.value.bits);
  // Immediates are sign-extended: an unsigned constant must not look negative.
  if (type.startsWith("u") && value < 0n) return undefined;
  return BigInt.asIntN(32, value) === value ? Number(value) : undefined;
}

const BRANCHES: Record<
  string,
  {
    readonly yes: string;
    readonly no: string;
    readonly swap: boolean;
    readonly noSwap: boolean;
    readonly typed: boolean;
  }
> = {
  eq: { yes: "br.eq", no: "br.ne", swap: false, noSwap: false, typed: false },
  ne: { yes: "br.ne", no: "br.eq", swap: false, noSwap: false, typed: false },
  lt: { yes: "br.lt", no: "br.le", swap: false, noSwap: true, typed: true },
  le: { yes: "br.le", no: "br.lt", swap: false, noSwap: true, typed: true },
  gt: { yes: "br.lt", no: "br.le", swap: true, noSwap: false, typed: true },
  ge: { yes: "br.le", no: "br.lt", swap: true, noSwap: false, typed: true },
};

function fuseSwitch(
  f: FunctionEmitter,
  statement: Binary,
  t: Switch,
): ((next: BlockId | undefined) => void) | undefined {
  const { rvalue } = statement;
  if (rvalue.kind !== "binary" || !moves(statement, t.operand) || t.targets.length !== 1 || t.targets[0]?.value !== 0n)
    return undefined;
  const row = BRANCHES[rvalue.op];
  if (row === undefined) return undefined;
  const ty = f.operandTy(rvalue.left);
  if (!isScalar(f, ty)) return undefined;
  const falseTarget = t.targets[0].target;
  return (next) => {
    const type = opType(ty);
    const float = type.startsWith("f");
    const suffix = row.typed ? type : opWidth(type);
    // Where the false target comes next, branch on truth; else on falsity, and fall through to truth.
    const onTrue = falseTarget === next;
    const target = f.label(onTrue ? t.otherwise : falseTarget);
    const immediate = emitImmediateBranch(f, rvalue.op, rvalue.left, rvalue.right, type, onTrue, target);
    if (!immediate) {
      const a = f.operand(rvalue.left);
      const b = f.operand(rvalue.right);
      if (onTrue) f.fb.emitUntyped(`${row.yes}.${suffix}`, row.swap ? [b, a, target] : [a, b, target]);
      else if (float && row.typed)
        f.fb.emitUntyped(`${row.yes.replace("br.", "br.n")}.${suffix}`, row.swap ? [b, a, target] : [a, b, target]);
      else f.fb.emitUntyped(`${row.no}.${suffix}`, row.noSwap ? [b, a, target] : [a, b, target]);
    }
    if (!onTrue) jump(f, t.otherwise, next);
  };
}

function isScalar(f: FunctionEmitter, ty: Ty): boolean {
  if (ty.kind === "ref" || ty.kind === "rawPtr") return f.cx.layouts.of(ty).size === 8;
  return (
    ty.kind === "int" ||
    ty.kind === "uint" ||
    ty.kind === "bool" ||
    ty.kind === "char" ||
    ty.kind === "float" ||
    ty.kind === "fnPtr"
  );
}

const NEGATED: Record<string, string> = { eq: "ne", ne: "eq", lt: "ge", ge: "lt", le: "gt", gt: "le" };

function emitImmediateBranch(
  f: FunctionEmitter,
  op: string,
  left: Operand,
  right: Operand,
  type: string,
  onTrue: boolean,
  target: Label,
): boolean {
  if (type.startsWith("f")) return false;
  const small = smallConstant(right, type);
  if (small === undefined) return false;
  const name = onTrue ? op : (NEGATED[op] as string);
  const suffix = name === "eq" || name === "ne" ? opWidth(type) : type;
  f.fb.emitUntyped(`br.${name}.${suffix}.imm`, [f.operand(left), small, target]);
  return true;
}
