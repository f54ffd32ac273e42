// Whether the value of a constant is one that its type has: rustc's `rustc_const_eval::interpret::validity`.
//
// Walks the value by its type: scalars must be initialised and in range, references and boxes must point at live objects,
// tags must exist. What references lead to is walked too, each place once; statics answer for themselves.

import type { Span } from "#support/span.ts";
import { availableIn, type Niche } from "#types/layout.ts";
import type { Ty, TyOf } from "#types/ty.ts";
import { misalignment, NOWHERE } from "./access.ts";
import { variantAt } from "./enums.ts";
import type { ConstEvaluator } from "#mono/const-eval.ts";
import { extentOf } from "./extent.ts";
import type { ConstPlace } from "./frame.ts";
import { type ConstData, type ConstPointer, InvalidValue, POINTER_SIZE } from "#mono/const-memory.ts";
import { hex, isScalarValue } from "./scalars.ts";

/** The largest size of an object. */
const MAX_SIZE = (1n << 63n) - 1n;

/** Errors: E0080 at `span` for a value that is not one of its type. */
export function validate(evaluator: ConstEvaluator, value: ConstData, ty: Ty, span: Span): void {
  const validator = new Validator(evaluator, span);
  validator.queue({ data: value, offset: 0, ty, meta: undefined }, "");
  validator.run();
}

type Placed = Pick<ConstPlace, "data" | "offset" | "ty" | "meta">;

class Validator {
  readonly #eval: ConstEvaluator;
  readonly #span: Span;
  readonly #todo: { readonly at: Placed; readonly path: string }[] = [];
  readonly #seen = new Set<string>();

  constructor(evaluator: ConstEvaluator, span: Span) {
    this.#eval = evaluator;
    this.#span = span;
  }

