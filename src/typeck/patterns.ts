// Patterns after type checking, explicit about everything (rustc's THIR patterns): dereferences that
// match ergonomics left out, variants and fields by index, constants by value.

import type { LocalId } from "#hir/defs.ts";
import type { PatId } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import type { BindingMode } from "./tables.ts";

/** A constant a pattern compares with. `opaque`: compared by `PartialEq`, its value not looked into. */
export type PatConst =
  /** Integer, bool or char: the bits, zero-extended to the type's width. */
  | { readonly kind: "bits"; readonly bits: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "str"; readonly value: string }
  | { readonly kind: "opaque" };

export interface FieldPattern {
  readonly index: number;
  readonly pat: Pattern;
}

/** `id`: the pattern it was made of; several nodes may share one (a deref and what it looks at). */
export type Pattern = { readonly ty: Ty; readonly span: Span; readonly id: PatId | undefined } & (
  | { readonly kind: "wild" }
  | { readonly kind: "binding"; readonly local: LocalId; readonly mode: BindingMode; readonly sub: Pattern | undefined }
  /** A variant of an enum. */
  | {
      readonly kind: "variant";
      readonly adt: DefId;
      readonly args: GenericArgs;
      readonly variant: number;
      readonly fields: readonly FieldPattern[];
    }
  /** A struct, tuple or union. */
  | { readonly kind: "leaf"; readonly fields: readonly FieldPattern[] }
  /** Through a reference. */
  | { readonly kind: "deref"; readonly inner: Pattern }
  | { readonly kind: "constant"; readonly value: PatConst }
  /** Bounds are constants of the pattern's type; an absent one is the type's own. */
  | {
      readonly kind: "range";
      readonly low: PatConst | undefined;
      readonly high: PatConst | undefined;
      readonly inclusive: boolean;
    }
  /** Of a slice or array; `middle` stands for `..`, bound or not. */
  | {
      readonly kind: "slice";
      readonly before: readonly Pattern[];
      readonly middle: Pattern | undefined;
      readonly after: readonly Pattern[];
    }
  | { readonly kind: "or"; readonly alternatives: readonly Pattern[] }
  | { readonly kind: "never" }
  | { readonly kind: "error" }
);
