// How host functions see their arguments and results: slots at offsets laid out by the calling convention.
import { intrinsicIndex, intrinsicSignature } from "#isa/intrinsics.ts";
import { frameLayout } from "#isa/program.ts";
import { bug } from "#support/bug.ts";
import { fromUtf8 } from "#support/utf8.ts";
import { faultUninitialised, judgeAccess } from "#vm/shadow/memory-fault.ts";
import type { MachineState } from "#vm/state.ts";
import { FAULT_LOAD, FAULT_STORE } from "#vm/trap.ts";

/** After the call: go on; take the machine's changed registers; stop with the machine's fault. */
export type Outcome = 0 | 1 | -1;
export const NEXT: Outcome = 0;
export const JUMPED: Outcome = 1;
export const STOPPED: Outcome = -1;

/** A host function: `frame` is the word index at which its arguments and result lie. */
export type HostFunction = (vm: MachineState, frame: number) => Outcome;
export type HostFunctions = Map<string, HostFunction>;

/** Word offsets of an intrinsic's parameters; its result is at offset 0. (A `bool` is the low byte of its word.) */
export function parameterWords(name: string): readonly number[] {
  const index = intrinsicIndex(name);
  if (index < 0) bug(`no intrinsic ${name}`);
  return frameLayout(intrinsicSignature(index)).paramOffsets.map((offset) => offset >> 2);
}

/** A 64-bit argument as a number: exact below 2^53, and far too large above. */
export function readSize(vm: MachineState, word: number): number {
  const I = vm.memory.i32;
  return (I[word + 1] >>> 0) * 4294967296 + (I[word] >>> 0);
}

/** A signed 64-bit argument as a number: exact between -2^53 and 2^53. */
export function readInteger(vm: MachineState, word: number): number {
  const I = vm.memory.i32;
  return I[word + 1] * 4294967296 + (I[word] >>> 0);
}

/** An address argument: the low 32 bits. */
export function readAddress(vm: MachineState, word: number): number {
  return vm.memory.i32[word] >>> 0;
}

export function writeSize(vm: MachineState, word: number, value: number): void {
  const I = vm.memory.i32;
  I[word] = value;
  I[word + 1] = Math.floor(value / 4294967296);
}

/** The allocation that the pointer argument at word `word` points into; 0 if that is unknown. */
function provenance(vm: MachineState, word: number): number {
  return vm.shadow === null ? 0 : vm.shadow.provenanceAt(word << 2);
}

/**
 * The program's bytes that the pointer argument at word `word` points at, as a view that is valid until the next
 * allocation; null after a fault.
 */
export function readBytes(vm: MachineState, word: number, size: number): Uint8Array | null {
  if (vm.races !== null && !vm.races.access(readAddress(vm, word), size, false)) return null;
  return readAtomically(vm, word, size);
}

/** As {@link readBytes}, for an access that no other one races with. */
export function readAtomically(vm: MachineState, word: number, size: number): Uint8Array | null {
  if (size === 0) return EMPTY;
  const address = readAddress(vm, word);
  if (vm.shadow !== null) {
    if (!judgeAccess(vm, provenance(vm, word), address, size, false)) return null;
    if (!vm.shadow.isInitialised(address, size)) {
      faultUninitialised(vm, address, size);
      return null;
    }
  }
  if (!vm.memory.canLoad(address, size)) {
    vm.fail(FAULT_LOAD, address);
    return null;
  }
  return vm.memory.u8.subarray(address, address + size);
}

/** The text that the pointer argument at word `pointer` points at, of as many bytes as word `length` says; null after a fault. */
export function readText(vm: MachineState, pointer: number, length: number): string | null {
  const bytes = readBytes(vm, pointer, readSize(vm, length));
  return bytes === null ? null : fromUtf8(bytes);
}

const EMPTY = new Uint8Array(0);

/** Most bytes that one read asks the host for. */
const READ_CHUNK = 65536;

/**
 * Reads up to `size` bytes of the host's to where the pointer argument at word `word` points, and leaves what `read` gave,
 * their number or an error's, as the host function's 64-bit result.
 */
export function readFromHost(
  vm: MachineState,
  frame: number,
  word: number,
  size: number,
  read: (into: Uint8Array) => number,
): Outcome {
  const address = readAddress(vm, word);
  if (size > 0 && !vm.memory.canStore(address, size)) return vm.fail(FAULT_STORE, address);
  const buffer = new Uint8Array(Math.min(size, READ_CHUNK));
  const count = Math.min(read(buffer), buffer.length);
  if (count > 0 && writeBytes(vm, word, buffer.subarray(0, count)) !== NEXT) return STOPPED;
  writeSize(vm, frame, count);
  return NEXT;
}

/** Stores bytes where the pointer argument at word `word` points. */
export function writeBytes(vm: MachineState, word: number, bytes: Uint8Array): Outcome {
  if (vm.races !== null && !vm.races.access(readAddress(vm, word), bytes.length, true)) return STOPPED;
  return writeAtomically(vm, word, bytes);
}

/** As {@link writeBytes}, for an access that no other one races with. */
export function writeAtomically(vm: MachineState, word: number, bytes: Uint8Array): Outcome {
  if (bytes.length === 0) return NEXT;
  const address = readAddress(vm, word);
  if (vm.shadow !== null && !judgeAccess(vm, provenance(vm, word), address, bytes.length, true)) return STOPPED;
  if (!vm.memory.canStore(address, bytes.length)) return vm.fail(FAULT_STORE, address);
  vm.shadow?.initialise(address, bytes.length);
  vm.memory.u8.set(bytes, address);
  return NEXT;
}
