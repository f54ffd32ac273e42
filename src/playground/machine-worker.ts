// The worker that runs programs: in slices, so that it hears "stop" between two of them.

import { decode } from "#isa/decode.ts";
import type { Program } from "#isa/program.ts";
import { verify } from "#isa/verify.ts";
import type { MachineReply, MachineRequest } from "./protocol.ts";
import { Recording } from "./worker/recording.ts";
import { Run } from "./worker/run.ts";
import { serve } from "./worker/scope.ts";

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
      case "run":
      case "record": {
        const program = load(request.bytes);
        if (typeof program === "string") {
          reply({ kind: "fault", id, message: program });
          return;
        }
        current = request.kind === "run" ? new Run(id, program, reply) : new Recording(id, program, reply);
        current.start();
      }
    }
  },
  ({ id }, message) => ({ kind: "fault", id, message }),
);
