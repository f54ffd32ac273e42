// Loops, `?`, ranges and destructuring assignment, in terms of simpler constructs (as rustc lowers them).

import { error } from "#diagnostics/diagnostic.ts";
import { makeSpan, spanEnd, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { ExprId, HirBlock, HirStmt, PatId } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import type { HirFieldPat } from "#hir/body.ts";
import type { BodyCx } from "./body-cx.ts";
import { PatternBinder } from "./patterns.ts";
import { lowerPath } from "./types.ts";

function plainBlock(stmts: readonly HirStmt[], tail: ExprId | undefined, span: Span): HirBlock {
  return { stmts, tail, span, endSpan: spanEnd(span) };
}

function headOf(span: Span, end: Span): Span {
  return span.file === end.file ? makeSpan(span.file, span.start, Math.max(span.start, end.end)) : span;
}

/** `loop { … }` */
export function lowerLoop(cx: BodyCx, expr: ast.LoopExpr): ExprId {
  const id = cx.reserve(expr.span);
  const head = makeSpan(expr.span.file, expr.span.start, Math.max(expr.span.start, expr.body.span.start));
  const body = cx.breakable({ kind: "loop", target: id, label: expr.label, span: head }, () =>
    cx.blockExpr(cx.knot.block(cx, expr.body)),
  );
  cx.exprs.set(id, { kind: "loop", body, label: expr.label?.name, headSpan: head, span: expr.span });
  return id;
}

/** `while c { b }` becomes `loop { if c { b } else { break } }`. */
export function lowerWhile(cx: BodyCx, expr: ast.WhileExpr): ExprId {
  const id = cx.reserve(expr.span);
  const head = headOf(expr.span, expr.cond.span);
  const inner = cx.breakable({ kind: "while", target: id, label: expr.label, span: head }, () =>
    cx.scoped(() => {
      const condition = cx.breakable({ kind: "condition" }, () => lowerCondition(cx, expr.cond));
      const then = cx.blockExpr(cx.knot.block(cx, expr.body));
      const leave = cx.expr({ kind: "break", target: id, value: undefined, span: expr.span, desugared: "whileLoop" });
      const els = cx.blockExpr(plainBlock([], leave, expr.span), "whileLoop");
      return cx.expr({ kind: "if", condition, then, els, span: expr.span, desugared: "whileLoop" });
    }),
  );
  const body = cx.blockExpr(plainBlock([], inner, expr.body.span), "whileLoop");
  cx.exprs.set(id, {
    kind: "loop",
    body,
    label: expr.label?.name,
    headSpan: head,
    span: expr.span,
    desugared: "whileLoop",
  });
  return id;
}

/** A condition: `let`s and `&&` stay, everything else drops its temporaries at once. */
export function lowerCondition(cx: BodyCx, cond: ast.Expr): ExprId {
  if (cond.kind === "let") {
    const init = cx.knot.expr(cx, cond.scrutinee);
    const binder = new PatternBinder(cx, "match binding");
    const pat = binder.lower(cond.pat);
    cx.scope = cx.newLocals();
    binder.declare();
    return cx.expr({ kind: "let", pat, init, span: cond.span });
  }
  if (cond.kind === "binary" && cond.op === "&&" && hasLet(cond)) {
    const left = lowerCondition(cx, cond.left);
    const right = lowerCondition(cx, cond.right);
    return cx.expr({ kind: "logical", op: "&&", left, right, span: cond.span });
  }
  if (cond.kind === "paren" && hasLet(cond.expr)) return lowerCondition(cx, cond.expr);
  const expr = cx.knot.expr(cx, cond);
  return cx.expr({ kind: "dropTemps", expr, span: cond.span });
}

function hasLet(expr: ast.Expr): boolean {
  if (expr.kind === "let") return true;
  if (expr.kind === "paren") return hasLet(expr.expr);
  return expr.kind === "binary" && expr.op === "&&" && (hasLet(expr.left) || hasLet(expr.right));
}

/** `for pat in e { b }` becomes `match IntoIterator::into_iter(e) { mut iter => loop { match Iterator::next(&mut iter) { None => break, Some(pat) => b } } }`. */
export function lowerFor(cx: BodyCx, expr: ast.ForExpr): ExprId {
  const at = expr.iter.span;
  const head = cx.knot.expr(cx, expr.iter);
  const scrutinee = cx.callLang("into_iter", [head], at, "forLoop");
  const iter = cx.local("iter", at, { synthetic: true });
  const id = cx.reserve(expr.span);
  const headSpan = headOf(expr.span, at);
  const leave = cx.expr({ kind: "break", target: id, value: undefined, span: expr.span, desugared: "forLoop" });
  const none = cx.pat({ kind: "path", path: cx.langPath("None", expr.span, true), span: expr.span });
  const some = cx.scoped(() => {
    const binder = new PatternBinder(cx, "for loop binding");
    const inner = binder.lower(expr.pat);
    binder.declare();
    const pat = cx.pat({
      kind: "tupleStruct",
      path: cx.langPath("Some", expr.pat.span, true),
      elements: [inner],
      rest: undefined,
      span: expr.pat.span,
    });
    const body = cx.breakable({ kind: "for", target: id, label: expr.label, span: headSpan }, () =>
      cx.blockExpr(cx.knot.block(cx, expr.body)),
    );
    return { pat, body };
  });
  const place = cx.expr({
    kind: "addrOf",
    raw: false,
    mutability: "mut",
    operand: cx.localExpr(iter, at),
    span: at,
    desugared: "forLoop",
  });
  const next = cx.callLang("next", [place], at, "forLoop");
  const step = cx.expr({
    kind: "match",
    scrutinee: next,
    arms: [
      { pat: none, guard: undefined, body: leave, span: expr.span },
      { pat: some.pat, guard: undefined, body: some.body, span: expr.span },
    ],
    span: expr.span,
    desugared: "forLoop",
  });
  const body = cx.blockExpr(
    plainBlock([{ kind: "expr", expr: step, semi: false, span: expr.span }], undefined, expr.body.span),
    "forLoop",
  );
  cx.exprs.set(id, { kind: "loop", body, label: expr.label?.name, headSpan, span: expr.span, desugared: "forLoop" });
  const arm = { pat: cx.bindingPat(iter, true, at), guard: undefined, body: id, span: expr.span };
  return cx.expr({ kind: "match", scrutinee, arms: [arm], span: expr.span, desugared: "forLoop" });
}

/** `e?` becomes `match Try::branch(e) { Continue(val) => val, Break(residual) => return FromResidual::from_residual(residual) }`. */
export function lowerTry(cx: BodyCx, expr: ast.TryExpr): ExprId {
  const { span } = expr;
  const mark = makeSpan(span.file, Math.max(span.start, span.end - 1), span.end);
  const scrutinee = cx.callLang("branch", [cx.knot.expr(cx, expr.expr)], span, "question");
  const arm = (variant: string, name: string, body: (local: LocalId) => ExprId) => {
    const local = cx.local(name, span, { synthetic: true });
    const inner = cx.bindingPat(local, false, span);
    const pat = cx.pat({
      kind: "tupleStruct",
      path: cx.langPath(variant, span, true),
      elements: [inner],
      rest: undefined,
      span,
    });
    return { pat, guard: undefined, body: body(local), span };
  };
  const onwards = arm("Continue", "val", (local) => cx.localExpr(local, span));
  const early = arm("Break", "residual", (local) => {
    const value = cx.callLang("from_residual", [cx.localExpr(local, mark)], mark, "question");
    if (!cx.inFunction)
      return cx.error(
        mark,
        cx.session.sink.error(error("E0572", "return statement outside of function body").at(mark)),
      );
    return cx.expr({ kind: "return", value, span: mark, desugared: "question" });
  });
  return cx.expr({ kind: "match", scrutinee, arms: [onwards, early], span, desugared: "question" });
}

/** `a..b` and its kin are values of the range types. */
export function lowerRange(cx: BodyCx, expr: ast.RangeExpr): ExprId {
  const { span } = expr;
  const start = expr.start === undefined ? undefined : cx.knot.expr(cx, expr.start);
  const end = expr.end === undefined ? undefined : cx.knot.expr(cx, expr.end);
  if (start !== undefined && end !== undefined && expr.inclusive) {
    const self = { kind: "path" as const, path: cx.langPath("RangeInclusiveStruct", span), span };
    const callee = cx.pathExpr(
      { kind: "typeRelative", self, segment: { name: "new", span, args: undefined }, span },
      "range",
    );
    return cx.expr({ kind: "call", callee, args: [start, end], span, desugared: "range" });
  }
  if (start === undefined && end === undefined) {
    return cx.pathExpr(cx.langPath("RangeFull", span, true), "range");
  }
  const name =
    start === undefined ? (expr.inclusive ? "RangeToInclusive" : "RangeTo") : end === undefined ? "RangeFrom" : "Range";
  const field = (fieldName: string, value: ExprId, at: Span) => ({
    name: fieldName,
    nameSpan: at,
    value,
    span: at,
    shorthand: false,
  });
  const fields = [
    ...(start !== undefined && expr.start !== undefined ? [field("start", start, expr.start.span)] : []),
    ...(end !== undefined && expr.end !== undefined ? [field("end", end, expr.end.span)] : []),
  ];
  return cx.expr({ kind: "struct", path: cx.langPath(name, span), fields, base: undefined, span, desugared: "range" });
}

/** `left = right`; a pattern-like left side becomes a `let` and one assignment for each place. */
export function lowerAssign(cx: BodyCx, expr: ast.AssignExpr): ExprId {
  if (!isDestructuring(cx, expr.left)) {
    const left = cx.knot.expr(cx, expr.left);
    const right = cx.knot.expr(cx, expr.right);
    return cx.expr({ kind: "assign", left, right, opSpan: expr.opSpan, span: expr.span });
  }
  const init = cx.knot.expr(cx, expr.right);
  const assigns: HirStmt[] = [];
  const pat = destructure(cx, expr.left, (place, local, span) => {
    const left = cx.knot.expr(cx, place);
    const assign = cx.expr({
      kind: "assign",
      left,
      right: cx.localExpr(local, span),
      opSpan: expr.opSpan,
      span,
      desugared: "assignment",
    });
    assigns.push({ kind: "expr", expr: assign, semi: true, span });
  });
  const let_: HirStmt = { kind: "let", pat, ty: undefined, init, els: undefined, span: expr.span };
  return cx.blockExpr(plainBlock([let_, ...assigns], undefined, expr.span), "assignment");
}

function isDestructuring(cx: BodyCx, left: ast.Expr): boolean {
  switch (left.kind) {
    case "tuple":
    case "array":
    case "struct":
    case "underscore":
      return true;
    case "paren":
      return isDestructuring(cx, left.expr);
    case "call":
      return left.callee.kind === "path" && isTupleCtor(cx, left.callee.path);
    default:
      return false;
  }
}

function isTupleCtor(cx: BodyCx, path: ast.Path): boolean {
  if (path.qself !== undefined) return false;
  const res = cx.env.paths.quietly(path, cx.scope, "value");
  return res?.kind === "ctor" || res?.kind === "selfCtor";
}

type OnPlace = (place: ast.Expr, local: LocalId, span: Span) => void;

/** The pattern that takes the value apart; `onPlace` gets each place and the variable that holds its part. */
function destructure(cx: BodyCx, left: ast.Expr, onPlace: OnPlace): PatId {
  const { span } = left;
  switch (left.kind) {
    case "underscore":
      return cx.pat({ kind: "wild", span });
    case "paren":
      return destructure(cx, left.expr, onPlace);
    case "tuple":
      return cx.pat({ kind: "tuple", ...destructureAll(cx, left.elems, onPlace), span });
    case "array": {
      const { elements, rest } = destructureAll(cx, left.elems, onPlace);
      if (rest === undefined) return cx.pat({ kind: "slice", before: elements, middle: undefined, after: [], span });
      return cx.pat({
        kind: "slice",
        before: elements.slice(0, rest),
        middle: cx.pat({ kind: "wild", span }),
        after: elements.slice(rest),
        span,
      });
    }
    case "struct": {
      const path = lowerPath(cx.types(), left.path, { kind: "struct" });
      const fields = left.fields.map(
        (f): HirFieldPat => ({
          name: f.ident.name,
          nameSpan: f.ident.span,
          pat: destructure(cx, f.expr, onPlace),
          shorthand: f.shorthand,
          span: f.span,
        }),
      );
      if (left.rest.kind === "base") {
        cx.session.sink.error(
          error(undefined, "functional record updates are not allowed in destructuring assignments").at(
            left.rest.expr.span,
          ),
        );
      }
      return cx.pat({ kind: "struct", path, fields, rest: left.rest.kind !== "none", span });
    }
    case "call":
      if (left.callee.kind === "path" && isTupleCtor(cx, left.callee.path)) {
        const path = lowerPath(cx.types(), left.callee.path, { kind: "tupleStruct", pattern: span });
        return cx.pat({ kind: "tupleStruct", path, ...destructureAll(cx, left.args, onPlace), span });
      }
      break;
    default:
      break;
  }
  const local = cx.local("lhs", span, { synthetic: true });
  onPlace(left, local, span);
  return cx.bindingPat(local, false, span);
}

function destructureAll(
  cx: BodyCx,
  exprs: readonly ast.Expr[],
  onPlace: OnPlace,
): { elements: readonly PatId[]; rest: number | undefined } {
  const elements: PatId[] = [];
  let rest: number | undefined;
  for (const expr of exprs) {
    const isRest = expr.kind === "range" && expr.start === undefined && expr.end === undefined && !expr.inclusive;
    if (isRest && rest === undefined) rest = elements.length;
    else elements.push(destructure(cx, expr, onPlace));
  }
  return { elements, rest };
}
