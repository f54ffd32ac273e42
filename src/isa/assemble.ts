// Reads the text that `disassemble.ts` writes back into code words and handlers.
import { intrinsicIndex } from "./intrinsics.ts";
import { OPCODES, OP_OPERANDS, TRAP_REASONS, mathFunctionIndex } from "./ops.ts";
import type { OperandKind } from "./ops.ts";
import type { Handler } from "./program.ts";

export interface AssembledFunction {
  readonly index: number;
  readonly name: string;
  readonly frameSize: number;
  readonly code: Int32Array;
  readonly handlers: readonly Handler[];
}

export type Assembled =
  | { readonly kind: "ok"; readonly functions: readonly AssembledFunction[] }
  | { readonly kind: "error"; readonly line: number; readonly message: string };

/** Parses a listing. Labels are word indices, so they need no definitions; comments and label lines are skipped. */
export function assemble(text: string): Assembled {
  const functions: AssembledFunction[] = [];
  let words: number[] = [];
  let handlers: Handler[] = [];
  let header: { index: number; name: string; frameSize: number } | null = null;
  const lines = text.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i].replace(/\s*;.*$/, "").trim();
    const error = (message: string): Assembled => ({ kind: "error", line: i + 1, message });
    const start = /^fn(\d+) ("(?:[^"\\]|\\.)*") .*frame (\d+) \{$/.exec(lines[i].trim());
    if (start !== null) {
      header = { index: Number(start[1]), name: JSON.parse(start[2]) as string, frameSize: Number(start[3]) };
      words = [];
      handlers = [];
      continue;
    }
    if (line === "" || /^L\d+:$/.test(line)) continue;
    if (header === null) return error("instruction outside a function");
    if (line === "}") {
      functions.push({ ...header, code: Int32Array.from(words), handlers });
      header = null;
      continue;
    }
    const handler = /^handler (\d+)\.\.(\d+) L(\d+) \[(\d+)\]$/.exec(line);
    if (handler !== null) {
      const [start_, end, target, payload] = handler.slice(1).map(Number);
      handlers.push({ start: start_, end, target, payload });
      continue;
    }
    const message = assembleInstruction(line, words);
    if (message !== null) return error(message);
  }
  return { kind: "ok", functions };
}

/** Appends one instruction's words; gives a message if the line is none. */
function assembleInstruction(line: string, words: number[]): string | null {
  const match = /^(\d+): ([\w.]+)(?: (.*))?$/.exec(line);
  if (match === null) return `not an instruction: ${line}`;
  const [, pc, name, rest = ""] = match;
  if (Number(pc) !== words.length) return `expected position ${words.length}, found ${pc}`;
  const opcode = OPCODES.get(name);
  if (opcode === undefined) return `no op named ${name}`;
  const operands = OP_OPERANDS[opcode];
  const parts = rest === "" ? [] : rest.split(", ");
  if (parts.length !== operands.length) return `${name} takes ${operands.length} operands`;
  words.push(opcode);
  for (let i = 0; i < parts.length; i++) {
    const values = operandValues(operands[i].kind, parts[i]);
    if (values === null) return `bad operand ${parts[i]} for ${operands[i].name}`;
    words.push(...values);
  }
  return null;
}

const view = new DataView(new ArrayBuffer(8));

function operandValues(kind: OperandKind, text: string): readonly number[] | null {
  const number = (pattern: RegExp): readonly number[] | null => {
    const match = pattern.exec(text);
    return match === null ? null : [Number(match[1]) | 0];
  };
  const index = (value: number): readonly number[] | null => (value < 0 ? null : [value]);
  switch (kind) {
    case "i32":
    case "u32":
    case "size":
      return number(/^(-?\d+)$/);
    case "i64":
    case "i128":
      return /^-?\d+$/.test(text) ? split(BigInt(text), kind === "i64" ? 2 : 4) : null;
    case "f32":
      if (text.startsWith("nan:")) return [Number(text.slice(4)) | 0];
      view.setFloat32(0, Number(text));
      return [view.getInt32(0)];
    case "f64":
      if (text.startsWith("nan:")) return split(BigInt(text.slice(4)), 2);
      view.setFloat64(0, Number(text));
      return [view.getInt32(4), view.getInt32(0)];
    case "label":
      return number(/^L(\d+)$/);
    case "labels": {
      const labels = [...text.matchAll(/L(\d+)/g)].map((match) => Number(match[1]));
      return [labels.length, ...labels];
    }
    case "func":
      return number(/^fn(\d+)$/);
    case "sig":
      return number(/^sig(\d+)$/);
    case "ro":
      return number(/^ro\+(\d+)$/);
    case "rw":
      return number(/^rw\+(\d+)$/);
    case "intrinsic":
      return index(intrinsicIndex(text));
    case "math":
      return index(mathFunctionIndex(text));
    case "reason":
      return index(TRAP_REASONS.findIndex((reason) => JSON.stringify(reason) === text));
    default:
      return number(/^\[(-?\d+)\]$/);
  }
}

function split(value: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Number(BigInt.asIntN(32, value >> BigInt(32 * i))));
}
