#!/usr/bin/env node
// The entry of `ferrule`: hands over to a start-up snapshot where there is one, else runs the command itself.
//
// The snapshot (made by `npm run build`) is the heap of a process that has already read the standard
// library; starting from it costs a fraction of reading it again. It fits one version of Node only.

import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { runApp } from "./app.ts";

/** The commands that compile, and so gain from a snapshot. */
const COMPILING: readonly (string | undefined)[] = [
  "check",
  "run",
  "test",
  "build",
  "dis",
  "debug",
  "trace",
  "compare",
];

/** The snapshot beside this file, unless it was made before this file was built. */
function snapshotPath(): string | undefined {
  if (process.env["FERRULE_SNAPSHOT"] === "0") return undefined;
  const path = fileURLToPath(new URL(`./ferrule-${process.version}-${process.arch}.blob`, import.meta.url));
  const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
  return made !== undefined && made >= statSync(fileURLToPath(import.meta.url)).mtimeMs ? path : undefined;
}

/** Runs the command in a process made from the snapshot; undefined where that was not possible. */
function runFromSnapshot(args: readonly string[]): number | undefined {
  const snapshot =
    COMPILING.includes(args[0]) && !args.includes("--help") && !args.includes("-h") ? snapshotPath() : undefined;
  if (snapshot === undefined) return undefined;
  const { status, error } = spawnSync(process.execPath, [...process.execArgv, "--snapshot-blob", snapshot, ...args], {
    stdio: "inherit",
  });
  return error === undefined && status !== null ? status : undefined;
}

const args = process.argv.slice(2);
process.exitCode = runFromSnapshot(args) ?? (await runApp(args));
