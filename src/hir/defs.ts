// Definitions: everything that has a name or can be referred to by id, across all crates of a session.

import type { Span } from "#support/span.ts";
import type { Id } from "#support/ids.ts";
import type { Reported } from "#diagnostics/diagnostic.ts";

/** Names one definition of the session (std and user crate share one table, std first). */
export type DefId = Id<"Def">;
/** Names one {@link import("./body.ts").HirBody}. */
export type BodyId = Id<"Body">;
/** Ids of the user's crate begin here; what lies below is the standard library's, shared by all sessions. */
export const USER_BASE = 1 << 24;
/** A binding in a body; see `body.ts`. */
export type LocalId = Id<"Local">;

export type DefKind =
  | "crate"
  | "mod"
  | "struct"
  | "union"
  | "enum"
  | "variant"
  | "field"
  | "trait"
  | "typeAlias"
  | "impl"
  | "assocType"
  | "assocConst"
  | "assocFn"
  | "fn"
  | "const"
  | "static"
  | "typeParam"
  | "constParam"
  | "lifetimeParam"
  | "closure"
  | "anonConst"
  | "opaque"
  | "macro"
  | "use";

/** Who may name a definition: everyone, or the module `within` and its descendants. */
export type Visibility = { readonly kind: "public" } | { readonly kind: "restricted"; readonly within: DefId };

/** An attribute the later stages care about, already taken apart. */
export interface HirAttr {
  /** The path joined by `::` (`derive`, `lang`, `track_caller`, `must_use`, `rustc_layout_scalar_valid_range_start`…). */
  readonly name: string;
  /** `name = "value"` or the sole literal argument. */
  readonly value: string | undefined;
  /** Words in parentheses, such as `repr(u8, C)`: `["u8", "C"]`. */
  readonly words: readonly string[];
  readonly span: Span;
}

export interface Def {
  readonly id: DefId;
  readonly kind: DefKind;
  /** The identifier; `{impl#3}`, `{closure#0}`, `'_` and the like where there is none. */
  readonly name: string;
  /** The name's own place, or the head of an unnamed definition. */
  readonly nameSpan: Span;
  /** The whole definition. */
  readonly span: Span;
  /** The enclosing definition; absent for crate roots. */
  readonly parent: DefId | undefined;
  readonly visibility: Visibility;
  readonly attrs: readonly HirAttr[];
}

export type PrimTy =
  | "bool"
  | "char"
  | "str"
  | "i8"
  | "i16"
  | "i32"
  | "i64"
  | "i128"
  | "isize"
  | "u8"
  | "u16"
  | "u32"
  | "u64"
  | "u128"
  | "usize"
  | "f32"
  | "f64";

/** What a path means. */
export type Res =
  | { readonly kind: "def"; readonly def: DefId }
  /** A tuple or unit struct, or a tuple or unit variant, used as a value or pattern. */
  | { readonly kind: "ctor"; readonly def: DefId }
  | { readonly kind: "local"; readonly local: LocalId }
  | { readonly kind: "primTy"; readonly prim: PrimTy }
  /** `Self` within a trait. */
  | { readonly kind: "selfParam"; readonly trait: DefId }
  /** `Self` within an impl (as type). */
  | { readonly kind: "selfAlias"; readonly impl: DefId }
  /** `Self(..)` or `Self` within an impl (as value). */
  | { readonly kind: "selfCtor"; readonly impl: DefId }
  | { readonly kind: "error"; readonly reported: Reported };
