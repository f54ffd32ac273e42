// The instruction table: every op's name, operands and meaning, stated once; all other tools derive from it.
//
// An instruction is a sequence of 32-bit words: the opcode, then its operands in table order. A slot operand is a
// byte offset from the frame pointer, aligned to its width. Names end in the type or the width they work on: a
// width (`add.32`) where signedness makes no difference, a type (`lt.u32`) where it does. `.imm` variants take a
// 32-bit immediate, sign-extended to the width of the operation, in place of the last slot.

/** What one operand word (or word group) is. `d…` is written, `s…` is read, the number is the width in bits. */
export type OperandKind =
  | "d8"
  | "d16"
  | "d32"
  | "d64"
  | "d128"
  | "df32"
  | "df64"
  | "s8"
  | "s16"
  | "s32"
  | "s64"
  | "s128"
  | "sf32"
  | "sf64"
  /** A range of frame bytes written or read; its length is the instruction's `size` operand. */
  | "dm"
  | "sm"
  /** A frame offset whose address is taken. */
  | "slot"
  /** Immediates: one word, one word, two words (low first), four words, one word, two words. */
  | "i32"
  | "u32"
  | "i64"
  | "i128"
  | "f32"
  | "f64"
  /** A number of bytes. */
  | "size"
  /** A branch target: word index from the function's first instruction. */
  | "label"
  /** A jump table: a count word, then so many labels. */
  | "labels"
  /** Index of a function, of a signature, of a host intrinsic, of a math function. */
  | "func"
  | "sig"
  | "intrinsic"
  | "math"
  /** Byte offset into the read-only or read-write static image. */
  | "ro"
  | "rw"
  /** Frame offset, multiple of 16, at which the callee's frame begins. */
  | "base"
  /** A trap reason: index into `TRAP_REASONS`. */
  | "reason"
  /** Index of a type description. */
  | "type";

/** A row of the table. */
export interface OpInfo {
  /** Operands in encoding order, each `name:kind`. */
  readonly operands: readonly string[];
  /** What the instruction does, in terms of its operand names. */
  readonly doc: string;
}

/** Reasons a `trap` instruction may give. */
export const TRAP_REASONS = ["unreachable", "abort", "missing return", "uninhabited value"] as const;

export const INT_WIDTHS = ["8", "16", "32", "64", "128"] as const;
export const INT_TYPES = ["i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64", "i128", "u128"] as const;
export const FLOAT_TYPES = ["f32", "f64"] as const;
const IMM_WIDTHS = ["8", "16", "32", "64"] as const;
const IMM_TYPES = ["i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64"] as const;
export type FloatType = (typeof FLOAT_TYPES)[number];

/** The slot suffix of a variant: `i32` and `32` have 32-bit slots, `f64` a float slot. */
type SlotOf<V extends string> = V extends FloatType ? V : V extends `${"i" | "u"}${infer W}` ? W : V;
type Replace<S extends string, V extends string> = S extends `${infer A}#${infer B}` ? `${A}${V}${B}` : S;
type Subst<O extends readonly string[], V extends string> = { readonly [I in keyof O]: Replace<O[I], V> };
type Family<N extends string, V extends string, O extends readonly string[]> = {
  readonly [K in V as Replace<N, K>]: { readonly operands: Subst<O, SlotOf<K>>; readonly doc: string };
};

/** One row per variant; `#` in the name, operands and doc stands for the variant (in operands: its slot suffix). */
function each<const N extends string, const V extends string, const O extends readonly string[]>(
  name: N,
  variants: readonly V[],
  operands: O,
  doc: string,
): Family<N, V, O> {
  const rows: Record<string, OpInfo> = {};
  for (const variant of variants) {
    const slot = variant.replace(/^[iu]/, "");
    rows[name.replace("#", variant)] = {
      operands: operands.map((operand) => operand.replace("#", slot)),
      doc: doc.replaceAll("#", variant),
    };
  }
  return rows as Family<N, V, O>;
}

