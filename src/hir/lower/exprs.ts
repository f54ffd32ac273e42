// Expressions: one case each; what is sugar is handed to `desugar.ts`, macro calls to the expander.

import { error, unsupported } from "#diagnostics/diagnostic.ts";
import { makeSpan, type Span, spanEnd } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { BinaryOp, ExprId, HirArm, HirFieldInit, HirParam, Literal } from "#hir/body.ts";
import type { Scope } from "#hir/resolve/scope.ts";
import type { BodyCx } from "./body-cx.ts";
import { lowerAssign, lowerCondition, lowerFor, lowerLoop, lowerRange, lowerTry, lowerWhile } from "./desugar.ts";
import { lowerBreak, lowerContinue } from "./jumps.ts";
import { PatternBinder } from "./patterns.ts";
import { lowerConstExpr, lowerPath, lowerSegment, lowerType } from "./types.ts";

/** Lowers an expression in the current scope. */
export function lowerExpr(cx: BodyCx, expr: ast.Expr): ExprId {
  const { span } = expr;
  const sub = (e: ast.Expr): ExprId => lowerExpr(cx, e);
  switch (expr.kind) {
    case "lit": {
      if (expr.lit.kind === "error" && expr.lit.fault !== undefined)
        return cx.error(span, cx.session.reportLiteral(expr.lit.fault, span));
      const literal = lowerLit(expr.lit);
      return literal === undefined ? cx.error(span) : cx.expr({ kind: "literal", literal, span });
    }
    case "path":
      return lowerPathExpr(cx, expr.path, span, undefined);
    case "struct":
      return lowerStruct(cx, expr);
    case "tuple":
      return cx.expr({ kind: "tuple", elements: expr.elems.map(sub), span });
    case "array":
      return cx.expr({ kind: "array", elements: expr.elems.map(sub), span });
    case "repeat":
      return cx.expr({
        kind: "repeat",
        element: sub(expr.elem),
        count: lowerConstExpr(cx.types(), expr.len, true),
        span,
      });
    case "paren": {
      const id = sub(expr.expr);
      const node = cx.exprs.get(id);
      if (node.kind !== "loop") cx.exprs.set(id, { ...node, span });
      return id;
    }
    case "call": {
      const callee =
        expr.callee.kind === "path" ? lowerPathExpr(cx, expr.callee.path, expr.callee.span, span) : sub(expr.callee);
      return cx.expr({ kind: "call", callee, args: expr.args.map(sub), span });
    }
    case "methodCall": {
      const receiver = sub(expr.receiver);
      return cx.expr({
        kind: "methodCall",
        receiver,
        segment: lowerSegment(cx.types("generic arguments"), expr.segment),
        args: expr.args.map(sub),
        span,
      });
    }
    case "field":
      return cx.expr({ kind: "field", base: sub(expr.base), name: expr.field.name, nameSpan: expr.field.span, span });
    case "index":
      return cx.expr({
        kind: "index",
        base: sub(expr.base),
        index: sub(expr.index),
        brackets: expr.brackets,
        span,
      });
    case "unary":
      return cx.expr({
        kind: "unary",
        op: expr.op === "neg" ? "-" : expr.op === "not" ? "!" : "*",
        operand: sub(expr.operand),
        span,
      });
    case "addrOf":
      return cx.expr({
        kind: "addrOf",
        raw: expr.raw,
        mutability: expr.mutable ? "mut" : "not",
        operand: sub(expr.operand),
        span,
      });
    case "binary":
      return lowerBinary(cx, expr);
    case "assign":
      return lowerAssign(cx, expr);
    case "assignOp":
      return cx.expr({
        kind: "assignOp",
        op: expr.op,
        opSpan: expr.opSpan,
        left: sub(expr.left),
        right: sub(expr.right),
        span,
      });
    case "cast":
      return cx.expr({
        kind: "cast",
        operand: sub(expr.expr),
        ty: lowerType(cx.types("cast expression types"), expr.ty),
        span,
      });
    case "range":
      return lowerRange(cx, expr);
    case "if":
      return lowerIf(cx, expr);
    case "let":
      // The parser has said that it may not stand here; the pattern's names are known to nobody.
      return cx.scoped(() => lowerCondition(cx, expr));
    case "match":
      return lowerMatch(cx, expr);
    case "while":
      return lowerWhile(cx, expr);
    case "loop":
      return lowerLoop(cx, expr);
    case "for":
      return lowerFor(cx, expr);
    case "block":
      return lowerBlockExpr(cx, expr);
    case "closure":
      return lowerClosure(cx, expr);
    case "return": {
      const value = expr.expr === undefined ? undefined : sub(expr.expr);
      if (!cx.inFunction)
        return cx.error(
          span,
          cx.session.sink.error(error("E0572", "return statement outside of function body").at(span)),
        );
      return cx.expr({ kind: "return", value, span });
    }
    case "break":
      return lowerBreak(cx, expr);
    case "continue":
      return lowerContinue(cx, expr);
    case "try":
      return lowerTry(cx, expr);
    case "await":
      sub(expr.expr);
      return cx.error(span, cx.session.sink.error(unsupported("`.await`", span)));
    case "underscore":
      return cx.error(
        span,
        cx.session.sink.error(
          error(undefined, "in expressions, `_` can only be used on the left-hand side of an assignment").at(
            span,
            "`_` not allowed here",
          ),
        ),
      );
    case "macroCall": {
      const expanded = cx.env.expander.expand(expr.call, "expr", cx.site);
      return expanded === undefined ? cx.error(span) : cx.env.expander.nested(() => lowerExpr(cx, expanded));
    }
    case "error":
      return cx.error(span);
  }
}

