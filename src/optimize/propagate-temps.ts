// Removes temporaries that only carry a value from one statement to the next.
//
// Input: an elaborated body. Guarantees: the same behaviour, the same user variables. Lowering evaluates
// every operand into a temporary of its own; where nothing can tell the difference, the value is used
// straight from its source, or computed straight into its destination.
//
//   _5 = copy _1; _6 = copy _2; _4 = add(move _5, move _6); _3 = move _4
//   becomes  _3 = add(copy _1, copy _2)

import type { BasicBlock, BlockId, Body, Local, Operand, Place, Rvalue, Statement, Terminator } from "#mir/body.ts";
import { tellsOverflow } from "#mir/int-ops.ts";
import { successors } from "#mir/graph.ts";
import { mapOperands } from "./map-operands.ts";
import { operandsOfRvalue, operandsOfTerminator, placesOfRvalue, placesOfStatement } from "#mir/visit.ts";

/** How far apart definition and use may lie: keeps the pass linear. */
const WINDOW = 32;

interface Uses {
  /** Whole assignments and calls that define the local. */
  defs: number;
  /** Reads of the whole local as an operand. */
  reads: number;
  /** Everything else: parts, borrows, drops, discriminants. */
  others: number;
  /** Its address is taken: a store through a pointer may change it. */
  borrowed: boolean;
}

export function propagateTemps(body: Body<"elaborated">): Body<"elaborated"> {
  const uses = countUses(body);
  const isCarrier = (local: Local): boolean => {
    const use = uses[local] as Uses;
    return (
      local > body.argCount &&
      body.locals[local]?.info.kind === "temp" &&
      use.defs === 1 &&
      use.reads === 1 &&
      use.others === 0
    );
  };
  const blocks = body.blocks.map((b) => ({ ...b, statements: [...b.statements] }));
  for (const block of blocks) new BlockRewriter(block, uses, isCarrier).run();
  forwardCalls(body, blocks, isCarrier);
  return removeDead({ ...body, blocks });
}

type OpenBlock = { statements: Statement[]; terminator: Terminator; cleanup: boolean };

function countUses(body: Body): Uses[] {
  const uses: Uses[] = body.locals.map(() => ({ defs: 0, reads: 0, others: 0, borrowed: false }));
  const row = (local: Local): Uses => uses[local] as Uses;
  const operand = (o: Operand): void => {
    if (o.kind === "const") return;
    if (o.place.projection.length === 0) row(o.place.local).reads++;
    else row(o.place.local).others++;
    indices(o.place);
  };
  const indices = (place: Place): void => {
    for (const step of place.projection) if (step.kind === "index") row(step.local).others++;
  };
  const define = (place: Place): void => {
    if (place.projection.length === 0) row(place.local).defs++;
    else row(place.local).others++;
    indices(place);
  };
  for (const block of body.blocks) {
    for (const s of block.statements) {
      if (s.kind === "storageLive" || s.kind === "storageDead") continue;
      if (s.kind !== "assign") {
        for (const p of placesOfStatement(s)) row(p.local).others++;
        continue;
      }
      define(s.place);
      for (const o of operandsOfRvalue(s.rvalue)) operand(o);
      if (s.rvalue.kind === "ref" || s.rvalue.kind === "rawPtr" || s.rvalue.kind === "discriminant") {
        row(s.rvalue.place.local).others++;
        indices(s.rvalue.place);
        if (s.rvalue.kind !== "discriminant") row(s.rvalue.place.local).borrowed = true;
      }
    }
    const t = block.terminator;
    for (const o of operandsOfTerminator(t)) operand(o);
    if (t.kind === "call") define(t.destination);
    if (t.kind === "drop") {
      row(t.place.local).others++;
      row(t.place.local).borrowed = true;
      indices(t.place);
    }
  }
  return uses;
}

/** Drops assignments to temporaries that nothing reads. */
function removeDead(body: Body<"elaborated">): Body<"elaborated"> {
  const uses = countUses(body);
  const isDead = (s: Statement): boolean => {
    if (s.kind !== "assign" || s.place.projection.length > 0 || s.place.local <= body.argCount) return false;
    const use = uses[s.place.local] as Uses;
    return use.reads === 0 && use.others === 0 && body.locals[s.place.local]?.info.kind === "temp";
  };
  if (!body.blocks.some((b) => b.statements.some(isDead))) return body;
  return { ...body, blocks: body.blocks.map((b) => ({ ...b, statements: b.statements.filter((s) => !isDead(s)) })) };
}

class BlockRewriter {
  readonly #block: OpenBlock;
  readonly #uses: readonly Uses[];
  readonly #isCarrier: (local: Local) => boolean;

  constructor(block: OpenBlock, uses: readonly Uses[], isCarrier: (local: Local) => boolean) {
    this.#block = block;
    this.#uses = uses;
    this.#isCarrier = isCarrier;
  }

