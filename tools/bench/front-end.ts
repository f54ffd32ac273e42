// The front end: `check` and `run` of small, middling and large programs against rustc, cold (a fresh process) and warm
// (again in a process that has already compiled one); how checking grows; the parser's throughput; cold starts.

import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { compileText, runText } from "#harness/ferrule.ts";
import { SourceMap } from "#support/source-map.ts";
import { parseFile } from "#syntax/parse.ts";
import { generateProgram } from "../generate.ts";
import { type Contestant, ferrule, heading, median, msOf, race, ratio, row, type Setting, whole } from "./race.ts";

const HELLO = 'fn main() {\n    println!("hello");\n}\n';
const WARM_PASSES = 5;
const PARSED_LINES = 10_000;
const PARSER_PASSES = 7;

function rustc(setting: Setting, source: string, args: readonly string[]): Contestant[] {
  const output = resolve(setting.scratch, "rustc-output");
  const command = ["rustc", "--edition", "2024", ...args, "-Awarnings", "-o", output, source] as const;
  return setting.hasRustc ? [{ name: "rustc", command }] : [];
}

/** Milliseconds that one more `check` or `run` takes in a process that has done some. */
function warm(text: string, command: "check" | "run"): number {
  const program = { name: "main.rs", text, edition: "2024" } as const;
  const times = Array.from({ length: WARM_PASSES }, () => {
    const start = process.hrtime.bigint();
    if (command === "check") compileText(program, command);
    else runText(program);
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  return median(times.slice(2));
}

/** `check` and `run` by size of program, against `rustc --emit=metadata` and rustc's debug build (compiled, not run). */
export function frontEndTable(setting: Setting): string[] {
  const lines = heading(["", "cold, ms", "warm, ms", "rustc, ms", "cold against rustc", "warm against rustc"]);
  const programs = [
    ["hello, world", HELLO],
    ["200 lines", generateProgram(200)],
    ["2,000 lines", generateProgram(2_000)],
  ] as const;
  for (const [title, text] of programs) {
    const source = resolve(setting.scratch, "program.rs");
    writeFileSync(source, text);
    for (const goal of ["check", "run"] as const) {
      const theirs = rustc(setting, source, goal === "check" ? ["--emit=metadata"] : []);
      const ours: Contestant = { name: "ferrule", command: [process.execPath, ferrule, goal, source] };
      const results = race([ours, ...theirs], setting.rounds);
      const [cold, again, other] = [msOf(results, "ferrule"), warm(text, goal), msOf(results, "rustc")];
      const name = `\`${goal}\`, ${title}`;
      lines.push(row([name, whole(cold), whole(again), whole(other), ratio(cold, other), ratio(again, other)]));
      console.log(lines.at(-1));
    }
  }
  return lines;
}

/** How the time of `check` grows with the program, against `rustc --emit=metadata`. */
export function checkTable(setting: Setting): string[] {
  const lines = heading(["generated lines", "ferrule check, ms", "rustc --emit=metadata, ms", "ratio"]);
  for (const size of [100, 1_000, 10_000]) {
    const source = generatedFile(setting, size);
    const ours: Contestant = { name: "ferrule", command: [process.execPath, ferrule, "check", source] };
    const results = race([ours, ...rustc(setting, source, ["--emit=metadata"])], setting.rounds);
    const [a, b] = [msOf(results, "ferrule"), msOf(results, "rustc")];
    lines.push(row([size.toLocaleString("en"), whole(a), whole(b), ratio(a, b)]));
    console.log(lines.at(-1));
  }
  return lines;
}

/** Writes a program of so many generated lines; its path. */
export function generatedFile(setting: Setting, size: number): string {
  const path = resolve(setting.scratch, `generated-${size}.rs`);
  writeFileSync(path, generateProgram(size));
  return path;
}

/** What a process costs before it has read a program, against an empty one of Node's. */
export function startTable(setting: Setting): string[] {
  const hello = resolve(setting.scratch, "hello.rs");
  writeFileSync(hello, HELLO);
  const own = (...args: string[]): Contestant["command"] => [process.execPath, ferrule, ...args];
  const results = race(
    [
      { name: "node -e 0", command: [process.execPath, "-e", "0"] },
      { name: "ferrule --version", command: own("--version") },
      { name: "ferrule check hello.rs", command: own("check", hello) },
      { name: "ferrule run hello.rs", command: own("run", hello) },
    ],
    setting.rounds,
  );
  const bare = msOf(results, "node -e 0");
  const rows = [...results].map(([name, { ms }]) => row([`\`${name}\``, whole(ms), ratio(ms, bare)]));
  return [...heading(["cold start", "ms", "against an empty `node -e 0`"]), ...rows];
}

/** Throughput of lexer and parser on a generated program. */
export function parserTable(): string[] {
  const text = generateProgram(PARSED_LINES);
  const lines = text.split("\n").length;
  const times = Array.from({ length: PARSER_PASSES }, () => {
    const file = new SourceMap().add("generated.rs", text);
    const start = process.hrtime.bigint();
    parseFile(file, { lazyBodies: false });
    return Number(process.hrtime.bigint() - start) / 1e6;
  });
  const [first = Number.NaN, , ...later] = times;
  const rate = (ms: number): string => (lines / ms).toFixed(0);
  return [
    ...heading(["", "thousand lines a second", "ms"]),
    row([`lexer and parser, first pass over ${lines.toLocaleString("en")} lines`, rate(first), whole(first)]),
    row(["lexer and parser, warm", rate(median(later)), whole(median(later))]),
  ];
}
