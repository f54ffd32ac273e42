// A precise mark-and-sweep collector: roots are the pointer words of frames and statics, known by their provenance.
//
// It runs before an allocation that would take the live bytes past a threshold, which is then set to twice what
// survived. Work is counted in steps: one for each word of a root or a reached block, one for each block looked at.
import type { MachineState } from "#vm/state.ts";
import { type HeapManager, type ManagerWork, PauseLog } from "#vm/heap-manager.ts";

/** Live bytes before the first collection, and the least at which any is made. */
const FIRST_THRESHOLD = 4096;

export class Collector implements HeapManager {
  readonly kind = "gc";
  readonly keepsReplaced = true;
  readonly watchesSteps = false;
  readonly knowsThreads = false;
  readonly #pauses = new PauseLog();
  #threshold = FIRST_THRESHOLD;

  get work(): ManagerWork {
    const { count, longest, total } = this.#pauses;
    return { countOperations: 0, collections: count, pauses: count, longestPause: longest, totalPause: total };
  }

  /** A request to free means nothing: what can still be reached stays. */
  frees(): boolean {
    return false;
  }

  beforeAllocation(vm: MachineState, size: number): void {
    if (vm.heap.liveBytes + size <= this.#threshold) return;
    this.#collect(vm, vm.frameEnd());
    this.#threshold = Math.max(FIRST_THRESHOLD, 2 * (vm.heap.liveBytes + size));
  }

  copied(): void {}

  beforeStep(): void {}

  afterStep(): void {}

  /** One more collection, with statics as the only roots, so that what is left is what nothing could free. */
  atExit(vm: MachineState): void {
    if (vm.heap.liveBytes > 0) this.#collect(vm, vm.memory.stackBase);
  }

  /** Marks from the statics and the stack up to `stackEnd`, then frees what was not reached. */
  #collect(vm: MachineState, stackEnd: number): void {
    const { shadow, memory, heap } = vm;
    if (shadow === null) return;
    const { allocations } = shadow;
    const reached = new Uint8Array(allocations.bound);
    const waiting: number[] = [];
    let steps = 0;
    const scan = (start: number, end: number): void => {
      steps += (end - start) >> 3;
      shadow.forEachPointer(start, end, (_, id) => {
        if (reached[id] === 1 || !allocations.isLiveBlock(id)) return;
        reached[id] = 1;
        waiting.push(id);
      });
    };
    scan(memory.readWriteBase, memory.stackBase);
    scan(memory.stackBase, stackEnd);
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      const base = allocations.bases[id] as number;
      scan(base, base + allocations.size(id));
    }
    const site = vm.userSite();
    for (const { address, size, align } of heap.blocks(false)) {
      steps++;
      if (reached[shadow.owners[address >> 3] as number] === 1) continue;
      heap.free(address, size, align, site);
      shadow.freed(address, site);
    }
    this.#pauses.add(steps);
  }
}
