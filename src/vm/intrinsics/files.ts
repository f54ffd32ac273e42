// Host functions of files.
import { fromUtf8 } from "#support/utf8.ts";
import { ERRNO } from "#vm/host.ts";
import type { MachineState } from "#vm/state.ts";
import { FAULT_STORE } from "#vm/trap.ts";
import { NEXT, parameterWords, readAddress, readBytes, readSize, STOPPED, writeBytes, writeSize } from "./host-call.ts";
import type { HostFunctions, Outcome } from "./host-call.ts";

/** Most bytes that one read asks the host for. */
const READ_CHUNK = 65536;

/** A signed result of 64 bits. */
function giveSigned(vm: MachineState, frame: number, value: number): Outcome {
  writeSize(vm, frame, value);
  return NEXT;
}

export function fileFunctions(): HostFunctions {
  const functions: HostFunctions = new Map();
  const open = parameterWords("file_open");
  functions.set("file_open", (vm, frame) => {
    const [name, length, flags] = open;
    const bytes = readBytes(vm, frame + name, readSize(vm, frame + length));
    if (bytes === null) return STOPPED;
    const result = vm.host.files?.open(fromUtf8(bytes), vm.memory.i32[frame + flags]) ?? -ERRNO.notSupported;
    vm.memory.i32[frame] = result;
    return NEXT;
  });
  const read = parameterWords("file_read");
  functions.set("file_read", (vm, frame) => {
    const [handle, into, capacity] = read;
    const address = readAddress(vm, frame + into);
    const size = readSize(vm, frame + capacity);
    if (size > 0 && !vm.memory.canStore(address, size)) return vm.fail(FAULT_STORE, address);
    const buffer = new Uint8Array(Math.min(size, READ_CHUNK));
    const count = vm.host.files?.read(vm.memory.i32[frame + handle], buffer) ?? -ERRNO.badHandle;
    if (count > 0 && writeBytes(vm, frame + into, buffer.subarray(0, count)) !== NEXT) return STOPPED;
    return giveSigned(vm, frame, count);
  });
  const write = parameterWords("file_write");
  functions.set("file_write", (vm, frame) => {
    const [handle, from, length] = write;
    const bytes = readBytes(vm, frame + from, readSize(vm, frame + length));
    if (bytes === null) return STOPPED;
    const count = vm.host.files?.write(vm.memory.i32[frame + handle], bytes.slice()) ?? -ERRNO.badHandle;
    return giveSigned(vm, frame, count);
  });
  const [closed] = parameterWords("file_close");
  functions.set("file_close", (vm, frame) => {
    vm.host.files?.close(vm.memory.i32[frame + closed]);
    return NEXT;
  });
  return functions;
}
