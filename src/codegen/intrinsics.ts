// Intrinsics: what std cannot say in the language, as plain instructions or host calls.

import { bug } from "#support/bug.ts";
import { frameLayout, type ValueShape } from "#isa/program.ts";
import { INTRINSICS, intrinsicIndex, intrinsicSignature } from "#isa/intrinsics.ts";
import { mathFunctionIndex } from "#isa/ops.ts";
import type { Operand, Terminator } from "#mir/body.ts";
import { discriminantTy } from "#types/layout.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import { callerLocation, emitDropPlace } from "./invoke.ts";
import { emitScalar } from "./constants.ts";
import { emitDiscriminant } from "./discriminant.ts";
import type { FunctionEmitter } from "./function.ts";
import { emitAlignedAddress, emitValid, isScalarTy } from "./checks.ts";
import {
  type Address,
  derefValue,
  loadInto,
  moveBytes,
  type PlaceValue,
  storeFrom,
  VTABLE_ALIGN,
  VTABLE_SIZE,
} from "./place.ts";
import { isSigned, opType, opWidth } from "./shapes.ts";

type Call = Extract<Terminator, { kind: "call" }>;

/** What an intrinsic's emitter works with. `out` is a frame slot for the result, stored afterwards. */
interface Cx {
  readonly f: FunctionEmitter;
  readonly t: Call;
  /** The first type argument. */
  readonly ty: Ty;
  readonly tys: readonly Ty[];
  readonly out: number;
  readonly outTy: Ty;
  slot(index: number): number;
  operand(index: number): Operand;
}

type Emit = (cx: Cx) => void;

export function emitIntrinsic(f: FunctionEmitter, t: Call, name: string, args: GenericArgs): void {
  const tys = args.filter((a): a is Ty => a.sort === "ty").map((ty) => f.mono(ty));
  const place = f.place(t.destination);
  const layout = f.cx.layouts.of(place.ty);
  const out =
    place.address.kind === "frame" && layout.size > 0
      ? place.address.offset
      : f.frame.scratch(Math.max(layout.size, 1), layout.align);
  const cx: Cx = {
    f,
    t,
    ty: tys[0] ?? place.ty,
    tys,
    out,
    outTy: place.ty,
    slot: (index) => f.operand(t.args[index] ?? bug(`${name} lacks argument ${index}`)),
    operand: (index) => t.args[index] ?? bug(`${name} lacks argument ${index}`),
  };
  const emit = TABLE[name] ?? floatIntrinsic(name);
  if (emit !== undefined) emit(cx);
  else if (Object.hasOwn(INTRINSICS, name)) emitHost(cx, name, place);
  else bug(`no intrinsic named ${name}`);
  if (place.address.kind === "memory") storeFrom(f, place.address, out, layout.size);
}

/** A host function: arguments and result lie at the call base, by the calling convention. */
function emitHost(cx: Cx, name: string, place: PlaceValue): void {
  const { f } = cx;
  const signature = intrinsicSignature(intrinsicIndex(name));
  const slots = cx.t.args.map((operand) => f.operand(operand));
  const base = f.frame.callBase(signature);
  const { paramOffsets } = frameLayout(signature);
  slots.forEach((slot, i) => {
    const shape = signature.params[i] as ValueShape;
    moveBytes(f, base + (paramOffsets[i] as number), slot, shape.kind === "memory" ? shape.size : shape.bits / 8);
  });
  f.covered(cx.t.unwind, () => f.fb.intrinsic(name, base));
  if (signature.result !== null) moveBytes(f, cx.out, base, f.cx.layouts.of(place.ty).size);
}

const width = (ty: Ty): string => opWidth(opType(ty));

const bin =
  (op: string, typed: boolean): Emit =>
  ({ f, ty, out, slot }) =>
    f.fb.emitUntyped(`${op}.${typed ? opType(ty) : width(ty)}`, [out, slot(0), slot(1)]);
const un =
  (op: string): Emit =>
  ({ f, ty, out, slot }) =>
    f.fb.emitUntyped(`${op}.${width(ty)}`, [out, slot(0)]);
const withOverflow =
  (op: string): Emit =>
  ({ f, ty, out, outTy, slot }) => {
    const offsets = f.cx.layouts.of(outTy).fields[0] ?? [];
    f.fb.emitUntyped(`${op}.${opType(ty)}`, [out + (offsets[0] ?? 0), out + (offsets[1] ?? 0), slot(0), slot(1)]);
  };
const shift =
  (op: "shl" | "shr"): Emit =>
  ({ f, ty, out, slot }) =>
    f.fb.emitUntyped(op === "shl" ? `shl.${width(ty)}` : `shr.${opType(ty)}`, [out, slot(0), slot(1)]);

