// What the generator knows at a point of a function: variables, what was moved, which borrows are live.
// It only steers: careful programs keep to it and are mostly accepted, reckless ones now and then do not.

import type { Rng } from "./rng.ts";
import { isCopy, type Ty } from "./types.ts";

/** A borrow that a value holds: of `root`, at `path` below it. */
export interface Loan {
  readonly root: Var;
  readonly path: string;
  readonly mutable: boolean;
}

export interface Var {
  /** Empty for what a `for` loop walks over, and for closures: expressions cannot name it. */
  readonly name: string;
  readonly ty: Ty;
  readonly mutable: boolean;
  /** How many blocks deep it was declared; 0 for parameters. */
  readonly depth: number;
  /** How many loops deep. */
  readonly loops: number;
  state: "ready" | "unset" | "moved";
  /** Fields that were moved out, as paths. */
  movedPaths: readonly string[];
  loans: readonly Loan[];
  /** What it borrows was used in a way that ends the borrow. */
  stale: boolean;
  /** A later variable has the same name. */
  hidden: boolean;
}

/** An expression that names memory: a variable, a field of it, what it points to. */
export interface Place {
  readonly root: Var;
  readonly text: string;
  /** `.f0`, `.*`, `.[]` steps from the root; what is behind a method stays at the container. */
  readonly path: string;
  readonly ty: Ty;
  /** It can be assigned and mutably borrowed. */
  readonly writable: boolean;
  /** It can be moved out. */
  readonly movable: boolean;
  /** It lies behind a reference: borrows of it may outlive the root variable. */
  readonly behind: boolean;
}

/** A variable as a place. */
export function wholeOf(root: Var): Place {
  return { root, text: root.name, path: "", ty: root.ty, writable: root.mutable, movable: true, behind: false };
}

export type Access = "read" | "write" | "move" | "borrow" | "borrowMut";

/** A place and what was done to it. */
export interface Use {
  readonly place: Place;
  readonly access: Access;
}

const overlap = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

interface Snapshot {
  readonly count: number;
  readonly states: readonly Pick<Var, "state" | "movedPaths" | "loans" | "stale" | "hidden">[];
}

export class Scope {
  readonly vars: Var[] = [];
  /** Borrows that arguments of the expression being made already hold. */
  pending: Loan[] = [];
  depth = 0;
  loops = 0;
  /** Accesses since somebody began to ask, innermost asker last. */
  readonly #recordings: Use[][] = [];

  /** All accesses while something is made. */
  recording(making: () => void): readonly Use[] {
    const uses: Use[] = [];
    this.#recordings.push(uses);
    making();
    this.#recordings.pop();
    return uses;
  }

  declare(name: string, ty: Ty, mutable: boolean, loans: readonly Loan[], state: Var["state"] = "ready"): Var {
    for (const v of this.vars) if (v.name === name) v.hidden = true;
    const { depth, loops } = this;
    const made: Var = { name, ty, mutable, depth, loops, state, movedPaths: [], loans, stale: false, hidden: false };
    this.vars.push(made);
    return made;
  }

  save(): Snapshot {
    const states = this.vars.map(({ state, movedPaths, loans, stale, hidden }) => ({
      state,
      movedPaths,
      loans,
      stale,
      hidden,
    }));
    return { count: this.vars.length, states };
  }

  restore(snapshot: Snapshot): void {
    this.vars.length = snapshot.count;
    for (const [i, v] of this.vars.entries()) Object.assign(v, snapshot.states[i]);
  }

  /** Joins the state at the end of another branch, saved before, into this one. */
  merge(other: Snapshot): void {
    for (const [i, theirs] of other.states.entries()) {
      const v = this.vars[i];
      if (v === undefined) continue;
      if (theirs.state !== "ready" && v.state === "ready") v.state = theirs.state;
      v.movedPaths = [...new Set([...v.movedPaths, ...theirs.movedPaths])];
      v.loans = [...v.loans, ...theirs.loans.filter((l) => !v.loans.includes(l))];
      v.stale ||= theirs.stale;
    }
  }

  enter(): void {
    this.depth++;
  }

