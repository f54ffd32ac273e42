// Modules as name resolution sees them: names by namespace, imports, and what a name is bound to.

import type { Reported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type { Ident } from "#syntax/ast.ts";
import type { DefId, Res, Visibility } from "#hir/defs.ts";
import type { Expansion } from "./expansion.ts";
import type { MacroScope } from "#hir/macros/macro-scope.ts";

export type Namespace = "type" | "value" | "macro";
export const NAMESPACES: readonly Namespace[] = ["type", "value", "macro"];

/** Which crate something is written in. */
export type CrateName = "std" | "user";

/** What a name in a module stands for. */
export interface Binding {
  readonly res: Res;
  readonly visibility: Visibility;
  /** The definition's head or the import's tree: what "defined here" points at. */
  readonly span: Span;
  /** The import that made it, if it is no definition of the module itself. */
  readonly import: Import | undefined;
  /** What the import leads to. */
  readonly target: Binding | undefined;
  /** Two globs give this name different meanings: the other one. */
  readonly ambiguous: Binding | undefined;
  /** The macro call that brought it in, if one did. */
  readonly expansion?: Expansion;
}

/** One leaf of a `use` tree. Resolved on demand, per namespace. */
export interface Import {
  readonly kind: "single" | "glob";
  readonly def: DefId;
  /** Where it stands: what `self` and relative paths start from, and who must be able to see the target. */
  readonly module: Module;
  readonly global: boolean;
  /** The whole path; for `single` the last one is the name that is imported. */
  readonly path: readonly Ident[];
  /** The name it binds (`_` for none); for `{self}` and `as` it differs from the path's last. */
  readonly name: string;
  readonly nameSpan: Span;
  readonly visibility: Visibility;
  /** The leaf's own tree, and the whole `use` item. */
  readonly span: Span;
  readonly itemSpan: Span;
  /** Macros known by text order where it stands: `use name;` can mean one. */
  readonly macros: MacroScope;
  /** From `use a::{self}`: the type namespace only. */
  readonly typeOnly: boolean;
  /** The macro call that brought it in. */
  readonly expansion: Expansion;
  used: boolean;
  /** Set once the user has been told that it does not resolve: uses of its name then say no more. */
  reported: Reported | undefined;
}

let modules = 0;

/** A module, or what serves as one in paths: an enum (variants), a trait (items), a block with items. */
export class Module {
  readonly kind: "mod" | "enum" | "trait" | "block";
  /** The module's definition; of a block, that of the module around it. */
  readonly def: DefId;
  /** The module around it; undefined for a crate root. */
  readonly parent: Module | undefined;
  /** The nearest real module (itself, if it is one): the unit of privacy. */
  readonly nearest: Module;
  readonly krate: CrateName;
  /** Tells modules apart: blocks have no definition of their own. */
  readonly number = modules++;
  readonly names: Readonly<Record<Namespace, Map<string, Binding>>> = {
    type: new Map(),
    value: new Map(),
    macro: new Map(),
  };
  /** Imports of single names, by the name they bind. */
  readonly singles = new Map<string, Import[]>();
  readonly globs: Import[] = [];
  /** Answers of `lookup`, emptied whenever the crate grows. */
  readonly cache: Readonly<Record<Namespace, Map<string, Binding | undefined>>> = {
    type: new Map(),
    value: new Map(),
    macro: new Map(),
  };
  /** Names of items that `cfg` removed, with the attribute's place. */
  readonly configuredOut = new Map<string, { readonly span: Span; readonly gate: Span }>();

  /** Where a `use` could be put in. */
  insertionPoint: Span | undefined;

  constructor(kind: Module["kind"], def: DefId, parent: Module | undefined, krate: CrateName) {
    this.kind = kind;
    this.def = def;
    this.parent = parent;
    this.krate = krate;
    this.nearest = kind === "mod" || parent === undefined ? this : parent.nearest;
  }

  get root(): Module {
    let module: Module = this;
    while (module.parent !== undefined) module = module.parent;
    return module;
  }

  addImport(import_: Import): void {
    if (import_.kind === "glob") {
      this.globs.push(import_);
      return;
    }
    const list = this.singles.get(import_.name);
    if (list === undefined) this.singles.set(import_.name, [import_]);
    else list.push(import_);
  }
}
