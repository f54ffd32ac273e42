// Tests on places: choosing one, sorting candidates by its outcomes, and emitting it.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { BinOp, BlockId, ConstValue, Operand, Place } from "#mir/body.ts";
import type { PatConst, Pattern } from "#typeck/patterns.ts";
import { BOOL, mkFnDef, mkRef, RE_STATIC, STR, type Ty } from "#types/ty.ts";
import { floatToBits } from "#types/float-bits.ts";
import { discriminantBits, discriminantTy } from "#types/layout.ts";
import { fromBits, type IntRange, intWidth, rangeOf } from "#types/scalar.ts";
import type { Builder } from "#lower/build/builder.ts";
import { borrowTemp, lengthOf, type PlaceBuilder, samePlace, toPlace } from "#lower/build/place.ts";
import { type Candidate, type MatchPair, orLast } from "./candidate.ts";

export type Test =
  | { readonly kind: "switch" }
  | { readonly kind: "switchInt" }
  | { readonly kind: "equal"; readonly value: PatConst; readonly pattern: Pattern }
  | {
      readonly kind: "range";
      readonly low: PatConst | undefined;
      readonly high: PatConst | undefined;
      readonly inclusive: boolean;
    }
  | { readonly kind: "length"; readonly length: number; readonly op: "eq" | "ge" };

/** An outcome: a variant or constant (by its bits), yes, or none of those. */
export type Branch =
  | { readonly kind: "value"; readonly value: bigint }
  | { readonly kind: "yes" }
  | { readonly kind: "no" };

export function branchKey(branch: Branch): string {
  return branch.kind === "value" ? String(branch.value) : branch.kind;
}

function isSwitchable(ty: Ty): boolean {
  return ty.kind === "int" || ty.kind === "uint" || ty.kind === "char" || ty.kind === "bool";
}

/** The test that decides a match pair. */
export function pickTest(pair: MatchPair): Test {
  const { test } = pair;
  switch (test.kind) {
    case "variant":
      return { kind: "switch" };
    case "constant":
      if (test.value.kind === "bits" && isSwitchable(pair.ty)) return { kind: "switchInt" };
      return { kind: "equal", value: test.value, pattern: test.pattern };
    case "range":
      return { kind: "range", low: test.low, high: test.high, inclusive: test.inclusive };
    case "length":
      return { kind: "length", length: test.length, op: test.atLeast ? "ge" : "eq" };
    case "or":
    case "never":
      return bug("or-patterns are expanded before tests");
  }
}

/**
 * Which outcome of `test` on `at` leaves `candidate` possible; consumes its pair where the outcome settles
 * it. `undefined` where the test says nothing about the candidate: it and all after it must wait.
 */
export function sortCandidate(test: Test, at: PlaceBuilder, candidate: Candidate): Branch | undefined {
  const index = candidate.pairs.findIndex(
    (p) => samePlace(p.place, at) && p.test.kind !== "or" && p.test.kind !== "never",
  );
  if (index < 0) return undefined;
  const pair = candidate.pairs[index] as MatchPair;
  const outcome = classify(test, pair);
  if (outcome === undefined) return undefined;
  if (outcome.settled)
    candidate.pairs = orLast([
      ...candidate.pairs.slice(0, index),
      ...pair.subpairs,
      ...candidate.pairs.slice(index + 1),
    ]);
  return outcome.branch;
}

interface Outcome {
  readonly branch: Branch;
  readonly settled: boolean;
}

const NO: Outcome = { branch: { kind: "no" }, settled: false };
const YES: Outcome = { branch: { kind: "yes" }, settled: true };

function classify(test: Test, pair: MatchPair): Outcome | undefined {
  const { test: asked } = pair;
  switch (test.kind) {
    case "switch":
      return asked.kind === "variant"
        ? { branch: { kind: "value", value: BigInt(asked.variant) }, settled: true }
        : undefined;
    case "switchInt":
      if (asked.kind === "constant" && asked.value.kind === "bits")
        return { branch: { kind: "value", value: asked.value.bits }, settled: true };
      return undefined;
    case "equal":
      if (asked.kind !== "constant") return undefined;
      if (sameConst(asked.value, test.value) && (asked.value.kind !== "opaque" || asked.pattern.id === test.pattern.id))
        return YES;
      return asked.value.kind === "opaque" || test.value.kind === "opaque" ? undefined : NO;
    case "range":
      return classifyRange(test, pair);
    case "length":
      return classifyLength(test, asked);
  }
}

function sameConst(a: PatConst, b: PatConst): boolean {
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "bits":
      return b.kind === "bits" && a.bits === b.bits;
    case "float":
      return b.kind === "float" && Object.is(a.value, b.value);
    case "str":
      return b.kind === "str" && a.value === b.value;
    case "opaque":
      return true;
  }
}

