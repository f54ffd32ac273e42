// Constructors of values as match checking sees them: what a type's values can be made by, and how
// the constructors in a column of patterns cut that set up (rustc_pattern_analysis, `constructor`).

import type { Ty } from "#types/ty.ts";
import { type IntRange, isSubrange, rangesOf, splitRange } from "./int-range.ts";

/** A slice pattern's lengths: exactly `prefix` elements, or at least `prefix + suffix`. */
export interface SliceShape {
  /** Set for arrays. */
  readonly arrayLength: number | undefined;
  readonly variable: boolean;
  readonly prefix: number;
  readonly suffix: number;
}

export type Ctor =
  | { readonly kind: "struct" | "ref" | "unionField" }
  | { readonly kind: "variant"; readonly index: number }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "intRange"; readonly range: IntRange }
  | { readonly kind: "floatRange"; readonly lo: number; readonly hi: number; readonly inclusive: boolean }
  | { readonly kind: "str"; readonly value: string }
  | { readonly kind: "slice"; readonly shape: SliceShape }
  /** A constant nobody may look into; each is its own. */
  | { readonly kind: "opaque"; readonly id: number }
  | { readonly kind: "or" | "wildcard" | "never" }
  /** Not in patterns: the rest of a type that cannot be listed; a hidden variant; all that a match misses. */
  | { readonly kind: "nonExhaustive" | "hidden" | "missing" };

/** How a type's values are made. */
export type CtorSet =
  | { readonly kind: "struct"; readonly empty: boolean }
  | {
      readonly kind: "variants";
      readonly variants: readonly ("visible" | "hidden" | "empty")[];
      readonly nonExhaustive: boolean;
    }
  | { readonly kind: "ref" | "union" | "bool" | "unlistable" | "none" }
  | { readonly kind: "integers"; readonly ranges: readonly IntRange[] }
  | { readonly kind: "slice"; readonly arrayLength: number | undefined; readonly elementEmpty: boolean };

export function integerSet(ty: Ty): CtorSet {
  return { kind: "integers", ranges: rangesOf(ty) };
}

export function sliceArity(shape: SliceShape): number {
  return shape.prefix + shape.suffix;
}

/** A slice shape, with `..` taken away where an array's length leaves it nothing. */
export function mkSliceShape(
  arrayLength: number | undefined,
  variable: boolean,
  prefix: number,
  suffix: number,
): SliceShape {
  if (variable && arrayLength === prefix + suffix)
    return { arrayLength, variable: false, prefix: arrayLength, suffix: 0 };
  return variable
    ? { arrayLength, variable, prefix, suffix }
    : { arrayLength, variable, prefix: prefix + suffix, suffix: 0 };
}

function coversLength(shape: SliceShape, length: number): boolean {
  return shape.variable ? sliceArity(shape) <= length : shape.prefix === length;
}

/** Whether every value made by `ctor` is made by `other`; `ctor` comes out of {@link splitColumn}. */
export function isCoveredBy(ctor: Ctor, other: Ctor): boolean {
  if (other.kind === "wildcard") return true;
  if (ctor.kind !== other.kind) return false;
  switch (ctor.kind) {
    case "struct":
    case "ref":
    case "unionField":
    case "never":
      return true;
    case "variant":
      return ctor.index === (other as typeof ctor).index;
    case "bool":
      return ctor.value === (other as typeof ctor).value;
    case "intRange":
      return isSubrange(ctor.range, (other as typeof ctor).range);
    case "floatRange": {
      const outer = other as typeof ctor;
      return (
        outer.lo <= ctor.lo && (ctor.hi < outer.hi || (ctor.hi === outer.hi && (outer.inclusive || !ctor.inclusive)))
      );
    }
    case "str":
      return ctor.value === (other as typeof ctor).value;
    case "slice":
      return coversLength((other as typeof ctor).shape, sliceArity(ctor.shape));
    case "opaque":
      return ctor.id === (other as typeof ctor).id;
    default:
      return false;
  }
}

/** The constructors of a column, cut so that each is covered or not covered by each pattern as a whole. */
export interface SplitSet {
  readonly present: Ctor[];
  readonly missing: Ctor[];
  /** Missing ones without values. */
  readonly missingEmpty: Ctor[];
}

