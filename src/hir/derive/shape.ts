// What a derive needs to know of a type: its variants and fields, and how to take them apart.

import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeName, type Configured } from "#hir/attributes/attributes.ts";
import type { AstBuilder } from "#hir/macros/ast-build.ts";

export type AdtItem = ast.StructItem | ast.UnionItem | ast.EnumItem;

export interface AdtField {
  /** The name, or the index as a name. */
  readonly ident: ast.Ident;
  readonly ty: ast.Type;
  readonly span: Span;
}

export interface AdtVariant {
  readonly ident: ast.Ident;
  readonly shape: "named" | "tuple" | "unit";
  readonly fields: readonly AdtField[];
  readonly attrs: readonly ast.NormalAttribute[];
  /** Marked `#[default]`. */
  readonly isDefault: boolean;
  readonly span: Span;
}

export interface Adt {
  readonly item: AdtItem;
  readonly kind: "struct" | "union" | "enum";
  /** One for structs and unions. */
  readonly variants: readonly AdtVariant[];
}

/** The shape of an item; `configure` says what `cfg` leaves. */
export function adtOf(item: AdtItem, configure: (attrs: readonly ast.Attribute[]) => Configured): Adt {
  const fieldsOf = (data: ast.VariantData): AdtField[] =>
    data.kind === "unit"
      ? []
      : data.fields
          .filter((f) => configure(f.attrs).removedBy === undefined)
          .map((f, i) => ({
            ident: f.ident ?? { name: String(i), span: f.span, mark: 0, raw: false },
            ty: f.ty,
            span: f.span,
          }));
  if (item.kind !== "enum") {
    return {
      item,
      kind: item.kind,
      variants: [
        {
          ident: item.ident,
          shape: item.data.kind,
          fields: fieldsOf(item.data),
          attrs: [],
          isDefault: true,
          span: item.span,
        },
      ],
    };
  }
  const variants = item.variants
    .map((v) => ({ v, configured: configure(v.attrs) }))
    .filter(({ configured }) => configured.removedBy === undefined)
    .map(({ v, configured: { attrs } }): AdtVariant => {
      const isDefault = attrs.some((attr) => attributeName(attr) === "default");
      return { ident: v.ident, shape: v.data.kind, fields: fieldsOf(v.data), attrs, isDefault, span: v.span };
    });
  return { item, kind: "enum", variants };
}

/** `Self` or `Self::Variant`. */
export function variantPath(b: AstBuilder, adt: Adt, variant: AdtVariant): ast.Path {
  return adt.kind === "enum" ? b.path(["Self", variant.ident.name]) : b.path("Self");
}

/** A pattern for a variant whose fields are bound to `prefix0`, `prefix1`, …. */
export function variantPat(b: AstBuilder, adt: Adt, variant: AdtVariant, prefix: string): ast.Pat {
  const path = variantPath(b, adt, variant);
  const binding = (f: AdtField, i: number): ast.Pat => b.at(f.span).binding(b.at(f.span).ident(`${prefix}${i}`));
  switch (variant.shape) {
    case "unit":
      return b.pathPat(path);
    case "tuple":
      return b.tupleStructPat(path, variant.fields.map(binding));
    case "named":
      return {
        kind: "struct",
        path,
        fields: variant.fields.map((f, i) => ({
          attrs: [],
          ident: f.ident,
          pat: binding(f, i),
          shorthand: false,
          span: f.span,
        })),
        rest: undefined,
        span: b.span,
      };
  }
}

/** An expression that makes a variant from one expression for each field. */
export function construct(b: AstBuilder, adt: Adt, variant: AdtVariant, values: readonly ast.Expr[]): ast.Expr {
  const path = variantPath(b, adt, variant);
  switch (variant.shape) {
    case "unit":
      return b.pathExpr(path);
    case "tuple":
      return b.call(b.pathExpr(path), values);
    case "named":
      return b.struct(
        path,
        variant.fields.map((f, i) => [f.ident, values[i] as ast.Expr]),
      );
  }
}

/** `name` as an expression at a field's place. */
export function local(b: AstBuilder, name: string): ast.Expr {
  return b.identExpr(b.ident(name));
}

/** `self`, the parameter. */
export function selfExpr(b: AstBuilder): ast.Expr {
  return b.identExpr({ name: "self", span: b.span, mark: 0, raw: false });
}

/** `let _: $crate::…::Assert<FieldType>;` for every distinct field type. */
export function assertions(b: AstBuilder, adt: Adt, assert: string): readonly ast.Stmt[] {
  const seen = new Set<string>();
  const out: ast.Stmt[] = [];
  for (const field of adt.variants.flatMap((v) => v.fields)) {
    // A plain name is asserted once, as in rustc.
    const simple =
      field.ty.kind === "path" && field.ty.path.segments.length === 1 && field.ty.path.segments[0]?.args === undefined
        ? field.ty.path.segments[0]?.ident.name
        : undefined;
    if (simple !== undefined) {
      if (seen.has(simple)) continue;
      seen.add(simple);
    }
    const at = b.at(field.span);
    const path = at.path(assert);
    const args: ast.GenericArgs = {
      kind: "angle",
      args: [{ kind: "type", ty: field.ty, span: field.span }],
      turbofish: false,
      span: field.span,
    };
    const segments = path.segments.map((s, i) => (i === path.segments.length - 1 ? { ...s, args } : s));
    out.push(at.let(at.wild(), at.pathType({ ...path, segments }), undefined));
  }
  return out;
}

/** `$crate::intrinsics::discriminant_value(e)` */
export function discriminant(b: AstBuilder, of: ast.Expr): ast.Expr {
  return b.call("$crate::intrinsics::discriminant_value", [of]);
}
