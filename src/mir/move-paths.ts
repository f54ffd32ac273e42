// Move paths: the places of a body that are moved from, initialised or dropped on their own
// (rustc dev guide, "Move paths").
//
// A path is a local, or a field, variant, box contents or array element of another path. Moves out of
// anything else are illegal and collected as errors for the borrow checker to report.

import { bug } from "#support/bug.ts";
import type { Id } from "#support/ids.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import type { Body, Local, Location, Operand, Place, Projection, Statement, Terminator } from "./body.ts";
import { placeTy, projectionTy } from "./place-ty.ts";
import { operandsOfRvalue, operandsOfTerminator } from "./visit.ts";

export type MovePathId = Id<"MovePath">;

export interface MovePath {
  readonly place: Place;
  readonly parent: MovePathId | undefined;
  readonly children: MovePathId[];
}

export interface MoveOut {
  readonly path: MovePathId;
  readonly location: Location;
}

export interface Init {
  readonly path: MovePathId;
  /** `undefined`: a parameter, initialised on entry. */
  readonly location: Location | undefined;
  /** `deep`: with all its parts; `shallow`: only the box, not its contents; `nonPanic`: on the return edge of a call. */
  readonly kind: "deep" | "shallow" | "nonPanic";
}

/** A move that no drop elaboration could make sense of (E0507, E0508, E0509). */
export interface IllegalMove {
  readonly location: Location;
  readonly place: Place;
  readonly reason:
    | { readonly kind: "borrowedContent"; readonly target: Place }
    | { readonly kind: "interiorOfTypeWithDestructor"; readonly ty: Ty; readonly target: Place }
    | { readonly kind: "interiorOfSliceOrArray"; readonly ty: Ty; readonly target: Place };
}

/** Where a place falls among the paths: a path itself, or part of one (its nearest ancestor that is a path). */
export type PathLookup = { readonly kind: "exact" | "parent"; readonly path: MovePathId };

export class MoveData {
  readonly paths: readonly MovePath[];
  readonly moves: readonly MoveOut[];
  readonly inits: readonly Init[];
  readonly illegal: readonly IllegalMove[];
  readonly #lookup: (place: Place) => PathLookup | undefined;
  readonly #movesAt = new Map<string, MoveOut[]>();
  readonly #initsAt = new Map<string, Init[]>();

