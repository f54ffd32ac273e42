// What all of lowering works with, and the context in which types are lowered.

import type { Reported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { BodyKind } from "#hir/body.ts";
import type { BodyId, DefId } from "#hir/defs.ts";
import type { HirGenericParam, HirLifetime } from "#hir/items.ts";
import type { MacroExpander } from "#hir/macros/expand.ts";
import type { MacroScope } from "#hir/macros/macro-scope.ts";
import type { Lookup } from "#hir/resolve/lookup.ts";
import type { Module } from "#hir/resolve/module.ts";
import type { Paths } from "#hir/resolve/paths.ts";
import type { Scope } from "#hir/resolve/scope.ts";
import type { Session } from "#hir/resolve/session.ts";

export interface LowerEnv {
  readonly session: Session;
  readonly lookup: Lookup;
  readonly paths: Paths;
  readonly expander: MacroExpander;
  /** Registers the body of an anonymous or inline constant, to be lowered when asked for. */
  constBody(
    kind: BodyKind,
    parent: DefId,
    expr: ast.Expr,
    scope: Scope,
    macros: MacroScope,
  ): { readonly def: DefId; readonly body: BodyId };
  /** Checks the imports made since there were `from` of them. */
  checkImports(from: number): void;
  /** Traits that a module or block brings into scope. */
  traitsIn(module: Module): readonly DefId[];
  /** The scope within an item's own generic parameters. */
  itemScope(def: DefId): Scope;
}

/** A place where a lifetime is missing. */
export interface MissingLifetime {
  readonly span: Span;
  readonly kind: "ampersand" | "underscore" | "path" | "comma";
  /** How many are missing here. */
  readonly count: number;
}

/** What a left-out lifetime means. */
export type Elision =
  /** A new parameter, put into `into`; where not `hiddenInPaths`, a path must at least say `<'_>`. */
  | { readonly kind: "fresh"; readonly into: HirGenericParam[]; readonly owner: DefId; readonly hiddenInPaths: boolean }
  | { readonly kind: "same"; readonly lifetime: HirLifetime }
  | { readonly kind: "infer" }
  | { readonly kind: "static" }
  /** Only noted: what is missing is reported all at once. */
  | { readonly kind: "collect"; readonly missing: MissingLifetime[] }
  | { readonly kind: "error"; readonly reported: Reported }
  /** Each is an error of its own (E0106). */
  | { readonly kind: "named" }
  /** Each is an error of its own (E0637): bounds and where clauses. */
  | { readonly kind: "explicit" }
  /** `const X: &T` in an impl whose header has lifetimes: it could be one of them. */
  | { readonly kind: "implConst" }
  /** `type X = &T` in a trait impl. */
  | { readonly kind: "implAssocType" };

/** What `impl Trait` means. */
export type ImplTrait =
  | { readonly kind: "param"; readonly into: HirGenericParam[]; readonly owner: DefId }
  | { readonly kind: "opaque"; readonly fn: DefId }
  | { readonly kind: "forbidden"; readonly where: string };

export interface TypeCx {
  readonly env: LowerEnv;
  /** The item the type stands in: parent of what is defined on the way. */
  readonly owner: DefId;
  readonly scope: Scope;
  readonly macros: MacroScope;
  readonly elision: Elision;
  readonly implTrait: ImplTrait;
  /** Lifetimes met, for the elision rules of functions. */
  readonly recorder: HirLifetime[] | undefined;
  /** The binder of the trait bound we are in, for `Fn(&T)`. */
  readonly binder: HirGenericParam[] | undefined;
  /** The `impl Trait` whose generic arguments we are in. */
  readonly outerImpl: Span | undefined;
}
