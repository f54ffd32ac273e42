// Collects the errors of one body: one for each cause, in the order of their places.

import { type Analysis, isPrefixOf, localDecl, placeKey, spanAt } from "#borrowck/analysis.ts";
import { type Loan } from "#borrowck/access/borrow-set.ts";
import type { Accessed, InitAction, Violations, WriteKind } from "#borrowck/access/violation.ts";
import { type Diagnostic, DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { BorrowKind, Local, Location, Place } from "#mir/body.ts";
import type { MovePathId } from "#mir/move-paths.ts";
import type { Span } from "#support/span.ts";
import { conflictingBorrow, moveWhileBorrowed, mutationOfBorrowed, useWhileBorrowed } from "./conflicts.ts";
import { illegalMoves } from "./illegal-moves.ts";
import { endOfBorrowed } from "./lifetime.ts";
import { movedValue, movesReaching, uninitialized } from "./moved.ts";
import { notMutable, reassignment } from "./mutability.ts";
import { RegionNamer } from "./region-names.ts";
import { borrowSpans, loanSpans, varOrUsePath } from "./use-spans.ts";

export class Reporter implements Violations {
  readonly names: RegionNamer;
  readonly #a: Analysis;
  readonly #errors: DiagnosticBuilder[] = [];
  /** By the moves they tell of: the widest place used. */
  readonly #moveErrors = new Map<string, { readonly place: Place; readonly diagnostic: DiagnosticBuilder }>();
  readonly #uninitialized = new Set<Local>();
  readonly #ended = new Set<string>();
  readonly #notMutable = new Set<string>();
  readonly #reassigned = new Set<string>();

  constructor(a: Analysis) {
    this.#a = a;
    this.names = new RegionNamer(a);
  }

  add(diagnostic: DiagnosticBuilder): void {
    this.#errors.push(diagnostic);
  }

  reportIllegalMoves(): void {
    for (const { diagnostic } of illegalMoves(this.#a)) this.add(diagnostic);
  }

  movedOrUninitialized(location: Location, action: InitAction, moved: Place, used: Accessed, path: MovePathId): void {
    const sites = movesReaching(this.#a, location, path);
    if (sites.length === 0) {
      if (this.#uninitialized.has(used.place.local)) return;
      this.#uninitialized.add(used.place.local);
      this.add(uninitialized(this.#a, location, action, moved, used, path));
      return;
    }
    const key = sites.map((s) => this.#a.moves.moves.indexOf(s.move)).sort((x, y) => x - y).join();
    const known = this.#moveErrors.get(key);
    if (known !== undefined && isPrefixOf(used.place, known.place)) return;
    const { diagnostic } = movedValue(this.#a, location, action, moved, used, path, sites);
    // A later error about a part says more than an earlier one about the whole.
    this.#moveErrors.set(key, { place: used.place, diagnostic });
  }

  useWhileMutablyBorrowed(location: Location, used: Accessed, loan: Loan): void {
    this.add(useWhileBorrowed(this.#a, this.names, location, used, loan));
  }

  conflictingBorrow(location: Location, borrowed: Accessed, kind: BorrowKind, loan: Loan): void {
    this.add(conflictingBorrow(this.#a, this.names, location, borrowed, kind, loan));
  }

  mutationOfBorrowed(location: Location, mutated: Accessed, loan: Loan): void {
    this.add(mutationOfBorrowed(this.#a, this.names, location, mutated, loan));
  }

  moveOfBorrowed(location: Location, moved: Accessed, loan: Loan): void {
    this.add(moveWhileBorrowed(this.#a, this.names, location, moved, loan));
  }

  endOfBorrowed(location: Location, ended: Accessed, loan: Loan, write: WriteKind | undefined): void {
    // A place ends in several ways (by drop, by end of storage, on unwinding): that is told once.
    const span = varOrUsePath(loanSpans(this.#a, this.#a.points.location(loan.point)));
    const key = `${loan.place.local}|${span.file}:${span.start}-${span.end}`;
    if (this.#ended.has(key)) return;
    this.#ended.add(key);
    this.add(endOfBorrowed(this.#a, this.names, location, ended, loan, write));
  }

  reassignment(location: Location, assigned: Accessed, local: Local, first: Location | undefined): void {
    const key = `${local}|${assigned.span.start}`;
    if (this.#reassigned.has(key)) return;
    this.#reassigned.add(key);
    void location;
    this.add(reassignment(this.#a, assigned, local, first));
  }

  notMutable(location: Location, accessed: Accessed, root: Place, access: "mutate" | "mutableBorrow"): void {
    const span = access === "mutableBorrow" ? varOrUsePath(borrowSpans(this.#a, accessed.span, location)) : accessed.span;
    // Several borrows of one variable that is not `mut` are one error with several places, as in rustc.
    const key = access === "mutableBorrow" && root.projection.length === 0 ? `borrow:${root.local}` : `${placeKey(root)}:${span.start}`;
    const isFirst = !this.#notMutable.has(key);
    this.#notMutable.add(key);
    if (!isFirst && access === "mutableBorrow" && root.projection.length === 0 && localDecl(this.#a, root.local).info.kind === "user") return;
    this.add(notMutable(this.#a, accessed, root, access, location));
  }

  /** All errors by place; within one place in the order they were found. */
  finish(): readonly Diagnostic[] {
    const all = [...[...this.#moveErrors.values()].map((e) => e.diagnostic), ...this.#errors].map((b) => b.build());
    const start = (d: Diagnostic): Span => d.primary[0] ?? spanAt(this.#a.body, { block: 0 as Location["block"], index: 0 });
    return all.map((d, i) => ({ d, i })).sort((x, y) => start(x.d).start - start(y.d).start || start(x.d).end - start(y.d).end || x.i - y.i).map((row) => row.d);
  }
}
