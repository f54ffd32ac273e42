// The verifier: accepts or refuses a program before anything of it runs.
//
// What an accepted program guarantees, whoever made it:
//  1. The entry exists, takes nothing, and returns nothing or a 32-bit status.
//  2. Every function's code is a sequence of known instructions, complete with operands, whose last one does not run on.
//  3. Every branch, jump table and handler target is the start of an instruction of the same function.
//  4. Every slot lies within the function's frame, aligned to its width; so do memory ranges and address-taken slots.
//  5. Frames are multiples of 16 bytes, hold result and parameters, and each call's frame begins at least 16 bytes and a
//     multiple of 16 into the caller's, with its result and arguments inside the caller's: each call takes stack.
//  6. Callees, signatures, intrinsics, math functions (with their arity) and trap reasons exist.
//  7. Static references and relocations lie within the static images; relocated words are aligned.
//  8. Handlers cover whole instructions and store their payload in an aligned slot of the frame.
//  9. Debug tables name existing files and types, line entries are in order, locals lie within the frame.
// 10. The program fits the address space.
// Together with the interpreter's checks on addresses, indirect calls, divisors, stack and steps, no program can reach
// outside the machine's memory. Data flow is not checked: a slot may be read before it is written, and holds some bytes.
import { intrinsicSignature, INTRINSIC_NAMES } from "./intrinsics.ts";
import { MATH_FUNCTIONS, OP_NAMES, OP_OPERANDS, TRAP_REASONS, operandWords, slotBytes } from "./ops.ts";
import type { OpName, Operand } from "./ops.ts";
import { frameLayout, shapeSize } from "./program.ts";
import type { FunctionCode, Program, Signature, TypeInfo } from "./program.ts";

/** Largest frame, and largest code and static sizes, in bytes. */
const MAX_FRAME = 1 << 28;
const MAX_CODE = 1 << 28;
const MAX_STATIC = 1 << 28;

const ENDS: ReadonlySet<OpName> = new Set<OpName>([
  "trap",
  "jump",
  "ret",
  "resume",
  "switch.8",
  "switch.16",
  "switch.32",
  "switch.64",
]);

/** Thrown inside the verifier to leave a broken function at once. */
class Refusal extends Error {}

function refuse(message: string): never {
  throw new Refusal(message);
}

/** Checks a program; gives the first thing wrong in each function and table, or nothing. */
export function verify(program: Program): readonly string[] {
  const problems: string[] = [];
  const attempt = (where: string, check: () => void): void => {
    try {
      check();
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      problems.push(`${where}: ${thrown.message}`);
    }
  };
  attempt("program", () => checkTables(program));
  if (problems.length > 0) return problems;
  program.functions.forEach((fn, index) => {
    attempt(`function ${index} (${fn.name})`, () => new FunctionVerifier(program, fn).check());
  });
  return problems;
}

function checkTables(program: Program): void {
  const { functions, signatures, readOnly, readWrite } = program;
  signatures.forEach((signature, i) => {
    checkSignature(signature, i);
  });
  let words = 0;
  for (const fn of functions) {
    if (!(fn.signature >= 0 && fn.signature < signatures.length)) refuse(`"${fn.name}" has no signature`);
    words += fn.code.length + 8;
  }
  if (words * 4 > MAX_CODE) refuse("too much code");
  if (readOnly.length > MAX_STATIC || readWrite.length > MAX_STATIC) refuse("too much static data");
  const entry = functions[program.entry] ?? refuse("there is no entry function");
  const { params, result } = signatures[entry.signature];
  const returnsStatus = result === null || (result.kind === "int" && result.bits === 32);
  if (params.length > 0 || !returnsStatus)
    refuse("the entry function must take nothing and return nothing or a status");
  const image = { readOnly: readOnly.length, readWrite: readWrite.length };
  for (const { segment, offset, target } of program.relocations) {
    if (offset % 8 !== 0 || offset + 8 > image[segment]) refuse("a relocation lies outside the static data");
    if (target.kind === "function" ? target.index >= functions.length : target.offset > image[target.segment])
      refuse("a relocation's target does not exist");
  }
  for (const row of program.statics) {
    if (row.offset + row.size > image[row.segment]) refuse(`static "${row.name}" lies outside the static data`);
    if (row.type < -1 || row.type >= program.types.length) refuse(`static "${row.name}" has no type`);
  }
  for (const type of program.types) checkType(program, type);
}

