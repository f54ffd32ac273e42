// Walking bytecode instruction by instruction, without looking at what the operands mean.
import { OP_OPERANDS, operandWords } from "./ops.ts";

/** Words of the instruction at `pc`, its opcode included; 0 where there is no known instruction or it is cut off. */
export function instructionLength(code: Int32Array, pc: number): number {
  const operands = OP_OPERANDS[code[pc]];
  if (operands === undefined) return 0;
  let at = pc + 1;
  for (const { kind } of operands) {
    const labels = kind === "labels" ? code[at] : 0;
    at += operandWords(kind) + labels;
    if (labels < 0 || at > code.length) return 0;
  }
  return at - pc;
}

/** Visits each instruction in order, up to the first that is unknown or cut off. */
export function walkCode(code: Int32Array, visit: (opcode: number, pc: number) => void): void {
  for (let pc = 0; pc < code.length; ) {
    const length = instructionLength(code, pc);
    if (length === 0) return;
    visit(code[pc], pc);
    pc += length;
  }
}
