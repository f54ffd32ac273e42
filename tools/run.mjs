// Bundles one TypeScript entry and runs it: `node tools/run.mjs tools/fuzz.ts ARGS…`.
// For development tools; users run the built `dist/ferrule.mjs`.
import { mkdtempSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "vite";

const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) {
  console.error("usage: node tools/run.mjs ENTRY.ts [ARGS…]");
  process.exit(2);
}
const root = resolve(import.meta.dirname, "..");
const outDir = mkdtempSync(resolve(root, "node_modules/.cache-run-"));
process.on("exit", () => rmSync(outDir, { recursive: true, force: true }));
await build({
  root,
  configFile: false,
  logLevel: "error",
  ssr: { noExternal: true },
  build: {
    ssr: resolve(entry),
    outDir,
    target: "node20",
    minify: false,
    sourcemap: "inline",
    rolldownOptions: { output: { entryFileNames: "entry.mjs" } },
  },
});
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], entry, ...args];
await import(pathToFileURL(resolve(outDir, "entry.mjs")).href);
