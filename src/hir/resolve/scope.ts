// Lexical scopes: an immutable chain from the innermost outwards, ending in a module.

import type { Span } from "#support/span.ts";
import type { DefId, LocalId, Res } from "#hir/defs.ts";
import type { HirLifetime } from "#hir/items.ts";
import type { Module } from "./module.ts";

/** What the innermost scopes are, and what lies around them. */
export type Scope =
  | ModuleScope
  | BlockScope
  | ItemScope
  | GenericsScope
  | SelfScope
  | LocalsScope
  | ConstScope
  | MacroDefScope;

export interface ModuleScope {
  readonly kind: "module";
  readonly module: Module;
}
/** A block with items or imports of its own. */
export interface BlockScope {
  readonly kind: "block";
  readonly module: Module;
  readonly parent: Scope;
}
/** The border of an item: generic parameters and locals beyond it are visible but must not be used. */
export interface ItemScope {
  readonly kind: "item";
  readonly what: "function" | "struct" | "enum" | "union" | "trait" | "impl" | "type alias" | "constant" | "static";
  readonly nameSpan: Span;
  readonly parent: Scope;
}
export interface GenericsScope {
  readonly kind: "generics";
  /** Type and const parameters. */
  readonly params: ReadonlyMap<string, DefId>;
  readonly lifetimes: ReadonlyMap<string, HirLifetime & { readonly kind: "param" | "error" }>;
  /** Parameters that a default may not name, because they come later; and whether `Self` may not be named either. */
  readonly banned?: { readonly names: ReadonlySet<string>; readonly self: boolean };
  /** Of lifetimes that `for` binds: in what, as messages say it. */
  readonly boundIn?: string;
  /** For an `impl Trait` further in: lifetimes that it may not capture, and where they are bound. */
  readonly uncapturable?: string;
  readonly parent: Scope;
}
/** What `Self` means. */
export interface SelfScope {
  readonly kind: "self";
  readonly res: Res;
  /** The head that declares it. */
  readonly span: Span;
  readonly parent: Scope;
}
/** Variables, by {@link hygienicKey}; grows while its block is lowered. */
export interface LocalsScope {
  readonly kind: "locals";
  readonly names: Map<string, LocalId>;
  readonly spans: Map<string, Span>;
  readonly parent: Scope;
}
/** The inside of a constant: locals beyond it must not be used, for an anonymous one generic parameters neither. */
export interface ConstScope {
  readonly kind: "const";
  readonly generics: boolean;
  /** `const X` or `static X`, for the message; absent for array lengths and the like. */
  readonly item: { readonly keyword: string; readonly span: Span } | undefined;
  /** The type of a const parameter: no parameter may be named, not even alone. */
  readonly paramType?: true;
  /** The count of a repeated element: `Self` may be a type with parameters, as long as its own is not needed. */
  readonly isRepeatCount?: boolean;
  readonly parent: Scope;
}
/** From here on a macro defined in a block is known: its tokens see the variables above. */
export interface MacroDefScope {
  readonly kind: "macroDef";
  readonly macro: DefId;
  readonly parent: Scope;
}

/** Names that macros bring in are different from equal ones written by hand. */
export function hygienicKey(name: string, mark: number): string {
  return mark === 0 ? name : `${name}#${mark}`;
}

/** The innermost module or block with items around a scope. */
export function moduleOf(scope: Scope): Module {
  let at = scope;
  while (at.kind !== "module" && at.kind !== "block") at = at.parent;
  return at.module;
}