/** Reads the value behind a pointer into the result slot. */
const read: Emit = ({ f, ty, out, slot }) => {
  const from: Address = { kind: "memory", pointer: slot(0), offset: 0 };
  emitAlignedAddress(f, from, ty);
  loadInto(f, out, from, f.cx.layouts.of(ty).size, isScalarTy(ty));
  if (ty.kind === "bool" || ty.kind === "char") emitValid(f, out, ty);
};
const write: Emit = ({ f, ty, slot }) => {
  const to: Address = { kind: "memory", pointer: slot(0), offset: 0 };
  emitAlignedAddress(f, to, ty);
  storeFrom(f, to, slot(1), f.cx.layouts.of(ty).size);
};

const copyMany: Emit = ({ f, ty, slot }) => {
  const { size } = f.cx.layouts.of(ty);
  if (size > 0) f.fb.emit("memcpy.dyn", slot(1), slot(0), slot(2), size);
};

function sizeOrAlign(part: "size" | "align"): Emit {
  return ({ f, ty, out, operand }) => {
    const layout = f.cx.layouts.of(ty);
    if (!layout.unsized) return emitScalar(f, out, BigInt(layout[part]), 8);
    const pointer = f.operand(operand(0));
    emitDynamicLayout(f, ty, pointer + 8, part, out);
  };
}

/** Size or alignment of an unsized value: that of its sized prefix and of its tail. */
function emitDynamicLayout(f: FunctionEmitter, ty: Ty, meta: number, part: "size" | "align", out: number): void {
  const layout = f.cx.layouts.of(ty);
  switch (ty.kind) {
    case "str":
    case "slice": {
      if (part === "align") return emitScalar(f, out, BigInt(layout.align), 8);
      const element = ty.kind === "slice" ? f.cx.layouts.of(ty.element).size : 1;
      return f.fb.emit("mul.64.imm", out, meta, element);
    }
    case "dyn":
      return f.fb.emit("load.64", out, meta, part === "size" ? VTABLE_SIZE : VTABLE_ALIGN);
    default:
      break;
  }
  const tys = f.cx.layouts.fieldTys(ty, 0);
  const tail = tys.at(-1) ?? bug("unsized type without a tail");
  const prefix = layout.fields[0]?.at(-1) ?? 0;
  const tailAlign = f.frame.scratch(8, 8);
  emitDynamicLayout(f, tail, meta, "align", tailAlign);
  const align = f.frame.scratch(8, 8);
  emitScalar(f, align, BigInt(layout.align), 8);
  const keep = f.fb.label();
  f.fb.emit("br.le.u64", tailAlign, align, keep);
  f.fb.emit("mov.64", align, tailAlign);
  f.fb.place(keep);
  if (part === "align") return f.fb.emit("mov.64", out, align);
  const size = f.frame.scratch(8, 8);
  emitScalar(f, size, BigInt(prefix), 8);
  emitRoundUp(f, size, tailAlign);
  const tailSize = f.frame.scratch(8, 8);
  emitDynamicLayout(f, tail, meta, "size", tailSize);
  f.fb.emit("add.64", size, size, tailSize);
  emitRoundUp(f, size, align);
  f.fb.emit("mov.64", out, size);
}

/** Rounds the slot up to a multiple of a power of two in another. */
function emitRoundUp(f: FunctionEmitter, value: number, align: number): void {
  const mask = f.frame.scratch(8, 8);
  f.fb.emit("add.64.imm", mask, align, -1);
  f.fb.emit("add.64", value, value, mask);
  f.fb.emit("not.64", mask, mask);
  f.fb.emit("and.64", value, value, mask);
}

