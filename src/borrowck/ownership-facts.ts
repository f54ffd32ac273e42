// What the checker knows of a body's variables and loans where each of its steps begins, for views that show it: which
// variables hold a value, what may be done with them, and which loans stand against the rest.

import type { Local, Location, Place, Terminator } from "#mir/body.ts";
import type { MovePathId } from "#mir/move-paths.ts";
import { stepFinder } from "#mir/steps.ts";
import type { BitSet } from "#support/bitset.ts";
import { type Span, spanContains } from "#support/span.ts";
import type { Loan } from "./access/borrow-set.ts";
import { reachingInits } from "./access/ever-init.ts";
import { borrowConflicts } from "./access/places-conflict.ts";
import { isActiveAt } from "./access/two-phase.ts";
import { type Analysis, localDecl, nodeAt, spanAt } from "./analysis.ts";
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

/** A variable, and what holds of it everywhere. */
interface Variable extends Pick<VariableFact, "name" | "isCopied" | "isMutable"> {
  readonly place: Place;
  /** Where it is declared, and where it may be named. */
  readonly span: Span;
  readonly scope: Span;
}

/** One point, and what holds a value there. */
interface At {
  readonly location: Location;
  readonly init: BitSet;
  readonly uninit: BitSet;
}

class Facts {
  readonly #a: Analysis;
  /** By point, the step that it belongs to. */
  readonly #steps: readonly (Span | undefined)[];
  /** In the order of their declaration. */
  readonly #variables: readonly Variable[];
  readonly #loans = new Map<Loan, LoanFact>();

  constructor(a: Analysis) {
    this.#a = a;
    this.#steps = stepsByPoint(a);
    this.#variables = variablesOf(a);
  }

  all(): OwnershipFacts {
    const { body, borrows, points } = this.#a;
    for (const loan of borrows.loans) this.#addLoan(loan);
    const steps: StepFact[] = [];
    const begun = new Set<Span>();
    this.#steps.forEach((step, point) => {
      if (step === undefined || begun.has(step)) return;
      begun.add(step);
      steps.push({ step, variables: this.#variablesAt(points.location(point as Point), step) });
    });
    return { span: body.span, steps, loans: [...this.#loans.values()] };
  }

  #addLoan(loan: Loan): void {
    const { body, points, scopes } = this.#a;
    const place = loan.kind.kind === "fake" ? undefined : describePlace(this.#a, loan.place);
    const own = this.#steps[loan.point];
    if (place === undefined || own === undefined) return;
    const steps = new Set<Span>();
    const ranges = scopes.scopes[loan.id]?.ranges() ?? [];
    for (let i = 0; i < ranges.length; i += 2) {
      for (let point = ranges[i] as number; point <= (ranges[i + 1] as number); point++) {
        const step = this.#steps[point];
        if (step !== undefined && step !== own) steps.add(step);
      }
    }
    const span = spanAt(body, points.location(loan.point));
    this.#loans.set(loan, { place, isMutable: loan.kind.kind === "mut", span, steps: [...steps] });
  }

  #variablesAt(location: Location, step: Span): readonly VariableFact[] {
    const { maybeInit, maybeUninit } = this.#a;
    const at: At = { location, init: maybeInit.before(location), uninit: maybeUninit.before(location) };
    const visible = new Map<string, Variable>();
    for (const variable of this.#variables) {
      if (variable.span.end > step.start || !spanContains(variable.scope, step)) continue;
      // A later one of the same name hides an earlier one.
      visible.delete(variable.name);
      visible.set(variable.name, variable);
    }
    return [...visible.values()].map((variable) => this.#variable(variable, at));
  }

  #variable({ name, place, isCopied, isMutable }: Variable, at: At): VariableFact {
    const { holding, movedAt } = this.#holding(place.local, at);
    const loans = this.#loansOn(place, at.location);
    const isReadable = loans.every((loan) => loan.kind.kind !== "mut" || !isActiveAt(this.#a, loan, at.location));
    const mayRead = holding === "value" && isReadable;
    const mayWrite = holding === "value" && loans.length === 0;
    return {
      name,
      holding,
      movedAt,
      mayRead,
      mayChange: isMutable && mayWrite,
      mayMove: isCopied ? mayRead : mayWrite,
      isCopied,
      isMutable,
      loans: loans.flatMap((loan) => this.#loans.get(loan) ?? []),
    };
  }

  /** The loans in scope that a write to all of a place would be in conflict with. */
  #loansOn(place: Place, location: Location): readonly Loan[] {
    const { tcx, body, borrows, scopes, points } = this.#a;
    return borrows
      .of(place.local)
      .filter(
        (loan) =>
          scopes.isInScope(loan, points.of(location)) &&
          borrowConflicts(tcx, body, loan.place, loan.kind, place, "deep", "overlap"),
      );
  }

  #holding(local: Local, { location, init, uninit }: At): Pick<VariableFact, "holding" | "movedAt"> {
    const { body, moves } = this.#a;
    const path = moves.localPath(local);
    const empty: MovePathId[] = [];
    moves.forEachDescendant(path, (part) => {
      if (uninit.has(part)) empty.push(part);
    });
    const spans = empty.flatMap((part) =>
      movesReaching(this.#a, location, part).sites.map(({ move }) => spanAt(body, move.location)),
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

/** The innermost step of what stands at each point; none on unwinding paths and for what joins others. */
function stepsByPoint({ body, points }: Analysis): readonly (Span | undefined)[] {
  const stepOf = stepFinder(body);
  return Array.from({ length: points.count }, (_, point) => {
    const location = points.location(point as Point);
    if (body.blocks[location.block]?.cleanup === true) return undefined;
    const node = nodeAt(body, location);
    const isJoining =
      node.kind === "statement" ? node.statement.kind === "storageDead" : JOINING.has(node.terminator.kind);
    return isJoining ? undefined : stepOf(spanAt(body, location));
  });
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

/** The user's variables that are locals of their own: captured ones are not. */
function variablesOf(a: Analysis): readonly Variable[] {
  const { tcx, body } = a;
  return body.debug
    .filter(({ place }) => place.projection.length === 0)
    .map(({ name, span, scope, place }) => {
      const { ty, mutable } = localDecl(a, place.local);
      const isCopied = tcx.isCopy(ty, body.source.def);
      return { name, place, span, scope: body.scopes.get(scope).span, isCopied, isMutable: mutable };
    });
}
