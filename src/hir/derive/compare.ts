// `derive` of `PartialEq`, `Eq`, `PartialOrd` and `Ord`.

import type * as ast from "#syntax/ast.ts";
import type { AstBuilder } from "#hir/macros/ast-build.ts";
import {
  type Adt,
  type AdtField,
  type AdtVariant,
  assertions,
  discriminant,
  local,
  selfExpr,
  variantPat,
} from "./shape.ts";

/** One field of both values. */
interface Pair {
  readonly left: ast.Expr;
  readonly right: ast.Expr;
  readonly b: AstBuilder;
}

function otherExpr(b: AstBuilder): ast.Expr {
  return local(b, "other");
}

/** Places `self.f` and `other.f` of a struct. */
function structPairs(b: AstBuilder, variant: AdtVariant): readonly Pair[] {
  return variant.fields.map((f) => ({
    left: b.at(f.span).field(selfExpr(b), f.ident),
    right: b.at(f.span).field(otherExpr(b), f.ident),
    b: b.at(f.span),
  }));
}

/** References bound by the patterns of an arm. */
function armPairs(b: AstBuilder, variant: AdtVariant): readonly Pair[] {
  return variant.fields.map((f: AdtField, i) => ({
    left: local(b.at(f.span), `__self_${i}`),
    right: local(b.at(f.span), `__arg1_${i}`),
    b: b.at(f.span),
  }));
}

/** `match (self, other) { (A(..), A(..)) => body, …, _ => otherwise }` over the variants with fields. */
function matchPairs(
  b: AstBuilder,
  adt: Adt,
  body: (pairs: readonly Pair[]) => ast.Expr,
  otherwise: ast.Expr,
): ast.Expr {
  const arms = adt.variants
    .filter((v) => v.fields.length > 0)
    .map(
      (v) =>
        [
          b.tuplePat([variantPat(b, adt, v, "__self_"), variantPat(b, adt, v, "__arg1_")]),
          body(armPairs(b, v)),
        ] as const,
    );
  if (arms.length === 0) return otherwise;
  const whole = adt.variants.length === 1;
  return b.match(b.tuple([selfExpr(b), otherExpr(b)]), whole ? arms : [...arms, [b.wild(), otherwise] as const]);
}

/** Nothing to compare in a type without values. */
function never(b: AstBuilder): ast.Block {
  return b.block([], b.match(b.deref(selfExpr(b)), []));
}

function letDiscriminants(b: AstBuilder): readonly ast.Stmt[] {
  return [
    b.let(b.binding(b.ident("__self_discr")), undefined, discriminant(b, selfExpr(b))),
    b.let(b.binding(b.ident("__arg1_discr")), undefined, discriminant(b, otherExpr(b))),
  ];
}

export function partialEqBody(b: AstBuilder, adt: Adt): ast.Block {
  if (adt.kind === "enum" && adt.variants.length === 0) return never(b);
  const all = (pairs: readonly Pair[]): ast.Expr =>
    pairs
      .map((p) => p.b.binary("==", p.left, p.right))
      .reduce<ast.Expr | undefined>((sum, e) => (sum === undefined ? e : b.binary("&&", sum, e)), undefined) ??
    b.bool(true);
  if (adt.kind !== "enum") return b.block([], all(structPairs(b, adt.variants[0] as AdtVariant)));
  if (adt.variants.length === 1) return b.block([], matchPairs(b, adt, all, b.bool(true)));
  const same = b.binary("==", local(b, "__self_discr"), local(b, "__arg1_discr"));
  const fields = adt.variants.some((v) => v.fields.length > 0);
  return b.block(letDiscriminants(b), fields ? b.binary("&&", same, matchPairs(b, adt, all, b.bool(true))) : same);
}

export function eqAssertions(b: AstBuilder, adt: Adt): ast.Block {
  return b.block(assertions(b, adt, "$crate::cmp::AssertParamIsEq"), undefined);
}

interface Comparison {
  readonly method: string;
  /** What "equal so far" looks like. */
  readonly equalExpr: (b: AstBuilder) => ast.Expr;
  readonly equalPat: (b: AstBuilder) => ast.Pat;
}

const EQUAL = "$crate::cmp::Ordering::Equal";
const PARTIAL: Comparison = {
  method: "$crate::cmp::PartialOrd::partial_cmp",
  equalExpr: (b) => b.call("$crate::option::Option::Some", [b.pathExpr(EQUAL)]),
  equalPat: (b) => b.tupleStructPat(b.path("$crate::option::Option::Some"), [b.pathPat(b.path(EQUAL))]),
};
const TOTAL: Comparison = {
  method: "$crate::cmp::Ord::cmp",
  equalExpr: (b) => b.pathExpr(EQUAL),
  equalPat: (b) => b.pathPat(b.path(EQUAL)),
};

export function partialOrdBody(b: AstBuilder, adt: Adt): ast.Block {
  return compareBody(b, adt, PARTIAL);
}
export function ordBody(b: AstBuilder, adt: Adt): ast.Block {
  return compareBody(b, adt, TOTAL);
}

/** Fields in order until they differ; variants by discriminant. */
function compareBody(b: AstBuilder, adt: Adt, c: Comparison): ast.Block {
  if (adt.kind === "enum" && adt.variants.length === 0) return never(b);
  const chain = (pairs: readonly Pair[], refs: boolean): ast.Expr => {
    const calls = pairs.map((p) => p.b.call(c.method, refs ? [p.left, p.right] : [p.b.ref(p.left), p.b.ref(p.right)]));
    return (
      calls.reduceRight<ast.Expr | undefined>(
        (rest, call) =>
          rest === undefined
            ? call
            : b.match(call, [
                [c.equalPat(b), rest],
                [b.binding(b.ident("cmp")), local(b, "cmp")],
              ]),
        undefined,
      ) ?? c.equalExpr(b)
    );
  };
  if (adt.kind !== "enum") return b.block([], chain(structPairs(b, adt.variants[0] as AdtVariant), false));
  if (adt.variants.length === 1)
    return b.block(
      [],
      matchPairs(b, adt, (p) => chain(p, true), c.equalExpr(b)),
    );
  const byDiscriminant = b.call(c.method, [b.ref(local(b, "__self_discr")), b.ref(local(b, "__arg1_discr"))]);
  return b.block(
    letDiscriminants(b),
    matchPairs(b, adt, (p) => chain(p, true), byDiscriminant),
  );
}
