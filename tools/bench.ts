// Measures speed as ratios within one run.
//
//   npm run bench                       every table, three rounds; writes BENCH.md
//   npm run bench -- --rounds 5         so many rounds
//   npm run bench -- --only Checking    the tables whose title has that word; prints them and writes nothing

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { checkTable, frontEndTable, parserTable, startTable } from "./bench/front-end.ts";
import { memoryTable } from "./bench/memory.ts";
import { runTable } from "./bench/programs.ts";
import { root, type Setting } from "./bench/race.ts";
import { watchingTable } from "./bench/watching.ts";
import { rustcVersion } from "./rustc.ts";

/** The tables by title, each a list of lines of Markdown. */
const TABLES: readonly (readonly [title: string, measure: (setting: Setting) => string[]])[] = [
  ["Running programs", runTable],
  ["Watching programs", watchingTable],
  ["Check and run, cold and warm", frontEndTable],
  ["Checking large programs", checkTable],
  ["Starting", startTable],
  ["Lexer and parser", parserTable],
  ["Memory", memoryTable],
];

function option(name: string): string | undefined {
  const at = process.argv.indexOf(name);
  return at < 0 ? undefined : process.argv[at + 1];
}

function opening(rounds: number, rustc: string | undefined): string[] {
  const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { version: string };
  return [
    "# Speed, measured",
    "",
    `Made by \`npm run bench\` with Ferrule ${version}, Node ${process.version.slice(1)}, ${rustc ?? "no rustc"}.`,
    `Each figure is the median of ${rounds} round${rounds === 1 ? "" : "s"} in which all contestants took turns; what a contestant's runtime takes`,
    "to do nothing has been subtracted from the running times. Ratios above 1 mean that Ferrule is slower. The programs",
    "and their JavaScript twins lie in `tools/bench/`.",
    "",
  ];
}

function measureAll(setting: Setting, only: string | undefined): string[] {
  const chosen = TABLES.filter(([title]) => title.toLowerCase().includes(only?.toLowerCase() ?? ""));
  if (chosen.length === 0) throw new Error(`no table's title has "${only}": ${TABLES.map(([t]) => t).join("; ")}`);
  return chosen.flatMap(([title, measure]) => [`## ${title}`, "", ...measure(setting), ""]);
}

function main(): void {
  const rounds = Number(option("--rounds") ?? 3);
  const only = option("--only");
  const rustc = rustcVersion();
  mkdirSync(resolve(root, "node_modules/.cache"), { recursive: true });
  const scratch = mkdtempSync(resolve(root, "node_modules/.cache/bench-"));
  try {
    const tables = measureAll({ scratch, rounds, hasRustc: rustc !== undefined }, only);
    const text = [...opening(rounds, rustc), ...tables].join("\n");
    if (only === undefined) writeFileSync(resolve(root, "BENCH.md"), text);
    console.log(text);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main();