function one<const N extends string, const O extends readonly string[]>(
  name: N,
  operands: O,
  doc: string,
): { readonly [K in N]: { readonly operands: O; readonly doc: string } } {
  return { [name]: { operands, doc } } as { readonly [K in N]: { readonly operands: O; readonly doc: string } };
}

const W = INT_WIDTHS;
const T = INT_TYPES;
const F = FLOAT_TYPES;
const bin = ["dst:d#", "a:s#", "b:s#"] as const;
const binImm = ["dst:d#", "a:s#", "imm:i32"] as const;
const checked = ["dst:d#", "a:s#", "b:s#", "overflow:label"] as const;
const checkedImm = ["dst:d#", "a:s#", "imm:i32", "overflow:label"] as const;
const overflowing = ["dst:d#", "flag:d8", "a:s#", "b:s#"] as const;
const un = ["dst:d#", "a:s#"] as const;
const cmp = ["dst:d8", "a:s#", "b:s#"] as const;
const cmpImm = ["dst:d8", "a:s#", "imm:i32"] as const;
const br = ["a:s#", "b:s#", "target:label"] as const;
const brImm = ["a:s#", "imm:i32", "target:label"] as const;

/** Every op, in opcode order. Opcodes are positions: append within reason, and raise `FORMAT_VERSION` on any change. */
export const OPS = {
  // Control
  ...one("trap", ["reason:reason"], "Stops the program with the reason."),
  ...one("jump", ["target:label"], "Goes to `target`."),
  ...one("br.true", ["a:s8", "target:label"], "Goes to `target` if `a` is not zero."),
  ...one("br.false", ["a:s8", "target:label"], "Goes to `target` if `a` is zero."),
  ...each("br.eq.#", W, br, "Goes to `target` if `a == b`."),
  ...each("br.ne.#", W, br, "Goes to `target` if `a != b`."),
  ...each("br.lt.#", T, br, "Goes to `target` if `a < b` as #."),
  ...each("br.le.#", T, br, "Goes to `target` if `a <= b` as #."),
  ...each("br.eq.#.imm", IMM_WIDTHS, brImm, "Goes to `target` if `a == imm`."),
  ...each("br.ne.#.imm", IMM_WIDTHS, brImm, "Goes to `target` if `a != imm`."),
  ...each("br.lt.#.imm", IMM_TYPES, brImm, "Goes to `target` if `a < imm` as #."),
  ...each("br.le.#.imm", IMM_TYPES, brImm, "Goes to `target` if `a <= imm` as #."),
  ...each("br.gt.#.imm", IMM_TYPES, brImm, "Goes to `target` if `a > imm` as #."),
  ...each("br.ge.#.imm", IMM_TYPES, brImm, "Goes to `target` if `a >= imm` as #."),
  ...each("br.eq.#", F, br, "Goes to `target` if `a == b`."),
  ...each("br.ne.#", F, br, "Goes to `target` if `a != b` (so also if either is NaN)."),
  ...each("br.lt.#", F, br, "Goes to `target` if `a < b`."),
  ...each("br.le.#", F, br, "Goes to `target` if `a <= b`."),
  ...each("br.nlt.#", F, br, "Goes to `target` unless `a < b` (so also if either is NaN)."),
  ...each("br.nle.#", F, br, "Goes to `target` unless `a <= b` (so also if either is NaN)."),
  ...each(
    "switch.#",
    IMM_WIDTHS,
    ["a:s#", "low:i32", "default:label", "table:labels"],
    "Goes to `table[a - low]` (`low` sign-extended), or to `default` where that index is outside the table.",
  ),
  ...each("bounds.#", ["u64"], ["index:s#", "length:s#", "fail:label"], "Goes to `fail` unless `index < length`."),
  ...one("call", ["callee:func", "base:base"], "Calls `callee` with its frame at `base`; see the calling convention."),
  ...one(
    "call.ptr",
    ["callee:s64", "signature:sig", "base:base"],
    "Calls the function whose code address is `callee`; traps unless it is one with that signature.",
  ),
  ...one(
    "call.try",
    ["dst:d64", "callee:s64", "data:s64", "base:base"],
    "Writes 0 to `dst` and calls `callee`, a `fn(*mut u8)`, with `data`; a panic that unwinds to here stops: its payload goes to `dst`.",
  ),
  ...one(
    "intrinsic",
    ["id:intrinsic", "base:base"],
    "Calls host function `id`; arguments and result lie at `base` as for a call.",
  ),
  ...one("ret", [], "Returns to the caller; the result lies at the start of this frame."),
  ...one("resume", ["payload:s64"], "Goes on unwinding, from this frame's caller, with `payload`."),

  // Data movement
  ...each("mov.#", W, un, "`dst = a`, # bits. Also truncates: the low bytes of a wider slot lie first."),
  ...one("copy", ["dst:dm", "src:sm", "size:size"], "Copies `size` frame bytes; the ranges may overlap."),
  ...one("zero", ["dst:dm", "size:size"], "Clears `size` frame bytes."),
  ...one("const.8", ["dst:d8", "value:i32"], "`dst = value`, low 8 bits."),
  ...one("const.16", ["dst:d16", "value:i32"], "`dst = value`, low 16 bits."),
  ...one("const.32", ["dst:d32", "value:i32"], "`dst = value`."),
  ...one("const.64", ["dst:d64", "value:i64"], "`dst = value`."),
  ...one("const.128", ["dst:d128", "value:i128"], "`dst = value`."),
  ...one("const.f32", ["dst:df32", "value:f32"], "`dst = value`."),
  ...one("const.f64", ["dst:df64", "value:f64"], "`dst = value`."),
  ...one("lea", ["dst:d64", "of:slot"], "`dst` = address of a frame slot."),
  ...one("lea.ro", ["dst:d64", "at:ro"], "`dst` = address in the read-only static image."),
  ...one("lea.rw", ["dst:d64", "at:rw"], "`dst` = address in the read-write static image."),
  ...one("lea.func", ["dst:d64", "callee:func"], "`dst` = code address of a function."),
  ...one(
    "lea.index",
    ["dst:d64", "pointer:s64", "index:s64", "scale:i32", "offset:i32"],
    "`dst = pointer + index * scale + offset`, 64-bit wrapping.",
  ),

  // Memory through pointers: address = low 32 bits of `pointer` + `offset`
  ...each("load.#", W, ["dst:d#", "pointer:s64", "offset:i32"], "`dst = memory[pointer + offset]`."),
  ...each("store.#", W, ["pointer:s64", "offset:i32", "a:s#"], "`memory[pointer + offset] = a`."),
  ...each(
    "load.#.index",
    IMM_WIDTHS,
    ["dst:d#", "pointer:s64", "index:s64", "scale:i32", "offset:i32"],
    "`dst = memory[pointer + index * scale + offset]`.",
  ),
  ...each(
    "store.#.index",
    IMM_WIDTHS,
    ["pointer:s64", "index:s64", "scale:i32", "offset:i32", "a:s#"],
    "`memory[pointer + index * scale + offset] = a`.",
  ),
  ...one(
    "load.mem",
    ["dst:dm", "pointer:s64", "offset:i32", "size:size"],
    "Copies `size` bytes at `pointer + offset` into the frame.",
  ),
  ...one(
    "store.mem",
    ["pointer:s64", "offset:i32", "src:sm", "size:size"],
    "Copies `size` frame bytes to `pointer + offset`.",
  ),
  ...one("memcpy", ["to:s64", "from:s64", "size:size"], "Copies `size` bytes between addresses; they may overlap."),
  ...one(
    "memcpy.dyn",
    ["to:s64", "from:s64", "count:s64", "scale:u32"],
    "Copies `count * scale` bytes; they may overlap.",
  ),
  ...one("memset.dyn", ["to:s64", "byte:s8", "count:s64", "scale:u32"], "Fills `count * scale` bytes with `byte`."),

  // Integers
  ...each("add.#", W, bin, "`dst = a + b`, wrapping."),
  ...each("sub.#", W, bin, "`dst = a - b`, wrapping."),
  ...each("mul.#", W, bin, "`dst = a * b`, wrapping."),
  ...each("and.#", W, bin, "`dst = a & b`."),
  ...each("or.#", W, bin, "`dst = a | b`."),
  ...each("xor.#", W, bin, "`dst = a ^ b`."),
  ...each("add.#.imm", IMM_WIDTHS, binImm, "`dst = a + imm`, wrapping."),
  ...each("mul.#.imm", IMM_WIDTHS, binImm, "`dst = a * imm`, wrapping."),
  ...each("and.#.imm", IMM_WIDTHS, binImm, "`dst = a & imm`."),
  ...each("or.#.imm", IMM_WIDTHS, binImm, "`dst = a | imm`."),
  ...each("xor.#.imm", IMM_WIDTHS, binImm, "`dst = a ^ imm`."),
  ...each("addc.#", T, checked, "`dst = a + b` as #; on overflow `dst` is unchanged and control goes to `overflow`."),
  ...each("subc.#", T, checked, "`dst = a - b` as #; on overflow `dst` is unchanged and control goes to `overflow`."),
  ...each("mulc.#", T, checked, "`dst = a * b` as #; on overflow `dst` is unchanged and control goes to `overflow`."),
  ...each("addc.#.imm", IMM_TYPES, checkedImm, "`dst = a + imm` as #; on overflow control goes to `overflow`."),
  ...each("subc.#.imm", IMM_TYPES, checkedImm, "`dst = a - imm` as #; on overflow control goes to `overflow`."),
  ...each("mulc.#.imm", IMM_TYPES, checkedImm, "`dst = a * imm` as #; on overflow control goes to `overflow`."),
  ...each("addo.#", T, overflowing, "`dst = a + b`, wrapping; `flag` = whether it overflowed as #."),
  ...each("subo.#", T, overflowing, "`dst = a - b`, wrapping; `flag` = whether it overflowed as #."),
  ...each("mulo.#", T, overflowing, "`dst = a * b`, wrapping; `flag` = whether it overflowed as #."),
  ...each("adds.#", T, bin, "`dst = a + b` as #, saturating."),
  ...each("subs.#", T, bin, "`dst = a - b` as #, saturating."),
  ...each("div.#", T, bin, "`dst = a / b` as #, towards zero; the least value over -1 wraps; traps if `b` is 0."),
  ...each("rem.#", T, bin, "`dst = a % b` as #, sign of `a`; traps if `b` is 0."),
  ...each("div.#.imm", IMM_TYPES, binImm, "`dst = a / imm` as #; traps if `imm` is 0."),
  ...each("rem.#.imm", IMM_TYPES, binImm, "`dst = a % imm` as #; traps if `imm` is 0."),
  ...each("neg.#", W, un, "`dst = -a`, wrapping."),
  ...each("not.#", W, un, "`dst = !a`, every bit."),
  ...one("not.bool", ["dst:d8", "a:s8"], "`dst = a == 0`."),
  ...each("shl.#", W, ["dst:d#", "a:s#", "by:s32"], "`dst = a << by`, `by` masked to the width."),
  ...each("shr.#", T, ["dst:d#", "a:s#", "by:s32"], "`dst = a >> by` as # (arithmetic if signed), `by` masked."),
  ...each("shl.#.imm", IMM_WIDTHS, binImm, "`dst = a << imm`, `imm` masked to the width."),
  ...each("shr.#.imm", IMM_TYPES, binImm, "`dst = a >> imm` as #, `imm` masked."),
  ...each("rotl.#", W, ["dst:d#", "a:s#", "by:s32"], "Rotates left, `by` modulo the width."),
  ...each("rotr.#", W, ["dst:d#", "a:s#", "by:s32"], "Rotates right, `by` modulo the width."),
  ...each("ctpop.#", W, ["dst:d32", "a:s#"], "Number of one bits."),
  ...each("ctlz.#", W, ["dst:d32", "a:s#"], "Number of leading zero bits; the width for 0."),
  ...each("cttz.#", W, ["dst:d32", "a:s#"], "Number of trailing zero bits; the width for 0."),
  ...each("bswap.#", W, un, "Reverses the bytes."),
  ...each("bitrev.#", W, un, "Reverses the bits."),
  ...each("eq.#", W, cmp, "`dst = a == b`, 0 or 1."),
  ...each("ne.#", W, cmp, "`dst = a != b`."),
  ...each("lt.#", T, cmp, "`dst = a < b` as #."),
  ...each("le.#", T, cmp, "`dst = a <= b` as #."),
  ...each("eq.#.imm", IMM_WIDTHS, cmpImm, "`dst = a == imm`."),
  ...each("ne.#.imm", IMM_WIDTHS, cmpImm, "`dst = a != imm`."),
  ...each("lt.#.imm", IMM_TYPES, cmpImm, "`dst = a < imm` as #."),
  ...each("le.#.imm", IMM_TYPES, cmpImm, "`dst = a <= imm` as #."),
  ...each("gt.#.imm", IMM_TYPES, cmpImm, "`dst = a > imm` as #."),
  ...each("ge.#.imm", IMM_TYPES, cmpImm, "`dst = a >= imm` as #."),

  // Floats
  ...each("add.#", F, bin, "`dst = a + b`."),
  ...each("sub.#", F, bin, "`dst = a - b`."),
  ...each("mul.#", F, bin, "`dst = a * b`."),
  ...each("div.#", F, bin, "`dst = a / b`."),
  ...each("rem.#", F, bin, "`dst = a % b`, sign of `a`."),
  ...each("neg.#", F, un, "`dst = -a`: flips the sign bit."),
  ...each("abs.#", F, un, "`dst = |a|`: clears the sign bit."),
  ...each("sqrt.#", F, un, "`dst` = square root of `a`."),
  ...each("math1.#", F, ["dst:d#", "a:s#", "fn:math"], "`dst = fn(a)`, a unary function of `MATH_FUNCTIONS`."),
  ...each(
    "math2.#",
    F,
    ["dst:d#", "a:s#", "b:s#", "fn:math"],
    "`dst = fn(a, b)`, a binary function of `MATH_FUNCTIONS`.",
  ),
  ...each("powi.#", F, ["dst:d#", "a:s#", "b:s32"], "`dst` = `a` to the integer power `b`."),
  ...each("fma.#", F, ["dst:d#", "a:s#", "b:s#", "c:s#"], "`dst = a * b + c`, rounded once."),
  ...each("eq.#", F, cmp, "`dst = a == b`, 0 or 1."),
  ...each("ne.#", F, cmp, "`dst = a != b`."),
  ...each("lt.#", F, cmp, "`dst = a < b`."),
  ...each("le.#", F, cmp, "`dst = a <= b`."),

  // Conversions (truncation of integers is `mov`)
  ...each("ext.#.16", ["i8", "u8"], ["dst:d16", "a:s#"], "`dst` = `a`, a #, widened to 16 bits."),
  ...each("ext.#.32", ["i8", "u8", "i16", "u16"], ["dst:d32", "a:s#"], "`dst` = `a`, a #, widened to 32 bits."),
  ...each(
    "ext.#.64",
    ["i8", "u8", "i16", "u16", "i32", "u32"],
    ["dst:d64", "a:s#"],
    "`dst` = `a`, a #, widened to 64 bits.",
  ),
  ...each(
    "ext.#.128",
    ["i8", "u8", "i16", "u16", "i32", "u32", "i64", "u64"],
    ["dst:d128", "a:s#"],
    "`dst` = `a`, a #, widened to 128 bits.",
  ),
  ...each("cvt.#.f32", T, ["dst:df32", "a:s#"], "`dst` = `a`, a #, to the nearest f32."),
  ...each("cvt.#.f64", T, ["dst:df64", "a:s#"], "`dst` = `a`, a #, to the nearest f64."),
  ...each("cvt.f32.#", T, ["dst:d#", "a:sf32"], "`dst` = `a` as #: towards zero, saturating, NaN to 0."),
  ...each("cvt.f64.#", T, ["dst:d#", "a:sf64"], "`dst` = `a` as #: towards zero, saturating, NaN to 0."),
  ...one("cvt.f32.f64", ["dst:df64", "a:sf32"], "`dst` = `a` as f64."),
  ...one("cvt.f64.f32", ["dst:df32", "a:sf64"], "`dst` = `a` to the nearest f32."),

  // Checked builds alone: what the shadow state has to be told. Without shadow state they only move data, or nothing.
  ...each(
    "load.#.any",
    W,
    ["dst:d#", "pointer:s64", "offset:i32"],
    "`dst = memory[pointer + offset]`, of a type whose bytes need not be initialised.",
  ),
  ...one("lea.local", ["dst:d64", "of:slot", "base:slot", "size:size"], "`lea` of a slot in the local at `base`."),
  ...one("storage.live", ["base:slot", "size:size"], "The local at `base` begins to live, uninitialised."),
  ...one("storage.dead", ["base:slot", "size:size"], "The local at `base` is gone."),
  ...one("moved", ["base:slot", "size:size"], "The value at `base` has been moved out."),
  ...one(
    "moved.mem",
    ["pointer:s64", "offset:i32", "size:size"],
    "The value at `pointer + offset` has been moved out.",
  ),
  ...one(
    "unmove",
    ["base:slot", "size:size"],
    "A moved-out value at `base` is moved again: its bytes count as they were.",
  ),
  ...one("unmove.mem", ["pointer:s64", "offset:i32", "size:size"], "As `unmove`, at `pointer + offset`."),
  ...one("uninit", ["base:slot", "size:size"], "The bytes at `base` become uninitialised."),
  ...one(
    "uninit.mem",
    ["pointer:s64", "offset:i32", "size:size"],
    "The bytes at `pointer + offset` become uninitialised.",
  ),
  ...one("expose", ["dst:d64", "a:s64"], "`dst` = the address in pointer `a`, a mere number."),
  ...one(
    "aligned",
    ["pointer:s64", "offset:i32", "align:u32"],
    "Faults unless `pointer + offset` is a multiple of `align`.",
  ),
  ...one(
    "retag",
    ["pointer:slot", "size:size", "flags:u32"],
    "The pointer at `pointer` becomes a reference of its own, to `size` bytes. Flags: 1 for a `&mut`, 2 where the type has interior mutability, 4 for an argument, 8 for a `Box`, 16 where `retag.part` follows.",
  ),
  ...one(
    "retag.slice",
    ["pointer:slot", "scale:size", "flags:u32"],
    "As `retag`, of `scale` bytes times the word behind the pointer.",
  ),
  ...one(
    "touch",
    ["base:slot", "size:size", "write:u32"],
    "The local at `base` is about to be read, or written if `write` is not 0.",
  ),
  ...one("valid", ["src:sm", "size:size", "type:type"], "Faults unless the bytes at `src` are a value of the type."),
  ...one(
    "retag.part",
    ["pointer:slot", "offset:size", "size:size", "last:u32"],
    "Of what the fresh reference at `pointer` refers to, the bytes at `offset` have no interior mutability. `last` is 1 in the last such op of a reference.",
  ),
} as const;

