// `#[test]`, `#[should_panic]` and `#[ignore]`: what they may stand on, and their forms.

import { error, type DiagnosticSink } from "#diagnostics/diagnostic.ts";
import { joinSpans, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeName, parseMetaList } from "./attributes.ts";

type AnyItem = ast.Item | ast.AssocItem;

/** Checks the form of an attribute about tests. */
export function checkTestAttribute(attr: ast.NormalAttribute, sink: DiagnosticSink): void {
  const { args } = attr;
  switch (attributeName(attr)) {
    case "test":
      if (args.kind !== "empty") sink.error(error(undefined, "attribute must be of the form `#[test]`").at(attr.span));
      return;
    case "ignore":
      if (args.kind === "delimited")
        sink.error(
          error(undefined, 'valid forms for the attribute are `#[ignore = "reason"]` and `#[ignore]`').at(attr.span),
        );
      return;
    case "should_panic":
      if (args.kind === "delimited") checkExpectation(attr, args.args.tokens, sink);
  }
}

/** E0539: `#[should_panic(expected = "…")]` is the only form with parentheses. */
function checkExpectation(
  attr: ast.NormalAttribute,
  tokens: Parameters<typeof parseMetaList>[0],
  sink: DiagnosticSink,
): void {
  const metas = parseMetaList(tokens);
  const [meta, more] = metas;
  if (meta?.name === "expected" && meta.value !== undefined && more === undefined) return;
  const built = error("E0539", "malformed `should_panic` attribute input").at(attr.span);
  const inner: Span | undefined = meta === undefined ? undefined : joinSpans(meta.span, meta.valueSpan ?? meta.span);
  if (inner !== undefined && more === undefined)
    built.label(
      inner,
      meta?.name === "expected" || meta?.literal === true
        ? 'expected this to be of the form `expected = "..."`'
        : 'the only valid argument here is "expected"',
    );
  built.note(
    "for more information, visit <https://doc.rust-lang.org/reference/attributes/testing.html#the-should_panic-attribute>",
  );
  sink.error(built);
}

/** Checks a function marked `#[test]`, in rustc's order; only where tests are compiled. */
export function checkTestFunction(item: ast.FnItem, attrs: readonly ast.NormalAttribute[], sink: DiagnosticSink): void {
  const { qualifiers, generics, sig } = item;
  const whole = joinSpans(item.vis.span.end > item.vis.span.start ? item.vis.span : item.headSpan, item.span);
  const refuse = (message: string): void => void sink.error(error(undefined, message).at(whole));
  for (const word of ["unsafe", "async"] as const) {
    const at = qualifiers[word];
    if (at === undefined) continue;
    const what = error(undefined, `${word} functions cannot be used for tests`).at(whole);
    sink.error(what.label(at, `\`${word}\` because of this`));
    return;
  }
  if (sig.params.length > 0) return refuse("functions used as tests can not have any arguments");
  if (generics.params.some((param) => param.kind !== "lifetime"))
    return refuse("functions used as tests can not have any non-lifetime generic parameters");
  const panics = attrs.some((attr) => attributeName(attr) === "should_panic");
  if (panics && sig.ret !== undefined && !isUnit(sig.ret)) refuse("functions using `#[should_panic]` must return `()`");
}

const isUnit = (ty: ast.Type): boolean => ty.kind === "tuple" && ty.types.length === 0;

/** `#[test]` on what is no free function. */
export function reportNotATest(
  item: AnyItem,
  attr: ast.NormalAttribute,
  what: string | undefined,
  sink: DiagnosticSink,
): void {
  const built = error(undefined, "the `#[test]` attribute may only be used on a free function").at(
    attr.span,
    "the `#[test]` macro causes a function to be run as a test and has no effect on non-functions",
  );
  if (what !== undefined) {
    const article = /^[aeiou]/.test(what) ? "an" : "a";
    built.label(item.span, `expected a non-associated function, found ${article} ${what}`);
  }
  sink.error(
    built.suggest(
      "replace with conditional compilation to make the item only exist when tests are being run",
      attr.span,
      "#[cfg(test)]",
      "MaybeIncorrect",
    ),
  );
}
