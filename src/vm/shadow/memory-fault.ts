// What a checked run can do wrong with memory, and how an access that the quick test did not pass is judged.
import type { AllocationRecord } from "./allocations.ts";
import type { MachineState } from "#vm/state.ts";
import type { FreeFault } from "#vm/heap.ts";
import { CODE_BASE } from "#vm/memory.ts";
import { FAULT_ALIASING, FAULT_CALL, FAULT_MEMORY, FAULT_TRAP_OP } from "#vm/trap.ts";
import type { Shadow } from "./shadow.ts";
import type { Breach, Trees } from "./trees.ts";

/** The faults, by the code under which `explain` has more. */
export const MEMORY_FAULTS = {
  M0001: "use after free",
  M0002: "double free",
  M0003: "invalid free",
  M0004: "dangling reference to the stack",
  M0005: "use of moved-out memory",
  M0006: "read of uninitialised memory",
  M0007: "access out of bounds",
  M0008: "misaligned access",
  M0009: "invalid value",
  M0010: "write to read-only memory",
  M0011: "null pointer dereference",
  M0012: "access to memory that belongs to nobody",
  M0013: "call through a pointer that is no function",
  M0014: "aliasing violation",
  M0015: "data race",
} as const;
export type MemoryFaultCode = keyof typeof MEMORY_FAULTS;

export type Access = "read" | "write" | "free" | "use";

/** A fault, where it happened and what the memory was. */
export interface MemoryFault {
  readonly code: MemoryFaultCode;
  readonly access: Access;
  readonly address: number;
  readonly size: number;
  /** What the memory was, as far as that is known. */
  readonly allocation: AllocationRecord | null;
  /** Where its value was moved out: a code position, or -1. */
  readonly movedAt: number;
  /** More in words, or empty. */
  readonly detail: string;
  /** Of an aliasing violation: the reference that may not be used, and why. */
  readonly breach?: Breach;
  /** Of a data race: who raced with whom. */
  readonly race?: RaceParties | undefined;
}

/** The two sides of a data race. */
export interface RaceParties {
  /** The thread that was found out, and whether its access was atomic. */
  readonly thread: string;
  readonly isAtomic: boolean;
  readonly other: {
    readonly thread: string;
    readonly isWrite: boolean;
    readonly isAtomic: boolean;
    /** Code position. */
    readonly site: number;
    /** The thread's number, and its time then on the clock by which threads are ordered. */
    readonly id: number;
    readonly time: number;
  };
}

/** Stops the machine with a fault. */
export function fault(
  vm: MachineState,
  code: MemoryFaultCode,
  access: Access,
  address: number,
  size: number,
  allocation: AllocationRecord | null,
  detail = "",
  race?: RaceParties,
): false {
  const movedAt = vm.shadow === null ? -1 : vm.shadow.movedSite(address);
  vm.memoryFault = { code, access, address: address >>> 0, size, allocation, movedAt, detail, race };
  vm.fail(FAULT_MEMORY, address >>> 0);
  return false;
}

/**
 * Judges an access of `size` bytes through a pointer with provenance `id` that is not plainly within what it points
 * into: true if it is fine all the same, else false, with the fault recorded.
 */
export function judgeAccess(vm: MachineState, id: number, address: number, size: number, isWrite: boolean): boolean {
  if (size === 0) return true;
  const shadow = vm.shadow as Shadow;
  const access: Access = isWrite ? "write" : "read";
  const { trees, allocations } = shadow;
  const root = allocations.rootOf(id);
  if (trees?.has(root) === true && allocations.isWithin(root, address, size, isWrite))
    return judgeAliasing(vm, trees, id, address, size, isWrite);
  const record = shadow.allocations.describe(id);
  if (record === null) return judgeExposed(vm, shadow, address >>> 0, size, access);
  switch (record.state) {
    case "freed":
    case "reallocated":
      return fault(vm, "M0001", access, address, size, record);
    case "out of scope":
    case "popped":
      return fault(vm, "M0004", access, address, size, record);
    default:
      break;
  }
  if (address < record.base || address + size > record.base + record.size)
    return fault(vm, "M0007", access, address, size, record);
  if (isWrite && record.kind === "read-only static") return fault(vm, "M0010", access, address, size, record);
  return true;
}

/**
 * Judges an access that is fine as far as memory goes by the permissions of references. The machine stops where one is
 * broken, and may go on from there: memory is as it should be.
 */
export function judgeAliasing(
  vm: MachineState,
  trees: Trees,
  id: number,
  address: number,
  size: number,
  isWrite: boolean,
): boolean {
  const breach = trees.access(id, address, size, isWrite, vm);
  return breach === null || breached(vm, id, address, size, isWrite ? "write" : "read", breach);
}

