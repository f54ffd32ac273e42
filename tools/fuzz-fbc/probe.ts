// What becomes of bytes that may be no program: they are decoded, verified and run under watch.
//
// Everything but an ending of the machine's own (refusal, exit, trap, step limit) is a fault: a host exception, a
// write outside what programs may write to, a machine that stands outside its code or its stack.
import { decode } from "#isa/decode.ts";
import { disassemble } from "#isa/disassemble.ts";
import { verify } from "#isa/verify.ts";
import { walkCode } from "#isa/walk.ts";
import { silentHost } from "#vm/host.ts";
import { functionAt } from "#vm/image.ts";
import { type Machine, createMachine } from "#vm/machine.ts";
import { takeSnapshot } from "#vm/snapshot.ts";

/** How a file fared: refused by whom, or how its run ended. */
export type Fate = string;

const LIMITS = { maxSteps: 4000, stackBytes: 1 << 16, maxMemory: 1 << 18 };
/** Instructions between two looks at the machine: odd, so that looks fall everywhere in a loop. */
const SLICE = 997;

export class Unsafe extends Error {
  override readonly name = "Unsafe";
}

/** Decodes, verifies and runs; throws what must not happen. `listing` also makes every picture there is of it. */
export function probe(file: Uint8Array, listing: boolean): Fate {
  const decoded = decode(file);
  if (decoded.kind === "error") return `not decoded: ${decoded.message.replaceAll(/"[^"]*"|\d+/g, "…")}`;
  const { program } = decoded;
  if (verify(program).length > 0) return "refused by the verifier";
  if (listing) disassemble(program, { includeStd: true });
  const machine = createMachine(program, LIMITS, silentHost);
  const before = untouchable(machine);
  for (;;) {
    const result = machine.run(SLICE);
    holdTo(machine, before);
    if (listing) takeSnapshot(machine, { maxItems: 20, maxBytes: 256 });
    if (result.kind === "exited") return `ran: ${result.exit.trap?.kind ?? "ended by itself"}`;
  }
}

/** The memory below the writable part of the static segment. */
function untouchable({ state }: Machine): Buffer {
  return Buffer.from(state.memory.u8.slice(0, state.memory.readWriteBase));
}

/** Throws unless the machine stands at an instruction, on its stack, and has written to nothing but its own. */
function holdTo({ state, exit }: Machine, before: Buffer): void {
  const { memory, image, pc, fp } = state;
  const now = memory.u8.subarray(0, memory.readWriteBase);
  if (!before.equals(now)) throw new Unsafe("code or read-only memory was written to");
  if (fp * 4 < memory.stackBase || fp * 4 > memory.stackEnd) throw new Unsafe(`the frame pointer is ${fp * 4}`);
  if (exit !== null && exit.trap === null) return;
  const index = functionAt(image, pc);
  const fn = image.program.functions[index];
  if (fn === undefined) throw new Unsafe(`position ${pc} lies in no function`);
  let isStart = false;
  walkCode(fn.code, (_, at) => {
    isStart ||= at === pc - image.entries[index];
  });
  if (!isStart) throw new Unsafe(`position ${pc} is no instruction`);
}
