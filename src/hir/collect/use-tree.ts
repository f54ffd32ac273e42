// `use` declarations taken apart into single imports and globs.

import { error } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { DefId, HirAttr, Visibility } from "#hir/defs.ts";
import type { MacroScope } from "#hir/macros/macro-scope.ts";
import type { CrateName, Import, Module } from "#hir/resolve/module.ts";
import type { Lookup } from "#hir/resolve/lookup.ts";
import type { Session } from "#hir/resolve/session.ts";
import { lowerVisibility } from "./visibility.ts";

interface UsePlace {
  readonly krate: CrateName;
  readonly module: Module;
  readonly parent: DefId;
  readonly macros: MacroScope;
}

interface Prefix {
  readonly global: boolean;
  readonly path: readonly ast.Ident[];
  readonly span: Span;
}

/** Adds the imports of one `use` item to its module. */
export function addUseTree(
  session: Session,
  lookup: Lookup,
  item: ast.UseItem,
  place: UsePlace,
  attrs: readonly HirAttr[],
): void {
  const visibility = lowerVisibility(session, lookup, item.vis, place.module);
  const def = session.define({
    kind: "use",
    name: "{use}",
    nameSpan: item.span,
    span: item.span,
    parent: place.parent,
    visibility,
    attrs,
    krate: place.krate,
  });
  const prelude = attrs.some((a) => a.name === "prelude_import");
  new UseTrees(session, item, place, def, visibility, prelude).walk(
    item.tree,
    { global: false, path: [], span: item.span },
    false,
  );
  session.generation++;
}

class UseTrees {
  readonly #session: Session;
  readonly #item: ast.UseItem;
  readonly #place: UsePlace;
  readonly #def: DefId;
  readonly #visibility: Visibility;
  readonly #prelude: boolean;

  constructor(
    session: Session,
    item: ast.UseItem,
    place: UsePlace,
    def: DefId,
    visibility: Visibility,
    prelude: boolean,
  ) {
    this.#session = session;
    this.#item = item;
    this.#place = place;
    this.#def = def;
    this.#visibility = visibility;
    this.#prelude = prelude;
  }

  walk(tree: ast.UseTree, prefix: Prefix, nested: boolean): void {
    const path = [...prefix.path, ...tree.prefix.segments.map((s) => s.ident)];
    const global = prefix.path.length === 0 ? prefix.global || tree.prefix.global : prefix.global;
    switch (tree.kind) {
      case "nested": {
        for (const inner of tree.trees) {
          this.walk(inner, { global, path, span: tree.span }, true);
        }
        if (tree.trees.length === 0)
          this.#add({
            kind: "glob",
            global,
            path,
            name: "",
            nameSpan: tree.span,
            span: tree.span,
            typeOnly: false,
            empty: true,
          });
        return;
      }
      case "glob":
        if (path.length === 0) {
          this.#session.sink.error(error(undefined, "cannot glob-import all possible crates").at(tree.span));
          return;
        }
        this.#add({
          kind: "glob",
          global,
          path,
          name: "",
          nameSpan: tree.span,
          span: tree.span,
          typeOnly: false,
          empty: false,
        });
        return;
      case "simple":
        this.#simple(tree, { global, path, span: prefix.span }, nested);
        return;
    }
  }

  #simple(tree: Extract<ast.UseTree, { kind: "simple" }>, prefix: Prefix, nested: boolean): void {
    const { sink } = this.#session;
    let { path } = prefix;
    const last = path.at(-1);
    if (last === undefined) return;
    let typeOnly = false;
    let name = last;
    if (last.name === "self" && !last.raw && path.length === 1 && prefix.global) {
      sink.error(error(undefined, "extern prelude cannot be imported").at(tree.span));
      return;
    }
    if (last.name === "self" && !last.raw && path.length > 1) {
      const ownLength = tree.prefix.segments.length;
      if (!nested || ownLength > 1) {
        const before = path.at(-2) as ast.Ident;
        sink.error(
          error("E0429", "`self` imports are only allowed within a { } list")
            .at({ ...last.span, start: before.span.end })
            .suggest(
              "consider importing the module directly",
              { ...last.span, start: before.span.end },
              "",
              "MachineApplicable",
            ),
        );
      }
      path = path.slice(0, -1);
      name = path.at(-1) as ast.Ident;
      typeOnly = true;
    }
    if (tree.rename === undefined && PATH_KEYWORDS.has(name.name) && !name.raw) {
      const message =
        name.name === "crate" || name.name === "$crate"
          ? "crate root imports need to be explicitly named: `use crate as name`"
          : "imports need to be explicitly named";
      sink.error(
        error(undefined, message)
          .at(last.span)
          .suggest("try renaming it with a name", last.span, `${last.name} as name`, "HasPlaceholders"),
      );
      return;
    }
    const bound = tree.rename ?? name;
    this.#add({
      kind: "single",
      global: prefix.global,
      path,
      name: bound.name,
      nameSpan: typeOnly && tree.rename === undefined ? last.span : bound.span,
      span: tree.span,
      typeOnly,
      empty: false,
    });
  }

  #add(
    leaf: Pick<Import, "kind" | "global" | "path" | "name" | "nameSpan" | "span" | "typeOnly"> & {
      readonly empty: boolean;
    },
  ): void {
    const import_: Import = {
      kind: leaf.kind,
      def: this.#def,
      module: this.#place.module,
      global: leaf.global,
      path: leaf.path,
      name: leaf.name,
      nameSpan: leaf.nameSpan,
      visibility: this.#visibility,
      span: leaf.span,
      itemSpan: this.#item.span,
      macros: this.#place.macros,
      typeOnly: leaf.typeOnly,
      used: false,
      reported: undefined,
      expansion: this.#session.expansion,
    };
    this.#session.imports.push(import_);
    if (this.#prelude) {
      this.#session.preludes.std = import_;
      return;
    }
    if (leaf.empty) return;
    this.#place.module.addImport(import_);
  }
}

const PATH_KEYWORDS: ReadonlySet<string> = new Set(["self", "super", "crate", "$crate"]);
