// `derive(Clone)`.

import type * as ast from "#syntax/ast.ts";
import type { AstBuilder } from "#hir/macros/ast-build.ts";
import { type Adt, assertions, construct, local, selfExpr, variantPat } from "./shape.ts";

/** Whether `clone` may be `*self`: a type without type parameters that is `Copy` too. */
export function copiesItself(adt: Adt, derived: ReadonlySet<string>): boolean {
  return adt.kind === "union" || (derived.has("Copy") && !adt.item.generics.params.some((p) => p.kind === "type"));
}

export function cloneBody(b: AstBuilder, adt: Adt, copies: boolean): ast.Block {
  if (copies) {
    const asserts =
      adt.kind === "union" ? [assertSelfIsCopy(b)] : assertions(b, adt, "$crate::clone::AssertParamIsClone");
    return b.block(asserts, b.deref(selfExpr(b)));
  }
  const clone = (at: AstBuilder, place: ast.Expr): ast.Expr => at.call("$crate::clone::Clone::clone", [place]);
  const first = adt.variants[0];
  if (adt.kind === "struct" && first !== undefined) {
    return b.block(
      [],
      construct(
        b,
        adt,
        first,
        first.fields.map((f) => clone(b.at(f.span), b.at(f.span).ref(b.at(f.span).field(selfExpr(b), f.ident)))),
      ),
    );
  }
  if (adt.variants.length === 0) return b.block([], b.match(b.deref(selfExpr(b)), []));
  return b.block(
    [],
    b.match(
      selfExpr(b),
      adt.variants.map(
        (v) =>
          [
            variantPat(b, adt, v, "__self_"),
            construct(
              b,
              adt,
              v,
              v.fields.map((f, i) => clone(b.at(f.span), local(b.at(f.span), `__self_${i}`))),
            ),
          ] as const,
      ),
    ),
  );
}

function assertSelfIsCopy(b: AstBuilder): ast.Stmt {
  const path = b.path("$crate::clone::AssertParamIsCopy");
  const args: ast.GenericArgs = {
    kind: "angle",
    args: [{ kind: "type", ty: b.namedType("Self"), span: b.span }],
    turbofish: false,
    span: b.span,
  };
  const segments = path.segments.map((s, i) => (i === path.segments.length - 1 ? { ...s, args } : s));
  return b.let(b.wild(), b.pathType({ ...path, segments }), undefined);
}
