// The worker that compiles: checks the text of the editor and lists its MIR. What makes programs of it
// (`worker/building.ts`) is loaded when one is first asked for.

import { type Checking, check } from "#driver/check.ts";
import { MemoryFiles } from "#driver/files.ts";
import { ownershipByLine } from "#ide/ownership.ts";
import { type CompilerReply, type CompilerRequest, MAIN_FILE, type Source } from "./protocol.ts";
import { mirListing } from "./worker/mir-listing.ts";
import { problemsOf } from "./worker/problems.ts";
import { serve } from "./worker/scope.ts";

type Reply = (message: CompilerReply, transfer?: ArrayBuffer[]) => void;

const files = new MemoryFiles();

function checkText({ text, edition }: Source): Checking {
  return check({ name: MAIN_FILE, text, files }, { edition, test: false });
}

/** Checks, and tells what else is wanted, as far as the program gets. */
async function answerCheck(request: CompilerRequest & { readonly kind: "check" }, reply: Reply): Promise<void> {
  const { id, wanted } = request;
  const listBytecode = wanted === "bytecode" ? (await import("./worker/building.ts")).listBytecode : undefined;
  const start = performance.now();
  const checking = checkText(request);
  const { analysis, map, sink } = checking;
  const listing =
    listBytecode?.(request, checking) ??
    (wanted === "mir" && analysis !== undefined ? mirListing(analysis, map) : undefined);
  const ownership = wanted === "ownership" && analysis !== undefined ? ownershipByLine(analysis) : undefined;
  // Building reports errors too.
  const problems = problemsOf(sink.diagnostics(), map);
  const canRunAnyway = analysis?.checked.isOnlyRejected ?? false;
  const millis = performance.now() - start;
  reply({ kind: "checked", id, problems, canRunAnyway, listing, ownership, millis });
}

async function answerBuild(request: CompilerRequest & { readonly kind: "build" }, reply: Reply): Promise<void> {
  const { id, purpose } = request;
  const { build, bytesOf } = await import("./worker/building.ts");
  const start = performance.now();
  const goal = purpose === "run" || purpose === "record" ? "program" : "anyway";
  const compilation = build(request, goal, () => checkText(request));
  const problems = problemsOf(compilation.diagnostics, compilation.map);
  const canRunAnyway = compilation.analysis?.checked.isOnlyRejected ?? false;
  const bytes = bytesOf(compilation);
  const millis = performance.now() - start;
  reply(
    { kind: "built", id, purpose, problems, canRunAnyway, bytes, millis },
    bytes === undefined ? [] : [bytes.buffer],
  );
}

async function answer(request: CompilerRequest, reply: Reply): Promise<void> {
  switch (request.kind) {
    case "check":
      return answerCheck(request, reply);
    case "build":
      return answerBuild(request, reply);
    case "judge": {
      const { judge } = await import("./worker/building.ts");
      const verdict = judge(request, request.exit, () => checkText(request));
      return reply({ kind: "judged", id: request.id, verdict });
    }
  }
}

serve<CompilerRequest, CompilerReply>(answer, ({ id }, message) => ({ kind: "fault", id, message }));
