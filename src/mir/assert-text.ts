// What a failed assertion of MIR says while compiling, where its values are known: rustc's `AssertKind::fmt_assert_args`.

import type { AssertKind, BinOp, Operand } from "./body.ts";

const SIGNS: Partial<Record<BinOp, string>> = { add: "+", sub: "-", mul: "*", div: "/", rem: "%" };

/** `show`: an operand's value with its type, as `1_u32`; `count`: that of a length or an index. */
export function assertText(
  message: AssertKind,
  show: (operand: Operand) => string,
  count: (operand: Operand) => bigint | undefined,
): string {
  switch (message.kind) {
    case "boundsCheck":
      return `index out of bounds: the length is ${count(message.length)} but the index is ${count(message.index)}`;
    case "overflow": {
      if (message.op === "shl" || message.op === "shr")
        return `attempt to shift ${message.op === "shl" ? "left" : "right"} by \`${show(message.right)}\`, which would overflow`;
      const sign = SIGNS[message.op] ?? message.op;
      return `attempt to compute \`${show(message.left)} ${sign} ${show(message.right)}\`, which would overflow`;
    }
    case "overflowNeg":
      return `attempt to negate \`${show(message.operand)}\`, which would overflow`;
    case "divisionByZero":
      return `attempt to divide \`${show(message.operand)}\` by zero`;
    case "remainderByZero":
      return `attempt to calculate the remainder of \`${show(message.operand)}\` with a divisor of zero`;
  }
}