function lowerPathExpr(cx: BodyCx, path: ast.Path, span: Span, call: Span | undefined): ExprId {
  const qpath = lowerPath(cx.types("paths"), path, {
    kind: "value",
    call,
    owner: cx.fn,
    initializer: cx.initializer === path,
  });
  if (qpath.kind === "resolved" && qpath.path.res.kind === "error") return cx.error(span, qpath.path.res.reported);
  return cx.expr({ kind: "path", path: qpath, span });
}

/** A literal's value; `undefined` for one that the lexer refused. */
export function lowerLit(lit: ast.Lit): Literal | undefined {
  switch (lit.kind) {
    case "int":
      if (lit.suffix === "f32" || lit.suffix === "f64")
        return { kind: "float", text: String(lit.value), suffix: lit.suffix };
      return { kind: "int", value: lit.value, suffix: lit.suffix };
    case "float":
      return {
        kind: "float",
        text: lit.digits,
        suffix: lit.suffix === "f32" || lit.suffix === "f64" ? lit.suffix : undefined,
      };
    case "bool":
    case "char":
    case "byte":
      return lit;
    case "str":
      return { kind: "str", value: lit.value };
    case "byteStr":
      return { kind: "byteStr", value: Uint8Array.from(lit.value) };
    case "cStr":
      return { kind: "cStr", value: Uint8Array.from([...lit.value, 0]) };
    case "error":
      return undefined;
  }
}

function lowerBinary(cx: BodyCx, expr: ast.BinaryExpr): ExprId {
  // Long chains lean to the left: walk them without recursion.
  const chain: ast.BinaryExpr[] = [];
  let at: ast.Expr = expr;
  while (at.kind === "binary") {
    chain.push(at);
    at = at.left;
  }
  let left = lowerExpr(cx, at);
  for (const node of chain.toReversed()) {
    const right = lowerExpr(cx, node.right);
    left =
      node.op === "&&" || node.op === "||"
        ? cx.expr({ kind: "logical", op: node.op, left, right, span: node.span })
        : cx.expr({ kind: "binary", op: node.op as BinaryOp, opSpan: node.opSpan, left, right, span: node.span });
  }
  return left;
}

function lowerStruct(cx: BodyCx, expr: ast.StructExpr): ExprId {
  const path = lowerPath(cx.types("paths"), expr.path, { kind: "struct" });
  const fields: HirFieldInit[] = [];
  for (const field of expr.fields) {
    if (!cx.isConfigured(field.attrs, "exprField", field.span)) continue;
    fields.push({
      name: field.ident.name,
      nameSpan: field.ident.span,
      value: lowerExpr(cx, field.expr),
      span: field.span,
      shorthand: field.shorthand,
    });
  }
  let base: ExprId | undefined;
  if (expr.rest.kind === "base") base = lowerExpr(cx, expr.rest.expr);
  else if (expr.rest.kind === "rest") {
    const at = spanEnd(expr.rest.span);
    base = cx.error(
      at,
      cx.session.sink.error(
        error("E0797", "base expression required after `..`")
          .at(at)
          .suggest("add a base expression here", at, "/* expr */", "HasPlaceholders"),
      ),
    );
  }
  if (path.kind === "resolved" && path.path.res.kind === "error") return cx.error(expr.span, path.path.res.reported);
  return cx.expr({ kind: "struct", path, fields, base, span: expr.span });
}

