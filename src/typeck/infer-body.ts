// Type inference of a body, from HIR to side tables: the order of the steps (rustc's `typeck`).

import { error } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import type { HirBody } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import { type BodyId, type DefId, USER_BASE } from "#hir/defs.ts";
import { Folder, eraseRegions, liberateLateBound } from "#types/fold.ts";
import type { Predicate, Tcx } from "#types/tcx.ts";
import { Flag, hasFlags, mkErrorTy, type Ty, type TyOf } from "#types/ty.ts";
import { checkCasts } from "./check/cast-check.ts";
import { checkConst } from "./check/const-check.ts";
import { checkReturnValue } from "./check/control.ts";
import { checkCoercible } from "./check/demand.ts";
import { checkExprWithExpectation } from "./check/expr.ts";
import { typeInferenceFallback } from "./check/fallback.ts";
import { type Checks, FnCtxt } from "./check/fn-ctxt.ts";
import { checkRepeats } from "./check/repeat.ts";
import { checkUnsafety, checkUnsizedReceivers } from "./check/unsafety.ts";
import { writeback } from "./check/writeback.ts";
import { analyzeClosures } from "./closure/upvar.ts";
import { CoerceMany } from "./coerce/coerce-many.ts";
import { reportFulfillment } from "./errors/obligations.ts";
import { expectHasType, NO_EXPECTATION } from "./check/expectation.ts";
import { checkMatches } from "./exhaustive/check-match.ts";
import { checkParam } from "./pat/check-pat.ts";
import type { BodyTypes } from "./tables.ts";

const CHECKS: Checks = {
  expr: checkExprWithExpectation,
  reportFulfillment,
  constBlockTy: (fcx, body, wanted) =>
    inferBody(fcx.tcx, body, wanted).exprTypes.get(fcx.tcx.hir.body(body).value) ?? bug("inline const without type"),
};

const caches = new WeakMap<Tcx, Map<BodyId, BodyTypes | "running">>();

/**
 * Infers a body (closures in it included), once. Errors go to the sink; see `BodyTypes` for what is guaranteed.
 * `wanted`: the type that an inline const's surroundings want of it, where they know.
 */
export function inferBody(tcx: Tcx, id: BodyId, wanted?: Ty): BodyTypes {
  if (tcx.std !== undefined && id < USER_BASE) return inferBody(tcx.std, id);
  let cache = caches.get(tcx);
  if (cache === undefined) {
    cache = new Map();
    caches.set(tcx, cache);
  }
  const known = cache.get(id);
  if (known === "running") return bug(`inference of ${tcx.hir.path(tcx.hir.body(id).owner)} needs itself`);
  if (known !== undefined) return known;
  cache.set(id, "running");
  try {
    const types = run(tcx, tcx.hir.body(id), wanted);
    cache.set(id, types);
    return types;
  } catch (e) {
    cache.delete(id);
    throw e;
  }
}

/** Whether a body is being inferred right now: its results cannot be asked for. */
export function isInferring(tcx: Tcx, id: BodyId): boolean {
  if (tcx.std !== undefined && id < USER_BASE) return isInferring(tcx.std, id);
  return caches.get(tcx)?.get(id) === "running";
}

function run(tcx: Tcx, body: HirBody, wanted: Ty | undefined): BodyTypes {
  const fcx = new FnCtxt(tcx, body, tcx.paramEnv(body.owner), CHECKS);
  if (body.kind === "fn") checkFnBody(fcx);
  else checkConstBody(fcx, wanted);
  typeInferenceFallback(fcx);
  checkCasts(fcx);
  fcx.selectWherePossible();
  analyzeClosures(fcx);
  for (const { ty, cause } of fcx.deferredSized) fcx.requireSized(ty, cause);
  fcx.selectWherePossible();
  checkRepeats(fcx);
  const errors = fcx.fulfillment.selectAll();
  if (errors.length > 0) reportFulfillment(fcx, errors);
  for (const [opaque, hidden] of fcx.opaques) fcx.tables.hiddenTypes.set(opaque, hidden);
  const types = writeback(fcx);
  if (types.tainted !== undefined) return types;
  checkUnsafety(fcx, body.kind === "fn" && isUnsafeFn(tcx, body.owner));
  let isEvaluable = true;
  if (!tcx.hir.isStd(body.owner)) {
    checkUnsizedReceivers(fcx);
    isEvaluable = checkConst(fcx);
  }
  const reported = checkMatches({ tcx, body, types });
  return { ...types, isEvaluable, tainted: types.tainted ?? fcx.tables.tainted ?? reported };
}

function isUnsafeFn(tcx: Tcx, def: DefId): boolean {
  return tcx.fnSig(def).value.unsafe;
}