function checkSignature({ params, result }: Signature, index: number): void {
  for (const shape of result === null ? params : [...params, result]) {
    if (shapeSize(shape) > MAX_FRAME) refuse(`signature ${index} has a value that is too large`);
    if (shape.kind === "memory" && (shape.align < 1 || shape.align > 4096 || (shape.align & (shape.align - 1)) !== 0)) {
      refuse(`signature ${index} has an impossible alignment`);
    }
  }
  if (frameLayout({ params, result }).end > MAX_FRAME) refuse(`signature ${index} is too large`);
}

function checkType(program: Program, type: TypeInfo): void {
  const exists = (index: number): void => {
    if (!(index >= -1 && index < program.types.length))
      refuse(`type "${type.name}" refers to a type that does not exist`);
  };
  switch (type.kind) {
    case "pointer":
      exists(type.pointee);
      break;
    case "array":
    case "slice":
      exists(type.element);
      break;
    case "struct":
    case "union":
      for (const field of type.fields) exists(field.type);
      break;
    case "enum":
      for (const variant of type.variants) for (const field of variant.fields) exists(field.type);
      if (type.tag.kind === "niche" && type.tag.dataful >= type.variants.length)
        refuse(`type "${type.name}" has no such variant`);
      break;
    default:
      break;
  }
}

class FunctionVerifier {
  readonly #program: Program;
  readonly #fn: FunctionCode;
  /** 1 at each word that starts an instruction. */
  readonly #starts: Uint8Array;
  readonly #labels: number[] = [];

  constructor(program: Program, fn: FunctionCode) {
    this.#program = program;
    this.#fn = fn;
    this.#starts = new Uint8Array(fn.code.length + 1);
  }

