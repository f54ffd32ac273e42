// Descriptions of types for memory pictures: enough to decode the bytes of any value.

import type { DefId } from "#hir/defs.ts";
import type { FieldInfo, TypeInfo, VariantInfo } from "#isa/program.ts";
import type { Ty, TyOf } from "#types/ty.ts";
import type { ProgramCx } from "./program.ts";

type Body = TypeInfo extends infer T ? (T extends unknown ? Omit<T, "name" | "size" | "align"> : never) : never;

/** Within how many values of the same struct or enum one is still described: types may grow without end behind pointers. */
const DEEPEST = 12;

export class DebugTypes {
  readonly #cx: ProgramCx;
  /** Structs and enums whose description is going on. */
  readonly #within: DefId[] = [];
  readonly #indices = new Map<Ty, number>();

  constructor(cx: ProgramCx) {
    this.#cx = cx;
  }

  /** Index of the description of `ty` in the program; made on first use. */
  index(ty: Ty): number {
    const known = this.#indices.get(ty);
    if (known !== undefined) return known;
    const index = this.#cx.builder.declareType();
    this.#indices.set(ty, index);
    const { size, align } = this.#cx.layouts.of(ty);
    this.#cx.builder.defineType(index, {
      name: this.#cx.tcx.tyToString(ty),
      size,
      align,
      ...this.#describeWithin(ty),
    } as TypeInfo);
    return index;
  }

  #describeWithin(ty: Ty): Body {
    if (ty.kind !== "adt") return this.#describe(ty);
    if (this.#within.filter((def) => def === ty.def).length >= DEEPEST) return { kind: "opaque" };
    this.#within.push(ty.def);
    const body = this.#describe(ty);
    this.#within.pop();
    return body;
  }

  #describe(ty: Ty): Body {
    switch (ty.kind) {
      case "bool":
      case "char":
      case "never":
      case "str":
      case "dyn":
      case "float":
        return { kind: ty.kind };
      case "int":
        return { kind: "int", signed: true };
      case "uint":
        return { kind: "int", signed: false };
      case "ref":
        return {
          kind: "pointer",
          pointer: ty.mutability === "mut" ? "refMut" : "ref",
          pointee: this.index(ty.inner),
          metadata: this.#cx.layouts.metadata(ty.inner),
        };
      case "rawPtr":
        return {
          kind: "pointer",
          pointer: ty.mutability === "mut" ? "mut" : "const",
          pointee: this.index(ty.inner),
          metadata: this.#cx.layouts.metadata(ty.inner),
        };
      case "fnPtr":
      case "fnDef":
        return { kind: "function" };
      case "array":
        return { kind: "array", element: this.index(ty.element), length: Number(this.#cx.monoConst(ty.length, [])) };
      case "slice":
        return { kind: "slice", element: this.index(ty.element) };
      case "tuple":
        if (ty.elements.length === 0) return { kind: "unit" };
        return {
          kind: "struct",
          fields: this.#fields(
            ty,
            0,
            ty.elements.map((_, i) => String(i)),
          ),
          isTuple: true,
          picture: null,
        };
      case "closure":
        return {
          kind: "struct",
          fields: this.#fields(
            ty,
            0,
            this.#cx.layouts.fieldTys(ty, 0).map((_, i) => `capture ${i}`),
          ),
          isTuple: false,
          picture: null,
        };
      case "adt":
        return this.#adt(ty);
      case "param":
      case "projection":
      case "opaque":
      case "infer":
      case "error":
        return { kind: "opaque" };
    }
  }

  #fields(ty: Ty, variant: number, names: readonly string[]): FieldInfo[] {
    const offsets = this.#cx.layouts.of(ty).fields[variant] ?? [];
    return this.#cx.layouts
      .fieldTys(ty, variant)
      .map((fieldTy, i) => ({ name: names[i] ?? String(i), offset: offsets[i] ?? 0, type: this.index(fieldTy) }));
  }

  #adt(ty: TyOf<"adt">): Body {
    const adt = this.#cx.tcx.adt(ty.def);
    const names = (variant: number): string[] => (adt.variants[variant]?.fields ?? []).map((f) => f.name);
    if (adt.kind === "union") return { kind: "union", fields: this.#fields(ty, 0, names(0)) };
    if (adt.kind === "struct")
      return {
        kind: "struct",
        fields: this.#fields(ty, 0, names(0)),
        isTuple: adt.variants[0]?.shape === "tuple",
        picture: this.#picture(ty),
      };
    const { variants } = this.#cx.layouts.of(ty);
    const infos = adt.variants.map(
      (variant, v): VariantInfo => ({
        name: variant.name,
        tag: this.#tag(ty, v),
        fields: this.#fields(ty, v, names(v)),
      }),
    );
    switch (variants.kind) {
      case "single":
        return {
          kind: "enum",
          tag: { kind: "none" },
          variants: variants.variant === undefined ? [] : infos.filter((_, v) => v === variants.variant),
        };
      case "tag":
        return {
          kind: "enum",
          tag: { kind: "direct", offset: variants.tagOffset, size: variants.tagSize },
          variants: infos,
        };
      case "niche":
        return {
          kind: "enum",
          tag: { kind: "niche", offset: variants.tagOffset, size: variants.tagSize, dataful: variants.dataful },
          variants: infos,
        };
    }
  }

  #tag(ty: TyOf<"adt">, variant: number): bigint | null {
    const { variants } = this.#cx.layouts.of(ty);
    if (variants.kind === "single") return null;
    if (variants.kind === "tag") return variants.tags[variant] ?? 0n;
    if (variant === variants.dataful) return null;
    return BigInt.asUintN(variants.tagSize * 8, variants.nicheStart + BigInt(variant - variants.firstVariant));
  }

  /** What the type's `#[picture(…)]` says, as written. */
  #picture(ty: TyOf<"adt">): string | null {
    const attr = this.#cx.tcx.hir.def(ty.def).attrs.find((a) => a.name === "picture");
    return attr === undefined ? null : attr.words.join(", ");
  }
}
