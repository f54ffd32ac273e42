// `derive(Default)`.

import { type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import { spanStart, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
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
  return true;
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
