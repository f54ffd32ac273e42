// E0282 and its kin: types that could not be inferred.

import { type DiagnosticBuilder, error, type Reported } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import { type Span, spanEnd } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { contains } from "#types/fold.ts";
import { type GenericArg, type GenericArgs, mkErrorTy, type Ty } from "#types/ty.ts";

type Code = "E0282" | "E0283" | "E0284";

/** Whether a variable occurs in what is known of `arg`. */
function mentions(fcx: FnCtxt, arg: GenericArg, variable: Ty): boolean {
  const v = fcx.shallow(variable);
  return contains(fcx.resolve(arg), (part) => part.sort === "ty" && part.kind === "infer" && fcx.shallow(part) === v);
}

/** What should be annotated, and how. */
interface Source {
  readonly span: Span;
  readonly annotate: (diagnostic: DiagnosticBuilder) => void;
  readonly suffix: string;
  readonly label: string;
}

/** A `let` without type whose variable's type mentions the unknown one. */
function findLocal(fcx: FnCtxt, variable: Ty): Source | undefined {
  for (const [, expr] of fcx.body.exprs.entries()) {
    if (expr.kind !== "block") continue;
    for (const stmt of expr.block.stmts) {
      if (stmt.kind !== "let" || stmt.ty !== undefined) continue;
      const pat = fcx.body.pats.get(stmt.pat);
      const patTy = fcx.tables.patTypes.get(stmt.pat);
      if (patTy === undefined || (stmt.init !== undefined && fcx.expr(stmt.init).desugared === "forLoop")) continue;
      const resolved = fcx.resolve(patTy);
      if (!mentions(fcx, resolved, variable)) continue;
      const name = pat.kind === "binding" ? fcx.body.locals.get(pat.local).name : undefined;
      const whole = fcx.shallow(resolved).kind === "infer";
      const shown = fcx.show(resolved);
      const span = pat.span;
      return {
        span,
        label: "",
        suffix: name === undefined ? "" : whole ? "" : ` for \`${shown}\``,
        annotate: (d) => {
          const what = name === undefined ? "the pattern" : `\`${name}\``;
          const hole = soleHole(fcx, resolved, variable);
          const where = whole
            ? ""
            : hole === undefined
              ? ", where the placeholders `_` are specified"
              : `, where the type for type parameter \`${hole}\` is specified`;
          d.suggest(
            `consider giving ${what} an explicit type${where}`,
            spanEnd(span),
            `: ${whole ? "/* Type */" : hole === undefined ? shown : shown.replace(/\b_\b/, hole)}`,
            "HasPlaceholders",
          );
        },
      };
    }
  }
  return undefined;
}

/** The name of the one parameter of a type whose argument is unknown, if that is all that is. */
function soleHole(fcx: FnCtxt, ty: Ty, variable: Ty): string | undefined {
  if (ty.kind !== "adt") return undefined;
  const shown = fcx.show(ty);
  if ((shown.match(/\b_\b/g) ?? []).length !== 1) return undefined;
  const index = ty.args.findIndex((arg) => arg.sort === "ty" && fcx.shallow(arg) === fcx.shallow(variable));
  return fcx.tcx.generics(ty.def).all[index]?.name;
}

function findClosureParam(fcx: FnCtxt, variable: Ty): Source | undefined {
  for (const [, expr] of fcx.body.exprs.entries()) {
    if (expr.kind !== "closure") continue;
    for (const param of expr.closure.params) {
      if (param.ty !== undefined) continue;
      const ty = fcx.tables.patTypes.get(param.pat);
      if (ty === undefined || !mentions(fcx, ty, variable)) continue;
      const shown = fcx.show(fcx.resolve(ty));
      const whole = fcx.shallow(ty).kind === "infer";
      return {
        span: param.span,
        label: "",
        suffix: whole ? "" : ` for \`${shown}\``,
        annotate: (d) => {
          d.suggest(
            "consider giving this closure parameter an explicit type",
            spanEnd(param.span),
            `: ${whole ? "/* Type */" : shown}`,
            "HasPlaceholders",
          );
        },
      };
    }
  }
  return undefined;
}

