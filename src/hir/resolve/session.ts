// The tables of a session: definitions and what stands behind them. Filled by `collect/`, read by all of `hir/`.

import { Arena, IdMap } from "#support/ids.ts";
import { bug } from "#support/bug.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { DiagnosticSink, error, type Reported } from "#diagnostics/diagnostic.ts";
import type * as ast from "#syntax/ast.ts";
import { faultToDiagnostic, type LexFault } from "#syntax/lex-fault.ts";
import {
  type BodyId,
  type Def,
  type DefId,
  type DefKind,
  type HirAttr,
  type Res,
  USER_BASE,
  type Visibility,
} from "#hir/defs.ts";
import type { BodyKind, HirBody } from "#hir/body.ts";
import { type Expansion, NOT_EXPANDED } from "./expansion.ts";
import type { StraySemicolon } from "#hir/hir.ts";
import type { HirItem } from "#hir/items.ts";
import type { ModuleFiles } from "#hir/module-files.ts";
import type { MacroDef } from "#hir/macros/macro-def.ts";
import type { MacroScope } from "#hir/macros/macro-scope.ts";
import { LintLevels } from "#hir/attributes/lint-levels.ts";
import { Marks } from "./marks.ts";
import type { Binding, CrateName, Import, Module } from "./module.ts";
import type { Scope } from "./scope.ts";

export interface SessionOptions {
  readonly edition: 2021 | 2024;
  /** Whether `cfg(test)` holds. */
  readonly test: boolean;
}

/** A definition with what only this stage needs. */
export interface DefRow extends Def {
  readonly krate: CrateName;
  /** The nearest module: itself, if it is one. */
  readonly module: DefId;
  /** The head, as messages point at definitions: `struct S;`, `fn f()`. */
  readonly headSpan: Span;
}

/** The syntax behind a definition, and where it stands. */
export interface ItemSource {
  readonly item: ast.Item | ast.AssocItem;
  /** The scope around the item. */
  readonly scope: Scope;
  /** Macros known by text order where it stands. */
  readonly macros: MacroScope;
  readonly edition: ast.Edition;
  /** For what `derive` made: the trait's place in the attribute. */
  readonly derivedFrom: Span | undefined;
  /** Whether it stands within a function. */
  readonly local: boolean;
  /** The macro call that brought it in. */
  readonly expansion: Expansion;
}

/** A body not lowered yet. */
export interface BodyRow {
  readonly owner: DefId;
  readonly kind: BodyKind;
  readonly krate: CrateName;
  lower: (() => HirBody) | undefined;
  result: HirBody | undefined;
}

export class Session {
  readonly options: SessionOptions;
  readonly sink: DiagnosticSink;
  readonly files: ModuleFiles;
  readonly map: SourceMap;
  readonly defs: Arena<DefId, DefRow>;
  readonly bodies: Arena<BodyId, BodyRow>;
  readonly marks: Marks;
  readonly modules: IdMap<DefId, Module>;
  readonly sources: IdMap<DefId, ItemSource>;
  readonly variantSources: IdMap<DefId, ast.Variant>;
  readonly children: IdMap<DefId, DefId[]>;
  readonly bodyOf: IdMap<DefId, BodyId>;
  readonly macros: IdMap<DefId, MacroDef>;
  readonly langItems: Map<string, DefId>;
  readonly diagnosticItems: Map<string, DefId>;
  readonly diagnosticItemOf: IdMap<DefId, string>;
  readonly impls: DefId[];
  readonly traits: DefId[];
  readonly imports: Import[] = [];
  /** Levels of lints that the user's attributes set. */
  readonly levels = new LintLevels();
  readonly items: IdMap<DefId, HirItem | undefined>;
  readonly scopes: IdMap<DefId, Scope>;
  /** Definitions of an item's own generic parameters, in source order. */
  readonly genericDefs: IdMap<DefId, readonly { readonly param: ast.GenericParam; readonly def: DefId }[]>;
  /** Fields of a struct, union or variant, made when first asked for. */
  readonly fields: IdMap<
    DefId,
    readonly { readonly field: ast.FieldDef; readonly def: DefId; readonly name: string }[]
  >;
  /** Prelude of each crate. */
  readonly preludes: { std: Import | undefined; user: Module | undefined };
  readonly roots: { std: Module | undefined; user: Module | undefined };
  /** Macros of std that need no import. */
  readonly macroPrelude: Map<string, DefId>;
  /** Names that `extern crate` items at the user's root give to crates: known in all modules. */
  readonly externPrelude = new Map<string, Binding>();
  /** What was said of `extern crate` items whose crates there are not. */
  readonly missingCrates = new Set<Reported>();
  /** Names in `#[derive]` that are none of the library's. */
  readonly unknownDerives: { readonly path: string; readonly span: Span; readonly module: Module }[] = [];
  /** Semicolons at the end of what user's macros made of calls that stand for expressions. */
  readonly strayStops: StraySemicolon[] = [];
  /** The `#![crate_type]` by which the user's crate is a library. */
  libraryType: HirAttr | undefined;
  /** How deep macro expansions may nest; `#![recursion_limit]` sets it. */
  recursionLimit = 128;
  /** Items whose signature names a trait that is none. */
  readonly withoutTrait = new Set<DefId>();
  /** The macro call whose expansion is looked at. */
  expansion = NOT_EXPANDED;
  /** Grows whenever names are added, so that cached look-ups are dropped. */
  generation = 0;

