// Takes the start-up snapshot of the command line, for the Node that runs this: second half of `npm run build`.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "vite";

const root = process.cwd();
const dist = resolve(root, "dist");
const work = resolve(root, "node_modules/.cache/snapshot");
const { version } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));

// Snapshots of other builds would run old code.
for (const name of readdirSync(dist)) if (name.endsWith(".blob")) rmSync(resolve(dist, name));

await build({
  root,
  configFile: false,
  logLevel: "error",
  publicDir: false,
  define: { __FERRULE_VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true },
  build: {
    ssr: "src/cli/snapshot.ts",
    outDir: work,
    emptyOutDir: true,
    target: "node20",
    minify: false,
    rolldownOptions: { output: { format: "cjs", entryFileNames: "snapshot.cjs", codeSplitting: false } },
  },
});
const blob = resolve(dist, `ferrule-${process.version}-${process.arch}.blob`);
const { status, stderr } = spawnSync(
  process.execPath,
  ["--snapshot-blob", blob, "--build-snapshot", resolve(work, "snapshot.cjs")],
  { encoding: "utf8" },
);
if (status !== 0) {
  // Without one everything works, and starts more slowly.
  rmSync(blob, { force: true });
  console.log(`no start-up snapshot: ${stderr.trim().split("\n").slice(0, 6).join("\n")}`);
}
