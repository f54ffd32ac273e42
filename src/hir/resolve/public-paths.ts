// The paths by which users reach what the library offers: rustc's `visible_parent_map`.

import type { DefId } from "#hir/defs.ts";
import type { Lookup } from "./lookup.ts";
import type { Module } from "./module.ts";
import { namesIn } from "./names.ts";
import type { Session } from "./session.ts";

/**
 * For every public definition below `root`, its shortest path through public modules and re-exports, the root's name
 * first. Of paths equally long the one through the definition's own module wins.
 */
export function publicPaths(session: Session, lookup: Lookup, root: Module): ReadonlyMap<DefId, string> {
  const paths = new Map<DefId, string>();
  let level: { readonly module: Module; readonly path: string }[] = [
    { module: root, path: session.def(root.def).name },
  ];
  while (level.length > 0) {
    const found = new Map<DefId, { readonly path: string; readonly own: boolean }>();
    for (const { module, path } of level)
      for (const ns of ["type", "value", "macro"] as const)
        for (const [name, { res, visibility }] of namesIn(lookup, module, ns)) {
          if (res.kind !== "def" || visibility.kind !== "public" || paths.has(res.def)) continue;
          const own = session.def(res.def).parent === module.def;
          if (!found.has(res.def) || own) found.set(res.def, { path: `${path}::${name}`, own });
        }
    level = [];
    for (const [def, { path }] of found) {
      paths.set(def, path);
      const module = session.modules.get(def);
      if (module?.kind === "mod") level.push({ module, path });
    }
  }
  return paths;
}
