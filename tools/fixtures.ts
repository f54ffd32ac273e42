// Reads fixtures: directives (`//@ exit: 101`) and annotations (`//~ ERROR E0382 text`) in Rust files.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What an annotation expects: a message of a level on a line, with a code and a text in it where given. */
export interface Expectation {
  readonly line: number;
  readonly level: "error" | "warning";
  readonly code: string | undefined;
  readonly text: string;
}

export interface Fixture {
  /** Path from the root of the project. */
  readonly path: string;
  readonly text: string;
  readonly expectations: readonly Expectation[];
  readonly edition: "2021" | "2024";
  /** Expected exit status. */
  readonly exit: number;
  readonly args: readonly string[];
  /** Text for standard input. */
  readonly stdin: string;
  readonly maxSteps: number | undefined;
  /** It leaves blocks of the heap behind, by a cycle of `Rc`s or on purpose (`//@ leaks`). */
  readonly leaks: boolean;
  /** Compiled for its tests (`//@ test`). */
  readonly isTest: boolean;
  /** Why rustc is not asked about this one. */
  readonly skipRustc: string | undefined;
  /** Named `fixme-…`: the annotations say what is right, and we are known to be wrong. */
  readonly isFixme: boolean;
}

const ANNOTATION = /\/\/~(\^+|v+|\||)\s*(ERROR|WARNING|WARN)\b\s*(?:([EF]\d{4})\b)?\s*(.*)$/;

/** Annotations of a text: `//~` for its own line, `//~^` for lines above, `//~v` below, `//~|` as the one before. */
export function parseExpectations(text: string): Expectation[] {
  const expectations: Expectation[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    const match = ANNOTATION.exec(line);
    if (match === null) continue;
    const [, where, level, code, message] = match as unknown as [string, string, string, string | undefined, string];
    let target = index + 1;
    if (where.startsWith("^")) target -= where.length;
    else if (where.startsWith("v")) target += where.length;
    else if (where === "|") target = expectations.at(-1)?.line ?? target;
    expectations.push({ line: target, level: level === "ERROR" ? "error" : "warning", code, text: message.trim() });
  }
  return expectations;
}

function directives(text: string): Map<string, string> {
  const found = [...text.matchAll(/^\s*\/\/@\s*([\w-]+)(?::\s*(.*))?$/gm)];
  return new Map(found.map((match) => [match[1] as string, (match[2] ?? "").trim()]));
}

export function parseFixture(path: string, text: string): Fixture {
  const options = directives(text);
  const steps = options.get("max-steps");
  const name = path.slice(path.lastIndexOf("/") + 1);
  return {
    path,
    text,
    expectations: parseExpectations(text),
    edition: options.get("edition") === "2021" ? "2021" : "2024",
    exit: Number(options.get("exit") ?? 0),
    args: (options.get("args") ?? "").split(/\s+/).filter((arg) => arg !== ""),
    stdin: (options.get("stdin") ?? "").replaceAll("\\n", "\n"),
    maxSteps: steps === undefined ? undefined : Number(steps),
    leaks: options.has("leaks"),
    isTest: options.has("test"),
    skipRustc: options.get("skip-rustc"),
    isFixme: name.startsWith("fixme-"),
  };
}

/** All fixtures below a folder, in order of their paths. Modules of another fixture lie in folders named `aux`. */
export function readFixtures(root: string, folder: string): Fixture[] {
  let names: string[];
  try {
    names = readdirSync(join(root, folder), { recursive: true, encoding: "utf8" });
  } catch {
    return [];
  }
  return names
    .map((name) => name.replaceAll("\\", "/"))
    .filter((name) => name.endsWith(".rs") && !name.split("/").includes("aux"))
    .sort()
    .map((name) => parseFixture(`${folder}/${name}`, readFileSync(join(root, folder, name), "utf8")));
}
