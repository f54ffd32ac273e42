// Patterns that name constants become the patterns that match exactly their values: rustc's `const_to_pat`.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { PatId } from "#hir/body.ts";
import type { Pattern } from "#typeck/patterns.ts";
import { normalizeErasing } from "#types/instance.ts";
import { bitsToFloat } from "#types/float-bits.ts";
import { subst } from "#types/fold.ts";
import { headSpan } from "#types/spans.ts";
import type { Tcx, ValueTree } from "#types/tcx.ts";
import { Flag, type GenericArgs, hasFlags, type Ty, type TyOf } from "#types/ty.ts";

/** What a pattern is of, and where it stands. */
export interface PatternBase {
  readonly ty: Ty;
  readonly span: Span;
  readonly id: PatId | undefined;
}

/** The pattern of a named constant. Errors: E0158, and values that cannot be matched. */
export function constPattern(tcx: Tcx, def: DefId, args: GenericArgs, base: PatternBase): Pattern {
  if (args.some((arg) => hasFlags(arg, Flag.hasParam))) {
    const diagnostic = error("E0158", "constant pattern cannot depend on generic parameters").at(
      base.span,
      "`const` depends on a generic parameter",
    );
    if (!tcx.hir.isStd(def)) diagnostic.label(tcx.hir.def(def).span, "constant defined here");
    tcx.sink.error(diagnostic);
    return { ...base, kind: "error" };
  }
  const tree = tcx.valueTree(def, args);
  if (tree === "failed") return { ...base, kind: "error" };
  if (tree === undefined) return opaque(base);
  try {
    return new Converter(tcx, def, base.span).pattern(tree, base);
  } catch (thrown) {
    if (!(thrown instanceof NotMatchable)) throw thrown;
    return { ...base, kind: "error" };
  }
}

/** The value holds something that no pattern can be; it was reported. */
class NotMatchable extends Error {}

const opaque = (base: PatternBase): Pattern => ({ ...base, kind: "constant", value: { kind: "opaque" } });

class Converter {
  readonly #tcx: Tcx;
  readonly #def: DefId;
  readonly #span: Span;

  constructor(tcx: Tcx, def: DefId, span: Span) {
    this.#tcx = tcx;
    this.#def = def;
    this.#span = span;
  }

  #reject(message: string): never {
    this.#tcx.sink.error(error(undefined, message).at(this.#span));
    throw new NotMatchable();
  }

  pattern(tree: ValueTree, base: PatternBase): Pattern {
    switch (tree.kind) {
      case "bits":
        return this.#scalar(tree.bits, base);
      case "str":
        return { ...base, kind: "constant", value: { kind: "str", value: tree.value } };
      case "fields":
        return this.#fields(tree, base);
      case "union":
        return this.#reject("cannot use unions in constant patterns");
      case "address":
        return this.#reject(
          "function pointers and raw pointers not derived from integers in patterns behave unpredictably and should not be relied upon",
        );
      case "opaque":
        return opaque(base);
    }
  }

  #scalar(bits: bigint, base: PatternBase): Pattern {
    if (base.ty.kind !== "float") return { ...base, kind: "constant", value: { kind: "bits", bits } };
    const value = bitsToFloat(bits, base.ty.name);
    if (Number.isNaN(value)) return this.#reject("cannot use NaN in patterns");
    return { ...base, kind: "constant", value: { kind: "float", value } };
  }

  #fields({ variant, fields }: ValueTree & { kind: "fields" }, base: PatternBase): Pattern {
    const { ty } = base;
    const sub = (index: number, of: Ty): Pattern =>
      this.pattern(fields[index] ?? { kind: "opaque" }, { ...base, ty: of });
    switch (ty.kind) {
      case "ref":
        return { ...base, kind: "deref", inner: sub(0, ty.inner) };
      case "tuple":
        return { ...base, kind: "leaf", fields: ty.elements.map((of, index) => ({ index, pat: sub(index, of) })) };
      case "array":
      case "slice": {
        const before = fields.map((_, index) => sub(index, ty.element));
        return { ...base, kind: "slice", before, middle: undefined, after: [] };
      }
      case "adt":
        return this.#adt(ty, variant, base, sub);
      default:
        return opaque(base);
    }
  }

  #adt(ty: TyOf<"adt">, variant: number, base: PatternBase, sub: (index: number, of: Ty) => Pattern): Pattern {
    this.#requireStructural(ty);
    const adt = this.#tcx.adt(ty.def);
    const fields = (adt.variants[variant]?.fields ?? []).map((field, index) => {
      const of = normalizeErasing(this.#tcx, subst(this.#tcx, this.#tcx.typeOf(field.def), ty.args));
      return { index, pat: sub(index, of) };
    });
    if (adt.kind !== "enum") return { ...base, kind: "leaf", fields };
    return { ...base, kind: "variant", adt: ty.def, args: ty.args, variant, fields };
  }

  /** Types whose values are compared by structure derive `PartialEq`. */
  #requireStructural(ty: TyOf<"adt">): void {
    const tcx = this.#tcx;
    const structural = tcx.langItem("structural_peq");
    if (structural === undefined || tcx.relevantImpls(structural, ty).length > 0) return;
    const { name } = tcx.hir.def(ty.def);
    const diagnostic = error(undefined, `constant of non-structural type \`${name}\` in a pattern`).at(
      this.#span,
      "constant of non-structural type",
    );
    if (!tcx.hir.isStd(ty.def))
      diagnostic.label(
        headSpan(tcx, ty.def),
        `\`${name}\` must be annotated with \`#[derive(PartialEq)]\` to be usable in patterns`,
      );
    if (!tcx.hir.isStd(this.#def)) diagnostic.label(headSpan(tcx, this.#def), "constant defined here");
    tcx.sink.error(diagnostic);
    throw new NotMatchable();
  }
}
