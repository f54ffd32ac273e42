// `derive(Debug)`.

import type * as ast from "#syntax/ast.ts";
import type { AstBuilder } from "#hir/macros/ast-build.ts";
import { type Adt, type AdtVariant, local, selfExpr, variantPat } from "./shape.ts";

export function debugBody(b: AstBuilder, adt: Adt): ast.Block {
  const first = adt.variants[0];
  if (first === undefined) return b.block([], b.match(b.deref(selfExpr(b)), []));
  if (adt.kind !== "enum") {
    const values = first.fields.map((f) => b.at(f.span).ref(b.at(f.span).field(selfExpr(b), f.ident)));
    return b.block([], show(b, first, values, adt));
  }
  return b.block(
    [],
    b.match(
      selfExpr(b),
      adt.variants.map(
        (v) =>
          [
            variantPat(b, adt, v, "__self_"),
            show(
              b,
              v,
              v.fields.map((f, i) => local(b.at(f.span), `__self_${i}`)),
              adt,
            ),
          ] as const,
      ),
    ),
  );
}

/** `f.debug_struct("Name").field("x", &x).finish()` and its kin. */
function show(b: AstBuilder, variant: AdtVariant, values: readonly ast.Expr[], adt: Adt): ast.Expr {
  const f = local(b, "f");
  const name = b.str(variant.ident.name);
  if (variant.fields.length === 0) return b.call("$crate::fmt::Formatter::write_str", [f, name]);
  const tuple = variant.shape === "tuple";
  const unsized = adt.item.generics.params.some(
    (p) => p.kind === "type" && p.bounds.some((x) => x.kind === "trait" && x.modifier === "maybe"),
  );
  const start = b.call(`$crate::fmt::Formatter::${tuple ? "debug_tuple" : "debug_struct"}`, [f, name]);
  const fields = variant.fields.reduce<ast.Expr>((chain, field, i) => {
    const at = b.at(field.span);
    // A last field of unknown size can be shown only behind one more reference.
    const value = unsized && i === variant.fields.length - 1 ? at.ref(values[i] as ast.Expr) : (values[i] as ast.Expr);
    return at.method(chain, "field", tuple ? [value] : [b.str(field.ident.name), value]);
  }, start);
  return b.method(fields, "finish", []);
}
