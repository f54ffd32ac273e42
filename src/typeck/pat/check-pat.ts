// Checking patterns against the type they match, with default binding modes (match ergonomics).
//
// rustc's `pat.rs`. A pattern that is no reference, binding or wildcard looks through references of the
// expected type; bindings below are then by reference (RFC 2005). Edition 2024 forbids `&`, `ref` and
// `mut` where that has happened (RFC 3627).

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirParam, HirPat, PatId } from "#hir/body.ts";
import type { LocalId, Res } from "#hir/defs.ts";
import type { QPath } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { demandEq } from "#typeck/check/demand.ts";
import { expectHasType } from "#typeck/check/expectation.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { ctorVariant, type Instantiated, instantiateValuePath, resolveValuePath } from "#typeck/check/path.ts";
import { checkStructPath, writesArgs } from "#typeck/check/struct-expr.ts";
import {
  patMismatch,
  reportBindingMismatch,
  reportFieldCount,
  reportNotTupleStruct,
  reportPatFields,
  reportRangeType,
  reportSliceLength,
  reportUnexpectedPath,
} from "#typeck/errors/pattern.ts";
import { reportUnknownType } from "#typeck/errors/infer.ts";
import type { VariantDef } from "#types/tcx.ts";
import {
  Flag,
  hasFlags,
  isNumeric,
  mkConst,
  mkErrorTy,
  mkRef,
  mkSlice,
  mkTuple,
  mkArray,
  type Mutability,
  RE_ERASED,
  type Ty,
  U8,
  USIZE,
} from "#types/ty.ts";

/** Where the matched value comes from, for messages. */
export interface PatOrigin {
  readonly span: Span | undefined;
  readonly expr: ExprId | undefined;
}

interface PatInfo {
  /** Mutability of the reference that bindings take by default; absent: they move. */
  readonly byRef: Mutability | undefined;
  readonly origin: PatOrigin;
}

export function checkPatTop(fcx: FnCtxt, id: PatId, expected: Ty, origin: PatOrigin): void {
  checkPat(fcx, id, expected, { byRef: undefined, origin });
}

/** A parameter of a function or closure; a plain name must be `Sized` as an argument, not as a variable. */
export function checkParam(fcx: FnCtxt, param: HirParam, ty: Ty): void {
  const pat = fcx.pat(param.pat);
  if (pat.kind === "binding" && !fcx.tables.localTypes.has(pat.local))
    fcx.tables.localTypes.set(pat.local, fcx.freshTy(fcx.body.locals.get(pat.local).span, "let"));
  checkPatTop(fcx, param.pat, ty, { span: param.ty?.span, expr: undefined });
  fcx.requireSized(ty, { span: param.ty?.span ?? param.span, code: { kind: "sizedArgument" } });
}

function checkPat(fcx: FnCtxt, id: PatId, outer: Ty, outerInfo: PatInfo): void {
  const pat = fcx.pat(id);
  const path = pat.kind === "path" ? resolvePatPath(fcx, id, pat.path) : undefined;
  const literalTy = pat.kind === "literal" ? fcx.checkExpr(pat.expr, expectHasType(fcx.freshTy(pat.span))) : undefined;
  let expected = fcx.tryStructurallyResolve(outer);
  let info = outerInfo;
  if (peels(fcx, pat, path?.res, literalTy)) {
    const seen: Ty[] = [];
    let byRef = info.byRef;
    while (expected.kind === "ref") {
      seen.push(expected);
      byRef = byRef === "not" ? "not" : expected.mutability;
      expected = fcx.tryStructurallyResolve(expected.inner);
    }
    if (seen.length > 0) {
      fcx.tables.patAdjustments.set(id, seen);
      info = { ...info, byRef };
    }
  }
  fcx.tables.patTypes.set(id, checkKind(fcx, id, pat, expected, info, path, literalTy));
}

/** Whether a pattern looks through references of the expected type. */
function peels(fcx: FnCtxt, pat: HirPat, res: Res | undefined, literalTy: Ty | undefined): boolean {
  switch (pat.kind) {
    case "struct":
    case "tupleStruct":
    case "tuple":
    case "range":
    case "slice":
    case "never":
      return true;
    case "literal":
      return literalTy === undefined || fcx.shallow(literalTy).kind !== "ref";
    case "path":
      return !(res?.kind === "def" && isConst(fcx, res));
    default:
      return false;
  }
}

