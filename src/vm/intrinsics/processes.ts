// Host functions of other processes.
import { type ChildStream, ERRNO, type HostCommand, type StandardStream } from "#vm/host.ts";
import { NEXT, parameterWords, readBytes, readFromHost, readSize, readText, STOPPED, writeSize } from "./host-call.ts";
import type { HostFunctions } from "./host-call.ts";

/** One of `i`, `n`, `p`, `fN`, `cN:S`; undefined for anything else. */
function streamOf(text: string): ChildStream | undefined {
  switch (text) {
    case "i":
      return { kind: "inherit" };
    case "n":
      return { kind: "null" };
    case "p":
      return { kind: "pipe" };
    default: {
      const [, file, child, stream] = /^(?:f(\d+)|c(\d+):([012]))$/.exec(text) ?? [];
      if (file !== undefined) return { kind: "file", handle: Number(file) };
      return child === undefined
        ? undefined
        : { kind: "pipeOf", child: Number(child), stream: Number(stream) as StandardStream };
    }
  }
}

/** Reads a command as `process_start` says that it is written; undefined if it is not written so. */
export function commandOf(text: string): HostCommand | undefined {
  const [input = "", output = "", errors = "", directory = "", empty, count, program, ...rest] = text.split("\0");
  const [first, second, third] = [streamOf(input), streamOf(output), streamOf(errors)];
  if (first === undefined || second === undefined || third === undefined || program === undefined) return undefined;
  const args = rest.slice(0, Number(count));
  // The last text ends in 0 too.
  const environment = rest.slice(args.length, -1).map((entry) => {
    const cut = entry.indexOf("=", 1);
    return cut < 0 ? { name: entry, value: undefined } : { name: entry.slice(0, cut), value: entry.slice(cut + 1) };
  });
  const streams = [first, second, third] as const;
  return { program, args, directory, isEnvironmentEmpty: empty === "1", environment, streams };
}

/** Builds the functions of this topic. */
export function childFunctions(): HostFunctions {
  const functions: HostFunctions = new Map();
  const start = parameterWords("process_start");
  functions.set("process_start", (vm, frame) => {
    const [text, length] = start;
    const told = readText(vm, frame + text, frame + length);
    if (told === null) return STOPPED;
    const command = commandOf(told);
    vm.output.flushLines();
    const result = command === undefined ? -ERRNO.invalid : vm.host.processes?.start(command);
    vm.memory.i32[frame] = result ?? -ERRNO.notSupported;
    return NEXT;
  });
  const write = parameterWords("process_write");
  functions.set("process_write", (vm, frame) => {
    const [child, from, length] = write;
    const bytes = readBytes(vm, frame + from, readSize(vm, frame + length));
    if (bytes === null) return STOPPED;
    const count = vm.host.processes?.write(vm.memory.i32[frame + child], bytes.slice()) ?? -ERRNO.badHandle;
    writeSize(vm, frame, count);
    return NEXT;
  });
  const read = parameterWords("process_read");
  functions.set("process_read", (vm, frame) => {
    const [child, stream, into, capacity] = read;
    const process = vm.memory.i32[frame + child];
    const from = vm.memory.i32[frame + stream] === 2 ? 2 : 1;
    return readFromHost(vm, frame, frame + into, readSize(vm, frame + capacity), (buffer) => {
      vm.output.flushLines();
      return vm.host.processes?.read(process, from, buffer) ?? -ERRNO.badHandle;
    });
  });
  const close = parameterWords("process_close");
  functions.set("process_close", (vm, frame) => {
    const [child, stream] = close;
    const I = vm.memory.i32;
    vm.host.processes?.closePipe(I[frame + child], (I[frame + stream] & 3) as StandardStream);
    return NEXT;
  });
  const wait = parameterWords("process_wait");
  functions.set("process_wait", (vm, frame) => {
    const [child, waits] = wait;
    vm.output.flushLines();
    const isPatient = vm.memory.u8[(frame + waits) << 2] !== 0;
    writeSize(vm, frame, vm.host.processes?.wait(vm.memory.i32[frame + child], isPatient) ?? -ERRNO.badHandle);
    return NEXT;
  });
  const [killed] = parameterWords("process_kill");
  functions.set("process_kill", (vm, frame) => {
    vm.memory.i32[frame] = vm.host.processes?.kill(vm.memory.i32[frame + killed]) ?? -ERRNO.badHandle;
    return NEXT;
  });
  return functions;
}
