// What each temporary of a body is defined by, and how often it is used: rustc's `Collector` in `promote_consts`.

import type { Body, Local, Location, Place, Rvalue, Statement, Terminator } from "#mir/body.ts";
import { placesOfRvalue, placesOfStatement, placesOfTerminator } from "#mir/visit.ts";

/** Assigned once, by a statement or a call, and then only read or borrowed. */
export interface DefinedTemp {
  readonly kind: "defined";
  readonly at: Location;
  uses: number;
}

export type TempState = DefinedTemp | { readonly kind: "undefined" } | { readonly kind: "unpromotable" };

export type Assignment = Extract<Statement, { kind: "assign" }>;
export type Call = Extract<Terminator, { kind: "call" }>;
export type Borrow = Extract<Rvalue, { kind: "ref" }>;
export type Definition = Assignment | Call;

export const isCall = (definition: Definition): definition is Call => definition.kind === "call";

/** The statement or call at a location that a temporary is defined at. */
export function definitionAt(body: Body, at: Location): Definition | undefined {
  const block = body.blocks[at.block];
  const statement = block?.statements[at.index];
  if (statement !== undefined) return statement.kind === "assign" ? statement : undefined;
  return block?.terminator.kind === "call" ? block.terminator : undefined;
}

/** The state of every local; those that are not temporaries cannot be promoted. */
export function collectTemps(body: Body<"built">): TempState[] {
  const states: TempState[] = body.locals.map(({ info }) =>
    info.kind === "temp" || info.kind === "return" ? { kind: "undefined" } : { kind: "unpromotable" },
  );
  const define = (place: Place, at: Location): void => {
    const isWhole = place.projection.length === 0 && states[place.local]?.kind === "undefined";
    states[place.local] = isWhole ? { kind: "defined", at, uses: 0 } : { kind: "unpromotable" };
    for (const local of indexLocals(place)) use(states, local);
  };
  body.blocks.forEach((block, b) => {
    block.statements.forEach((statement, index) => {
      if (statement.kind === "storageLive" || statement.kind === "storageDead") return;
      if (statement.kind !== "assign") {
        for (const place of placesOfStatement(statement)) usePlace(states, place);
        return;
      }
      for (const place of placesOfRvalue(statement.rvalue)) usePlace(states, place);
      define(statement.place, { block: b as Location["block"], index });
    });
    const { terminator } = block;
    // If the temporary becomes a constant, dropping it does nothing.
    if (terminator.kind === "drop") return;
    const isDefining = terminator.kind === "call";
    const places = placesOfTerminator(terminator);
    for (const place of isDefining ? places.slice(0, -1) : places) usePlace(states, place);
    if (isDefining) define(terminator.destination, { block: b as Location["block"], index: block.statements.length });
  });
  return states;
}

function use(states: TempState[], local: Local): void {
  const state = states[local];
  if (state?.kind === "defined") state.uses++;
  else states[local] = { kind: "unpromotable" };
}

function usePlace(states: TempState[], place: Place): void {
  use(states, place.local);
  for (const local of indexLocals(place)) use(states, local);
}

export const indexLocals = (place: Place): Local[] =>
  place.projection.flatMap((step) => (step.kind === "index" ? [step.local] : []));
