// What is said after a run: why the machine stopped it, what leaked, what the four segments held.

import { positionOf } from "#isa/debug-info.ts";
import type { Program, SourceRange } from "#isa/program.ts";
import type { Exit, Leak, SegmentReport } from "#vm/machine.ts";
import type { Deadlock } from "#vm/deadlock.ts";
import type { Trap } from "#vm/trap.ts";

const MAX_FRAMES = 24;
const MAX_LEAKS = 8;

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
const hex = (address: number): string => `0x${address.toString(16).padStart(8, "0")}`;

function place(program: Program, range: SourceRange | null): string {
  const at = range === null ? null : positionOf(program, range);
  return at === null ? "" : `${at.file}:${at.line}:${at.column}`;
}

/** Why the machine stopped a program, and where, innermost call first. */
export function trapText(program: Program, trap: Trap): string {
  const where = trap.backtrace.find((frame) => !frame.isStd && frame.range !== null) ?? trap.backtrace[0];
  const at = where === undefined ? "" : place(program, where.range);
  const lines = [`error: ${trap.message}`];
  if (at !== "") lines.push(` --> ${at}`);
  if (trap.deadlock !== undefined) return `${[...lines, ...deadlockLines(program, trap.deadlock)].join("\n")}\n`;
  const frames = trap.backtrace.slice(0, MAX_FRAMES).map((frame, index) => {
    const position = place(program, frame.range);
    return `  ${String(index).padStart(2)}: ${frame.function}${position === "" ? "" : ` at ${position}`}`;
  });
  const left = trap.backtrace.length - MAX_FRAMES;
  if (frames.length > 0) lines.push("stack backtrace:", ...frames);
  if (left > 0) lines.push(`  … ${plural(left, "more frame")}`);
  return `${lines.join("\n")}\n`;
}

/** Who waits for what, and who holds it. */
function deadlockLines(program: Program, deadlock: Deadlock): readonly string[] {
  return deadlock.waiting.flatMap(({ thread, waitsFor, at, holders }) => {
    const where = place(program, at);
    const line = `  ${thread} waits for ${waitsFor}${where === "" ? "" : ` at ${where}`}`;
    return [
      line,
      ...holders.map((holder) => {
        const since = place(program, holder.since);
        const who = holder.isSelf ? "it holds that itself" : `${holder.thread} holds it`;
        return `    ${who}${since === "" ? "" : `, taken at ${since}`}`;
      }),
    ];
  });
}

/** The blocks that nobody freed; empty where there are none. */
export function leakText(program: Program, leaks: readonly Leak[]): string {
  if (leaks.length === 0) return "";
  const bytes = leaks.reduce((sum, leak) => sum + leak.size, 0);
  const lines = leaks.slice(0, MAX_LEAKS).map((leak) => {
    const at = place(program, leak.range);
    return `  ${hex(leak.address)}: ${plural(leak.size, "byte")}, allocated in ${leak.allocatedIn}${at === "" ? "" : ` at ${at}`}`;
  });
  const left = leaks.length - MAX_LEAKS;
  if (left > 0) lines.push(`  … ${plural(left, "more block")}`);
  return [`note: ${plural(bytes, "byte")} in ${plural(leaks.length, "block")} were never freed`, ...lines, ""].join(
    "\n",
  );
}

/** What each of the four segments held during a run. */
export function memoryText(program: Program, exit: Exit): string {
  const { counters } = exit;
  const find = (name: SegmentReport["name"]): SegmentReport | undefined => exit.segments.find((s) => s.name === name);
  const used = (name: SegmentReport["name"]): number => {
    const segment = find(name);
    return segment === undefined ? 0 : Math.max(0, segment.highWater - segment.start);
  };
  const userFunctions = program.functions.filter((fn) => !fn.isStd).length;
  const strings = program.statics.filter((item) => item.kind === "string").length;
  const row = (name: string, segment: SegmentReport["name"], text: string): string =>
    `  ${name.padEnd(8)}${hex(find(segment)?.start ?? 0)}  ${text}`;
  return [
    "memory",
    row(
      "code",
      "code",
      `${plural(used("code"), "byte")}: ${plural(program.functions.length, "function")}, ${userFunctions} of the program itself`,
    ),
    row(
      "static",
      "read-only static",
      `${plural(used("read-only static"), "byte")} read-only (${plural(strings, "text")}), ${plural(used("static"), "byte")} writable`,
    ),
    row("stack", "stack", `${plural(used("stack"), "byte")} at its deepest`),
    row(
      "heap",
      "heap",
      `${plural(counters.allocations, "allocation")}, ${counters.frees.toLocaleString("en")} freed; ` +
        `${plural(counters.peakBytes, "byte")} at its fullest, ${plural(counters.liveBytes, "byte")} at the end`,
    ),
    `  ${plural(counters.steps, "instruction")} executed`,
    "",
  ].join("\n");
}
