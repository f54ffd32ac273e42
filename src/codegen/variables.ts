// What the debug table says of variables: where in a function each is in scope, and which parts of it hold no value.

import type { BitSet } from "#support/bitset.ts";
import type { LocalInfo, MissingPart } from "#isa/program.ts";
import type { Body, Location, Place, Projection, ScopeId, VarDebugInfo } from "#mir/body.ts";
import { type FlowResults, type ForwardAnalysis, runForward } from "#mir/dataflow.ts";
import { maybeInit, maybeUninit } from "#mir/init-flow.ts";
import { gatherMoves, type MoveData, type MovePathId } from "#mir/move-paths.ts";
import type { Ty } from "#types/ty.ts";
import type { FunctionEmitter } from "./function.ts";

/** A place as its user would write it; undefined where it begins with no variable of theirs. */
export function placeText(f: FunctionEmitter, place: Place): string | undefined {
  const variable = f.body.debug.find(
    ({ place: own }) =>
      own.local === place.local &&
      own.projection.length <= place.projection.length &&
      own.projection.every((step, i) => sameStep(step, place.projection[i])),
  );
  if (variable === undefined) return undefined;
  const path = pathText(f, place, variable.place.projection.length);
  if (path === "") return variable.name;
  // Whoever names a field need not say that it lies behind a pointer.
  const names = path.split(".");
  const text = [variable.name, ...names.filter((name) => name !== "*")].join(".");
  return names.at(-1) === "*" ? `*${text}` : text;
}

function sameStep(a: Projection, b: Projection | undefined): boolean {
  return b !== undefined && a.kind === b.kind && (a.kind !== "field" || b.kind !== "field" || a.index === b.index);
}

/** The names of the fields that a place goes through, from step `from` on. */
function pathText(f: FunctionEmitter, place: Place, from = 0): string {
  const names: string[] = [];
  place.projection.forEach((step, i) => {
    if (i < from) return;
    if (step.kind === "field") {
      const base: Place = { local: place.local, projection: place.projection.slice(0, i) };
      names.push(fieldName(f, f.placeTy(base), variantOf(base), step.index));
    } else if (step.kind === "deref") names.push("*");
    else if (step.kind === "constantIndex") names.push(String(step.offset));
  });
  return names.join(".");
}

function variantOf(place: Place): number {
  const last = place.projection.at(-1);
  return last?.kind === "downcast" ? last.variant : 0;
}

function fieldName(f: FunctionEmitter, ty: Ty, variant: number, index: number): string {
  const name = ty.kind === "adt" ? f.cx.tcx.adt(ty.def).variants[variant]?.fields[index]?.name : undefined;
  return name ?? String(index);
}

/** Paths that have held a value at some time on the way. */
class EverInit implements ForwardAnalysis {
  readonly size: number;
  readonly #moves: MoveData;

  constructor(moves: MoveData) {
    this.#moves = moves;
    this.size = moves.paths.length;
  }

  start(state: BitSet): void {
    for (const init of this.#moves.inits) if (init.location === undefined) this.#add(state, init.path);
  }

  statement(state: BitSet, location: Location): void {
    for (const init of this.#moves.initsAt(location)) this.#add(state, init.path);
  }

  terminator(state: BitSet, location: Location): void {
    this.statement(state, location);
  }

  #add(state: BitSet, path: MovePathId): void {
    this.#moves.forEachDescendant(path, (p) => state.add(p));
  }
}

type Row = Omit<LocalInfo, "end">;

/** Follows the variables of one function while it is emitted. */
export class VariableTracker {
  readonly #f: FunctionEmitter;
  readonly #moves: MoveData;
  readonly #flows: Readonly<Record<"init" | "uninit" | "ever", FlowResults>>;
  readonly #scopes = new Map<ScopeId, ReadonlySet<ScopeId>>();
  readonly #variables: readonly VarDebugInfo[];
  /** Per variable: the row that is being extended, if it is in scope. */
  readonly #open: (Row | undefined)[];
  readonly #rows: LocalInfo[] = [];

