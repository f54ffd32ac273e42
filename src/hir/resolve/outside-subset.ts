// Names of Rust's standard library that Ferrule's own does not have: F0001 rather than "no such name".

import { type DiagnosticBuilder, unsupported } from "#diagnostics/diagnostic.ts";
import type * as ast from "#syntax/ast.ts";
import type { Module } from "./module.ts";
import type { Session } from "./session.ts";
import { STD_NAMES, STD_OTHER_MODULES } from "./std-names.ts";

/** The message for `ident`, not found in `module`, if Rust's library has it there. */
export function outsideSubset(
  session: Session,
  module: Module | undefined,
  ident: ast.Ident,
): DiagnosticBuilder | undefined {
  if (module === undefined || module.krate !== "std" || module.kind !== "mod") return undefined;
  const names: string[] = [];
  for (let at: Module | undefined = module; at?.parent !== undefined; at = at.parent)
    names.unshift(session.def(at.def).name);
  const path = names.join("::");
  const full = path === "" ? ident.name : `${path}::${ident.name}`;
  const known =
    STD_NAMES.get(path)?.split(" ").includes(ident.name) === true ||
    [...STD_NAMES.keys()].some((key) => key === full || key.startsWith(`${full}::`)) ||
    STD_OTHER_MODULES.has(full.split("::", 1)[0] ?? full);
  return known ? unsupported(`\`std::${full}\``, ident.span) : undefined;
}

/** Names of Rust's prelude that belong to what is outside the subset. */
const PRELUDE: ReadonlyMap<string, string> = new Map([
  ["Future", "std::future::Future"],
  ["IntoFuture", "std::future::IntoFuture"],
  ["AsyncFn", "std::ops::AsyncFn"],
  ["AsyncFnMut", "std::ops::AsyncFnMut"],
  ["AsyncFnOnce", "std::ops::AsyncFnOnce"],
]);

/** The message for a name that Rust's prelude has and ours has not. */
export function outsidePrelude(session: Session, ident: ast.Ident): DiagnosticBuilder | undefined {
  const path = PRELUDE.get(ident.name);
  if (path === undefined || (ident.name.includes("Future") && session.options.edition < 2024)) return undefined;
  return unsupported(`\`${path}\``, ident.span);
}
