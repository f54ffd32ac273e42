// The body of a promoted constant: the definitions that make up a temporary, in an order of their own.

import type { BasicBlock, BlockId, Body, Local, Operand, Place, PromotedId, Rvalue, Statement } from "#mir/body.ts";
import { RETURN_LOCAL } from "#mir/body.ts";
import { type Definition, isCall } from "./temps.ts";

/** What a temporary is, and by what it was defined. */
export interface Step {
  readonly local: Local;
  readonly definition: Definition;
}

/** A body that computes the last step's temporary; each step uses earlier ones only. */
export function makePromotedBody(of: Body<"built">, steps: readonly Step[], index: PromotedId): Body<"built"> {
  const result = steps.at(-1) as Step;
  const names = new Map<Local, Local>([[result.local, RETURN_LOCAL]]);
  const locals = [{ ...(of.locals[result.local] as (typeof of.locals)[number]), info: { kind: "return" as const } }];
  for (const { local } of steps) {
    if (names.has(local)) continue;
    names.set(local, locals.length as Local);
    locals.push(of.locals[local] as (typeof locals)[number]);
  }
  const { source } = result.definition;
  return {
    ...of,
    source: { def: of.source.def, promoted: index },
    kind: "promoted",
    blocks: blocksOf(steps, (local) => names.get(local) ?? local),
    made: undefined,
    locals,
    argCount: 0,
    debug: [],
    steps: [],
    upvars: [],
    promoted: [],
    span: source.span,
  };
}

function blocksOf(steps: readonly Step[], nameOf: (local: Local) => Local): BasicBlock[] {
  const rename = (place: Place): Place => ({
    local: nameOf(place.local),
    projection: place.projection.map((s) => (s.kind === "index" ? { ...s, local: nameOf(s.local) } : s)),
  });
  const operand = (o: Operand): Operand => (o.kind === "const" ? o : { ...o, place: rename(o.place) });
  const blocks: BasicBlock[] = [];
  let statements: Statement[] = [];
  const close = (terminator: BasicBlock["terminator"]): void => {
    blocks.push({ statements, terminator, cleanup: false });
    statements = [];
  };
  for (const { definition } of steps) {
    if (!isCall(definition)) {
      const { place, rvalue } = definition;
      statements.push({ ...definition, place: rename(place), rvalue: renameRvalue(rvalue, rename, operand) });
      continue;
    }
    const { args, destination } = definition;
    const target = (blocks.length + 1) as BlockId;
    close({ ...definition, args: args.map(operand), destination: rename(destination), target, unwind: "continue" });
  }
  close({ kind: "return", source: (steps.at(-1) as Step).definition.source });
  return blocks;
}

function renameRvalue(rvalue: Rvalue, rename: (p: Place) => Place, operand: (o: Operand) => Operand): Rvalue {
  switch (rvalue.kind) {
    case "use":
    case "repeat":
    case "unary":
    case "cast":
      return { ...rvalue, operand: operand(rvalue.operand) };
    case "ref":
    case "rawPtr":
    case "discriminant":
      return { ...rvalue, place: rename(rvalue.place) };
    case "binary":
      return { ...rvalue, left: operand(rvalue.left), right: operand(rvalue.right) };
    case "aggregate":
      return { ...rvalue, operands: rvalue.operands.map(operand) };
  }
}