function isConst(fcx: FnCtxt, res: Res): boolean {
  if (res.kind !== "def") return false;
  const { kind } = fcx.tcx.hir.def(res.def);
  return kind === "const" || kind === "assocConst" || kind === "constParam" || kind === "static";
}

function checkKind(
  fcx: FnCtxt,
  id: PatId,
  pat: HirPat,
  expected: Ty,
  info: PatInfo,
  path: Instantiated | undefined,
  literalTy: Ty | undefined,
): Ty {
  switch (pat.kind) {
    case "wild":
    case "never":
      return expected;
    case "error":
      return fcx.taint(pat.reported);
    case "binding":
      return checkBinding(fcx, id, pat, expected, info);
    case "literal":
      return checkLiteral(fcx, pat, expected, literalTy as Ty, info);
    case "range":
      return checkRange(fcx, pat, expected);
    case "ref":
      return checkRef(fcx, pat, expected, info);
    case "tuple":
      return checkTuple(fcx, pat, expected, info);
    case "tupleStruct":
      return checkTupleStruct(fcx, id, pat, expected, info);
    case "struct":
      return checkStruct(fcx, id, pat, expected, info);
    case "path":
      return checkPath(fcx, pat, expected, info, path as Instantiated);
    case "slice":
      return checkSlice(fcx, pat, expected, info);
    case "or":
      for (const alternative of pat.alternatives) checkPat(fcx, alternative, expected, info);
      return expected;
  }
}

function demandPat(fcx: FnCtxt, span: Span, expected: Ty, found: Ty, info: PatInfo): Ty {
  const err = fcx.eq(expected, found);
  return err === undefined ? found : patMismatch(fcx, span, expected, found, err, info.origin);
}

function checkAllAsError(fcx: FnCtxt, pats: readonly PatId[], ty: Ty, info: PatInfo): void {
  for (const pat of pats) checkPat(fcx, pat, ty, { ...info, byRef: undefined });
}

/** The erroneous type for sub-patterns of something that was reported. */
function errorTy(fcx: FnCtxt): Ty {
  return mkErrorTy(fcx.tables.tainted as never);
}

// --- bindings

function checkBinding(fcx: FnCtxt, id: PatId, pat: HirPat & { kind: "binding" }, expected: Ty, info: PatInfo): Ty {
  let byRef = pat.byRef ?? info.byRef;
  if (info.byRef !== undefined && fcx.tcx.edition >= 2024 && (pat.byRef !== undefined || pat.mutable))
    reportModifier(fcx, pat);
  // Before 2024 `mut` goes back to binding by value.
  if (pat.byRef === undefined && pat.mutable && info.byRef !== undefined) byRef = undefined;
  fcx.tables.bindingModes.set(id, { byRef, mutable: pat.mutable });
  const first = fcx.firstBindings.get(pat.local);
  if (first === undefined) fcx.firstBindings.set(pat.local, id);
  const local = declareLocal(fcx, pat.local);
  const ty = byRef === undefined ? expected : mkRef(RE_ERASED, expected, byRef);
  const err = fcx.eq(local, ty);
  if (err !== undefined) reportBindingMismatch(fcx, pat.span, local, ty, err, info.origin, first);
  if (pat.sub !== undefined) checkPat(fcx, pat.sub, expected, info);
  return local;
}

function reportModifier(fcx: FnCtxt, pat: HirPat & { kind: "binding" }): void {
  const text =
    pat.byRef !== undefined
      ? `cannot explicitly borrow within an implicitly-borrowing pattern`
      : "cannot mutably bind by value within an implicitly-borrowing pattern";
  const word = pat.byRef === undefined ? "mut" : pat.byRef === "mut" ? "ref mut" : "ref";
  const label =
    pat.byRef !== undefined
      ? "explicit `ref` binding modifier not allowed when implicitly borrowing"
      : "requires binding by-value, but the implicit default is by-reference";
  const span = { ...pat.span, end: pat.span.start + word.length };
  fcx.error(
    error(undefined, text)
      .at(span, label)
      .note("for more information, see <https://doc.rust-lang.org/reference/patterns.html#binding-modes>"),
  );
}

/** The type of a variable, fresh at its first binding. */
export function declareLocal(fcx: FnCtxt, local: LocalId): Ty {
  const known = fcx.tables.localTypes.get(local);
  if (known !== undefined) return known;
  const { span } = fcx.body.locals.get(local);
  const ty = fcx.freshTy(span, "let");
  fcx.tables.localTypes.set(local, ty);
  fcx.requireSized(ty, { span, code: { kind: "sizedVariable" } });
  return ty;
}

