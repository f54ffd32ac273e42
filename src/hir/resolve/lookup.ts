// Names in modules, on demand: definitions, then imports of the name, then globs; and paths through modules.
//
// Nothing is resolved before it is asked for. A question that depends on itself (`use a::*; use b::*;` going round)
// is answered with "nothing here" on that way; only answers that did not meet such a cut are kept.

import type { Reported } from "#diagnostics/diagnostic.ts";
import type { Ident } from "#syntax/ast.ts";
import type { HirAttr, PrimTy, Res, Visibility } from "#hir/defs.ts";
import { findTextualMacro } from "#hir/macros/macro-scope.ts";
import type { Binding, Import, Module, Namespace } from "./module.ts";
import type { Session } from "./session.ts";
import { type Expansion, mayAppearAfter, NOT_EXPANDED } from "./expansion.ts";
import { unstableAttr } from "#hir/stability.ts";

const PRIMITIVES: ReadonlySet<string> = new Set<PrimTy>([
  "bool",
  "char",
  "str",
  "i8",
  "i16",
  "i32",
  "i64",
  "i128",
  "isize",
  "u8",
  "u16",
  "u32",
  "u64",
  "u128",
  "usize",
  "f32",
  "f64",
]);

export const PRIMITIVE_NAMES: readonly string[] = [...PRIMITIVES];
export const PUBLIC: Visibility = { kind: "public" };

/** How far a path leads through modules. */
export type PathOutcome =
  | { readonly kind: "full"; readonly binding: Binding }
  /** `used` segments lead to a type; the rest is for type checking. */
  | { readonly kind: "partial"; readonly res: Res; readonly used: number }
  | PathFailure;

export interface PathFailure {
  readonly kind: "failed";
  /** The segment that is not found or is no module. */
  readonly index: number;
  /** The module in which it was looked for; undefined if lexically. */
  readonly module: Module | undefined;
  readonly reason: "notFound" | "notModule" | "tooManySuper" | "badKeyword" | "cycle";
  /** For `notModule`: what it is instead. */
  readonly found: Res | undefined;
}

/** Bindings met on the way that the asker may not use. */
export interface PrivateUse {
  readonly binding: Binding;
  readonly index: number;
  /** Of the library, and not for stable programs. */
  readonly unstable?: HirAttr;
  /** What it could be as well, by another glob. */
  readonly ambiguous?: Binding;
}

/** A name that means one thing, by a glob import or by a macro's expansion, and another further out. */
export interface TwoMeanings {
  readonly why: "glob" | "expanded";
  readonly inner: Binding;
  readonly outer: Binding;
}

const keyOf = ({ def, span, name }: Import, ns: Namespace): string => `i${def}:${span.start}:${name}:${ns}`;

/** State of one look-up: guards against going round. */
interface Guard {
  readonly active: Set<string>;
  cut: boolean;
}

export class Lookup {
  readonly #session: Session;
  readonly #guard: Guard = { active: new Set(), cut: false };
  #generation = 0;

  constructor(session: Session) {
    this.#session = session;
  }

