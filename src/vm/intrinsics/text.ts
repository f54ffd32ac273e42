// Host functions of text: floats to and from decimal, and the properties and cases of characters.
import { parseFloatText, toDecimal, toExponent } from "#vm/float-text.ts";
import type { FloatType } from "#vm/float-text.ts";
import type { MachineState } from "#vm/state.ts";
import { FAULT_STORE } from "#vm/trap.ts";
import { fromUtf8, utf8 } from "#support/utf8.ts";
import { NEXT, STOPPED, parameterWords, readAddress, readBytes, readSize, writeBytes, writeSize } from "./host-call.ts";
import type { HostFunctions } from "./host-call.ts";

/** Rust takes precisions up to this one. */
const MAX_PRECISION = 65535;

const CLASSES: readonly RegExp[] = [
  /\p{Alphabetic}/u,
  /\p{N}/u,
  /\p{Lowercase}/u,
  /\p{Uppercase}/u,
  /\p{White_Space}/u,
  /\p{Cc}/u,
  // What `{:?}` escapes: marks that would join what stands before, and what has no picture.
  /\p{Grapheme_Extend}|\p{C}|(?! )\p{Z}/u,
];

const readFloat = (vm: MachineState, word: number, type: FloatType): number =>
  type === "f32" ? vm.memory.f32[word] : vm.memory.f64[word >> 1];

function floats(functions: HostFunctions, type: FloatType): void {
  const decimal = `float_to_decimal_${type}`;
  const [value, precision, into] = parameterWords(decimal);
  functions.set(decimal, (vm, frame) => {
    const text = utf8(
      toDecimal(readFloat(vm, frame + value, type), Math.min(vm.memory.i32[frame + precision], MAX_PRECISION), type),
    );
    const outcome = writeBytes(vm, frame + into, text);
    writeSize(vm, frame, text.length);
    return outcome;
  });
  const exponent = `float_to_exp_${type}`;
  const [expValue, expPrecision, expUpper, expInto] = parameterWords(exponent);
  functions.set(exponent, (vm, frame) => {
    const upper = vm.memory.u8[(frame + expUpper) << 2] !== 0;
    const text = utf8(
      toExponent(
        readFloat(vm, frame + expValue, type),
        Math.min(vm.memory.i32[frame + expPrecision], MAX_PRECISION),
        upper,
        type,
      ),
    );
    const outcome = writeBytes(vm, frame + expInto, text);
    writeSize(vm, frame, text.length);
    return outcome;
  });
  const parse = `parse_${type}`;
  const [from, count, out] = parameterWords(parse);
  functions.set(parse, (vm, frame) => {
    const bytes = readBytes(vm, frame + from, readSize(vm, frame + count));
    if (bytes === null) return STOPPED;
    const result = parseFloatText(fromUtf8(bytes), type);
    vm.memory.u8[frame << 2] = result === null ? 0 : 1;
    if (result === null) return NEXT;
    const raw =
      type === "f32" ? new Uint8Array(Float32Array.of(result).buffer) : new Uint8Array(Float64Array.of(result).buffer);
    return writeBytes(vm, frame + out, raw);
  });
}

const isChar = (c: number): boolean => c < 0xd800 || (c >= 0xe000 && c <= 0x10ffff);

/** Builds the functions of this topic. */
export function textFunctions(): HostFunctions {
  const functions: HostFunctions = new Map();
  floats(functions, "f32");
  floats(functions, "f64");
  const [char, kind] = parameterWords("char_class");
  functions.set("char_class", (vm, frame) => {
    const c = vm.memory.i32[frame + char] >>> 0;
    const pattern = CLASSES[vm.memory.i32[frame + kind]];
    vm.memory.u8[frame << 2] = isChar(c) && pattern?.test(String.fromCodePoint(c)) === true ? 1 : 0;
    return NEXT;
  });
  const [source, upper, out] = parameterWords("char_to_case");
  functions.set("char_to_case", (vm, frame) => {
    const c = vm.memory.i32[frame + source] >>> 0;
    const text = isChar(c) ? String.fromCodePoint(c) : "";
    const cased = [...(vm.memory.u8[(frame + upper) << 2] !== 0 ? text.toUpperCase() : text.toLowerCase())];
    if (!vm.memory.canStore(readAddress(vm, frame + out), 12))
      return vm.fail(FAULT_STORE, readAddress(vm, frame + out));
    const codes = Int32Array.from(cased.slice(0, 3), (each) => each.codePointAt(0) as number);
    writeSize(vm, frame, codes.length);
    return writeBytes(vm, frame + out, new Uint8Array(codes.buffer));
  });
  return functions;
}
