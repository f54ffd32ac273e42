// Blocks, `let`, `if`, `match`, loops, `break` and `return`: where values meet and control ends.
//
// rustc's `check_block_with_expected`, `_match.rs` and their neighbours. `fcx.diverges` says whether the
// code after the point just checked can be reached.

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirArm, HirBlock, HirStmt, PatId } from "#hir/body.ts";
import type { Span } from "#support/span.ts";
import type { Breakable, FnCtxt, SiteCause } from "#typeck/check/fn-ctxt.ts";
import { CoerceMany } from "#typeck/coerce/coerce-many.ts";
import { reportLetElse, valueSpan } from "#typeck/errors/mismatch.ts";
import { explicitRefBinding } from "#typeck/hir-walk.ts";
import { checkPatTop } from "#typeck/pat/check-pat.ts";
import { eraseRegions } from "#types/fold.ts";
import { BOOL, NEVER, type Ty, UNIT } from "#types/ty.ts";
import { checkCoercible, checkHasType, demandEq } from "./demand.ts";
import { type Expectation, expectHasType } from "./expectation.ts";
import { lowerUserTy } from "./generic-args.ts";
import { convertPlaceDerefsToMutable } from "./place.ts";

// --- blocks

export function checkBlock(fcx: FnCtxt, id: ExprId, block: HirBlock, labelled: boolean, expectation: Expectation): Ty {
  const target = fcx.coercionTargetType(expectation, block.span);
  const coercion = new CoerceMany(fcx, target);
  const before = fcx.diverges;
  const breakable: Breakable = { coerce: coercion, mayBreak: false };
  if (labelled) fcx.frame.breakables.set(id, breakable);
  for (const stmt of block.stmts) checkStmt(fcx, stmt);
  if (block.tail !== undefined) {
    warnIfUnreachable(fcx, fcx.span(block.tail), "expression");
    const ty = fcx.checkExpr(block.tail, expectation);
    coercion.coerce({ kind: "blockTail", span: valueSpan(fcx, block.tail) }, block.tail, ty);
  } else if (!fcx.diverges) {
    coercion.coerceForcedUnit({ kind: "missingTail", block: id, span: missingTailSpan(fcx, id, block) });
  }
  if (breakable.mayBreak) fcx.diverges = before;
  return coercion.complete();
}

/** Where a missing value is blamed: the return type for a function's body, else the block. */
function missingTailSpan(fcx: FnCtxt, id: ExprId, block: HirBlock): Span {
  if (id === fcx.body.value && fcx.frame.returnSpan !== undefined && !fcx.frame.isClosure) return fcx.frame.returnSpan;
  return block.span;
}

function checkStmt(fcx: FnCtxt, stmt: HirStmt): void {
  if (stmt.kind === "item") return;
  warnIfUnreachable(fcx, stmt.span, "statement");
  const before = fcx.diverges;
  fcx.diverges = false;
  if (stmt.kind === "let") checkLet(fcx, stmt);
  else if (stmt.semi) fcx.checkExpr(stmt.expr);
  else {
    checkHasType(fcx, stmt.expr, UNIT, (d) => {
      const span = stmt.span;
      d.suggest("consider using a semicolon here", { ...span, start: span.end }, ";", "MachineApplicable");
    });
  }
  fcx.diverges ||= before;
}

/** Whether matching reads the value: everything but `_` (and `_` within or-patterns) does. */
function patReads(fcx: FnCtxt, id: PatId): boolean {
  const pat = fcx.pat(id);
  if (pat.kind === "wild") return false;
  if (pat.kind === "or") return pat.alternatives.some((p) => patReads(fcx, p));
  return true;
}

const warned = new WeakMap<FnCtxt, Set<string>>();

/** Code after something that never ends: said once for each stretch. */
export function warnIfUnreachable(fcx: FnCtxt, span: Span, what: string): void {
  if (!fcx.diverges || fcx.divergesAt === undefined) return;
  const seen = warned.get(fcx) ?? new Set<string>();
  warned.set(fcx, seen);
  const key = `${fcx.divergesAt.start}-${fcx.divergesAt.end}`;
  if (seen.has(key)) return;
  seen.add(key);
  fcx.unreachable.push({ span, what, because: fcx.divergesAt });
}

