// The in-memory form of a compiled program: what codegen produces and the machine, `.fbc` and `dis` consume.

/** How a parameter or result travels: a scalar in a slot of that width, or `size` bytes of frame memory. */
export type ValueShape =
  | { readonly kind: "int"; readonly bits: 8 | 16 | 32 | 64 | 128 }
  | { readonly kind: "float"; readonly bits: 32 | 64 }
  | { readonly kind: "memory"; readonly size: number; readonly align: number };

/** A function's interface. Indirect calls compare signatures structurally (through their index). */
export interface Signature {
  readonly params: readonly ValueShape[];
  /** `null` for functions that return nothing, or a zero-sized value, or never. */
  readonly result: ValueShape | null;
}

/** Where a call's values lie, relative to the callee's frame: the calling convention. */
export interface FrameLayout {
  /** Always 0 when there is a result. */
  readonly resultOffset: number;
  readonly paramOffsets: readonly number[];
  /** First byte after the last parameter. */
  readonly end: number;
}

/** Size in bytes of a value of this shape. */
export function shapeSize(shape: ValueShape): number {
  return shape.kind === "memory" ? shape.size : shape.bits / 8;
}

/** Alignment in bytes of a value of this shape. */
export function shapeAlign(shape: ValueShape): number {
  return shape.kind === "memory" ? shape.align : shape.bits / 8;
}

/** Rounds up to a multiple of `align`, a power of two. */
export function alignUp(offset: number, align: number): number {
  return Math.ceil(offset / align) * align;
}

/**
 * The calling convention: the result slot at offset 0, then the parameters in order, each at the next offset that
 * suits its alignment. The caller writes arguments there before the call and finds the result at `base + 0` after.
 */
export function frameLayout(signature: Signature): FrameLayout {
  let end = signature.result === null ? 0 : shapeSize(signature.result);
  const paramOffsets = signature.params.map((param) => {
    const offset = alignUp(end, shapeAlign(param));
    end = offset + shapeSize(param);
    return offset;
  });
  return { resultOffset: 0, paramOffsets, end };
}

/** A source range: index into `Program.files` and half-open UTF-16 offsets. */
export interface SourceRange {
  readonly file: number;
  readonly start: number;
  readonly end: number;
}

/**
 * A source-level step, which begins at the line entry that has it. A run's steps are the moments at which control comes
 * to such an entry: to the first instruction of a statement (of a tail expression, a loop's head, a branch's condition),
 * to a drop that happens, to a function's return. Only the user's functions have steps; the first instruction of one
 * always begins a step, by which a call is seen.
 */
export type StepMark = { readonly range: SourceRange | null } & (
  | { readonly kind: "statement" }
  | { readonly kind: "return" }
  /** `place`: a variable or a part of one, as written; empty for a temporary. `isConditional`: a flag was asked first. */
  | { readonly kind: "drop"; readonly place: string; readonly isConditional: boolean }
);

/** From word `pc` on (until the next entry) instructions belong to `range`; `null` for compiler-made code. */
export interface LineEntry {
  readonly pc: number;
  readonly range: SourceRange | null;
  /** The step that begins at `pc`. */
  readonly step: StepMark | null;
}

/** A part of a variable that holds no value: `path` names its fields (`0.name`), empty for all of it. */
export interface MissingPart {
  readonly path: string;
  /** `unset`: not yet initialised. `moved`: moved out of, or dropped. `maybe`: it depends on the way taken. */
  readonly state: "unset" | "moved" | "maybe";
}

/** A panic that unwinds through a call at word `start <= pc < end` writes its payload to `payload` and goes to `target`. */
export interface Handler {
  readonly start: number;
  readonly end: number;
  readonly target: number;
  /** Frame offset of an 8-byte slot. */
  readonly payload: number;
}

/** A source-level variable, in a range of words in which the same parts of it hold values. */
export interface LocalInfo {
  readonly name: string;
  /** Index into `Program.types`. */
  readonly type: number;
  readonly offset: number;
  /** Word range in which it is in scope. */
  readonly start: number;
  readonly end: number;
  readonly isParam: boolean;
  readonly range: SourceRange | null;
  readonly missing: readonly MissingPart[];
}

