// The worker that compiles: checks the text of the editor, lists MIR and bytecode, builds programs to run.

import { type Compilation, compile, type Goal } from "#driver/compile.ts";
import { MemoryFiles } from "#driver/files.ts";
import { encode } from "#isa/encode.ts";
import { type CompilerReply, type CompilerRequest, MAIN_FILE, type Source } from "./protocol.ts";
import { listingOf } from "./worker/listings.ts";
import { problemsOf } from "./worker/problems.ts";
import { serve } from "./worker/scope.ts";
import { verdictView } from "./worker/verdicts.ts";

const files = new MemoryFiles();

function goalOf(request: CompilerRequest): Goal {
  if (request.kind === "judge") return "anyway";
  if (request.kind === "check") return request.listing === "bytecode" ? "program" : "check";
  return request.purpose === "run" || request.purpose === "record" ? "program" : "anyway";
}

/**
 * The last program that was compiled to be run anyway: it is built first and judged after its run, and checks of the same
 * text may come in between.
 */
let tried: (Omit<Source, "input"> & { readonly compilation: Compilation }) | undefined;

function compileRequest(request: CompilerRequest): Compilation {
  const { text, edition } = request;
  const goal = goalOf(request);
  if (goal === "anyway" && tried?.text === text && tried.edition === edition) return tried.compilation;
  const compilation = compile({ name: MAIN_FILE, text, files }, { edition, test: false }, goal);
  if (goal === "anyway") tried = { text, edition, compilation };
  return compilation;
}

serve<CompilerRequest, CompilerReply>(
  (request, reply) => {
    const start = performance.now();
    const compilation = compileRequest(request);
    if (request.kind === "judge") {
      reply({ kind: "judged", id: request.id, verdict: verdictView(compilation, request.exit) });
      return;
    }
    const problems = problemsOf(compilation.diagnostics, compilation.map);
    const { id } = request;
    const canRunAnyway = compilation.analysis?.checked.isOnlyRejected ?? false;
    if (request.kind === "check") {
      const millis = performance.now() - start;
      const listing = request.listing === undefined ? undefined : listingOf(request.listing, compilation);
      reply({ kind: "checked", id, problems, canRunAnyway, listing, millis });
      return;
    }
    const { program } = compilation;
    const bytes = program === undefined ? undefined : (encode(program) as Uint8Array<ArrayBuffer>);
    const millis = performance.now() - start;
    reply(
      { kind: "built", id, purpose: request.purpose, problems, canRunAnyway, bytes, millis },
      bytes === undefined ? [] : [bytes.buffer],
    );
  },
  ({ id }, message) => ({ kind: "fault", id, message }),
);