// --- constants

function checkLiteral(fcx: FnCtxt, pat: HirPat & { kind: "literal" }, expected: Ty, literalTy: Ty, info: PatInfo): Ty {
  let ty = literalTy;
  const expr = fcx.expr(pat.expr);
  if (expr.kind === "literal" && expr.literal.kind === "byteStr") {
    const e = fcx.tryStructurallyResolve(expected);
    if (e.kind === "ref" && fcx.tryStructurallyResolve(e.inner).kind === "slice")
      ty = mkRef(RE_ERASED, mkSlice(U8), "not");
  }
  const err = fcx.eq(expected, ty);
  if (err !== undefined) patMismatch(fcx, pat.span, expected, ty, err, info.origin);
  return ty;
}

function checkRange(fcx: FnCtxt, pat: HirPat & { kind: "range" }, expected: Ty): Ty {
  let ty = expected;
  const bad: { readonly span: Span; readonly ty: Ty }[] = [];
  const tys: { readonly expr: ExprId; readonly ty: Ty }[] = [];
  for (const bound of [pat.low, pat.high]) {
    if (bound === undefined) continue;
    const found = fcx.tryStructurallyResolve(fcx.checkExpr(bound));
    tys.push({ expr: bound, ty: found });
    if (!isNumeric(found) && found.kind !== "char" && found.kind !== "error" && !(found.kind === "infer"))
      bad.push({ span: fcx.span(bound), ty: found });
  }
  if (bad.length > 0) return reportRangeType(fcx, pat.span, bad);
  for (const { expr, ty: found } of tys) {
    const result = demandEq(fcx, fcx.span(expr), ty, found);
    if (result.kind === "error") ty = result;
  }
  return ty;
}

function resolvePatPath(fcx: FnCtxt, id: PatId, path: QPath): Instantiated {
  const value = resolveValuePath(fcx, path, path.span);
  const { res } = value;
  if (res.kind === "ctor" && ctorVariant(fcx, res.def).variant.shape !== "unit") {
    // Reported where the pattern is checked.
    return { ty: fcx.freshTy(path.span), args: [], res };
  }
  const found = instantiateValuePath(fcx, value, undefined);
  fcx.tables.patRes.set(id, found.res);
  fcx.tables.patPathArgs.set(id, found.args);
  return found;
}

function checkPath(fcx: FnCtxt, pat: HirPat & { kind: "path" }, expected: Ty, info: PatInfo, path: Instantiated): Ty {
  const { res } = path;
  if (res.kind === "error") return fcx.taint(res.reported);
  if (res.kind === "ctor" && ctorVariant(fcx, res.def).variant.shape !== "unit")
    return reportUnexpectedPath(fcx, pat.path, res);
  if (res.kind === "def" && !isConst(fcx, res)) return reportUnexpectedPath(fcx, pat.path, res);
  if (res.kind !== "def" && res.kind !== "ctor") return reportUnexpectedPath(fcx, pat.path, res);
  return demandPat(fcx, pat.span, expected, path.ty, info);
}

// --- references, tuples, slices

function checkRef(fcx: FnCtxt, pat: HirPat & { kind: "ref" }, expected: Ty, info: PatInfo): Ty {
  if (info.byRef !== undefined && fcx.tcx.edition >= 2024) {
    const word = pat.mutability === "mut" ? "&mut" : "&";
    fcx.error(
      error(undefined, "cannot explicitly dereference within an implicitly-borrowing pattern")
        .at(
          { ...pat.span, end: pat.span.start + word.length },
          `reference pattern not allowed when implicitly borrowing`,
        )
        .note("for more information, see <https://doc.rust-lang.org/reference/patterns.html#binding-modes>"),
    );
  }
  const inner: PatInfo = { ...info, byRef: undefined };
  if (expected.kind === "ref" && expected.mutability === pat.mutability) {
    checkPat(fcx, pat.inner, expected.inner, inner);
    return expected;
  }
  const innerTy = fcx.freshTy(fcx.pat(pat.inner).span);
  const ty = mkRef(RE_ERASED, innerTy, pat.mutability);
  const err = fcx.eq(expected, ty);
  if (err === undefined) {
    checkPat(fcx, pat.inner, innerTy, inner);
    return ty;
  }
  const reported = patMismatch(fcx, pat.span, expected, ty, err, info.origin);
  checkPat(fcx, pat.inner, errorTy(fcx), inner);
  return reported;
}

