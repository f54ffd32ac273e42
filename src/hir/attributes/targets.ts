// What attributes can stand on, by rustc's names.

import type * as ast from "#syntax/ast.ts";

/** A kind of node that takes attributes, with the words that messages use for several of them. */
export const TARGETS = {
  crate: "crates",
  fn: "functions",
  struct: "structs",
  union: "unions",
  enum: "enums",
  variant: "enum variants",
  field: "struct fields",
  trait: "traits",
  inherentImpl: "inherent impl blocks",
  traitImpl: "trait impl blocks",
  const: "constants",
  static: "statics",
  typeAlias: "type aliases",
  mod: "modules",
  use: "use statements",
  externCrate: "extern crates",
  foreignMod: "foreign modules",
  foreignFn: "foreign functions",
  foreignStatic: "foreign statics",
  macroDef: "macro defs",
  macroCall: "macro calls",
  inherentMethod: "inherent methods",
  requiredMethod: "required trait methods",
  providedMethod: "provided trait methods",
  implMethod: "trait methods in impl blocks",
  assocConst: "associated consts",
  assocType: "associated types",
  param: "function params",
  typeParam: "type parameters",
  lifetimeParam: "lifetime parameters",
  constParam: "const parameters",
  statement: "statements",
  expression: "expressions",
  arm: "match arms",
  closure: "closures",
  exprField: "struct fields",
  patField: "pattern fields",
} as const;

export type Target = keyof typeof TARGETS;

/** An item's target; undefined where it takes no attributes worth checking. */
export function targetOfItem(item: ast.Item): Target | undefined {
  switch (item.kind) {
    case "impl":
      return item.trait === undefined ? "inherentImpl" : "traitImpl";
    case "traitAlias":
      return "trait";
    case "externBlock":
      return "foreignMod";
    case "macroRules":
      return "macroDef";
    case "error":
      return undefined;
    default:
      return item.kind;
  }
}

/** The target of an item within a trait or an impl. */
export function targetOfAssocItem(
  item: ast.AssocItem,
  within: "trait" | "traitImpl" | "inherentImpl",
): Target | undefined {
  switch (item.kind) {
    case "fn":
      if (within === "traitImpl") return "implMethod";
      if (within === "inherentImpl") return "inherentMethod";
      return item.body === undefined ? "requiredMethod" : "providedMethod";
    case "const":
      return "assocConst";
    case "typeAlias":
      return "assocType";
    case "macroCall":
      return "macroCall";
    case "error":
      return undefined;
  }
}

/** The target of an expression that stands as a statement, an argument or an operand. */
export function targetOfExpr(expr: ast.Expr): Target {
  return expr.kind === "closure" ? "closure" : expr.kind === "macroCall" ? "macroCall" : "expression";
}