function checkFnBody(fcx: FnCtxt): void {
  const { tcx, body } = fcx;
  const sig = liberateLateBound(tcx.fnSig(body.owner));
  const item = tcx.hir.item(body.owner);
  const returnSpan = item?.kind === "fn" ? item.sig.outputSpan : undefined;
  const output = fcx.noteErrors(
    fcx.normalize(new OpaqueReplacer(fcx).ty(eraseRegions(sig.output)), returnSpan ?? body.span),
  );
  const coercion = new CoerceMany(fcx, output.kind === "dyn" ? fcx.freshTy(body.span) : output);
  fcx.frame = {
    returns: coercion,
    returnSpan,
    isClosure: false,
    owner: body.owner,
    root: body.value,
    breakables: new Map(),
  };
  body.params.forEach((param, i) => {
    const input = sig.inputs[i];
    const ty =
      input === undefined ? fcx.freshTy(param.span) : fcx.noteErrors(fcx.normalize(eraseRegions(input), param.span));
    checkParam(fcx, param, ty);
  });
  if (returnSpan !== undefined && output.kind === "dyn") reportObjectReturn(fcx, returnSpan);
  else if (returnSpan !== undefined && !hasFlags(output, Flag.hasTyInfer))
    fcx.requireSized(output, { span: returnSpan, code: { kind: "sizedReturn" } });
  checkReturnValue(fcx, body.value, false);
  const found = coercion.complete();
  if (output.kind === "dyn") return;
  if (fcx.shallow(found).kind !== "never") fcx.eq(output, found);
  else if (fcx.shallow(output).kind === "infer") fcx.divergingVars.add(fcx.shallow(output));
}

/** E0746: `-> dyn Trait`. What the body gives is of no further interest. */
function reportObjectReturn(fcx: FnCtxt, span: Span): void {
  fcx.error(
    error("E0746", "return type cannot be a trait object without pointer indirection")
      .at(span, "doesn't have a size known at compile-time")
      .suggest(
        "consider returning an `impl Trait` instead of a `dyn Trait`",
        { ...span, end: span.start + 3 },
        "impl",
        "MaybeIncorrect",
      ),
  );
}

function checkConstBody(fcx: FnCtxt, wanted: Ty | undefined): void {
  const { tcx, body } = fcx;
  if (body.kind === "inlineConst") {
    const found = fcx.checkExpr(body.value, wanted === undefined ? NO_EXPECTATION : expectHasType(wanted));
    // What it has to be settles what is left open; where it is something else, it is coerced outside.
    if (wanted !== undefined && fcx.infcx.canEq(wanted, found)) fcx.eq(wanted, found);
    return;
  }
  const ty = fcx.noteErrors(fcx.normalize(eraseRegions(tcx.typeOf(body.owner)), body.span));
  const isUnsizedStatic = tcx.hir.def(body.owner).kind === "static" && !tcx.isSized(ty, body.owner);
  // As rustc: what a static without a size is given is of no interest any more.
  checkCoercible(fcx, body.value, isUnsizedStatic ? fcx.taint(fcx.reportedBefore()) : ty);
}

/** In the body that defines them, opaque return types are variables that must meet their bounds. */
class OpaqueReplacer extends Folder {
  readonly #fcx: FnCtxt;

  constructor(fcx: FnCtxt) {
    super();
    this.#fcx = fcx;
  }

  override ty(ty: Ty): Ty {
    if (!hasFlags(ty, Flag.hasOpaque)) return ty;
    if (ty.kind !== "opaque") return this.superTy(ty);
    const item = this.#fcx.tcx.hir.item(ty.def);
    return item?.kind === "opaque" && item.fn === this.#fcx.owner ? this.#variable(ty) : ty;
  }

  #variable(ty: TyOf<"opaque">): Ty {
    const fcx = this.#fcx;
    const known = fcx.opaques.get(ty.def);
    if (known !== undefined) return known;
    const span = fcx.tcx.hir.def(ty.def).span;
    const variable = fcx.freshTy(span);
    fcx.opaques.set(ty.def, variable);
    for (const bound of fcx.opaqueBounds(ty)) {
      const predicate: Predicate = this.predicate(bound);
      fcx.register(fcx.normalizePredicate(predicate, span), {
        span,
        code: { kind: "where", item: ty.def, boundSpan: span },
      });
    }
    return variable;
  }
}

/**
 * The hidden type of an opaque type, for `TcxHooks.hiddenType`; erroneous where its function is erroneous, and
 * while that is being inferred.
 */
export function hiddenTypeOf(tcx: Tcx, opaque: DefId): Ty | undefined {
  const item = tcx.hir.item(opaque);
  if (item?.kind !== "opaque") return undefined;
  const body = tcx.hir.bodyOf(item.fn);
  if (body === undefined || isInferring(tcx, body)) return undefined;
  const types = inferBody(tcx, body);
  const ty = types.hiddenTypes.get(opaque);
  if (ty === undefined && types.tainted !== undefined) return mkErrorTy(types.tainted);
  return ty;
}
