// Promotion of constants: `&5` lives for ever (RFC 1414, "rvalue static promotion").
//
// A temporary is promoted when it is assigned once, from constants alone, by operations that cannot fail
// or be observed, and is only ever borrowed shared. Its assignment moves to a body of its own, and the
// borrow becomes the address of that constant.

import type { BasicBlock, Body, Local, Operand, Place, PromotedId, Rvalue, Statement } from "#mir/body.ts";
import { RETURN_LOCAL } from "#mir/body.ts";
import { placesOfStatement, placesOfTerminator } from "#mir/visit.ts";
import type { Tcx } from "#types/tcx.ts";
import { mkRef, type Ty } from "#types/ty.ts";

interface Use {
  assigned: { block: number; index: number } | undefined;
  assignments: number;
  sharedBorrows: number;
  otherUses: number;
}

export function promoteConstants(tcx: Tcx, body: Body<"built">): Body<"built"> {
  const uses = countUses(body);
  const promoter = new Promoter(tcx, body, uses);
  return promoter.run();
}

function countUses(body: Body): Use[] {
  const uses: Use[] = body.locals.map(() => ({ assigned: undefined, assignments: 0, sharedBorrows: 0, otherUses: 0 }));
  body.blocks.forEach((block, b) => {
    block.statements.forEach((statement, i) => {
      if (statement.kind === "storageLive" || statement.kind === "storageDead") return;
      countStatement(statement, uses, b, i);
    });
    // The drop of a promoted temporary goes with it.
    if (block.terminator.kind === "drop" && block.terminator.place.projection.length === 0) return;
    for (const at of placesOfTerminator(block.terminator)) (uses[at.local] as Use).otherUses++;
  });
  return uses;
}

function countStatement(statement: Statement, uses: Use[], block: number, index: number): void {
  if (statement.kind === "assign") {
    const { place, rvalue } = statement;
    const target = uses[place.local] as Use;
    if (place.projection.length === 0) {
      target.assignments++;
      target.assigned = { block, index };
    } else target.otherUses++;
    if (
      rvalue.kind === "ref" &&
      rvalue.borrow.kind === "shared" &&
      !rvalue.place.projection.some((p) => p.kind === "deref")
    ) {
      (uses[rvalue.place.local] as Use).sharedBorrows++;
      return;
    }
  }
  for (const at of placesOfStatement(statement).slice(statement.kind === "assign" ? 1 : 0))
    (uses[at.local] as Use).otherUses++;
}

class Promoter {
  readonly #tcx: Tcx;
  readonly #body: Body<"built">;
  readonly #uses: readonly Use[];
  readonly #promoted: Body<"built">[] = [];
  readonly #removed = new Set<Local>();
  /** Computed again in a promoted body, but still needed where they stand: the pairs that overflow checks look at. */
  readonly #kept = new Set<Local>();

  constructor(tcx: Tcx, body: Body<"built">, uses: readonly Use[]) {
    this.#tcx = tcx;
    this.#body = body;
    this.#uses = uses;
  }

