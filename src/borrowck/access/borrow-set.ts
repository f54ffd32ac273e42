// The loans of a body: what each borrow borrows, for how long, and from when on it counts (two-phase borrows,
// rustc dev guide, "Two-phase borrows").

import type { Point, Points } from "#borrowck/nll/points.ts";
import type {
  BasicBlock,
  Body,
  BlockId,
  BorrowKind,
  LocalDecl,
  Local,
  Operand,
  Place,
  Rvalue,
  Statement,
} from "#mir/body.ts";
import { preorder } from "#mir/graph.ts";
import { operandsOfRvalue, operandsOfTerminator } from "#mir/visit.ts";
import { bug } from "#support/bug.ts";
import type { Id } from "#support/ids.ts";
import type { RegionVid, Ty } from "#types/ty.ts";

export type LoanId = Id<"Loan">;

/** When a two-phase borrow begins to count as mutable. */
export type Activation =
  | { readonly kind: "immediate" }
  | { readonly kind: "never" }
  | { readonly kind: "at"; readonly point: Point };

export interface Loan {
  readonly id: LoanId;
  /** The statement that borrows. */
  readonly point: Point;
  readonly region: RegionVid;
  readonly kind: BorrowKind;
  readonly place: Place;
  /** What the reference is put into. */
  readonly assigned: Place;
  readonly activation: Activation;
}

export class BorrowSet {
  readonly loans: readonly Loan[];
  readonly #byLocal = new Map<Local, Loan[]>();
  readonly #activations = new Map<Point, Loan[]>();
  readonly #byPoint = new Map<Point, Loan>();

  constructor(loans: readonly Loan[]) {
    this.loans = loans;
    for (const loan of loans) {
      push(this.#byLocal, loan.place.local, loan);
      if (loan.activation.kind === "at") push(this.#activations, loan.activation.point, loan);
      this.#byPoint.set(loan.point, loan);
    }
  }

  of(local: Local): readonly Loan[] {
    return this.#byLocal.get(local) ?? [];
  }
  activationsAt(point: Point): readonly Loan[] {
    return this.#activations.get(point) ?? [];
  }
  /** The loan that a statement makes. */
  madeAt(point: Point): Loan | undefined {
    return this.#byPoint.get(point);
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** Whether locals are gone when the body is left: not those of constants, which live on in the constant. */
export function localsDieAtExit(body: Body): boolean {
  return body.kind === "fn" || body.kind === "closure";
}

/**
 * Gathers the loans of a body. `regions` gives the region of each borrow. Of several that an access violates the first
 * is told, so they are numbered in rustc's order.
 */
export function gatherLoans(body: Body, points: Points, regions: ReadonlyMap<Point, RegionVid>): BorrowSet {
  const drafts: { loan: Loan; temp: Local | undefined }[] = [];
  const endsEarly = localsDieAtExit(body) ? undefined : localsThatEnd(body);
  for (const b of preorder(body.blocks)) {
    (body.blocks[b] as BasicBlock).statements.forEach((s, index) => {
      if (s.kind !== "assign" || s.rvalue.kind !== "ref" || isIgnored(body, s.rvalue.place, endsEarly)) return;
      const { borrow, place } = s.rvalue;
      const point = points.of({ block: b, index });
      const twoPhase = borrow.kind === "mut" && borrow.allow === "twoPhase";
      const temp = twoPhase && s.place.projection.length === 0 ? s.place.local : undefined;
      const region = regions.get(point) ?? bug("borrow without a region");
      const activation: Activation = twoPhase ? { kind: "never" } : { kind: "immediate" };
      drafts.push({
        loan: { id: drafts.length as LoanId, point, region, kind: borrow, place, assigned: s.place, activation },
        temp,
      });
    });
  }
  const activations = findActivations(body, points, new Set(drafts.flatMap((d) => d.temp ?? [])));
  return new BorrowSet(
    drafts.map(({ loan, temp }) => {
      const at = temp === undefined ? undefined : activations.get(temp);
      return at === undefined ? loan : { ...loan, activation: { kind: "at", point: at } };
    }),
  );
}

/** The first use of each temporary that is more than sharing it on. */
function findActivations(body: Body, points: Points, temps: ReadonlySet<Local>): ReadonlyMap<Local, Point> {
  const found = new Map<Local, Point>();
  if (temps.size === 0) return found;
  const use = (local: Local, point: Point): void => {
    if (temps.has(local) && !found.has(local)) found.set(local, point);
  };
  const operands = (list: readonly Operand[], point: Point): void => {
    for (const o of list) if (o.kind !== "const") use(o.place.local, point);
  };
  body.blocks.forEach((block, b) => {
    block.statements.forEach((s, index) => {
      const point = points.of({ block: b as BlockId, index });
      if (s.kind !== "assign") return;
      operands(operandsOfRvalue(s.rvalue), point);
      const place = borrowedPlace(s.rvalue);
      if (place !== undefined) use(place.local, point);
      if (s.place.projection.length > 0) use(s.place.local, point);
    });
    const point = points.terminator(b as BlockId);
    operands(operandsOfTerminator(block.terminator), point);
    if (block.terminator.kind === "call" && block.terminator.destination.projection.length > 0)
      use(block.terminator.destination.local, point);
  });
  return found;
}

/** What an rvalue touches without copying or moving it, shared borrows left out. */
function borrowedPlace(rvalue: Rvalue): Place | undefined {
  if (rvalue.kind === "ref") return rvalue.borrow.kind === "mut" ? rvalue.place : undefined;
  return rvalue.kind === "rawPtr" || rvalue.kind === "discriminant" ? rvalue.place : undefined;
}

/** In a constant: locals whose storage ends, or which are moved from, before its end. */
function localsThatEnd(body: Body): ReadonlySet<Local> {
  const out = new Set<Local>();
  const note = (o: Operand): void => {
    if (o.kind === "move") out.add(o.place.local);
  };
  const statement = (s: Statement): void => {
    if (s.kind === "storageDead") out.add(s.local);
    if (s.kind === "assign") operandsOfRvalue(s.rvalue).forEach(note);
  };
  for (const block of body.blocks) {
    block.statements.forEach(statement);
    operandsOfTerminator(block.terminator).forEach(note);
  }
  return out;
}

/**
 * Loans nobody can violate: of what lies behind a shared reference or a raw pointer, and in constants of
 * immutable locals that live to the end.
 */
function isIgnored(body: Body, place: Place, endsEarly: ReadonlySet<Local> | undefined): boolean {
  const decl = body.locals[place.local] as LocalDecl;
  if (endsEarly !== undefined && !endsEarly.has(place.local) && !decl.mutable) return true;
  let ty: Ty | undefined = decl.ty;
  for (const step of place.projection) {
    if (step.kind === "deref") {
      if (ty?.kind === "rawPtr" || (ty?.kind === "ref" && ty.mutability === "not")) return true;
      ty = ty?.kind === "ref" ? ty.inner : ty?.kind === "adt" && ty.args[0]?.sort === "ty" ? ty.args[0] : undefined;
    } else if (step.kind === "field") ty = step.ty;
    else if (step.kind === "index" || step.kind === "constantIndex")
      ty = ty?.kind === "slice" || ty?.kind === "array" ? ty.element : undefined;
  }
  return false;
}