/** Splits a type's constructors by those seen at the heads of a column. */
export function splitColumn(set: CtorSet, heads: Iterable<Ctor>): SplitSet {
  const out: SplitSet = { present: [], missing: [], missingEmpty: [] };
  const seen: Ctor[] = [];
  for (const ctor of heads) {
    if (ctor.kind === "opaque") out.present.push(ctor);
    else if (ctor.kind !== "wildcard") seen.push(ctor);
  }
  switch (set.kind) {
    case "struct":
      (seen.length > 0 ? out.present : set.empty ? out.missingEmpty : out.missing).push({ kind: "struct" });
      break;
    case "ref":
      (seen.length > 0 ? out.present : out.missing).push({ kind: "ref" });
      break;
    case "union":
      (seen.length > 0 ? out.present : out.missing).push({ kind: "unionField" });
      break;
    case "variants":
      splitVariants(set.variants, set.nonExhaustive, seen, out);
      break;
    case "bool":
      for (const value of [false, true]) {
        const found = seen.some((ctor) => ctor.kind === "bool" && ctor.value === value);
        (found ? out.present : out.missing).push({ kind: "bool", value });
      }
      break;
    case "integers": {
      const ranges = seen.flatMap((ctor) => (ctor.kind === "intRange" ? [ctor.range] : []));
      for (const whole of set.ranges) {
        for (const piece of splitRange(whole, ranges))
          (piece.seen ? out.present : out.missing).push({ kind: "intRange", range: piece.range });
      }
      break;
    }
    case "slice":
      splitSlices(set.arrayLength, set.elementEmpty, seen, out);
      break;
    case "unlistable":
      // A never-listed type is never covered: there is always one more value.
      out.present.push(...seen);
      out.missing.push({ kind: "nonExhaustive" });
      break;
    case "none":
      out.missingEmpty.push({ kind: "never" });
      break;
  }
  return out;
}

function splitVariants(
  variants: readonly ("visible" | "hidden" | "empty")[],
  nonExhaustive: boolean,
  seen: readonly Ctor[],
  out: SplitSet,
): void {
  const found = new Set(seen.flatMap((ctor) => (ctor.kind === "variant" ? [ctor.index] : [])));
  let hidden = false;
  variants.forEach((state, index) => {
    const ctor: Ctor = { kind: "variant", index };
    if (found.has(index)) out.present.push(ctor);
    else if (state === "hidden") hidden = true;
    else if (state === "empty") out.missingEmpty.push(ctor);
    else out.missing.push(ctor);
  });
  if (hidden) out.missing.push({ kind: "hidden" });
  if (nonExhaustive) out.missing.push({ kind: "nonExhaustive" });
}

/**
 * Lengths up to the longest pattern one by one, then all greater ones together: a pattern with `..`
 * cannot tell two of those apart.
 */
function splitSlices(
  arrayLength: number | undefined,
  elementEmpty: boolean,
  seen: readonly Ctor[],
  out: SplitSet,
): void {
  let prefix = 0;
  let suffix = 0;
  // At least 1: with empty elements the slice of length 0 differs from all others.
  let beyondFixed = 1;
  let leastVariable = Number.MAX_SAFE_INTEGER;
  const fixed = new Set<number>();
  for (const ctor of seen) {
    if (ctor.kind !== "slice") continue;
    const shape = ctor.shape;
    if (shape.variable) {
      prefix = Math.max(prefix, shape.prefix);
      suffix = Math.max(suffix, shape.suffix);
      leastVariable = Math.min(leastVariable, sliceArity(shape));
    } else {
      beyondFixed = Math.max(beyondFixed, shape.prefix + 1);
      fixed.add(shape.prefix);
    }
  }
  if (beyondFixed > prefix + suffix) prefix += beyondFixed - (prefix + suffix);
  let greatest = mkSliceShape(arrayLength, true, prefix, suffix);
  if (arrayLength !== undefined && prefix + suffix >= arrayLength)
    greatest = mkSliceShape(arrayLength, false, arrayLength, 0);
  const shapes: SliceShape[] = [];
  if (arrayLength === undefined)
    for (let n = 0; n < sliceArity(greatest); n++) shapes.push(mkSliceShape(undefined, false, n, 0));
  shapes.push(greatest);
  for (const shape of shapes) {
    const arity = sliceArity(shape);
    const ctor: Ctor = { kind: "slice", shape };
    if (leastVariable <= arity || fixed.has(arity)) out.present.push(ctor);
    else if (elementEmpty && arity > 0) out.missingEmpty.push(ctor);
    else out.missing.push(ctor);
  }
}
