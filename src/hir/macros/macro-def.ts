// Macros as definitions: rules as parsed from `macro_rules!`, or a name the compiler implements.

import type { Span } from "#support/span.ts";
import type { Delimiter } from "#syntax/ast.ts";
import type { FragmentKind } from "#syntax/fragments.ts";
import type { Token } from "#syntax/token.ts";
import type { DefId } from "#hir/defs.ts";
import type { Expansion } from "#hir/resolve/expansion.ts";
import type { CrateName, Module } from "#hir/resolve/module.ts";

export type RulesMacro = Extract<MacroDef, { readonly kind: "rules" }>;

export type MacroDef =
  | {
      readonly kind: "rules";
      readonly def: DefId;
      readonly name: string;
      readonly krate: CrateName;
      /** The head, `macro_rules! name`. */
      readonly headSpan: Span;
      readonly body: readonly Token[];
      /** Parsed when first called. */
      rules: readonly MacroRule[] | undefined;
      readonly edition: 2015 | 2018 | 2021 | 2024;
      /** The module or block it stands in. */
      readonly module: Module;
      /** The macro call that brought it in. */
      readonly expansion: Expansion;
    }
  | { readonly kind: "builtin"; readonly def: DefId; readonly name: string };

export interface MacroRule {
  readonly matcher: readonly MatcherPart[];
  readonly matcherSpan: Span;
  readonly transcriber: readonly TranscriberPart[];
  readonly span: Span;
}

/** `*`, `+` or `?`. */
export type RepeatOp = "*" | "+" | "?";

export type MatcherPart =
  | { readonly kind: "token"; readonly token: Token }
  | {
      readonly kind: "delimited";
      readonly delimiter: Delimiter;
      readonly open: Token;
      readonly close: Token;
      readonly parts: readonly MatcherPart[];
    }
  | { readonly kind: "fragment"; readonly name: string; readonly fragment: FragmentKind; readonly span: Span }
  | {
      readonly kind: "repeat";
      readonly parts: readonly MatcherPart[];
      readonly separator: Token | undefined;
      readonly op: RepeatOp;
      readonly names: readonly string[];
      readonly span: Span;
    };

export type TranscriberPart =
  | { readonly kind: "token"; readonly token: Token }
  | { readonly kind: "crate"; readonly token: Token }
  | { readonly kind: "variable"; readonly name: string; readonly dollar: Token; readonly token: Token }
  | {
      readonly kind: "repeat";
      readonly parts: readonly TranscriberPart[];
      readonly separator: Token | undefined;
      readonly op: RepeatOp;
      /** Variables named anywhere inside. */
      readonly names: readonly string[];
      readonly span: Span;
    };