  /** Remembers to look at a place, if that has not been done. */
  queue(at: Placed, path: string): void {
    const key = `${at.data.id}:${at.offset}:${at.ty.id}:${typeof at.meta === "bigint" ? at.meta : ""}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#todo.push({ at, path });
  }

  run(): void {
    for (let next = this.#todo.pop(); next !== undefined; next = this.#todo.pop()) this.#value(next.at, next.path);
  }

  #reject(path: string, encountered: string): never {
    const where = path === "" ? "" : ` at ${path}`;
    throw new InvalidValue(`constructing invalid value${where}: encountered ${encountered}`, this.#span);
  }

  #value(at: Placed, path: string): void {
    const { ty } = at;
    switch (ty.kind) {
      case "bool":
      case "char":
      case "int":
      case "uint":
      case "float":
        return this.#scalar(at, path, nameOf(ty));
      case "ref":
        return this.#reference(at, ty.inner, path, "reference");
      case "rawPtr":
        return this.#rawPointer(at, ty, path);
      case "fnPtr":
        return this.#functionPointer(at, path);
      case "never":
        return this.#reject(path, "a value of the never type `!`");
      case "tuple":
      case "closure":
        return this.#fields(at, 0, path);
      case "array":
        return this.#elements(at, ty.element, Number(this.#eval.mono.constBits(ty.length, [])), path);
      case "slice":
        return this.#elements(at, ty.element, typeof at.meta === "bigint" ? Number(at.meta) : 0, path);
      case "str":
        return this.#text(at, path);
      case "dyn":
        if (typeof at.meta === "object" && at.meta.kind === "vtable")
          this.#value({ ...at, ty: at.meta.ty, meta: undefined }, `${path}.<dyn-downcast>`);
        return;
      case "adt":
        return this.#adt(at, ty, path);
      case "fnDef":
      case "param":
      case "projection":
      case "opaque":
      case "infer":
      case "error":
        return;
      default:
        return ty satisfies never;
    }
  }

  #adt(at: Placed, ty: TyOf<"adt">, path: string): void {
    const { mono } = this.#eval;
    const adt = mono.tcx.adt(ty.def);
    const layout = mono.layouts.of(ty);
    if (adt.kind === "union") return;
    if (adt.isBox) this.#reference(at, ty.args[0] as Ty, path, "box");
    if (adt.kind === "struct") {
      this.#fields(at, 0, path);
      const isRanged = mono.tcx.scalarValidRange(ty.def) !== undefined;
      return isRanged && layout.niche !== undefined ? this.#range(at, layout.niche, path) : undefined;
    }
    if (layout.uninhabited || layout.variants.kind === "single") {
      const only = layout.variants.kind === "single" ? layout.variants.variant : undefined;
      if (only === undefined || layout.uninhabited)
        return this.#reject(path, `a value of uninhabited type \`${mono.tcx.tyToString(ty)}\``);
      return this.#fields(at, only, `${path}.<enum-variant(${adt.variants[only]?.name ?? ""})>`);
    }
    const variant = this.#variant(at, path);
    this.#fields(at, variant, `${path}.<enum-variant(${adt.variants[variant]?.name ?? ""})>`);
  }

  #variant(at: Placed, path: string): number {
    const { mono } = this.#eval;
    const variant = variantAt(mono, at);
    const { variants } = mono.layouts.of(at.ty);
    if (typeof variant === "number") return variant;
    if (variants.kind === "single") return this.#reject(path, "a value without a variant");
    const { tagOffset, tagSize } = variants;
    const start = at.offset + tagOffset;
    const found =
      at.data.firstUninitialised(start, tagSize) !== undefined
        ? "uninitialized memory"
        : at.data.hasProvenance(start, tagSize)
          ? "a pointer"
          : hex(at.data.read(start, tagSize), tagSize * 2);
    return this.#reject(`${path}.<enum-tag>`, `${found}, but expected a valid enum tag`);
  }

  #fields(at: Placed, variant: number, path: string): void {
    const { layouts, tcx } = this.#eval.mono;
    const offsets = layouts.of(at.ty).fields[variant] ?? [];
    const names = at.ty.kind === "adt" ? tcx.adt(at.ty.def).variants[variant]?.fields : undefined;
    for (const [index, ty] of layouts.fieldTys(at.ty, variant).entries()) {
      const offset = at.offset + (offsets[index] ?? 0);
      const meta = layouts.of(ty).unsized ? at.meta : undefined;
      this.#value({ data: at.data, offset, ty, meta }, `${path}.${names?.[index]?.name ?? index}`);
    }
  }

  #elements(at: Placed, element: Ty, count: number, path: string): void {
    const { size } = this.#eval.mono.layouts.of(element);
    if (size === 0 && count > 0) count = 1;
    const hasNumbersOnly = element.kind === "int" || element.kind === "uint" || element.kind === "float";
    if (hasNumbersOnly && this.#areNumbers(at, size * count)) return;
    for (let i = 0; i < count; i++)
      this.#value({ data: at.data, offset: at.offset + i * size, ty: element, meta: undefined }, `${path}[${i}]`);
  }

  /** Whether bytes are initialised and of no pointers: then any number may lie there. */
  #areNumbers({ data, offset }: Placed, size: number): boolean {
    return data.firstUninitialised(offset, size) === undefined && !data.hasProvenance(offset, size);
  }

  #text(at: Placed, path: string): void {
    const length = typeof at.meta === "bigint" ? Number(at.meta) : 0;
    if (!this.#areNumbers(at, length)) this.#reject(path, "uninitialized memory, but expected a string");
  }

  #scalar({ data, offset, ty }: Placed, path: string, name: string): void {
    const { size } = this.#eval.mono.layouts.of(ty);
    if (data.firstUninitialised(offset, size) !== undefined)
      return this.#reject(path, `uninitialized memory, but expected ${name}`);
    if (data.hasProvenance(offset, size)) return this.#reject(path, `a pointer, but expected ${name}`);
    const bits = data.read(offset, size);
    if (ty.kind === "bool" && bits > 1n) return this.#reject(path, `${hex(bits, 2)}, but expected a boolean`);
    if (ty.kind === "char" && !isScalarValue(bits)) {
      const range = "(in `0..=0x10FFFF` but not in `0xD800..=0xDFFF`)";
      return this.#reject(path, `${hex(bits, 8)}, but expected a valid unicode scalar value ${range}`);
    }
  }

  /** The first word of a pointer; what it holds must be a pointer or a number. */
  #word({ data, offset }: Placed, path: string, name: string): ConstPointer | bigint {
    if (data.firstUninitialised(offset, POINTER_SIZE) !== undefined)
      return this.#reject(path, `uninitialized memory, but expected ${name}`);
    const pointer = data.pointer(offset);
    if (pointer === undefined && data.hasProvenance(offset, POINTER_SIZE))
      return this.#reject(path, `parts of a pointer, but expected ${name}`);
    return pointer ?? data.read(offset, POINTER_SIZE);
  }

  #range(at: Placed, niche: Niche, path: string): void {
    const start = at.offset + niche.offset;
    if (availableIn(niche) === 0n || at.data.firstUninitialised(start, niche.size) !== undefined) return;
    // The address of an object is not null, and that is all that is known of it.
    if (at.data.hasProvenance(start, niche.size)) return;
    const bits = at.data.read(start, niche.size);
    const { validStart, validEnd } = niche;
    const isValid =
      validStart <= validEnd ? bits >= validStart && bits <= validEnd : bits >= validStart || bits <= validEnd;
    if (isValid) return;
    const expected =
      validStart > validEnd
        ? `less or equal to ${validEnd}, or greater or equal to ${validStart}`
        : validStart === 1n
          ? "greater or equal to 1"
          : `in the range ${validStart}..=${validEnd}`;
    this.#reject(path, `${bits}, but expected something ${expected}`);
  }

  // --- pointers

  #rawPointer(at: Placed, ty: TyOf<"rawPtr">, path: string): void {
    this.#word(at, path, "a raw pointer");
    this.#metadata(at, ty.inner, path, "raw pointer");
  }

  #functionPointer(at: Placed, path: string): void {
    const word = this.#word(at, path, "a function pointer");
    if (typeof word === "bigint")
      return this.#reject(
        path,
        `${word === 0n ? "null pointer" : `${hex(word)}[noalloc]`}, but expected a function pointer`,
      );
    if (word.kind !== "function") return this.#reject(path, "a pointer to data, but expected a function pointer");
  }

  /** The second word of a pointer to `pointee`, which must be a length or a table of methods. */
  #metadata({ data, offset }: Placed, pointee: Ty, path: string, what: string): bigint | ConstPointer | undefined {
    const kind = this.#eval.mono.layouts.metadata(pointee);
    if (kind === "none") return undefined;
    const at = offset + POINTER_SIZE;
    if (data.firstUninitialised(at, POINTER_SIZE) !== undefined)
      return this.#reject(path, `uninitialized memory, but expected a ${what}`);
    const pointer = data.pointer(at);
    if (kind === "length") {
      if (data.hasProvenance(at, POINTER_SIZE)) return this.#reject(path, "a pointer, but expected an integer");
      return data.read(at, POINTER_SIZE);
    }
    if (pointer?.kind === "vtable") return pointer;
    const found =
      pointer !== undefined
        ? "a pointer to something else"
        : data.read(at, POINTER_SIZE) === 0n
          ? "null pointer"
          : `${hex(data.read(at, POINTER_SIZE))}[noalloc]`;
    return this.#reject(path, `${found}, but expected a vtable pointer`);
  }

  #reference(at: Placed, pointee: Ty, path: string, what: "reference" | "box"): void {
    const word = this.#word(at, path, `a ${what}`);
    const meta = this.#metadata(at, pointee, path, what);
    const { layouts } = this.#eval.mono;
    const { size, align } = this.#extent(pointee, meta, path, what);
    if (word === 0n) return this.#reject(path, `a null ${what}`);
    const target = typeof word === "bigint" ? undefined : this.#eval.target(word);
    const { data, offset } = target ?? { data: NOWHERE, offset: Number(word) };
    const misaligned = misalignment(data, offset, align);
    if (misaligned !== undefined) {
      const { has, required } = misaligned;
      return this.#reject(path, `an unaligned ${what} (required ${required} byte alignment but found ${has})`);
    }
    if (size > 0) this.#checkTarget(data, offset, size, path, what);
    if (layouts.of(pointee).uninhabited)
      return this.#reject(
        path,
        `a ${what} pointing to uninhabited type \`${this.#eval.mono.tcx.tyToString(pointee)}\``,
      );
    if (data !== NOWHERE && data.origin === undefined)
      this.queue({ data, offset, ty: pointee, meta }, `${path}.<deref>`);
  }

  #checkTarget(data: ConstData, offset: number, size: number, path: string, what: string): void {
    if (data === NOWHERE) return this.#reject(path, `a dangling ${what} (${hex(offset)}[noalloc] has no provenance)`);
    if (data.state === "freed") return this.#reject(path, `a dangling ${what} (use-after-free)`);
    if (offset < 0 || offset + size > data.bytes.length)
      return this.#reject(path, `a dangling ${what} (going beyond the bounds of its allocation)`);
  }

  /** Size and alignment of what a pointer leads to. */
  #extent(
    pointee: Ty,
    meta: bigint | ConstPointer | undefined,
    path: string,
    what: string,
  ): { readonly size: number; readonly align: number } {
    const { size, align } = extentOf(this.#eval.mono.layouts, pointee, meta);
    if (size > MAX_SIZE)
      return this.#reject(path, `invalid ${what} metadata: slice is bigger than largest supported object`);
    return { size: Number(size), align };
  }
}

function nameOf(ty: Ty): string {
  switch (ty.kind) {
    case "bool":
      return "a boolean";
    case "char":
      return "a unicode scalar value";
    case "float":
      return "a floating point number";
    default:
      return "an integer";
  }
}
