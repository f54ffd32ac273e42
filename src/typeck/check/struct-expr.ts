// Struct literals `Path { field: value, ..base }`.

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirExpr } from "#hir/body.ts";
import type { QPath } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import {
  reportDuplicateField,
  reportMissingFields,
  reportNoVariant,
  reportUnknownField,
} from "#typeck/errors/struct-lit.ts";
import { eraseRegions } from "#types/fold.ts";
import type { AdtDef, VariantDef } from "#types/tcx.ts";
import { type GenericArgs, hasFlags, Flag, mkAdt, type Ty } from "#types/ty.ts";
import { demandCoerce, demandEq } from "./demand.ts";
import { type Expectation, expectHasType } from "./expectation.ts";
import { lowerPathSelf, ownArgs } from "./generic-args.ts";

export interface StructPath {
  readonly adt: AdtDef;
  readonly variant: VariantDef;
  readonly index: number;
  readonly ty: Ty;
  readonly args: GenericArgs;
  /** With written regions. */
  readonly user: Ty;
}

/** The struct, union or variant that a path before `{` names; `undefined` after a report. */
export function checkStructPath(fcx: FnCtxt, path: QPath): StructPath | undefined {
  if (path.kind === "typeRelative") {
    const user = lowerPathSelf(fcx, path.self);
    const ty = fcx.tryStructurallyResolve(fcx.normalize(eraseRegions(user), path.span));
    if (ty.kind !== "adt") {
      if (!hasFlags(ty, Flag.hasError))
        fcx.error(
          error(
            "E0071",
            `expected struct, variant or union type, found ${ty.kind === "param" ? "associated type" : `\`${fcx.show(ty)}\``}`,
          ).at(path.span, "not a struct"),
        );
      else if (ty.kind === "error") fcx.taint(ty.reported);
      return undefined;
    }
    const adt = fcx.tcx.adt(ty.def);
    const index = adt.variants.findIndex((v) => v.name === path.segment.name);
    const variant = adt.variants[index];
    if (adt.kind === "enum" && variant !== undefined) return { adt, variant, index, ty, args: ty.args, user };
    reportNoVariant(fcx, ty, path.segment);
    return undefined;
  }
  const { res, segments } = path.path;
  switch (res.kind) {
    case "error":
      fcx.taint(res.reported);
      return undefined;
    case "def":
    case "ctor": {
      const def = fcx.tcx.hir.def(res.def);
      if (def.kind === "variant" && def.parent !== undefined) {
        const last = segments.at(-1);
        const built = ownArgs(
          fcx,
          def.parent,
          [],
          last?.args !== undefined || segments.length < 2 ? last : segments.at(-2),
          path.span,
        );
        const adt = fcx.tcx.adt(def.parent);
        const index = adt.variants.findIndex((v) => v.def === res.def);
        return finish(adt, index, built.args, mkAdt(adt.def, built.user));
      }
      break;
    }
    default:
      break;
  }
  const user = lowerPathSelf(fcx, { kind: "path", path, span: path.span });
  const ty = fcx.tryStructurallyResolve(fcx.normalize(eraseRegions(user), path.span));
  if (ty.kind === "adt" && fcx.tcx.adt(ty.def).kind !== "enum") return finish(fcx.tcx.adt(ty.def), 0, ty.args, user);
  if (ty.kind === "error") fcx.taint(ty.reported);
  else
    fcx.error(
      error("E0071", `expected struct, variant or union type, found ${describe(fcx, ty)}`).at(
        path.span,
        "not a struct",
      ),
    );
  return undefined;
}

function describe(fcx: FnCtxt, ty: Ty): string {
  return ty.kind === "adt"
    ? `enum \`${fcx.show(ty)}\``
    : ty.kind === "param"
      ? `type parameter \`${ty.name}\``
      : `\`${fcx.show(ty)}\``;
}

function finish(adt: AdtDef, index: number, args: GenericArgs, user: Ty): StructPath | undefined {
  const variant = adt.variants[index];
  if (variant === undefined) return undefined;
  return { adt, variant, index, ty: mkAdt(adt.def, args), args, user };
}

/** Whether a path writes any generic argument. */
export function writesArgs(path: QPath): boolean {
  if (path.kind === "typeRelative") return true;
  return (
    path.path.segments.some((s) => (s.args?.args.length ?? 0) > 0) ||
    path.path.res.kind === "selfAlias" ||
    path.path.res.kind === "selfCtor"
  );
}

export function checkStruct(fcx: FnCtxt, id: ExprId, expr: HirExpr & { kind: "struct" }, expectation: Expectation): Ty {
  const found = checkStructPath(fcx, expr.path);
  if (found === undefined) {
    for (const field of expr.fields) fcx.checkExpr(field.value);
    if (expr.base !== undefined) fcx.checkExpr(expr.base);
    return fcx.taint(fcx.tables.tainted as never);
  }
  const { adt, variant, args } = found;
  if (writesArgs(expr.path)) fcx.tables.userTypes.set(id, { kind: "ty", ty: found.user, span: expr.path.span });
  fcx.tables.exprRes.set(id, { kind: "ctor", def: variant.def });
  fcx.tables.pathArgs.set(id, args);
  fcx.registerPredicatesOf(adt.def, args, expr.path.span, id);
  const ty = mkAdt(adt.def, args);
  const expected = fcx.onlyHasType(expectation);
  // What the context wants steers the fields, unless it is another type altogether.
  if (expected !== undefined) fcx.eq(expected, ty);
  checkFields(fcx, id, expr, found, args);
  if (expr.base !== undefined) {
    const base = expr.base;
    if (adt.kind !== "struct") {
      fcx.checkExpr(base);
      fcx.error(error("E0436", "functional record update syntax requires a struct").at(fcx.span(base)));
    } else {
      const baseTy = fcx.checkExpr(base, expectHasType(ty));
      demandEq(fcx, fcx.span(base), ty, baseTy);
      const entry = fcx.tables.structFields.get(id);
      const fieldTypes = variant.fields.map((f) => fcx.instantiate(fcx.tcx.typeOf(f.def), args, fcx.span(base)));
      if (entry !== undefined) fcx.tables.structFields.set(id, { ...entry, baseFieldTypes: fieldTypes });
      for (const field of variant.fields) {
        if (!expr.fields.some((f) => f.name === field.name) && !fcx.tcx.hir.isAccessible(field.def, fcx.module)) {
          fcx.privateField(
            error("E0451", `field \`${field.name}\` of struct \`${fcx.tcx.hir.def(adt.def).name}\` is private`).at(
              fcx.span(base),
              "private field",
            ),
          );
        }
      }
    }
  }
  return ty;
}

function checkFields(
  fcx: FnCtxt,
  id: ExprId,
  expr: HirExpr & { kind: "struct" },
  path: StructPath,
  args: GenericArgs,
): void {
  const { adt, variant } = path;
  const seen = new Map<string, Span>();
  const indices: number[] = [];
  let failed = false;
  for (const field of expr.fields) {
    const index = variant.fields.findIndex((f) => f.name === field.name);
    const def = variant.fields[index];
    indices.push(index);
    const first = seen.get(field.name);
    if (first !== undefined) {
      reportDuplicateField(fcx, field, first);
      failed = true;
      fcx.checkExpr(field.value);
      continue;
    }
    if (def === undefined) {
      reportUnknownField(
        fcx,
        path,
        field,
        expr.fields.map((f) => f.name),
      );
      failed = true;
      fcx.checkExpr(field.value);
      continue;
    }
    seen.set(field.name, field.nameSpan);
    if (!fcx.tcx.hir.isAccessible(def.def, fcx.module)) {
      fcx.privateField(
        error("E0451", `field \`${field.name}\` of ${adt.kind} \`${fcx.tcx.hir.def(adt.def).name}\` is private`).at(
          field.nameSpan,
          "private field",
        ),
      );
    }
    const formal = fcx.instantiate(fcx.tcx.typeOf(def.def), args, field.span);
    const ty = fcx.checkExpr(field.value, expectHasType(formal));
    demandCoerce(fcx, field.value, ty, formal);
  }
  fcx.tables.structFields.set(id, { variant: path.index, fields: indices, baseFieldTypes: undefined });
  if (failed) return;
  if (adt.kind === "union") {
    if (expr.fields.length !== 1)
      fcx.error(error("E0784", "union expressions should have exactly one field").at(expr.path.span));
    return;
  }
  if (expr.base !== undefined) return;
  const missing = variant.fields.filter((f) => !seen.has(f.name));
  if (missing.length > 0) reportMissingFields(fcx, path, missing, expr.path.span);
}
