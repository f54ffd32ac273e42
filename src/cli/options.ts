// Options that several commands share: what they accept, and what they become.

import { type Command, InvalidArgumentError, Option } from "commander";
import { EMIT_STAGES, type EmitStage } from "#driver/emit-stages.ts";
import { EDITIONS, type Edition, type SessionOptions } from "#driver/session.ts";
import { PANIC_STRATEGIES, type PanicStrategy } from "#isa/program.ts";
import type { ColorPolicy } from "#render/colors.ts";
import { parseDeviations } from "#vm/schedule.ts";
import { ERROR_FORMATS, type ErrorFormat } from "#render/formats.ts";

/** `stage[=PATH]`; without a path the dump goes to stdout. */
export interface EmitRequest {
  readonly stage: EmitStage;
  readonly path: string | undefined;
}

/** What commander hands to the action of a command that compiles. */
export interface CompileFlags {
  readonly edition: Edition;
  readonly errorFormat: ErrorFormat;
  readonly color: "auto" | "always" | "never";
  readonly emit: readonly EmitRequest[];
  readonly test?: boolean;
  /** Of commands that can run checked. */
  readonly aliasing?: boolean;
  /** Of commands that make a program. */
  readonly panic?: PanicStrategy;
}

export interface LimitFlags {
  readonly maxSteps?: number;
  readonly maxMemory?: number;
}

function parseEmit(text: string, previous: readonly EmitRequest[]): readonly EmitRequest[] {
  const equals = text.indexOf("=");
  const stage = equals < 0 ? text : text.slice(0, equals);
  if (!EMIT_STAGES.some((known) => known === stage)) {
    throw new InvalidArgumentError(`Allowed stages are ${EMIT_STAGES.join(", ")}.`);
  }
  return [...previous, { stage: stage as EmitStage, path: equals < 0 ? undefined : text.slice(equals + 1) }];
}

const UNITS: Readonly<Record<string, number>> = { "": 1, k: 2 ** 10, m: 2 ** 20, g: 2 ** 30 };

/** A whole number; underscores may part it. */
export function parseCount(text: string): number {
  const match = /^(\d[\d_]*)$/.exec(text);
  const value = match === null ? Number.NaN : Number((match[1] as string).replaceAll("_", ""));
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError("Give a whole number, such as 1_000_000.");
  return value;
}

export function parseBytes(text: string): number {
  const match = /^(\d[\d_]*)([kmg]?)(?:i?b)?$/i.exec(text);
  const unit = UNITS[(match?.[2] ?? "").toLowerCase()] as number;
  const value = match === null ? Number.NaN : Number((match[1] as string).replaceAll("_", "")) * unit;
  if (!Number.isSafeInteger(value)) throw new InvalidArgumentError("Give a number of bytes, such as 64M.");
  return value;
}

/** Adds the options of every command that compiles. */
export function addCompileOptions(command: Command): Command {
  return command
    .addOption(new Option("--edition <year>", "edition of the language").choices(EDITIONS).default("2024"))
    .addOption(new Option("--error-format <format>", "form of the messages").choices(ERROR_FORMATS).default("human"))
    .addOption(new Option("--color <when>", "colours in messages").choices(["auto", "always", "never"]).default("auto"))
    .addOption(
      new Option("--emit <stage[=path]>", `show a stage (${EMIT_STAGES.join(", ")}); may be repeated`)
        .argParser(parseEmit)
        .default([], "nothing"),
    );
}

/** Adds the options of every command that makes a program. */
export function addProgramOptions(command: Command): Command {
  return addCompileOptions(command).addOption(
    new Option("--panic <strategy>", "what a panic does after its message").choices(PANIC_STRATEGIES).default("unwind"),
  );
}

/** What a run is held to besides `aliasing`. */
export interface CheckFlags {
  readonly checked?: boolean;
  readonly anyway?: boolean;
}

/** Adds the options of commands that can run a program checked. */
export function addCheckOptions(command: Command): Command {
  return command
    .option("--checked", "check every access to memory while running")
    .option("--aliasing", "as --checked, and hold references to the aliasing rules")
    .option("--anyway", "run, checked, even what the borrow checker rejects");
}

/** Whether the run has to know what pointers are. */
export const isCheckedRun = ({ checked, anyway, aliasing }: CompileFlags & CheckFlags): boolean =>
  checked === true || anyway === true || aliasing === true;

/** How the threads of a program are to be run. */
export interface ScheduleFlags {
  readonly seed: number;
  readonly schedule: string;
}

function parseSchedule(text: string): string {
  if (["round-robin", "random", "all"].includes(text) || parseDeviations(text) !== null) return text;
  throw new InvalidArgumentError("Give round-robin, random, all, or a schedule as `all` reports it, such as 3:2,17:1.");
}

/** Adds the options of commands that run threads. */
export function addScheduleOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--schedule <name>", "run threads round-robin, random, or all: try many schedules until one fails")
        .argParser(parseSchedule)
        .default("round-robin"),
    )
    .addOption(new Option("--seed <n>", "seed of the random schedule").argParser(parseCount).default(0));
}

/** Adds the limits of every command that runs a program. */
export function addLimitOptions(command: Command): Command {
  return command
    .addOption(new Option("--max-steps <n>", "stop after so many instructions").argParser(parseCount))
    .addOption(
      new Option("--max-memory <bytes>", "limit of the heap; K, M and G are understood").argParser(parseBytes),
    );
}

export function sessionOptions(flags: CompileFlags): SessionOptions {
  const aliasing = flags.aliasing === true ? { aliasing: true } : {};
  return { edition: flags.edition, test: flags.test === true, ...aliasing };
}

/** Decides on colours for a stream: `auto` means a terminal, and nobody who asks for none. */
export function colorPolicy(
  when: CompileFlags["color"],
  stream: { readonly isTTY?: boolean } = process.stderr,
): ColorPolicy {
  if (when !== "auto") return when;
  const { NO_COLOR, TERM } = process.env;
  const isWanted = stream.isTTY === true && (NO_COLOR === undefined || NO_COLOR === "") && TERM !== "dumb";
  return isWanted ? "always" : "never";
}
