// Host functions of threads: starting, waiting, waking, sleeping.
import type { Moment } from "#vm/schedule.ts";
import type { MachineState } from "#vm/state.ts";
import { FAULT_CALL, FAULT_LOAD, FAULT_SWITCH, FAULT_UNSUPPORTED } from "#vm/trap.ts";
import { CODE_BASE } from "#vm/memory.ts";
import { HEADER_SIGNATURE } from "#vm/image.ts";
import { Races } from "#vm/races/races.ts";
import { fromUtf8 } from "#support/utf8.ts";
import { NEXT, STOPPED, parameterWords, readAddress, readBytes, readSize, writeSize } from "./host-call.ts";
import type { HostFunctions, Outcome } from "./host-call.ts";

/** Times from here on are for ever. */
const FOREVER = 2 ** 63;

/** Ends the slice: another thread may be chosen. */
export function switchFor(vm: MachineState, moment: Moment): Outcome {
  vm.threads.stopFor(moment);
  return vm.fail(FAULT_SWITCH);
}

/** After something that other threads can see: the schedule may want to choose. */
export function visible(vm: MachineState): Outcome {
  return vm.threads.isAlone || !vm.threads.schedule.stopsAtOperations ? NEXT : switchFor(vm, "operation");
}

function spawning(functions: HostFunctions): void {
  const [entry, data, stack, name, nameLength] = parameterWords("thread_spawn");
  functions.set("thread_spawn", (vm, frame) => {
    const { kind, knowsThreads } = vm.manager;
    if (!knowsThreads)
      return vm.fail(
        FAULT_UNSUPPORTED,
        0,
        `the heap manager \`${kind}\` is for programs of one thread: another was started`,
      );
    const address = readAddress(vm, frame + entry);
    const position = (address - CODE_BASE) >> 2;
    if (vm.functionEnteredAt(position) < 0 || vm.image.text[position + HEADER_SIGNATURE] !== vm.trySignature)
      return vm.fail(FAULT_CALL, address);
    const isNamed = readAddress(vm, frame + name) !== 0;
    const bytes = isNamed ? readBytes(vm, frame + name, readSize(vm, frame + nameLength)) : null;
    if (isNamed && bytes === null) return STOPPED;
    const { threads } = vm;
    const title = bytes === null ? null : fromUtf8(bytes);
    const id = threads.spawn(position, readAddress(vm, frame + data), readSize(vm, frame + stack), title);
    const first = threads.thread(id)?.stack.start;
    const { shadow } = vm;
    if (first !== undefined && shadow !== null) {
      shadow.setPointer(first, shadow.provenanceAt((frame + data) << 2));
      vm.races ??= new Races(vm, shadow);
      vm.races.clocks.started(threads.current.id, id);
    }
    writeSize(vm, frame, id);
    return switchFor(vm, "operation");
  });
  const [joined] = parameterWords("thread_join");
  functions.set("thread_join", (vm, frame) => {
    const id = readSize(vm, frame + joined);
    const thread = vm.threads.thread(id);
    if (thread === undefined || thread.isFinished) {
      const { races } = vm;
      races?.clocks.ended(vm.threads.current.id, id);
      if (races?.isOver === true) races.end();
      return visible(vm);
    }
    vm.threads.wait({ kind: "join", thread: id }, Infinity, -1);
    return vm.fail(FAULT_SWITCH);
  });
}

function identity(functions: HostFunctions): void {
  functions.set("thread_id", (vm, frame) => {
    writeSize(vm, frame, vm.threads.current.id);
    return NEXT;
  });
  functions.set("thread_register", (vm, frame) => {
    const { current } = vm.threads;
    writeSize(vm, frame, current.register);
    vm.shadow?.setPointer(frame << 2, current.registerProvenance);
    return NEXT;
  });
  const [register] = parameterWords("set_thread_register");
  functions.set("set_thread_register", (vm, frame) => {
    const { current } = vm.threads;
    current.register = readAddress(vm, frame + register);
    current.registerProvenance = vm.shadow === null ? 0 : vm.shadow.provenanceAt((frame + register) << 2);
    return NEXT;
  });
}

function waiting(functions: HostFunctions): void {
  functions.set("thread_yield", (vm) => (vm.threads.isAlone ? NEXT : switchFor(vm, "yield")));
  const [nanos] = parameterWords("thread_sleep");
  functions.set("thread_sleep", (vm, frame) => {
    const { threads } = vm;
    const time = readSize(vm, frame + nanos);
    if (threads.isAlone) {
      threads.skip(time);
      return NEXT;
    }
    threads.wait({ kind: "sleep" }, time, -1);
    return vm.fail(FAULT_SWITCH);
  });
  const [address, expected, timeout, purpose] = parameterWords("futex_wait");
  functions.set("futex_wait", (vm, frame) => {
    const { threads, memory } = vm;
    const word = readAddress(vm, frame + address);
    if (!memory.canLoad(word, 4) || (word & 3) !== 0) return vm.fail(FAULT_LOAD, word);
    memory.u8[frame << 2] = 1;
    if (memory.i32[word >> 2] !== memory.i32[frame + expected]) return NEXT;
    const time = readSize(vm, frame + timeout);
    const reason = { kind: "word", address: word, purpose: memory.i32[frame + purpose] as number } as const;
    threads.wait(reason, time >= FOREVER ? Infinity : time, frame);
    return vm.fail(FAULT_SWITCH);
  });
  const [wakeAt, count] = parameterWords("futex_wake");
  functions.set("futex_wake", (vm, frame) => {
    writeSize(vm, frame, vm.threads.wake(readAddress(vm, frame + wakeAt), readSize(vm, frame + count)));
    return NEXT;
  });
}

function locks(functions: HostFunctions): void {
  const [taken, isShared] = parameterWords("lock_taken");
  functions.set("lock_taken", (vm, frame) => {
    vm.threads.lockTaken(readAddress(vm, frame + taken), vm.memory.u8[(frame + isShared) << 2] !== 0);
    return NEXT;
  });
  const [freed] = parameterWords("lock_freed");
  functions.set("lock_freed", (vm, frame) => {
    vm.threads.lockFreed(readAddress(vm, frame + freed));
    return NEXT;
  });
}

/** Builds the functions of this topic. */
export function threadFunctions(): HostFunctions {
  const functions: HostFunctions = new Map();
  spawning(functions);
  identity(functions);
  waiting(functions);
  locks(functions);
  return functions;
}
