// The HIR of a session, as the later stages see it: definitions, items, bodies on demand.

import type { Span } from "#support/span.ts";
import type { BodyId, Def, DefId, HirAttr } from "./defs.ts";
import type { HirBody } from "./body.ts";
import type { HirItem } from "./items.ts";

/** A semicolon at `at`, after the expression that `macro` made of the call at `call`. */
export interface StraySemicolon {
  readonly at: Span;
  readonly call: Span;
  readonly macro: string;
}

/** Made by `collectItems`; bodies of functions nobody asks for are never parsed nor lowered. */
export interface Hir {
  /** Roots: `std` (reachable as `core` and `alloc` too) and the user's crate. */
  readonly stdRoot: DefId;
  readonly crateRoot: DefId;
  def(id: DefId): Def;
  /** The session's own definitions in order: those of the user's crate, or of std where it is collected alone. */
  defs(): IterableIterator<DefId>;
  /** The item behind a definition that has one (not fields, variants, parameters). Lowered on first use. */
  item(id: DefId): HirItem | undefined;
  /** Direct children in source order: items of a module, trait or impl, variants of an enum, fields of a variant. */
  children(id: DefId): readonly DefId[];
  /** Lowers a body on first use; its diagnostics go to the session's sink. */
  body(id: BodyId): HirBody;
  /** The body of a function, const or static, if it has one. */
  bodyOf(def: DefId): BodyId | undefined;
  /** All impls of all crates, in order of definition. */
  impls(): readonly DefId[];
  /** All traits of all crates. */
  traits(): readonly DefId[];
  /** Owners of user-crate bodies, in source order (functions, consts, statics, anonymous consts). */
  userBodies(): readonly BodyId[];
  langItem(name: string): DefId | undefined;
  /** The name in `#[diagnostic_item = "…"]` of a definition. */
  diagnosticItem(def: DefId): string | undefined;
  diagnosticItemNamed(name: string): DefId | undefined;
  /** Items of the user's whose signature, bounds or impl header names a trait that is none (reported). */
  withoutTrait(): ReadonlySet<DefId>;
  /** The nearest enclosing module. */
  module(id: DefId): DefId;
  /** Traits in scope in a module (own, imported, prelude), for method lookup. Block imports: `HirBody.blockTraits`. */
  traitsInScope(module: DefId): readonly DefId[];
  /** Whether code in module `from` may name `def`. */
  isAccessible(def: DefId, from: DefId): boolean;
  isStd(def: DefId): boolean;
  /** The `#![crate_type]` by which the user's crate is a library; absent for a program. */
  readonly libraryType: HirAttr | undefined;
  /** Lints that the user's crate denies or forbids, and that Ferrule does not have, in words. */
  readonly deniedLints: readonly { readonly what: string; readonly span: Span }[];
  /** Semicolons after the expressions that the user's macros make. */
  readonly strayStops: readonly StraySemicolon[];
  /** `#![recursion_limit]`, or what holds without it. */
  readonly recursionLimit: number;
  /** Whether a span crosses a line end in its file: some labels depend on it. */
  isMultiline(span: Span): boolean;
  /** `std::vec::Vec`, `main`, `shapes::Circle::area`: as rustc prints definition paths (own crate's name left out). */
  path(def: DefId): string;
  /** `std::collections::hash_map::Iter`: the shortest path by which users reach a definition of std, if there is one. */
  publicPath(def: DefId): string | undefined;
  /** The span that `#[derive]`, `for`, … should be reported at when a node of std is at fault. */
  nameSpan(def: DefId): Span;
}
