// Peak memory of Ferrule's process.

import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { generatedFile } from "./front-end.ts";
import { PROGRAMS } from "./programs.ts";
import { ferrule, heading, root, row, type Setting } from "./race.ts";

const LINES = 10_000;

/** Peak resident memory of a command and of the processes that it starts, as GNU time tells it; a dash without that. */
function peakMemory(args: readonly string[]): string {
  const { stderr } = spawnSync("/usr/bin/time", ["-f", "PEAK %M", process.execPath, ferrule, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  const kilobytes = Number(/PEAK (\d+)/.exec(stderr ?? "")?.[1]);
  return Number.isFinite(kilobytes) ? `${Math.round(kilobytes / 1024)} MB` : "–";
}

/** The table of peak memory. */
export function memoryTable(setting: Setting): string[] {
  const generated = generatedFile(setting, LINES);
  return [
    ...heading(["peak memory of the process", ""]),
    row([`\`ferrule check\`, ${LINES.toLocaleString("en")} generated lines`, peakMemory(["check", generated])]),
    row(["`ferrule run` of the binary trees", peakMemory(["run", resolve(PROGRAMS, "trees.rs")])]),
    row(["`ferrule --version`", peakMemory(["--version"])]),
  ];
}
