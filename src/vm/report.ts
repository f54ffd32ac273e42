// What the machine has to say at the end of a run, as text: a trap with its backtrace, leaks, the memory map.
import { positionOf } from "#isa/debug-info.ts";
import type { Program, SourceRange } from "#isa/program.ts";
import type { Exit, SegmentReport } from "./machine.ts";
import type { Trap } from "./trap.ts";

const place = (program: Program, range: SourceRange | null): string => {
  const position = range === null ? null : positionOf(program, range);
  return position === null ? "" : `${position.file}:${position.line}:${position.column}`;
};

/** A trap for standard error: the message, where, and the frames outside the standard library (all of them if asked). */
export function trapText(program: Program, trap: Trap, allFrames = false): string {
  const frames = trap.backtrace.filter((frame) => allFrames || !frame.isStd);
  const first = place(program, frames.find((frame) => frame.range !== null)?.range ?? null);
  let text = `error: ${trap.message}\n`;
  if (first !== "") text += `  --> ${first}\n`;
  if (frames.length > 0) text += "stack backtrace:\n";
  let repeated = 0;
  frames.forEach((frame, i) => {
    const at = place(program, frame.range);
    const next = frames[i + 1];
    // A deep recursion would say the same line over and over.
    if (next !== undefined && next.function === frame.function && place(program, next.range) === at) {
      repeated++;
      return;
    }
    text += `${String(i - repeated).padStart(4)}: ${frame.function}${repeated > 0 ? `  (${repeated + 1} times)` : ""}\n`;
    if (at !== "") text += `             at ${at}\n`;
    repeated = 0;
  });
  return text;
}

/** The blocks still live at exit, grouped by where they were allocated; empty if there are none. */
export function leakText(program: Program, exit: Exit): string {
  if (exit.leaks.length === 0) return "";
  const groups = new Map<string, { count: number; bytes: number }>();
  for (const leak of exit.leaks) {
    const where = `${leak.allocatedIn}${leak.range === null ? "" : ` (${place(program, leak.range)})`}`;
    const group = groups.get(where) ?? { count: 0, bytes: 0 };
    group.count++;
    group.bytes += leak.size;
    groups.set(where, group);
  }
  const bytes = exit.leaks.reduce((sum, leak) => sum + leak.size, 0);
  const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
  let text = `warning: ${plural(exit.leaks.length, "heap block")} (${plural(bytes, "byte")}) not freed at exit\n`;
  for (const [where, group] of groups)
    text += `  ${plural(group.count, "block")}, ${plural(group.bytes, "byte")}, allocated in ${where}\n`;
  return text;
}

/** The memory map: a line for each segment with its range and what was used of it. */
export function segmentText(segments: readonly SegmentReport[]): string {
  const hex = (n: number): string => n.toString(16).padStart(8, "0");
  return segments
    .map(
      ({ name, start, end, highWater }) =>
        `${hex(start)}..${hex(end)}  ${name.padEnd(16)}  ${Math.max(0, highWater - start)} bytes used\n`,
    )
    .join("");
}