const TABLE: Readonly<Record<string, Emit>> = {
  size_of: ({ f, ty, out }) => emitScalar(f, out, BigInt(f.cx.layouts.of(ty).size), 8),
  align_of: ({ f, ty, out }) => emitScalar(f, out, BigInt(f.cx.layouts.of(ty).align), 8),
  size_of_val: sizeOrAlign("size"),
  align_of_val: sizeOrAlign("align"),
  needs_drop: ({ f, ty, out }) => emitScalar(f, out, f.cx.needsDrop(ty) ? 1n : 0n, 1),
  type_name: ({ f, ty, out }) => {
    const name = f.cx.typeName(ty);
    f.fb.emit("lea.ro", out, f.cx.str(name).offset);
    emitScalar(f, out + 8, BigInt(f.cx.strBytes(name).length), 8);
  },
  type_id: ({ f, ty, out }) => emitScalar(f, out, f.cx.monoCx.typeId(ty), 16),
  read_via_copy: read,
  volatile_load: read,
  write_via_move: write,
  volatile_store: write,
  drop_in_place: ({ f, t, operand }) => {
    const pointerTy = f.operandTy(operand(0));
    const slot = f.operand(operand(0));
    emitDropPlace(
      f,
      derefValue(f, { address: { kind: "frame", offset: slot }, ty: pointerTy, variant: 0, meta: undefined }),
      t.unwind,
      t.source.span,
    );
  },
  transmute: ({ f, out, outTy, slot }) => {
    moveBytes(f, out, slot(0), f.cx.layouts.of(outTy).size);
    emitValid(f, out, outTy);
  },
  black_box: ({ f, out, outTy, slot }) => moveBytes(f, out, slot(0), f.cx.layouts.of(outTy).size),
  copy: copyMany,
  copy_nonoverlapping: copyMany,
  write_bytes: ({ f, ty, slot }) => {
    const { size } = f.cx.layouts.of(ty);
    if (size > 0) f.fb.emit("memset.dyn", slot(0), slot(1), slot(2), size);
  },
  offset: ({ f, ty, out, slot }) => f.fb.emit("lea.index", out, slot(0), slot(1), f.cx.layouts.of(ty).size, 0),
  arith_offset: ({ f, ty, out, slot }) => f.fb.emit("lea.index", out, slot(0), slot(1), f.cx.layouts.of(ty).size, 0),
  ptr_offset_from: ({ f, ty, out, slot }) => {
    f.fb.emit("sub.64", out, slot(0), slot(1));
    const { size } = f.cx.layouts.of(ty);
    if (size > 1) f.fb.emit("div.i64.imm", out, out, size);
  },
  discriminant_value: ({ f, ty, out, operand }) => {
    const slot = f.operand(operand(0));
    const at: PlaceValue = { address: { kind: "memory", pointer: slot, offset: 0 }, ty, variant: 0, meta: undefined };
    if (ty.kind !== "adt" || f.cx.tcx.adt(ty.def).kind !== "enum") return emitScalar(f, out, 0n, 16);
    const tagTy = discriminantTy(f.cx.tcx, ty);
    const { size } = f.cx.layouts.of(tagTy);
    const value = f.frame.scratch(size, size);
    emitDiscriminant(f, value, at);
    if (size === 16) return moveBytes(f, out, value, 16);
    f.fb.emitUntyped(`ext.${isSigned(tagTy) ? "i" : "u"}${size * 8}.128`, [out, value]);
  },
  caller_location: ({ f, t, out }) => f.fb.emit("mov.64", out, callerLocation(f, t.fnSpan)),
  unreachable: ({ f }) => f.fb.emit("trap", 0),
  assume: () => undefined,
  slice_from_raw_parts: ({ f, out, slot }) => {
    const data = slot(0);
    const length = slot(1);
    const keep = f.frame.scratch(8, 8);
    f.fb.emit("mov.64", keep, length);
    f.fb.emit("mov.64", out, data);
    f.fb.emit("mov.64", out + 8, keep);
  },
  slice_len: ({ f, out, slot }) => f.fb.emit("mov.64", out, slot(0) + 8),
  add_with_overflow: withOverflow("addo"),
  sub_with_overflow: withOverflow("subo"),
  mul_with_overflow: withOverflow("mulo"),
  wrapping_add: bin("add", false),
  wrapping_sub: bin("sub", false),
  wrapping_mul: bin("mul", false),
  unchecked_add: bin("add", false),
  unchecked_sub: bin("sub", false),
  unchecked_mul: bin("mul", false),
  unchecked_div: bin("div", true),
  unchecked_rem: bin("rem", true),
  exact_div: bin("div", true),
  unchecked_shl: shift("shl"),
  unchecked_shr: shift("shr"),
  saturating_add: bin("adds", true),
  saturating_sub: bin("subs", true),
  rotate_left: bin("rotl", false),
  rotate_right: bin("rotr", false),
  ctpop: un("ctpop"),
  ctlz: un("ctlz"),
  cttz: un("cttz"),
  bswap: un("bswap"),
  bitreverse: un("bitrev"),
  try_call: ({ f, out, slot }) => {
    const callee = slot(0);
    const data = slot(1);
    const base = f.frame.callBase(f.cx.dropSignature);
    f.fb.emit("call.try", out, callee, data, base);
  },
};

/** `sqrtf64`, `powif32`, …: the name without its width is an op or a math function. */
function floatIntrinsic(name: string): Emit | undefined {
  const match = /^(\w+?)(f32|f64)$/.exec(name);
  const base = match?.[1];
  const type = match?.[2];
  if (base === undefined || type === undefined) return undefined;
  switch (base) {
    case "sqrt":
      return ({ f, out, slot }) => f.fb.emitUntyped(`sqrt.${type}`, [out, slot(0)]);
    case "fabs":
      return ({ f, out, slot }) => f.fb.emitUntyped(`abs.${type}`, [out, slot(0)]);
    case "powi":
      return ({ f, out, slot }) => f.fb.emitUntyped(`powi.${type}`, [out, slot(0), slot(1)]);
    case "fmod":
      return ({ f, out, slot }) => f.fb.emitUntyped(`rem.${type}`, [out, slot(0), slot(1)]);
    case "fma":
      return ({ f, out, slot }) => f.fb.emitUntyped(`fma.${type}`, [out, slot(0), slot(1), slot(2)]);
    default: {
      const index = mathFunctionIndex(base);
      if (index < 0) return undefined;
      return ({ f, t, out, slot }) =>
        f.fb.emitUntyped(`math${t.args.length}.${type}`, [out, ...t.args.map((_, i) => slot(i)), index]);
    }
  }
}
