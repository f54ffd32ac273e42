// One walk over a body that checks each access: is the place initialised, may it be changed, does a loan forbid it
// (rustc dev guide, "The MIR borrow check").

import { type Analysis, isRenumbered, localDecl, placeKey, prefixOf, typeOfPlace } from "#borrowck/analysis.ts";
import type { Point } from "#borrowck/nll/points.ts";
import type { BlockId, BorrowKind, Location, Operand, Place, Rvalue, Statement, Terminator } from "#mir/body.ts";
import type { MovePathId } from "#mir/move-paths.ts";
import { operandsOfRvalue, operandsOfTerminator } from "#mir/visit.ts";
import type { BitSet } from "#support/bitset.ts";
import type { Span } from "#support/span.ts";
import { type Loan, localsDieAtExit } from "./borrow-set.ts";
import { reachingInits } from "./ever-init.ts";
import type { LoanSweep } from "./loan-scopes.ts";
import { isMutable, type LocalMutation } from "./mutability.ts";
import { type AccessDepth, borrowConflicts } from "./places-conflict.ts";
import { isActiveAt } from "./two-phase.ts";
import { UsedMut } from "./used-mut.ts";
import type { InitAction, Violations, WriteKind } from "./violation.ts";

/** What an access does. A two-phase borrow first reserves, later activates. */
type Access =
  | { readonly kind: "read"; readonly borrow: BorrowKind | undefined }
  | { readonly kind: "write" | "reservation"; readonly write: WriteKind }
  | { readonly kind: "activation"; readonly write: WriteKind; readonly loan: Loan };

interface Target {
  readonly place: Place;
  readonly span: Span;
}

const COPY: Access = { kind: "read", borrow: undefined };
const MOVE: Access = { kind: "write", write: { kind: "move" } };
const MUTATE: Access = { kind: "write", write: { kind: "mutate" } };
const DIE: Access = { kind: "write", write: { kind: "storageDeadOrDrop" } };

/** Names an access by its place and where it stands. */
const accessKey = ({ place, span }: Target): string => `${placeKey(place)}|${span.file}:${span.start}-${span.end}`;

export class AccessChecker {
  readonly #a: Analysis;
  readonly #report: Violations;
  readonly #sweep: LoanSweep;
  readonly usedMut: UsedMut;
  /** Accesses that were reported, by place and span, and places whose reservation was. */
  readonly #reported = new Set<string>();
  readonly #reservations = new Set<string>();
  /** Accesses checked against loans: what checking costs. */
  work = 0;

  constructor(a: Analysis, report: Violations) {
    this.#a = a;
    this.#report = report;
    this.#sweep = a.scopes.sweep();
    this.usedMut = new UsedMut(a);
  }

  run(): void {
    const { body, maybeUninit } = this.#a;
    body.blocks.forEach((block, id) => {
      maybeUninit.walk(id as BlockId, (location, uninit) => {
        this.#sweep.moveTo(this.#a.points.of(location));
        const statement = block.statements[location.index];
        this.#activations(location, (statement ?? block.terminator).source.span);
        if (statement === undefined) this.#terminator(block.terminator, location, uninit);
        else this.#statement(statement, location, uninit);
      });
    });
  }

  // --- what is accessed

