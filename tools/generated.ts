// Files that are generated from others: what each should hold. `tools/gen.ts` writes them, a test and
// `npm run check` hold them fresh. Add a generator to the list to have its output kept fresh as well.

import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { grammarFiles } from "./grammar.ts";
import {
  CHECKED_INTERPRETER,
  CHECKED_RARE,
  CHECKED_STEPPING_INTERPRETER,
  generateCheckedInterpreter,
  generateCheckedRare,
  generateCheckedSteppingInterpreter,
} from "./gen-checked-interpreter.ts";
import { FBC_DOC, fbcDoc } from "./fbc-doc.ts";
import {
  generateInterpreter,
  generateSteppingInterpreter,
  INTERPRETER,
  STEPPING_INTERPRETER,
} from "./gen-interpreter.ts";
import { ISA_DOC, isaDoc } from "./isa-doc.ts";
import { LAYERS } from "./layers.ts";

export interface GeneratedFile {
  readonly path: string;
  readonly text: string;
}

/** The linter's settings with the import rules that follow from the layer table. */
function lintConfig(root: string): GeneratedFile {
  const path = "biome.json";
  const config = JSON.parse(readFileSync(resolve(root, path), "utf8")) as { overrides: { includes: string[] }[] };
  const isRule = (one: { includes: string[] }): boolean => one.includes.some((glob) => glob.startsWith("src/"));
  const rules = Object.entries(LAYERS).map(([layer, allowed]) => {
    const forbidden = Object.keys(LAYERS).filter(
      (other) => other !== layer && other !== "support" && !allowed.includes(other),
    );
    const groups = layer === "support" ? [...forbidden] : forbidden;
    const patterns = [
      {
        group: groups.map((other) => `#${other}/**`),
        message: `${layer} may not import this layer (tools/layers.ts).`,
      },
      { group: ["../**"], message: "Import across folders by subpath: #layer/file.ts." },
    ];
    return {
      includes: [`src/${layer}/**`],
      linter: {
        rules: {
          style: {
            noRestrictedImports: { level: "error", options: { patterns: patterns.filter((p) => p.group.length > 0) } },
          },
        },
      },
    };
  });
  const overrides = [...config.overrides.filter((one) => !isRule(one)), ...rules];
  return { path, text: `${JSON.stringify({ ...config, overrides }, null, 2)}\n` };
}

/** All generated files, freshly made. */
export function generatedFiles(root: string): GeneratedFile[] {
  return [
    lintConfig(root),
    { path: INTERPRETER, text: generateInterpreter() },
    { path: CHECKED_INTERPRETER, text: generateCheckedInterpreter() },
    { path: CHECKED_STEPPING_INTERPRETER, text: generateCheckedSteppingInterpreter() },
    { path: CHECKED_RARE, text: generateCheckedRare() },
    { path: STEPPING_INTERPRETER, text: generateSteppingInterpreter() },
    { path: ISA_DOC, text: isaDoc() },
    { path: FBC_DOC, text: fbcDoc() },
    ...grammarFiles(),
  ];
}

/** Paths of the generated files whose text on disk is not what it should be. */
export function staleFiles(root: string): string[] {
  const normal = (path: string, text: string): string =>
    path.endsWith(".json") ? JSON.stringify(JSON.parse(text)) : text;
  return generatedFiles(root)
    .filter(({ path, text }) => {
      const full = resolve(root, path);
      return !existsSync(full) || normal(path, readFileSync(full, "utf8")) !== normal(path, text);
    })
    .map(({ path }) => path);
}
