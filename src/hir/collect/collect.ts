// From syntax to definitions: modules, items, impls, macros, imports. Nothing is resolved here but `macro_rules!`
// calls among items and visibilities; signatures and bodies wait until they are asked for.

import { error, unsupported } from "#diagnostics/diagnostic.ts";
import { spanStart, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { parseFile } from "#syntax/parse.ts";
import type { DefId, DefKind, HirAttr, Visibility } from "#hir/defs.ts";
import { deriveImpls } from "#hir/derive/derive.ts";
import type { MacroExpander } from "#hir/macros/expand.ts";
import { checkMacro } from "#hir/macros/check-rules.ts";
import type { RulesMacro } from "#hir/macros/macro-def.ts";
import type { MacroScope } from "#hir/macros/macro-scope.ts";
import type { Lookup } from "#hir/resolve/lookup.ts";
import { type CrateName, Module, type Namespace } from "#hir/resolve/module.ts";
import type { Scope } from "#hir/resolve/scope.ts";
import type { Session } from "#hir/resolve/session.ts";
import { attributeName, configure, toHirAttr } from "#hir/attributes/attributes.ts";
import { checkAssocItemAttributes, checkItemAttributes } from "#hir/attributes/check-item.ts";
import { checkAttributes } from "#hir/attributes/check.ts";
import { checkTestFunction } from "#hir/attributes/check-test-function.ts";
import { bind } from "./bind.ts";
import { collectExternCrate } from "./extern-crate.ts";
import { headSpan } from "./head-span.ts";
import { addUseTree } from "./use-tree.ts";
import { lowerVisibility } from "./visibility.ts";

/** Where the items of a list stand. */
export interface Place {
  readonly krate: CrateName;
  readonly module: Module;
  readonly parent: DefId;
  readonly scope: Scope;
  /** Directory in which `mod name;` looks for files. */
  readonly directory: string;
  /** Whether within a function. */
  readonly local: boolean;
  readonly edition: ast.Edition;
}

/** Where a `use` would be put: before the first `use`, else before the first item. */
function insertionPoint(items: readonly ast.Item[]): Span | undefined {
  const first =
    items.find((i) => i.kind === "use") ?? items.find((i) => i.kind !== "externCrate" && i.kind !== "error");
  return first === undefined ? undefined : spanStart(first.attrs[0]?.span ?? first.span);
}

/** A macro call among items whose macro is not known yet. */
interface Pending {
  readonly item: ast.MacroCallItem;
  readonly place: Place;
  readonly slot: Extract<MacroScope, { kind: "slot" }>;
}

export class Collector {
  readonly #session: Session;
  readonly #lookup: Lookup;
  readonly #expander: MacroExpander;
  #pending: Pending[] = [];

  constructor(session: Session, lookup: Lookup, expander: MacroExpander) {
    this.#session = session;
    this.#lookup = lookup;
    this.#expander = expander;
  }

  /** Collects items in order; gives the macros known by text order after them. */
  items(items: readonly ast.Item[], place: Place, macros: MacroScope): MacroScope {
    if (place.krate === "user") place.module.insertionPoint ??= insertionPoint(items);
    let scope = macros;
    for (const item of items) scope = this.item(item, place, scope);
    return scope;
  }

  /** Expands what had to wait for other items; reports macros that do not exist. */
  finish(): void {
    for (let progress = true; progress && this.#pending.length > 0; ) {
      progress = false;
      const waiting = this.#pending;
      this.#pending = [];
      for (const pending of waiting) {
        const site = { macros: pending.slot.outer, module: pending.place.module };
        const def = this.#expander.find(pending.item.call.path, site);
        if (def === undefined) {
          this.#pending.push(pending);
          continue;
        }
        progress = true;
        const items = this.#expander.expandWith(def, pending.item.call, "items", site);
        pending.slot.filled = this.#expander.nested(() => this.items(items ?? [], pending.place, pending.slot.outer));
      }
    }
    for (const pending of this.#pending)
      this.#expander.resolve(pending.item.call.path, { macros: pending.slot.outer, module: pending.place.module });
    this.#pending = [];
  }

  /** Checks a test where tests are compiled; elsewhere it is not to be looked at. */
  #isTestToSkip(item: ast.FnItem, attrs: readonly ast.NormalAttribute[]): boolean {
    const { options, sink } = this.#session;
    if (!attrs.some((a) => attributeName(a) === "test")) return false;
    if (options.test) checkTestFunction(item, attrs, sink);
    return !options.test;
  }

  /** Collects one item; gives the macros known after it. */
  item(item: ast.Item, place: Place, macros: MacroScope): MacroScope {
    const session = this.#session;
    if (place.krate === "user") checkItemAttributes(session, item);
    const configured = configure(item.attrs, session.options);
    const { attrs } = configured;
    if (item.kind === "fn" && place.krate === "user" && this.#isTestToSkip(item, attrs)) return macros;
    if (configured.removedBy !== undefined) {
      const name = "ident" in item ? item.ident : undefined;
      if (name !== undefined)
        place.module.configuredOut.set(name.name, { span: name.span, gate: configured.removedBy });
      return macros;
    }
    switch (item.kind) {
      case "macroRules":
        return this.#macroRules(item, attrs, place, macros);
      case "macroCall":
        return this.#macroCall(item, place, macros);
      case "mod":
        return this.#mod(item, attrs, place, macros);
      case "use":
        addUseTree(session, this.#lookup, item, { ...place, macros }, attrs.map(toHirAttr));
        return macros;
      case "externCrate":
        collectExternCrate(this.#session, this.#lookup, item, attrs, place.module);
        return macros;
      case "externBlock":
        this.#externBlock(item, place);
        return macros;
      case "traitAlias":
        session.sink.error(unsupported("trait aliases", item.span));
        return macros;
      case "error":
        return macros;
      case "impl":
        this.#impl(item, attrs.map(toHirAttr), place, macros, undefined);
        return macros;
      case "fn":
        this.#named(item, "fn", ["value"], attrs, place, macros);
        return macros;
      case "const":
        if (item.ident.name === "_") this.#define(item, "const", attrs.map(toHirAttr), place, macros);
        else this.#named(item, "const", ["value"], attrs, place, macros);
        return macros;
      case "static":
        this.#named(item, "static", ["value"], attrs, place, macros);
        return macros;
      case "typeAlias":
        this.#named(item, "typeAlias", ["type"], attrs, place, macros);
        return macros;
      case "struct":
      case "union":
        this.#struct(item, attrs, place, macros);
        return macros;
      case "enum":
        this.#enum(item, attrs, place, macros);
        return macros;
      case "trait":
        this.#trait(item, attrs, place, macros);
        return macros;
    }
  }

  // ------------------------------------------------------------ definitions

  #define(
    item: ast.Item | ast.AssocItem,
    kind: DefKind,
    attrs: readonly HirAttr[],
    place: Place,
    macros: MacroScope,
    visibility?: Visibility,
    derivedFrom?: Span,
  ): DefId {
    const ident = "ident" in item ? item.ident : undefined;
    const name = ident?.name ?? `{${kind}#${item.span.start}}`;
    const head = headSpan(item);
    const def = this.#session.define({
      kind,
      name,
      nameSpan: ident?.span ?? head,
      span: item.span,
      parent: place.parent,
      visibility: visibility ?? lowerVisibility(this.#session, this.#lookup, item.vis, place.module),
      attrs,
      krate: place.krate,
      headSpan: head,
    });
    this.#session.sources.set(def, {
      item,
      scope: place.scope,
      macros,
      edition: place.edition,
      derivedFrom,
      local: place.local,
      expansion: this.#session.expansion,
    });
    this.#languageAttributes(def, attrs, place.krate);
    return def;
  }

  #languageAttributes(def: DefId, attrs: readonly HirAttr[], krate: CrateName): void {
    if (krate !== "std") return;
    for (const attr of attrs) {
      if (attr.value === undefined) continue;
      if (attr.name === "lang") this.#session.langItems.set(attr.value, def);
      else if (attr.name === "diagnostic_item") this.#session.addDiagnosticItem(attr.value, def);
    }
  }

  /** An item that is just a name for something. */
  #named(
    item: ast.FnItem | ast.ConstItem | ast.StaticItem | ast.TypeAliasItem,
    kind: DefKind,
    spaces: readonly Namespace[],
    attrs: readonly ast.NormalAttribute[],
    place: Place,
    macros: MacroScope,
  ): DefId {
    const def = this.#define(item, kind, attrs.map(toHirAttr), place, macros);
    for (const ns of spaces)
      bind(
        this.#session,
        place.module,
        ns,
        item.ident.name,
        { kind: "def", def },
        this.#session.def(def).visibility,
        this.#session.def(def).headSpan,
      );
    return def;
  }

  #struct(
    item: ast.StructItem | ast.UnionItem,
    attrs: readonly ast.NormalAttribute[],
    place: Place,
    macros: MacroScope,
  ): void {
    const def = this.#define(item, item.kind, attrs.map(toHirAttr), place, macros);
    const { visibility, headSpan: head } = this.#session.def(def);
    bind(this.#session, place.module, "type", item.ident.name, { kind: "def", def }, visibility, head);
    if (item.data.kind !== "named") {
      let ctor = visibility;
      const fields = item.data.kind === "tuple" ? item.data.fields : [];
      for (const field of fields) {
        const own = lowerVisibility(this.#session, this.#lookup, field.vis, place.module);
        if (this.#session.isAtLeast(ctor, own)) ctor = own;
      }
      bind(this.#session, place.module, "value", item.ident.name, { kind: "ctor", def }, ctor, head);
    }
    this.#derive(item, attrs, place, macros);
  }

  #enum(item: ast.EnumItem, attrs: readonly ast.NormalAttribute[], place: Place, macros: MacroScope): void {
    const def = this.#define(item, "enum", attrs.map(toHirAttr), place, macros);
    const { visibility, headSpan: head } = this.#session.def(def);
    bind(this.#session, place.module, "type", item.ident.name, { kind: "def", def }, visibility, head);
    const module = new Module("enum", def, place.module, place.krate);
    this.#session.modules.set(def, module);
    for (const variant of item.variants) {
      const configured = configure(variant.attrs, this.#session.options);
      if (configured.removedBy !== undefined) continue;
      const hirAttrs = configured.attrs.map(toHirAttr);
      this.#noQualifier(
        variant.vis,
        "enum variants and their fields always share the visibility of the enum they are in",
      );
      const id = this.#session.define({
        kind: "variant",
        name: variant.ident.name,
        nameSpan: variant.ident.span,
        span: variant.span,
        parent: def,
        visibility,
        attrs: hirAttrs,
        krate: place.krate,
        headSpan: variant.span,
      });
      this.#session.variantSources.set(id, variant);
      this.#languageAttributes(id, hirAttrs, place.krate);
      bind(this.#session, module, "type", variant.ident.name, { kind: "def", def: id }, visibility, variant.span);
      if (variant.data.kind !== "named" && !module.names.value.has(variant.ident.name)) {
        bind(this.#session, module, "value", variant.ident.name, { kind: "ctor", def: id }, visibility, variant.span);
      }
    }
    this.#derive(item, attrs, place, macros);
  }

  #derive(
    item: ast.StructItem | ast.UnionItem | ast.EnumItem,
    attrs: readonly ast.NormalAttribute[],
    place: Place,
    macros: MacroScope,
  ): void {
    for (const made of deriveImpls(this.#session, item, attrs, place.module)) {
      this.#impl(
        made.impl,
        [{ name: "automatically_derived", value: undefined, words: [], span: made.span }],
        place,
        macros,
        made.span,
      );
    }
  }

  #impl(
    item: ast.ImplItem,
    attrs: readonly HirAttr[],
    place: Place,
    macros: MacroScope,
    derivedFrom: Span | undefined,
  ): void {
    const inherent: Visibility = { kind: "restricted", within: place.module.nearest.def };
    const def = this.#define(item, "impl", attrs, place, macros, inherent, derivedFrom);
    this.#session.impls.push(def);
    if (place.krate === "user")
      this.#noQualifier(
        item.vis,
        item.trait === undefined
          ? "place qualifiers on individual impl items instead"
          : "trait items always share the visibility of their trait",
      );
    this.#assocItems(
      item.items,
      { ...place, parent: def },
      macros,
      item.trait !== undefined ? { kind: "public" } : undefined,
      undefined,
      derivedFrom,
    );
  }

  #trait(item: ast.TraitItem, attrs: readonly ast.NormalAttribute[], place: Place, macros: MacroScope): void {
    const def = this.#define(item, "trait", attrs.map(toHirAttr), place, macros);
    const { visibility, headSpan: head } = this.#session.def(def);
    bind(this.#session, place.module, "type", item.ident.name, { kind: "def", def }, visibility, head);
    const module = new Module("trait", def, place.module, place.krate);
    this.#session.modules.set(def, module);
    this.#session.traits.push(def);
    this.#assocItems(item.items, { ...place, parent: def }, macros, visibility, module, undefined);
  }

  #assocItems(
    items: readonly ast.AssocItem[],
    place: Place,
    macros: MacroScope,
    visibility: Visibility | undefined,
    module: Module | undefined,
    derivedFrom: Span | undefined,
  ): void {
    for (const item of items) {
      if (place.krate === "user" && derivedFrom === undefined)
        checkAssocItemAttributes(
          this.#session,
          item,
          module !== undefined ? "trait" : visibility !== undefined ? "traitImpl" : "inherentImpl",
        );
      const configured = configure(item.attrs, this.#session.options);
      if (configured.removedBy !== undefined) continue;
      if (item.kind === "error") continue;
      if (item.kind === "macroCall") {
        const expanded = this.#expander.expand(item.call, module === undefined ? "implItems" : "traitItems", {
          macros,
          module: place.module,
        });
        this.#expander.nested(() => this.#assocItems(expanded ?? [], place, macros, visibility, module, derivedFrom));
        continue;
      }
      const attrs = configured.attrs.map(toHirAttr);
      const kind = item.kind === "fn" ? "assocFn" : item.kind === "const" ? "assocConst" : "assocType";
      const def = this.#define(item, kind, attrs, place, macros, visibility, derivedFrom);
      if (module !== undefined) {
        bind(
          this.#session,
          module,
          kind === "assocType" ? "type" : "value",
          item.ident.name,
          { kind: "def", def },
          visibility ?? { kind: "public" },
          this.#session.def(def).headSpan,
        );
      }
      this.#qualifierWhereNoneBelongs(item, visibility, place);
    }
  }

  #qualifierWhereNoneBelongs(item: ast.AssocItem, visibility: Visibility | undefined, place: Place): void {
    if (visibility !== undefined && place.krate === "user")
      this.#noQualifier(item.vis, "trait items always share the visibility of their trait");
  }

  /** E0449. */
  #noQualifier(vis: ast.Visibility, why: string): void {
    if (vis.kind === "inherited") return;
    this.#session.sink.error(
      error("E0449", "visibility qualifiers are not permitted here")
        .at(vis.span)
        .note(why)
        .suggest("remove the qualifier", vis.span, "", "MachineApplicable"),
    );
  }

  /** Outside the subset; its names exist, so that uses of them say no more. */
  #externBlock(item: ast.ExternBlockItem, place: Place): void {
    const session = this.#session;
    const res = session.errorRes(session.sink.error(unsupported("extern blocks", item.abi.span)));
    for (const inner of item.items) {
      if (inner.kind === "fn" || inner.kind === "static")
        bind(this.#session, place.module, "value", inner.ident.name, res, { kind: "public" }, inner.span);
      else if (inner.kind === "typeAlias")
        bind(this.#session, place.module, "type", inner.ident.name, res, { kind: "public" }, inner.span);
    }
  }

  // ------------------------------------------------------------ modules, crates, macros

  #mod(item: ast.ModItem, attrs: readonly ast.NormalAttribute[], place: Place, macros: MacroScope): MacroScope {
    if (item.unsafe !== undefined)
      this.#session.sink.error(error(undefined, "module cannot be declared unsafe").at(item.unsafe));
    const pathAttr = attrs.map(toHirAttr).find((a) => a.name === "path")?.value;
    const name = item.ident.name;
    let { items } = item;
    let inner = attrs;
    let directory = place.directory === "" ? name : `${place.directory}/${name}`;
    if (items === undefined) {
      const loaded = this.#load(item, place, pathAttr);
      if (loaded === undefined) {
        items = [];
      } else {
        items = loaded.items;
        directory = loaded.directory;
        if (place.krate === "user") checkAttributes(this.#session, loaded.attrs, "mod", item.span);
        inner = [...attrs, ...configure(loaded.attrs, this.#session.options).attrs];
      }
    }
    const def = this.#session.define({
      kind: "mod",
      name,
      nameSpan: item.ident.span,
      span: item.span,
      parent: place.parent,
      visibility: lowerVisibility(this.#session, this.#lookup, item.vis, place.module),
      attrs: inner.map(toHirAttr),
      krate: place.krate,
      headSpan: headSpan(item),
    });
    this.#session.sources.set(def, {
      item,
      scope: place.scope,
      macros,
      edition: place.edition,
      derivedFrom: undefined,
      local: place.local,
      expansion: this.#session.expansion,
    });
    bind(
      this.#session,
      place.module,
      "type",
      name,
      { kind: "def", def },
      this.#session.def(def).visibility,
      headSpan(item),
    );
    const module = new Module("mod", def, place.module, place.krate);
    this.#session.modules.set(def, module);
    const after = this.items(
      items,
      { ...place, module, parent: def, scope: { kind: "module", module }, directory },
      macros,
    );
    return inner.some((a) => attributeName(a) === "macro_use") ? after : macros;
  }

  #load(
    item: ast.ModItem,
    place: Place,
    path: string | undefined,
  ): { items: readonly ast.Item[]; attrs: readonly ast.Attribute[]; directory: string } | undefined {
    const { sink, files } = this.#session;
    const name = item.ident.name;
    if (place.local && path === undefined) {
      sink.error(
        error(undefined, "cannot declare a file module inside a block unless it has a path attribute")
          .at(item.span)
          .note("file modules are usually placed outside of blocks, at the top level of the file"),
      );
      return undefined;
    }
    const base = place.directory === "" ? "" : `${place.directory}/`;
    const candidates = path !== undefined ? [`${base}${path}`] : [`${base}${name}.rs`, `${base}${name}/mod.rs`];
    for (const candidate of candidates) {
      const loaded = files.load(candidate, place.krate);
      if (loaded.kind === "missing") continue;
      if (loaded.kind === "failed") {
        sink.error(error(undefined, `couldn't read \`${candidate}\`: ${loaded.reason}`).at(item.span));
        return undefined;
      }
      const parsed = parseFile(loaded.file, { edition: place.edition, lazyBodies: place.krate === "std" });
      sink.addAll(parsed.diagnostics);
      const directory =
        path !== undefined ? candidate.slice(0, Math.max(candidate.lastIndexOf("/"), 0)) : `${base}${name}`;
      return { items: parsed.value.items, attrs: parsed.value.attrs, directory };
    }
    if (path !== undefined) {
      sink.error(
        error(undefined, `couldn't read \`${candidates[0]}\`: No such file or directory (os error 2)`).at(item.span),
      );
    } else {
      sink.error(
        error("E0583", `file not found for module \`${name}\``)
          .at(item.span)
          .help(`to create the module \`${name}\`, create file "${candidates[0]}" or "${candidates[1]}"`)
          .note(
            `if there is a \`mod ${name}\` elsewhere in the crate already, import it with \`use crate::...\` instead`,
          ),
      );
    }
    return undefined;
  }

  #macroRules(
    item: ast.MacroRulesItem,
    attrs: readonly ast.NormalAttribute[],
    place: Place,
    macros: MacroScope,
  ): MacroScope {
    const exported = attrs.find((a) => attributeName(a) === "macro_export");
    const hirAttrs = attrs.map(toHirAttr);
    const { name } = item.ident;
    const head = headSpan(item);
    const visibility: Visibility =
      exported !== undefined ? { kind: "public" } : { kind: "restricted", within: place.module.root.def };
    const def = this.#session.define({
      kind: "macro",
      name,
      nameSpan: item.ident.span,
      span: item.span,
      parent: place.parent,
      visibility,
      attrs: hirAttrs,
      krate: place.krate,
      headSpan: head,
    });
    this.#languageAttributes(def, hirAttrs, place.krate);
    const macro: RulesMacro = {
      kind: "rules",
      def,
      name,
      krate: place.krate,
      headSpan: head,
      body: item.body.tokens,
      rules: undefined,
      edition: place.edition,
      module: place.module,
      expansion: this.#session.expansion,
    };
    this.#session.macros.set(def, macro);
    if (exported !== undefined) {
      const root = place.module.root;
      root.names.macro.set(name, {
        res: { kind: "def", def },
        visibility,
        span: head,
        import: undefined,
        target: undefined,
        ambiguous: undefined,
      });
      this.#session.generation++;
      if (place.krate === "std") this.#session.macroPrelude.set(name, def);
    }
    if (place.krate === "user") checkMacro(macro, this.#session.sink);
    return { kind: "macro", name, macro: def, outer: macros };
  }

  #macroCall(item: ast.MacroCallItem, place: Place, macros: MacroScope): MacroScope {
    const site = { macros, module: place.module };
    const def = this.#expander.find(item.call.path, site);
    if (def === undefined) {
      const slot: Extract<MacroScope, { kind: "slot" }> = { kind: "slot", filled: undefined, outer: macros };
      this.#pending.push({ item, place, slot });
      return slot;
    }
    const items = this.#expander.expandWith(def, item.call, "items", site);
    return this.#expander.nested(() => this.items(items ?? [], place, macros));
  }
}
