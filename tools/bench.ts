// `npm run bench`: measures speed as ratios within one run and writes them to BENCH.md.
//
// The machine's speed drifts, so all contestants of a workload run in turn, round after round; a
// contestant's time is the median of its rounds, less the time its runtime takes to do nothing.

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { generateProgram } from "./generate.ts";
import { rustcVersion } from "./rustc.ts";

const root = process.cwd();
const programs = resolve(root, "tools/bench");
const ferrule = resolve(root, "dist/ferrule.mjs");

const WORKLOADS: readonly (readonly [name: string, title: string])[] = [
  ["fib", "recursive Fibonacci"],
  ["sieve", "prime sieve"],
  ["matmul", "matrix multiply"],
  ["nbody", "n-body"],
  ["trees", "binary trees of `Box`"],
  ["strings", "string building"],
  ["table", "open-addressing hash table"],
  ["collatz", "Collatz"],
  ["quicksort", "quicksort on slices"],
  ["list", "linked list"],
  ["simulation", "struct-heavy simulation"],
];

/** One command to time. */
interface Contestant {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

interface Sample {
  readonly ms: number;
  readonly stdout: string;
  readonly status: number | null;
}

function time({ command: [file, ...args] }: Contestant): Sample {
  const start = process.hrtime.bigint();
  const { stdout, status } = spawnSync(file, args, { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  return { ms: Number(process.hrtime.bigint() - start) / 1e6, stdout, status };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}

/** Times contestants in turn; median milliseconds of each, NaN for one that failed. */
function race(contestants: readonly Contestant[], rounds: number): Map<string, { ms: number; stdout: string }> {
  const samples = new Map(contestants.map((c) => [c.name, [] as Sample[]]));
  for (let round = 0; round < rounds; round++) {
    for (const contestant of contestants) samples.get(contestant.name)?.push(time(contestant));
  }
  return new Map(
    [...samples].map(([name, list]) => {
      const isFine = list.every((sample) => sample.status === 0);
      return [name, { ms: isFine ? median(list.map((s) => s.ms)) : Number.NaN, stdout: list[0]?.stdout ?? "" }];
    }),
  );
}

const ratio = (a: number, b: number): string =>
  Number.isFinite(a / b) && b > 0 ? (a / b).toFixed(a / b < 10 ? 2 : 0) : "–";

function row(cells: readonly (string | number)[]): string {
  return `| ${cells.join(" | ")} |`;
}

function compileRust(name: string, source: string, output: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync("rustc", ["--edition", "2024", ...args, "-o", output, source], {
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`rustc does not compile ${name}: ${stderr}`);
}

function runTable(scratch: string, rounds: number, hasRustc: boolean): string[] {
  const empty = resolve(scratch, "empty.rs");
  writeFileSync(empty, "fn main() {}\n");
  writeFileSync(resolve(scratch, "empty.mjs"), "");
  const contestants = (name: string, folder: string): Contestant[] => {
    const source = resolve(folder, `${name}.rs`);
    const list: Contestant[] = [
      { name: "ferrule", command: [process.execPath, ferrule, "run", source] },
      { name: "checked", command: [process.execPath, ferrule, "run", "--checked", source] },
      { name: "js", command: [process.execPath, resolve(folder, `${name}.mjs`)] },
    ];
    if (hasRustc) {
      compileRust(name, source, resolve(scratch, `${name}-o`), ["-O"]);
      compileRust(name, source, resolve(scratch, `${name}-debug`), []);
      list.push({ name: "rustc -O", command: [resolve(scratch, `${name}-o`)] });
      list.push({ name: "rustc debug", command: [resolve(scratch, `${name}-debug`)] });
    }
    return list;
  };
  const nothing = race(contestants("empty", scratch), rounds);
  const lines = [
    row([
      "workload",
      "Ferrule, ms",
      "against rustc -O",
      "against rustc debug",
      "against JavaScript",
      "checked against unchecked",
    ]),
    "|---|---|---|---|---|---|",
  ];
  for (const [name, title] of WORKLOADS) {
    const results = race(contestants(name, programs), rounds);
    const outputs = new Set([...results.values()].map((result) => result.stdout));
    const net = (who: string): number => {
      const result = results.get(who);
      return result === undefined ? Number.NaN : Math.max(0.5, result.ms - (nothing.get(who)?.ms ?? 0));
    };
    const note = outputs.size === 1 ? "" : " (outputs differ!)";
    const ms = net("ferrule");
    lines.push(
      row([
        title + note,
        ms.toFixed(0),
        ratio(ms, net("rustc -O")),
        ratio(ms, net("rustc debug")),
        ratio(ms, net("js")),
        ratio(net("checked"), ms),
      ]),
    );
    console.log(lines.at(-1));
  }
  return lines;
}

function checkTable(scratch: string, rounds: number, hasRustc: boolean): string[] {
  const lines = [
    row(["generated lines", "ferrule check, ms", "rustc --emit=metadata, ms", "ratio"]),
    "|---|---|---|---|",
  ];
  for (const size of [100, 1_000, 10_000]) {
    const source = resolve(scratch, `generated-${size}.rs`);
    writeFileSync(source, generateProgram(size));
    const contestants: Contestant[] = [{ name: "ferrule", command: [process.execPath, ferrule, "check", source] }];
    const out = resolve(scratch, "metadata");
    if (hasRustc) {
      contestants.push({
        name: "rustc",
        command: ["rustc", "--edition", "2024", "--emit=metadata", "-Awarnings", "-o", out, source],
      });
    }
    const results = race(contestants, size > 1_000 ? Math.min(3, rounds) : rounds);
    const [a, b] = [results.get("ferrule")?.ms ?? Number.NaN, results.get("rustc")?.ms ?? Number.NaN];
    lines.push(row([size.toLocaleString("en"), a.toFixed(0), Number.isFinite(b) ? b.toFixed(0) : "–", ratio(a, b)]));
    console.log(lines.at(-1));
  }
  return lines;
}

function startTable(scratch: string, rounds: number): string[] {
  const hello = resolve(scratch, "hello.rs");
  writeFileSync(hello, 'fn main() {\n    println!("hello");\n}\n');
  const results = race(
    [
      { name: "node -e 0", command: [process.execPath, "-e", "0"] },
      { name: "ferrule --version", command: [process.execPath, ferrule, "--version"] },
      { name: "ferrule check hello.rs", command: [process.execPath, ferrule, "check", hello] },
      { name: "ferrule run hello.rs", command: [process.execPath, ferrule, "run", hello] },
    ],
    rounds,
  );
  const bare = results.get("node -e 0")?.ms ?? Number.NaN;
  const lines = [row(["cold start", "ms", "against an empty `node -e 0`"]), "|---|---|---|"];
  for (const [name, { ms }] of results) lines.push(row([`\`${name}\``, ms.toFixed(0), ratio(ms, bare)]));
  return lines;
}

/** Peak memory of a process in megabytes, from its own account at the end. */
function peakMemory(args: readonly string[]): string {
  const code = `process.on("exit",()=>{process.stderr.write("\\nPEAK "+process.resourceUsage().maxRSS+"\\n")});`;
  const preload = `data:text/javascript,${encodeURIComponent(code)}`;
  const { stderr } = spawnSync(process.execPath, ["--import", preload, ferrule, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  const kilobytes = Number(/PEAK (\d+)/.exec(stderr)?.[1]);
  return Number.isFinite(kilobytes) ? `${Math.round(kilobytes / 1024)} MB` : "–";
}

function memoryTable(scratch: string): string[] {
  return [
    row(["peak memory of the process", ""]),
    "|---|---|",
    row(["`ferrule check`, 10,000 generated lines", peakMemory(["check", resolve(scratch, "generated-10000.rs")])]),
    row(["`ferrule run` of the binary trees", peakMemory(["run", resolve(programs, "trees.rs")])]),
    row(["`ferrule --version`", peakMemory(["--version"])]),
  ];
}

async function frontEndTable(): Promise<string[]> {
  const { measureFrontEnd } = await import("./bench-front-end.ts");
  return measureFrontEnd();
}

async function main(): Promise<void> {
  const rounds = Number(process.argv[2] ?? 3);
  const version = rustcVersion();
  mkdirSync(resolve(root, "node_modules/.cache"), { recursive: true });
  const scratch = mkdtempSync(resolve(root, "node_modules/.cache/bench-"));
  try {
    const sections: [string, string[]][] = [
      ["Running programs", runTable(scratch, rounds, version !== undefined)],
      ["Checking programs", checkTable(scratch, rounds, version !== undefined)],
      ["Starting", startTable(scratch, rounds)],
      ["Lexer and parser", await frontEndTable()],
      ["Memory", memoryTable(scratch)],
    ];
    const { version: own } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8")) as { version: string };
    const text = [
      "# Speed, measured",
      "",
      `Made by \`npm run bench\` with Ferrule ${own}, Node ${process.version.slice(1)}, ${version ?? "no rustc"}.`,
      `Each figure is the median of ${rounds} rounds in which all contestants took turns; what a contestant's runtime takes`,
      "to do nothing has been subtracted from the running times. Ratios above 1 mean that Ferrule is slower. The programs",
      "and their JavaScript twins lie in `tools/bench/`.",
      "",
      ...sections.flatMap(([title, lines]) => [`## ${title}`, "", ...lines, ""]),
    ].join("\n");
    writeFileSync(resolve(root, "BENCH.md"), text);
    console.log(text);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await main();
