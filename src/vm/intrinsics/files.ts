// Host functions of files.
import { fromUtf8 } from "#support/utf8.ts";
import { ERRNO } from "#vm/host.ts";
import { NEXT, parameterWords, readBytes, readFromHost, readSize, STOPPED, writeSize } from "./host-call.ts";
import type { HostFunctions } from "./host-call.ts";

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
    const size = readSize(vm, frame + capacity);
    return readFromHost(
      vm,
      frame,
      frame + into,
      size,
      (buffer) => vm.host.files?.read(vm.memory.i32[frame + handle], buffer) ?? -ERRNO.badHandle,
    );
  });
  const write = parameterWords("file_write");
  functions.set("file_write", (vm, frame) => {
    const [handle, from, length] = write;
    const bytes = readBytes(vm, frame + from, readSize(vm, frame + length));
    if (bytes === null) return STOPPED;
    const count = vm.host.files?.write(vm.memory.i32[frame + handle], bytes.slice()) ?? -ERRNO.badHandle;
    writeSize(vm, frame, count);
    return NEXT;
  });
  const [closed] = parameterWords("file_close");
  functions.set("file_close", (vm, frame) => {
    vm.host.files?.close(vm.memory.i32[frame + closed]);
    return NEXT;
  });
  return functions;
}