/** Index in a list of `length` for pattern `i` of `count`, with `..` at `rest`. */
function placeOf(i: number, count: number, rest: number | undefined, length: number): number {
  return rest !== undefined && i >= rest ? i + length - count : i;
}

function checkTuple(fcx: FnCtxt, pat: HirPat & { kind: "tuple" }, expected: Ty, info: PatInfo): Ty {
  const count = pat.elements.length;
  let length = count;
  if (pat.rest !== undefined) {
    const known = fcx.tryStructurallyResolve(expected);
    if (known.kind === "infer" && known.variable === "general") {
      const ty = reportUnknownType(fcx, known, pat.span);
      checkAllAsError(fcx, pat.elements, ty, info);
      return ty;
    }
    if (known.kind === "tuple") length = Math.max(known.elements.length, count);
  }
  const tys = Array.from({ length }, () => fcx.freshTy(pat.span));
  const ty = mkTuple(tys);
  const err = fcx.eq(expected, ty);
  if (err !== undefined) {
    const reported = patMismatch(fcx, pat.span, expected, ty, err, info.origin);
    checkAllAsError(fcx, pat.elements, reported, info);
    return reported;
  }
  pat.elements.forEach((element, i) => checkPat(fcx, element, tys[placeOf(i, count, pat.rest, length)] as Ty, info));
  return ty;
}

function checkSlice(fcx: FnCtxt, pat: HirPat & { kind: "slice" }, expectedTy: Ty, info: PatInfo): Ty {
  let expected = fcx.tryStructurallyResolve(expectedTy);
  const least = pat.before.length + pat.after.length;
  if (expected.kind === "infer" && expected.variable === "general" && pat.middle === undefined) {
    const array = mkArray(fcx.freshTy(pat.span), mkConst(USIZE, BigInt(least)));
    // Only where the value's type is not known: rustc does so for irrefutable patterns alone.
    if (fcx.eq(expected, array) === undefined) expected = array;
  }
  const all = [...pat.before, ...(pat.middle === undefined ? [] : [pat.middle]), ...pat.after];
  if (expected.kind !== "array" && expected.kind !== "slice") {
    if (hasFlags(expected, Flag.hasError)) {
      checkAllAsError(fcx, all, errorTy(fcx), info);
      return expected;
    }
    const shown = expected.kind === "infer" ? "_" : fcx.show(expected);
    const ty = fcx.errorTy(
      error("E0529", `expected an array or slice, found \`${shown}\``).at(
        pat.span,
        `pattern cannot match with input type \`${shown}\``,
      ),
    );
    checkAllAsError(fcx, all, ty, info);
    return ty;
  }
  const element = expected.element;
  let middleTy: Ty = expected;
  if (expected.kind === "array") {
    const length = fcx.infcx.shallowConst(expected.length);
    if (length.kind === "value") {
      const size = Number(length.bits);
      if (pat.middle === undefined ? size !== least : size < least) {
        const ty = reportSliceLength(fcx, pat.span, least, size, pat.middle !== undefined);
        checkAllAsError(fcx, all, ty, info);
        return ty;
      }
      middleTy = mkArray(element, mkConst(USIZE, BigInt(size - least)));
    } else if (length.kind === "infer" && pat.middle === undefined) fcx.infcx.eq(length, mkConst(USIZE, BigInt(least)));
    else if (length.kind !== "error") {
      fcx.error(error("E0730", "cannot pattern-match on an array without a fixed length").at(pat.span));
      middleTy = errorTy(fcx);
    }
  }
  for (const p of pat.before) checkPat(fcx, p, element, info);
  if (pat.middle !== undefined) checkPat(fcx, pat.middle, middleTy, info);
  for (const p of pat.after) checkPat(fcx, p, element, info);
  return expected;
}

// --- structs

