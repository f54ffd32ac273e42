// What is said after a run: why the machine stopped it, what leaked, what the four segments held.

import { positionText } from "#isa/debug-info.ts";
import type { Program } from "#isa/program.ts";
import type { Leak } from "#vm/leaks.ts";
import type { Exit, SegmentReport } from "#vm/machine.ts";
import type { Deadlock } from "#vm/deadlock.ts";
import type { Trap } from "#vm/trap.ts";

/** Frames of a backtrace that are shown: the innermost and the outermost. */
const INNERMOST = 16;
const OUTERMOST = 8;
const MAX_LEAKS = 8;

const plural = (count: number, noun: string): string =>
  `${count.toLocaleString("en")} ${noun}${count === 1 ? "" : "s"}`;
const hex = (address: number): string => `0x${address.toString(16).padStart(8, "0")}`;

/** Why the machine stopped a program, and where, innermost call first. */
export function trapText(program: Program, trap: Trap): string {
  const where = trap.backtrace.find((frame) => !frame.isStd && frame.range !== null) ?? trap.backtrace[0];
  const at = where === undefined ? "" : positionText(program, where.range);
  const lines = [`error${trap.deadlock === undefined ? "" : "[M0017]"}: ${trap.message}`];
  if (at !== "") lines.push(` --> ${at}`);
  if (trap.deadlock !== undefined) return `${[...lines, ...deadlockLines(program, trap.deadlock)].join("\n")}\n`;
  if (trap.backtrace.length > 0) lines.push("stack backtrace:", ...frameLines(program, trap.backtrace));
  return `${lines.join("\n")}\n`;
}

/** A line for each frame, and one that counts those left out. */
function frameLines(program: Program, frames: Trap["backtrace"]): readonly string[] {
  const isShort = frames.length <= INNERMOST + OUTERMOST;
  const shown = isShort ? frames : [...frames.slice(0, INNERMOST), ...frames.slice(-OUTERMOST)];
  return shown.flatMap(({ function: name, range, depth }, i) => {
    const position = positionText(program, range);
    const line = `  ${String(depth).padStart(2)}: ${name}${position === "" ? "" : ` at ${position}`}`;
    const left = depth - i;
    return left > 0 && i === INNERMOST ? [`  … ${plural(left, "more frame")}`, line] : [line];
  });
}

/** Who waits for what, and who holds it. */
function deadlockLines(program: Program, deadlock: Deadlock): readonly string[] {
  return deadlock.waiting.flatMap(({ thread, waitsFor, at, holders }) => {
    const where = positionText(program, at);
    const line = `  ${thread} waits for ${waitsFor}${where === "" ? "" : ` at ${where}`}`;
    return [
      line,
      ...holders.map((holder) => {
        const since = positionText(program, holder.since);
        const who = holder.isSelf ? "it holds that itself" : `${holder.thread} holds it`;
        return `    ${who}${since === "" ? "" : `, taken at ${since}`}`;
      }),
    ];
  });
}

/** The blocks that nobody freed and no static leads to; empty where there are none. */
export function leakText(program: Program, leaks: readonly Leak[]): string {
  if (leaks.length === 0) return "";
  const bytes = leaks.reduce((sum, leak) => sum + leak.size, 0);
  const lines = leaks.slice(0, MAX_LEAKS).map((leak) => {
    const at = positionText(program, leak.range);
    return `  ${hex(leak.address)}: ${plural(leak.size, "byte")}, allocated in ${leak.allocatedIn}${at === "" ? "" : ` at ${at}`}`;
  });
  const left = leaks.length - MAX_LEAKS;
  if (left > 0) lines.push(`  … ${plural(left, "more block")}`);
  return [
    `note[M0016]: ${plural(bytes, "byte")} in ${plural(leaks.length, "block")} were never freed`,
    ...lines,
    "",
  ].join("\n");
}

/** Columns for the names of segments. */
const NAME_WIDTH = 18;

/** How a segment is called, and what there is to say of it in a run that has ended. */
interface SegmentLine {
  readonly segment: SegmentReport["name"];
  readonly name: string;
  readonly holds: string;
}

function segmentLines(program: Program, { counters }: Exit): readonly SegmentLine[] {
  const own = program.functions.filter((fn) => !fn.isStd).length;
  const ofKind = (kind: Program["statics"][number]["kind"]): number =>
    program.statics.filter((item) => item.kind === kind).length;
  return [
    { segment: "null page", name: "null page", holds: "nothing: any access traps" },
    {
      segment: "code",
      name: "code",
      holds: `${plural(program.functions.length, "function")}, ${own} of the program itself; read-only`,
    },
    {
      segment: "read-only static",
      name: "static, read-only",
      holds: `${plural(ofKind("string"), "text")}, ${plural(ofKind("promoted"), "constant")}, ${plural(ofKind("vtable"), "vtable")}`,
    },
    { segment: "static", name: "static, writable", holds: "statics that can change" },
    { segment: "stack", name: "stack", holds: "frames: parameters, variables, temporaries" },
    {
      segment: "heap",
      name: "heap",
      holds:
        `${plural(counters.allocations, "allocation")}, ${plural(counters.frees, "free")}; ` +
        `${plural(counters.peakBytes, "byte")} live at most, ${counters.liveBytes.toLocaleString("en")} at the end`,
    },
  ];
}

/** The map of memory: where each segment lies, how far it was ever used, and what is in it. */
export function memoryText(program: Program, exit: Exit): string {
  const rows = segmentLines(program, exit).flatMap(({ segment, name, holds }) => {
    const row = exit.segments.find((one) => one.name === segment);
    if (row === undefined) return [];
    const { start, end, highWater, used } = row;
    const mark = used === 0 ? "" : `used up to ${hex(highWater)}: ${plural(used, "byte")}`;
    return [
      `  ${name.padEnd(NAME_WIDTH)}${hex(start)}..${hex(end)}  ${mark}`.trimEnd(),
      `  ${"".padEnd(NAME_WIDTH)}${holds}`,
    ];
  });
  return ["memory", ...rows, `  ${plural(exit.counters.steps, "instruction")} executed`, ""].join("\n");
}
