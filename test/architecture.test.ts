// Holds the source tree against its own rules: layers, cycles, opening comments, sizes, codes, fresh files.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { CODES } from "#diagnostics/codes.ts";
import { readFixtures } from "#tools/fixtures.ts";
import { staleFiles } from "#tools/generated.ts";
import { CORE_LAYERS, LAYERS } from "#tools/layers.ts";

const root = resolve(import.meta.dirname, "..");

interface SourceText {
  /** From the root: `src/hir/defs.ts`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly { readonly specifier: string; readonly isTypeOnly: boolean }[];
}

const IMPORT = /^(?:import|export)\b((?:[^"';=]*?\bfrom)?)\s*["']([^"']+)["']/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)/g;

/** Whether the clause between `import` and the path names types only. */
function isErased(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true;
  const names = /\{([\s\S]*)\}/
    .exec(clause)?.[1]
    ?.split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return names !== undefined && names.length > 0 && names.every((name) => name.startsWith("type "));
}

function readTree(folder: string): SourceText[] {
  return readdirSync(resolve(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => {
      const text = readFileSync(resolve(root, path), "utf8");
      const imports = [...text.matchAll(IMPORT)].map((m) => ({
        specifier: m[2] as string,
        isTypeOnly: isErased(m[1] as string),
      }));
      for (const m of text.matchAll(DYNAMIC)) imports.push({ specifier: m[1] as string, isTypeOnly: false });
      return { path, text, imports };
    });
}

const sources = readTree("src");
const byPath = new Map(sources.map((source) => [source.path, source]));

/** The file an import names, or undefined for packages. */
function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith("#")) return `src/${specifier.slice(1)}`;
  if (specifier.startsWith("./")) return resolve("/", from, "..", specifier).slice(1);
  return undefined;
}

const layerOf = (path: string): string => path.split("/")[1] as string;

/** All pairs `from -> to` that break a rule, as text. */
function violations(rule: (from: string, to: string, specifier: string) => string | undefined): string[] {
  return sources.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier }) => rule(path, target(path, specifier) ?? "", specifier) ?? []),
  );
}

describe("layers", () => {
  test("every folder is in the table", () => {
    expect(
      [...new Set(sources.map(({ path }) => layerOf(path)))].filter((layer) => LAYERS[layer] === undefined),
    ).toEqual([]);
  });

  test("imports follow the table", () => {
    const broken = violations((from, to) => {
      if (to === "") return undefined;
      const [a, b] = [layerOf(from), layerOf(to)];
      return a === b || b === "support" || LAYERS[a]?.includes(b) === true ? undefined : `${from} imports ${to}`;
    });
    expect(broken).toEqual([]);
  });

  test("sub-folders are private to their layer", () => {
    const broken = violations((from, to) =>
      to !== "" && layerOf(from) !== layerOf(to) && to.split("/").length > 3 ? `${from} imports ${to}` : undefined,
    );
    expect(broken).toEqual([]);
  });

  test("no `../`, and files are named with their ending", () => {
    const broken = violations((from, to, specifier) => {
      if (specifier.startsWith("..")) return `${from} imports ${specifier}`;
      return to !== "" && !/\.(tsx?|css|rs)(\?\w+)?$/.test(specifier) ? `${from} imports ${specifier}` : undefined;
    });
    expect(broken).toEqual([]);
  });

  test("there are no cycles of values", () => {
    const state = new Map<string, "open" | "done">();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (state.get(path) === "done") return;
      if (state.get(path) === "open") {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(" -> "));
        return;
      }
      state.set(path, "open");
      for (const { specifier, isTypeOnly } of byPath.get(path)?.imports ?? []) {
        if (isTypeOnly) continue;
        const to = target(path, specifier);
        if (to !== undefined && byPath.has(to)) visit(to, [...trail, path]);
      }
      state.set(path, "done");
    };
    for (const { path } of sources) visit(path, []);
    expect(cycles).toEqual([]);
  });

  test("the core imports nothing of Node", () => {
    const broken = violations((from, _to, specifier) =>
      CORE_LAYERS.includes(layerOf(from)) && specifier.startsWith("node:") ? `${from} imports ${specifier}` : undefined,
    );
    expect(broken).toEqual([]);
  });

  test("the core touches no global of Node or of a browser", () => {
    const forbidden =
      /^[^/*]*(?<![\w.#"'`])(process\.|Buffer\.|document\.|window\.|globalThis\.|setTimeout\(|fetch\(|console\.)/m;
    const broken = sources.filter(({ path, text }) => CORE_LAYERS.includes(layerOf(path)) && forbidden.test(text));
    expect(broken.map(({ path }) => path)).toEqual([]);
  });
});

describe("files", () => {
  const all = [...sources, ...readTree("tools"), ...readTree("test")];

  test("each opens with a comment that says what it is for", () => {
    const silent = all.filter(({ text }) => !/^(#!.*\n)?(\/\/ \S|\/\*\*)/.test(text));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  test("names are kebab-case", () => {
    const odd = all.filter(({ path }) => !/^[a-z0-9/.-]+$/.test(path));
    expect(odd.map(({ path }) => path)).toEqual([]);
  });

  test("no file is larger than is good for its readers", () => {
    const lines = (text: string): number => text.split("\n").length;
    const large = sources.filter(({ path, text }) => lines(text) > (LARGE[path] ?? 700));
    expect(large.map(({ path, text }) => `${path}: ${lines(text)} lines`)).toEqual([]);
  });

  test("generated files are fresh (npm run gen)", () => {
    expect(staleFiles(root)).toEqual([]);
  });
});

/** Files with a reason to be longer than 700 lines: tables, and the interpreter loop. */
const LARGE: Readonly<Record<string, number>> = {
  "src/syntax/ast.ts": 1000,
  "src/vm/interpreter.ts": 3000,
  "src/vm/stepping-interpreter.ts": 3000,
  "src/vm/checked-rare.ts": 3000,
  "src/vm/checked-interpreter.ts": 4000,
  "src/vm/checked-stepping-interpreter.ts": 4000,
};

describe("error codes", () => {
  const emitted = new Set(
    sources
      .filter(({ path }) => path !== "src/diagnostics/codes.ts")
      .flatMap(({ text }) =>
        [...text.replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, "").matchAll(/["'`]([EF]\d{4})["'`]/g)].map(
          (m) => m[1] as string,
        ),
      ),
  );

  test("each that is emitted is in the table", () => {
    expect([...emitted].filter((code) => !Object.hasOwn(CODES, code))).toEqual([]);
  });

  test("each that is emitted has an explanation", () => {
    const missing = [...emitted].filter(
      (code) => !existsSync(resolve(root, `src/diagnostics/explanations/${code}.md`)),
    );
    expect(missing.sort()).toEqual([]);
  });

  test("each that is emitted has a fixture", () => {
    const shown = new Set(readFixtures(root, "test/ui").flatMap((f) => f.expectations.map((e) => e.code)));
    expect([...emitted].filter((code) => !shown.has(code)).sort()).toEqual([]);
  });
});
