// Counts what a fuzzing run met, and writes differences down as fixtures.

import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { type Difference, type DifferenceKind, SERIOUS } from "./compare.ts";
import type { Outcome } from "./oracle.ts";

/** Differences in codes or lines may make up this share of all programs. */
const ALLOWED_LINES = 0.005;

export class Report {
  #programs = 0;
  #rejected = 0;
  #illTyped = 0;
  #panicked = 0;
  readonly #codes = new Map<string, number>();
  readonly #kinds = new Map<DifferenceKind, number>();
  readonly #details = new Map<string, number[]>();

  illTyped(): void {
    this.#illTyped++;
  }

  add(seed: number, rustc: Outcome, found: Difference | undefined): void {
    this.#programs++;
    if (rustc.errors.length > 0) this.#rejected++;
    if (rustc.status === 101) this.#panicked++;
    for (const code of new Set(rustc.errors.map((e) => e.code ?? "lifetime"))) {
      this.#codes.set(code, (this.#codes.get(code) ?? 0) + 1);
    }
    if (found === undefined) return;
    this.#kinds.set(found.kind, (this.#kinds.get(found.kind) ?? 0) + 1);
    const key = `${found.kind}: ${found.detail}`;
    this.#details.set(key, [...(this.#details.get(key) ?? []), seed]);
  }

  /** How many programs showed just this difference so far. */
  countOf(found: Difference): number {
    return this.#details.get(`${found.kind}: ${found.detail}`)?.length ?? 0;
  }

  get passes(): boolean {
    const lines = this.#kinds.get("lines") ?? 0;
    return (
      this.#programs > 0 && SERIOUS.every((kind) => !this.#kinds.has(kind)) && lines <= this.#programs * ALLOWED_LINES
    );
  }

  toString(): string {
    const share = (n: number): string => `${n} (${((100 * n) / Math.max(1, this.#programs)).toFixed(2)} %)`;
    const codes = [...this.#codes].sort((a, b) => b[1] - a[1]).map(([code, n]) => `${code} ${n}`);
    const details = [...this.#details]
      .sort((a, b) => b[1].length - a[1].length)
      .map(([key, seeds]) => `  ${seeds.length} x ${key}  (seeds ${seeds.slice(0, 4).join(", ")})`);
    return [
      `${this.#programs} programs compared; ${this.#illTyped} left out as ill-typed`,
      `rejected by rustc  ${share(this.#rejected)}; panicking ${this.#panicked}`,
      `codes              ${codes.join(", ")}`,
      ...SERIOUS.map((kind) => `${kind.padEnd(18)} ${share(this.#kinds.get(kind) ?? 0)}`),
      `codes or lines     ${share(this.#kinds.get("lines") ?? 0)}`,
      ...details,
    ].join("\n");
  }
}

/** The program with rustc's errors as annotations. */
function annotated(text: string, { errors }: Outcome): string {
  const lines = text.trimEnd().split("\n");
  const out: string[] = [];
  for (const [i, line] of lines.entries()) {
    const here = [
      ...new Set(
        errors
          .filter((e) => e.line === i + 1)
          .map((e) => `ERROR ${e.code === undefined ? "" : `${e.code} `}${e.message}`),
      ),
    ];
    const [first, ...more] = here;
    out.push(first === undefined ? line : `${line} //~ ${first}`);
    for (const [j, message] of more.entries()) out.push(`//~${"^".repeat(j + 1)} ${message}`);
  }
  return `${out.join("\n")}\n`;
}

/** Writes a fixture that fails as long as the difference remains; gives its path. */
export function writeFixture(seed: number, text: string, rustc: Outcome, found: Difference): string {
  const rejected = rustc.errors.length > 0;
  const base = `test/${rejected ? "ui" : "run"}/fuzz/${found.kind}-${seed}`;
  mkdirSync(dirname(base), { recursive: true });
  const exit = rustc.status !== 0 && !rejected ? `//@ exit: ${rustc.status}\n` : "";
  writeFileSync(`${base}.rs`, rejected ? annotated(text, rustc) : exit + text);
  if (!rejected) writeFileSync(`${base}.stdout`, rustc.stdout);
  return `${base}.rs`;
}