  /** Leaves a block: its variables are gone, and what borrowed them is stale. */
  leave(): void {
    this.depth--;
    const gone = new Set(this.vars.filter((v) => v.depth > this.depth));
    const kept = this.vars.filter((v) => !gone.has(v));
    for (const v of kept) {
      if (v.loans.some((loan) => gone.has(loan.root))) v.stale = true;
      if (v.hidden) v.hidden = kept.some((w) => w !== v && w.name === v.name && kept.indexOf(w) > kept.indexOf(v));
    }
    this.vars.length = 0;
    this.vars.push(...kept);
  }

  /** Whether a careful program may access the place so. */
  allows(place: Place, access: Access): boolean {
    const { root, path } = place;
    if (root.state !== "ready" || root.stale) return false;
    if (root.movedPaths.some((moved) => overlap(moved, path))) return false;
    if (access === "move" && (!place.movable || root.loops < this.loops)) return false;
    if ((access === "write" || access === "borrowMut") && !place.writable) return false;
    const shared = access === "read" || access === "borrow";
    return !this.pending.some((l) => l.root === root && overlap(l.path, path) && (l.mutable || !shared));
  }

  /** Takes note of an access: borrows in conflict with it end here. */
  access(place: Place, access: Access): void {
    const { root, path } = place;
    for (const uses of this.#recordings) uses.push({ place, access });
    const shared = access === "read" || access === "borrow";
    for (const v of this.vars) {
      if (v.loans.some((l) => l.root === root && overlap(l.path, path) && (l.mutable || !shared))) v.stale = true;
    }
    if (access !== "move" || isCopy(place.ty)) return;
    if (path === "") root.state = "moved";
    else root.movedPaths = [...root.movedPaths, path];
  }

  /** What a borrow of the place holds: the place, and what it is reached through. */
  loansOf(place: Place, mutable: boolean): Loan[] {
    const { root, path } = place;
    const throughShared = root.ty.kind === "ref" && !root.ty.mutable && path !== "";
    if (throughShared) return [...root.loans];
    return [{ root, path, mutable }, ...root.loans];
  }

  /** All places that can be named now, down to three steps. */
  places(): Place[] {
    const found: Place[] = [];
    for (const root of this.vars) {
      if (root.hidden || root.name === "") continue;
      addPlaces(wholeOf(root), 3, found);
    }
    return found;
  }

  pickPlace(rng: Rng, wanted: (place: Place) => boolean): Place | undefined {
    const all = this.places().filter(wanted);
    if (all.length === 0) return undefined;
    // Late variables and whole ones are likelier, so that what was just made is used.
    const half = all.slice(all.length >> 1);
    return rng.pick(rng.chance(0.4) ? half : all);
  }
}

/** A place and those reached from it. */
function addPlaces(place: Place, steps: number, into: Place[]): void {
  into.push(place);
  if (steps === 0) return;
  for (const next of stepsFrom(place)) addPlaces(next, steps - 1, into);
}

function stepsFrom(place: Place): Place[] {
  const { ty, text, path, root } = place;
  const isDeref = text.startsWith("*");
  const base = isDeref ? `(${text})` : text;
  switch (ty.kind) {
    case "box":
      return [{ ...place, text: `*${base}`, path: `${path}.*`, ty: ty.of }];
    case "ref":
      return [
        {
          root,
          text: `*${base}`,
          path: `${path}.*`,
          ty: ty.of,
          writable: behindWritable(place, ty.mutable),
          movable: false,
          behind: true,
        },
      ];
    case "tuple":
      return ty.of.map((of, i) => ({ ...place, text: `${base}.${i}`, path: `${path}.${i}`, ty: of }));
    case "array":
      return [{ ...place, text: `${base}[${ty.length - 1}]`, path: `${path}.[]`, ty: ty.of, movable: false }];
    case "vec":
      return [{ ...place, text: `${base}[0]`, path: `${path}.`, ty: ty.of, movable: false }];
    case "adt": {
      const [variant] = ty.def.variants;
      if (ty.def.isEnum || variant === undefined) return [];
      const movable = place.movable && !ty.def.drops;
      return variant.fields.map((f) => ({
        ...place,
        text: `${base}.${f.name}`,
        path: `${path}.${f.name}`,
        ty: f.ty,
        movable,
      }));
    }
    default:
      return [];
  }
}

/** What a mutable reference points to can be written, unless the reference itself is only shared. */
const behindWritable = (place: Place, mutable: boolean): boolean => mutable && (place.writable || !place.behind);