/** A call whose generic argument is the unknown type. */
function findGenericArg(fcx: FnCtxt, variable: Ty): Source | undefined {
  const tables = fcx.tables;
  const inspect = (id: ExprId, def: DefId, args: GenericArgs): Source | undefined => {
    const index = args.findIndex((arg) => arg.sort === "ty" && mentions(fcx, arg, variable));
    if (index < 0) return undefined;
    const generics = fcx.tcx.generics(def);
    const param = generics.all[index];
    if (param === undefined) return undefined;
    const expr = fcx.expr(id);
    const segmentSpan =
      expr.kind === "methodCall"
        ? expr.segment.span
        : expr.kind === "path"
          ? expr.path.kind === "typeRelative"
            ? expr.path.segment.span
            : (expr.path.path.segments.at(-1)?.span ?? expr.span)
          : expr.span;
    const own = index >= generics.parentCount;
    const kind =
      fcx.tcx.hir.def(def).kind === "assocFn"
        ? fcx.tcx.assocItem(def)?.hasSelf === true
          ? "method"
          : "associated function"
        : fcx.tcx.hir.def(def).kind === "fn"
          ? "function"
          : fcx.tcx.hir.def(def).kind;
    return {
      span: segmentSpan,
      label: `cannot infer type of the type parameter \`${param.name}\` declared on the ${kind} \`${fcx.tcx.hir.def(def).name}\``,
      suffix: "",
      annotate: (d) => {
        if (own && expr.kind === "methodCall")
          d.suggest(
            "consider specifying the generic argument",
            spanEnd(expr.segment.span),
            `::<${param.name}>`,
            "HasPlaceholders",
          );
        else if (own)
          d.suggest(
            "consider specifying the generic argument",
            spanEnd(segmentSpan),
            `::<${param.name}>`,
            "HasPlaceholders",
          );
      },
    };
  };
  for (const [id, callee] of tables.callees) {
    const expr = fcx.expr(id);
    if (expr.kind !== "methodCall") continue;
    const found = inspect(id, callee.def, callee.args);
    if (found !== undefined) return found;
  }
  for (const [id, args] of tables.pathArgs) {
    const res = tables.exprRes.get(id);
    if (res === undefined || (res.kind !== "def" && res.kind !== "ctor")) continue;
    const parent = fcx.tcx.hir.def(res.def);
    const def =
      res.kind === "ctor" && parent.kind === "variant" && parent.parent !== undefined ? parent.parent : res.def;
    const found = inspect(id, def, args);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reports that `variable` is unknown; `span` is where that was noticed. */
export function reportCannotInfer(fcx: FnCtxt, variable: Ty, span: Span, code: Code = "E0282"): Ty {
  if (fcx.isTainted) return mkErrorTy(fcx.tables.tainted as Reported);
  const source = findLocal(fcx, variable) ?? findClosureParam(fcx, variable) ?? findGenericArg(fcx, variable);
  const diagnostic = error(code, `type annotations needed${source?.suffix ?? ""}`).at(
    source?.span ?? span,
    source === undefined ? "cannot infer type" : source.label,
  );
  if (
    source !== undefined &&
    source.label === "" &&
    source.span !== span &&
    !(source.span.start === span.start && source.span.file === span.file)
  ) {
    diagnostic.label(span, "type must be known at this point");
  }
  source?.annotate(diagnostic);
  return fcx.errorTy(diagnostic);
}

/** A type that must be known here and is not. */
export function reportUnknownType(fcx: FnCtxt, ty: Ty, span: Span): Ty {
  const erroneous = reportCannotInfer(fcx, ty, span);
  const shallow = fcx.shallow(ty);
  if (shallow.kind === "infer") fcx.eq(shallow, erroneous);
  return erroneous;
}
