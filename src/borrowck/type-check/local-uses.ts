// Where each local is defined, used and dropped, as liveness counts it (rustc's `categorize`).

import type { Local, Operand, Place, Rvalue, Statement, Terminator } from "#mir/body.ts";
import { operandsOfRvalue, operandsOfTerminator } from "#mir/visit.ts";

export type LocalUse = "def" | "use" | "drop";

/** Calls `visit` for every mention of a local by a statement. */
export function usesOfStatement(statement: Statement, visit: (local: Local, use: LocalUse) => void): void {
  switch (statement.kind) {
    case "assign":
      rvalue(statement.rvalue, visit);
      return destination(statement.place, visit);
    case "fakeRead":
    case "placeMention":
    case "ascribeUserType":
      return used(statement.place, visit);
    case "storageLive":
    case "storageDead":
      // Not definitions, but nothing of before matters after them.
      return visit(statement.local, "def");
    case "setDiscriminant":
      return used(statement.place, visit);
  }
}

/** As {@link usesOfStatement}. */
export function usesOfTerminator(t: Terminator, visit: (local: Local, use: LocalUse) => void): void {
  for (const o of operandsOfTerminator(t)) operand(o, visit);
  if (t.kind === "call") destination(t.destination, visit);
  if (t.kind === "return") visit(0 as Local, "use");
  if (t.kind === "drop") {
    indices(t.place, visit);
    // Of a part of a variable the variable itself is only projected, which uses it.
    visit(t.place.local, t.place.projection.length === 0 ? "drop" : "use");
  }
}

function rvalue(value: Rvalue, visit: (local: Local, use: LocalUse) => void): void {
  for (const o of operandsOfRvalue(value)) operand(o, visit);
  if (value.kind === "ref" || value.kind === "rawPtr" || value.kind === "discriminant") used(value.place, visit);
}

function operand(o: Operand, visit: (local: Local, use: LocalUse) => void): void {
  if (o.kind !== "const") used(o.place, visit);
}

function used(place: Place, visit: (local: Local, use: LocalUse) => void): void {
  visit(place.local, "use");
  indices(place, visit);
}

function destination(place: Place, visit: (local: Local, use: LocalUse) => void): void {
  indices(place, visit);
  visit(place.local, place.projection.length === 0 ? "def" : "use");
}

function indices(place: Place, visit: (local: Local, use: LocalUse) => void): void {
  for (const step of place.projection) if (step.kind === "index") visit(step.local, "use");
}
