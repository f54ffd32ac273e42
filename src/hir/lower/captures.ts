// `use<…>` among the bounds of a returned `impl Trait`: which parameters its hidden type may mention (RFC 3617).

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type * as ast from "#syntax/ast.ts";
import type { Span } from "#support/span.ts";
import { describeRes } from "#hir/resolve/describe.ts";
import { moduleOf } from "#hir/resolve/scope.ts";
import type { TypeCx } from "./env.ts";
import { lowerLifetime } from "./lifetimes.ts";

/** The lifetimes that `use<…>` lists; undefined where it is not written, and the edition's rule holds. */
export function lowerCaptures(cx: TypeCx, bounds: readonly ast.Bound[], span: Span): readonly DefId[] | undefined {
  const list = bounds.find((bound) => bound.kind === "use");
  if (list === undefined) return undefined;
  for (const arg of list.args) if (!arg.name.startsWith("'")) checkCaptured(cx, arg);
  requireTypeParameters(cx, new Set(list.args.map((arg) => arg.name)), span);
  return list.args
    .filter((arg) => arg.name.startsWith("'"))
    .map((arg) => lowerLifetime({ ...cx, recorder: undefined }, arg))
    .flatMap((lifetime) => (lifetime.kind === "param" ? [lifetime.def] : []));
}

/** E0411, E0799 and E0800: what is captured by name must be a type or const parameter. */
function checkCaptured(cx: TypeCx, { name, span }: ast.Lifetime | ast.Ident): void {
  const { session, lookup } = cx.env;
  for (let at = cx.scope; ; at = at.parent) {
    if (at.kind === "generics" && at.params.has(name)) return;
    if (at.kind === "self" && name === "Self") return;
    if (at.kind === "module") break;
  }
  const module = moduleOf(cx.scope);
  const binding = lookup.lexical(module, name, "type") ?? lookup.lexical(module, name, "value");
  const found = isParameterOf(cx, name)
    ? "local variable"
    : binding === undefined
      ? undefined
      : describeRes(session, binding.res);
  session.sink.error(
    found === undefined
      ? error(name === "Self" ? "E0411" : "E0800", `cannot find type or const parameter \`${name}\` in this scope`).at(
          span,
          "not found in this scope",
        )
      : error("E0799", `expected type or const parameter, found ${found} \`${name}\``).at(
          span,
          "not a type or const parameter",
        ),
  );
}

/** Whether a parameter of the function is called so. */
function isParameterOf(cx: TypeCx, name: string): boolean {
  const item = cx.env.session.sources.get(cx.owner)?.item;
  return item?.kind === "fn" && item.sig.params.some(({ pat }) => pat.kind === "ident" && pat.ident.name === name);
}

/** All type and const parameters in scope have to be listed, as yet. */
function requireTypeParameters(cx: TypeCx, listed: ReadonlySet<string>, span: Span): void {
  const { session } = cx.env;
  for (let at = cx.scope; at.kind !== "module"; at = at.parent) {
    if (at.kind === "item") return;
    if (at.kind !== "generics") continue;
    for (const [name, def] of at.params) {
      if (listed.has(name)) continue;
      const kind = session.def(def).kind === "constParam" ? "const" : "type";
      session.sink.error(
        error(undefined, `\`impl Trait\` must mention all ${kind} parameters in scope in \`use<...>\``)
          .at(span)
          .label(session.def(def).nameSpan, `${kind} parameter is implicitly captured by this \`impl Trait\``)
          .note(`currently, all ${kind} parameters are required to be mentioned in the precise captures list`),
      );
    }
  }
}
