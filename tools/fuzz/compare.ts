// Holds what Ferrule says of a program against what rustc says, and names the difference.

import { compileText, faultsOf, type ProgramText, type RunResult, runText } from "#harness/ferrule.ts";
import type { Fault } from "#tools/rustc.ts";
import type { Outcome } from "./oracle.ts";

/** What Ferrule made of one program. */
export interface Ours extends Outcome {
  readonly leakedBytes: number;
  /** The memory fault or breach of an aliasing rule that a checked run found. */
  readonly fault: string | undefined;
  /** The message of a fault in Ferrule itself. */
  readonly crash: string | undefined;
  /** What a limit or trap said. */
  readonly stderr: string;
}

export type DifferenceKind =
  | "crash"
  | "unsupported"
  | "false-accept"
  | "false-reject"
  | "lines"
  | "output"
  | "fault"
  | "leak";

export interface Difference {
  readonly kind: DifferenceKind;
  /** What distinguishes it from others of its kind: the codes, the message. */
  readonly detail: string;
}

/** Kinds that say that a program was judged or run wrongly, and may never occur. */
export const SERIOUS: readonly DifferenceKind[] = [
  "crash",
  "unsupported",
  "false-accept",
  "false-reject",
  "output",
  "fault",
  "leak",
];

/** What is done with a program that is accepted: nothing, or a run, or a checked one, or one with aliasing rules too. */
export type RunKind = "none" | "run" | "checked" | "aliasing";

const STEPS = 50_000_000;
/** Statuses of a program that would not end: Ferrule's, and that of a process stopped by a signal. */
const LIMIT_REACHED = 102;
const STOPPED = -1;

/** Ferrule's verdict and, unless `kind` is "none", the output of a program that it accepts. */
export function askFerrule(text: string, kind: RunKind): Ours {
  const program = { name: "main.rs", text, edition: "2024" } as const;
  try {
    const { faults, stdout, stderr, status, leakedBytes, exit } =
      kind === "none" ? checkText(program) : runText({ ...program, ...MODES[kind], limits: { maxSteps: STEPS } });
    const errors = faults.map(({ line, code, message }) => ({ line, code, message }));
    const story = exit?.trap?.story ?? exit?.aliasing ?? undefined;
    const fault = story && `${story.code} ${story.message}`;
    return { errors, stdout, stderr, status, leakedBytes, fault, crash: undefined };
  } catch (error) {
    const crash = error instanceof Error ? `${error.message}\n${error.stack ?? ""}` : String(error);
    return { errors: [], stdout: "", stderr: "", status: 70, leakedBytes: 0, fault: undefined, crash };
  }
}

const MODES = {
  run: {},
  checked: { mode: "checked" },
  aliasing: { mode: "checked", aliasing: true },
} as const;

function checkText(program: ProgramText): RunResult {
  const { diagnostics, map } = compileText(program, "check");
  const faults = faultsOf(diagnostics, map);
  return { faults, stdout: "", stderr: "", status: faults.length === 0 ? 0 : 1, leakedBytes: 0 };
}

/** Code and line of each error, in a fixed order; rustc says some twice. */
function places(errors: readonly Fault[]): string[] {
  return [...new Set(errors.map(({ line, code }) => `${line} ${code ?? "-"}`))].sort();
}

const codes = (errors: readonly Fault[]): string =>
  [...new Set(errors.map((e) => e.code ?? "lifetime"))].sort().join("+");

/** How Ferrule differs from rustc; undefined where it does not. */
export function difference(ours: Ours, rustc: Outcome): Difference | undefined {
  if (ours.crash !== undefined) return { kind: "crash", detail: firstLine(ours.crash) };
  const outside = ours.errors.find((e) => e.code?.startsWith("F"));
  if (outside !== undefined) return { kind: "unsupported", detail: outside.message };
  if (rustc.errors.length > 0) {
    if (ours.errors.length === 0) return { kind: "false-accept", detail: codes(rustc.errors) };
    const a = places(ours.errors);
    const b = places(rustc.errors);
    if (a.join() === b.join()) return undefined;
    const onlyOurs = a.filter((p) => !b.includes(p)).map(codeOf);
    const onlyTheirs = b.filter((p) => !a.includes(p)).map(codeOf);
    return {
      kind: "lines",
      detail: `ferrule ${[...new Set(onlyOurs)].join("+") || "nothing"}, rustc ${[...new Set(onlyTheirs)].join("+") || "nothing"}`,
    };
  }
  if (ours.errors.length > 0) return { kind: "false-reject", detail: codes(ours.errors) };
  if (ours.fault !== undefined) return { kind: "fault", detail: ours.fault };
  if (ours.status === LIMIT_REACHED && rustc.status === STOPPED) return undefined;
  if (ours.stdout !== rustc.stdout)
    return {
      kind: "output",
      detail:
        ours.status === rustc.status
          ? "stdout"
          : `stdout, status ${ours.status} for ${rustc.status}: ${firstLine(ours.stderr)}`,
    };
  if (ours.status !== rustc.status)
    return { kind: "output", detail: `status ${ours.status} for ${rustc.status}: ${firstLine(ours.stderr)}` };
  if (ours.leakedBytes > 0 && ours.status === 0) return { kind: "leak", detail: "bytes left at exit" };
  return undefined;
}

const codeOf = (place: string): string => place.slice(place.indexOf(" ") + 1);
const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";
