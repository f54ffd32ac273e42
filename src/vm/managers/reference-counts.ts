// Reference counting over pointer words: each aligned word of a live frame, a static or a live block that holds a pointer
// into a heap block counts as one reference to it. A block is freed when its count falls to zero; the words in it then
// count no longer, which may free more. Blocks that refer to each other in a circle keep each other alive for ever.
//
// The manager watches the run instruction by instruction: after each, the words that it may have written are compared
// with what was counted for them. Words of a frame stop counting when the frame is left.
import { grown } from "#support/int-arrays.ts";
import { OP_NAMES } from "#isa/ops.ts";
import { type FunctionCode, shapeSize } from "#isa/program.ts";
import { writtenBy } from "#vm/accesses.ts";
import { functionAt } from "#vm/image.ts";
import type { MachineState } from "#vm/state.ts";
import type { Shadow } from "#vm/shadow/shadow.ts";
import { type HeapManager, type ManagerWork, PauseLog } from "#vm/heap-manager.ts";

const RET = OP_NAMES.indexOf("ret");
const INTRINSIC = OP_NAMES.indexOf("intrinsic");
/** Bytes of a host function's result at most. */
const RESULT_BYTES = 16;

const functionOf = (vm: MachineState, position: number): FunctionCode | undefined =>
  vm.image.program.functions[functionAt(vm.image, position)];

function resultBytes(vm: MachineState, fn: FunctionCode): number {
  const result = vm.image.program.signatures[fn.signature]?.result ?? null;
  return result === null ? 0 : shapeSize(result);
}

export class ReferenceCounts implements HeapManager {
  readonly kind = "rc";
  readonly keepsReplaced = true;
  readonly watchesSteps = true;
  readonly knowsThreads = false;
  readonly #pauses = new PauseLog();
  #operations = 0;
  /** Per shadow word (address >> 3): the block that it counts for, or 0. */
  #counted = new Int32Array(1 << 16);
  /** Per allocation: words that count for it. */
  #counts = new Int32Array(1024);
  /** Blocks whose count has fallen to zero during this step. */
  readonly #dead: number[] = [];
  /** Ranges that the current instruction may write: address and size in turns. */
  readonly #ranges: number[] = [];
  #pcBefore = 0;
  #fpBefore = 0;
  #cspBefore = 0;

  get work(): ManagerWork {
    const { count, longest, total } = this.#pauses;
    return {
      countOperations: this.#operations,
      collections: 0,
      pauses: count,
      longestPause: longest,
      totalPause: total,
    };
  }

  /** A request to free means nothing: the count decides. */
  frees(): boolean {
    return false;
  }

  beforeAllocation(): void {}

  copied(address: number, size: number): void {
    this.#ranges.push(address, size);
  }

  beforeStep(vm: MachineState): void {
    this.#ranges.length = 0;
    this.#pcBefore = vm.pc;
    this.#fpBefore = vm.fp;
    this.#cspBefore = vm.csp;
    writtenBy(vm, (address, size) => {
      this.#ranges.push(address, size);
    });
    const { text } = vm.image;
    if (text[vm.pc] === INTRINSIC) {
      const base = (vm.fp + (text[vm.pc + 2] as number)) << 2;
      this.#ranges.push(base, RESULT_BYTES);
    }
  }

  afterStep(vm: MachineState): void {
    const shadow = vm.shadow as Shadow;
    for (let i = 0; i < this.#ranges.length; i += 2)
      this.#look(shadow, this.#ranges[i] as number, this.#ranges[i + 1] as number);
    if (vm.csp !== this.#cspBefore) this.#framesChanged(vm, shadow);
    if (this.#dead.length > 0) this.#freeDead(vm, shadow);
  }

  atExit(): void {}

  /** Counts what the words of a range hold now. */
  #look(shadow: Shadow, address: number, size: number): void {
    for (let word = address >>> 3; word << 3 < address + size; word++) {
      const id = shadow.provenanceAt(word << 3);
      this.#count(word, id !== 0 && shadow.allocations.isLiveBlock(id) ? id : 0);
    }
  }

  /** The word counts for block `id` from now on, or for none. */
  #count(word: number, id: number): void {
    if (word >= this.#counted.length) {
      if (id === 0) return;
      this.#counted = grown(this.#counted, word + 1);
    }
    const old = this.#counted[word] as number;
    if (old === id) return;
    this.#counted[word] = id;
    if (id !== 0) {
      if (id >= this.#counts.length) this.#counts = grown(this.#counts, id + 1);
      this.#counts[id]++;
      this.#operations++;
    }
    if (old !== 0) {
      this.#operations++;
      if (--this.#counts[old] === 0) this.#dead.push(old);
    }
  }

  /** A frame was entered, or one or more were left. */
  #framesChanged(vm: MachineState, shadow: Shadow): void {
    if (vm.csp > this.#cspBefore) return this.#look(shadow, vm.fp << 2, vm.frameEnd() - (vm.fp << 2));
    const fn = functionOf(vm, this.#pcBefore);
    const end = (this.#fpBefore << 2) + (fn?.frameSize ?? 0);
    const frames = (this.#cspBefore - vm.csp) >> 1;
    // Above the frame that runs now lies the one it had called; the control stack still has where that began.
    const left = (frames > 1 ? (vm.control[vm.csp + 3] as number) : this.#fpBefore) << 2;
    const isReturn = vm.image.text[this.#pcBefore] === RET;
    const result = isReturn && fn !== undefined ? resultBytes(vm, fn) : 0;
    this.#look(shadow, left, result);
    for (let word = (left + result + 7) >>> 3; word << 3 < end; word++) this.#count(word, 0);
    // A panic leaves its payload somewhere in the frame that goes on.
    if (!isReturn) this.#look(shadow, vm.fp << 2, left - (vm.fp << 2));
  }

  /** Frees blocks whose count is still zero, and those that only they referred to. */
  #freeDead(vm: MachineState, shadow: Shadow): void {
    const { allocations } = shadow;
    let steps = 0;
    const site = vm.userSite();
    for (let id = this.#dead.pop(); id !== undefined; id = this.#dead.pop()) {
      if (this.#counts[id] !== 0 || !allocations.isLiveBlock(id)) continue;
      const record = allocations.describe(id);
      if (record === null) continue;
      const { base, size, align } = record;
      for (let word = base >>> 3; word << 3 < base + size; word++) this.#count(word, 0);
      steps += 1 + (size >>> 3);
      vm.heap.free(base, size, align, site);
      shadow.freed(base, site);
    }
    if (steps > 0) this.#pauses.add(steps);
  }
}
