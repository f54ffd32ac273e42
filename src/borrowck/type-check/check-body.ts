// Type checking of MIR: every statement and terminator relates the types of what it mentions
// (rustc dev guide, "The MIR type-check").

import { ASSIGNMENT, BORING, BORING_NO_LOCATION, type Category, type Where } from "#borrowck/nll/constraints.ts";
import type { Point, Points } from "#borrowck/nll/points.ts";
import {
  type BasicBlock,
  type BlockId,
  type LocalDecl,
  type Operand,
  type Place,
  type PromotedId,
  RETURN_LOCAL,
  type Statement,
  type Terminator,
} from "#mir/body.ts";
import { bug } from "#support/bug.ts";
import { instantiateBinder, rebuildSig, substPolySig } from "#types/fold.ts";
import { type FnSig, hasFlags, Flag, type PolyFnSig, type Region, type RegionVid, type Ty } from "#types/ty.ts";
import { relateToAnnotation } from "./annotations.ts";
import { constantTy } from "./constants.ts";
import { type TypeCheckCx, TypedBody } from "./cx.ts";
import { checkRvalue } from "./rvalues.ts";

/** Checks every statement and terminator. `points`: absent for a promoted constant, which has no points of its own. */
export class BodyChecker {
  readonly cx: TypeCheckCx;
  readonly typed: TypedBody;
  /** The region of each borrow, by the point at which it is made. */
  readonly borrowRegions = new Map<Point, RegionVid>();
  readonly #points: Points | undefined;

  constructor(typed: TypedBody, points: Points | undefined) {
    this.cx = typed.cx;
    this.typed = typed;
    this.#points = points;
  }

  run(): void {
    const { body, localTys } = this.typed;
    body.locals.forEach((decl, local) => {
      const where: Where = { span: decl.source.span, point: undefined };
      for (const annotation of decl.userTy) {
        relateToAnnotation(
          this.cx,
          localTys[local] as Ty,
          "invariant",
          annotation,
          { ...where, span: annotation.span },
          { kind: "typeAnnotation", source: "declaration" },
        );
      }
    });
    // Of several paths from region to region the one whose constraints came first is told.
    for (const id of body.made ?? body.blocks.keys()) {
      const block = body.blocks[id] as BasicBlock;
      block.statements.forEach((statement, index) => this.#statement(statement, this.#where(statement, id, index)));
      this.#terminator(block.terminator, this.#where(block.terminator, id, block.statements.length));
    }
  }

  #where(at: Statement | Terminator, block: number, index: number): Where {
    return { span: at.source.span, point: this.#points?.of({ block: block as BlockId, index }) };
  }

  // --- statements

  #statement(statement: Statement, where: Where): void {
    switch (statement.kind) {
      case "assign": {
        const value = checkRvalue(this, statement.rvalue, where);
        this.cx.sub(
          value,
          this.typed.placeTy(statement.place, where),
          where,
          this.destinationCategory(statement.place),
        );
        return;
      }
      case "ascribeUserType":
        return relateToAnnotation(
          this.cx,
          this.typed.placeTy(statement.place, where),
          statement.variance,
          statement.annotation,
          { ...where, span: statement.annotation.span },
          { kind: "typeAnnotation", source: "ascription" },
        );
      case "fakeRead":
      case "storageLive":
      case "storageDead":
      case "setDiscriminant":
      case "placeMention":
        return;
    }
  }

  /** Why the type of a value and that of the place it is put into are related. */
  destinationCategory(place: Place): Category {
    if (place.projection.length > 0) return ASSIGNMENT;
    if (place.local === RETURN_LOCAL) return this.#returnCategory();
    return (this.typed.body.locals[place.local] as LocalDecl).info.kind === "user" ? ASSIGNMENT : BORING;
  }

