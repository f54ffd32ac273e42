// Host functions of atomics. Values are passed through memory, so that pointers stay pointers in a checked run.
import type { MachineState } from "#vm/state.ts";
import { unsigned } from "#vm/value.ts";
import { NEXT, STOPPED, parameterWords, readAddress, readAtomically, readSize, writeAtomically } from "./host-call.ts";
import type { HostFunctions, Outcome } from "./host-call.ts";
import { switchFor, visible } from "./threads.ts";

/** Added to an ordering where no switch of threads may be considered. */
const UNSCHEDULED = 8;

/** Reads 1, 2, 4 or 8 bytes as an unsigned number; null after a fault. */
function read(vm: MachineState, word: number, size: number): bigint | null {
  const bytes = readAtomically(vm, word, size);
  return bytes === null ? null : unsigned(bytes, 0, size);
}

function write(vm: MachineState, word: number, size: number, value: bigint): Outcome {
  const bytes = new Uint8Array(size);
  for (let i = 0; i < size; i++) bytes[i] = Number((value >> BigInt(8 * i)) & 255n);
  return writeAtomically(vm, word, bytes);
}

/**
 * Moves a value between the places that two pointer arguments name, with what a checked run knows of it; gives its bytes,
 * or null after a fault.
 */
function move(vm: MachineState, to: number, from: number, size: number): Uint8Array | null {
  const bytes = readAtomically(vm, from, size)?.slice();
  if (bytes === undefined || writeAtomically(vm, to, bytes) !== NEXT) return null;
  vm.shadow?.copy(readAddress(vm, to), readAddress(vm, from), size);
  return bytes;
}

/** The exchange of two values in memory, with what a checked run knows of them. */
function exchange(vm: MachineState, a: number, b: number, size: number): Outcome {
  const first = readAtomically(vm, a, size)?.slice();
  const second = readAtomically(vm, b, size)?.slice();
  if (first === undefined || second === undefined) return STOPPED;
  const { shadow } = vm;
  const [ofA, ofB] = [a, b].map((word) => (shadow === null ? 0 : shadow.provenanceAt(readAddress(vm, word))));
  if (writeAtomically(vm, a, second) !== NEXT || writeAtomically(vm, b, first) !== NEXT) return STOPPED;
  if (shadow !== null && size === 8) {
    shadow.setPointer(readAddress(vm, a), ofB as number);
    shadow.setPointer(readAddress(vm, b), ofA as number);
  }
  return NEXT;
}

type Combine = (old: bigint, operand: bigint, size: number) => bigint;
const signed = (value: bigint, size: number): bigint => BigInt.asIntN(size * 8, value);

/** By operation number; the first is swap, which moves instead of computing. */
const OPERATIONS: readonly Combine[] = [
  (_old, operand) => operand,
  (old, operand) => old + operand,
  (old, operand) => old - operand,
  (old, operand) => old & operand,
  (old, operand) => ~(old & operand),
  (old, operand) => old | operand,
  (old, operand) => old ^ operand,
  (old, operand, size) => (signed(old, size) > signed(operand, size) ? old : operand),
  (old, operand, size) => (signed(old, size) < signed(operand, size) ? old : operand),
  (old, operand) => (old > operand ? old : operand),
  (old, operand) => (old < operand ? old : operand),
];

/** The end of an operation: a point at which the schedule may choose, unless the ordering says that it is none. */
function done(vm: MachineState, ordering: number): Outcome {
  return (ordering & UNSCHEDULED) === 0 ? visible(vm) : NEXT;
}

/** Looks for a race with an atomic access; what it orders counts from then on. */
function met(
  vm: MachineState,
  word: number,
  size: number,
  what: "read" | "write" | "update",
  ordering: number,
): boolean {
  return vm.races === null || vm.races.atomic(readAddress(vm, word), size, what, ordering & ~UNSCHEDULED);
}

