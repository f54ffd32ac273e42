// Walks a closure's body and tells how it uses places: moves, copies, borrows, assignments.
//
// rustc's `expr_use_visitor.rs`, kept to what captures need. Types are final but may hold variables.

import { unreachable } from "#support/bug.ts";
import type { ExprId, HirBlock, HirExpr, PatId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { ctorVariant } from "#typeck/check/path.ts";
import type { Adjustment } from "#typeck/tables.ts";
import { mkRef, RE_ERASED, type Ty } from "#types/ty.ts";
import {
  type BorrowMode,
  type CapturePlace,
  type ClosureUses,
  type FakeRead,
  type PlaceUse,
  placeTy,
  project,
} from "./places.ts";

/** Hears of what a body does with places. */
export interface UseListener {
  use(use: PlaceUse): void;
  fakeRead(read: FakeRead): void;
}

export class UseVisitor {
  readonly #fcx: FnCtxt;
  readonly #listener: UseListener;
  /** What inner closures use of what is around them, by expression; they have been analysed before. */
  readonly #inner: (closure: ExprId) => ClosureUses | undefined;

  constructor(fcx: FnCtxt, listener: UseListener, inner: (closure: ExprId) => ClosureUses | undefined) {
    this.#fcx = fcx;
    this.#listener = listener;
    this.#inner = inner;
  }

  // --- using

  consume(id: ExprId): void {
    this.#consumePlace(this.catExpr(id), id, this.#fcx.span(id));
    this.walk(id);
  }

  #consumePlace(place: CapturePlace, expr: ExprId | undefined, span: Span): void {
    if (place.local === undefined) return;
    const copy = this.#fcx.isCopy(placeTy(place), span);
    this.#listener.use({ place, mode: copy ? "ref" : "move", expr, span });
  }

  #borrow(id: ExprId, mode: BorrowMode): void {
    this.#borrowPlace(this.catExpr(id), mode, id, this.#fcx.span(id));
    this.walk(id);
  }

  #borrowPlace(place: CapturePlace, mode: BorrowMode, expr: ExprId | undefined, span: Span): void {
    if (place.local !== undefined) this.#listener.use({ place, mode, expr, span });
  }

  #mutate(id: ExprId): void {
    this.#borrowPlace(this.catExpr(id), "refMut", id, this.#fcx.span(id));
    this.walk(id);
  }

  // --- walking: the effects of evaluating an expression as a place

  walk(id: ExprId): void {
    this.#walkAdjustments(id);
    const expr = this.#fcx.expr(id);
    switch (expr.kind) {
      case "literal":
      case "path":
      case "continue":
      case "constBlock":
      case "error":
        return;
      case "field":
        return this.#select(expr.base);
      case "unary":
        if (expr.op === "*") return this.#select(expr.operand);
        return this.consume(expr.operand);
      case "index":
        if (this.#fcx.tables.callees.has(id)) {
          this.consume(expr.base);
          return this.consume(expr.index);
        }
        // The bounds check looks at the base, even where the element is not used.
        this.#borrow(expr.base, "ref");
        return this.consume(expr.index);
      case "call":
        this.consume(expr.callee);
        for (const arg of expr.args) this.consume(arg);
        return;
      case "methodCall":
        this.consume(expr.receiver);
        for (const arg of expr.args) this.consume(arg);
        return;
      case "binary":
      case "logical":
        this.consume(expr.left);
        return this.consume(expr.right);
      case "assign":
        this.#mutate(expr.left);
        return this.consume(expr.right);
      case "assignOp":
        if (this.#fcx.tables.callees.has(id)) this.consume(expr.left);
        else this.#mutate(expr.left);
        return this.consume(expr.right);
      case "addrOf":
        return this.#borrow(expr.operand, expr.mutability === "mut" ? "refMut" : "ref");
      case "cast":
        return this.consume(expr.operand);
      case "block":
        return this.#block(expr.block);
      case "if":
        this.consume(expr.condition);
        this.consume(expr.then);
        if (expr.els !== undefined) this.consume(expr.els);
        return;
      case "let":
        // Whatever the pattern needs, a condition looks at its value.
        this.#borrowPlace(this.catExpr(expr.init), "ref", expr.init, this.#fcx.span(expr.init));
        return this.#let(expr.init, expr.pat);
      case "match":
        return this.#match(expr);
      case "loop":
        return this.consume(expr.body);
      case "break":
      case "return":
        if (expr.value !== undefined) this.consume(expr.value);
        return;
      case "closure":
        return this.#closure(id);
      case "struct":
        return this.#struct(id, expr);
      case "tuple":
      case "array":
        for (const element of expr.elements) this.consume(element);
        return;
      case "repeat":
        return this.consume(expr.element);
      case "dropTemps":
        return this.consume(expr.expr);
      default:
        return unreachable(expr);
    }
  }

  #select(id: ExprId): void {
    this.walk(id);
  }

  #block(block: HirBlock): void {
    for (const stmt of block.stmts) {
      if (stmt.kind === "expr") this.consume(stmt.expr);
      else if (stmt.kind === "let") {
        if (stmt.init !== undefined) this.#let(stmt.init, stmt.pat);
        if (stmt.els !== undefined) this.consume(stmt.els);
      }
    }
    if (block.tail !== undefined) this.consume(block.tail);
  }

  #let(init: ExprId, pat: PatId): void {
    this.walk(init);
    const place = this.catExpr(init);
    this.#fakeRead(place, "forLet", init);
    this.walkPat(place, pat, init);
  }

  #fakeRead(place: CapturePlace, cause: FakeRead["cause"], expr: ExprId): void {
    if (place.local !== undefined) this.#listener.fakeRead({ place, cause, span: this.#fcx.span(expr) });
  }

  #closure(id: ExprId): void {
    const inner = this.#inner(id);
    for (const read of inner?.fakeReads ?? []) this.#listener.fakeRead(read);
    for (const use of inner?.uses ?? []) this.#listener.use(use);
  }

  #match(expr: HirExpr & { kind: "match" }): void {
    this.walk(expr.scrutinee);
    const place = this.catExpr(expr.scrutinee);
    if (expr.arms.length > 0) this.#fakeRead(place, "forMatchedPlace", expr.scrutinee);
    for (const arm of expr.arms) {
      this.walkPat(place, arm.pat, expr.scrutinee);
      if (arm.guard !== undefined) this.consume(arm.guard);
      this.consume(arm.body);
    }
  }

  #struct(id: ExprId, expr: HirExpr & { kind: "struct" }): void {
    for (const field of expr.fields) this.consume(field.value);
    if (expr.base === undefined) return;
    const base = this.catExpr(expr.base);
    const info = this.#fcx.tables.structFields.get(id);
    info?.baseFieldTypes?.forEach((ty, index) => {
      if (info.fields.includes(index)) return;
      this.#consumePlace(
        project(base, { kind: "field", index, variant: 0, ty: this.#fcx.resolve(ty) }),
        expr.base,
        this.#fcx.span(expr.base as ExprId),
      );
    });
    this.walk(expr.base);
  }

  /** Implicit borrows and moves of the steps applied to an expression. */
  #walkAdjustments(id: ExprId): void {
    const steps = this.#fcx.tables.adjustments.get(id);
    if (steps === undefined) return;
    let place = this.#catUnadjusted(id);
    for (const step of steps) {
      if (step.kind === "neverToAny" || step.kind === "pointer") this.#consumePlace(place, id, this.#fcx.span(id));
      else if (step.kind === "deref" && step.overloaded !== undefined)
        this.#borrowPlace(place, step.overloaded.mutability === "mut" ? "refMut" : "ref", id, this.#fcx.span(id));
      else if (step.kind === "borrow")
        this.#borrowPlace(place, step.mutability === "mut" ? "refMut" : "ref", id, this.#fcx.span(id));
      place = this.#adjusted(place, step);
    }
  }

  // --- places

  catExpr(id: ExprId): CapturePlace {
    let place = this.#catUnadjusted(id);
    for (const step of this.#fcx.tables.adjustments.get(id) ?? []) place = this.#adjusted(place, step);
    return place;
  }

  #rvalue(ty: Ty): CapturePlace {
    return { local: undefined, baseTy: this.#fcx.resolve(ty), projections: [] };
  }

  #adjusted(place: CapturePlace, step: Adjustment): CapturePlace {
    const target = this.#fcx.resolve(step.target);
    if (step.kind !== "deref") return this.#rvalue(target);
    const base =
      step.overloaded === undefined ? place : this.#rvalue(mkRef(RE_ERASED, target, step.overloaded.mutability));
    return project(base, { kind: "deref", ty: target });
  }

  #catUnadjusted(id: ExprId): CapturePlace {
    const fcx = this.#fcx;
    const expr = fcx.expr(id);
    const ty = fcx.exprTy(id);
    switch (expr.kind) {
      case "path": {
        const res = fcx.tables.exprRes.get(id);
        return res?.kind === "local"
          ? { local: res.local, baseTy: fcx.resolve(fcx.localTy(res.local)), projections: [] }
          : this.#rvalue(ty);
      }
      case "field": {
        const index = fcx.tables.fieldIndices.get(id);
        return index === undefined
          ? this.#rvalue(ty)
          : project(this.catExpr(expr.base), { kind: "field", index, variant: 0, ty });
      }
      case "unary":
        if (expr.op !== "*") return this.#rvalue(ty);
        if (fcx.tables.callees.has(id)) return project(this.#rvalue(ty), { kind: "deref", ty });
        return project(this.catExpr(expr.operand), { kind: "deref", ty });
      case "index":
        if (fcx.tables.callees.has(id)) return project(this.#rvalue(ty), { kind: "deref", ty });
        return project(this.catExpr(expr.base), { kind: "index", ty });
      default:
        return this.#rvalue(ty);
    }
  }

  // --- patterns

  /**
   * Bindings move, copy or borrow the parts they name; tests read what they look at. `matched`: the initialiser or
   * scrutinee, which is where rustc says that the parts are used.
   */
  walkPat(outer: CapturePlace, id: PatId, matched?: ExprId): void {
    const fcx = this.#fcx;
    const pat = fcx.pat(id);
    let place = outer;
    const looked = fcx.tables.patAdjustments.get(id) ?? [];
    for (const ty of looked) {
      const resolved = fcx.resolve(ty);
      if (resolved.kind === "ref") place = project(place, { kind: "deref", ty: fcx.resolve(resolved.inner) });
    }
    const span = matched === undefined ? pat.span : fcx.span(matched);
    switch (pat.kind) {
      case "wild":
      case "error":
        return;
      case "never":
        return this.#borrowPlace(place, "ref", undefined, span);
      case "binding": {
        const mode = fcx.tables.bindingModes.get(id);
        if (mode?.byRef !== undefined)
          this.#borrowPlace(place, mode.byRef === "mut" ? "refMut" : "ref", undefined, span);
        else this.#consumePlace(place, undefined, span);
        if (pat.sub !== undefined) this.walkPat(place, pat.sub, matched);
        return;
      }
      case "literal":
      case "range":
        return this.#borrowPlace(place, "ref", undefined, span);
      case "path": {
        const res = fcx.tables.patRes.get(id);
        if (res?.kind === "def" || (res?.kind === "ctor" && this.#isMultiVariant(res.def)))
          this.#borrowPlace(place, "ref", undefined, span);
        return;
      }
      case "ref": {
        const ty = placeTy(place);
        return this.walkPat(
          project(place, { kind: "deref", ty: ty.kind === "ref" ? fcx.resolve(ty.inner) : ty }),
          pat.inner,
          matched,
        );
      }
      case "or":
        for (const alternative of pat.alternatives) this.walkPat(place, alternative, matched);
        return;
      case "tuple": {
        const ty = placeTy(place);
        const length = ty.kind === "tuple" ? ty.elements.length : pat.elements.length;
        pat.elements.forEach((element, i) => {
          const index = pat.rest !== undefined && i >= pat.rest ? i + length - pat.elements.length : i;
          const fieldTy = ty.kind === "tuple" ? (ty.elements[index] ?? ty) : ty;
          this.walkPat(
            project(place, { kind: "field", index, variant: 0, ty: fcx.resolve(fieldTy) }),
            element,
            matched,
          );
        });
        return;
      }
      case "tupleStruct":
      case "struct": {
        const res = fcx.tables.patRes.get(id);
        if (res?.kind !== "ctor") return;
        const { index: variant, variant: def } = ctorVariant(fcx, res.def);
        if (this.#isMultiVariant(res.def)) this.#borrowPlace(place, "ref", undefined, span);
        const args = fcx.tables.patPathArgs.get(id) ?? [];
        const sub = (index: number, inner: PatId): void => {
          const field = def.fields[index];
          if (field === undefined) return;
          const ty = fcx.resolve(fcx.instantiateQuietly(fcx.tcx.typeOf(field.def), fcx.infcx.resolveArgs(args), span));
          this.walkPat(project(place, { kind: "field", index, variant, ty }), inner, matched);
        };
        if (pat.kind === "struct")
          pat.fields.forEach((field, i) => sub(fcx.tables.structPatFields.get(id)?.fields[i] ?? -1, field.pat));
        else
          pat.elements.forEach((element, i) =>
            sub(pat.rest !== undefined && i >= pat.rest ? i + def.fields.length - pat.elements.length : i, element),
          );
        return;
      }
      case "slice": {
        const ty = placeTy(place);
        // `[..]` fits any length, which nobody has to look at then.
        const fitsAll = pat.middle !== undefined && pat.before.length === 0 && pat.after.length === 0;
        if (ty.kind !== "array" && !fitsAll) this.#borrowPlace(place, "ref", undefined, span);
        const element = ty.kind === "array" || ty.kind === "slice" ? fcx.resolve(ty.element) : ty;
        for (const p of [...pat.before, ...pat.after])
          this.walkPat(project(place, { kind: "index", ty: element }), p, matched);
        if (pat.middle !== undefined) {
          const middle = fcx.tables.patTypes.get(pat.middle);
          this.walkPat(
            project(place, { kind: "subslice", ty: middle === undefined ? ty : fcx.resolve(middle) }),
            pat.middle,
            matched,
          );
        }
        return;
      }
      default:
        return unreachable(pat);
    }
  }

  #isMultiVariant(ctor: DefId): boolean {
    const { adt } = ctorVariant(this.#fcx, ctor);
    return adt.kind === "enum" && adt.variants.length > 1;
  }
}