function lowerIf(cx: BodyCx, expr: ast.IfExpr): ExprId {
  const { condition, then } = cx.scoped(() => {
    const condition = lowerCondition(cx, expr.cond);
    return { condition, then: cx.blockExpr(cx.knot.block(cx, expr.then)) };
  });
  const els = expr.else === undefined ? undefined : lowerExpr(cx, expr.else);
  return cx.expr({ kind: "if", condition, then, els, span: expr.span });
}

function lowerMatch(cx: BodyCx, expr: ast.MatchExpr): ExprId {
  const scrutinee = lowerExpr(cx, expr.scrutinee);
  const arms: HirArm[] = [];
  for (const arm of expr.arms) {
    if (!cx.isConfigured(arm.attrs, "arm", arm.span)) continue;
    arms.push(
      cx.scoped(() => {
        const binder = new PatternBinder(cx, "match binding");
        const pat = binder.lower(arm.pat);
        binder.declare();
        const guard = arm.guard === undefined ? undefined : lowerGuard(cx, arm.guard);
        return { pat, guard, body: lowerExpr(cx, arm.body), span: arm.span };
      }),
    );
  }
  return cx.expr({ kind: "match", scrutinee, arms, span: expr.span });
}

/** A guard may hold `let`s; their variables are known in the arm's body. */
function lowerGuard(cx: BodyCx, guard: ast.Expr): ExprId {
  const id = lowerCondition(cx, guard);
  const node = cx.exprs.get(id);
  return node.kind === "dropTemps" ? node.expr : id;
}

function lowerBlockExpr(cx: BodyCx, expr: ast.BlockExpr): ExprId {
  const { span } = expr;
  switch (expr.mode) {
    case "async":
    case "asyncMove":
      return cx.error(span, cx.session.sink.error(unsupported("async blocks", span)));
    case "try":
      return cx.error(span, cx.session.sink.error(unsupported("try blocks", span)));
    case "gen":
      return cx.error(span, cx.session.sink.error(unsupported("gen blocks", span)));
    case "const": {
      const scope: Scope = { kind: "const", generics: true, item: undefined, parent: cx.scope };
      const inner: ast.Expr = { ...expr, mode: "plain" };
      const { def, body } = cx.env.constBody("inlineConst", cx.owner, inner, scope, cx.macros);
      return cx.expr({ kind: "constBlock", def, body, span });
    }
    case "plain":
    case "unsafe": {
      const unsafe = expr.mode === "unsafe";
      if (expr.label === undefined)
        return cx.expr({ kind: "block", block: cx.knot.block(cx, expr.block), labelled: false, unsafe, span });
      const id = cx.reserve(span);
      const block = cx.breakable({ kind: "block", target: id, label: expr.label, span }, () =>
        cx.knot.block(cx, expr.block),
      );
      cx.exprs.set(id, { kind: "block", block, labelled: true, unsafe, span });
      return id;
    }
  }
}

function lowerClosure(cx: BodyCx, expr: ast.ClosureExpr): ExprId {
  const { span } = expr;
  const { session } = cx;
  const feature =
    expr.async !== undefined
      ? "async closures"
      : expr.static !== undefined
        ? "static closures"
        : expr.const !== undefined
          ? "const closures"
          : expr.binder !== undefined
            ? "`for<…>` on closures"
            : undefined;
  if (feature !== undefined) return cx.error(span, session.sink.error(unsupported(feature, expr.headSpan)));
  const name = `{closure#${cx.closures++}}`;
  const def = session.define({
    kind: "closure",
    name,
    nameSpan: expr.headSpan,
    span,
    parent: cx.owner,
    visibility: { kind: "public" },
    krate: session.def(cx.owner).krate,
  });
  const outer = cx.inFunction;
  cx.inFunction = true;
  const closure = cx.scoped(() =>
    cx.breakable({ kind: "closure", span: expr.headSpan }, () => {
      const binder = new PatternBinder(cx, "function parameter");
      const params = expr.params.map((param): HirParam => {
        const ty = param.ty === undefined ? undefined : lowerType(cx.types("closure parameters"), param.ty);
        const pat = binder.lower(param.pat);
        binder.nextParameter();
        return { pat, ty, span: param.span };
      });
      const output =
        expr.ret === undefined
          ? undefined
          : expr.ret.kind === "never"
            ? ({ kind: "never", span: expr.ret.span } as const)
            : lowerType(cx.types("closure return types"), expr.ret);
      binder.declare();
      const value = lowerExpr(cx, expr.body);
      return { def, move: expr.move, params, output, value, headSpan: expr.headSpan };
    }),
  );
  cx.inFunction = outer;
  return cx.expr({ kind: "closure", closure, span });
}

/** The place of a block's closing brace. */
export function closingBrace(span: Span): Span {
  return makeSpan(span.file, Math.max(span.start, span.end - 1), span.end);
}
