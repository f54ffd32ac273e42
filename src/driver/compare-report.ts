// A comparison of heap managers for the terminal: a table, one chart of live bytes for each run on a common scale, and
// what leaked or went wrong. 80 columns are enough, and nothing is told by colour.

import type { Comparison, HeapRun, LeakSite } from "./compare.ts";

const WIDTH = 80;
const LABEL = 22;
const COLUMN = 14;
/** Columns and rows of a chart. */
const CHART_WIDTH = 64;
const CHART_ROWS = 4;
const MAX_SITES = 6;
/** Eighths of a cell, from empty to full. */
const BLOCKS = " ▁▂▃▄▅▆▇█";

const count = (value: number): string => value.toLocaleString("en");

/** The rows of the table: a name, and what of a run stands there. */
export const COMPARE_ROWS: readonly { readonly name: string; readonly value: (run: HeapRun) => string }[] = [
  { name: "peak bytes", value: (run) => count(run.peakBytes) },
  { name: "bytes at exit", value: (run) => count(run.finalBytes) },
  { name: "allocations", value: (run) => count(run.allocations) },
  { name: "frees", value: (run) => count(run.frees) },
  { name: "count operations", value: (run) => count(run.countOperations) },
  { name: "collections", value: (run) => count(run.collections) },
  { name: "longest pause (steps)", value: (run) => count(run.longestPause) },
  { name: "total pause (steps)", value: (run) => count(run.totalPause) },
  { name: "leaked blocks", value: (run) => (run.fault === null ? count(run.leakedBlocks) : "-") },
  { name: "fault", value: (run) => (run.fault === null ? "none" : (run.fault.code ?? "stopped")) },
  { name: "exit status", value: (run) => String(run.status) },
];

/** The text of a comparison. */
export function comparisonText({ runs }: Comparison): string {
  return [...tableLines(runs), "", ...chartLines(runs), ...runs.flatMap(remarks), ""].join("\n");
}

function tableLines(runs: readonly HeapRun[]): string[] {
  const line = (label: string, cells: readonly string[]): string =>
    label.padEnd(LABEL) + cells.map((cell) => cell.padStart(COLUMN)).join("");
  const head = line(
    "",
    runs.map((run) => run.heap),
  );
  return [head, "─".repeat(WIDTH - 2), ...COMPARE_ROWS.map((row) => line(row.name, runs.map(row.value)))];
}

/** The charts: the same scale for all, so that they can be compared by eye. */
function chartLines(runs: readonly HeapRun[]): string[] {
  const most = Math.max(1, ...runs.flatMap((run) => run.live.map((point) => point.peak)));
  const longest = Math.max(1, ...runs.map((run) => run.steps));
  const lines = [`live bytes over ${count(longest)} steps, up to ${count(most)} bytes`];
  for (const run of runs) {
    const rows = chartRows(run, most, longest);
    rows.forEach((row, index) => {
      const label = index === 0 ? run.heap : index === rows.length - 1 ? `${count(run.peakBytes)} B` : "";
      lines.push(`${label.padEnd(13)}│${row}`);
    });
    lines.push(`${"".padEnd(13)}└${"─".repeat(CHART_WIDTH)}`);
  }
  return lines;
}

/** Rows of one chart, the top first: each column the most live bytes in its part of the time. */
function chartRows(run: HeapRun, most: number, longest: number): string[] {
  const columns = Array.from({ length: CHART_WIDTH }, (_, index) => {
    const from = (index * longest) / CHART_WIDTH;
    const to = ((index + 1) * longest) / CHART_WIDTH;
    return from > run.steps ? 0 : mostLive(run, from, to);
  });
  return Array.from({ length: CHART_ROWS }, (_, index) => {
    const below = (CHART_ROWS - 1 - index) * 8;
    const cell = (value: number): string => {
      const eighths = Math.ceil((value / most) * CHART_ROWS * 8) - below;
      return BLOCKS[Math.max(0, Math.min(8, eighths))] as string;
    };
    return columns.map(cell).join("").trimEnd();
  });
}

/** Most live bytes between two steps; what was noted last before them holds until something else is. */
function mostLive(run: HeapRun, from: number, to: number): number {
  let most = 0;
  let before = 0;
  for (const { step, peak } of run.live) {
    if (step >= to) break;
    if (step < from) before = peak;
    else most = Math.max(most, peak);
  }
  return most === 0 ? before : most;
}

const leakLine = ({ at, function: name, blocks, bytes }: LeakSite): string =>
  `    ${blocks === 1 ? "1 block of" : `${count(blocks)} blocks, together`} ${count(bytes)} bytes, allocated ${at === "" ? `in ${name}` : `at ${at}`}`;

/** What is to be said of one run in words. */
function remarks(run: HeapRun): string[] {
  const lines: string[] = [];
  if (run.fault !== null) {
    const code = run.fault.code === null ? "" : `[${run.fault.code}]`;
    lines.push(`  fault${code}: ${run.fault.message}${run.fault.at === "" ? "" : ` at ${run.fault.at}`}`);
  }
  if (run.leakedBlocks > 0) {
    lines.push(`  never freed:`, ...run.leaks.slice(0, MAX_SITES).map(leakLine));
    if (run.leaks.length > MAX_SITES) lines.push(`    … from ${count(run.leaks.length - MAX_SITES)} more places`);
  }
  if (!run.agrees) lines.push("  its output or its exit status is not that of the run under ownership");
  return lines.length === 0 ? [] : ["", `${run.heap}:`, ...lines];
}
