// `npm run check`: types, lint and format, dead code, generated files. Prints what fails; fails if anything does.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { staleFiles } from "./generated.ts";

const root = process.cwd();

interface Step {
  readonly name: string;
  readonly command: readonly string[];
}

const TYPE_PROJECTS = ["tsconfig.json", "tsconfig.node.json", "tsconfig.playground.json"];

const STEPS: readonly Step[] = [
  ...TYPE_PROJECTS.filter((project) => existsSync(project)).map((project) => ({
    name: `types (${project})`,
    command: ["tsc", "-p", project],
  })),
  { name: "lint and format", command: ["biome", "check", "--max-diagnostics=50", "."] },
  { name: "dead code", command: ["knip", "--no-progress"] },
];

let failed = 0;
function finish(name: string, isFine: boolean, output: string): void {
  console.log(`${isFine ? "ok  " : "FAIL"} ${name}`);
  if (!isFine) {
    failed++;
    console.log(output.trimEnd());
  }
}

for (const { name, command } of STEPS) {
  const { status, stdout, stderr } = spawnSync("npx", ["--no-install", ...command], { cwd: root, encoding: "utf8" });
  finish(name, status === 0, stdout + stderr);
}
const stale = staleFiles(root);
finish("generated files", stale.length === 0, stale.map((path) => `${path} is stale: npm run gen`).join("\n"));
process.exitCode = failed === 0 ? 0 : 1;
