// Counts judgements, and writes the count as a table.

import type { DocProgram } from "./doctest.ts";
import type { Judgement, Outcome } from "./judge.ts";
import type { SourceName } from "./pages.ts";

/** The figures of one source. */
export interface Score {
  readonly source: SourceName;
  /** Those that stable rustc can judge. */
  readonly programs: number;
  readonly skipped: ReadonlyMap<string, number>;
  /** Rejected by both with the same codes, or accepted by both with the same output. */
  readonly agree: number;
  /** Both accept or both reject. */
  readonly sameVerdict: number;
  readonly rejected: { readonly all: number; readonly sameCodes: number; readonly sameLines: number };
  readonly accepted: { readonly all: number; readonly sameOutput: number };
  readonly falseAccepts: number;
  readonly falseRejects: number;
  readonly crashes: number;
  readonly unsupported: number;
  /** Programs by feature that Ferrule does not have. */
  readonly features: ReadonlyMap<string, number>;
  /** Programs by reason of disagreement. */
  readonly reasons: ReadonlyMap<string, number>;
}

const firstLine = (text: string): string => text.split("\n", 1)[0] ?? "";

/** Why a program does not agree, in words short enough to be counted; undefined where it does. */
export function reasonOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case "skipped":
    case "same":
      return undefined;
    case "unsupported":
      return `unsupported: ${outcome.features[0]}`;
    case "crash":
      return `crash: ${firstLine(outcome.message)}`;
    case "false-accept":
      return `false accept: rustc ${outcome.codes}`;
    case "false-reject":
      return `false reject: ferrule ${outcome.codes}`;
    case "codes":
      return `codes: ferrule ${outcome.ours}, rustc ${outcome.theirs}`;
    case "output":
      return `output: ${outcome.detail}`;
    default:
      return outcome satisfies never;
  }
}

function count(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return new Map([...counts].sort(([a, x], [b, y]) => y - x || a.localeCompare(b)));
}

/** Scores the judgements on the programs of one source. */
export function scoreOf(source: SourceName, programs: readonly DocProgram[], judgements: readonly Judgement[]): Score {
  const own = judgements.filter((_, i) => programs[i]?.source === source);
  const judged = own.filter(({ outcome }) => outcome.kind !== "skipped");
  const outcomes = judged.map(({ outcome }) => outcome);
  const of = (kind: Outcome["kind"]): number => outcomes.filter((outcome) => outcome.kind === kind).length;
  const same = outcomes.filter((outcome) => outcome.kind === "same");
  const bothReject = same.filter(({ verdict }) => verdict === "rejected");
  const isRejected = ({ theirs }: Judgement): boolean => (theirs?.errors.length ?? 0) > 0;
  return {
    source,
    programs: judged.length,
    skipped: count(own.flatMap(({ outcome }) => (outcome.kind === "skipped" ? [outcome.reason] : []))),
    agree: same.length,
    sameVerdict: same.length + of("codes") + of("output"),
    rejected: {
      all: judged.filter(isRejected).length,
      sameCodes: bothReject.length,
      sameLines: bothReject.filter(({ lines }) => lines).length,
    },
    accepted: {
      all: judged.filter((judgement) => !isRejected(judgement)).length,
      sameOutput: same.length - bothReject.length,
    },
    falseAccepts: of("false-accept"),
    falseRejects: of("false-reject"),
    crashes: of("crash"),
    unsupported: of("unsupported"),
    features: count(outcomes.flatMap((outcome) => (outcome.kind === "unsupported" ? outcome.features : []))),
    reasons: count(outcomes.map(reasonOf).filter((reason) => reason !== undefined)),
  };
}

const percent = (part: number, whole: number): string => (whole === 0 ? "-" : `${((100 * part) / whole).toFixed(1)} %`);

const COLUMNS: readonly (readonly [title: string, value: (score: Score) => string | number])[] = [
  ["source", ({ source }) => source],
  ["programs", ({ programs }) => programs],
  ["agree", ({ agree, programs }) => `${agree} (${percent(agree, programs)})`],
  ["same verdict", ({ sameVerdict }) => sameVerdict],
  ["same codes", ({ rejected }) => `${rejected.sameCodes} of ${rejected.all}`],
  ["and lines", ({ rejected }) => rejected.sameLines],
  ["same output", ({ accepted }) => `${accepted.sameOutput} of ${accepted.all}`],
  ["unsupported", ({ unsupported }) => unsupported],
  ["false accepts", ({ falseAccepts }) => falseAccepts],
  ["false rejects", ({ falseRejects, programs }) => `${falseRejects} (${percent(falseRejects, programs)})`],
  ["crashes", ({ crashes }) => crashes],
  ["skipped", ({ skipped }) => [...skipped.values()].reduce((sum, n) => sum + n, 0)],
];

/** The scores as a Markdown table. */
export function table(scores: readonly Score[]): string {
  const rows = [
    COLUMNS.map(([title]) => title),
    ...scores.map((score) => COLUMNS.map(([, value]) => `${value(score)}`)),
  ];
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] as number)).join(" | ")} |`;
  const [head, ...body] = rows.map(line);
  return [head, `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...body].join("\n");
}

const LONGEST = 10;

function list(title: string, counts: ReadonlyMap<string, number>): string[] {
  if (counts.size === 0) return [];
  return [title, ...[...counts].slice(0, LONGEST).map(([name, n]) => `  ${`${n}`.padStart(4)}  ${name}`)];
}

/** What stands in the way of a source, commonest first. */
export function obstacles(score: Score): string {
  return [
    ...list("commonest reasons of disagreement:", score.reasons),
    ...list("unsupported, by feature:", score.features),
    ...list("skipped:", score.skipped),
  ].join("\n");
}
