// `npm run gen`: writes the generated files.

import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { generatedFiles } from "./generated.ts";

const root = process.cwd();
for (const { path, text } of generatedFiles(root)) {
  mkdirSync(dirname(resolve(root, path)), { recursive: true });
  writeFileSync(resolve(root, path), text);
  if (path.endsWith(".json")) spawnSync("npx", ["biome", "format", "--write", path], { cwd: root });
  console.log(path);
}
