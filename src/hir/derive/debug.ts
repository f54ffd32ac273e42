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

/** So many fields are arguments of their own; more are shown as a slice. */
const MOST_ARGUMENTS = 5;

/** `Formatter::debug_struct_field2_finish(f, "Name", "x", &x, "y", &y)` and its kin. */
function show(b: AstBuilder, variant: AdtVariant, values: readonly ast.Expr[], adt: Adt): ast.Expr {
  const f = local(b, "f");
  const name = b.str(variant.ident.name);
  const { fields, shape } = variant;
  if (fields.length === 0) return b.call("$crate::fmt::Formatter::write_str", [f, name]);
  const unsized = adt.item.generics.params.some(
    (p) => p.kind === "type" && p.bounds.some((x) => x.kind === "trait" && x.modifier === "maybe"),
  );
  // A last field of unknown size can be shown only behind one more reference.
  const shown = values.map((value, i) => (unsized && i === fields.length - 1 ? b.at(value.span).ref(value) : value));
  const kind = shape === "tuple" ? "tuple" : "struct";
  const finish = (count: string, args: readonly ast.Expr[]): ast.Expr =>
    b.call(`$crate::fmt::Formatter::debug_${kind}_field${count}_finish`, [f, name, ...args]);
  const names = kind === "tuple" ? [] : fields.map((field) => b.str(field.ident.name));
  if (fields.length > MOST_ARGUMENTS) {
    const lists = kind === "tuple" ? [shown] : [names, shown];
    return finish(
      "s",
      lists.map((list) => b.ref(b.array(list))),
    );
  }
  const args = shown.flatMap((value, i) => (kind === "tuple" ? [value] : [names[i] as ast.Expr, value]));
  return finish(String(fields.length), args);
}
