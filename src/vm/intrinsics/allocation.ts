// Host functions of the heap: alloc, dealloc, realloc and byte comparison.
import type { FreeFault } from "#vm/heap.ts";
import type { MachineState } from "#vm/state.ts";
import { FAULT_BAD_FREE, FAULT_MEMORY_LIMIT } from "#vm/trap.ts";
import { faultFree, judgeFree } from "#vm/shadow/memory-fault.ts";
import { NEXT, STOPPED, parameterWords, readAddress, readBytes, readSize, writeSize } from "./host-call.ts";
import type { HostFunctions, Outcome } from "./host-call.ts";

const MAX_ALIGN = 2 ** 20;

function outOfMemory(vm: MachineState, size: number): Outcome {
  return vm.fail(FAULT_MEMORY_LIMIT, 0, `the program asked for ${size} bytes`);
}

function badFree(vm: MachineState, address: number, fault: FreeFault): Outcome {
  if (vm.shadow !== null) {
    faultFree(vm, address, fault);
    return STOPPED;
  }
  const words = {
    "not a block": "no heap block begins there",
    "double free": "the block has been freed already",
    "wrong layout": "the block was allocated with another size or alignment",
  } as const;
  return vm.fail(FAULT_BAD_FREE, address, words[fault]);
}

function allocate(vm: MachineState, frame: number, sizeWord: number, alignWord: number, clear: boolean): Outcome {
  const size = readSize(vm, frame + sizeWord);
  const align = readSize(vm, frame + alignWord);
  const site = vm.userSite();
  vm.manager.beforeAllocation(vm, size);
  const address = align > MAX_ALIGN ? 0 : vm.heap.allocate(size, align, site);
  if (address === 0) return outOfMemory(vm, size);
  if (clear) vm.memory.u8.fill(0, address, address + size);
  vm.races?.forget(address, size);
  writeSize(vm, frame, address);
  vm.shadow?.setPointer(frame << 2, vm.shadow.allocated(address, size, align, clear, site));
  return NEXT;
}

/** Builds the functions of this topic. */
export function allocationFunctions(): HostFunctions {
  const functions: HostFunctions = new Map();
  for (const name of ["alloc", "alloc_zeroed"]) {
    const [size, align] = parameterWords(name);
    functions.set(name, (vm, frame) => allocate(vm, frame, size, align, name === "alloc_zeroed"));
  }
  const [freeAt, freeSize, freeAlign] = parameterWords("dealloc");
  functions.set("dealloc", (vm, frame) => {
    if (!vm.manager.frees(vm)) return NEXT;
    const address = readAddress(vm, frame + freeAt);
    const site = vm.userSite();
    if (vm.shadow !== null && !judgeFree(vm, vm.shadow.provenanceAt((frame + freeAt) << 2), address)) return STOPPED;
    const size = readSize(vm, frame + freeSize);
    // Freeing is a write, as far as others are concerned.
    if (vm.races !== null && !vm.races.access(address, size, true)) return STOPPED;
    const fault = vm.heap.free(address, size, readSize(vm, frame + freeAlign), site);
    if (fault !== null) return badFree(vm, address, fault);
    vm.shadow?.freed(address, site);
    return NEXT;
  });
  const [oldAt, oldSize, oldAlign, newSize] = parameterWords("realloc");
  functions.set("realloc", (vm, frame) => {
    const { heap } = vm;
    const address = readAddress(vm, frame + oldAt);
    const size = readSize(vm, frame + oldSize);
    const align = readSize(vm, frame + oldAlign);
    const wanted = readSize(vm, frame + newSize);
    const { shadow } = vm;
    if (shadow !== null && !judgeFree(vm, shadow.provenanceAt((frame + oldAt) << 2), address)) return STOPPED;
    if (vm.races !== null && !vm.races.access(address, size, true)) return STOPPED;
    const fault = heap.checkLive(address, size, align);
    if (fault !== null) return badFree(vm, address, fault);
    const site = vm.userSite();
    if (vm.manager.keepsReplaced && shadow !== null) {
      vm.manager.beforeAllocation(vm, wanted);
      const copy = heap.allocate(wanted, align, site);
      if (copy === 0) return outOfMemory(vm, wanted);
      const kept = Math.min(size, wanted);
      vm.memory.u8.copyWithin(copy, address, address + kept);
      writeSize(vm, frame, copy);
      shadow.setPointer(frame << 2, shadow.duplicated(address, copy, kept, wanted, align, site));
      vm.manager.copied(copy, kept);
      return NEXT;
    }
    if (heap.resizeInPlace(address, wanted)) {
      vm.races?.forget(address, wanted);
      writeSize(vm, frame, address);
      shadow?.setPointer(frame << 2, shadow.reallocated(address, address, wanted, align, site));
      return NEXT;
    }
    const moved = heap.allocate(wanted, align, site);
    if (moved === 0) return outOfMemory(vm, wanted);
    vm.memory.u8.copyWithin(moved, address, address + Math.min(size, wanted));
    heap.free(address, size, align, site);
    vm.races?.forget(moved, wanted);
    writeSize(vm, frame, moved);
    shadow?.setPointer(frame << 2, shadow.reallocated(address, moved, wanted, align, site));
    return NEXT;
  });
  const [left, right, count] = parameterWords("compare_bytes");
  functions.set("compare_bytes", (vm, frame) => {
    const n = readSize(vm, frame + count);
    const a = readBytes(vm, frame + left, n);
    const b = readBytes(vm, frame + right, n);
    if (a === null || b === null) return -1;
    let order = 0;
    for (let i = 0; i < n && order === 0; i++) order = a[i] - b[i];
    vm.memory.i32[frame] = Math.sign(order);
    return NEXT;
  });
  functions.set("heap_live_bytes", (vm, frame) => {
    writeSize(vm, frame, vm.heap.liveBytes);
    return NEXT;
  });
  return functions;
}