  /** `std`: the session that holds the standard library; its rows are shared, and ids of this one begin at {@link USER_BASE}. */
  constructor(options: SessionOptions, map: SourceMap, sink: DiagnosticSink, files: ModuleFiles, std?: Session) {
    this.options = options;
    this.sink = sink;
    this.files = files;
    this.map = map;
    const offset = std === undefined ? 0 : USER_BASE;
    this.defs = new Arena(std?.defs, offset);
    this.bodies = new Arena(std?.bodies, offset);
    this.marks = std?.marks ?? new Marks();
    this.modules = new IdMap(std?.modules, offset);
    this.sources = new IdMap(std?.sources, offset);
    this.variantSources = new IdMap(std?.variantSources, offset);
    this.children = new IdMap(std?.children, offset);
    this.bodyOf = new IdMap(std?.bodyOf, offset);
    this.macros = new IdMap(std?.macros, offset);
    this.langItems = std?.langItems ?? new Map();
    this.diagnosticItems = std?.diagnosticItems ?? new Map();
    this.diagnosticItemOf = new IdMap(std?.diagnosticItemOf, offset);
    this.impls = [...(std?.impls ?? [])];
    this.traits = [...(std?.traits ?? [])];
    this.items = new IdMap(std?.items, offset);
    this.scopes = new IdMap(std?.scopes, offset);
    this.genericDefs = new IdMap(std?.genericDefs, offset);
    this.fields = new IdMap(std?.fields, offset);
    this.preludes = { std: std?.preludes.std, user: undefined };
    this.roots = { std: std?.roots.std, user: undefined };
    this.macroPrelude = new Map(std?.macroPrelude);
  }

  /** Reports a malformed literal that is used. */
  reportLiteral(fault: LexFault, { file }: Span): Reported {
    return this.sink.addAll([faultToDiagnostic(fault, file)]) as Reported;
  }

  /** Runs `inner` on what a macro call brought in. */
  within<R>(expansion: Expansion, inner: () => R): R {
    const outer = this.expansion;
    this.expansion = expansion;
    try {
      return inner();
    } finally {
      this.expansion = outer;
    }
  }

  def(id: DefId): DefRow {
    return this.defs.get(id);
  }

  /** Adds a definition and lists it among its parent's children. */
  define(row: {
    kind: DefKind;
    name: string;
    nameSpan: Span;
    span: Span;
    parent: DefId | undefined;
    visibility: Visibility;
    attrs?: readonly HirAttr[];
    krate: CrateName;
    headSpan?: Span;
  }): DefId {
    const id = this.defs.length as DefId;
    const isModule = row.kind === "mod" || row.kind === "crate";
    const module = isModule ? id : row.parent === undefined ? id : this.defs.get(row.parent).module;
    this.defs.push({
      id,
      kind: row.kind,
      name: row.name,
      nameSpan: row.nameSpan,
      span: row.span,
      parent: row.parent,
      visibility: row.visibility,
      attrs: row.attrs ?? [],
      krate: row.krate,
      module,
      headSpan: row.headSpan ?? row.nameSpan,
    });
    if (row.parent !== undefined && LISTED.has(row.kind)) {
      const list = this.children.get(row.parent);
      if (list === undefined) this.children.set(row.parent, [id]);
      else list.push(id);
    }
    return id;
  }

  module(def: DefId): Module {
    return this.modules.get(def) ?? bug(`no module for ${this.def(def).kind} ${this.def(def).name}`);
  }

  root(krate: CrateName): Module {
    return this.roots[krate] ?? bug(`no root of ${krate}`);
  }

  addBody(row: Omit<BodyRow, "result">): BodyId {
    return this.bodies.push({ ...row, result: undefined });
  }

  /** The lowered body; bodies are lowered once. */
  body(id: BodyId): HirBody {
    const row = this.bodies.get(id);
    if (row.result === undefined) {
      if (row.lower === undefined) bug(`body ${id} needs itself`);
      const lower = row.lower;
      row.lower = undefined;
      row.result = lower();
    }
    return row.result;
  }

  langItem(name: string): DefId {
    return this.langItems.get(name) ?? bug(`std has no lang item \`${name}\``);
  }

  edition(krate: CrateName): 2021 | 2024 {
    return krate === "std" ? 2024 : this.options.edition;
  }

  addDiagnosticItem(name: string, def: DefId): void {
    this.diagnosticItems.set(name, def);
    this.diagnosticItemOf.set(def, name);
  }

  /** Whether code in module `from` may name something of this visibility. */
  isVisible(visibility: Visibility, from: DefId): boolean {
    if (visibility.kind === "public") return true;
    const within = visibility.within;
    for (let at: DefId | undefined = this.def(from).module; at !== undefined; ) {
      if (at === within) return true;
      const parent: DefId | undefined = this.def(at).parent;
      at = parent === undefined ? undefined : this.def(parent).module;
    }
    return false;
  }

  /** Whether whoever sees `b` also sees `a`. */
  isAtLeast(a: Visibility, b: Visibility): boolean {
    if (a.kind === "public") return true;
    if (b.kind === "public") return false;
    return this.isVisible(a, b.within);
  }

  /** File, line and column of a place, for `file!`, `line!` and `column!`. */
  locate(span: Span): { readonly file: string; readonly line: number; readonly column: number } {
    const file = this.map.file(span.file);
    return { file: file.name, ...file.lineColumn(span.start) };
  }

  /** For nodes that stand for something an earlier stage has complained about. */
  alreadyTold(): Reported {
    return this.#told;
  }
  readonly #told: Reported = new DiagnosticSink().error(error(undefined, "already reported"));

  errorRes(reported: Reported): Res {
    return { kind: "error", reported };
  }
}

/** Kinds that `children` lists. */
const LISTED: ReadonlySet<DefKind> = new Set([
  "mod",
  "struct",
  "union",
  "enum",
  "variant",
  "field",
  "trait",
  "typeAlias",
  "impl",
  "assocType",
  "assocConst",
  "assocFn",
  "fn",
  "const",
  "static",
  "macro",
  "use",
]);