  /** The binding of a name in a module, whoever may see it. */
  inModule(module: Module, name: string, ns: Namespace): Binding | undefined {
    const own = module.names[ns].get(name);
    if (own !== undefined) return own;
    if (module.singles.size === 0 && module.globs.length === 0) return undefined;
    if (this.#generation !== this.#session.generation) this.#forget();
    const cache = module.cache[ns];
    if (cache.has(name)) return cache.get(name);
    const key = `${module.kind === "block" ? `b${module.number}` : module.def}:${ns}:${name}`;
    const guard = this.#guard;
    if (guard.active.has(key)) {
      guard.cut = true;
      return undefined;
    }
    const outer = guard.cut;
    guard.cut = false;
    guard.active.add(key);
    const found = this.#throughImports(module, name, ns);
    guard.active.delete(key);
    if (!guard.cut || guard.active.size === 0) {
      cache.set(name, found);
      this.#cached.add(module);
    }
    guard.cut = outer || (guard.cut && guard.active.size > 0);
    return found;
  }

  readonly #cached = new Set<Module>();
  #forget(): void {
    for (const module of this.#cached) for (const map of Object.values(module.cache)) map.clear();
    this.#cached.clear();
    this.#generation = this.#session.generation;
  }

  #throughImports(module: Module, name: string, ns: Namespace): Binding | undefined {
    for (const import_ of module.singles.get(name) ?? []) {
      const found = this.import(import_, ns);
      if (found !== undefined) return found;
    }
    let best: Binding | undefined;
    for (const glob of module.globs) {
      const target = this.globModule(glob);
      if (target === undefined || target === module) continue;
      const inner = this.inModule(target, name, ns);
      if (inner === undefined || !this.#session.isVisible(inner.visibility, module.nearest.def)) continue;
      const binding = reexport(this.#session, inner, glob);
      if (best === undefined) best = binding;
      else if (!sameRes(best.res, binding.res) && best.ambiguous === undefined) best = { ...best, ambiguous: binding };
      else if (this.#session.isAtLeast(binding.visibility, best.visibility))
        best = { ...binding, ambiguous: best.ambiguous };
    }
    return best;
  }

  /** What a single import binds in a namespace; undefined if nothing there. */
  import(import_: Import, ns: Namespace): Binding | undefined {
    if (import_.reported !== undefined) return this.#failed(import_, import_.reported);
    if (import_.typeOnly && ns !== "type") return undefined;
    if (ns === "macro") {
      const textual = this.textualMacro(import_);
      if (textual !== undefined) return reexport(this.#session, textual, import_);
    }
    if (this.#guard.active.has(keyOf(import_, ns))) {
      this.#guard.cut = true;
      return undefined;
    }
    const outcome = this.single(import_, ns);
    return outcome.kind === "full" ? reexport(this.#session, outcome.binding, import_) : undefined;
  }

  /** Where the path of a single import leads in a namespace; private bindings on the way are put into `seen`. */
  single(import_: Import, ns: Namespace, seen?: PrivateUse[]): PathOutcome {
    const { path, global, module } = import_;
    const first = (ident: Ident, want: Namespace): Binding | undefined =>
      this.lexical(module, ident.name, want, import_);
    return this.#busyWith(import_, ns, () => this.path(path, global, ns, module, true, seen, first));
  }

  /** The `macro_rules!` above an import that it names. */
  textualMacro(import_: Import): Binding | undefined {
    const [only] = import_.path;
    if (only === undefined || import_.path.length > 1 || import_.global) return undefined;
    const macro = findTextualMacro(import_.macros, only.name);
    if (macro === undefined) return undefined;
    return { ...this.#plain({ kind: "def", def: macro }), visibility: this.#session.def(macro).visibility };
  }

  #failed(import_: Import, reported: Reported): Binding {
    return {
      res: { kind: "error", reported },
      visibility: PUBLIC,
      span: import_.span,
      import: import_,
      target: undefined,
      ambiguous: undefined,
    };
  }

  /** The module a glob import takes names from. */
  globModule(glob: Import): Module | undefined {
    const key = `g${glob.def}:${glob.span.start}:${glob.itemSpan.file}`;
    const guard = this.#guard;
    if (guard.active.has(key)) {
      guard.cut = true;
      return undefined;
    }
    guard.active.add(key);
    const module = glob.path.length === 0 ? (glob.global ? undefined : glob.module.nearest) : this.#moduleAt(glob);
    guard.active.delete(key);
    return module;
  }

  #moduleAt(glob: Import): Module | undefined {
    const outcome = this.path(glob.path, glob.global, "type", glob.module, true);
    return outcome.kind === "full" ? this.moduleOfRes(outcome.binding.res) : undefined;
  }

  /** The module that a resolution is, if it is one. */
  moduleOfRes(res: Res): Module | undefined {
    return res.kind === "def" ? this.#session.modules.get(res.def) : undefined;
  }

  /** A name from a module outwards: enclosing blocks, the module, other crates, the prelude, builtin types. `itself`: the import that asks. */
  lexical(module: Module, name: string, ns: Namespace, itself?: Import): Binding | undefined {
    let at: Module | undefined = module;
    while (at !== undefined) {
      const found = this.#besides(itself, at, name, ns);
      if (found !== undefined) return found;
      if (at.kind !== "block") break;
      at = at.parent;
    }
    return this.prelude(module, name, ns);
  }

  /**
   * What a name means by a glob import, or by a macro that may have been expanded too late for a path in `use`, and
   * another thing that it means further out: imports and macros may not choose. `itself`: the import whose path it is.
   */
  innerAgainstOuter(
    module: Module,
    name: string,
    ns: Namespace,
    use: Expansion,
    itself?: Import,
  ): TwoMeanings | undefined {
    let inner: Binding | undefined;
    for (let at: Module | undefined = module; at !== undefined; at = at.kind === "block" ? at.parent : undefined) {
      const found = this.#besides(itself, at, name, ns);
      if (found === undefined) continue;
      if (inner !== undefined) return this.#twoMeanings(inner, found, use);
      const isExpanded = found.expansion !== undefined && found.expansion.depth > 0;
      if (found.import?.kind !== "glob" && !isExpanded) return undefined;
      inner = found;
    }
    if (inner === undefined) return undefined;
    const outer = this.prelude(module, name, ns);
    return outer === undefined ? undefined : this.#twoMeanings(inner, outer, use);
  }

  /** The binding of a name in a module, as one of its imports looks for it, which would otherwise find itself. */
  #besides(itself: Import | undefined, module: Module, name: string, ns: Namespace): Binding | undefined {
    if (itself === undefined || itself.module !== module || itself.name !== name)
      return this.inModule(module, name, ns);
    return module.names[ns].get(name) ?? this.#busyWith(itself, ns, () => this.#throughImports(module, name, ns));
  }

  /** Looks for something while an import waits for it, and is not to be found by it. */
  #busyWith<R>(import_: Import, ns: Namespace, look: () => R): R {
    const { active } = this.#guard;
    const key = keyOf(import_, ns);
    if (active.has(key)) return look();
    active.add(key);
    const found = look();
    active.delete(key);
    return found;
  }

  #twoMeanings(inner: Binding, outer: Binding, use: Expansion): TwoMeanings | undefined {
    if (sameRes(inner.res, outer.res)) return undefined;
    if (inner.import?.kind === "glob") return { why: "glob", inner, outer };
    const { expansion = NOT_EXPANDED } = inner;
    return mayAppearAfter(expansion, outer.expansion ?? NOT_EXPANDED, use)
      ? { why: "expanded", inner, outer }
      : undefined;
  }

  /** Names that are known everywhere: crates, the standard prelude, builtin types, std's macros. */
  prelude(module: Module, name: string, ns: Namespace): Binding | undefined {
    if (ns === "type") {
      const krate = this.#crateByName(module, name);
      if (krate !== undefined) return krate;
    }
    if (ns === "macro") {
      const macro = this.#session.macroPrelude.get(name);
      if (macro !== undefined) return this.#plain({ kind: "def", def: macro });
    }
    const prelude = this.preludeModule(module);
    if (prelude !== undefined) {
      const found = this.inModule(prelude, name, ns);
      if (found !== undefined) return found;
    }
    if (ns === "type" && PRIMITIVES.has(name)) return this.#plain({ kind: "primTy", prim: name as PrimTy });
    return undefined;
  }

  preludeModule(module: Module): Module | undefined {
    const { preludes } = this.#session;
    if (module.krate === "user") return preludes.user;
    return preludes.std === undefined ? undefined : this.globModule(preludes.std);
  }

  /** The crates that can be named: `std`, also as `core` and `alloc`. */
  externCrate(name: string): Binding | undefined {
    if (name !== "std" && name !== "core" && name !== "alloc") return undefined;
    const root = this.#session.roots.std;
    return root === undefined ? undefined : this.#plain({ kind: "def", def: root.def });
  }

  /** What a path means by the name of a crate. */
  #crateByName({ krate }: Module, name: string): Binding | undefined {
    const renamed = krate === "user" ? this.#session.externPrelude.get(name) : undefined;
    return renamed ?? this.externCrate(name);
  }

