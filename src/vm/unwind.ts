// Unwinding: finds, frame by frame, the landing pad or catching call that a panic goes to.
import type { FunctionCode } from "#isa/program.ts";
import { functionAt } from "./image.ts";
import type { MachineState } from "./state.ts";
import { FAULT_UNCAUGHT } from "./trap.ts";

/** Words of a `call.try` instruction; its first operand is where the payload goes. */
const CALL_TRY_LENGTH = 5;

/**
 * Continues a panic with `payload` from the current instruction: control goes to the innermost landing pad whose
 * region covers it, or to just behind the innermost `call.try`. With `skipFrame` the current frame is left first.
 * False (and a fault) if nothing catches it.
 */
export function unwind(vm: MachineState, payload: number, skipFrame: boolean): boolean {
  const { image, control, memory } = vm;
  const { text, entries, program } = image;
  let position = vm.pc;
  let { fp, csp } = vm;
  let skip = skipFrame;
  // The payload goes on being a pointer into what it pointed into.
  const pointer = vm.shadow === null ? 0 : vm.shadow.payload;
  for (;;) {
    const index = functionAt(image, position);
    const fn = program.functions[index] as FunctionCode;
    const pc = position - entries[index];
    const handler = skip ? undefined : fn.handlers.find((row) => row.start <= pc && pc < row.end);
    if (handler !== undefined) {
      const slot = fp + (handler.payload >> 2);
      memory.i32[slot] = payload;
      memory.i32[slot + 1] = 0;
      vm.shadow?.setPointer(slot << 2, pointer);
      vm.pc = entries[index] + handler.target;
      break;
    }
    csp -= 2;
    vm.shadow?.popFrames(fp, position);
    if (csp <= 0) {
      vm.faultAddress = payload;
      vm.fault = FAULT_UNCAUGHT;
      return false;
    }
    const returnTo = control[csp];
    fp = control[csp + 1];
    skip = false;
    if (image.tryReturns.has(returnTo)) {
      const dst = fp + text[returnTo - CALL_TRY_LENGTH + 1];
      memory.i32[dst] = payload;
      memory.i32[dst + 1] = 0;
      vm.shadow?.setPointer(dst << 2, pointer);
      vm.panicCount = Math.max(0, vm.panicCount - 1);
      vm.pc = returnTo;
      break;
    }
    position = returnTo - 1;
  }
  vm.fp = fp;
  vm.csp = csp;
  return true;
}
