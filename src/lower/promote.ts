// Promotion of constants: `&5` lives for ever (RFC 1414, "rvalue static promotion"), as rustc's `promote_consts`
// does it. The definitions of a borrowed temporary move to a body of their own, and the borrow becomes the
// address of that constant.

import type { BasicBlock, Body, Local, LocalDecl, Operand, Place, PromotedId, Statement } from "#mir/body.ts";
import { placesOfRvalue } from "#mir/visit.ts";
import type { Tcx } from "#types/tcx.ts";
import { mkRef, RE_ERASED } from "#types/ty.ts";
import { blockOrder } from "./finish.ts";
import { makePromotedBody, type Step } from "./promote/make-body.ts";
import { Promotable } from "./promote/promotable.ts";
import { type Assignment, type Borrow, collectTemps, indexLocals, isCall, type TempState } from "./promote/temps.ts";

export function promoteConstants(tcx: Tcx, body: Body<"built">): Body<"built"> {
  const borrows = body.blocks.flatMap((block) => block.statements.filter(isBorrow));
  if (borrows.length === 0) return body;
  const temps = collectTemps(body);
  const promotable = new Promotable(tcx, body, temps);
  const candidates = borrows.filter(({ rvalue }) => promotable.borrow(rvalue));
  return candidates.length === 0 ? body : new Promoter(body, temps, promotable).run(candidates);
}

type BorrowStatement = Assignment & { readonly rvalue: Borrow };

const isBorrow = (s: Statement): s is BorrowStatement => s.kind === "assign" && s.rvalue.kind === "ref";

class Promoter {
  readonly #body: Body<"built">;
  readonly #temps: readonly TempState[];
  readonly #promotable: Promotable;
  /** Temporaries that are not needed where they stood. */
  readonly #moved = new Set<Local>();
  readonly #locals: LocalDecl[];
  /** What takes the place of a borrow. */
  readonly #replacements = new Map<Statement, readonly Statement[]>();

  constructor(body: Body<"built">, temps: readonly TempState[], promotable: Promotable) {
    this.#body = body;
    this.#temps = temps;
    this.#promotable = promotable;
    this.#locals = [...body.locals];
  }

  /** Promotes what the candidates borrow; outer ones first, as they take inner ones along. */
  run(candidates: readonly BorrowStatement[]): Body<"built"> {
    const taken: { readonly candidate: BorrowStatement; readonly steps: readonly Step[] }[] = [];
    for (const candidate of candidates.toReversed()) {
      if (this.#moved.has(candidate.place.local)) continue;
      const steps: Step[] = [];
      this.#take(candidate.rvalue.place.local, false, steps);
      taken.push({ candidate, steps });
    }
    const promoted = taken.reverse().map(({ candidate, steps }, i) => {
      this.#replacements.set(candidate, this.#replacement(candidate, i as PromotedId));
      return makePromotedBody(this.#body, steps, i as PromotedId);
    });
    const blocks = this.#body.blocks.map((block) => this.#rewritten(block));
    // Unwinding from calls that are gone may have been all that led to a block.
    return { ...this.#body, ...blockOrder(blocks, this.#body.made), locals: this.#locals, promoted };
  }

  /** Adds the definitions of a temporary, those that it uses first. Whoever is used elsewhere too stays there as well. */
  #take(local: Local, stays: boolean, into: Step[]): void {
    if (into.some((step) => step.local === local)) return;
    const state = this.#temps[local];
    const definition = this.#promotable.definition(local);
    if (definition === undefined || state?.kind !== "defined") return;
    const keeps = stays || state.uses > 1;
    if (!keeps) this.#moved.add(local);
    const used = isCall(definition)
      ? definition.args.flatMap((arg) => (arg.kind === "const" ? [] : [arg.place]))
      : placesOfRvalue(definition.rvalue);
    for (const place of used) for (const inner of [place.local, ...indexLocals(place)]) this.#take(inner, keeps, into);
    into.push({ local, definition });
  }

  /** The address of the constant; of what lies within it, by way of a reference to the whole. */
  #replacement(statement: BorrowStatement, index: PromotedId): Statement[] {
    const { source, rvalue } = statement;
    const { region, borrow, place } = rvalue;
    const whole = this.#body.locals[place.local] as LocalDecl;
    const isWhole = place.projection.length === 0;
    const ty = mkRef(isWhole ? region : RE_ERASED, whole.ty, borrow.kind === "mut" ? "mut" : "not");
    const value = { kind: "promoted", index } as const;
    const operand: Operand = { kind: "const", ty, value, span: source.span, userTy: undefined };
    if (isWhole) return [{ ...statement, rvalue: { kind: "use", operand } }];
    const local = this.#locals.length as Local;
    this.#locals.push({
      ty,
      mutable: true,
      info: { kind: "temp", blockTail: undefined, staticDef: undefined },
      source,
      userTy: [],
    });
    const part: Place = { local, projection: [{ kind: "deref" }, ...place.projection] };
    return [
      { kind: "storageLive", local, source },
      { kind: "assign", place: { local, projection: [] }, rvalue: { kind: "use", operand }, source },
      { ...statement, rvalue: { ...rvalue, place: part } },
    ];
  }

  #rewritten(block: BasicBlock): BasicBlock {
    const statements = block.statements.flatMap((s) => (this.#isGone(s) ? [] : (this.#replacements.get(s) ?? [s])));
    return { ...block, statements, terminator: this.#terminator(block.terminator) };
  }

  #isGone(s: Statement): boolean {
    if (s.kind === "storageLive" || s.kind === "storageDead") return this.#moved.has(s.local);
    return s.kind === "assign" && s.place.projection.length === 0 && this.#moved.has(s.place.local);
  }

  #terminator(terminator: BasicBlock["terminator"]): BasicBlock["terminator"] {
    const { source } = terminator;
    const isMoved = (place: Place): boolean => place.projection.length === 0 && this.#moved.has(place.local);
    if (terminator.kind === "drop" && isMoved(terminator.place))
      return { kind: "goto", target: terminator.target, source };
    if (terminator.kind === "call" && terminator.target !== undefined && isMoved(terminator.destination))
      return { kind: "goto", target: terminator.target, source };
    return terminator;
  }
}
