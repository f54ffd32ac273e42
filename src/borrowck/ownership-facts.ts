// What the checker knows of a body's variables and loans where each of its steps begins, for views that show it: which
// variables hold a value, what may be done with them, and which loans stand against the rest.

import type { BlockId, Location, Place, SourceInfo, Terminator, VarDebugInfo } from "#mir/body.ts";
import type { MovePathId } from "#mir/move-paths.ts";
import { placeTy } from "#mir/place-ty.ts";
import type { BitSet } from "#support/bitset.ts";
import { type Span, spanContains } from "#support/span.ts";
import type { Loan } from "./access/borrow-set.ts";
import { reachingInits } from "./access/ever-init.ts";
import { isMutable } from "./access/mutability.ts";
import { borrowConflicts } from "./access/places-conflict.ts";
import { isActiveAt } from "./access/two-phase.ts";
import { type Analysis, nodeAt } from "./analysis.ts";
import { describePlace } from "./errors/describe.ts";
import { movesReaching } from "./errors/moves-reaching.ts";
import type { Point } from "./nll/points.ts";

/** A borrow of a variable of the user's, or of a part of it. */
export interface LoanFact {
  /** What is borrowed, as the user writes it. */
  readonly place: string;
  readonly isMutable: boolean;
  /** Where it is borrowed. */
  readonly span: Span;
  /** The steps in which it is in scope, besides the one that borrows. */
  readonly steps: readonly Span[];
}

/**
 * Whether a variable holds its value on every way that leads here: all of it, `parts` of it, `perhaps` (on some ways),
 * or none, since it was `moved` or is yet `unset`.
 */
export type Holding = "value" | "parts" | "perhaps" | "moved" | "unset";

export interface VariableFact {
  readonly name: string;
  readonly holding: Holding;
  /** The moves after which it, or a part, holds nothing. */
  readonly movedAt: readonly Span[];
  /** Whether the checker would let all of it be read, changed (borrowed mutably), and moved out of, or copied. */
  readonly mayRead: boolean;
  readonly mayChange: boolean;
  readonly mayMove: boolean;
  /** Whether a move of it is a copy. */
  readonly isCopied: boolean;
  /** Whether it is declared `mut`. */
  readonly isMutable: boolean;
  /** The loans of it that stand against any of these. */
  readonly loans: readonly LoanFact[];
}

export interface StepFact {
  readonly step: Span;
  /** Those that are in scope, in the order of their declaration. */
  readonly variables: readonly VariableFact[];
}

export interface OwnershipFacts {
  readonly span: Span;
  /** In the order in which control comes to them. */
  readonly steps: readonly StepFact[];
  readonly loans: readonly LoanFact[];
}

/** What holds where each step of a checked body begins. */
export function ownershipFacts(analysis: Analysis): OwnershipFacts {
  return new Facts(analysis).all();
}

/** One variable at one point. */
interface At {
  readonly location: Location;
  readonly init: BitSet;
  readonly uninit: BitSet;
}

class Facts {
  readonly #a: Analysis;
  /** Innermost first. */
  readonly #steps: readonly Span[];
  readonly #loans = new Map<Loan, LoanFact>();

  constructor(a: Analysis) {
    this.#a = a;
    this.#steps = a.body.steps
      .filter((step) => spanContains(a.body.span, step))
      .sort((x, y) => x.end - x.start - (y.end - y.start));
  }

