// Structs, enums and unions: variants, fields, representation, discriminants.

import { error, unsupported } from "#diagnostics/diagnostic.ts";
import type { DefId, HirAttr } from "#hir/defs.ts";
import type { HirVariant } from "#hir/items.ts";
import { bug } from "#support/bug.ts";
import { fromBits, intWidth, toBits } from "#types/scalar.ts";
import { primTy } from "#types/lower-cx.ts";
import type { AdtDef, Tcx, VariantDef } from "#types/tcx.ts";
import { ISIZE, mkConstUnevaluated, type Ty } from "#types/ty.ts";

const INTS = new Set(["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"]);

function parseRepr(attrs: readonly HirAttr[]): AdtDef["repr"] {
  let c = false;
  let packed: number | undefined;
  let align: number | undefined;
  let int: Ty | undefined;
  let transparent = false;
  for (const attr of attrs) {
    if (attr.name !== "repr") continue;
    for (const word of attr.words) {
      const number = /^(packed|align)\s*\(\s*(\d+)\s*\)$/.exec(word);
      if (number !== null) {
        if (number[1] === "packed") packed = Number(number[2]);
        else align = Number(number[2]);
      } else if (word === "C") c = true;
      else if (word === "packed") packed = 1;
      else if (word === "transparent") transparent = true;
      else if (INTS.has(word)) int = primTy(word);
    }
  }
  return { c, packed, align, int, transparent };
}

export function computeAdt(tcx: Tcx, def: DefId): AdtDef {
  const item = tcx.hir.item(def);
  if (item?.kind !== "struct" && item?.kind !== "enum" && item?.kind !== "union")
    return bug(`${tcx.hir.path(def)} is no ADT`);
  const repr = parseRepr(tcx.hir.def(def).attrs);
  const hirVariants = item.kind === "enum" ? item.variants : [item.variant];
  const discriminants = new Discriminants(tcx, hirVariants, repr.int ?? ISIZE);
  return {
    def,
    kind: item.kind,
    variants: hirVariants.map((v, i) => variantDef(tcx, v, () => discriminants.of(i))),
    repr,
    isBox: tcx.isLangItem(def, "owned_box"),
    isPhantomData: tcx.isLangItem(def, "phantom_data"),
    isManuallyDrop: tcx.isLangItem(def, "manually_drop"),
    isUnsafeCell: tcx.isLangItem(def, "unsafe_cell"),
  };
}

function variantDef(tcx: Tcx, hir: HirVariant, discriminant: () => bigint): VariantDef {
  return {
    def: hir.def,
    name: hir.name,
    shape: hir.shape,
    fields: hir.fields.map((f) => ({ def: f.def, name: f.name, visibility: tcx.hir.def(f.def).visibility })),
    get discriminant() {
      return discriminant();
    },
  };
}

/** Explicit discriminants, or one more than the one before (E0370 where that does not fit). */
class Discriminants {
  readonly #tcx: Tcx;
  readonly #variants: readonly HirVariant[];
  readonly #ty: Ty;
  /** Those found so far: later ones may be given by earlier ones. */
  readonly #known: bigint[] = [];
  #begun = false;

  constructor(tcx: Tcx, variants: readonly HirVariant[], ty: Ty) {
    this.#tcx = tcx;
    this.#variants = variants;
    this.#ty = ty;
  }

  of(index: number): bigint {
    if (!this.#begun) {
      this.#begun = true;
      this.#findAll();
    }
    const known = this.#known[index];
    if (known === undefined) this.#reportCycle();
    return known ?? 0n;
  }

  #findAll(): void {
    let next = 0n;
    for (const variant of this.#variants) {
      next = this.#find(variant, next);
      this.#known.push(next++);
    }
  }

  /** `next`: what it is unless it is given. */
  #find(variant: HirVariant, next: bigint): bigint {
    const tcx = this.#tcx;
    const ty = this.#ty;
    if (variant.discriminant?.kind === "body") {
      tcx.registerAnonConst(variant.discriminant.def, ty);
      const value = tcx.evalConst(mkConstUnevaluated(variant.discriminant.def, []));
      if (value.kind === "value") return fromBits(ty, value.bits);
      if (value.kind === "unevaluated")
        tcx.sink.error(unsupported("this expression as a discriminant", variant.discriminant.span));
      return next;
    }
    const wrapped = fromBits(ty, toBits(ty, next));
    if (wrapped === next || intWidth(ty) === undefined) return next;
    tcx.sink.error(
      error("E0370", "enum discriminant overflowed")
        .at(variant.span, `overflowed on value after ${next - 1n}`)
        .note(`explicitly set \`${variant.name} = ${wrapped}\` if that is desired outcome`),
    );
    return wrapped;
  }

  /** E0391: the discriminant that is being found depends on its enum. */
  #reportCycle(): void {
    const { discriminant, def } = this.#variants[this.#known.length] as HirVariant;
    if (discriminant === undefined) return;
    const what = `simplifying constant for the type system \`${this.#tcx.hir.path(def)}::{constant#0}\``;
    this.#tcx.sink.error(
      error("E0391", `cycle detected when ${what}`)
        .at(discriminant.span)
        .note(`...which again requires ${what}, completing the cycle`),
    );
  }
}
