// Prints expressions, blocks and statements: on one line in rustc's style, operands in parentheses where they need them.

import { unreachable } from "#support/bug.ts";
import type { Block, Expr, Item, Stmt } from "#syntax/ast.ts";
import { printLit } from "./literals.ts";
import { TypePrinter } from "./types.ts";

const BINARY: Readonly<Record<string, number>> = {
  "||": 3,
  "&&": 4,
  "==": 5,
  "!=": 5,
  "<": 5,
  "<=": 5,
  ">": 5,
  ">=": 5,
  "|": 6,
  "^": 7,
  "&": 8,
  "<<": 9,
  ">>": 9,
  "+": 10,
  "-": 10,
  "*": 11,
  "/": 11,
  "%": 11,
};
const CAST = 12;
const PREFIX = 13;
const POSTFIX = 14;

/** How tightly an expression holds together; operands that bind looser than their place get parentheses. */
function strength(expr: Expr): number {
  switch (expr.kind) {
    case "closure":
    case "return":
    case "break":
    case "let":
      return 0;
    case "assign":
    case "assignOp":
      return 1;
    case "range":
      return 2;
    case "binary":
      return BINARY[expr.op] as number;
    case "cast":
      return CAST;
    case "unary":
    case "addrOf":
      return strength(expr.operand) === 0 ? 0 : PREFIX;
    default:
      return POSTFIX;
  }
}

export abstract class ExpressionPrinter extends TypePrinter {
  abstract item(item: Item): string;

  expr(expr: Expr): string {
    return this.attrs(expr.attrs, " ") + this.bare(expr);
  }

  /** In a place that needs at least `least`. */
  protected operand(expr: Expr, least: number): string {
    return strength(expr) < least ? `(${this.expr(expr)})` : this.expr(expr);
  }

  /** Behind a prefix operator: closures and jumps may stand bare. */
  protected prefixed(expr: Expr): string {
    return strength(expr) === 0 ? this.expr(expr) : this.operand(expr, PREFIX);
  }

  protected list(exprs: readonly Expr[]): string {
    return exprs.map((e) => this.expr(e)).join(", ");
  }

  /** A condition or scrutinee: an exposed struct literal gets parentheses. */
  protected condition(expr: Expr): string {
    return exposesStruct(expr) ? `(${this.expr(expr)})` : this.expr(expr);
  }

  protected label(label: { readonly name: string } | undefined): string {
    return label === undefined ? "" : `${label.name}: `;
  }

