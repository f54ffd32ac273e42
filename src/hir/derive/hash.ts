// `derive(Hash)`.

import type * as ast from "#syntax/ast.ts";
import type { AstBuilder } from "#hir/macros/ast-build.ts";
import { type Adt, type AdtVariant, discriminant, local, selfExpr, variantPat } from "./shape.ts";

/** The discriminant (of enums with several variants), then each field. */
export function hashBody(b: AstBuilder, adt: Adt): ast.Block {
  const hash = (at: AstBuilder, value: ast.Expr): ast.Expr =>
    at.call("$crate::hash::Hash::hash", [value, local(at, "state")]);
  if (adt.kind !== "enum") {
    const { fields } = adt.variants[0] as AdtVariant;
    return b.block(
      fields.map((f) => b.stmt(hash(b.at(f.span), b.at(f.span).ref(b.at(f.span).field(selfExpr(b), f.ident))))),
      undefined,
    );
  }
  if (adt.variants.length === 0) return b.block([], b.match(b.deref(selfExpr(b)), []));
  const stmts: ast.Stmt[] = [];
  if (adt.variants.length > 1) {
    const value = b.cast(discriminant(b, selfExpr(b)), b.namedType("isize"));
    stmts.push(
      b.let(b.binding(b.ident("__self_discr")), undefined, value),
      b.stmt(hash(b, b.ref(local(b, "__self_discr")))),
    );
  }
  if (!adt.variants.some((v) => v.fields.length > 0)) return b.block(stmts, undefined);
  const arms = adt.variants.map((v) => {
    const calls = v.fields.map((f, i) => b.at(f.span).stmt(hash(b.at(f.span), local(b.at(f.span), `__self_${i}`))));
    return [variantPat(b, adt, v, "__self_"), b.blockExpr(calls, undefined)] as const;
  });
  return b.block(stmts, b.match(selfExpr(b), arms));
}