  #activations(location: Location, span: Span): void {
    for (const loan of this.#a.borrows.activationsAt(this.#a.points.of(location))) {
      this.#access(
        location,
        { place: loan.place, span },
        "deep",
        { kind: "activation", write: { kind: "mutableBorrow", borrow: loan.kind }, loan },
        "no",
      );
    }
  }

  #statement(statement: Statement, location: Location, uninit: BitSet): void {
    const { span } = statement.source;
    switch (statement.kind) {
      case "assign":
        this.#rvalue(statement.rvalue, span, location, uninit);
        return this.#mutate({ place: statement.place, span }, "shallow", location, uninit);
      case "fakeRead":
        return this.#requireWhole(location, "use", { place: statement.place, span }, uninit);
      case "storageDead":
        this.#access(location, { place: { local: statement.local, projection: [] }, span }, "shallow", DIE, "yes");
        return;
      case "storageLive":
      case "ascribeUserType":
      case "placeMention":
      case "setDiscriminant":
        return;
    }
  }

  #terminator(t: Terminator, location: Location, uninit: BitSet): void {
    const { span } = t.source;
    for (const operand of operandsOfTerminator(t)) this.#operand(operand, span, location, uninit);
    switch (t.kind) {
      case "call":
        return this.#mutate({ place: t.destination, span }, "deep", location, uninit);
      case "drop":
        this.#access(
          location,
          { place: t.place, span },
          "drop",
          t.replace ? { kind: "write", write: { kind: "replace" } } : DIE,
          "yes",
        );
        return;
      case "return":
      case "unwindResume":
        return this.#exit(location, span);
      default:
        return;
    }
  }

  #rvalue(rvalue: Rvalue, span: Span, location: Location, uninit: BitSet): void {
    switch (rvalue.kind) {
      case "ref": {
        const { borrow } = rvalue;
        const target = { place: rvalue.place, span };
        if (borrow.kind !== "mut")
          this.#access(
            location,
            target,
            borrow.kind === "fake" && borrow.depth === "shallow" ? "fakeBorrow" : "deep",
            { kind: "read", borrow },
            "no",
          );
        else
          this.#access(
            location,
            target,
            "deep",
            { kind: borrow.allow === "twoPhase" ? "reservation" : "write", write: { kind: "mutableBorrow", borrow } },
            "no",
          );
        return this.#requireWhole(
          location,
          borrow.kind === "fake" && borrow.depth === "shallow" ? "matchOn" : "borrow",
          target,
          uninit,
        );
      }
      case "rawPtr": {
        const target = { place: rvalue.place, span };
        if (rvalue.forLength === true) {
          this.#access(location, target, "fakeBorrow", COPY, "no");
          return this.#requireWhole(location, "borrow", target, uninit);
        }
        const borrow: BorrowKind = { kind: "mut", allow: "default" };
        this.#access(
          location,
          target,
          "deep",
          rvalue.mutability === "mut"
            ? { kind: "write", write: { kind: "mutableBorrow", borrow } }
            : { kind: "read", borrow: { kind: "shared" } },
          "no",
        );
        return this.#requireWhole(location, "borrow", target, uninit);
      }
      case "discriminant": {
        const target = { place: rvalue.place, span };
        this.#access(location, target, "shallow", COPY, "no");
        return this.#requireWhole(location, "use", target, uninit);
      }
      case "aggregate":
        if (rvalue.aggregate.kind === "closure") this.usedMut.closure(rvalue.aggregate.def, rvalue.operands, location);
        break;
      default:
        break;
    }
    for (const operand of operandsOfRvalue(rvalue)) this.#operand(operand, span, location, uninit);
  }

  #operand(operand: Operand, span: Span, location: Location, uninit: BitSet): void {
    if (operand.kind === "const") return;
    const target = { place: operand.place, span };
    this.#access(
      location,
      target,
      "deep",
      operand.kind === "copy" ? COPY : MOVE,
      operand.kind === "copy" ? "no" : "yes",
    );
    this.#requireWhole(location, "use", target, uninit);
  }

  #mutate(target: Target, depth: AccessDepth, location: Location, uninit: BitSet): void {
    this.#requireForAssignment(location, target, uninit);
    const { place } = target;
    // An immutable variable takes a value once.
    if (place.projection.length === 0 && !localDecl(this.#a, place.local).mutable) {
      const inits = reachingInits(this.#a, place.local, location);
      if (inits.length > 0 && !this.#reported.has(accessKey(target)))
        this.#report.reassignment(target, place.local, inits[0]);
      this.#access(location, target, depth, MUTATE, "yes");
      return;
    }
    this.#access(location, target, depth, MUTATE, "no");
  }

  /** Leaving the body ends the storage of its locals, parameters included. */
  #exit(location: Location, span: Span): void {
    const { tcx, body } = this.#a;
    if (!localsDieAtExit(body)) return;
    for (const loan of this.#sweep.all()) {
      const root: Place = { local: loan.place.local, projection: [] };
      if (!borrowConflicts(tcx, body, loan.place, loan.kind, root, "shallow", "overlap")) continue;
      this.#report.endOfBorrowed(
        location,
        { place: root, span: { file: span.file, start: Math.max(span.start, span.end - 1), end: span.end } },
        loan,
        undefined,
      );
    }
  }

  // --- loans and permissions

  #access(location: Location, target: Target, depth: AccessDepth, access: Access, local: LocalMutation): void {
    this.work++;
    const key = placeKey(target.place);
    if (access.kind === "activation" && this.#reservations.has(key)) return;
    const reported = accessKey(target);
    if (this.#reported.has(reported) && !isRenumbered(this.#a, target.place)) return;
    const isForbidden = this.#checkPermission(location, target, access, local);
    const isConflict = this.#checkLoans(location, target, depth, access);
    if (isForbidden || isConflict) this.#reported.add(reported);
  }

  #checkPermission(location: Location, target: Target, access: Access, local: LocalMutation): boolean {
    if (access.kind === "read" || access.kind === "activation") return false;
    const { write } = access;
    if (write.kind !== "mutate" && write.kind !== "mutableBorrow") return false;
    const isUniqueCapture =
      write.kind === "mutableBorrow" && write.borrow.kind === "mut" && write.borrow.allow === "closureCapture";
    const verdict = isMutable(this.#a, target.place, isUniqueCapture ? "yes" : local);
    if (verdict.kind === "yes") {
      this.usedMut.root(verdict.root, verdict.allowed, location);
      return false;
    }
    // What was never initialised is told of as such.
    if (reachingInits(this.#a, target.place.local, location).length === 0) return false;
    this.#report.notMutable(location, target, verdict.place, write.kind === "mutate" ? "mutate" : "mutableBorrow");
    return true;
  }

  #checkLoans(location: Location, target: Target, depth: AccessDepth, access: Access): boolean {
    const { tcx, body } = this.#a;
    for (const loan of this.#sweep.of(target.place.local)) {
      if (!borrowConflicts(tcx, body, loan.place, loan.kind, target.place, depth, "overlap")) continue;
      if (this.#isCompatible(access, loan, location)) continue;
      this.#conflict(location, target, access, loan);
      return true;
    }
    return false;
  }

  #isCompatible(access: Access, loan: Loan, location: Location): boolean {
    const isFakeShallow = loan.kind.kind === "fake" && loan.kind.depth === "shallow";
    switch (access.kind) {
      case "activation":
        return access.loan === loan;
      case "read":
        if (loan.kind.kind !== "mut") return true;
        if (access.borrow?.kind === "fake" && access.borrow.depth === "shallow") return true;
        // A mere reservation may still be read.
        return !isActiveAt(this.#a, loan, location);
      case "reservation":
        return loan.kind.kind !== "mut";
      case "write":
        // Moves are seen to by the checks of initialisation.
        return access.write.kind === "move" && isFakeShallow;
    }
  }

  #conflict(location: Location, target: Target, access: Access, loan: Loan): void {
    if (access.kind === "read") {
      if (access.borrow === undefined) return this.#report.useWhileMutablyBorrowed(location, target, loan);
      return this.#report.conflictingBorrow(location, target, access.borrow, loan);
    }
    if (access.kind === "reservation") this.#reservations.add(placeKey(target.place));
    const { write } = access;
    switch (write.kind) {
      case "mutableBorrow":
        return this.#report.conflictingBorrow(location, target, write.borrow, loan);
      case "storageDeadOrDrop":
        return this.#report.endOfBorrowed(location, target, loan, write);
      case "mutate":
      case "replace":
        return this.#report.mutationOfBorrowed(location, target, loan);
      case "move":
        return this.#report.moveOfBorrowed(location, target, loan);
    }
  }

  // --- initialisation

  /** The place and all of its parts must hold values. */
  #requireWhole(location: Location, action: InitAction, target: Target, uninit: BitSet): void {
    const { moves } = this.#a;
    const { place } = target;
    if (this.#requirePath(location, action, target, uninit)) return;
    const last = place.projection.at(-1);
    if (last?.kind === "subslice" && !last.fromEnd) {
      const base = prefixOf(place, place.projection.length - 1);
      if (typeOfPlace(this.#a, base).kind === "array")
        return this.#requireElements(location, action, target, base, last, uninit);
    }
    const found = moves.lookup(place);
    if (found?.kind !== "exact") return;
    const part = this.#firstUninitPart(found.path, uninit);
    if (part !== undefined) this.#report.movedOrUninitialized(location, action, place, target, part);
  }

  /** Which one decides what is told, so the order is rustc's: of siblings the latest first, then what lies in the first. */
  #firstUninitPart(path: MovePathId, uninit: BitSet): MovePathId | undefined {
    const { moves } = this.#a;
    const families = [moves.path(path).children];
    for (let family = families.pop(); family !== undefined; family = families.pop()) {
      for (const part of family.toReversed()) {
        if (uninit.has(part)) return part;
        families.push(moves.path(part).children);
      }
    }
    return undefined;
  }

  /** `a[from..to]` of an array: each element moved out singly counts. */
  #requireElements(
    location: Location,
    action: InitAction,
    target: Target,
    base: Place,
    slice: { readonly from: number; readonly to: number },
    uninit: BitSet,
  ): void {
    const { moves } = this.#a;
    const whole = moves.lookup(base);
    if (whole?.kind !== "exact") return;
    for (const child of moves.path(whole.path).children) {
      const step = moves.path(child).place.projection.at(-1);
      if (step?.kind !== "constantIndex") continue;
      const offset = step.fromEnd ? step.minLength - step.offset : step.offset;
      if (offset < slice.from || offset >= slice.to) continue;
      const part = uninit.has(child) ? child : this.#firstUninitPart(child, uninit);
      if (part !== undefined) return this.#report.movedOrUninitialized(location, action, target.place, target, part);
    }
  }

  /** The place itself, as far as it is a path of its own, must hold a value; whether it was reported that it need not. */
  #requirePath(location: Location, action: InitAction, target: Target, uninit: BitSet): boolean {
    const { moves } = this.#a;
    const found = moves.lookup(target.place);
    if (found === undefined || !uninit.has(found.path)) return false;
    this.#report.movedOrUninitialized(location, action, moves.path(found.path).place, target, found.path);
    return true;
  }

  /** Assigning to a whole variable needs nothing of it; to a part of it, what it is a part of. */
  #requireForAssignment(location: Location, { place, span }: Target, uninit: BitSet): void {
    const { tcx } = this.#a;
    for (let i = place.projection.length - 1; i >= 0; i--) {
      const base = prefixOf(place, i);
      switch (place.projection[i]?.kind) {
        case "deref":
          this.#requirePath(location, "use", { place: base, span }, uninit);
          return;
        case "field": {
          const ty = typeOfPlace(this.#a, base);
          if (ty.kind === "adt" && tcx.adtDestructor(ty.def) !== undefined)
            return this.#requireWhole(location, "assignment", { place: base, span }, uninit);
          if (ty.kind === "adt" || ty.kind === "tuple") this.#requireParent(location, base, span, uninit);
          break;
        }
        case "index":
        case "constantIndex":
        case "downcast":
        case "subslice":
        case undefined:
          break;
      }
    }
  }

  /** `let s; s.x = 1;` and assignments into what was moved away are errors: the whole has to be there first. */
  #requireParent(location: Location, base: Place, span: Span, uninit: BitSet): void {
    const { moves } = this.#a;
    let shortest: { place: Place; path: MovePathId } | undefined;
    for (let length = base.projection.length; length >= 0; length--) {
      if (base.projection[length]?.kind === "deref") break;
      const place = prefixOf(base, length);
      const found = moves.lookup(place);
      if (found?.kind === "exact" && uninit.has(found.path)) shortest = { place, path: found.path };
    }
    if (shortest === undefined) return;
    const ty = typeOfPlace(this.#a, base);
    // A field of a union that was moved out of may be written again.
    if (
      ty.kind === "adt" &&
      this.#a.tcx.adt(ty.def).kind === "union" &&
      moves.moves.some((m) => m.path === shortest.path && this.#comesBefore(m.location, location))
    )
      return;
    this.#report.movedOrUninitialized(
      location,
      "partialAssignment",
      shortest.place,
      { place: base, span },
      shortest.path,
    );
    this.usedMut.local(base.local);
  }

  #comesBefore(earlier: Location, later: Location): boolean {
    const { points } = this.#a;
    const goal = points.of(later);
    const seen = new Set<Point>();
    const stack = [points.of(earlier)];
    for (let p = stack.pop(); p !== undefined; p = stack.pop()) {
      if (p === goal) return true;
      if (seen.has(p)) continue;
      seen.add(p);
      points.eachSuccessor(p, (next) => stack.push(next));
    }
    return false;
  }
}
