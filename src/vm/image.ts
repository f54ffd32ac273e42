// Loading: gives a program's functions and statics their addresses, and decodes the bytecode for execution.
//
// The code segment holds, for each function, a header of four words (function index, signature index, frame size,
// end of the parameters) and then its instruction words. The decoded text has the same positions: text[i] is the execution form of the
// code word at CODE_BASE + 4 * i, so code addresses and decoded positions convert by arithmetic. Decoding resolves
// branch targets to positions, callees to entry positions, statics to addresses, and slot offsets to view indices.
import { intrinsicIndex } from "#isa/intrinsics.ts";
import { OPCODES, OP_NAMES, OP_OPERANDS, operandWords, slotShift } from "#isa/ops.ts";
import type { OperandKind, OpName } from "#isa/ops.ts";
import { alignUp, frameLayout } from "#isa/program.ts";
import type { FunctionCode, Program } from "#isa/program.ts";
import { walkCode } from "#isa/walk.ts";
import { CODE_BASE, Memory } from "./memory.ts";
import type { SegmentSizes } from "./memory.ts";

/** Words before a function's entry. */
export const HEADER_WORDS = 4;
/** Position, relative to the entry, of the function index, signature index, and frame size in words. (The checked loop
 * finds the end of the parameters, in words of 8 bytes, at -1.) */
export const HEADER_FUNCTION = -4;
export const HEADER_SIGNATURE = -3;
export const HEADER_FRAME = -2;

/** The internal op at position 0, to which the bottom frame returns. */
export const OP_HALT = OP_NAMES.length;

export interface Image {
  readonly program: Program;
  readonly memory: Memory;
  /** The decoded code. */
  readonly text: Int32Array;
  /** Entry position by function index; increasing. */
  readonly entries: Int32Array;
  /** One past the last position of each function. */
  readonly ends: Int32Array;
  /** Per position: 1 where the code belongs to the standard library. */
  readonly isStd: Uint8Array;
  /** Positions just after a `call.try`, to which only such a call returns. */
  readonly tryReturns: Set<number>;
}

export interface ImageOptions {
  readonly stackBytes: number;
  /** Room for the stacks of threads, in programs that start any. */
  readonly threadStackBytes: number;
  readonly maxHeapBytes: number;
}

/** Lays out and loads a verified program. */
export function loadProgram(program: Program, options: ImageOptions): Image {
  const count = program.functions.length;
  const entries = new Int32Array(count);
  const ends = new Int32Array(count);
  let words = HEADER_WORDS; // position 0 holds the halt instruction
  for (let i = 0; i < count; i++) {
    entries[i] = words + HEADER_WORDS;
    words = (entries[i] as number) + (program.functions[i] as FunctionCode).code.length;
    ends[i] = words;
    words = alignUp(words, 4);
  }
  const sizes: SegmentSizes = {
    code: words * 4,
    readOnly: program.readOnly.length,
    readWrite: program.readWrite.length,
    stack: options.stackBytes,
    threadStacks: startsThreads(program) ? options.threadStackBytes : 0,
    maxHeap: options.maxHeapBytes,
  };
  const memory = new Memory(sizes);
  const text = new Int32Array(words);
  text[0] = OP_HALT;
  const isStd = new Uint8Array(words);
  const image: Image = { program, memory, text, entries, ends, isStd, tryReturns: new Set() };
  const userFiles = filesOfUser(program);
  for (let i = 0; i < count; i++) {
    loadFunction(image, i);
    markLibrary(image, i, userFiles);
  }
  memory.u8.set(program.readOnly, memory.readOnlyBase);
  memory.u8.set(program.readWrite, memory.readWriteBase);
  relocate(image);
  return image;
}

/** Whether some instruction starts a thread. */
function startsThreads(program: Program): boolean {
  return program.functions.some(({ code }) => {
    let isFound = false;
    walkCode(code, (opcode, pc) => {
      isFound ||= opcode === INTRINSIC && code[pc + 1] === SPAWN;
    });
    return isFound;
  });
}

const INTRINSIC = OPCODES.get("intrinsic");
const SPAWN = intrinsicIndex("thread_spawn");

function loadFunction(image: Image, index: number): void {
  const { program, memory, text, entries } = image;
  const fn = program.functions[index] as FunctionCode;
  const entry = entries[index] as number;
  const parametersEnd = alignUp(frameLayout(program.signatures[fn.signature]).end, 8) >> 3;
  const header = [index, fn.signature, fn.frameSize >> 2, parametersEnd];
  for (let i = 0; i < HEADER_WORDS; i++) {
    text[entry - HEADER_WORDS + i] = header[i] as number;
    memory.i32[(CODE_BASE >> 2) + entry - HEADER_WORDS + i] = header[i] as number;
  }
  memory.i32.set(fn.code, (CODE_BASE >> 2) + entry);
  decodeFunction(image, fn.code, entry);
}