  run(): void {
    const { statements } = this.#block;
    for (let i = 0; i < statements.length; i++) {
      const s = statements[i] as Statement;
      if (s.kind !== "assign" || s.place.projection.length > 0 || !this.#isCarrier(s.place.local)) continue;
      if (this.#forward(i, s) || this.#sink(i, s)) {
        statements.splice(i, 1);
        // An earlier temporary may now reach further.
        i = Math.max(-1, i - 2);
      }
    }
  }

  /** `t = copy P; … use(move t)` becomes `… use(copy P)`. */
  #forward(at: number, def: Extract<Statement, { kind: "assign" }>): boolean {
    if (def.rvalue.kind !== "use") return false;
    const { operand } = def.rvalue;
    const { statements, terminator } = this.#block;
    const end = Math.min(statements.length, at + WINDOW);
    for (let j = at + 1; j < end; j++) {
      const s = statements[j] as Statement;
      if (s.kind === "assign" && operandsOfRvalue(s.rvalue).some((o) => reads(o, def.place.local))) {
        if (operand.kind !== "const" && isBuilt(s.rvalue) && overlaps(s.place, operand.place)) return false;
        statements[j] = { ...s, rvalue: mapOperands(s.rvalue, (o) => (reads(o, def.place.local) ? operand : o)) };
        return true;
      }
      if (operand.kind !== "const" && this.#disturbs(s, operand.place)) return false;
    }
    if (end < statements.length || !operandsOfTerminator(terminator).some((o) => reads(o, def.place.local)))
      return false;
    this.#block.terminator = mapTerminator(terminator, (o) => (reads(o, def.place.local) ? operand : o));
    return true;
  }

  /** `t = R; …; D = move t` becomes `…; D = R`, with the computation where it was. */
  #sink(at: number, def: Extract<Statement, { kind: "assign" }>): boolean {
    const { statements } = this.#block;
    const end = Math.min(statements.length, at + WINDOW);
    for (let j = at + 1; j < end; j++) {
      const s = statements[j] as Statement;
      if (s.kind !== "assign" || s.rvalue.kind !== "use" || !reads(s.rvalue.operand, def.place.local)) continue;
      const target = s.place;
      if (target.projection.some((p) => p.kind === "deref" || p.kind === "index")) return false;
      if (isBuilt(def.rvalue) && placesOfRvalue(def.rvalue).some((p) => p.local === target.local)) return false;
      for (let k = at + 1; k < j; k++) {
        const between = statements[k] as Statement;
        if (mentions(between, target.local)) return false;
        if ((this.#uses[target.local] as Uses).borrowed && touchesMemory(between)) return false;
      }
      statements[j] = { ...def, place: target };
      // The computation must stay where its inputs are as they were.
      const moved = statements.splice(j, 1)[0] as Statement;
      statements.splice(at + 1, 0, moved);
      return true;
    }
    return false;
  }

  /** Whether executing `s` may change what reading `place` gives. */
  #disturbs(s: Statement, place: Place): boolean {
    // Markers that are left are of locals that pointers reach: what lies behind one may be gone after it.
    if (s.kind === "storageLive" || s.kind === "storageDead")
      return s.local === place.local || place.projection.some((step) => step.kind === "deref");
    if (s.kind !== "assign" && s.kind !== "setDiscriminant") return false;
    if (s.place.local === place.local) return true;
    if (place.projection.some((step) => step.kind === "index" && step.local === s.place.local)) return true;
    const throughPointer = s.place.projection.some((step) => step.kind === "deref");
    const readsPointer = place.projection.some((step) => step.kind === "deref");
    if (readsPointer) return throughPointer || (this.#uses[s.place.local] as Uses).borrowed;
    return throughPointer && (this.#uses[place.local] as Uses).borrowed;
  }
}

function touchesMemory(s: Statement): boolean {
  return placesOfStatement(s).some((p) => p.projection.some((step) => step.kind === "deref"));
}

function mentions(s: Statement, local: Local): boolean {
  return placesOfStatement(s).some(
    (p) => p.local === local || p.projection.some((step) => step.kind === "index" && step.local === local),
  );
}

function reads(operand: Operand, local: Local): boolean {
  return operand.kind !== "const" && operand.place.local === local && operand.place.projection.length === 0;
}

/** Rvalues that are written part by part, so that their destination must not be among their operands. */
function isBuilt(rvalue: Rvalue): boolean {
  return (
    rvalue.kind === "aggregate" ||
    rvalue.kind === "repeat" ||
    rvalue.kind === "cast" ||
    (rvalue.kind === "binary" && tellsOverflow(rvalue.op))
  );
}

function overlaps(a: Place, b: Place): boolean {
  return (
    a.local === b.local || a.projection.some((s) => s.kind === "deref") || b.projection.some((s) => s.kind === "deref")
  );
}

function mapTerminator(t: Terminator, map: (o: Operand) => Operand): Terminator {
  switch (t.kind) {
    case "switchInt":
      return { ...t, operand: map(t.operand) };
    case "call":
      return { ...t, func: map(t.func), args: t.args.map(map) };
    case "assert":
      return { ...t, condition: map(t.condition) };
    default:
      return t;
  }
}

/** `t = f(…) -> bb; bb: D = move t` stores the result in `D` at once. */
function forwardCalls(body: Body, blocks: OpenBlock[], isCarrier: (local: Local) => boolean): void {
  const entries = new Map<BlockId, number>();
  for (const block of body.blocks)
    for (const next of successors(block as BasicBlock)) entries.set(next, (entries.get(next) ?? 0) + 1);
  for (const block of blocks) {
    const t = block.terminator;
    if (t.kind !== "call" || t.target === undefined || t.destination.projection.length > 0) continue;
    const result = t.destination.local;
    if (!isCarrier(result) || entries.get(t.target) !== 1) continue;
    const { statements } = blocks[t.target] as OpenBlock;
    const at = statements.findIndex((s) => s.kind !== "storageLive" && s.kind !== "storageDead");
    const s = statements[at];
    if (s?.kind !== "assign" || s.rvalue.kind !== "use" || !reads(s.rvalue.operand, result)) continue;
    if (s.place.projection.some((step) => step.kind === "deref" || step.kind === "index")) continue;
    if (statements.slice(0, at).some((before) => placesOfStatement(before).some((p) => p.local === s.place.local)))
      continue;
    block.terminator = { ...t, destination: s.place };
    statements.splice(at, 1);
  }
}
