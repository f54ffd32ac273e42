// Bytecode as text, with the source lines between the instructions; `assemble.ts` reads it back.
//
// An instruction line is `pc: op operands`. Slots and frame offsets are `[8]`, branch targets `L12` (the word index),
// functions `fn3`, signatures `sig1`, statics `ro+16` and `rw+16`, intrinsics and math functions their names. What
// follows a `;` is for people.
import { lineEntryAt, lineText, positionOf } from "./debug-info.ts";
import { INTRINSIC_NAMES } from "./intrinsics.ts";
import { MATH_FUNCTIONS, OP_NAMES, OP_OPERANDS, TRAP_REASONS, operandWords } from "./ops.ts";
import type { OperandKind } from "./ops.ts";
import type { FunctionCode, Program, Signature, ValueShape } from "./program.ts";
import { walkCode } from "./walk.ts";

export interface DisassembleOptions {
  /** Functions of the standard library too. */
  readonly includeStd?: boolean;
  /** Source lines between the instructions. */
  readonly source?: boolean;
}

/** The text of a program's functions. The program must have passed `verify`. */
export function disassemble(program: Program, options: DisassembleOptions = {}): string {
  const texts: string[] = [];
  program.functions.forEach((fn, index) => {
    if (!fn.isStd || options.includeStd === true) texts.push(disassembleFunction(program, index, options));
  });
  return texts.join("\n");
}

/** One instruction as text. */
export interface DisassembledInstruction {
  readonly pc: number;
  readonly text: string;
  /** Offset in the source of the line it belongs to, or null. */
  readonly file: number | null;
  readonly line: number | null;
}

/** The instructions of one function, for listings that are drawn elsewhere. */
export function instructionsOf(program: Program, index: number): readonly DisassembledInstruction[] {
  const fn = program.functions[index];
  const rows: DisassembledInstruction[] = [];
  for (let pc = 0; pc < fn.code.length; ) {
    const { text, length } = instruction(program, fn, pc);
    const range = lineEntryAt(fn, pc)?.range ?? null;
    rows.push({
      pc,
      text,
      file: range?.file ?? null,
      line: range === null ? null : (positionOf(program, range)?.line ?? null),
    });
    pc += length;
  }
  return rows;
}

/** The text of one function. */
export function disassembleFunction(program: Program, index: number, options: DisassembleOptions = {}): string {
  const fn = program.functions[index];
  const labels = labelsOf(fn);
  let text = `fn${index} ${JSON.stringify(fn.name)} ${signatureText(program.signatures[fn.signature])} frame ${fn.frameSize} {\n`;
  let shown = "";
  for (const { pc, text: line, file, line: number } of instructionsOf(program, index)) {
    const key = `${file}:${number}`;
    if (options.source !== false && file !== null && number !== null && key !== shown) {
      text += `  ; ${program.files[file]?.name ?? "?"}:${number}  ${lineText(program, file, number).trim()}\n`;
      shown = key;
    }
    if (labels.has(pc)) text += `L${pc}:\n`;
    text += `${String(pc).padStart(6)}: ${line}\n`;
  }
  for (const { start, end, target, payload } of fn.handlers)
    text += `  handler ${start}..${end} L${target} [${payload}]\n`;
  return `${text}}\n`;
}

/** Words that some branch or handler of the function leads to. */
function labelsOf(fn: FunctionCode): ReadonlySet<number> {
  const labels = new Set<number>(fn.handlers.map((handler) => handler.target));
  walkCode(fn.code, (opcode, pc) => {
    let at = pc + 1;
    for (const { kind } of OP_OPERANDS[opcode]) {
      if (kind === "label") labels.add(fn.code[at]);
      const count = kind === "labels" ? fn.code[at] : 0;
      for (let i = 1; i <= count; i++) labels.add(fn.code[at + i]);
      at += operandWords(kind) + count;
    }
  });
  return labels;
}

function instruction(
  program: Program,
  fn: FunctionCode,
  pc: number,
): { readonly text: string; readonly length: number } {
  const { code } = fn;
  const operands = OP_OPERANDS[code[pc]];
  if (operands === undefined) return { text: `?${code[pc]}`, length: 1 };
  const parts: string[] = [];
  let note = "";
  let at = pc + 1;
  for (const { kind } of operands) {
    parts.push(operandText(kind, code, at));
    if (kind === "func") note = `  ; ${program.functions[code[at]]?.name ?? "?"}`;
    at += operandWords(kind) + (kind === "labels" ? code[at] : 0);
  }
  return { text: `${OP_NAMES[code[pc]]}${parts.length > 0 ? " " : ""}${parts.join(", ")}${note}`, length: at - pc };
}

const scratch = new DataView(new ArrayBuffer(8));

function operandText(kind: OperandKind, code: Int32Array, at: number): string {
  const word = code[at];
  switch (kind) {
    case "i32":
    case "u32":
    case "size":
      return String(word);
    case "i64":
      return String(wide(code, at, 2));
    case "i128":
      return String(wide(code, at, 4));
    case "f32":
      scratch.setInt32(0, word);
      return floatText(scratch.getFloat32(0), `0x${(word >>> 0).toString(16)}`);
    case "f64":
      scratch.setInt32(0, code[at + 1]);
      scratch.setInt32(4, word);
      return floatText(scratch.getFloat64(0), `0x${BigInt.asUintN(64, wide(code, at, 2)).toString(16)}`);
    case "label":
      return `L${word}`;
    case "labels":
      return `{${Array.from(code.subarray(at + 1, at + 1 + word), (label) => `L${label}`).join(" ")}}`;
    case "func":
      return `fn${word}`;
    case "sig":
      return `sig${word}`;
    case "intrinsic":
      return INTRINSIC_NAMES[word] ?? `?${word}`;
    case "math":
      return MATH_FUNCTIONS[word]?.name ?? `?${word}`;
    case "reason":
      return JSON.stringify(TRAP_REASONS[word] ?? `?${word}`);
    case "ro":
      return `ro+${word}`;
    case "rw":
      return `rw+${word}`;
    default:
      return `[${word}]`;
  }
}

/** Floats as decimals that read back; NaNs by their bits. */
function floatText(value: number, bits: string): string {
  return Number.isNaN(value) ? `nan:${bits}` : Object.is(value, -0) ? "-0" : String(value);
}

function wide(code: Int32Array, at: number, words: number): bigint {
  let value = 0n;
  for (let i = words - 1; i >= 0; i--) value = (value << 32n) | BigInt(code[at + i] >>> 0);
  return BigInt.asIntN(words * 32, value);
}

/** `(i32, mem24/8) -> f64`. */
export function signatureText({ params, result }: Signature): string {
  return `(${params.map(shapeText).join(", ")})${result === null ? "" : ` -> ${shapeText(result)}`}`;
}

function shapeText(shape: ValueShape): string {
  return shape.kind === "memory"
    ? `mem${shape.size}/${shape.align}`
    : `${shape.kind === "int" ? "i" : "f"}${shape.bits}`;
}