  constructor(
    paths: readonly MovePath[],
    moves: readonly MoveOut[],
    inits: readonly Init[],
    illegal: readonly IllegalMove[],
    lookup: (place: Place) => PathLookup | undefined,
  ) {
    this.paths = paths;
    this.moves = moves;
    this.inits = inits;
    this.illegal = illegal;
    this.#lookup = lookup;
    for (const move of moves) push(this.#movesAt, locationKey(move.location), move);
    for (const init of inits) if (init.location !== undefined) push(this.#initsAt, locationKey(init.location), init);
  }

  path(id: MovePathId): MovePath {
    return this.paths[id] as MovePath;
  }

  lookup(place: Place): PathLookup | undefined {
    return this.#lookup(place);
  }

  movesAt(location: Location): readonly MoveOut[] {
    return this.#movesAt.get(locationKey(location)) ?? [];
  }

  initsAt(location: Location): readonly Init[] {
    return this.#initsAt.get(locationKey(location)) ?? [];
  }

  /** `path` and everything inside it. */
  forEachDescendant(path: MovePathId, visit: (path: MovePathId) => void): void {
    visit(path);
    for (const child of this.path(path).children) this.forEachDescendant(child, visit);
  }

  localPath(local: Local): MovePathId {
    return this.#lookup({ local, projection: [] })?.path ?? bug("local without a move path");
  }
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

export function locationKey(location: Location): string {
  return `${location.block}.${location.index}`;
}

/** Gathers the move paths of a body. */
export function gatherMoves(tcx: Tcx, body: Body): MoveData {
  return new Gatherer(tcx, body).run();
}

class Gatherer {
  readonly #tcx: Tcx;
  readonly #body: Body;
  readonly #paths: MovePath[] = [];
  readonly #byStep = new Map<string, MovePathId>();
  readonly #moves: MoveOut[] = [];
  readonly #inits: Init[] = [];
  readonly #illegal: IllegalMove[] = [];

  constructor(tcx: Tcx, body: Body) {
    this.#tcx = tcx;
    this.#body = body;
  }

  run(): MoveData {
    const body = this.#body;
    body.locals.forEach((_, local) =>
      this.#paths.push({ place: { local: local as Local, projection: [] }, parent: undefined, children: [] }),
    );
    for (let arg = 1; arg <= body.argCount; arg++)
      this.#inits.push({ path: arg as MovePathId, location: undefined, kind: "deep" });
    body.blocks.forEach((block, b) => {
      block.statements.forEach((statement, index) =>
        this.#statement(statement, { block: b as Location["block"], index }),
      );
      this.#terminator(block.terminator, { block: b as Location["block"], index: block.statements.length });
    });
    const byStep = this.#byStep;
    const lookup = (place: Place): PathLookup | undefined => {
      let path = place.local as unknown as MovePathId;
      for (const step of place.projection) {
        const next = byStep.get(stepKey(path, step));
        if (next === undefined) return { kind: "parent", path };
        path = next;
      }
      return { kind: "exact", path };
    };
    return new MoveData(this.#paths, this.#moves, this.#inits, this.#illegal, lookup);
  }

  #statement(statement: Statement, location: Location): void {
    switch (statement.kind) {
      case "assign":
        this.#path(statement.place, location, false);
        for (const operand of operandsOfRvalue(statement.rvalue)) this.#operand(operand, location);
        this.#init(statement.place, location, "deep");
        return;
      case "storageDead":
        this.#moves.push({ path: statement.local as unknown as MovePathId, location });
        return;
      case "fakeRead":
        // What is looked at as a whole has a path of its own, by which errors name it.
        this.#path(statement.place, location, false);
        return;
      case "setDiscriminant":
      case "storageLive":
      case "ascribeUserType":
      case "placeMention":
        return;
    }
  }

  #terminator(terminator: Terminator, location: Location): void {
    for (const operand of operandsOfTerminator(terminator)) this.#operand(operand, location);
    if (terminator.kind === "call") {
      this.#path(terminator.destination, location, false);
      if (terminator.target !== undefined) this.#init(terminator.destination, location, "nonPanic");
    }
    if (terminator.kind === "drop") {
      const path = this.#path(terminator.place, location, false);
      if (path !== undefined) this.#moves.push({ path, location });
    }
  }

  #operand(operand: Operand, location: Location): void {
    if (operand.kind !== "move") return;
    const last = operand.place.projection.at(-1);
    if (last?.kind === "subslice" && this.#moveSubslice(operand.place, last, location)) return;
    const path = this.#path(operand.place, location, true);
    if (path !== undefined) this.#moves.push({ path, location });
  }

  /** Moving `a[1..3]` out of an array moves each element. */
  #moveSubslice(place: Place, step: Extract<Projection, { kind: "subslice" }>, location: Location): boolean {
    const base = { local: place.local, projection: place.projection.slice(0, -1) };
    const ty = placeTy(this.#tcx, this.#body, base);
    if (ty.kind !== "array" || ty.length.kind !== "value") return false;
    const length = Number(ty.length.bits);
    const to = step.fromEnd ? length - step.to : step.to;
    for (let offset = step.from; offset < to; offset++) {
      const path = this.#path(
        {
          local: base.local,
          projection: [...base.projection, { kind: "constantIndex", offset, minLength: length, fromEnd: false }],
        },
        location,
        true,
      );
      if (path !== undefined) this.#moves.push({ path, location });
    }
    return true;
  }

  #init(place: Place, location: Location, kind: Init["kind"]): void {
    // Writing one field of a union initialises all of it.
    let target = place;
    let ty = (this.#body.locals[place.local] as { ty: Ty }).ty;
    for (const [i, step] of place.projection.entries()) {
      if (ty.kind === "adt" && this.#tcx.adt(ty.def).kind === "union") {
        target = { local: place.local, projection: place.projection.slice(0, i) };
        break;
      }
      ty = projectionTy(this.#tcx, ty, step);
    }
    const path = this.#path(target, location, false);
    if (path !== undefined) this.#inits.push({ path, location, kind });
  }

  /** The path of a place, made if need be; `undefined` where it has none. `report`: say why, it is being moved. */
  #path(place: Place, location: Location, report: boolean): MovePathId | undefined {
    let path = place.local as unknown as MovePathId;
    let ty = (this.#body.locals[place.local] as { ty: Ty }).ty;
    for (const [i, step] of place.projection.entries()) {
      const target: Place = { local: place.local, projection: place.projection.slice(0, i + 1) };
      const reason = this.#obstacle(ty, step, target);
      if (reason === "union") return path;
      if (reason !== undefined) {
        if (report) this.#illegal.push({ location, place, reason });
        return undefined;
      }
      path = this.#child(path, step, target);
      ty = projectionTy(this.#tcx, ty, step);
    }
    return path;
  }

  #obstacle(ty: Ty, step: Projection, target: Place): IllegalMove["reason"] | "union" | undefined {
    switch (step.kind) {
      case "deref":
        return ty.kind === "adt" && this.#tcx.adt(ty.def).isBox ? undefined : { kind: "borrowedContent", target };
      case "field":
      case "downcast":
        if (ty.kind !== "adt") return undefined;
        if (this.#tcx.adtDestructor(ty.def) !== undefined && !this.#tcx.adt(ty.def).isBox)
          return { kind: "interiorOfTypeWithDestructor", ty, target };
        return this.#tcx.adt(ty.def).kind === "union" ? "union" : undefined;
      case "index":
        return { kind: "interiorOfSliceOrArray", ty, target };
      case "constantIndex":
      case "subslice":
        return ty.kind === "slice" ? { kind: "interiorOfSliceOrArray", ty, target } : undefined;
    }
  }

  #child(parent: MovePathId, step: Projection, place: Place): MovePathId {
    const key = stepKey(parent, step);
    const known = this.#byStep.get(key);
    if (known !== undefined) return known;
    const id = this.#paths.length as MovePathId;
    this.#paths.push({ place, parent, children: [] });
    (this.#paths[parent] as MovePath).children.push(id);
    this.#byStep.set(key, id);
    return id;
  }
}

/** Names a step from a path; constant indices into arrays are counted from the start. */
function stepKey(path: MovePathId, step: Projection): string {
  switch (step.kind) {
    case "deref":
      return `${path}*`;
    case "field":
      return `${path}.${step.index}`;
    case "downcast":
      return `${path}@${step.variant}`;
    case "index":
      return `${path}[_]`;
    case "constantIndex":
      return `${path}[${step.fromEnd ? step.minLength - step.offset : step.offset}]`;
    case "subslice":
      return `${path}[${step.from}..${step.to}${step.fromEnd ? "e" : ""}]`;
  }
}
