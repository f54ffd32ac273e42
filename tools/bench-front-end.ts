// Throughput of the lexer and of the parser, warm, on a generated program.

import { parseFile } from "#syntax/parse.ts";
import { SourceMap } from "#support/source-map.ts";
import { generateProgram } from "./generate.ts";

const LINES = 10_000;
const PASSES = 7;

/** The table of lines and megabytes a second. */
export function measureFrontEnd(): string[] {
  const text = generateProgram(LINES);
  const lines = text.split("\n").length;
  const times: number[] = [];
  for (let pass = 0; pass < PASSES; pass++) {
    const file = new SourceMap().add("generated.rs", text);
    const start = process.hrtime.bigint();
    parseFile(file, { lazyBodies: false });
    times.push(Number(process.hrtime.bigint() - start) / 1e6);
  }
  const warm = [...times.slice(2)].sort((a, b) => a - b)[(PASSES - 2) >> 1] as number;
  const rate = (ms: number): string => `${Math.round(lines / ms)}`;
  return [
    "| | thousand lines a second | ms |",
    "|---|---|---|",
    `| lexer and parser, first pass over ${lines.toLocaleString("en")} lines | ${rate(times[0] as number)} | ${(times[0] as number).toFixed(0)} |`,
    `| lexer and parser, warm | ${rate(warm)} | ${warm.toFixed(0)} |`,
  ];
}