  all(): OwnershipFacts {
    const { body, borrows } = this.#a;
    for (const loan of borrows.loans) this.#addLoan(loan);
    const steps: StepFact[] = [];
    const begun = new Set<Span>();
    body.blocks.forEach((block, id) => {
      for (let index = 0; index <= block.statements.length; index++) {
        const location: Location = { block: id as BlockId, index };
        const step = this.#stepAt(location);
        if (step === undefined || begun.has(step)) continue;
        begun.add(step);
        steps.push({ step, variables: this.#variables(location, step) });
      }
    });
    return { span: body.span, steps, loans: [...this.#loans.values()] };
  }

  /** The innermost step that what stands at a location belongs to; none on unwinding paths and for what joins others. */
  #stepAt(location: Location): Span | undefined {
    const { body } = this.#a;
    if (body.blocks[location.block]?.cleanup === true) return undefined;
    const node = nodeAt(body, location);
    if (node.kind === "statement" ? node.statement.kind === "storageDead" : JOINING.has(node.terminator.kind))
      return undefined;
    const { span } = nodeSource(this.#a, location);
    return this.#steps.find((step) => spanContains(step, span));
  }

  #addLoan(loan: Loan): void {
    const { points, scopes } = this.#a;
    const place = loan.kind.kind === "fake" ? undefined : describePlace(this.#a, loan.place);
    const own = this.#stepAt(points.location(loan.point));
    if (place === undefined || own === undefined) return;
    const steps = new Set<Span>();
    const ranges = scopes.scopes[loan.id]?.ranges() ?? [];
    for (let i = 0; i < ranges.length; i += 2) {
      for (let point = ranges[i] as number; point <= (ranges[i + 1] as number); point++) {
        const step = this.#stepAt(points.location(point as Point));
        if (step !== undefined && step !== own) steps.add(step);
      }
    }
    const { span } = nodeSource(this.#a, points.location(loan.point));
    this.#loans.set(loan, { place, isMutable: loan.kind.kind === "mut", span, steps: [...steps] });
  }

  #variables(location: Location, step: Span): readonly VariableFact[] {
    const { body, maybeInit, maybeUninit } = this.#a;
    const at: At = { location, init: maybeInit.before(location), uninit: maybeUninit.before(location) };
    const visible = new Map<string, VarDebugInfo>();
    for (const variable of body.debug) {
      const isDeclared = variable.span.end <= step.start && variable.place.projection.length === 0;
      // A later one of the same name hides an earlier one.
      if (!isDeclared || !spanContains(body.scopes.get(variable.scope).span, step)) continue;
      visible.delete(variable.name);
      visible.set(variable.name, variable);
    }
    return [...visible.values()].map((variable) => this.#variable(variable, at));
  }

  #variable({ name, place }: VarDebugInfo, at: At): VariableFact {
    const { body, tcx } = this.#a;
    const { holding, movedAt } = this.#holding(place, at);
    const reads = this.#conflicts(place, at.location, "read");
    const writes = this.#conflicts(place, at.location, "write");
    const isMutableHere = isMutable(this.#a, place, "no").kind === "yes";
    const mayRead = holding === "value" && reads.length === 0;
    const isCopied = tcx.isCopy(placeTy(tcx, body, place), body.source.def);
    return {
      name,
      holding,
      movedAt,
      mayRead,
      mayChange: holding === "value" && isMutableHere && writes.length === 0,
      mayMove: isCopied ? mayRead : holding === "value" && writes.length === 0,
      isCopied,
      isMutable: isMutableHere,
      loans: writes.flatMap((loan) => this.#loans.get(loan) ?? []),
    };
  }

  /** The loans in scope that an access to all of a place would be in conflict with. */
  #conflicts(place: Place, location: Location, access: "read" | "write"): readonly Loan[] {
    const { tcx, body, borrows, scopes, points } = this.#a;
    return borrows
      .of(place.local)
      .filter(
        (loan) =>
          scopes.isInScope(loan, points.of(location)) &&
          borrowConflicts(tcx, body, loan.place, loan.kind, place, "deep", "overlap") &&
          (access === "write" || (loan.kind.kind === "mut" && isActiveAt(this.#a, loan, location))),
      );
  }

  #holding({ local }: Place, { location, init, uninit }: At): Pick<VariableFact, "holding" | "movedAt"> {
    const { moves } = this.#a;
    const path = moves.localPath(local);
    const empty: MovePathId[] = [];
    moves.forEachDescendant(path, (part) => {
      if (uninit.has(part)) empty.push(part);
    });
    const spans = empty.flatMap((part) =>
      movesReaching(this.#a, location, part).sites.map(({ move }) => nodeSource(this.#a, move.location).span),
    );
    const movedAt = [...new Map(spans.map((span) => [span.start, span])).values()];
    if (!init.has(path)) {
      const wasSet = reachingInits(this.#a, local, location).length > 0;
      return { holding: wasSet ? "moved" : "unset", movedAt };
    }
    const holding = empty.length === 0 ? "value" : uninit.has(path) ? "perhaps" : "parts";
    return { holding, movedAt };
  }
}

/** Terminators that join blocks or end scopes: no step begins with them. */
const JOINING: ReadonlySet<string> = new Set<Terminator["kind"]>([
  "goto",
  "falseEdge",
  "falseUnwind",
  "drop",
  "return",
  "unreachable",
  "unwindResume",
]);

function nodeSource({ body }: Analysis, location: Location): SourceInfo {
  const node = nodeAt(body, location);
  return (node.kind === "statement" ? node.statement : node.terminator).source;
}