/** Notes a load; a thread that repeats one in vain spins, and lets others run. */
function loaded(vm: MachineState, ordering: number, from: number, bytes: Uint8Array): Outcome {
  const { threads } = vm;
  if (threads.isAlone || (ordering & UNSCHEDULED) !== 0) return NEXT;
  const load = `${vm.pc} ${from} ${bytes.join()}`;
  const isSpin = threads.current.lastLoad === load;
  threads.current.lastLoad = load;
  return isSpin ? switchFor(vm, "yield") : visible(vm);
}

function loadAndStore(functions: HostFunctions): void {
  const [from, into, loadSize, loadOrdering] = parameterWords("atomic_load");
  functions.set("atomic_load", (vm, frame) => {
    const size = readSize(vm, frame + loadSize);
    const ordering = vm.memory.i32[frame + loadOrdering] as number;
    if (!met(vm, frame + from, size, "read", ordering)) return STOPPED;
    const bytes = move(vm, frame + into, frame + from, size);
    if (bytes === null) return STOPPED;
    return loaded(vm, ordering, readAddress(vm, frame + from), bytes);
  });
  const [to, value, storeSize, storeOrdering] = parameterWords("atomic_store");
  functions.set("atomic_store", (vm, frame) => {
    vm.threads.current.lastLoad = "";
    const size = readSize(vm, frame + storeSize);
    const ordering = vm.memory.i32[frame + storeOrdering] as number;
    if (!met(vm, frame + to, size, "write", ordering)) return STOPPED;
    if (move(vm, frame + to, frame + value, size) === null) return STOPPED;
    return done(vm, ordering);
  });
}

function updates(functions: HostFunctions): void {
  const [target, operand, updateSize, operation, updateOrdering] = parameterWords("atomic_update");
  functions.set("atomic_update", (vm, frame) => {
    const size = readSize(vm, frame + updateSize);
    const { i32 } = vm.memory;
    vm.threads.current.lastLoad = "";
    if (!met(vm, frame + target, size, "update", i32[frame + updateOrdering] as number)) return STOPPED;
    const combine = OPERATIONS[i32[frame + operation] as number];
    if (i32[frame + operation] !== 0 && combine !== undefined) {
      const old = read(vm, frame + target, size);
      const other = read(vm, frame + operand, size);
      if (old === null || other === null) return STOPPED;
      const result = combine(old, other, size);
      if (write(vm, frame + operand, size, result) !== NEXT) return STOPPED;
    }
    if (exchange(vm, frame + target, frame + operand, size) !== NEXT) return STOPPED;
    return done(vm, i32[frame + updateOrdering] as number);
  });
  const [place, expected, fresh, exchangeSize, success, failure] = parameterWords("atomic_exchange");
  functions.set("atomic_exchange", (vm, frame) => {
    const size = readSize(vm, frame + exchangeSize);
    const old = read(vm, frame + place, size);
    const wanted = read(vm, frame + expected, size);
    if (old === null || wanted === null) return STOPPED;
    const isEqual = old === wanted;
    const ordering = vm.memory.i32[frame + (isEqual ? success : failure)] as number;
    if (!met(vm, frame + place, size, isEqual ? "update" : "read", ordering)) return STOPPED;
    const found = move(vm, frame + expected, frame + place, size);
    if (found === null) return STOPPED;
    if (!isEqual) {
      vm.memory.u8[frame << 2] = 0;
      return loaded(vm, ordering, readAddress(vm, frame + place), found);
    }
    vm.threads.current.lastLoad = "";
    if (move(vm, frame + place, frame + fresh, size) === null) return STOPPED;
    vm.memory.u8[frame << 2] = 1;
    return done(vm, ordering);
  });
  const [ordering] = parameterWords("atomic_fence");
  functions.set("atomic_fence", (vm, frame) => {
    const order = vm.memory.i32[frame + ordering] as number;
    vm.races?.clocks.fence(vm.threads.current.id, order & ~UNSCHEDULED);
    return done(vm, order);
  });
}

/** Builds the functions of this topic. */
export function atomicFunctions(): HostFunctions {
  const functions: HostFunctions = new Map();
  loadAndStore(functions);
  updates(functions);
  return functions;
}
