// The state of generating one program: random numbers, scope, the block being filled, what can be called.

import type { Closure } from "./closures.ts";
import type { Rng } from "./rng.ts";
import { type Access, type Loan, type Place, Scope } from "./scope.ts";
import type { Node, Part } from "./tree.ts";
import { type Adt, show, type Ty } from "./types.ts";

/** A function or method that generated code calls. */
export interface Callable {
  readonly name: string;
  readonly params: readonly Ty[];
  readonly result: Ty | undefined;
  /** Which arguments the result borrows from. */
  readonly borrowsFrom: readonly number[];
  /** Called as `a.name(b)`; the first parameter is the receiver. */
  readonly isMethod: boolean;
}

/** An expression and what its value borrows. */
export interface Expr {
  readonly text: string;
  readonly loans: readonly Loan[];
}

export class Generator {
  readonly rng: Rng;
  readonly adts: Adt[] = [];
  readonly callables: Callable[] = [];
  /** How likely a choice ignores what the scope knows. */
  readonly recklessness: number;
  /** Closures made so far, those of blocks that have ended included. */
  readonly closures: Closure[] = [];
  scope = new Scope();
  /** Statements of the block being filled. */
  out: Node[] = [];
  /** Statements that may still be made in this function. */
  budget = 0;
  /** The function's result, where it has one that `return` can give. */
  result: Ty | undefined;
  /** Labels of loops around this place, innermost last. */
  loopLabels: string[] = [];
  #names = 0;
  #tags = 0;

  constructor(rng: Rng, recklessness: number) {
    this.rng = rng;
    this.recklessness = recklessness;
  }

  name(prefix: string): string {
    return `${prefix}${this.#names++}`;
  }

  /** A number that makes each printed line its own. */
  tag(): number {
    return ++this.#tags;
  }

  reckless(): boolean {
    return this.rng.chance(this.recklessness);
  }

  /** A place of a type for an access, mostly one that may be accessed so. */
  place(access: Access, wanted: (place: Place) => boolean): Place | undefined {
    const careless = this.reckless();
    const mustMove = access === "move";
    return this.scope.pickPlace(
      this.rng,
      (p) => wanted(p) && (careless ? !mustMove || p.movable || this.rng.chance(0.3) : this.scope.allows(p, access)),
    );
  }

  placeOf(access: Access, ty: Ty): Place | undefined {
    const wanted = show(ty);
    return this.place(access, (p) => show(p.ty) === wanted);
  }

  emit(node: Node): void {
    this.out.push(node);
  }

  /** Fills a block of its own and gives its nodes. */
  block(fill: () => void): Node[] {
    const outer = this.out;
    const nodes: Node[] = [];
    this.out = nodes;
    this.scope.enter();
    fill();
    this.scope.leave();
    this.out = outer;
    return nodes;
  }

  /** Fills several blocks of which one is executed, and joins what they did. */
  branches(parts: readonly { readonly open: string; readonly fill: () => void }[]): Part[] {
    const before = this.scope.save();
    const made: Part[] = [];
    const ends: ReturnType<Scope["save"]>[] = [];
    for (const { open, fill } of parts) {
      this.scope.restore(before);
      made.push({ open, body: this.block(fill) });
      ends.push(this.scope.save());
    }
    for (const end of ends) this.scope.merge(end);
    return made;
  }

  /** Remembers borrows held by a part of the expression being made, while the rest is made. */
  withPending<T>(make: () => T): T {
    const before = this.scope.pending;
    this.scope.pending = [...before];
    const made = make();
    this.scope.pending = before;
    return made;
  }
}