export interface FunctionCode {
  /** Full path with type arguments, as in a backtrace: `main::area::<f64>`. */
  readonly name: string;
  /** Index into `Program.signatures`. */
  readonly signature: number;
  /** Bytes, a multiple of 16, at least 16. */
  readonly frameSize: number;
  /** Instruction words (see `ops.ts`). */
  readonly code: Int32Array;
  /** By increasing `pc`. */
  readonly lines: readonly LineEntry[];
  /** Innermost first where ranges overlap. */
  readonly handlers: readonly Handler[];
  readonly locals: readonly LocalInfo[];
  readonly range: SourceRange | null;
  /** Whether it belongs to the standard library (backtraces and steppers may hide it). */
  readonly isStd: boolean;
}

export type StaticSegment = "readOnly" | "readWrite";

/** An 8-byte word of a static image that becomes an address when the program is loaded. */
export interface Relocation {
  readonly segment: StaticSegment;
  readonly offset: number;
  readonly target:
    | { readonly kind: "static"; readonly segment: StaticSegment; readonly offset: number }
    | { readonly kind: "function"; readonly index: number };
}

/** A named thing in a static image, for memory pictures. */
export interface StaticInfo {
  readonly name: string;
  readonly segment: StaticSegment;
  readonly offset: number;
  readonly size: number;
  /** Index into `Program.types`, or -1. */
  readonly type: number;
  readonly kind: "static" | "string" | "promoted" | "vtable" | "location";
}

export interface FieldInfo {
  readonly name: string;
  readonly offset: number;
  readonly type: number;
}

/** How a discriminant is read from a value's bytes. */
export type TagLayout =
  | { readonly kind: "none" }
  /** An integer at `offset`; each variant's `tag` is its value. */
  | { readonly kind: "direct"; readonly offset: number; readonly size: number }
  /** Niche: a value that is no variant's `tag` means variant `dataful`. */
  | { readonly kind: "niche"; readonly offset: number; readonly size: number; readonly dataful: number };

export interface VariantInfo {
  readonly name: string;
  /** The value of the tag word, unsigned; `null` for the dataful variant of a niche. */
  readonly tag: bigint | null;
  readonly fields: readonly FieldInfo[];
}

/** A description of a type, enough to decode its bytes. Types name each other by index in `Program.types`. */
export type TypeInfo = { readonly name: string; readonly size: number; readonly align: number } & (
  | { readonly kind: "int"; readonly signed: boolean }
  | { readonly kind: "float" }
  | { readonly kind: "bool" }
  | { readonly kind: "char" }
  | { readonly kind: "unit" }
  | { readonly kind: "never" }
  /** A thin or wide pointer; `pointee` is -1 if opaque; `metadata` says what the second word is. */
  | {
      readonly kind: "pointer";
      readonly pointer: "ref" | "refMut" | "const" | "mut";
      readonly pointee: number;
      readonly metadata: "none" | "length" | "vtable";
    }
  | { readonly kind: "function" }
  | { readonly kind: "array"; readonly element: number; readonly length: number }
  | { readonly kind: "slice"; readonly element: number }
  | { readonly kind: "str" }
  | { readonly kind: "dyn" }
  | {
      readonly kind: "struct";
      readonly fields: readonly FieldInfo[];
      readonly isTuple: boolean;
      readonly picture: string | null;
    }
  | { readonly kind: "union"; readonly fields: readonly FieldInfo[] }
  | { readonly kind: "enum"; readonly tag: TagLayout; readonly variants: readonly VariantInfo[] }
  | { readonly kind: "opaque" }
);

export interface ProgramFile {
  readonly name: string;
  /** The text, for `dis` and for line numbers; empty when stripped. */
  readonly text: string;
}

/** What a panic does once its message is written: unwind, or end the program at once. */
export const PANIC_STRATEGIES = ["unwind", "abort"] as const;
export type PanicStrategy = (typeof PANIC_STRATEGIES)[number];

export interface Program {
  readonly functions: readonly FunctionCode[];
  readonly signatures: readonly Signature[];
  /** Index of the function to run: takes nothing, returns nothing or an i32 exit status. */
  readonly entry: number;
  readonly readOnly: Uint8Array;
  readonly readWrite: Uint8Array;
  readonly relocations: readonly Relocation[];
  readonly statics: readonly StaticInfo[];
  readonly types: readonly TypeInfo[];
  readonly files: readonly ProgramFile[];
  /** Name of the version 3 source map beside the file, or empty. */
  readonly sourceMap: string;
  readonly panic: PanicStrategy;
}
