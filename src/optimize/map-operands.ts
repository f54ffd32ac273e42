// Rvalues with their operands replaced.

import type { Operand, Rvalue } from "#mir/body.ts";

export function mapOperands(rvalue: Rvalue, map: (o: Operand) => Operand): Rvalue {
  switch (rvalue.kind) {
    case "use":
    case "repeat":
    case "cast":
    case "unary":
      return { ...rvalue, operand: map(rvalue.operand) };
    case "binary":
      return { ...rvalue, left: map(rvalue.left), right: map(rvalue.right) };
    case "aggregate":
      return { ...rvalue, operands: rvalue.operands.map(map) };
    case "ref":
    case "rawPtr":
    case "discriminant":
      return rvalue;
  }
}