function breached(vm: MachineState, id: number, address: number, size: number, access: Access, breach: Breach): false {
  const allocation = (vm.shadow as Shadow).allocations.describe(id);
  vm.memoryFault = { code: "M0014", access, address: address >>> 0, size, allocation, movedAt: -1, detail: "", breach };
  vm.fail(FAULT_ALIASING, address >>> 0);
  return false;
}

/** Judges for the loop, with the registers saved: the story of a fault begins with them. */
export function judge(
  vm: MachineState,
  pc: number,
  fp: number,
  csp: number,
  id: number,
  address: number,
  size: number,
  isWrite: boolean,
): boolean {
  vm.pc = pc;
  vm.fp = fp;
  vm.csp = csp;
  return judgeAccess(vm, id, address, size, isWrite);
}

/** A pointer made from an integer, or compiler-made: it may touch what is alive there. */
function judgeExposed(vm: MachineState, shadow: Shadow, address: number, size: number, access: Access): boolean {
  const { memory } = vm;
  if (address < CODE_BASE) return fault(vm, "M0011", access, address, size, null);
  switch (memory.segmentOf(address)) {
    case "heap": {
      const block = vm.heap.blockAt(address);
      const record = block === null ? null : shadow.recordOfBlock(block);
      if (block === null || record === null) return fault(vm, "M0012", access, address, size, null);
      if (!block.isLive) return fault(vm, "M0001", access, address, size, record);
      return address + size <= block.address + block.size || fault(vm, "M0007", access, address, size, record);
    }
    case "stack": {
      const owner = shadow.allocations.describe(shadow.owners[address >> 3] as number);
      if (owner !== null)
        return address + size <= owner.base + owner.size || fault(vm, "M0007", access, address, size, owner);
      return address + size <= vm.frameEnd(address) || fault(vm, "M0004", access, address, size, null);
    }
    case "static":
    case "read-only static": {
      const owner = shadow.allocations.describe(shadow.staticAt(address));
      if (owner === null) return fault(vm, "M0012", access, address, size, null);
      if (address + size > owner.base + owner.size) return fault(vm, "M0007", access, address, size, owner);
      return access === "read" || owner.kind !== "read-only static" || fault(vm, "M0010", access, address, size, owner);
    }
    case "code":
      return access === "write"
        ? fault(vm, "M0010", access, address, size, null, "code is read-only")
        : fault(vm, "M0012", access, address, size, null, "code is no data");
    default:
      return fault(vm, "M0012", access, address, size, null);
  }
}

/** Faults that any loop finds, as a checked run tells them. */
export function judgeTrap(vm: MachineState): void {
  const { fault: what, faultAddress: address } = vm;
  if (what === FAULT_CALL) fault(vm, "M0013", "use", address, 0, (vm.shadow as Shadow).recordAt(vm, address));
  else if (what === FAULT_TRAP_OP && vm.faultMessage === "unreachable")
    fault(vm, "M0009", "use", 0, 0, null, "code was entered that no valid value leads to");
}

/** A value was computed with whose bytes from `address` on are not all initialised: says so, or that it was moved out. */
export function faultUninitialised(vm: MachineState, address: number, size: number): false {
  const shadow = vm.shadow as Shadow;
  const first = shadow.firstUninitialised(address, size);
  const at = first < 0 ? address : first;
  const record = shadow.recordAt(vm, at);
  const code = shadow.isMoved(at) ? "M0005" : "M0006";
  return fault(vm, code, "read", at, size, record);
}

/** Judges a free of the pointer with provenance `id`: whether that allocation is a live block that begins there. */
export function judgeFree(vm: MachineState, id: number, address: number): boolean {
  const record = (vm.shadow as Shadow).allocations.describe(id);
  if (record === null) return true; // The allocator looks at the address.
  if (record.kind !== "heap") return fault(vm, "M0003", "free", address, 0, record, "only heap blocks can be freed");
  if (record.state !== "live") return fault(vm, "M0002", "free", address, 0, record);
  if (record.base !== address)
    return fault(vm, "M0003", "free", address, 0, record, "the pointer does not point at the block's first byte");
  const breach = vm.shadow?.trees?.guardAgainstFree(record.id) ?? null;
  return breach === null || breached(vm, id, address, record.size, "free", breach);
}

/** The allocator refused to free what lies at an address. */
export function faultFree(vm: MachineState, address: number, why: FreeFault): false {
  const record = (vm.shadow as Shadow).recordAt(vm, address);
  switch (why) {
    case "double free":
      return fault(vm, "M0002", "free", address, 0, record);
    case "not a block":
      return fault(vm, "M0003", "free", address, 0, record, "no heap block begins there");
    case "wrong layout":
      return fault(vm, "M0003", "free", address, 0, record, "the block was allocated with another size or alignment");
  }
}
