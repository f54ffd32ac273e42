// Constructors as functions, and what the machine enters a program by.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { Body, LocalDecl, Operand } from "#mir/body.ts";
import { place, RETURN_PLACE } from "#mir/places.ts";
import { I32, mkFnDef, mkFnPtr, mkRef, RE_ERASED, STR, type Ty, U8 } from "#types/ty.ts";
import type { Instance, TestDesc } from "#mono/instance.ts";
import { assign, move, ShimBuilder, type ShimCx } from "./builder.ts";

/** `fn(fields…) -> Adt`. */
export function ctorShim(cx: ShimCx, variantDef: DefId, ty: Ty, span: Span): Body<"elaborated"> {
  if (ty.kind !== "adt") return bug("constructor of something that is no ADT");
  const found = cx.tcx.adt(ty.def).variants.findIndex((v) => v.def === variantDef);
  const variant = Math.max(0, found);
  const b = new ShimBuilder(variantDef, span);
  b.local(ty);
  const operands = cx.layouts.fieldTys(ty, variant).map((t) => move(place(b.local(t))));
  const { def, args } = ty;
  const aggregate = { kind: "adt", def, variant, args, activeField: undefined, userTy: undefined } as const;
  b.block({ kind: "return" }, [assign(RETURN_PLACE, { kind: "aggregate", aggregate, operands })]);
  return b.body(operands.length);
}

/** `fn() -> i32`: `lang_start::<R>(main)`, where `main` returns `R`; for a test, `lang_test::<R>(test, …)`. */
export function entryShim(
  cx: ShimCx,
  { main, test }: Extract<Instance, { kind: "entry" }>,
  output: Ty,
  span: Span,
): Body<"elaborated"> {
  const b = new ShimBuilder(main, span);
  b.local(I32);
  const pointer = b.local(mkFnPtr({ vars: [], value: { inputs: [], output, unsafe: false, abi: "Rust" } }));
  const start = cx.tcx.requireLangItem(test === undefined ? "start" : "test_start");
  const reify = assign(place(pointer), {
    kind: "cast",
    cast: "reifyFnPointer",
    operand: b.fnItem(mkFnDef(main, [])),
    ty: (b.locals[pointer] as LocalDecl).ty,
    implicit: true,
  });
  const args = [move(place(pointer)), ...(test === undefined ? [] : testOperands(b, test))];
  b.forward(b.fnItem(mkFnDef(start, [output])), args, [reify]);
  return b.body(0);
}

/** What `lang_test` takes besides the function. */
function testOperands(b: ShimBuilder, { name, shouldPanic, place: at }: TestDesc): readonly Operand[] {
  const text = (value: string): Operand => b.constant(mkRef(RE_ERASED, STR, "not"), { kind: "str", value });
  const how = shouldPanic === undefined ? 0n : shouldPanic.expected === undefined ? 1n : 2n;
  return [text(name), b.constant(U8, { kind: "scalar", bits: how }), text(shouldPanic?.expected ?? ""), text(at)];
}