  protected bare(expr: Expr): string {
    switch (expr.kind) {
      case "lit":
        return printLit(expr.lit);
      case "path":
        return this.path(expr.path);
      case "struct": {
        const fields = expr.fields.map(
          (f) =>
            this.attrs(f.attrs, " ") +
            (f.shorthand ? this.ident(f.ident) : `${this.ident(f.ident)}: ${this.expr(f.expr)}`),
        );
        if (expr.rest.kind === "base") fields.push(`..${this.expr(expr.rest.expr)}`);
        if (expr.rest.kind === "rest") fields.push("..");
        return fields.length === 0 ? `${this.path(expr.path)} {}` : `${this.path(expr.path)} { ${fields.join(", ")} }`;
      }
      case "tuple":
        return `(${this.list(expr.elems)}${expr.elems.length === 1 ? "," : ""})`;
      case "array":
        return `[${this.list(expr.elems)}]`;
      case "repeat":
        return `[${this.expr(expr.elem)}; ${this.expr(expr.len)}]`;
      case "paren":
        return `(${this.expr(expr.expr)})`;
      case "call":
        return `${expr.callee.kind === "field" ? `(${this.expr(expr.callee)})` : this.operand(expr.callee, POSTFIX)}(${this.list(expr.args)})`;
      case "methodCall":
        return `${this.operand(expr.receiver, POSTFIX)}.${this.ident(expr.segment.ident)}${expr.segment.args === undefined ? "" : this.genericArgs(expr.segment.args)}(${this.list(expr.args)})`;
      case "field":
        return `${this.operand(expr.base, POSTFIX)}.${this.ident(expr.field)}`;
      case "index":
        return `${this.operand(expr.base, POSTFIX)}[${this.expr(expr.index)}]`;
      case "unary":
        return { neg: "-", not: "!", deref: "*" }[expr.op] + this.prefixed(expr.operand);
      case "addrOf":
        return `&${expr.raw ? (expr.mutable ? "raw mut " : "raw const ") : expr.mutable ? "mut " : ""}${this.prefixed(expr.operand)}`;
      case "binary": {
        const level = BINARY[expr.op] as number;
        const castBeforeAngle = expr.left.kind === "cast" && (expr.op === "<" || expr.op === "<<");
        const inChain =
          expr.op === "&&" ? (e: Expr): string => (e.kind === "let" ? this.expr(e) : "") : (): string => "";
        const left =
          inChain(expr.left) ||
          this.operand(expr.left, castBeforeAngle || level === 5 ? (castBeforeAngle ? PREFIX : level + 1) : level);
        const right = inChain(expr.right) || this.operand(expr.right, level + 1);
        return `${left} ${expr.op} ${right}`;
      }
      case "assign":
        return `${this.operand(expr.left, 2)} = ${this.operand(expr.right, 1)}`;
      case "assignOp":
        return `${this.operand(expr.left, 2)} ${expr.op}= ${this.operand(expr.right, 1)}`;
      case "cast":
        return `${this.operand(expr.expr, CAST)} as ${this.type(expr.ty)}`;
      case "range":
        return (
          (expr.start === undefined ? "" : this.operand(expr.start, 3)) +
          (expr.inclusive ? "..=" : "..") +
          (expr.end === undefined ? "" : this.operand(expr.end, 3))
        );
      case "if":
        return `if ${this.condition(expr.cond)} ${this.block(expr.then)}${expr.else === undefined ? "" : ` else ${this.expr(expr.else)}`}`;
      case "let":
        return `let ${this.pat(expr.pat)} = ${exposesStruct(expr.scrutinee) ? `(${this.expr(expr.scrutinee)})` : this.operand(expr.scrutinee, 5)}`;
      case "match":
        return `match ${this.condition(expr.scrutinee)} ${this.braced(() => expr.arms.map((arm) => this.arm(arm)))}`;
      case "while":
        return `${this.label(expr.label)}while ${this.condition(expr.cond)} ${this.block(expr.body)}`;
      case "loop":
        return `${this.label(expr.label)}loop ${this.block(expr.body)}`;
      case "for":
        return `${this.label(expr.label)}for ${this.pat(expr.pat)} in ${this.condition(expr.iter)} ${this.block(expr.body)}`;
      case "block":
        return (
          this.label(expr.label) +
          {
            plain: "",
            unsafe: "unsafe ",
            const: "const ",
            async: "async ",
            asyncMove: "async move ",
            try: "try ",
            gen: "gen ",
          }[expr.mode] +
          this.block(expr.block)
        );
      case "closure": {
        const params = expr.params.map(
          (p) => `${this.attrs(p.attrs, " ")}${this.pat(p.pat)}${p.ty === undefined ? "" : `: ${this.type(p.ty)}`}`,
        );
        const words = `${expr.binder === undefined ? "" : `for<${expr.binder.map((p) => this.genericParam(p)).join(", ")}> `}${expr.const === undefined ? "" : "const "}${expr.static === undefined ? "" : "static "}${expr.async === undefined ? "" : "async "}${expr.move ? "move " : ""}`;
        return `${words}|${params.join(", ")}|${expr.ret === undefined ? "" : ` -> ${this.type(expr.ret)}`} ${this.expr(expr.body)}`;
      }
      case "return":
        return expr.expr === undefined ? "return" : `return ${this.expr(expr.expr)}`;
      case "break":
        return `break${expr.label === undefined ? "" : ` ${expr.label.name}`}${expr.expr === undefined ? "" : ` ${this.expr(expr.expr)}`}`;
      case "continue":
        return expr.label === undefined ? "continue" : `continue ${expr.label.name}`;
      case "try":
        return `${this.operand(expr.expr, POSTFIX)}?`;
      case "await":
        return `${this.operand(expr.expr, POSTFIX)}.await`;
      case "underscore":
        return "_";
      case "macroCall":
        return this.macroCall(expr.call);
      case "error":
        return "_";
      default:
        return unreachable(expr);
    }
  }

