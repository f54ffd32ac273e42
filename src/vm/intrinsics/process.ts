// Host functions of the process: output, input, arguments, clock, exit and panics.
import { positionText } from "#isa/debug-info.ts";
import type { MachineState } from "#vm/state.ts";
import { FAULT_ABORT, FAULT_EXIT } from "#vm/trap.ts";
import { unwind } from "#vm/unwind.ts";
import { utf8 } from "#support/utf8.ts";
import {
  JUMPED,
  NEXT,
  STOPPED,
  parameterWords,
  readAddress,
  readBytes,
  readFromHost,
  readSize,
  writeBytes,
  writeSize,
} from "./host-call.ts";
import type { HostFunctions } from "./host-call.ts";

/** What a panic goes through before it is one: its last function is the first that a backtrace shows. */
const PANIC_ENTRIES: readonly string[] = ["core::panicking::panic_fmt", "std::panic::panic_any"];
/** The function that calls `main`; it and what called it are no news. */
const RUNTIME = "std::rt::run_main";

/** Lines of a backtrace as Rust prints them, without the library's way into the panic and into `main`. */
function backtraceText(vm: MachineState): string {
  let text = "stack backtrace:\n";
  const frames = vm.backtrace();
  const first = frames.findIndex(({ function: name }) => PANIC_ENTRIES.some((entry) => name.startsWith(entry)));
  const end = frames.findIndex(({ function: name }) => name.startsWith(RUNTIME));
  const shown = frames.slice(Math.max(first, 0), end < 0 ? undefined : end);
  const innermost = shown[0]?.depth ?? 0;
  let expected = innermost;
  for (const frame of shown) {
    if (frame.depth > expected) text += `      … ${frame.depth - expected} more frames …\n`;
    expected = frame.depth + 1;
    text += `${String(frame.depth - innermost).padStart(4)}: ${frame.function}\n`;
    const position = positionText(vm.image.program, frame.range);
    if (position !== "") text += `             at ${position}\n`;
  }
  return `${text}note: Some details are omitted, run with \`RUST_BACKTRACE=full\` for a verbose backtrace.\n`;
}

function inputOutput(functions: HostFunctions): void {
  for (const [name, stream] of [
    ["write_stdout", 1],
    ["write_stderr", 2],
  ] as const) {
    const [pointer, count] = parameterWords(name);
    functions.set(name, (vm, frame) => {
      const bytes = readBytes(vm, frame + pointer, readSize(vm, frame + count));
      if (bytes === null) return STOPPED;
      vm.output.write(stream, bytes);
      return NEXT;
    });
  }
  functions.set("flush_output", (vm) => {
    vm.output.flush();
    return NEXT;
  });
  const [note, noteLength] = parameterWords("test_note");
  functions.set("test_note", (vm, frame) => {
    const bytes = readBytes(vm, frame + note, readSize(vm, frame + noteLength));
    if (bytes === null) return STOPPED;
    vm.host.noteTest?.(bytes.slice());
    return NEXT;
  });
  const [into, capacity] = parameterWords("read_stdin");
  functions.set("read_stdin", (vm, frame) => {
    return readFromHost(vm, frame, frame + into, readSize(vm, frame + capacity), (buffer) => {
      vm.output.flush();
      return vm.host.readStdin(buffer);
    });
  });
}

function environment(functions: HostFunctions): void {
  functions.set("arg_count", (vm, frame) => {
    writeSize(vm, frame, vm.host.args.length);
    return NEXT;
  });
  const [lengthOf] = parameterWords("arg_len");
  functions.set("arg_len", (vm, frame) => {
    writeSize(vm, frame, utf8(vm.host.args[readSize(vm, frame + lengthOf)] ?? "").length);
    return NEXT;
  });
  const [copyOf, copyTo] = parameterWords("arg_copy");
  functions.set("arg_copy", (vm, frame) => {
    return writeBytes(vm, frame + copyTo, utf8(vm.host.args[readSize(vm, frame + copyOf)] ?? ""));
  });
  // Time slept passes on the machine's clock alone: it is added to the host's.
  for (const [name, clock] of [
    ["now_nanos", "nowNanos"],
    ["unix_nanos", "unixNanos"],
  ] as const) {
    functions.set(name, (vm, frame) => {
      const now = vm.host[clock]() + BigInt(Math.floor(vm.threads.slept));
      vm.memory.i32[frame] = Number(BigInt.asIntN(32, now));
      vm.memory.i32[frame + 1] = Number(BigInt.asIntN(32, now >> 32n));
      return NEXT;
    });
  }
}

/** Builds the functions of this topic. */
export function processFunctions(): HostFunctions {
  const functions: HostFunctions = new Map();
  inputOutput(functions);
  environment(functions);
  const [status] = parameterWords("exit");
  functions.set("exit", (vm, frame) => {
    vm.exitStatus = vm.memory.i32[frame + status];
    return vm.fail(FAULT_EXIT);
  });
  functions.set("abort", (vm) => vm.fail(FAULT_ABORT));
  const [payload] = parameterWords("start_panic");
  functions.set("start_panic", (vm, frame) => {
    if (vm.image.program.panic === "abort") return vm.fail(FAULT_ABORT);
    if (!vm.isPanicTold) vm.panicCount++;
    vm.isPanicTold = false;
    if (vm.shadow !== null) vm.shadow.payload = vm.shadow.provenanceAt((frame + payload) << 2);
    return unwind(vm, readAddress(vm, frame + payload), false) ? JUMPED : STOPPED;
  });
  functions.set("panic_enter", (vm, frame) => {
    vm.memory.u8[frame << 2] = vm.isPanicTold ? 0 : 1;
    if (!vm.isPanicTold) vm.panicCount++;
    vm.isPanicTold = true;
    return NEXT;
  });
  functions.set("panic_count", (vm, frame) => {
    writeSize(vm, frame, vm.panicCount);
    return NEXT;
  });
  functions.set("backtrace_capture", (vm, frame) => {
    if (vm.host.backtrace) vm.output.write(2, utf8(backtraceText(vm)));
    vm.memory.u8[frame << 2] = vm.host.backtrace || vm.host.mayHint?.() === false ? 1 : 0;
    return NEXT;
  });
  return functions;
}