  constructor(f: FunctionEmitter) {
    const { body } = f;
    this.#f = f;
    this.#moves = gatherMoves(f.cx.tcx, body);
    this.#flows = {
      init: maybeInit(body, this.#moves),
      uninit: maybeUninit(body, this.#moves),
      ever: runForward(body, new EverInit(this.#moves)),
    };
    // Variables that macros of the library invent are nowhere in the text.
    this.#variables = body.debug.filter(
      ({ name, span, place }) => place.projection.length === 0 && f.cx.text(span).endsWith(name),
    );
    this.#open = this.#variables.map(() => undefined);
  }

  /** The code of a statement or terminator is about to be emitted. */
  at(location: Location): void {
    const { body } = this.#f;
    const block = body.blocks[location.block];
    const source = (block?.statements[location.index] ?? block?.terminator)?.source;
    if (source === undefined) return;
    const scopes = this.#enclosing(body, source.scope);
    const state = {
      init: this.#flows.init.before(location),
      uninit: this.#flows.uninit.before(location),
      ever: this.#flows.ever.before(location),
    };
    this.#variables.forEach((variable, i) => {
      if (!scopes.has(variable.scope)) return this.#close(i);
      const missing = this.#missing(this.#moves.localPath(variable.place.local), state);
      const open = this.#open[i];
      if (open !== undefined && sameParts(open.missing, missing)) return;
      this.#close(i);
      this.#open[i] = this.#row(variable, missing);
    });
  }

  #row({ name, place: { local }, span }: VarDebugInfo, missing: readonly MissingPart[]): Row {
    const { cx, frame, body } = this.#f;
    return {
      name,
      type: cx.types.index(this.#f.localTy(local)),
      offset: frame.local(local),
      isParam: local > 0 && local <= body.argCount,
      range: cx.range(span),
      start: this.#f.fb.pc,
      missing,
    };
  }

  #close(i: number): void {
    const open = this.#open[i];
    const end = this.#f.fb.pc;
    if (open !== undefined && open.start < end) this.#rows.push({ ...open, end });
    this.#open[i] = undefined;
  }

  /** The rows, once all code is emitted; in the order in which the variables are declared. */
  finish(): readonly LocalInfo[] {
    this.#open.forEach((_, i) => {
      this.#close(i);
    });
    const order = new Map(this.#variables.map((variable, i) => [`${variable.name} ${variable.span.start}`, i]));
    const key = (row: LocalInfo): number => order.get(`${row.name} ${row.range?.start}`) ?? 0;
    return this.#rows.sort((a, b) => key(a) - key(b) || a.start - b.start);
  }

  /** A scope and all around it. */
  #enclosing(body: Body, scope: ScopeId): ReadonlySet<ScopeId> {
    let known = this.#scopes.get(scope);
    if (known === undefined) {
      const found = new Set<ScopeId>();
      for (let at: ScopeId | undefined = scope; at !== undefined; at = body.scopes.get(at).parent) found.add(at);
      known = found;
      this.#scopes.set(scope, known);
    }
    return known;
  }

  #missing(path: MovePathId, state: Readonly<Record<"init" | "uninit" | "ever", BitSet>>): readonly MissingPart[] {
    if (!state.init.has(path)) {
      return [{ path: this.#pathText(path), state: state.ever.has(path) ? "moved" : "unset" }];
    }
    if (state.uninit.has(path)) return [{ path: this.#pathText(path), state: "maybe" }];
    return this.#moves.path(path).children.flatMap((child) => this.#missing(child, state));
  }

  #pathText(path: MovePathId): string {
    return pathText(this.#f, this.#moves.path(path).place);
  }
}

function sameParts(a: readonly MissingPart[], b: readonly MissingPart[]): boolean {
  return a.length === b.length && a.every((part, i) => part.path === b[i]?.path && part.state === b[i]?.state);
}
