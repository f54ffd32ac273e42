// The names that items put into their modules.

import { error } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type { Res, Visibility } from "#hir/defs.ts";
import type { Binding, Module, Namespace } from "#hir/resolve/module.ts";
import type { Session } from "#hir/resolve/session.ts";

/** Enters a name into a module; a second one of that name is an error (E0428). */
export function bind(
  session: Session,
  module: Module,
  ns: Namespace,
  name: string,
  res: Res,
  visibility: Visibility,
  span: Span,
): void {
  const names = module.names[ns];
  const earlier = names.get(name);
  if (earlier !== undefined && isExternCrate(session, earlier)) {
    clashWithCrate(session, "E0260", name, span, earlier, `\`${name}\` redefined here`);
    return;
  }
  if (earlier !== undefined) {
    duplicate(session, module, ns, name, earlier, span);
    return;
  }
  session.generation++;
  const { expansion } = session;
  names.set(name, { res, visibility, span, import: undefined, target: undefined, ambiguous: undefined, expansion });
}

function isExternCrate(session: Session, { res }: Binding): boolean {
  if (res.kind === "error") return session.missingCrates.has(res.reported);
  return res.kind === "def" && session.def(res.def).kind === "crate";
}

/**
 * Enters the name that an `extern crate` item gives to a crate; another crate of that name is an error (E0259). At the root
 * of the user's crate such a name is known in all modules.
 */
export function bindExternCrate(
  session: Session,
  module: Module,
  name: string,
  res: Res,
  visibility: Visibility,
  span: Span,
): void {
  const earlier = module.names.type.get(name);
  if (earlier !== undefined && isExternCrate(session, earlier))
    clashWithCrate(session, "E0259", name, span, earlier, `\`${name}\` reimported here`);
  else if (name !== "_") bind(session, module, "type", name, res, visibility, span);
  const binding = module.names.type.get(name);
  if (module === session.roots.user && binding?.span === span) session.externPrelude.set(name, binding);
}

function clashWithCrate(
  { sink }: Session,
  code: "E0259" | "E0260",
  name: string,
  span: Span,
  earlier: Binding,
  label: string,
): void {
  sink.error(
    error(code, `the name \`${name}\` is defined multiple times`)
      .at(span, label)
      .label(earlier.span, `previous import of the extern crate \`${name}\` here`)
      .note(`\`${name}\` must be defined only once in the type namespace of this module`),
  );
}

function duplicate(session: Session, module: Module, ns: Namespace, name: string, earlier: Binding, span: Span): void {
  const kind = earlier.res.kind === "def" ? session.def(earlier.res.def).kind : undefined;
  const what = kind === "mod" ? "module" : kind === "trait" ? "trait" : ns;
  const where = module.kind === "mod" ? "module" : module.kind;
  session.sink.error(
    error("E0428", `the name \`${name}\` is defined multiple times`)
      .at(span, `\`${name}\` redefined here`)
      .label(earlier.span, `previous definition of the ${what} \`${name}\` here`)
      .note(`\`${name}\` must be defined only once in the ${ns} namespace of this ${where}`),
  );
}
