// Exhaustiveness and reachability of every `match`, `let`, parameter and `if let` of a body: E0004, E0005 and the
// unreachable-pattern warning.

import type { ExprId, HirArm, HirBody, HirPat, PatId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { Reported } from "#diagnostics/diagnostic.ts";
import { lowerPattern, type PatternCx } from "#typeck/pat/lower-pattern.ts";
import type { Pattern } from "#typeck/patterns.ts";
import type { BodyTypes } from "#typeck/tables.ts";
import { eraseRegions, subst } from "#types/fold.ts";
import { InferCtxt } from "#types/infer.ts";
import { miscCause } from "#types/obligation.ts";
import type { ParamEnv, Tcx } from "#types/tcx.ts";
import { normalize as normalizeTy } from "#types/traits.ts";
import type { Ty } from "#types/ty.ts";
import {
  reportEmptyRange,
  reportNamedAsVariant,
  reportNonExhaustive,
  reportRefutable,
  warnUnreachable,
} from "#typeck/errors/exhaustive.ts";
import { type Ctor, type CtorSet, integerSet, mkSliceShape, sliceArity } from "./constructor.ts";
import { encode, patternRange } from "./int-range.ts";
import { isUninhabited } from "./inhabited.ts";
import { type ArmInput, checkUsefulness, type DeconPat, type MatchCx } from "./usefulness.ts";

/** Checks all patterns of a body that has been inferred without error; a token where code cannot be made of them. */
export function checkMatches(cx: PatternCx): Reported | undefined {
  const checker = new MatchChecker(cx);
  checker.run();
  return checker.reported;
}

class MatchChecker implements MatchCx {
  readonly #cx: PatternCx;
  readonly tcx: Tcx;
  readonly body: HirBody;
  readonly types: BodyTypes;
  readonly #module: DefId;
  readonly #env: ParamEnv;
  readonly #infcx: InferCtxt;
  reported: Reported | undefined;
  #uid = 0;
  #opaque = 0;

  constructor(cx: PatternCx) {
    const { tcx, body, types } = cx;
    this.#cx = cx;
    this.tcx = tcx;
    this.body = body;
    this.types = types;
    this.#module = tcx.hir.module(body.owner);
    this.#env = tcx.paramEnv(body.owner);
    this.#infcx = new InferCtxt(tcx);
  }

  run(): void {
    for (const [id, pat] of this.body.pats.entries()) if (pat.kind === "binding") this.#namedAsVariant(id, pat);
    for (const param of this.body.params) this.#irrefutable(param.pat, "function argument", undefined, true);
    for (const [id, expr] of this.body.exprs.entries()) {
      if (expr.kind === "match") this.#match(id, expr.scrutinee, expr.arms);
      else if (expr.kind === "closure")
        for (const param of expr.closure.params) this.#irrefutable(param.pat, "closure argument", undefined, true);
      else if (expr.kind === "let") this.#single(expr.pat, expr.init);
      else if (expr.kind === "block") {
        for (const stmt of expr.block.stmts) {
          if (stmt.kind !== "let") continue;
          if (stmt.els !== undefined) this.#single(stmt.pat, stmt.init);
          else
            this.#irrefutable(
              stmt.pat,
              "local binding",
              stmt.init,
              stmt.init === undefined || this.#validPlace(stmt.init),
            );
        }
      }
    }
  }

  /** A binding that was probably meant to be a variant: matches everything (E0170, a lint that denies). */
  #namedAsVariant(id: PatId, pat: HirPat & { kind: "binding" }): void {
    const mode = this.types.bindingModes.get(id);
    if (pat.byRef !== undefined || pat.mutable || pat.sub !== undefined || mode === undefined) return;
    let ty = this.types.patTypes.get(id);
    if (ty !== undefined && mode.byRef !== undefined && ty.kind === "ref") ty = ty.inner;
    while (ty?.kind === "ref") ty = ty.inner;
    if (ty?.kind !== "adt" || this.tcx.adt(ty.def).kind !== "enum") return;
    const { name } = this.body.locals.get(pat.local);
    if (this.tcx.adt(ty.def).variants.some((v) => v.name === name && v.shape === "unit"))
      reportNamedAsVariant(this.tcx, pat.span, name, ty);
  }

  #match(id: ExprId, scrutinee: ExprId, arms: readonly HirArm[]): void {
    const ty = this.#exprTy(scrutinee);
    if (ty === undefined) return;
    const expr = this.body.exprs.get(id);
    const inputs = this.#arms(arms.map((arm) => ({ pat: arm.pat, guarded: arm.guard !== undefined })));
    if (inputs === undefined) return;
    const report = checkUsefulness(this, inputs, ty, this.#validPlace(scrutinee));
    if (expr.desugared === "forLoop") {
      const some = arms.find((arm) => this.body.pats.get(arm.pat).kind === "tupleStruct");
      const inner = some === undefined ? undefined : this.body.pats.get(some.pat);
      if (report.witnesses.length > 0 && inner?.kind === "tupleStruct" && inner.elements[0] !== undefined) {
        const witnesses = report.witnesses.flatMap((w) => (w.fields[0] === undefined ? [] : [w.fields[0]]));
        this.reported = reportRefutable(
          this.tcx,
          this.body,
          inner.elements[0],
          this.types.patTypes.get(inner.elements[0]) ?? ty,
          witnesses,
          "`for` loop binding",
          undefined,
        );
      }
      return;
    }
    if (expr.desugared === undefined)
      this.#warnArms(
        arms.map((arm) => arm.pat),
        inputs,
        report,
      );
    if (report.witnesses.length > 0)
      this.reported = reportNonExhaustive(this.tcx, this.body, scrutinee, arms, ty, report.witnesses);
  }

  #warnArms(pats: readonly PatId[], inputs: readonly ArmInput[], report: ReturnType<typeof checkUsefulness>): void {
    if (this.tcx.hir.isStd(this.body.owner)) return;
    report.armUseful.forEach((useful, i) => {
      if (!useful)
        warnUnreachable(
          this.tcx,
          this.body,
          pats[i] as PatId,
          pats.slice(0, i).filter((_, j) => report.armUseful[j] === true && inputs[j]?.guarded === false),
        );
    });
    for (const id of report.redundant) warnUnreachable(this.tcx, this.body, id, []);
  }

  /** A pattern that may fail: only its own alternatives are looked at. */
  #single(pat: PatId, init: ExprId | undefined): void {
    const ty = init === undefined ? this.types.patTypes.get(pat) : this.#exprTy(init);
    const inputs = this.#arms([{ pat, guarded: false }]);
    if (ty === undefined || inputs === undefined) return;
    const report = checkUsefulness(this, inputs, ty, init === undefined || this.#validPlace(init));
    if (!this.tcx.hir.isStd(this.body.owner))
      for (const id of report.redundant) warnUnreachable(this.tcx, this.body, id, []);
  }

  #irrefutable(pat: PatId, what: string, init: ExprId | undefined, valid: boolean): void {
    const p = this.body.pats.get(pat);
    if (p.kind === "wild" || (p.kind === "binding" && p.sub === undefined)) return;
    const inputs = this.#arms([{ pat, guarded: false }]);
    const top = inputs?.[0];
    if (inputs === undefined || top === undefined) return;
    const { ty } = top.pat;
    const report = checkUsefulness(this, inputs, ty, valid);
    if (report.witnesses.length > 0)
      this.reported = reportRefutable(this.tcx, this.body, pat, ty, report.witnesses, what, init);
  }

  #exprTy(id: ExprId): Ty | undefined {
    return this.types.adjustments.get(id)?.at(-1)?.target ?? this.types.exprTypes.get(id);
  }

  /** Whether the scrutinee's place certainly holds a valid value: not behind a pointer or in a union. */
  #validPlace(id: ExprId): boolean {
    const expr = this.body.exprs.get(id);
    switch (expr.kind) {
      case "unary":
        return expr.op !== "*";
      case "field": {
        const base = this.#exprTy(expr.base);
        if (base?.kind === "adt" && this.tcx.adt(base.def).kind === "union") return false;
        return this.#validPlace(expr.base);
      }
      case "index":
        return false;
      default:
        return true;
    }
  }

  #arms(arms: readonly { readonly pat: PatId; readonly guarded: boolean }[]): readonly ArmInput[] | undefined {
    const out: ArmInput[] = [];
    for (const arm of arms) {
      const pattern = lowerPattern(this.#cx, arm.pat);
      const pat = this.#decon(pattern);
      if (pat === undefined) return undefined;
      out.push({ pat, guarded: arm.guarded });
    }
    return out;
  }

  // --- taking patterns apart

  #make(pattern: Pattern, ctor: Ctor, fields: readonly DeconPat[]): DeconPat {
    return { ctor, fields, ty: pattern.ty, uid: this.#uid++, id: pattern.id };
  }

  #wild(ty: Ty): DeconPat {
    return { ctor: { kind: "wildcard" }, fields: [], ty, uid: this.#uid++, id: undefined };
  }

  /** `undefined` for patterns with an error in them. */
  #decon(pattern: Pattern): DeconPat | undefined {
    switch (pattern.kind) {
      case "wild":
        return this.#make(pattern, { kind: "wildcard" }, []);
      case "binding":
        return pattern.sub === undefined ? this.#make(pattern, { kind: "wildcard" }, []) : this.#decon(pattern.sub);
      case "never":
        return this.#make(pattern, { kind: "wildcard" }, []);
      case "error":
        return undefined;
      case "deref": {
        const inner = this.#decon(pattern.inner);
        return inner === undefined ? undefined : this.#make(pattern, { kind: "ref" }, [inner]);
      }
      case "leaf":
      case "variant":
        return this.#adt(pattern);
      case "constant":
        return this.#make(pattern, this.#constant(pattern), []);
      case "range": {
        const ctor = this.#range(pattern);
        return ctor === undefined ? undefined : this.#make(pattern, ctor, []);
      }
      case "slice":
        return this.#slice(pattern);
      case "or": {
        const fields: DeconPat[] = [];
        for (const alternative of pattern.alternatives) {
          const pat = this.#decon(alternative);
          if (pat === undefined) return undefined;
          // Each alternative is known by its own pattern, even where that is a dereference.
          fields.push(pat);
        }
        return this.#make(pattern, { kind: "or" }, fields);
      }
    }
  }

  #adt(pattern: Pattern & { kind: "leaf" | "variant" }): DeconPat | undefined {
    const { ty } = pattern;
    if (ty.kind === "adt" && this.tcx.adt(ty.def).kind === "union") {
      const field = pattern.fields[0];
      const inner = field === undefined ? undefined : this.#decon(field.pat);
      return field !== undefined && inner === undefined
        ? undefined
        : this.#make(pattern, { kind: "unionField" }, inner === undefined ? [] : [inner]);
    }
    const ctor: Ctor = pattern.kind === "variant" ? { kind: "variant", index: pattern.variant } : { kind: "struct" };
    const fields: DeconPat[] = this.fieldTypes(ctor, ty).map((field) => this.#wild(field.ty));
    for (const field of pattern.fields) {
      const pat = this.#decon(field.pat);
      if (pat === undefined) return undefined;
      fields[field.index] = pat;
    }
    return this.#make(pattern, ctor, fields);
  }

  #constant(pattern: Pattern & { kind: "constant" }): Ctor {
    const { value, ty } = pattern;
    switch (value.kind) {
      case "bits":
        if (ty.kind === "bool") return { kind: "bool", value: value.bits !== 0n };
        if (ty.kind === "int" || ty.kind === "uint" || ty.kind === "char") {
          const lo = encode(ty, value.bits);
          return { kind: "intRange", range: { lo, hi: lo + 1n } };
        }
        return { kind: "opaque", id: this.#opaque++ };
      case "float":
        return { kind: "floatRange", lo: value.value, hi: value.value, inclusive: true };
      case "str":
        return { kind: "str", value: value.value };
      case "opaque":
        return { kind: "opaque", id: this.#opaque++ };
    }
  }

  #range(pattern: Pattern & { kind: "range" }): Ctor | undefined {
    const { ty, low, high, inclusive } = pattern;
    if (low?.kind === "opaque" || high?.kind === "opaque") return { kind: "opaque", id: this.#opaque++ };
    if (ty.kind === "float") {
      const lo = low?.kind === "float" ? low.value : Number.NEGATIVE_INFINITY;
      const hi = high?.kind === "float" ? high.value : Number.POSITIVE_INFINITY;
      if (inclusive ? lo > hi : lo >= hi && high !== undefined) {
        this.reported = reportEmptyRange(this.tcx, pattern.span, inclusive, false);
        return undefined;
      }
      return { kind: "floatRange", lo, hi, inclusive: inclusive || high === undefined };
    }
    if (ty.kind !== "int" && ty.kind !== "uint" && ty.kind !== "char") return { kind: "opaque", id: this.#opaque++ };
    const range = patternRange(
      ty,
      low?.kind === "bits" ? low.bits : undefined,
      high?.kind === "bits" ? high.bits : undefined,
      inclusive,
    );
    if (range.lo >= range.hi) {
      this.reported = reportEmptyRange(this.tcx, pattern.span, inclusive, high === undefined);
      return undefined;
    }
    return { kind: "intRange", range };
  }

  #slice(pattern: Pattern & { kind: "slice" }): DeconPat | undefined {
    const fields: DeconPat[] = [];
    for (const p of [...pattern.before, ...pattern.after]) {
      const pat = this.#decon(p);
      if (pat === undefined) return undefined;
      fields.push(pat);
    }
    const { ty } = pattern;
    const length = ty.kind === "array" && ty.length.kind === "value" ? Number(ty.length.bits) : undefined;
    return this.#make(
      pattern,
      {
        kind: "slice",
        shape: mkSliceShape(length, pattern.middle !== undefined, pattern.before.length, pattern.after.length),
      },
      fields,
    );
  }

  // --- what the algorithm asks

  #normalize = (ty: Ty): Ty => {
    const erased = eraseRegions(ty);
    return this.#infcx.resolve(normalizeTy(this.#infcx, this.#env, erased, miscCause(this.body.span)).value);
  };

  #empty(ty: Ty): boolean {
    return isUninhabited(this.tcx, ty, this.#module, this.#normalize);
  }

  ctorsOf(ty: Ty): CtorSet {
    switch (ty.kind) {
      case "bool":
        return { kind: "bool" };
      case "char":
      case "int":
      case "uint":
        return integerSet(ty);
      case "slice":
        return { kind: "slice", arrayLength: undefined, elementEmpty: this.#empty(ty.element) };
      case "array":
        return {
          kind: "slice",
          arrayLength: ty.length.kind === "value" ? Number(ty.length.bits) : undefined,
          elementEmpty: this.#empty(ty.element),
        };
      case "tuple":
        return { kind: "struct", empty: this.#empty(ty) };
      case "ref":
        return { kind: "ref" };
      case "never":
        return { kind: "none" };
      case "adt": {
        const adt = this.tcx.adt(ty.def);
        if (adt.kind === "union") return { kind: "union" };
        if (adt.kind === "struct") return { kind: "struct", empty: this.#empty(ty) };
        const foreign = this.tcx.hir.isStd(ty.def) && !this.tcx.hir.isStd(this.body.owner);
        const nonExhaustive = foreign && this.tcx.hir.def(ty.def).attrs.some((a) => a.name === "non_exhaustive");
        if (adt.variants.length === 0 && !nonExhaustive) return { kind: "none" };
        const variants = adt.variants.map((variant) => {
          const empty = variant.fields.some((f) =>
            this.#empty(this.#normalize(subst(this.tcx, this.tcx.typeOf(f.def), ty.args))),
          );
          return empty ? ("empty" as const) : ("visible" as const);
        });
        return { kind: "variants", variants, nonExhaustive };
      }
      default:
        return { kind: "unlistable" };
    }
  }

  fieldTypes(ctor: Ctor, ty: Ty): readonly { readonly ty: Ty; readonly skip: boolean }[] {
    switch (ctor.kind) {
      case "ref":
        return [{ ty: ty.kind === "ref" ? ty.inner : ty, skip: false }];
      case "slice": {
        const element = ty.kind === "array" || ty.kind === "slice" ? ty.element : ty;
        return Array.from({ length: sliceArity(ctor.shape) }, () => ({ ty: element, skip: false }));
      }
      case "unionField":
      case "struct":
      case "variant": {
        if (ty.kind === "tuple") return ty.elements.map((e) => ({ ty: e, skip: false }));
        if (ty.kind !== "adt") return [];
        const adt = this.tcx.adt(ty.def);
        const variant = adt.variants[ctor.kind === "variant" ? ctor.index : 0];
        const fields = ctor.kind === "unionField" ? (variant?.fields.slice(0, 1) ?? []) : (variant?.fields ?? []);
        return fields.map((field) => {
          const fieldTy = this.#normalize(subst(this.tcx, this.tcx.typeOf(field.def), ty.args));
          const hidden = adt.kind !== "enum" && !this.tcx.hir.isAccessible(field.def, this.#module);
          return { ty: fieldTy, skip: hidden && this.#empty(fieldTy) };
        });
      }
      default:
        return [];
    }
  }
}
