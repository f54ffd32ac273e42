// `#[test]`: which functions can be tests, and what is said where there is none.

import { error, type DiagnosticSink } from "#diagnostics/diagnostic.ts";
import { joinSpans, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeName } from "./attributes.ts";

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

/** `#[test]` on what is no free function; `what` in words, where it is an item. */
export function reportNotATest(attr: Span, node: Span, what: string | undefined, sink: DiagnosticSink): void {
  const built = error(undefined, "the `#[test]` attribute may only be used on a free function").at(
    attr,
    "the `#[test]` macro causes a function to be run as a test and has no effect on non-functions",
  );
  if (what !== undefined) {
    const article = /^[aeiou]/.test(what) ? "an" : "a";
    built.label(node, `expected a non-associated function, found ${article} ${what}`);
  }
  sink.error(
    built.suggest(
      "replace with conditional compilation to make the item only exist when tests are being run",
      attr,
      "#[cfg(test)]",
      "MaybeIncorrect",
    ),
  );
}
