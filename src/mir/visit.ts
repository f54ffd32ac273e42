// Walks over the parts of MIR: which places, operands and locals a statement or terminator mentions.

import type { Operand, Place, Rvalue, Statement, Terminator } from "./body.ts";

export function operandsOfRvalue(rvalue: Rvalue): readonly Operand[] {
  switch (rvalue.kind) {
    case "use":
    case "repeat":
    case "cast":
    case "unary":
      return [rvalue.operand];
    case "binary":
      return [rvalue.left, rvalue.right];
    case "aggregate":
      return rvalue.operands;
    case "ref":
    case "rawPtr":
    case "discriminant":
      return [];
  }
}

/** Places an rvalue reads, borrows or inspects. */
export function placesOfRvalue(rvalue: Rvalue): readonly Place[] {
  if (rvalue.kind === "ref" || rvalue.kind === "rawPtr" || rvalue.kind === "discriminant") return [rvalue.place];
  return placesOfOperands(operandsOfRvalue(rvalue));
}

function placesOfOperands(operands: readonly Operand[]): Place[] {
  return operands.flatMap((o) => (o.kind === "const" ? [] : [o.place]));
}

/** All places of a statement; for an assignment the destination comes first. */
export function placesOfStatement(statement: Statement): readonly Place[] {
  switch (statement.kind) {
    case "assign":
      return [statement.place, ...placesOfRvalue(statement.rvalue)];
    case "fakeRead":
    case "ascribeUserType":
    case "setDiscriminant":
    case "placeMention":
      return [statement.place];
    case "storageLive":
    case "storageDead":
      return [{ local: statement.local, projection: [] }];
  }
}

export function operandsOfTerminator(terminator: Terminator): readonly Operand[] {
  switch (terminator.kind) {
    case "switchInt":
      return [terminator.operand];
    case "call":
      return [terminator.func, ...terminator.args];
    case "assert": {
      const { message } = terminator;
      switch (message.kind) {
        case "boundsCheck":
          return [terminator.condition, message.length, message.index];
        case "overflow":
          return [terminator.condition, message.left, message.right];
        case "overflowNeg":
        case "divisionByZero":
        case "remainderByZero":
          return [terminator.condition, message.operand];
      }
      break;
    }
    case "goto":
    case "return":
    case "unreachable":
    case "unwindResume":
    case "drop":
    case "falseEdge":
    case "falseUnwind":
      return [];
  }
}

/** All places of a terminator; the destination of a call and the dropped place included. */
export function placesOfTerminator(terminator: Terminator): readonly Place[] {
  const operands = placesOfOperands(operandsOfTerminator(terminator));
  if (terminator.kind === "call") operands.push(terminator.destination);
  if (terminator.kind === "drop") operands.push(terminator.place);
  return operands;
}