function checkTupleStruct(
  fcx: FnCtxt,
  id: PatId,
  pat: HirPat & { kind: "tupleStruct" },
  expected: Ty,
  info: PatInfo,
): Ty {
  const value = resolveValuePath(fcx, pat.path, pat.path.span);
  const fail = (ty: Ty): Ty => {
    checkAllAsError(fcx, pat.elements, ty, info);
    return ty;
  };
  if (value.res.kind === "error") return fail(fcx.taint(value.res.reported));
  if (value.res.kind !== "ctor" && value.res.kind !== "selfCtor")
    return fail(reportNotTupleStruct(fcx, pat.span, pat.path, value.res));
  if (value.res.kind === "ctor" && ctorVariant(fcx, value.res.def).variant.shape !== "tuple")
    return fail(reportNotTupleStruct(fcx, pat.span, pat.path, value.res));
  const found = instantiateValuePath(fcx, value, undefined);
  if (found.res.kind !== "ctor") return fail(found.ty);
  fcx.tables.patRes.set(id, found.res);
  fcx.tables.patPathArgs.set(id, found.args);
  if (found.user !== undefined) fcx.tables.patPathTypes.set(id, { ...found.user, span: pat.span });
  const { variant } = ctorVariant(fcx, found.res.def);
  const ty = fcx.instantiateSig(fcx.tcx.fnSig(found.res.def), found.args, pat.span).output;
  const err = fcx.eq(expected, ty);
  if (err !== undefined) {
    const reported = patMismatch(fcx, pat.span, expected, ty, err, info.origin);
    return fail(reported);
  }
  const fields = variant.fields;
  const count = pat.elements.length;
  if (count !== fields.length && !(pat.rest !== undefined && count < fields.length)) {
    reportFieldCount(fcx, pat, variant, found.res);
    return fail(errorTy(fcx));
  }
  pat.elements.forEach((element, i) => {
    const field = fields[placeOf(i, count, pat.rest, fields.length)];
    if (field !== undefined)
      checkPat(fcx, element, fcx.instantiate(fcx.tcx.typeOf(field.def), found.args, pat.span), info);
  });
  return ty;
}

function checkStruct(fcx: FnCtxt, id: PatId, pat: HirPat & { kind: "struct" }, expected: Ty, info: PatInfo): Ty {
  const path = checkStructPath(fcx, pat.path);
  if (path === undefined) {
    checkAllAsError(
      fcx,
      pat.fields.map((f) => f.pat),
      errorTy(fcx),
      info,
    );
    return errorTy(fcx);
  }
  fcx.tables.patRes.set(id, { kind: "ctor", def: path.variant.def });
  fcx.tables.patPathArgs.set(id, path.args);
  if (writesArgs(pat.path)) fcx.tables.patPathTypes.set(id, { kind: "ty", ty: path.user, span: pat.span });
  const err = fcx.eq(expected, path.ty);
  const failed = err === undefined ? undefined : patMismatch(fcx, pat.path.span, expected, path.ty, err, info.origin);
  const { variant } = path;
  const seen = new Map<string, Span>();
  const indices: number[] = [];
  const unknown: (typeof pat.fields)[number][] = [];
  for (const field of pat.fields) {
    const index = variant.fields.findIndex((f) => f.name === field.name);
    const def = variant.fields[index];
    indices.push(index);
    const first = seen.get(field.name);
    if (first !== undefined) {
      fcx.error(
        error("E0025", `field \`${field.name}\` bound multiple times in the pattern`)
          .at(field.span, `multiple uses of \`${field.name}\` in pattern`)
          .label(first, `first use of \`${field.name}\``),
      );
      checkPat(fcx, field.pat, errorTy(fcx), info);
      continue;
    }
    if (def === undefined) {
      unknown.push(field);
      continue;
    }
    seen.set(field.name, field.span);
    if (!fcx.tcx.hir.isAccessible(def.def, fcx.module)) {
      fcx.privateField(
        error(
          "E0451",
          `field \`${field.name}\` of ${path.adt.kind} \`${fcx.tcx.hir.def(path.adt.def).name}\` is private`,
        ).at(field.shorthand ? field.span : field.nameSpan, "private field"),
      );
    }
    checkPat(fcx, field.pat, failed ?? fcx.instantiate(fcx.tcx.typeOf(def.def), path.args, field.span), info);
  }
  fcx.tables.structPatFields.set(id, { variant: path.index, fields: indices });
  reportPatFields(fcx, pat, path, unknown, missingFields(variant, seen));
  for (const field of unknown) checkPat(fcx, field.pat, errorTy(fcx), info);
  return failed ?? path.ty;
}

function missingFields(variant: VariantDef, seen: ReadonlyMap<string, Span>): VariantDef["fields"] {
  return variant.fields.filter((f) => !seen.has(f.name));
}
