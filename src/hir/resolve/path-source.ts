// Where a path stands decides what it may mean (rustc's `PathSource`).

import type { Code } from "#diagnostics/codes.ts";
import type { Span } from "#support/span.ts";
import type { DefId, Res } from "#hir/defs.ts";
import { variantShape } from "./describe.ts";
import type { Namespace } from "./module.ts";
import type { Session } from "./session.ts";

export type PathSource =
  | { readonly kind: "type" }
  | { readonly kind: "trait"; readonly bound: boolean }
  /** A struct literal or pattern. */
  | { readonly kind: "struct" }
  | { readonly kind: "tupleStruct"; readonly pattern: Span }
  | { readonly kind: "pat" }
  /** `call`: the callee of this call; `owner`: the function around; `initializer`: all that a `let` without type is set to. */
  | {
      readonly kind: "value";
      readonly call: Span | undefined;
      readonly owner: FnContext | undefined;
      readonly initializer: boolean;
    };

/** The function a value path stands in. */
export interface FnContext {
  readonly def: DefId;
  readonly nameSpan: Span;
  readonly assoc: boolean;
  readonly hasSelf: boolean;
  /** After the opening parenthesis of the parameters. */
  readonly paramsStart: Span;
  /** A variable of this name anywhere in the function so far. */
  readonly variable: (name: string) => Span | undefined;
}

export function namespaceOf(source: PathSource): Namespace {
  return source.kind === "value" || source.kind === "pat" || source.kind === "tupleStruct" ? "value" : "type";
}

/** Whether a resolution fits its place. */
export function isExpected(session: Session, source: PathSource, res: Res): boolean {
  const kind = res.kind === "def" ? session.def(res.def).kind : undefined;
  switch (source.kind) {
    case "type":
      if (res.kind === "primTy" || res.kind === "selfParam" || res.kind === "selfAlias") return true;
      return (
        kind === "struct" ||
        kind === "union" ||
        kind === "enum" ||
        kind === "trait" ||
        kind === "typeAlias" ||
        kind === "assocType" ||
        kind === "typeParam" ||
        kind === "opaque"
      );
    case "trait":
      return kind === "trait";
    case "struct":
      return (
        res.kind === "selfParam" ||
        res.kind === "selfAlias" ||
        kind === "struct" ||
        kind === "union" ||
        kind === "variant" ||
        kind === "typeAlias" ||
        kind === "assocType"
      );
    case "tupleStruct":
      return (res.kind === "ctor" && variantShape(session, res.def) === "tuple") || res.kind === "selfCtor";
    case "pat":
      return (
        (res.kind === "ctor" && variantShape(session, res.def) === "unit") ||
        res.kind === "selfCtor" ||
        kind === "const" ||
        kind === "assocConst" ||
        kind === "static"
      );
    case "value":
      return (
        res.kind === "ctor" ||
        res.kind === "local" ||
        res.kind === "selfCtor" ||
        kind === "const" ||
        kind === "static" ||
        kind === "fn" ||
        kind === "assocFn" ||
        kind === "assocConst" ||
        kind === "constParam"
      );
  }
}

/** What is expected, in words. */
export function describeExpected(source: PathSource, lastName: string): string {
  switch (source.kind) {
    case "type":
      return "type";
    case "trait":
      return "trait";
    case "struct":
      return "struct, variant or union type";
    case "tupleStruct":
      return "tuple struct or tuple variant";
    case "pat":
      return "unit struct, unit variant or constant";
    case "value":
      if (source.call === undefined) return "value";
      return /^\p{Lu}/u.test(lastName) ? "function, tuple struct or tuple variant" : "function";
  }
}

/** The code of a path that means nothing, or (`found`) something of another kind. */
export function errorCode(source: PathSource, found: boolean): Code {
  switch (source.kind) {
    case "type":
      return found ? "E0573" : "E0425";
    case "trait":
      return found ? "E0404" : "E0405";
    case "struct":
      return found ? "E0574" : "E0422";
    case "tupleStruct":
    case "pat":
      return found ? "E0532" : "E0531";
    case "value":
      return found ? "E0423" : "E0425";
  }
}