function classifyRange(test: Extract<Test, { kind: "range" }>, pair: MatchPair): Outcome | undefined {
  const { test: asked, ty } = pair;
  if (
    asked.kind === "range" &&
    asked.inclusive === test.inclusive &&
    sameBound(asked.low, test.low) &&
    sameBound(asked.high, test.high)
  )
    return YES;
  const span = interval(test.low, test.high, test.inclusive, ty);
  if (span === undefined) return undefined;
  if (asked.kind === "constant" && asked.value.kind === "bits") {
    const value = fromBits(ty, asked.value.bits);
    return value < span.low || value > span.high ? NO : undefined;
  }
  if (asked.kind !== "range") return undefined;
  const other = interval(asked.low, asked.high, asked.inclusive, ty);
  return other !== undefined && (other.high < span.low || other.low > span.high) ? NO : undefined;
}

function sameBound(a: PatConst | undefined, b: PatConst | undefined): boolean {
  return a === undefined || b === undefined ? a === b : sameConst(a, b);
}

/** The closed interval of values a range pattern covers; floats have none here. */
function interval(
  low: PatConst | undefined,
  high: PatConst | undefined,
  inclusive: boolean,
  ty: Ty,
): IntRange | undefined {
  if (!isSwitchable(ty) || low?.kind === "float" || high?.kind === "float") return undefined;
  const all = rangeOf(intWidth(ty) ?? { bits: 32, signed: false });
  return {
    low: low?.kind === "bits" ? fromBits(ty, low.bits) : all.low,
    high: high?.kind === "bits" ? fromBits(ty, high.bits) - (inclusive ? 0n : 1n) : all.high,
  };
}

function classifyLength(test: Extract<Test, { kind: "length" }>, asked: MatchPair["test"]): Outcome | undefined {
  if (asked.kind !== "length") return undefined;
  const { length, atLeast } = asked;
  if (test.op === "eq") {
    if (!atLeast) return length === test.length ? YES : NO;
    return length > test.length ? NO : undefined;
  }
  if (atLeast) {
    if (length === test.length) return YES;
    // Needs more than was asked: settled neither way, but possible only if the test succeeds.
    return length > test.length ? { branch: { kind: "yes" }, settled: false } : undefined;
  }
  return length < test.length ? NO : { branch: { kind: "yes" }, settled: false };
}

// ---------------------------------------------------------------------------------------------
// Emission

/** Emits `test` at `block`: each outcome goes to its target, every other one to `otherwise`. */
export function performTest(
  b: Builder,
  block: BlockId,
  test: Test,
  pair: MatchPair,
  targets: ReadonlyMap<string, { readonly branch: Branch; readonly block: BlockId }>,
  otherwise: BlockId,
  span: Span,
): void {
  b.block = block;
  const at = toPlace(b, pair.place);
  const yes = targets.get("yes")?.block ?? otherwise;
  const no = targets.get("no")?.block ?? otherwise;
  switch (test.kind) {
    case "switch":
      return switchVariant(b, at, pair.ty, targets, otherwise, span);
    case "switchInt":
      return switchInt(b, at, pair.ty, targets, otherwise, span);
    case "equal":
      return equalTest(b, at, pair.ty, test, yes, no, span);
    case "range":
      return rangeTest(b, at, pair.ty, test, yes, no, span);
    case "length": {
      const holds = compare(b, test.op, lengthOf(b, at, span), b.constUsize(test.length, span), span);
      return branchOn(b, holds, yes, no, span);
    }
  }
}

function switchVariant(
  b: Builder,
  at: Place,
  ty: Ty,
  targets: ReadonlyMap<string, { readonly branch: Branch; readonly block: BlockId }>,
  otherwise: BlockId,
  span: Span,
): void {
  if (ty.kind !== "adt") return bug("switch on something that is no enum");
  const adt = b.cx.tcx.adt(ty.def);
  const tagTy = discriminantTy(b.cx.tcx, ty);
  const discriminant = b.temp(tagTy, span);
  b.assign(span, discriminant, { kind: "discriminant", place: at });
  const blocks = new Map(
    [...targets.values()].map(({ branch, block }) => [
      branch.kind === "value" ? Number(branch.value) : undefined,
      block,
    ]),
  );
  // In the order of the variants, not of the arms: blocks are visited, and errors found, in this order.
  const rows = adt.variants.flatMap((variant, index) => {
    const target = blocks.get(index);
    return target === undefined ? [] : [{ value: discriminantBits(b.cx.tcx, ty, variant.discriminant), target }];
  });
  b.terminate(span, {
    kind: "switchInt",
    operand: { kind: "move", place: discriminant },
    ty: tagTy,
    targets: rows,
    otherwise,
  });
}

function switchInt(
  b: Builder,
  at: Place,
  ty: Ty,
  targets: ReadonlyMap<string, { readonly branch: Branch; readonly block: BlockId }>,
  otherwise: BlockId,
  span: Span,
): void {
  const rows = [...targets.values()].flatMap(({ branch, block }) =>
    branch.kind === "value" ? [{ value: branch.value, target: block }] : [],
  );
  b.terminate(span, {
    kind: "switchInt",
    operand: { kind: "copy", place: at },
    ty,
    targets: rows,
    otherwise: targets.get("no")?.block ?? otherwise,
  });
}

