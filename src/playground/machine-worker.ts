// The worker that runs programs: in slices, so that it hears "stop" between two of them.

import { compareHeaps } from "#driver/compare.ts";
import { decode } from "#isa/decode.ts";
import type { Program } from "#isa/program.ts";
import { verify } from "#isa/verify.ts";
import type { Host } from "#vm/host.ts";
import type { MachineReply, MachineRequest } from "./protocol.ts";
import { Recording } from "./worker/recording.ts";
import { browserHost } from "./worker/host.ts";
import { MAX_MEMORY, Run } from "./worker/run.ts";
import { serve } from "./worker/scope.ts";

/** Of each of the four runs that are compared: whoever waits for them waits four times. */
const COMPARE_LIMITS = { maxSteps: 5_000_000, maxMemory: MAX_MEMORY };

const quietHost = (): Host => browserHost(() => undefined);

/** What is under way, or was last. */
let current: Run | Recording | undefined;

/** The program in a file, or what is wrong with it. */
function load(bytes: Uint8Array): Program | string {
  const decoded = decode(bytes);
  if (decoded.kind === "error") return decoded.message;
  return verify(decoded.program)[0] ?? decoded.program;
}

serve<MachineRequest, MachineReply>(
  (request, reply) => {
    const { id } = request;
    switch (request.kind) {
      case "stop":
        current?.stop();
        return;
      case "go":
        if (current instanceof Recording) current.go(request.to);
        return;
      case "compare": {
        const program = load(request.bytes);
        if (typeof program === "string") reply({ kind: "fault", id, message: program });
        else reply({ kind: "compared", id, comparison: compareHeaps(program, quietHost, COMPARE_LIMITS) });
        return;
      }
      case "run":
      case "anyway":
      case "record": {
        const program = load(request.bytes);
        if (typeof program === "string") {
          reply({ kind: "fault", id, message: program });
          return;
        }
        current =
          request.kind === "record"
            ? new Recording(id, program, request.faultAt, reply)
            : new Run(id, program, request.kind === "anyway", reply);
        current.start();
      }
    }
  },
  ({ id }, message) => ({ kind: "fault", id, message }),
);
