// Small constructors of syntax, for what the compiler writes itself: derives and `format_args!`.

import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";

/** The name that stands for a lang item at the head of a path; not writable by hand. */
export const LANG_PREFIX = "#lang:";

/** Builds nodes that all carry one span (or a given one) and one hygiene mark. */
export class AstBuilder {
  readonly span: Span;
  readonly mark: number;

  constructor(span: Span, mark: number) {
    this.span = span;
    this.mark = mark;
  }

  at(span: Span): AstBuilder {
    return new AstBuilder(span, this.mark);
  }

  ident(name: string): ast.Ident {
    return { name, span: this.span, mark: this.mark, raw: false };
  }

  /** `a::b::c`; a first segment `$crate` means std where the mark is the compiler's own. */
  path(names: string | readonly string[]): ast.Path {
    const list = typeof names === "string" ? names.split("::") : names;
    return {
      kind: "path",
      qself: undefined,
      global: false,
      segments: list.map((name) => this.segment(name)),
      span: this.span,
    };
  }
  segment(name: string, args?: ast.GenericArgs): ast.PathSegment {
    return { ident: this.ident(name), args, span: this.span };
  }
  /** A path that starts at a lang item: `Arguments::new_v1`. */
  langPath(item: string, ...rest: readonly string[]): ast.Path {
    return this.path([`${LANG_PREFIX}${item}`, ...rest]);
  }
  pathExpr(path: ast.Path | string): ast.Expr {
    return { kind: "path", path: typeof path === "string" ? this.path(path) : path, attrs: [], span: this.span };
  }
  identExpr(ident: ast.Ident): ast.Expr {
    const path: ast.Path = {
      kind: "path",
      qself: undefined,
      global: false,
      segments: [{ ident, args: undefined, span: ident.span }],
      span: ident.span,
    };
    return { kind: "path", path, attrs: [], span: ident.span };
  }
  lit(lit: ast.Lit): ast.Expr {
    return { kind: "lit", lit, attrs: [], span: this.span };
  }
  str(value: string): ast.Expr {
    return this.lit({ kind: "str", value, raw: false });
  }
  int(value: number | bigint, suffix?: string): ast.Expr {
    return this.lit({ kind: "int", value: BigInt(value), base: 10, suffix, text: String(value) });
  }
  bool(value: boolean): ast.Expr {
    return this.lit({ kind: "bool", value });
  }
  call(callee: ast.Expr | string, args: readonly ast.Expr[]): ast.Expr {
    return {
      kind: "call",
      callee: typeof callee === "string" ? this.pathExpr(callee) : callee,
      args,
      argsSpan: this.span,
      attrs: [],
      span: this.span,
    };
  }
  method(receiver: ast.Expr, name: string, args: readonly ast.Expr[]): ast.Expr {
    return {
      kind: "methodCall",
      receiver,
      segment: this.segment(name),
      args,
      argsSpan: this.span,
      attrs: [],
      span: this.span,
    };
  }
  field(base: ast.Expr, field: ast.Ident): ast.Expr {
    return { kind: "field", base, field, attrs: [], span: this.span };
  }
  ref(operand: ast.Expr, mutable = false): ast.Expr {
    return { kind: "addrOf", raw: false, mutable, operand, attrs: [], span: this.span };
  }
  deref(operand: ast.Expr): ast.Expr {
    return { kind: "unary", op: "deref", opSpan: this.span, operand, attrs: [], span: this.span };
  }
  not(operand: ast.Expr): ast.Expr {
    return { kind: "unary", op: "not", opSpan: this.span, operand, attrs: [], span: this.span };
  }
  binary(op: ast.BinaryOp, left: ast.Expr, right: ast.Expr): ast.Expr {
    return { kind: "binary", op, opSpan: this.span, left, right, attrs: [], span: this.span };
  }
  tuple(elems: readonly ast.Expr[]): ast.Expr {
    return { kind: "tuple", elems, attrs: [], span: this.span };
  }
  array(elems: readonly ast.Expr[]): ast.Expr {
    return { kind: "array", elems, attrs: [], span: this.span };
  }
  cast(expr: ast.Expr, ty: ast.Type): ast.Expr {
    return { kind: "cast", expr, ty, attrs: [], span: this.span };
  }
  struct(path: ast.Path, fields: readonly (readonly [ast.Ident, ast.Expr])[]): ast.Expr {
    return {
      kind: "struct",
      path,
      fields: fields.map(([ident, expr]) => ({ attrs: [], ident, expr, shorthand: false, span: expr.span })),
      rest: { kind: "none" },
      attrs: [],
      span: this.span,
    };
  }
  match(scrutinee: ast.Expr, arms: readonly (readonly [ast.Pat, ast.Expr])[]): ast.Expr {
    return {
      kind: "match",
      scrutinee,
      arms: arms.map(([pat, body]) => ({ attrs: [], pat, guard: undefined, body, span: body.span })),
      attrs: [],
      span: this.span,
    };
  }
  block(stmts: readonly ast.Stmt[], tail: ast.Expr | undefined): ast.Block {
    return { kind: "block", attrs: [], stmts, tail, span: this.span };
  }
  blockExpr(stmts: readonly ast.Stmt[], tail: ast.Expr | undefined): ast.Expr {
    return {
      kind: "block",
      label: undefined,
      mode: "plain",
      block: this.block(stmts, tail),
      attrs: [],
      span: this.span,
    };
  }
  stmt(expr: ast.Expr): ast.Stmt {
    return { kind: "expr", expr, semi: true, span: this.span };
  }
  let(pat: ast.Pat, ty: ast.Type | undefined, init: ast.Expr | undefined): ast.Stmt {
    return { kind: "let", attrs: [], pat, ty, init, else: undefined, span: this.span };
  }

  wild(): ast.Pat {
    return { kind: "wild", span: this.span };
  }
  binding(ident: ast.Ident, mutable = false): ast.Pat {
    return { kind: "ident", byRef: false, mutable, ident, sub: undefined, span: this.span };
  }
  tuplePat(pats: readonly ast.Pat[]): ast.Pat {
    return { kind: "tuple", pats, span: this.span };
  }
  pathPat(path: ast.Path): ast.Pat {
    return { kind: "path", path, span: this.span };
  }
  tupleStructPat(path: ast.Path, pats: readonly ast.Pat[]): ast.Pat {
    return { kind: "tupleStruct", path, pats, span: this.span };
  }

  pathType(path: ast.Path): ast.Type {
    return { kind: "path", path, span: path.span };
  }
  namedType(names: string): ast.Type {
    return this.pathType(this.path(names));
  }
  refType(ty: ast.Type, mutable = false): ast.Type {
    return { kind: "ref", lifetime: undefined, mutable, ty, span: this.span };
  }
  traitBound(path: ast.Path): ast.Bound {
    return { kind: "trait", binder: [], modifier: "none", path, span: path.span };
  }
}