function checkLet(fcx: FnCtxt, stmt: HirStmt & { kind: "let" }): void {
  const declared = declareLet(fcx, stmt.pat, stmt);
  if (stmt.init !== undefined) {
    if (!patReads(fcx, stmt.pat)) fcx.placesNotRead.add(stmt.init);
    const byRef = explicitRefBinding(fcx.body, stmt.pat);
    if (byRef !== undefined) {
      // With `ref` bindings the variable is the very place: no coercion.
      const ty = fcx.checkExpr(stmt.init, expectHasType(declared));
      if (byRef === "mut") convertPlaceDerefsToMutable(fcx, stmt.init);
      demandEq(fcx, fcx.span(stmt.init), declared, ty);
    } else checkCoercible(fcx, stmt.init, declared);
  }
  checkPatTop(fcx, stmt.pat, declared, {
    span: stmt.ty?.span ?? (stmt.init === undefined ? undefined : fcx.span(stmt.init)),
    expr: stmt.ty === undefined ? stmt.init : undefined,
  });
  if (stmt.els !== undefined) {
    const before = fcx.diverges;
    const ty = fcx.checkExpr(stmt.els);
    if (fcx.shallow(ty).kind !== "never") {
      const mismatch = fcx.eq(NEVER, ty);
      if (mismatch !== undefined) reportLetElse(fcx, fcx.span(stmt.els), ty, mismatch);
    }
    fcx.diverges = before;
  }
}

function declareLet(fcx: FnCtxt, pat: PatId, stmt: HirStmt & { kind: "let" }): Ty {
  if (stmt.ty === undefined) return fcx.freshTy(fcx.pat(pat).span, "let");
  const user = lowerUserTy(fcx, stmt.ty);
  fcx.tables.userPatTypes.set(pat, { kind: "ty", ty: user, span: stmt.ty.span });
  const p = fcx.pat(pat);
  if (p.kind === "binding") fcx.localTySpans.set(p.local, stmt.ty.span);
  fcx.registerWellFormed(user, stmt.ty.span);
  return fcx.normalize(eraseRegions(user), stmt.ty.span);
}

// --- conditions

export function checkIf(
  fcx: FnCtxt,
  id: ExprId,
  condition: ExprId,
  then: ExprId,
  els: ExprId | undefined,
  orig: Expectation,
): Ty {
  const span = fcx.span(id);
  const conditionTy = checkHasType(fcx, condition, BOOL);
  const expectation = fcx.adjustForBranches(orig);
  warnIfUnreachable(fcx, fcx.span(then), "block in `if` or `while` expression");
  const conditionDiverges = fcx.diverges;
  fcx.diverges = false;
  const thenTy = fcx.checkExpr(then, expectation);
  const thenDiverges = fcx.diverges;
  fcx.diverges = false;
  const coercion = new CoerceMany(fcx, fcx.coercionTargetType(expectation, span));
  coercion.coerce({ kind: "misc", span }, then, thenTy);
  if (els !== undefined) {
    const elsTy = fcx.checkExpr(els, expectation);
    coercion.coerce({ kind: "ifBranches", then, els, whole: span, span }, els, elsTy);
    fcx.diverges = conditionDiverges || (thenDiverges && fcx.diverges);
  } else {
    coercion.coerceForcedUnit({ kind: "ifNoElse", id, then, whole: span, span });
    fcx.diverges = conditionDiverges;
  }
  const ty = coercion.complete();
  return conditionTy.kind === "error" ? conditionTy : ty;
}

/** `let pat = init` as a condition. */
export function checkLetCondition(fcx: FnCtxt, pat: PatId, init: ExprId): Ty {
  const byRef = explicitRefBinding(fcx.body, pat);
  let ty: Ty;
  if (byRef !== undefined) {
    ty = fcx.checkExpr(init);
    if (byRef === "mut") convertPlaceDerefsToMutable(fcx, init);
  } else {
    ty = fcx.freshTy(fcx.span(init));
    checkCoercible(fcx, init, ty);
  }
  checkPatTop(fcx, pat, ty, { span: fcx.span(init), expr: init });
  return BOOL;
}

// --- match

function armsRefBinding(fcx: FnCtxt, arms: readonly HirArm[]): "not" | "mut" | undefined {
  let found: "not" | "mut" | undefined;
  for (const arm of arms) {
    const one = explicitRefBinding(fcx.body, arm.pat);
    if (one === "mut") return "mut";
    found ??= one;
  }
  return found;
}

function scrutineeTy(fcx: FnCtxt, scrutinee: ExprId, arms: readonly HirArm[]): Ty {
  if (arms.every((arm) => !patReads(fcx, arm.pat))) fcx.placesNotRead.add(scrutinee);
  const byRef = armsRefBinding(fcx, arms);
  if (byRef !== undefined) {
    const ty = fcx.checkExpr(scrutinee);
    if (byRef === "mut") convertPlaceDerefsToMutable(fcx, scrutinee);
    return ty;
  }
  if (arms.length === 0) return fcx.checkExpr(scrutinee);
  const ty = fcx.freshTy(fcx.span(scrutinee));
  checkHasType(fcx, scrutinee, ty);
  return ty;
}