  check(): void {
    const { frameSize, signature } = this.#fn;
    if (!(frameSize >= 16 && frameSize <= MAX_FRAME && frameSize % 16 === 0))
      refuse(`impossible frame size ${frameSize}`);
    if (frameLayout(this.#program.signatures[signature]).end > frameSize)
      refuse("the frame does not hold result and parameters");
    this.#instructions();
    for (const label of this.#labels) {
      if (!(label >= 0 && label < this.#fn.code.length && this.#starts[label] === 1))
        refuse(`branch to ${label}, which is no instruction`);
    }
    this.#handlers();
    this.#debug();
  }

  #instructions(): void {
    const { code } = this.#fn;
    let last = -1;
    for (let pc = 0; pc < code.length; ) {
      this.#starts[pc] = 1;
      last = code[pc];
      const length = this.#instruction(pc);
      pc += length;
    }
    if (last < 0 || !ENDS.has(OP_NAMES[last])) refuse("the code runs off its end");
  }

  /** Checks the instruction at `pc`; gives its length in words. */
  #instruction(pc: number): number {
    const { code } = this.#fn;
    const operands: readonly Operand[] = OP_OPERANDS[code[pc]] ?? refuse(`unknown instruction ${code[pc]} at ${pc}`);
    const values: number[] = [];
    let at = pc + 1;
    for (const { kind } of operands) {
      if (at + operandWords(kind) > code.length) refuse(`the instruction at ${pc} is cut off`);
      values.push(code[at]);
      at += operandWords(kind);
      if (kind === "labels") {
        const count = code[at - 1];
        if (count < 0 || at + count > code.length) refuse(`the jump table at ${pc} is cut off`);
        for (let i = 0; i < count; i++) this.#labels.push(code[at + i]);
        at += count;
      }
    }
    const size = operands.findIndex((operand) => operand.kind === "size");
    operands.forEach((operand, i) => {
      this.#operand(operand, values[i], size < 0 ? 0 : values[size], operands, values);
    });
    return at - pc;
  }

  #operand(
    { kind, name }: Operand,
    value: number,
    size: number,
    operands: readonly Operand[],
    values: readonly number[],
  ): void {
    const { functions, signatures, readOnly, readWrite } = this.#program;
    const need = (holds: boolean): void => {
      if (!holds) refuse(`bad operand ${name}: ${value}`);
    };
    const bytes = slotBytes(kind);
    if (bytes > 0) need(this.#inFrame(value, bytes) && value % bytes === 0);
    switch (kind) {
      case "dm":
      case "sm":
        need(this.#inFrame(value, size));
        break;
      case "slot":
        need(this.#inFrame(value, 0));
        break;
      case "size":
        need(value >= 0 && value <= MAX_FRAME);
        break;
      case "label":
        this.#labels.push(value);
        break;
      case "func":
        need(value >= 0 && value < functions.length);
        break;
      case "sig":
        need(value >= 0 && value < signatures.length);
        break;
      case "intrinsic":
        need(value >= 0 && value < INTRINSIC_NAMES.length);
        break;
      case "math":
        need(MATH_FUNCTIONS[value]?.arity === operands.length - 2);
        break;
      case "type":
        need(value >= 0 && value < this.#program.types.length);
        break;
      case "reason":
        need(value >= 0 && value < TRAP_REASONS.length);
        break;
      case "ro":
        need(value >= 0 && value <= readOnly.length);
        break;
      case "rw":
        need(value >= 0 && value <= readWrite.length);
        break;
      case "base":
        need(value >= 16 && value % 16 === 0 && this.#inFrame(value, this.#argumentBytes(operands, values)));
        break;
      default:
        break;
    }
  }

  #inFrame(offset: number, bytes: number): boolean {
    return offset >= 0 && bytes >= 0 && offset + bytes <= this.#fn.frameSize;
  }

  /** Bytes of result and arguments that a call instruction has in its caller's frame. */
  #argumentBytes(operands: readonly Operand[], values: readonly number[]): number {
    const { functions, signatures } = this.#program;
    for (let i = 0; i < operands.length; i++) {
      const value = values[i];
      switch (operands[i].kind) {
        case "func": {
          const fn = functions[value] ?? refuse(`call of function ${value}, which does not exist`);
          return frameLayout(signatures[fn.signature]).end;
        }
        case "sig":
          return frameLayout(signatures[value] ?? refuse(`there is no signature ${value}`)).end;
        case "intrinsic":
          if (!(value >= 0 && value < INTRINSIC_NAMES.length)) refuse(`there is no intrinsic ${value}`);
          return frameLayout(intrinsicSignature(value)).end;
        default:
          break;
      }
    }
    return 8; // `call.try` passes one pointer
  }

  #handlers(): void {
    const { code, handlers } = this.#fn;
    for (const { start, end, target, payload } of handlers) {
      const isWhole =
        start < end &&
        end <= code.length &&
        this.#starts[start] === 1 &&
        (end === code.length || this.#starts[end] === 1);
      if (!isWhole || this.#starts[target] !== 1) refuse("a handler does not cover whole instructions");
      if (!this.#inFrame(payload, 8) || payload % 8 !== 0) refuse("a handler's payload lies outside the frame");
    }
  }

  #debug(): void {
    const { lines, locals, range } = this.#fn;
    const { files, types } = this.#program;
    let last = -1;
    for (const line of lines) {
      if (line.pc <= last) refuse("line entries out of order");
      last = line.pc;
      for (const place of [line.range, line.step?.range ?? null])
        if (place !== null && place.file >= files.length) refuse("a line entry names no file");
    }
    if (range !== null && range.file >= files.length) refuse("its range names no file");
    for (const local of locals) {
      if (!(local.type >= 0 && local.type < types.length)) refuse(`local "${local.name}" has no type`);
      if (!this.#inFrame(local.offset, types[local.type].size)) refuse(`local "${local.name}" lies outside the frame`);
      if (local.range !== null && local.range.file >= files.length) refuse(`local "${local.name}" names no file`);
    }
  }
}