  #returnCategory(): Category {
    const { kind } = this.typed.body;
    if (kind === "static") return { kind: "useAsStatic" };
    if (kind === "const") return { kind: "useAsConst" };
    return kind === "promoted" ? BORING : { kind: "return", upvar: undefined };
  }

  // --- operands

  /** The type of an operand; a constant's regions are made here and must be live here. */
  operand(operand: Operand, where: Where): Ty {
    if (operand.kind !== "const") return this.typed.placeTy(operand.place, where);
    const ty = constantTy(this, operand, where);
    this.liveHere(ty, where);
    return ty;
  }

  /** Regions that a statement itself mentions are live at it. */
  liveHere(ty: Ty, where: Where): void {
    const { point } = where;
    if (point !== undefined) this.cx.table.eachRegion(ty, (vid) => this.cx.live.addPoint(vid, point));
  }

  /** A promoted constant is checked as part of the body it was taken from; what it requires holds at its use. */
  promotedTy(index: PromotedId): Ty {
    const typed = new TypedBody(this.cx, this.typed.body.promoted[index] ?? bug("promoted constant without a body"));
    new BodyChecker(typed, undefined).run();
    return typed.localTys[RETURN_LOCAL] as Ty;
  }

  // --- terminators

  #terminator(t: Terminator, where: Where): void {
    switch (t.kind) {
      case "call":
        return this.#call(t, where);
      case "switchInt":
        this.operand(t.operand, where);
        return;
      case "assert":
        this.operand(t.condition, where);
        return;
      case "goto":
      case "return":
      case "unreachable":
      case "unwindResume":
      case "drop":
      case "falseEdge":
      case "falseUnwind":
        return;
    }
  }

  #call(t: Extract<Terminator, { kind: "call" }>, where: Where): void {
    const { cx } = this;
    const funcTy = this.operand(t.func, where);
    const poly = this.#signatureOf(funcTy);
    const declared = this.openForCall(poly, where);
    // Before normalising, which could lose `'b: 'a` from `<&'a &'b () as Trait>::Assoc`.
    for (const ty of [...declared.inputs, declared.output]) cx.wellFormed(ty, where, BORING);
    const sig = cx.normalizeSig(declared, where);
    const destinationTy = this.typed.placeTy(t.destination, where);
    if (t.target !== undefined || sig.output.kind !== "never")
      cx.sub(sig.output, destinationTy, where, this.destinationCategory(t.destination));
    const func = funcTy.kind === "fnDef" ? funcTy.def : undefined;
    const category: Category =
      t.callSource === "normal" || t.callSource === "method" ? { kind: "callArgument", func } : BORING;
    if (t.args.length !== sig.inputs.length)
      bug(`call with ${t.args.length} arguments of a function with ${sig.inputs.length}`);
    t.args.forEach((arg, i) => cx.sub(this.operand(arg, where), sig.inputs[i] as Ty, where, category));
  }

  #signatureOf(ty: Ty): PolyFnSig {
    if (ty.kind === "fnPtr") return ty.sig;
    if (ty.kind === "fnDef") return substPolySig(this.cx.tcx, this.cx.tcx.fnSig(ty.def), ty.args);
    return bug(`call of ${ty.kind}`);
  }

  /** Late-bound regions become variables that are live at the call. */
  openForCall(poly: PolyFnSig, where: Where): FnSig {
    const { cx } = this;
    if (poly.vars.length === 0) return poly.value;
    const made = new Map<number, Region>();
    return instantiateBinder(poly, rebuildSig, (index) => {
      let region = made.get(index);
      if (region === undefined) {
        region = cx.table.fresh(where.span);
        made.set(index, region);
        if (where.point !== undefined) cx.live.addPoint(cx.table.vid(region), where.point);
      }
      return region;
    });
  }
}

/** The declared types of parameters and result are those of the locals that hold them. */
export function equateSignature(typed: TypedBody, relateOutput: boolean): void {
  const { cx, body } = typed;
  const { inputs, output } = cx.universal;
  inputs.forEach((input, i) => {
    const where: Where = { span: (body.locals[i + 1] as LocalDecl).source.span, point: undefined };
    cx.eq(cx.normalize(input, where), typed.localTys[i + 1] as Ty, where, BORING_NO_LOCATION);
  });
  if (!relateOutput || hasFlags(output, Flag.hasError)) return;
  const where: Where = { span: (body.locals[RETURN_LOCAL] as LocalDecl).source.span, point: undefined };
  cx.eq(typed.localTys[RETURN_LOCAL] as Ty, cx.normalize(output, where), where, BORING_NO_LOCATION);
}
