// Host functions of files.
import { utf8 } from "#support/utf8.ts";
import {
  ERRNO,
  type FileAnswer,
  type FileChange,
  type FileName,
  type FileQuestion,
  type FileStatus,
  type SeekFrom,
  STATUS_FIELDS,
} from "#vm/host.ts";
import {
  NEXT,
  parameterWords,
  readBytes,
  readFromHost,
  readInteger,
  readSize,
  readText,
  STOPPED,
  writeBytes,
  writeSize,
} from "./host-call.ts";
import type { HostFunctions } from "./host-call.ts";

const nameOf = (handle: number, path: string): FileName => (handle < 0 ? { path } : { handle });

/** The change by its number; undefined if there is none of that number. */
function changeOf(what: number, handle: number, path: string, to: string, number: number): FileChange | undefined {
  switch (what) {
    case 0:
      return { kind: "makeDirectory", path, mode: number };
    case 1:
      return { kind: "removeDirectory", path };
    case 2:
      return { kind: "removeFile", path };
    case 3:
      return { kind: "rename", from: path, to };
    case 4:
      return { kind: "hardLink", from: path, to };
    case 5:
      return { kind: "symbolicLink", from: path, to };
    case 6:
      return { kind: "setMode", of: nameOf(handle, path), mode: number };
    case 7:
      return { kind: "resize", handle, size: number };
    case 8:
      return { kind: "sync", handle };
    default:
      return undefined;
  }
}

/** The question by its number; undefined if there is none of that number. */
function questionOf(question: number, handle: number, path: string): FileQuestion | undefined {
  switch (question) {
    case 0:
      return { kind: "status", of: nameOf(handle, path) };
    case 1:
      return { kind: "linkStatus", path };
    case 2:
      return { kind: "linkTarget", path };
    case 3:
      return { kind: "canonical", path };
    case 4:
      return { kind: "entries", path };
    default:
      return undefined;
  }
}

function statusBytes(status: FileStatus): Uint8Array {
  const view = new DataView(new ArrayBuffer(8 * STATUS_FIELDS.length));
  STATUS_FIELDS.forEach((field, index) => view.setBigInt64(8 * index, status[field], true));
  return new Uint8Array(view.buffer);
}

/** An answer as the program reads it. */
function answerBytes(answer: FileAnswer): Uint8Array {
  if (typeof answer === "string") return utf8(answer);
  if ("mode" in answer) return statusBytes(answer);
  return utf8(answer.map(({ name, type }) => `${String.fromCharCode(type)}${name}\0`).join(""));
}

/** Functions that change or ask. */
function pathFunctions(functions: HostFunctions): void {
  const change = parameterWords("file_change");
  functions.set("file_change", (vm, frame) => {
    const [what, handle, path, length, to, toLength, number] = change;
    const first = readText(vm, frame + path, frame + length);
    const second = readText(vm, frame + to, frame + toLength);
    if (first === null || second === null) return STOPPED;
    const I = vm.memory.i32;
    const asked = changeOf(I[frame + what], I[frame + handle], first, second, readSize(vm, frame + number));
    const result = asked === undefined ? -ERRNO.invalid : (vm.host.files?.change(asked) ?? -ERRNO.notSupported);
    vm.memory.i32[frame] = result;
    return NEXT;
  });
  const ask = parameterWords("file_ask");
  functions.set("file_ask", (vm, frame) => {
    const [what, handle, path, length, into, capacity] = ask;
    const first = readText(vm, frame + path, frame + length);
    if (first === null) return STOPPED;
    const I = vm.memory.i32;
    const question = questionOf(I[frame + what], I[frame + handle], first);
    const answer = question === undefined ? -ERRNO.invalid : (vm.host.files?.ask(question) ?? -ERRNO.notSupported);
    if (typeof answer === "number") {
      writeSize(vm, frame, answer);
      return NEXT;
    }
    const bytes = answerBytes(answer);
    if (writeBytes(vm, frame + into, bytes.subarray(0, readSize(vm, frame + capacity))) !== NEXT) return STOPPED;
    writeSize(vm, frame, bytes.length);
    return NEXT;
  });
}

export function fileFunctions(): HostFunctions {
  const functions: HostFunctions = new Map();
  pathFunctions(functions);
  const seek = parameterWords("file_seek");
  functions.set("file_seek", (vm, frame) => {
    const [handle, offset, from] = seek;
    const I = vm.memory.i32;
    const start = (I[frame + from] & 3) as SeekFrom;
    const result = vm.host.files?.seek(I[frame + handle], readInteger(vm, frame + offset), start) ?? -ERRNO.badHandle;
    writeSize(vm, frame, result);
    return NEXT;
  });
  const open = parameterWords("file_open");
  functions.set("file_open", (vm, frame) => {
    const [name, length, flags] = open;
    const path = readText(vm, frame + name, frame + length);
    if (path === null) return STOPPED;
    const result = vm.host.files?.open(path, vm.memory.i32[frame + flags]) ?? -ERRNO.notSupported;
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
