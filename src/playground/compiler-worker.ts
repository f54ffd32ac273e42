// The worker that compiles: checks the text of the editor, lists MIR and bytecode, builds programs to run.

import { type Compilation, compile, type Goal } from "#driver/compile.ts";
import { MemoryFiles } from "#driver/files.ts";
import { ownershipByLine } from "#ide/ownership.ts";
import { encode } from "#isa/encode.ts";
import {
  type CompilerReply,
  type CompilerRequest,
  isSameProgram,
  MAIN_FILE,
  type Source,
  type Wanted,
} from "./protocol.ts";
import { listingOf } from "./worker/listings.ts";
import { problemsOf } from "./worker/problems.ts";
import { serve } from "./worker/scope.ts";
import { verdictView } from "./worker/verdicts.ts";

type Checked = CompilerReply & { readonly kind: "checked" };

const files = new MemoryFiles();

function goalOf(request: CompilerRequest): Goal {
  if (request.kind === "judge") return "anyway";
  if (request.kind === "check") return request.wanted === "bytecode" ? "program" : "check";
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
  if (goal === "anyway" && tried !== undefined && isSameProgram(tried, request)) return tried.compilation;
  const compilation = compile({ name: MAIN_FILE, text, files }, { edition, test: false }, goal);
  if (goal === "anyway") tried = { text, edition, compilation };
  return compilation;
}

/** What was wanted besides the problems, as far as the program got. */
function wantedOf(wanted: Wanted, compilation: Compilation): Pick<Checked, "listing" | "ownership"> {
  const { analysis } = compilation;
  if (wanted === "ownership")
    return { listing: undefined, ownership: analysis === undefined ? undefined : ownershipByLine(analysis) };
  return { listing: wanted === undefined ? undefined : listingOf(wanted, compilation), ownership: undefined };
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
      reply({ kind: "checked", id, problems, canRunAnyway, millis, ...wantedOf(request.wanted, compilation) });
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
