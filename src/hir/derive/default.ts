// `derive(Default)`.

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import { spanStart, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeName } from "#hir/attributes/attributes.ts";
import type { AstBuilder } from "#hir/macros/ast-build.ts";
import { type Adt, type AdtVariant, construct } from "./shape.ts";

/** Whether a default can be derived: an enum needs exactly one unit variant marked `#[default]`. */
export function checkDefault(sink: DiagnosticSink, adt: Adt, span: Span): boolean {
  if (adt.kind !== "enum") return true;
  const marked = adt.variants.filter((v) => v.isDefault);
  const only = marked[0];
  if (only === undefined) {
    const builder = error("E0665", "`#[derive(Default)]` on enum with no `#[default]`")
      .at(span)
      .label(adt.item.span, "this enum needs a unit variant marked with `#[default]`");
    for (const v of adt.variants.filter((x) => x.shape === "unit"))
      builder.suggest(
        "make this unit variant default by placing `#[default]` on it",
        spanStart(v.ident.span),
        "#[default] ",
        "MaybeIncorrect",
      );
    sink.error(builder);
    return false;
  }
  if (marked.length > 1) {
    const builder = error(undefined, "multiple declared defaults").at(span).note("only one variant can be default");
    marked.forEach((v, i) => builder.label(v.ident.span, i === 0 ? "first default" : "additional default"));
    sink.error(builder);
    return false;
  }
  if (only.shape !== "unit") {
    sink.error(
      error(undefined, "the `#[default]` attribute may only be used on unit enum variants")
        .at(only.ident.span)
        .help("consider a manual implementation of `Default`"),
    );
    return false;
  }
  return checkMark(sink, only);
}

/** The default variant's attributes: `#[default]` once and alone, and no `#[non_exhaustive]`. */
function checkMark(sink: DiagnosticSink, { attrs, ident }: AdtVariant): boolean {
  const named = (name: string): readonly ast.NormalAttribute[] => attrs.filter((attr) => attributeName(attr) === name);
  const [mark, ...more] = named("default");
  const [open] = named("non_exhaustive");
  if (mark === undefined) return true;
  if (open !== undefined)
    sink.error(
      error(undefined, "default variant must be exhaustive")
        .at(ident.span)
        .label(open.span, "declared `#[non_exhaustive]` here")
        .help("consider a manual implementation of `Default`"),
    );
  else if (more.length > 0)
    sink.error(
      error(undefined, "multiple `#[default]` attributes")
        .at(ident.span)
        .label(mark.span, "`#[default]` used here")
        .label((more[0] as ast.NormalAttribute).span, "`#[default]` used again here")
        .note("only one `#[default]` attribute is needed"),
    );
  else if (mark.args.kind !== "empty")
    sink.error(
      error(undefined, "`#[default]` attribute does not accept a value")
        .at(mark.span)
        .suggest("try using `#[default]`", mark.span, "#[default]", "MaybeIncorrect"),
    );
  else return true;
  return false;
}

export function defaultBody(b: AstBuilder, adt: Adt): ast.Block {
  const variant = adt.variants.find((v) => v.isDefault) as AdtVariant;
  return b.block(
    [],
    construct(
      b,
      adt,
      variant,
      variant.fields.map((f) => b.at(f.span).call("$crate::default::Default::default", [])),
    ),
  );
}