  #plain(res: Res): Binding {
    const span = res.kind === "def" ? this.#session.def(res.def).headSpan : { file: 0 as never, start: 0, end: 0 };
    return { res, visibility: PUBLIC, span, import: undefined, target: undefined, ambiguous: undefined };
  }

  /** The attribute that keeps the user from naming a thing of the library. Macros of the library may. */
  #unstable({ res }: Binding, ident: Ident, from: Module): HirAttr | undefined {
    if (res.kind !== "def" || from.krate !== "user") return undefined;
    const { krate, attrs } = this.#session.def(res.def);
    const attr = krate === "std" ? unstableAttr(attrs) : undefined;
    if (attr === undefined) return undefined;
    if (ident.mark === 0) return attr;
    const macro = this.#session.marks.macroOf(ident.mark);
    return macro === undefined || this.#session.def(macro).krate === "std" ? undefined : attr;
  }

  /**
   * Follows a path from a module. `use_`: as in `use` declarations, where an enum or trait must hold the name
   * itself. Private bindings are put into `seen` rather than refused.
   */
  path(
    path: readonly Ident[],
    global: boolean,
    ns: Namespace,
    from: Module,
    use_: boolean,
    seen?: PrivateUse[],
    first?: (ident: Ident, ns: Namespace) => Binding | undefined,
  ): PathOutcome {
    const failed = (
      index: number,
      module: Module | undefined,
      reason: PathFailure["reason"],
      found?: Res,
    ): PathFailure => ({ kind: "failed", index, module, reason, found });
    let module: Module | undefined;
    let res: Res | undefined;
    for (let i = 0; i < path.length; i++) {
      const ident = path[i] as Ident;
      const last = i === path.length - 1;
      const want: Namespace = last ? ns : "type";
      const keyword = ident.raw ? undefined : this.#keyword(ident, i, module, from);
      if (keyword === "tooManySuper" || keyword === "badKeyword") return failed(i, module, keyword);
      let binding: Binding | undefined;
      if (keyword !== undefined) {
        if (last && want !== "type") return failed(i, module, "notFound");
        binding = this.#plain({ kind: "def", def: keyword.def });
      } else if (module !== undefined) {
        binding = this.inModule(module, ident.name, want);
        if (binding === undefined) {
          if (!use_ && module.kind !== "mod" && res !== undefined) return { kind: "partial", res, used: i };
          return failed(i, module, "notFound");
        }
        if (seen !== undefined && !this.#session.isVisible(binding.visibility, from.nearest.def))
          seen.push({ binding, index: i });
      } else {
        binding =
          global && i === 0
            ? this.#crateByName(from, ident.name)
            : first !== undefined
              ? first(ident, want)
              : this.lexical(from, ident.name, want);
        if (binding === undefined) return failed(i, undefined, "notFound");
      }
      const unstable = seen === undefined ? undefined : this.#unstable(binding, ident, from);
      if (unstable !== undefined) seen?.push({ binding, index: i, unstable });
      if (binding.ambiguous !== undefined) seen?.push({ binding, index: i, ambiguous: binding.ambiguous });
      if (last) return { kind: "full", binding };
      res = binding.res;
      if (res.kind === "error") return { kind: "full", binding };
      module = this.moduleOfRes(res);
      if (module === undefined) {
        if (use_ || !isTypeRes(this.#session, res)) return failed(i, undefined, "notModule", res);
        return { kind: "partial", res, used: i + 1 };
      }
    }
    return failed(0, undefined, "notFound");
  }

  #keyword(
    ident: Ident,
    index: number,
    module: Module | undefined,
    from: Module,
  ): Module | "tooManySuper" | "badKeyword" | undefined {
    switch (ident.name) {
      case "self":
        return index === 0 ? from.nearest : "badKeyword";
      case "crate":
        return index === 0 ? from.root : "badKeyword";
      case "$crate":
        return index === 0 ? this.#session.root(this.#session.marks.crateOf(ident.mark)) : "badKeyword";
      case "super": {
        if (index > 0 && module === undefined) return "badKeyword";
        const start = index === 0 ? from.nearest : (module as Module);
        return start.parent === undefined ? "tooManySuper" : start.parent.nearest;
      }
      default:
        return undefined;
    }
  }
}

/** The same meaning, seen through an import. */
function reexport(session: Session, inner: Binding, import_: Import): Binding {
  const visibility =
    session.isAtLeast(inner.visibility, import_.visibility) || import_.kind === "single"
      ? import_.visibility
      : inner.visibility;
  return {
    res: inner.res,
    visibility,
    span: import_.span,
    import: import_,
    expansion: import_.expansion,
    target: inner,
    ambiguous: inner.ambiguous,
  };
}

export function sameRes(a: Res, b: Res): boolean {
  if (a.kind !== b.kind) return false;
  if ((a.kind === "def" || a.kind === "ctor") && (b.kind === "def" || b.kind === "ctor")) return a.def === b.def;
  if (a.kind === "primTy" && b.kind === "primTy") return a.prim === b.prim;
  return a.kind === "error";
}

/** Whether associated items can be looked for in what a path segment means. */
export function isTypeRes(session: Session, res: Res): boolean {
  switch (res.kind) {
    case "primTy":
    case "selfParam":
    case "selfAlias":
      return true;
    case "def":
      switch (session.def(res.def).kind) {
        case "struct":
        case "union":
        case "enum":
        case "trait":
        case "typeAlias":
        case "assocType":
        case "typeParam":
        case "opaque":
          return true;
        default:
          return false;
      }
    default:
      return false;
  }
}
