// The worker that runs programs: in slices, so that it hears "stop" between two of them.

import { compareHeaps } from "#driver/compare.ts";
import { decode } from "#isa/decode.ts";
import type { Program } from "#isa/program.ts";
import { verify } from "#isa/verify.ts";
import type { Host } from "#vm/host.ts";
import type { Loadable, MachineReply, MachineRequest } from "./protocol.ts";
import { Recording } from "./worker/recording.ts";
import { browserHost, TextInput } from "./worker/host.ts";
import { MAX_MEMORY, Run } from "./worker/run.ts";
import { serve } from "./worker/scope.ts";
import { inSlices } from "./worker/slices.ts";

/** Of each of the four runs that are compared: whoever waits for them waits four times. */
const COMPARE_LIMITS = { maxSteps: 5_000_000, maxMemory: MAX_MEMORY };

/** What is under way, or was last. */
let current: Run | Recording | undefined;

/** The program in a file, or what is wrong with it. */
function load(bytes: Uint8Array): Program | string {
  const decoded = decode(bytes);
  if (decoded.kind === "error") return decoded.message;
  return verify(decoded.program)[0] ?? decoded.program;
}

type Reply = (message: MachineReply) => void;

/** Begins what a request with a built program asks for. */
function begin(request: MachineRequest & Loadable, program: Program, reply: Reply): void {
  const { id } = request;
  switch (request.kind) {
    case "compare": {
      const host = (): Host => browserHost(new TextInput(request.input), () => undefined);
      reply({ kind: "compared", id, comparison: compareHeaps(program, host, COMPARE_LIMITS) });
      return;
    }
    case "record":
      follow(id, new Recording(request, program, reply), reply);
      return;
    case "run":
    case "anyway":
      follow(id, new Run(request, program, reply), reply);
  }
}

/** Takes a program to its end, slice by slice; after a fault of ours there is nothing left to stop or to look at. */
function follow(id: number, work: Run | Recording, reply: Reply): void {
  current = work;
  inSlices(
    (budget) => work.slice(budget),
    (message) => {
      current = undefined;
      reply({ kind: "fault", id, message });
    },
  );
}

serve<MachineRequest, MachineReply>(
  (request, reply) => {
    switch (request.kind) {
      case "stop":
        current?.stop();
        return;
      case "go":
        if (!(current instanceof Recording)) return;
        current.go(request.to);
        follow(request.id, current, reply);
        return;
      case "compare":
      case "run":
      case "anyway":
      case "record": {
        const program = load(request.bytes);
        if (typeof program === "string") reply({ kind: "fault", id: request.id, message: program });
        else begin(request, program, reply);
      }
    }
  },
  ({ id }, message) => ({ kind: "fault", id, message }),
);