export type OpName = keyof typeof OPS;

/** Op names by opcode. */
export const OP_NAMES: readonly OpName[] = Object.keys(OPS) as OpName[];

/** Opcode of a name. */
export const OPCODES: ReadonlyMap<string, number> = new Map(OP_NAMES.map((name, opcode) => [name, opcode]));

/** An operand of an op: its name in the documentation and its kind. */
export interface Operand {
  readonly name: string;
  readonly kind: OperandKind;
}

/** Operands by opcode. */
export const OP_OPERANDS: readonly (readonly Operand[])[] = OP_NAMES.map((op) =>
  OPS[op].operands.map((text) => {
    const [name, kind] = text.split(":") as [string, OperandKind];
    return { name, kind };
  }),
);

/** The flags of `retag` and `retag.slice`: what their texts say of a reference. */
export const RETAG = { mut: 1, interior: 2, argument: 4, box: 8, parts: 16 } as const;

/** How many words an operand takes; a jump table's count word only, its labels follow. */
export function operandWords(kind: OperandKind): number {
  switch (kind) {
    case "i64":
    case "f64":
      return 2;
    case "i128":
      return 4;
    default:
      return 1;
  }
}

const SLOT_BYTES: ReadonlyMap<string, number> = new Map(
  ["d", "s", "df", "sf"].flatMap((role) =>
    INT_WIDTHS.map((width): [string, number] => [role + width, Number(width) / 8]),
  ),
);