/** The files that functions of the user come from, by number. */
function filesOfUser({ functions }: Program): ReadonlySet<number> {
  return new Set(functions.flatMap(({ isStd, range }) => (isStd || range === null ? [] : [range.file])));
}

/** Marks the code of a library function, but for closures of the user that were inlined into it. */
function markLibrary({ program, entries, ends, isStd }: Image, index: number, userFiles: ReadonlySet<number>): void {
  const { isStd: isLibrary, range: own, lines } = program.functions[index] as FunctionCode;
  if (!isLibrary) return;
  const entry = entries[index] as number;
  const end = ends[index] as number;
  isStd.fill(1, entry, end);
  // What calls `main` has its place in the source for want of another.
  if (own !== null && userFiles.has(own.file)) return;
  for (const [i, { pc, range }] of lines.entries())
    if (range !== null && userFiles.has(range.file))
      isStd.fill(0, entry + pc, entry + (lines[i + 1]?.pc ?? end - entry));
}

const CALL_TRY = OPCODES.get("call.try");

/** Writes the execution form of one function's words. */
function decodeFunction(image: Image, code: Int32Array, entry: number): void {
  const { text } = image;
  let at = 0;
  while (at < code.length) {
    const start = at;
    const opcode = code[at] as number;
    text[entry + at] = opcode;
    at++;
    for (const kind of OP_KINDS[opcode] as readonly OperandKind[]) {
      if (kind === "labels") {
        const n = code[at] as number;
        text[entry + at] = n;
        for (let i = 1; i <= n; i++) text[entry + at + i] = entry + (code[at + i] as number);
        at += n + 1;
      } else {
        const words = operandWords(kind);
        for (let i = 0; i < words; i++) text[entry + at + i] = decodeWord(image, kind, code[at + i] as number, entry);
        at += words;
      }
    }
    if (opcode === CALL_TRY) image.tryReturns.add(entry + at);
    reduceStrength(text, entry + start);
  }
}

/** Unsigned division and remainder by a power of two, and the ops that they become. */
const REDUCIBLE: ReadonlyMap<number, { readonly opcode: number; readonly isRemainder: boolean }> = (() => {
  const code = (name: OpName): number => OPCODES.get(name) as number;
  return new Map([
    [code("div.u32.imm"), { opcode: code("shr.u32.imm"), isRemainder: false }],
    [code("div.u64.imm"), { opcode: code("shr.u64.imm"), isRemainder: false }],
    [code("rem.u32.imm"), { opcode: code("and.32.imm"), isRemainder: true }],
    [code("rem.u64.imm"), { opcode: code("and.64.imm"), isRemainder: true }],
  ]);
})();

/** Makes shifts and masks of unsigned divisions by powers of two. */
function reduceStrength(text: Int32Array, at: number): void {
  const row = REDUCIBLE.get(text[at]);
  if (row === undefined) return;
  const divisor = text[at + 3];
  if (divisor <= 0 || (divisor & (divisor - 1)) !== 0) return;
  text[at] = row.opcode;
  text[at + 3] = row.isRemainder ? divisor - 1 : 31 - Math.clz32(divisor);
}

const OP_KINDS: readonly (readonly OperandKind[])[] = OP_OPERANDS.map((operands) =>
  operands.map((operand) => operand.kind),
);

function decodeWord(image: Image, kind: OperandKind, word: number, entry: number): number {
  switch (kind) {
    case "base":
      return word >> 2;
    case "label":
      return entry + word;
    case "func":
      return image.entries[word] as number;
    case "ro":
      return image.memory.readOnlyBase + word;
    case "rw":
      return image.memory.readWriteBase + word;
    default:
      return word >> slotShift(kind);
  }
}

function relocate(image: Image): void {
  const { memory, program } = image;
  for (const { segment, offset, target } of program.relocations) {
    const at = (segment === "readOnly" ? memory.readOnlyBase : memory.readWriteBase) + offset;
    memory.i32[at >> 2] =
      target.kind === "function"
        ? codeAddress(image.entries[target.index] as number)
        : (target.segment === "readOnly" ? memory.readOnlyBase : memory.readWriteBase) + target.offset;
    memory.i32[(at >> 2) + 1] = 0;
  }
}

/** The address of a position in the decoded text. */
export function codeAddress(position: number): number {
  return CODE_BASE + position * 4;
}

/** Index of the function that contains a position, or -1. */
export function functionAt(image: Image, position: number): number {
  const { entries, ends } = image;
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as number) <= position) low = middle + 1;
    else high = middle;
  }
  return low > 0 && position < (ends[low - 1] as number) ? low - 1 : -1;
}