  protected arm(arm: Extract<Expr, { kind: "match" }>["arms"][number]): string {
    const body = this.expr(arm.body);
    return `${this.attrs(arm.attrs)}${this.pat(arm.pat)}${arm.guard === undefined ? "" : ` if ${this.expr(arm.guard)}`} => ${startsWithBlock(arm.body) ? `(${body})` : body},`;
  }

  block(block: Block): string {
    return this.braced(() => [
      ...block.attrs.map((a) => this.attr(a) + (this.flat && a.kind === "doc" ? "\n" : "")),
      ...block.stmts.map((s) => this.stmt(s)),
      ...(block.tail === undefined ? [] : [this.statementExpr(block.tail)]),
    ]);
  }

  /** At the start of a statement a block-like operand would end the statement: parentheses prevent it. */
  protected statementExpr(expr: Expr): string {
    return startsWithBlock(expr) ? `(${this.expr(expr)})` : this.expr(expr);
  }

  stmt(stmt: Stmt): string {
    switch (stmt.kind) {
      case "let":
        return `${this.attrs(stmt.attrs)}let ${this.pat(stmt.pat)}${stmt.ty === undefined ? "" : `: ${this.type(stmt.ty)}`}${stmt.init === undefined ? "" : ` = ${this.expr(stmt.init)}`}${stmt.else === undefined ? "" : ` else ${this.block(stmt.else)}`};`;
      case "item":
        return this.item(stmt.item);
      case "expr":
        return this.statementExpr(stmt.expr) + (stmt.semi ? ";" : "");
      case "macroCall":
        return `${this.attrs(stmt.attrs)}${this.macroCall(stmt.call)}${stmt.style === "semicolon" ? ";" : ""}`;
      case "empty":
      case "error":
        return ";";
      default:
        return unreachable(stmt);
    }
  }
}

/** Whether a struct literal stands outside any delimiter, so that a condition must put it in parentheses. */
function exposesStruct(expr: Expr): boolean {
  switch (expr.kind) {
    case "struct":
      return true;
    case "binary":
    case "assign":
    case "assignOp":
      return exposesStruct(expr.left) || exposesStruct(expr.right);
    case "unary":
    case "addrOf":
      return exposesStruct(expr.operand);
    case "cast":
    case "try":
    case "await":
      return exposesStruct(expr.expr);
    case "return":
    case "break":
      return expr.expr !== undefined && exposesStruct(expr.expr);
    case "closure":
      return exposesStruct(expr.body);
    case "methodCall":
      return exposesStruct(expr.receiver);
    case "call":
      return exposesStruct(expr.callee);
    case "field":
    case "index":
      return exposesStruct(expr.base);
    case "range":
      return (
        (expr.start !== undefined && exposesStruct(expr.start)) || (expr.end !== undefined && exposesStruct(expr.end))
      );
    default:
      return false;
  }
}

/** Whether the leftmost operand of a larger expression is block-like (only substitution can bring that about). */
function startsWithBlock(expr: Expr): boolean {
  let at: Expr = expr;
  let inner = false;
  for (;;) {
    switch (at.kind) {
      case "binary":
      case "assign":
      case "assignOp":
        at = at.left;
        break;
      case "cast":
        at = at.expr;
        break;
      case "call":
        at = at.callee;
        break;
      case "index":
        at = at.base;
        break;
      case "range":
        if (at.start === undefined) return false;
        at = at.start;
        break;
      case "if":
      case "match":
      case "while":
      case "loop":
      case "for":
      case "block":
        return inner;
      case "macroCall":
        return inner && at.call.args.delimiter === "brace";
      default:
        return false;
    }
    inner = true;
  }
}