export function checkMatch(fcx: FnCtxt, id: ExprId, scrutinee: ExprId, arms: readonly HirArm[], orig: Expectation): Ty {
  const span = fcx.span(id);
  const ty = scrutineeTy(fcx, scrutinee, arms);
  if (arms.length === 0) {
    fcx.setDiverges(span);
    return NEVER;
  }
  const scrutineeDiverges = fcx.diverges;
  fcx.diverges = false;
  for (const arm of arms) checkPatTop(fcx, arm.pat, ty, { span: fcx.span(scrutinee), expr: scrutinee });
  const expectation = fcx.adjustForBranches(orig);
  const expected = fcx.onlyHasType(expectation);
  // `()` is no goal: arms of a match in statement position only have to agree.
  const coercion = new CoerceMany(fcx, expected !== undefined && expected !== UNIT ? expected : fcx.freshTy(span));
  let allDiverge = true;
  const prior: ExprId[] = [];
  let priorTy: Ty | undefined;
  for (const arm of arms) {
    fcx.diverges = false;
    if (arm.guard !== undefined) {
      checkHasType(fcx, arm.guard, BOOL);
      fcx.diverges = false;
    }
    const armTy = fcx.checkExpr(arm.body, expectation);
    allDiverge &&= fcx.diverges;
    const question = fcx.expr(id).desugared === "question";
    const cause: SiteCause =
      priorTy === undefined
        ? { kind: "blockTail", span: valueSpan(fcx, arm.body) }
        : { kind: "matchArm", arm: arm.body, prior: [...prior], priorTy, whole: span, question, span };
    coercion.coerce(cause, arm.body, armTy);
    if (fcx.shallow(armTy).kind !== "never") {
      priorTy = armTy;
      prior.push(arm.body);
      if (prior.length > 5) prior.shift();
    }
  }
  fcx.diverges = scrutineeDiverges || allDiverge;
  return coercion.complete();
}

// --- loops and jumps

export function checkLoop(fcx: FnCtxt, id: ExprId, body: ExprId, expectation: Expectation): Ty {
  const expr = fcx.expr(id);
  const valued = expr.desugared !== "forLoop" && expr.desugared !== "whileLoop";
  const coercion = valued ? new CoerceMany(fcx, fcx.coercionTargetType(expectation, expr.span)) : undefined;
  const breakable: Breakable = { coerce: coercion, mayBreak: false };
  fcx.frame.breakables.set(id, breakable);
  checkHasType(fcx, body, UNIT);
  if (breakable.mayBreak) fcx.diverges = false;
  else fcx.setDiverges(expr.span);
  return coercion === undefined ? UNIT : coercion.complete();
}

export function checkBreak(fcx: FnCtxt, id: ExprId, target: ExprId, value: ExprId | undefined): Ty {
  const breakable = fcx.frame.breakables.get(target);
  const span = fcx.span(id);
  if (breakable === undefined) {
    if (value !== undefined) fcx.checkExpr(value);
    return NEVER;
  }
  const { coerce } = breakable;
  if (value !== undefined) {
    if (coerce === undefined) {
      const loop = fcx.expr(target);
      const kind = loop.desugared === "forLoop" ? "`for`" : "`while`";
      fcx.checkExpr(value);
      const diagnostic = error("E0571", `\`break\` with value from a ${kind} loop`).at(
        span,
        "can only break with a value inside `loop` or breakable block",
      );
      if (loop.kind === "loop") diagnostic.label(loop.headSpan, `you can't \`break\` with a value in a ${kind} loop`);
      diagnostic.suggest(
        `use \`break\` on its own without a value inside this ${kind} loop`,
        span,
        "break",
        "MaybeIncorrect",
      );
      fcx.error(diagnostic);
    } else {
      const ty = fcx.checkExpr(value, expectHasType(coerce.expectedTy));
      coerce.coerce({ kind: "break", loop: target, span: fcx.span(value) }, value, ty);
    }
  } else coerce?.coerceForcedUnit({ kind: "break", loop: target, span });
  breakable.mayBreak ||= !fcx.diverges;
  return NEVER;
}

export function checkReturn(fcx: FnCtxt, id: ExprId, value: ExprId | undefined): Ty {
  const { returns } = fcx.frame;
  const span = fcx.span(id);
  if (returns === undefined) {
    if (value !== undefined) fcx.checkExpr(value);
    fcx.error(error("E0572", "return statement outside of function body").at(span));
    return NEVER;
  }
  if (value !== undefined) checkReturnValue(fcx, value, true);
  else returns.coerceForcedUnit({ kind: "return", expr: undefined, explicit: true, span });
  return NEVER;
}

/** The operand of `return`, or the body of a function or closure. */
export function checkReturnValue(fcx: FnCtxt, value: ExprId, explicit: boolean): void {
  const { returns } = fcx.frame;
  if (returns === undefined) return;
  const ty = fcx.checkExpr(value, expectHasType(returns.expectedTy));
  returns.coerce({ kind: "return", expr: value, explicit, span: fcx.span(value) }, value, ty);
}