/** Bytes of the slot an operand names, or 0 where the operand is not a fixed-size slot. */
export function slotBytes(kind: OperandKind): number {
  return SLOT_BYTES.get(kind) ?? 0;
}

const SLOT_SHIFTS: ReadonlyMap<string, number> = new Map(
  [...SLOT_BYTES].map(([kind, bytes]) => [kind, kind.endsWith("f64") ? 3 : Math.min(2, Math.log2(bytes))]),
);

/**
 * How far left the decoded form of a slot operand has to be shifted to count bytes. Decoded, it is an index into a view of
 * memory: of its own width up to 4 bytes and for floats, of words for wider integers. 0 for what is no fixed-size slot.
 */
export function slotShift(kind: OperandKind): number {
  return SLOT_SHIFTS.get(kind) ?? 0;
}

/**
 * Functions for `math1` and `math2`, by index; `math1` takes those of arity 1. Names are Rust's intrinsic names
 * without the width suffix.
 */
export const MATH_FUNCTIONS = [
  { name: "floor", arity: 1 },
  { name: "ceil", arity: 1 },
  { name: "trunc", arity: 1 },
  { name: "round", arity: 1 },
  { name: "round_ties_even", arity: 1 },
  { name: "sin", arity: 1 },
  { name: "cos", arity: 1 },
  { name: "tan", arity: 1 },
  { name: "asin", arity: 1 },
  { name: "acos", arity: 1 },
  { name: "atan", arity: 1 },
  { name: "sinh", arity: 1 },
  { name: "cosh", arity: 1 },
  { name: "tanh", arity: 1 },
  { name: "asinh", arity: 1 },
  { name: "acosh", arity: 1 },
  { name: "atanh", arity: 1 },
  { name: "exp", arity: 1 },
  { name: "exp2", arity: 1 },
  { name: "exp_m1", arity: 1 },
  { name: "ln", arity: 1 },
  { name: "ln_1p", arity: 1 },
  { name: "log10", arity: 1 },
  { name: "log2", arity: 1 },
  { name: "cbrt", arity: 1 },
  { name: "pow", arity: 2 },
  { name: "atan2", arity: 2 },
  { name: "hypot", arity: 2 },
  { name: "copysign", arity: 2 },
  { name: "minnum", arity: 2 },
  { name: "maxnum", arity: 2 },
] as const;

export type MathFunction = (typeof MATH_FUNCTIONS)[number]["name"];

/** Index of a math function, or -1. */
export function mathFunctionIndex(name: string): number {
  return MATH_FUNCTIONS.findIndex((row) => row.name === name);
}
