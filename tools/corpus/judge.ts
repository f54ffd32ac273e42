// Judges one program of the documentation: what rustc says of it, what Ferrule says, and how they compare.

import { compileText, faultsOf, runText } from "#harness/ferrule.ts";
import type { Answer, Fault, Rustc } from "#tools/rustc.ts";
import type { DocProgram } from "./doctest.ts";

/** How Ferrule's verdict on a program compares with rustc's. */
export type Outcome =
  /** Not to be judged by stable rustc, or not in a single file. */
  | { readonly kind: "skipped"; readonly reason: string }
  /** Ferrule names features (`F0001`) that it does not have. */
  | { readonly kind: "unsupported"; readonly features: readonly string[] }
  | { readonly kind: "crash"; readonly message: string }
  | { readonly kind: "false-accept"; readonly codes: string }
  | { readonly kind: "false-reject"; readonly codes: string }
  | { readonly kind: "codes"; readonly ours: string; readonly theirs: string }
  | { readonly kind: "output"; readonly detail: string }
  /** Both reject it with the same codes, or both accept it with the same output. */
  | { readonly kind: "same"; readonly verdict: "accepted" | "rejected"; readonly lines: boolean };

/** One compiler's answer, for showing. */
export interface Said {
  readonly errors: readonly Fault[];
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

export interface Judgement {
  readonly id: string;
  readonly outcome: Outcome;
  readonly ours: Said | undefined;
  readonly theirs: Said | undefined;
}

const STEPS = 200_000_000;
const SECONDS = 10;
/** Runs by which varying output shows: maps of two entries come out in the same order every other time. */
const RUNS = 6;

const KNOWN_ROOTS = new Set(["crate", "self", "super", "std", "core", "alloc", "Self"]);

/** The crate that an error finds missing, if the program itself does not say that it lacks it. */
function missingCrate({ code, message }: Fault, text: string): string | undefined {
  const path =
    (code === "E0432" && /^unresolved imports? `(?:r#)?(\w+)/.exec(message)) ||
    (code === "E0433" && /unresolved module or unlinked crate `(\w+)`/.exec(message)) ||
    (code === "E0463" && /can't find crate for `(\w+)`/.exec(message)) ||
    undefined;
  const name = path?.[1];
  if (name === undefined || KNOWN_ROOTS.has(name)) return undefined;
  const isDeclared = new RegExp(`\\b(mod|enum|struct|trait|type|union|use .*) ${name}\\b`).test(text);
  return isDeclared ? undefined : name;
}

/** Why stable rustc cannot judge a program; undefined where it can. */
function reasonToSkip({ text, attributes }: DocProgram, theirs: Answer): string | undefined {
  if (/#!\[feature\(/.test(text)) return "nightly feature";
  if (theirs.errors.some(({ code }) => code === "E0583")) return "module in another file";
  if (theirs.errors.some(({ message }) => /^(linking with|could not find native)/.test(message)))
    return "needs linking";
  if (attributes.includes("compile_fail") || attributes.includes("does_not_compile")) return undefined;
  return theirs.errors.some((fault) => missingCrate(fault, text) !== undefined) ? "external crate" : undefined;
}

const codeOf = ({ code }: Fault): string => code ?? "-";
const codesOf = (errors: readonly Fault[]): string => [...new Set(errors.map(codeOf))].sort().join(" ");
const placesOf = (errors: readonly Fault[]): string =>
  [...new Set(errors.map((fault) => `${fault.line}:${codeOf(fault)}`))].sort().join(" ");

const sortedText = (text: string): string => [...text].sort().join("");

/** How our run differs from rustc's; undefined where it does not, or where rustc's own runs differ. */
function outputDifference(ours: Said, theirs: Answer): string | undefined {
  if (theirs.status < 0 || theirs.varies === "content") return undefined;
  if (ours.status !== theirs.status) {
    return `status ${ours.status} for ${theirs.status}: ${ours.stderr.split("\n", 1)[0] ?? ""}`;
  }
  const isSame =
    theirs.varies === "order" ? sortedText(ours.stdout) === sortedText(theirs.stdout) : ours.stdout === theirs.stdout;
  return isSame ? undefined : "stdout differs";
}

const FEATURE = /^not supported by Ferrule yet: /;

function compare(ours: Said, theirs: Answer, runs: boolean): Outcome {
  const outside = ours.errors.filter(({ code }) => code === "F0001");
  if (outside.length > 0) {
    return { kind: "unsupported", features: [...new Set(outside.map((fault) => fault.message.replace(FEATURE, "")))] };
  }
  const isAccepted = ours.errors.length === 0;
  if (theirs.errors.length === 0) {
    if (!isAccepted) return { kind: "false-reject", codes: codesOf(ours.errors) };
    const detail = runs ? outputDifference(ours, theirs) : undefined;
    return detail === undefined ? { kind: "same", verdict: "accepted", lines: true } : { kind: "output", detail };
  }
  if (isAccepted) return { kind: "false-accept", codes: codesOf(theirs.errors) };
  if (codesOf(ours.errors) !== codesOf(theirs.errors)) {
    return { kind: "codes", ours: codesOf(ours.errors), theirs: codesOf(theirs.errors) };
  }
  return { kind: "same", verdict: "rejected", lines: placesOf(ours.errors) === placesOf(theirs.errors) };
}

/** What Ferrule says; a string where it crashed. */
function askFerrule({ text, edition }: DocProgram, runs: boolean): Said | string {
  try {
    if (!runs) {
      const goal = /^#!\[crate_type/m.test(text) ? "check" : "program";
      const { diagnostics, map } = compileText({ name: "main.rs", text, edition }, goal);
      return { errors: faultsOf(diagnostics, map), stdout: "", stderr: "", status: 0 };
    }
    const result = runText({ name: "main.rs", text, edition, limits: { maxSteps: STEPS } });
    const errors = result.faults.map(({ line, code, message }) => ({ line, code, message }));
    return { errors, stdout: result.stdout, stderr: result.stderr, status: result.status };
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** Judges one program, after `announce`: what follows may not return, or bring the process down. */
export async function judge(rustc: Rustc, program: DocProgram, announce: () => void): Promise<Judgement> {
  const { id, text, edition, attributes } = program;
  const runs = !attributes.includes("no_run") && !/#!\[(crate_type|no_main|no_std)/.test(text);
  const theirs = await rustc.ask({ name: "main.rs", text, edition, run: runs, runs: RUNS, seconds: SECONDS });
  const reason = reasonToSkip(program, theirs);
  if (reason !== undefined) return { id, outcome: { kind: "skipped", reason }, ours: undefined, theirs };
  announce();
  const ours = askFerrule(program, runs);
  if (typeof ours === "string") return { id, outcome: { kind: "crash", message: ours }, ours: undefined, theirs };
  return { id, outcome: compare(ours, theirs, runs), ours, theirs };
}
