// Visibilities: `pub`, `pub(crate)`, `pub(super)`, `pub(in path)`, and the private default.

import { error } from "#diagnostics/diagnostic.ts";
import type * as ast from "#syntax/ast.ts";
import type { Visibility } from "#hir/defs.ts";
import type { Lookup } from "#hir/resolve/lookup.ts";
import { describeRes } from "#hir/resolve/describe.ts";
import type { Module } from "#hir/resolve/module.ts";
import type { Session } from "#hir/resolve/session.ts";

/** What a written visibility means in `module`. */
export function lowerVisibility(session: Session, lookup: Lookup, vis: ast.Visibility, module: Module): Visibility {
  switch (vis.kind) {
    case "public":
      return { kind: "public" };
    case "inherited":
      return { kind: "restricted", within: module.nearest.def };
    case "restricted":
      return restricted(session, lookup, vis, module);
  }
}

function restricted(
  session: Session,
  lookup: Lookup,
  vis: Extract<ast.Visibility, { kind: "restricted" }>,
  module: Module,
): Visibility {
  const { path } = vis;
  const own: Visibility = { kind: "restricted", within: module.nearest.def };
  const first = path.segments[0]?.ident;
  if (first === undefined) return own;
  if (!["self", "super", "crate", "$crate"].includes(first.name)) {
    // `pub(name)` has been refused by the parser.
    if (!/\bin\b/.test(session.map.text(vis.span))) return own;
    session.sink.error(
      error(undefined, "relative paths are not supported in visibilities in 2018 edition or later")
        .at(path.span)
        .suggest("try", path.span, `crate::${path.segments.map((s) => s.ident.name).join("::")}`, "MaybeIncorrect"),
    );
    return own;
  }
  const outcome = lookup.path(
    path.segments.map((s) => s.ident),
    false,
    "type",
    module,
    true,
  );
  if (outcome.kind !== "full" || outcome.binding.res.kind !== "def") {
    const index = outcome.kind === "failed" ? outcome.index : 0;
    const at = path.segments[index]?.ident ?? first;
    if (outcome.kind === "failed" && outcome.reason === "tooManySuper") {
      session.sink.error(
        error("E0433", "too many leading `super` keywords").at(at.span, "there are too many leading `super` keywords"),
      );
    } else {
      const before = path.segments[index - 1]?.ident.name ?? "crate";
      session.sink.error(
        error("E0433", `cannot find \`${at.name}\` in \`${before}\``).at(
          at.span,
          `could not find \`${at.name}\` in ${before === "crate" ? "the crate root" : `\`${before}\``}`,
        ),
      );
    }
    return own;
  }
  const { def } = outcome.binding.res;
  const { kind } = session.def(def);
  if (kind !== "mod" && kind !== "crate") {
    session.sink.error(
      error(
        "E0577",
        `expected module, found ${describeRes(session, outcome.binding.res)} \`${path.segments.map((s) => s.ident.name).join("::")}\``,
      ).at(path.span, "not a module"),
    );
    return own;
  }
  const visibility: Visibility = { kind: "restricted", within: def };
  if (!session.isVisible(visibility, module.nearest.def)) {
    session.sink.error(error("E0742", "visibilities can only be restricted to ancestor modules").at(path.span));
    return own;
  }
  return visibility;
}
