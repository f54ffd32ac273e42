// The worker that runs programs: in slices, so that it hears "stop" between two of them.

import { decode } from "#isa/decode.ts";
import type { Program } from "#isa/program.ts";
import { verify } from "#isa/verify.ts";
import { createMachine, type Exit, type Machine } from "#vm/machine.ts";
import { FAULT_EXIT } from "#vm/trap.ts";
import type { Ending, MachineReply, MachineRequest, OutputChunk, OutputStream } from "./protocol.ts";
import { callsOf, memoryReport } from "./worker/memory-report.ts";
import { faultText, serve } from "./worker/scope.ts";

/** How long a slice should take; "stop" is heard within about this time. */
const SLICE_MILLIS = 12;
const FIRST_SLICE = 200_000;
const MAX_MEMORY = 256 * 1024 * 1024;
/** Bytes of output that are shown; what comes after is only counted. */
const MAX_OUTPUT = 64 * 1024;

/** Collects a program's output as text, up to the limit. */
class OutputCollector {
  readonly #decoders: Readonly<Record<OutputStream, TextDecoder>> = {
    stdout: new TextDecoder(),
    stderr: new TextDecoder(),
  };
  #chunks: OutputChunk[] = [];
  #left = MAX_OUTPUT;
  unshownBytes = 0;

  write(stream: OutputStream, bytes: Uint8Array): void {
    const shown = bytes.subarray(0, this.#left);
    this.#left -= shown.length;
    this.unshownBytes += bytes.length - shown.length;
    const text = this.#decoders[stream].decode(shown, { stream: true });
    if (text !== "") this.#chunks.push({ stream, text });
  }

  /** What came since the last call. */
  take(): readonly OutputChunk[] {
    const taken = this.#chunks;
    this.#chunks = [];
    return taken;
  }
}

/** Calls back after the messages that are waiting have been handled; without the delay that timers have. */
const soon = (() => {
  const channel = new MessageChannel();
  let next: () => void = () => undefined;
  channel.port1.onmessage = () => next();
  return (callback: () => void): void => {
    next = callback;
    channel.port2.postMessage(undefined);
  };
})();

class Run {
  readonly #program: Program;
  readonly #machine: Machine;
  readonly #output = new OutputCollector();
  readonly #started = performance.now();
  readonly #id: number;
  readonly #reply: (message: MachineReply) => void;
  #budget = FIRST_SLICE;
  #isOver = false;

  constructor(id: number, program: Program, reply: (message: MachineReply) => void) {
    this.#id = id;
    this.#program = program;
    this.#reply = reply;
    const started = performance.now();
    const host = {
      writeStdout: (bytes: Uint8Array) => this.#output.write("stdout", bytes),
      writeStderr: (bytes: Uint8Array) => this.#output.write("stderr", bytes),
      readStdin: () => 0,
      args: ["main"],
      unixNanos: () => BigInt(Date.now()) * 1_000_000n,
      nowNanos: () => BigInt(Math.round((performance.now() - started) * 1e6)),
      backtrace: false,
    };
    this.#machine = createMachine(program, { maxMemory: MAX_MEMORY }, host);
  }

  /** Runs one slice and plans the next. */
  step(): void {
    if (this.#isOver) return;
    try {
      const before = performance.now();
      const result = this.#machine.run(this.#budget);
      this.#flush();
      if (result.kind === "exited") return this.#end(result.exit, false);
      const took = Math.max(0.1, performance.now() - before);
      this.#budget = Math.ceil(this.#budget * Math.min(4, Math.max(0.1, SLICE_MILLIS / took)));
      soon(() => this.step());
    } catch (thrown) {
      this.#isOver = true;
      this.#reply({ kind: "fault", id: this.#id, message: faultText(thrown) });
    }
  }

  stop(): void {
    if (this.#isOver) return;
    this.#reply({ kind: "stopped", id: this.#id });
    this.#end(this.#machine.interrupt(), true);
  }

  #flush(): void {
    const chunks = this.#output.take();
    if (chunks.length > 0) this.#reply({ kind: "output", id: this.#id, chunks });
  }

  #end(exit: Exit, isStopped: boolean): void {
    this.#isOver = true;
    const millis = performance.now() - this.#started;
    this.#flush();
    const memory = memoryReport(this.#machine, exit);
    const { unshownBytes } = this.#output;
    const ending = isStopped ? { kind: "stopped" as const } : this.#endingOf(exit);
    this.#reply({ kind: "ended", id: this.#id, report: { status: exit.status, ending, memory, unshownBytes, millis } });
  }

  #endingOf(exit: Exit): Ending {
    if (exit.trap !== null) {
      return { kind: "trapped", message: exit.trap.message, calls: callsOf(this.#program, exit) };
    }
    return { kind: this.#machine.state.fault === FAULT_EXIT ? "exitCalled" : "finished" };
  }
}

let current: Run | undefined;

serve<MachineRequest, MachineReply>(
  (request, reply) => {
    if (request.kind === "stop") {
      current?.stop();
      return;
    }
    const decoded = decode(request.bytes);
    const problem = decoded.kind === "error" ? decoded.message : verify(decoded.program)[0];
    if (decoded.kind === "error" || problem !== undefined) {
      reply({ kind: "fault", id: request.id, message: problem ?? "" });
      return;
    }
    current = new Run(request.id, decoded.program, reply);
    current.step();
  },
  ({ id }, message) => ({ kind: "fault", id, message }),
);
