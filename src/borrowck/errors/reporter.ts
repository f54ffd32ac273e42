// Collects the errors of one body: one for each cause, in the order of their places.

import { type Analysis, isPrefixOf, isRenumbered, localDecl, placeKey, spanAt } from "#borrowck/analysis.ts";
import type { Loan } from "#borrowck/access/borrow-set.ts";
import type { Accessed, InitAction, Violations, WriteKind } from "#borrowck/access/violation.ts";
import type { Diagnostic, DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { BorrowKind, Local, Location, Place } from "#mir/body.ts";
import type { MovePathId } from "#mir/move-paths.ts";
import type { Span } from "#support/span.ts";
import { conflictingBorrow, moveWhileBorrowed, mutationOfBorrowed, useWhileBorrowed } from "./conflicts.ts";
import { illegalMoves } from "./illegal-moves.ts";
import { endOfBorrowed } from "./lifetime.ts";
import { movedValue, uninitialized } from "./moved.ts";
import { movesReaching } from "./moves-reaching.ts";
import { notMutable, oftenNotMutable, reassignment } from "./mutability.ts";
import { RegionNamer } from "./region-names.ts";
import { argsOrUse, borrowSpans, loanSpans, varOrUsePath } from "./use-spans.ts";

export class Reporter implements Violations {
  readonly names: RegionNamer;
  readonly #a: Analysis;
  readonly #errors: DiagnosticBuilder[] = [];
  /** By the moves they tell of: the widest place used. */
  readonly #moveErrors = new Map<string, { readonly place: Place; readonly diagnostic: DiagnosticBuilder }>();
  readonly #uninitialized = new Set<Local>();
  readonly #ended = new Set<string>();
  readonly #notMutable = new Set<string>();
  /** Mutable borrows of variables that are not `mut`: several of one variable are one error. */
  readonly #borrowsOf = new Map<
    Local,
    { readonly accessed: Accessed; readonly root: Place; readonly location: Location }[]
  >();
  readonly #reassigned = new Set<string>();

  constructor(a: Analysis) {
    this.#a = a;
    this.names = new RegionNamer(a);
  }

  /** `undefined` for what is told elsewhere. */
  add(diagnostic: DiagnosticBuilder | undefined): void {
    if (diagnostic !== undefined) this.#errors.push(diagnostic);
  }

  reportIllegalMoves(): void {
    for (const { diagnostic } of illegalMoves(this.#a)) this.add(diagnostic);
  }

  movedOrUninitialized(location: Location, action: InitAction, moved: Place, used: Accessed, path: MovePathId): void {
    const reaching = movesReaching(this.#a, location, path);
    const { sites } = reaching;
    if (sites.length === 0) {
      if (this.#uninitialized.has(used.place.local)) return;
      this.#uninitialized.add(used.place.local);
      this.add(uninitialized(this.#a, location, action, moved, used, path));
      return;
    }
    const key = sites
      .map((s) => this.#a.moves.moves.indexOf(s.move))
      .sort((x, y) => x - y)
      .join();
    const known = this.#moveErrors.get(key);
    if (known !== undefined && isPrefixOf(used.place, known.place) && !isRenumbered(this.#a, used.place)) return;
    const { diagnostic } = movedValue(this.#a, location, action, moved, used, reaching);
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

  reassignment(assigned: Accessed, local: Local, first: Location | undefined): void {
    const key = `${local}|${assigned.span.start}`;
    if (this.#reassigned.has(key)) return;
    this.#reassigned.add(key);
    this.add(reassignment(this.#a, assigned, local, first));
  }

  notMutable(location: Location, accessed: Accessed, root: Place, access: "mutate" | "mutableBorrow"): void {
    const span =
      access === "mutableBorrow" ? varOrUsePath(borrowSpans(this.#a, accessed.span, location)) : accessed.span;
    const key = `${placeKey(root)}:${span.start}:${span.end}`;
    if (this.#notMutable.has(key)) return;
    this.#notMutable.add(key);
    if (access === "mutate" || root.projection.length > 0 || localDecl(this.#a, root.local).info.kind !== "user")
      return this.add(notMutable(this.#a, accessed, root, access, location));
    const known = this.#borrowsOf.get(root.local);
    if (known === undefined) this.#borrowsOf.set(root.local, [{ accessed, root, location }]);
    else known.push({ accessed, root, location });
  }

  /** All errors by place; within one place in the order they were found. */
  finish(): readonly Diagnostic[] {
    for (const [local, borrows] of this.#borrowsOf) {
      const [first, ...others] = borrows;
      if (first === undefined) continue;
      if (others.length === 0)
        this.add(notMutable(this.#a, first.accessed, first.root, "mutableBorrow", first.location));
      else
        this.add(
          oftenNotMutable(
            this.#a,
            local,
            borrows.map((b) => argsOrUse(borrowSpans(this.#a, b.accessed.span, b.location))),
            first.accessed,
          ),
        );
    }
    const all = [...[...this.#moveErrors.values()].map((e) => e.diagnostic), ...this.#errors].map((b) => b.build());
    const start = (d: Diagnostic): Span =>
      d.primary[0] ?? spanAt(this.#a.body, { block: 0 as Location["block"], index: 0 });
    return all
      .map((d, i) => ({ d, i }))
      .sort((x, y) => start(x.d).start - start(y.d).start || start(x.d).end - start(y.d).end || x.i - y.i)
      .map((row) => row.d);
  }
}
