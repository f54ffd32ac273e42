// Scores Ferrule on the programs of the documentation that comes with rustc, which is read at run time.
//
//   npm run corpus                        the Book, Rust By Example, the Reference and the error index
//   npm run corpus -- --std               also pages of the standard library
//   npm run corpus -- --source book       only this source (may be repeated)
//   npm run corpus -- --only ch04         only programs whose id contains this
//   npm run corpus -- --list              also each program that does not agree, and why
//   npm run corpus -- --show ID           one program, and what both say of it (may be repeated)
//   npm run corpus -- --jobs 1            so many worker processes; 2 unless told
//   npm run corpus -- --record            also writes the score to CORPUS.md
//
// Fails on a false accept or a crash.

import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type DocProgram, readPrograms } from "./corpus/doctest.ts";
import type { Judgement, Said } from "./corpus/judge.ts";
import { SOURCES, type SourceName } from "./corpus/pages.ts";
import { judgeAll, WORKER, work } from "./corpus/pool.ts";
import { obstacles, reasonOf, type Score, scoreOf, table } from "./corpus/score.ts";
import { rustcVersion } from "./rustc.ts";

const ENTRY = fileURLToPath(import.meta.url);

const OPTIONS = {
  std: { type: "boolean", default: false },
  source: { type: "string", multiple: true },
  only: { type: "string" },
  list: { type: "boolean", default: false },
  show: { type: "string", multiple: true },
  jobs: { type: "string", default: "2" },
  record: { type: "boolean", default: false },
} as const;

function sourcesWanted(named: readonly string[], std: boolean): SourceName[] {
  const unknown = named.find((name) => !SOURCES.some((source) => source.name === name));
  if (unknown !== undefined) {
    throw new Error(`no source \`${unknown}\`; there are ${SOURCES.map(({ name }) => name).join(", ")}`);
  }
  return SOURCES.map(({ name }) => name).filter((name) =>
    named.length > 0 ? named.includes(name) : name !== "std" || std,
  );
}

function said(compiler: string, answer: Said | undefined): string {
  if (answer === undefined) return `--- ${compiler}: nothing`;
  const errors = answer.errors.map(({ line, code, message }) => `  ${line}: ${code ?? "-"} ${message}`);
  if (errors.length > 0) return [`--- ${compiler}: rejected`, ...errors].join("\n");
  return `--- ${compiler}: accepted, exit status ${answer.status}\n${answer.stdout}${answer.stderr}`;
}

function show(program: DocProgram, { outcome, ours, theirs }: Judgement): void {
  console.log(`--- ${program.id}, edition ${program.edition}, ${program.attributes.join(" ") || "no attributes"}`);
  for (const [index, line] of program.text.split("\n").entries()) console.log(`${`${index + 1}`.padStart(3)} ${line}`);
  console.log(said("rustc", theirs));
  console.log(said("ferrule", ours));
  console.log(`--- ${outcome.kind === "crash" ? outcome.message : (reasonOf(outcome) ?? outcome.kind)}`);
}

function record(scores: readonly Score[], version: string, std: boolean): void {
  const text = `# Score on Rust's documentation

Written by \`npm run corpus -- ${std ? "--std " : ""}--record\`: the code blocks of the documentation that comes with ${version.replace(/ \(.*/, "")},
as rustdoc would test them, judged and run by both compilers. *Agree*: rejected with the same codes, or accepted
with the same output and exit status. A program that uses anything outside the subset counts as unsupported, whatever
else is said of it. *Skipped*: what stable rustc cannot judge (nightly features, external crates, several files).

${table(scores)}
`;
  writeFileSync("CORPUS.md", text);
}

async function main(): Promise<number> {
  const { values: options } = parseArgs({ options: OPTIONS });
  const version = rustcVersion();
  if (version === undefined) {
    console.log("rustc is not installed: nothing to compare with");
    return 0;
  }
  const { show: shown = [] } = options;
  const sources = sourcesWanted(
    shown.length === 0 ? (options.source ?? []) : shown.map((id) => id.split("/", 1)[0] as string),
    options.std,
  );
  const programs = readPrograms(sources).filter(({ id }) =>
    shown.length === 0 ? id.includes(options.only ?? "") : shown.includes(id),
  );
  if (programs.length === 0) throw new Error("no such program");
  const judgements = await judgeAll(programs, Number(options.jobs), ENTRY, (done) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${programs.length} programs `);
  });
  if (shown.length > 0) {
    for (const [index, program] of programs.entries()) show(program, judgements[index] as Judgement);
    return 0;
  }
  if (options.list) {
    for (const { id, outcome } of judgements) {
      const reason = reasonOf(outcome);
      if (reason !== undefined) console.log(`${id}  ${reason}`);
    }
  }
  const scores = sources.map((source) => scoreOf(source, programs, judgements));
  for (const score of scores) console.log(`\n${score.source}\n${obstacles(score)}`);
  console.log(`\n${table(scores)}`);
  if (options.record) record(scores, version, options.std);
  return scores.every(({ falseAccepts, crashes }) => falseAccepts === 0 && crashes === 0) ? 0 : 1;
}

if (process.argv.includes(WORKER)) work(process.cwd(), rustcVersion() ?? "");
else process.exitCode = await main();
