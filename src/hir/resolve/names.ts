// What names there are: in a module, in a scope, and anywhere one could import from.

import type { DefId, Res } from "#hir/defs.ts";
import type { Lookup } from "./lookup.ts";
import { PRIMITIVE_NAMES } from "./lookup.ts";
import type { Binding, Module, Namespace } from "./module.ts";
import { moduleOf, type Scope } from "./scope.ts";
import type { Session } from "./session.ts";

export interface NamedRes {
  readonly name: string;
  readonly res: Res;
}

/** All names of a module in a namespace, those of globs included. */
export function* namesIn(
  lookup: Lookup,
  module: Module,
  ns: Namespace,
  seen: Set<Module> = new Set(),
): Iterable<readonly [string, Binding]> {
  if (seen.has(module)) return;
  seen.add(module);
  yield* module.names[ns];
  for (const name of module.singles.keys()) {
    const binding = lookup.inModule(module, name, ns);
    if (binding !== undefined) yield [name, binding];
  }
  for (const glob of module.globs) {
    const target = lookup.globModule(glob);
    if (target !== undefined) yield* namesIn(lookup, target, ns, seen);
  }
}

/** All names that a single-segment path could mean in a scope. */
export function* namesInScope(session: Session, lookup: Lookup, scope: Scope, ns: Namespace): Iterable<NamedRes> {
  for (let at = scope; ; at = at.parent) {
    if (at.kind === "locals" && ns === "value")
      for (const [key, local] of at.names) if (!key.includes("#")) yield { name: key, res: { kind: "local", local } };
    if (at.kind === "generics")
      for (const [name, def] of at.params)
        if ((session.def(def).kind === "typeParam") === (ns === "type")) yield { name, res: { kind: "def", def } };
    if (at.kind === "block" || at.kind === "module")
      for (const [name, binding] of namesIn(lookup, at.module, ns)) yield { name, res: binding.res };
    if (at.kind === "module") break;
  }
  const prelude = lookup.preludeModule(moduleOf(scope));
  if (prelude !== undefined)
    for (const [name, binding] of namesIn(lookup, prelude, ns)) yield { name, res: binding.res };
  if (ns === "type")
    for (const prim of PRIMITIVE_NAMES) yield { name: prim, res: { kind: "primTy", prim: prim as never } };
}

export interface Candidate {
  readonly path: string;
  readonly res: Res;
}

/** Where an accessible thing of this name could be imported from; the user's crate first, shortest paths first. */
export function importCandidates(
  session: Session,
  lookup: Lookup,
  name: string,
  ns: Namespace,
  from: Module,
  accept: (res: Res) => boolean,
): readonly Candidate[] {
  const found = new Map<DefId, Candidate>();
  for (const krate of ["user", "std"] as const) {
    const root = session.roots[krate];
    if (root === undefined) continue;
    const queue: { module: Module; path: string }[] = [{ module: root, path: krate === "std" ? "std" : "crate" }];
    const visited = new Set<Module>();
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      const { module, path } = at;
      if (visited.has(module)) continue;
      visited.add(module);
      if (module !== from.nearest || krate === "std") {
        const binding = lookup.inModule(module, name, ns);
        const res = binding?.res;
        if (
          binding !== undefined &&
          res !== undefined &&
          (res.kind === "def" || res.kind === "ctor") &&
          accept(res) &&
          session.isVisible(binding.visibility, from.nearest.def)
        ) {
          if (!found.has(res.def)) found.set(res.def, { path: `${path}::${name}`, res });
        }
      }
      for (const [inner, binding] of module.names.type) {
        const next = lookup.moduleOfRes(binding.res);
        if (next !== undefined && next.kind !== "trait" && session.isVisible(binding.visibility, from.nearest.def))
          queue.push({ module: next, path: `${path}::${inner}` });
      }
    }
  }
  return [...found.values()];
}