function compare(b: Builder, op: BinOp, left: Operand, right: Operand, span: Span): Operand {
  const result = b.temp(BOOL, span);
  b.assign(span, result, { kind: "binary", op, left, right });
  return { kind: "move", place: result };
}

function branchOn(b: Builder, condition: Operand, yes: BlockId, no: BlockId, span: Span): void {
  b.terminate(span, {
    kind: "switchInt",
    operand: condition,
    ty: BOOL,
    targets: [{ value: 0n, target: no }],
    otherwise: yes,
  });
}

/** The MIR constant for a pattern constant of a scalar type. */
function scalarConst(value: PatConst, ty: Ty, span: Span): Operand {
  return { kind: "const", ty, value: scalarValue(value, ty), span, userTy: undefined };
}

function scalarValue(value: PatConst, ty: Ty): ConstValue {
  if (value.kind === "bits") return { kind: "scalar", bits: value.bits };
  if (value.kind !== "float" || ty.kind !== "float") return bug("scalar constant expected");
  return { kind: "scalar", bits: floatToBits(value.value, ty.name) };
}

function rangeTest(
  b: Builder,
  at: Place,
  ty: Ty,
  test: Extract<Test, { kind: "range" }>,
  yes: BlockId,
  no: BlockId,
  span: Span,
): void {
  if (test.low !== undefined) {
    const above = compare(b, "ge", { kind: "copy", place: at }, scalarConst(test.low, ty, span), span);
    const next = b.newBlock();
    branchOn(b, above, test.high === undefined ? yes : next, no, span);
    if (test.high === undefined) return;
    b.block = next;
  }
  if (test.high === undefined) return bug("range without bounds");
  const below = compare(
    b,
    test.inclusive ? "le" : "lt",
    { kind: "copy", place: at },
    scalarConst(test.high, ty, span),
    span,
  );
  branchOn(b, below, yes, no, span);
}

/** Strings and opaque constants are compared by `PartialEq::eq`, floats and scalars directly. */
function equalTest(
  b: Builder,
  at: Place,
  ty: Ty,
  test: Extract<Test, { kind: "equal" }>,
  yes: BlockId,
  no: BlockId,
  span: Span,
): void {
  if (test.value.kind === "bits" || test.value.kind === "float") {
    const equal = compare(b, "eq", { kind: "copy", place: at }, scalarConst(test.value, ty, span), span);
    return branchOn(b, equal, yes, no, span);
  }
  const { left, right, compared } = eqOperands(b, at, ty, test, span);
  const eqFn =
    b.cx.tcx.assocItems(b.cx.tcx.requireLangItem("eq")).find((item) => item.name === "eq") ??
    bug("PartialEq without eq");
  const result = b.temp(BOOL, span);
  const next = b.newBlock();
  const func: Operand = {
    kind: "const",
    ty: mkFnDef(eqFn.def, [compared, compared]),
    value: { kind: "zeroSized" },
    span,
    userTy: undefined,
  };
  b.terminate(
    span,
    {
      kind: "call",
      func,
      args: [left, right],
      argSpans: [span, span],
      destination: result,
      target: next,
      unwind: b.scopes.unwind(),
      callSource: "matchCmp",
      fnSpan: span,
    },
    next,
  );
  branchOn(b, { kind: "move", place: result }, yes, no, span);
}

function eqOperands(
  b: Builder,
  at: Place,
  ty: Ty,
  test: Extract<Test, { kind: "equal" }>,
  span: Span,
): { left: Operand; right: Operand; compared: Ty } {
  if (test.value.kind === "str") {
    // The scrutinee is a `str` behind the reference the pattern looked through, or the `&str` itself.
    const left: Operand =
      ty.kind === "ref" ? { kind: "copy", place: at } : { kind: "move", place: borrowTemp(b, at, span) };
    return {
      left,
      right: {
        kind: "const",
        ty: mkRef(RE_STATIC, STR, "not"),
        value: { kind: "str", value: test.value.value },
        span,
        userTy: undefined,
      },
      compared: STR,
    };
  }
  const id = test.pattern.id;
  const res = id === undefined ? undefined : b.cx.types.patRes.get(id);
  if (id === undefined || res?.kind !== "def") return bug("opaque constant without a path");
  const value = b.temp(ty, span);
  b.assign(span, value, {
    kind: "use",
    operand: {
      kind: "const",
      ty,
      value: { kind: "item", def: res.def, args: b.cx.types.patPathArgs.get(id) ?? [] },
      span,
      userTy: undefined,
    },
  });
  if (ty.kind === "ref")
    return { left: { kind: "copy", place: at }, right: { kind: "copy", place: value }, compared: ty.inner };
  return {
    left: { kind: "move", place: borrowTemp(b, at, span) },
    right: { kind: "move", place: borrowTemp(b, value, span) },
    compared: ty,
  };
}
