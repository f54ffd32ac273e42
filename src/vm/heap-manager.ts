// Who frees: the choices that differ between the four heap managers, as the machine and its host functions ask for them.
import type { MachineState } from "#vm/state.ts";

export const HEAP_KINDS = ["ownership", "rc", "gc", "manual"] as const;
export type HeapKind = (typeof HEAP_KINDS)[number];

/** What a manager did beyond the program's own frees. */
export interface ManagerWork {
  /** Changes of a reference count. */
  readonly countOperations: number;
  readonly collections: number;
  /** Pauses of the program, in steps: an object or pointer word looked at, or a block freed, is one step. */
  readonly pauses: number;
  readonly longestPause: number;
  readonly totalPause: number;
}

export interface HeapManager {
  readonly kind: HeapKind;
  /** Whether a block that `realloc` replaces stays until the manager finds it dead; else it is freed at once. */
  readonly keepsReplaced: boolean;
  /** Whether it has to see every instruction, by {@link beforeStep} and {@link afterStep}. */
  readonly watchesSteps: boolean;
  /** Whether it knows the frames of more than one thread. */
  readonly knowsThreads: boolean;
  /** The program asks to free a block: whether that means anything. */
  frees(vm: MachineState): boolean;
  /** A block of `size` bytes is about to be allocated. */
  beforeAllocation(vm: MachineState, size: number): void;
  /** A host function has copied the program's data to these bytes. */
  copied(address: number, size: number): void;
  beforeStep(vm: MachineState): void;
  afterStep(vm: MachineState): void;
  /** The program has come to its normal end. */
  atExit(vm: MachineState): void;
  readonly work: ManagerWork;
}

/** Counts pauses for {@link ManagerWork}. */
export class PauseLog {
  count = 0;
  longest = 0;
  total = 0;

  add(steps: number): void {
    this.count++;
    this.total += steps;
    this.longest = Math.max(this.longest, steps);
  }
}

const NO_WORK: ManagerWork = { countOperations: 0, collections: 0, pauses: 0, longestPause: 0, totalPause: 0 };
const nothing = (): void => undefined;

/** Drops free, where the compiler has put them; the manager itself has nothing to do. */
export const OWNERSHIP: HeapManager = {
  kind: "ownership",
  keepsReplaced: false,
  watchesSteps: false,
  knowsThreads: true,
  frees: () => true,
  beforeAllocation: nothing,
  copied: nothing,
  beforeStep: nothing,
  afterStep: nothing,
  atExit: nothing,
  work: NO_WORK,
};

/** What codegen calls the functions that drop a value where its scope ends. */
const DROP_GLUE = "drop_in_place::<";

/**
 * Whether a free is one that the program's own text asks for: the innermost function of the program has called
 * something that frees (`drop(x)`, `dealloc`, `v.clear()`), and has not merely come to the end of a scope.
 */
function isAskedFor(vm: MachineState): boolean {
  let inner = "";
  for (const { position } of vm.framePositions()) {
    const { function: name, isStd } = vm.describe(position);
    const isGlue = name.startsWith(DROP_GLUE);
    if (!isStd && !isGlue) return !inner.startsWith(DROP_GLUE);
    inner = name;
  }
  return true;
}

/** Only what the program frees itself is freed. */
export const MANUAL: HeapManager = { ...OWNERSHIP, kind: "manual", frees: isAskedFor };