  run(): Body<"built"> {
    const blocks = this.#body.blocks.map((block) => ({
      ...block,
      statements: block.statements.map((s) => this.#statement(s)),
    }));
    if (this.#promoted.length === 0) return this.#body;
    return { ...this.#body, blocks: blocks.map((b) => this.#withoutRemoved(b)), promoted: this.#promoted };
  }

  #statement(statement: Statement): Statement {
    if (statement.kind !== "assign" || statement.rvalue.kind !== "ref") return statement;
    const { place, region, borrow } = statement.rvalue;
    if (place.projection.length > 0 || (borrow.kind !== "shared" && !this.#isEmptyMut(statement.rvalue)))
      return statement;
    const steps = this.#collect(place.local);
    if (steps === undefined) return statement;
    const ty = (this.#body.locals[place.local] as { ty: Ty }).ty;
    const index = this.#promoted.length as PromotedId;
    this.#promoted.push(this.#makeBody(steps, place.local, index));
    for (const step of steps) if (!this.#kept.has(step.place.local)) this.#removed.add(step.place.local);
    const operand: Operand = {
      kind: "const",
      ty: mkRef(region, ty, borrow.kind === "mut" ? "mut" : "not"),
      value: { kind: "promoted", index },
      span: statement.source.span,
      userTy: undefined,
    };
    return { ...statement, rvalue: { kind: "use", operand } };
  }

  /** `&mut []`: nothing can be changed through it, so it may live for ever too. */
  #isEmptyMut(rvalue: Extract<Rvalue, { kind: "ref" }>): boolean {
    const ty = this.#body.locals[rvalue.place.local]?.ty;
    return rvalue.borrow.kind === "mut" && ty?.kind === "array" && ty.length.kind === "value" && ty.length.bits === 0n;
  }

  /** The assignments that make up a promotable temporary, innermost first; `undefined` if it is not one. */
  #collect(local: Local, shared = false): Extract<Statement, { kind: "assign" }>[] | undefined {
    const use = this.#uses[local] as Use;
    const decl = this.#body.locals[local];
    if (decl?.info.kind !== "temp" || use.assignments !== 1 || use.assigned === undefined) return undefined;
    if (shared ? use.sharedBorrows > 0 : use.otherUses + use.sharedBorrows > 1) return undefined;
    if (shared) this.#kept.add(local);
    const statement = this.#body.blocks[use.assigned.block]?.statements[use.assigned.index];
    if (statement?.kind !== "assign") return undefined;
    if (!this.#isPlain(decl.ty, statement.rvalue)) return undefined;
    const inner = this.#rvalue(statement.rvalue);
    return inner === undefined ? undefined : [...inner, statement];
  }

  /** No destructor and no interior mutability, judged by the value where the type alone has them: `None::<String>`. */
  #isPlain(ty: Ty, rvalue: Rvalue): boolean {
    const owner = this.#body.source.def;
    if (!this.#tcx.needsDrop(ty, owner) && this.#tcx.isFreeze(ty, owner)) return true;
    if (rvalue.kind !== "aggregate" || ty.kind !== "adt") return false;
    const adt = this.#tcx.adt(ty.def);
    if (this.#tcx.adtDestructor(ty.def) !== undefined || adt.isUnsafeCell || adt.kind === "union") return false;
    return rvalue.operands.every((operand) => {
      const part = operand.kind === "const" ? operand.ty : this.#body.locals[operand.place.local]?.ty;
      if (part === undefined) return false;
      if (!this.#tcx.needsDrop(part, owner) && this.#tcx.isFreeze(part, owner)) return true;
      return operand.kind !== "const" && this.#collect(operand.place.local) !== undefined;
    });
  }

  #rvalue(rvalue: Rvalue): Extract<Statement, { kind: "assign" }>[] | undefined {
    switch (rvalue.kind) {
      case "use":
        return this.#operand(rvalue.operand);
      case "repeat":
        return this.#operand(rvalue.operand);
      case "aggregate":
        return this.#operands(rvalue.operands);
      case "unary":
        return rvalue.op === "ptrMetadata" ? undefined : this.#operand(rvalue.operand);
      case "binary":
        // Division may fail, so it is promoted only where a check already happened elsewhere: never here.
        return rvalue.op === "div" || rvalue.op === "rem" || rvalue.op === "offset"
          ? undefined
          : this.#operands([rvalue.left, rvalue.right]);
      case "cast":
        return rvalue.cast === "intToInt" ||
          rvalue.cast === "unsize" ||
          rvalue.cast === "intToFloat" ||
          rvalue.cast === "floatToFloat"
          ? this.#operand(rvalue.operand)
          : undefined;
      case "ref":
        return rvalue.borrow.kind === "shared" && rvalue.place.projection.length === 0
          ? this.#collect(rvalue.place.local)
          : undefined;
      case "rawPtr":
      case "discriminant":
        return undefined;
    }
  }

  #operands(operands: readonly Operand[]): Extract<Statement, { kind: "assign" }>[] | undefined {
    const all: Extract<Statement, { kind: "assign" }>[] = [];
    for (const operand of operands) {
      const inner = this.#operand(operand);
      if (inner === undefined) return undefined;
      all.push(...inner);
    }
    return all;
  }

  #operand(operand: Operand): Extract<Statement, { kind: "assign" }>[] | undefined {
    if (operand.kind === "const") return operand.value.kind === "static" ? undefined : [];
    const { local, projection } = operand.place;
    // Field 0 of checked arithmetic: the check stays where it is, and fails before the constant is used.
    if (projection.length > 0)
      return projection.every((step) => step.kind === "field") ? this.#collect(local, true) : undefined;
    return this.#collect(local);
  }

  #makeBody(steps: readonly Extract<Statement, { kind: "assign" }>[], result: Local, index: PromotedId): Body<"built"> {
    const old = this.#body;
    const names = new Map<Local, Local>();
    const locals = [{ ...(old.locals[result] as (typeof old.locals)[number]), info: { kind: "return" as const } }];
    names.set(result, RETURN_LOCAL);
    for (const step of steps) {
      if (names.has(step.place.local)) continue;
      names.set(step.place.local, locals.length as Local);
      locals.push(old.locals[step.place.local] as (typeof locals)[number]);
    }
    const rename = (p: Place): Place => ({ ...p, local: names.get(p.local) ?? p.local });
    const statements = steps.map(
      (s): Statement => ({ ...s, place: rename(s.place), rvalue: renameRvalue(s.rvalue, rename) }),
    );
    const source = (steps.at(-1) as Statement).source;
    return {
      ...old,
      source: { def: old.source.def, promoted: index },
      kind: "promoted",
      blocks: [{ statements, terminator: { kind: "return", source }, cleanup: false }],
      locals,
      argCount: 0,
      debug: [],
      upvars: [],
      promoted: [],
      span: source.span,
    };
  }

  #withoutRemoved(block: BasicBlock): BasicBlock {
    const gone = (s: Statement): boolean => {
      if (s.kind === "storageLive" || s.kind === "storageDead") return this.#removed.has(s.local);
      return s.kind === "assign" && s.place.projection.length === 0 && this.#removed.has(s.place.local);
    };
    const t = block.terminator;
    const dropsGone = t.kind === "drop" && t.place.projection.length === 0 && this.#removed.has(t.place.local);
    const terminator = dropsGone ? ({ kind: "goto", target: t.target, source: t.source } as const) : t;
    return { ...block, statements: block.statements.filter((s) => !gone(s)), terminator };
  }
}

function renameRvalue(rvalue: Rvalue, rename: (p: Place) => Place): Rvalue {
  const operand = (o: Operand): Operand => (o.kind === "const" ? o : { ...o, place: rename(o.place) });
  switch (rvalue.kind) {
    case "use":
    case "repeat":
    case "unary":
    case "cast":
      return { ...rvalue, operand: operand(rvalue.operand) };
    case "ref":
    case "rawPtr":
    case "discriminant":
      return { ...rvalue, place: rename(rvalue.place) };
    case "binary":
      return { ...rvalue, left: operand(rvalue.left), right: operand(rvalue.right) };
    case "aggregate":
      return { ...rvalue, operands: rvalue.operands.map(operand) };
  }
}
