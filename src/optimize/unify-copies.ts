// Locals that only ever hold a copy of another local become that local.
//
// `t = copy x`, where both are assigned once and neither has its address taken: wherever `t` is read, `x`
// still has the same value, so `t` is renamed to `x`.

import type { Body, Local, Operand, Place, Projection, Rvalue, Statement, Terminator } from "#mir/body.ts";
import { mapOperands } from "./map-operands.ts";

interface Facts {
  defs: number;
  /** Parts are assigned, or the address is taken: its value may change otherwise than by `defs`. */
  unstable: boolean;
}

/** With `keepsMoves`, what is moved out of a variable stays a move of its own. */
export function unifyCopies(body: Body<"elaborated">, keepsMoves = false): Body<"elaborated"> {
  const facts = gather(body);
  const stable = (local: Local): boolean => {
    const f = facts[local] as Facts;
    return !f.unstable && f.defs === (local > 0 && local <= body.argCount ? 0 : 1);
  };
  const names = new Map<Local, Local>();
  const root = (local: Local): Local => {
    let at = local;
    for (let next = names.get(at); next !== undefined; next = names.get(at)) at = next;
    return at;
  };
  for (const block of body.blocks) {
    for (const s of block.statements) {
      if (
        s.kind !== "assign" ||
        s.place.projection.length > 0 ||
        s.rvalue.kind !== "use" ||
        s.rvalue.operand.kind === "const"
      )
        continue;
      const target = s.place.local;
      const source = s.rvalue.operand.place;
      if (keepsMoves && s.rvalue.operand.kind === "move" && body.locals[source.local]?.info.kind !== "temp") continue;
      if (target <= body.argCount || body.locals[target]?.info.kind !== "temp" || source.projection.length > 0)
        continue;
      if (!stable(target) || !stable(source.local) || root(source.local) === target) continue;
      if (body.locals[target]?.ty !== body.locals[source.local]?.ty) continue;
      names.set(target, source.local);
    }
  }
  if (names.size === 0) return body;
  const rename = new Renaming(root, names);
  return {
    ...body,
    blocks: body.blocks.map((b) => ({
      ...b,
      statements: b.statements.flatMap((s) => rename.statement(s)),
      terminator: rename.terminator(b.terminator),
    })),
  };
}

function gather(body: Body): Facts[] {
  const facts: Facts[] = body.locals.map(() => ({ defs: 0, unstable: false }));
  const row = (local: Local): Facts => facts[local] as Facts;
  const define = (place: Place): void => {
    if (place.projection.length === 0) row(place.local).defs++;
    else if (place.projection[0]?.kind !== "deref") row(place.local).unstable = true;
  };
  for (const block of body.blocks) {
    for (const s of block.statements) {
      if (s.kind === "assign") {
        define(s.place);
        if ((s.rvalue.kind === "ref" || s.rvalue.kind === "rawPtr") && s.rvalue.place.projection[0]?.kind !== "deref")
          row(s.rvalue.place.local).unstable = true;
      } else if (s.kind === "setDiscriminant") row(s.place.local).unstable = true;
    }
    const t = block.terminator;
    if (t.kind === "call") define(t.destination);
    if (t.kind === "drop" && t.place.projection[0]?.kind !== "deref") row(t.place.local).unstable = true;
  }
  return facts;
}

class Renaming {
  readonly #root: (local: Local) => Local;
  readonly #names: ReadonlyMap<Local, Local>;

  constructor(root: (local: Local) => Local, names: ReadonlyMap<Local, Local>) {
    this.#root = root;
    this.#names = names;
  }

  #place(place: Place): Place {
    const projection = place.projection.some((s) => s.kind === "index")
      ? place.projection.map((s): Projection => (s.kind === "index" ? { ...s, local: this.#root(s.local) } : s))
      : place.projection;
    return { local: this.#root(place.local), projection };
  }

  /** Moves become copies: the one value now serves all who read it. */
  readonly #operand = (o: Operand): Operand =>
    o.kind === "const"
      ? o
      : { kind: this.#names.has(o.place.local) || o.kind === "copy" ? "copy" : o.kind, place: this.#place(o.place) };

  #rvalue(rvalue: Rvalue): Rvalue {
    if (rvalue.kind === "ref" || rvalue.kind === "rawPtr" || rvalue.kind === "discriminant")
      return { ...rvalue, place: this.#place(rvalue.place) };
    return mapOperands(rvalue, this.#operand);
  }

  statement(s: Statement): Statement[] {
    switch (s.kind) {
      case "assign":
        if (s.place.projection.length === 0 && this.#names.has(s.place.local)) return [];
        return [{ ...s, place: this.#place(s.place), rvalue: this.#rvalue(s.rvalue) }];
      case "storageLive":
      case "storageDead":
        return this.#names.has(s.local) ? [] : [s];
      default:
        return [{ ...s, place: this.#place(s.place) }];
    }
  }

  terminator(t: Terminator): Terminator {
    switch (t.kind) {
      case "switchInt":
        return { ...t, operand: this.#operand(t.operand) };
      case "call":
        return {
          ...t,
          func: this.#operand(t.func),
          args: t.args.map(this.#operand),
          destination: this.#place(t.destination),
        };
      case "drop":
        return { ...t, place: this.#place(t.place) };
      case "assert":
        return t.message.kind === "boundsCheck"
          ? {
              ...t,
              condition: this.#operand(t.condition),
              message: { ...t.message, length: this.#operand(t.message.length), index: this.#operand(t.message.index) },
            }
          : { ...t, condition: this.#operand(t.condition) };
      default:
        return t;
    }
  }
}
