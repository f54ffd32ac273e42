// `extern crate` items: which crate one means, the name it binds, and what `#[macro_use]` asks of it.

import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import { attributeName } from "#hir/attributes/attributes.ts";
import type { Res } from "#hir/defs.ts";
import type { Lookup } from "#hir/resolve/lookup.ts";
import type { Module } from "#hir/resolve/module.ts";
import type { Session } from "#hir/resolve/session.ts";
import type * as ast from "#syntax/ast.ts";
import { metaEntries } from "#syntax/meta.ts";
import { bindExternCrate } from "./bind.ts";
import { lowerVisibility } from "./visibility.ts";

/** Binds the name of the crate that an item of `module` names. */
export function collectExternCrate(
  session: Session,
  lookup: Lookup,
  item: ast.ExternCrateItem,
  attrs: readonly ast.NormalAttribute[],
  module: Module,
): void {
  const { name } = item.ident;
  if (name === "self" && item.rename === undefined) {
    session.sink.error(unnamedSelf(item));
    return;
  }
  const found: Res | undefined =
    name === "self" ? { kind: "def", def: module.root.def } : lookup.externCrate(name)?.res;
  const macroUse = attrs.find((a) => attributeName(a) === "macro_use");
  if (macroUse !== undefined && found !== undefined) checkMacroUse(session, item, macroUse, module);
  const visibility = lowerVisibility(session, lookup, item.vis, module);
  bindExternCrate(
    session,
    module,
    item.rename?.name ?? name,
    found ?? missingCrate(session, item),
    visibility,
    item.span,
  );
}

/** E0463. The crate's name is bound all the same, so that paths into it say no more. */
function missingCrate(session: Session, { ident, span }: ast.ExternCrateItem): Res {
  const reported = session.sink.error(
    error("E0463", `can't find crate for \`${ident.name}\``).at(span, "can't find crate"),
  );
  session.missingCrates.add(reported);
  return session.errorRes(reported);
}

function unnamedSelf({ ident, span }: ast.ExternCrateItem): DiagnosticBuilder {
  const afterSelf = { ...ident.span, start: ident.span.end };
  return error(undefined, "`extern crate self;` requires renaming")
    .at(span)
    .suggest("rename the `self` crate to be able to import it", afterSelf, " as name", "HasPlaceholders");
}

/** The macros of the library are known everywhere as it is; what is left is where they may be asked for, and which. */
function checkMacroUse(
  { sink, macroPrelude }: Session,
  item: ast.ExternCrateItem,
  attr: ast.NormalAttribute,
  module: Module,
): void {
  if (module !== module.root)
    sink.error(error("E0468", "an `extern crate` loading macros must be at the crate root").at(item.span));
  if (attr.args.kind !== "delimited") return;
  for (const { name, list, value, span } of metaEntries(attr.args.args.tokens))
    if (list === undefined && value === undefined && !name.includes("::") && !macroPrelude.has(name))
      sink.error(error("E0469", "imported macro not found").at(span));
}
