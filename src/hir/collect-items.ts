// The entry to this stage: collects the definitions of std and of the user's crate, and answers as `Hir`.
//
// Std's signatures and bodies are lowered when asked for; the user's crate is lowered whole, so that everything
// that is wrong with its names is told, and items within functions are known.

import { type DiagnosticSink, error, unsupported } from "#diagnostics/diagnostic.ts";
import type { SourceFile, SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import type { SourceFileNode } from "#syntax/ast.ts";
import type { HirBody } from "./body.ts";
import { configure, toHirAttr } from "./attributes/attributes.ts";
import { checkAttributes } from "./attributes/check.ts";
import { Collector } from "./collect/collect.ts";
import { type BodyId, type Def, type DefId, type HirAttr, USER_BASE } from "./defs.ts";
import type { Hir } from "./hir.ts";
import type { HirItem } from "./items.ts";
import { reportUnknownDerives } from "./derive/derive.ts";
import { Bodies } from "./lower/bodies.ts";
import type { LowerEnv } from "./lower/env.ts";
import { itemScope } from "./lower/generics.ts";
import { fieldsOf, lowerItem } from "./lower/items.ts";
import { BUILTIN_MACROS, MacroExpander } from "./macros/expand.ts";
import type { ModuleFiles } from "./module-files.ts";
import { ImportChecker } from "./resolve/check-imports.ts";
import { defPath } from "./resolve/describe.ts";
import { publicPaths } from "./resolve/public-paths.ts";
import { Lookup } from "./resolve/lookup.ts";
import { type CrateName, Module } from "./resolve/module.ts";
import { namesIn } from "./resolve/names.ts";
import { Paths } from "./resolve/paths.ts";
import { Session } from "./resolve/session.ts";

/** Crates that bring their own runtime, or none. */
const WITHOUT_RUNTIME: ReadonlySet<string> = new Set(["no_std", "no_core", "no_main"]);

export interface CollectOptions {
  readonly edition: 2021 | 2024;
  /** Whether `cfg(test)` holds. */
  readonly test: boolean;
  /** The files of the session, for `line!` and messages that quote the source. */
  readonly map: SourceMap;
}

/** A crate's root file, parsed. */
export interface CrateSource {
  readonly file: SourceFile;
  readonly ast: SourceFileNode;
}

/** The standard library, collected: shared by every compilation of a process. */
export interface StdHir extends Hir {
  readonly std: StdHalf;
}

/** What a session of the user's crate stands on. Opaque to other stages. */
export interface StdHalf {
  readonly session: Session;
}

/** Collects the standard library alone. Its signatures and bodies are lowered when asked for. */
export function collectStd(map: SourceMap, std: CrateSource, files: ModuleFiles, sink: DiagnosticSink): StdHir {
  return new HirTables({ edition: 2024, test: false, map }, std, "std", files, sink, undefined);
}

/**
 * Collects the user's crate on top of std. `files` gives the files of `mod name;`; what is wrong goes to `sink`.
 * Everything about the user's crate has been reported when this returns; std is lowered on demand.
 */
export function collectItems(
  options: CollectOptions,
  std: StdHir,
  user: CrateSource,
  files: ModuleFiles,
  sink: DiagnosticSink,
): Hir {
  return new HirTables(options, user, "user", files, sink, std);
}

class HirTables implements StdHir {
  readonly #session: Session;
  readonly #map: SourceMap;
  readonly #lookup: Lookup;
  readonly #env: LowerEnv;
  readonly #bodies: Bodies;
  /** Answers for what belongs to the library. */
  readonly #std: StdHir | undefined;
  readonly std: StdHalf;
  readonly stdRoot: DefId;
  readonly crateRoot: DefId;
  #userBodies: readonly BodyId[] | undefined;
  #publicPaths: ReadonlyMap<DefId, string> | undefined;
  readonly #traitsIn = new Map<Module, readonly DefId[]>();

  constructor(
    options: CollectOptions,
    source: CrateSource,
    krate: CrateName,
    files: ModuleFiles,
    sink: DiagnosticSink,
    std: StdHir | undefined,
  ) {
    const session = new Session(
      { edition: options.edition, test: options.test },
      options.map,
      sink,
      files,
      std?.std.session,
    );
    const lookup = new Lookup(session);
    const expander = new MacroExpander(session, lookup);
    const collector = new Collector(session, lookup, expander);
    this.#session = session;
    this.#map = options.map;
    this.#lookup = lookup;
    this.#std = std;
    this.std = { session };
    this.#bodies = new Bodies(collector, (def) => this.item(def));
    this.#env = {
      session,
      lookup,
      paths: new Paths(session, lookup),
      expander,
      constBody: (kind, parent, expr, scope, macros) =>
        this.#bodies.constBody(this.#env, kind, parent, expr, scope, macros),
      checkImports: (from) => new ImportChecker(session, lookup).check(session.imports.slice(from), undefined),
      traitsIn: (module) => this.#directTraits(module),
      itemScope: (def) => itemScope(this.#env, def),
    };
    if (std !== undefined) this.#standardNames();
    const root = this.#collectCrate(krate, source, collector);
    this.stdRoot = std?.stdRoot ?? root;
    this.crateRoot = root;
    if (std === undefined) return;
    new ImportChecker(session, lookup).check(
      session.imports.filter((i) => i.module.krate === "user"),
      undefined,
    );
    this.#lowerUserCrate();
    reportUnknownDerives(session, lookup);
  }

  /** The tables that answer for a definition or body: the library's own, or these. */
  #owner(id: DefId | BodyId): StdHir | undefined {
    return id < USER_BASE ? this.#std : undefined;
  }

  #collectCrate(krate: CrateName, source: CrateSource, collector: Collector): DefId {
    const { ast, file } = source;
    const session = this.#session;
    if (krate === "user") checkAttributes(session, ast.attrs, "crate", ast.span);
    const configured = configure(ast.attrs, session.options);
    const attrs = configured.attrs.map(toHirAttr);
    for (const attr of attrs) {
      if (attr.name === "recursion_limit" && attr.value !== undefined && /^[0-9]+$/.test(attr.value))
        session.recursionLimit = Math.min(Number(attr.value), 512);
      if (attr.name === "crate_type" && attr.value !== "bin") session.libraryType = attr;
      if (krate === "user" && WITHOUT_RUNTIME.has(attr.name))
        session.sink.error(unsupported(`crates with \`#![${attr.name}]\``, attr.span));
    }
    if (session.libraryType !== undefined) checkCrateTypes(attrs, session.sink);
    const named = attrs.find((attr) => attr.name === "crate_name")?.value;
    const name = krate === "std" ? "std" : (named ?? crateNameOf(file.name));
    const span: Span = ast.span;
    const root = session.define({
      kind: "crate",
      name,
      nameSpan: span,
      span,
      parent: undefined,
      visibility: { kind: "public" },
      attrs,
      krate,
    });
    const module = new Module("mod", root, undefined, krate);
    session.modules.set(root, module);
    session.roots[krate] = module;
    if (krate === "std") this.#builtinMacros(module, span);
    const slash = file.name.lastIndexOf("/");
    const directory = slash < 0 ? "" : file.name.slice(0, slash);
    collector.items(
      configured.removedBy === undefined ? ast.items : [],
      {
        krate,
        module,
        parent: root,
        scope: { kind: "module", module },
        directory,
        local: false,
        edition: session.edition(krate),
      },
      undefined,
    );
    collector.finish();
    return root;
  }

  #builtinMacros(root: Module, span: Span): void {
    const session = this.#session;
    for (const name of BUILTIN_MACROS) {
      const def = session.define({
        kind: "macro",
        name,
        nameSpan: span,
        span,
        parent: root.def,
        visibility: { kind: "public" },
        krate: "std",
      });
      session.macros.set(def, { kind: "builtin", def, name });
      session.macroPrelude.set(name, def);
      root.names.macro.set(name, {
        res: { kind: "def", def },
        visibility: { kind: "public" },
        span,
        import: undefined,
        target: undefined,
        ambiguous: undefined,
      });
    }
  }

  /** The prelude of the user's edition. */
  #standardNames(): void {
    const session = this.#session;
    const root = session.root("std");
    const prelude = this.#lookup.inModule(root, "prelude", "type");
    const module = prelude === undefined ? undefined : this.#lookup.moduleOfRes(prelude.res);
    const edition =
      module === undefined ? undefined : this.#lookup.inModule(module, `rust_${session.options.edition}`, "type");
    session.preludes.user = edition === undefined ? undefined : this.#lookup.moduleOfRes(edition.res);
  }

  /** Lowers every item and body of the user's crate; items found within bodies follow. */
  #lowerUserCrate(): void {
    const session = this.#session;
    let body: number = USER_BASE;
    for (let i = this.crateRoot as number; i < session.defs.length; i++) {
      const row = session.def(i as DefId);
      if (row.krate !== "user" || !session.sources.has(row.id)) continue;
      this.item(row.id);
      const id = this.#bodies.bodyOf(this.#env, row.id);
      if (id !== undefined) session.body(id);
      for (; body < session.bodies.length; body++) {
        const waiting = session.bodies.get(body as BodyId);
        if (waiting.krate === "user" && (waiting.kind === "anonConst" || waiting.kind === "inlineConst"))
          session.body(body as BodyId);
      }
    }
  }

  // ------------------------------------------------------------ definitions

  def(id: DefId): Def {
    return this.#session.def(id);
  }
  defs(): IterableIterator<DefId> {
    return this.#session.defs.ids();
  }
  withoutTrait(): ReadonlySet<DefId> {
    return this.#session.withoutTrait;
  }

  item(id: DefId): HirItem | undefined {
    const owner = this.#owner(id);
    if (owner !== undefined) return owner.item(id);
    const { items } = this.#session;
    if (items.has(id)) return items.get(id);
    const item = lowerItem(this.#env, id, (def) => this.#bodies.bodyOf(this.#env, def));
    items.set(id, item);
    return item;
  }

  children(id: DefId): readonly DefId[] {
    const owner = this.#owner(id);
    if (owner !== undefined) return owner.children(id);
    const session = this.#session;
    const variant = session.variantSources.get(id);
    if (variant !== undefined) fieldsOf(this.#env, id, variant.data, session.def(id).parent as DefId);
    const item = session.sources.get(id)?.item;
    if (item !== undefined && (item.kind === "struct" || item.kind === "union")) fieldsOf(this.#env, id, item.data, id);
    return session.children.get(id) ?? [];
  }

  body(id: BodyId): HirBody {
    const owner = this.#owner(id);
    if (owner !== undefined) return owner.body(id);
    return this.#session.body(id);
  }
  bodyOf(def: DefId): BodyId | undefined {
    const owner = this.#owner(def);
    if (owner !== undefined) return owner.bodyOf(def);
    return this.#bodies.bodyOf(this.#env, def);
  }

  impls(): readonly DefId[] {
    return this.#session.impls;
  }
  traits(): readonly DefId[] {
    return this.#session.traits;
  }

  userBodies(): readonly BodyId[] {
    if (this.#userBodies === undefined) {
      const { bodies } = this.#session;
      const ids = [...bodies.ids()].filter((id) => bodies.get(id).krate === "user");
      const at = (id: BodyId): Span => this.#session.def(bodies.get(id).owner).span;
      this.#userBodies = ids.sort((a, b) => at(a).file - at(b).file || at(a).start - at(b).start || a - b);
    }
    return this.#userBodies;
  }

  // ------------------------------------------------------------ what std marks

  langItem(name: string): DefId | undefined {
    return this.#session.langItems.get(name);
  }
  diagnosticItem(def: DefId): string | undefined {
    return this.#session.diagnosticItemOf.get(def);
  }
  diagnosticItemNamed(name: string): DefId | undefined {
    return this.#session.diagnosticItems.get(name);
  }

  // ------------------------------------------------------------ scopes

  module(id: DefId): DefId {
    return this.#session.def(id).module;
  }

  traitsInScope(module: DefId): readonly DefId[] {
    const owner = this.#owner(module);
    if (owner !== undefined) return owner.traitsInScope(module);
    const at = this.#session.module(module);
    const prelude = this.#lookup.preludeModule(at);
    const own = this.#directTraits(at);
    return prelude === undefined ? own : [...new Set([...own, ...this.#directTraits(prelude)])];
  }

  /** Traits a module names or imports, `as _` included. */
  #directTraits(module: Module): readonly DefId[] {
    const known = this.#traitsIn.get(module);
    if (known !== undefined) return known;
    const session = this.#session;
    const found = new Set<DefId>();
    const add = (res: { kind: string; def?: DefId }): void => {
      if (res.kind === "def" && res.def !== undefined && session.def(res.def).kind === "trait") found.add(res.def);
    };
    for (const [, binding] of namesIn(this.#lookup, module, "type")) add(binding.res);
    for (const import_ of module.singles.get("_") ?? []) {
      const binding = this.#lookup.import(import_, "type");
      if (binding !== undefined) add(binding.res);
    }
    const list = [...found];
    this.#traitsIn.set(module, list);
    return list;
  }

  isAccessible(def: DefId, from: DefId): boolean {
    return this.#session.isVisible(this.#session.def(def).visibility, from);
  }
  isStd(def: DefId): boolean {
    return this.#session.def(def).krate === "std";
  }
  path(def: DefId): string {
    return defPath(this.#session, def);
  }
  publicPath(def: DefId): string | undefined {
    if (this.#std !== undefined) return this.#std.publicPath(def);
    this.#publicPaths ??= publicPaths(this.#session, this.#lookup, this.#session.root("std"));
    return this.#publicPaths.get(def);
  }
  get libraryType(): HirAttr | undefined {
    return this.#session.libraryType;
  }
  get deniedLints(): Hir["deniedLints"] {
    return this.#session.levels.unchecked;
  }
  get strayStops(): Hir["strayStops"] {
    return this.#session.strayStops;
  }
  get recursionLimit(): number {
    return this.#session.recursionLimit;
  }
  isMultiline(span: Span): boolean {
    return this.#map.text(span).includes("\n");
  }
  nameSpan(def: DefId): Span {
    return this.#session.def(def).nameSpan;
  }
}

/** What is made as a program, or as a procedural macro, is not made as anything else. */
function checkCrateTypes(attrs: readonly HirAttr[], sink: DiagnosticSink): void {
  const types = new Set(attrs.filter(({ name }) => name === "crate_type").map(({ value }) => value));
  if (types.size < 2) return;
  for (const alone of ["bin", "proc-macro"])
    if (types.has(alone)) {
      sink.error(error(undefined, `cannot mix \`${alone}\` crate type with others`));
      return;
    }
}

/** The name of a crate after its root file, as rustc makes it. */
function crateNameOf(file: string): string {
  const base = file.slice(file.lastIndexOf("/") + 1).replace(/\.rs$/, "");
  const name = base.replaceAll("-", "_");
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(name) ? name : "rust_out";
}
