// Bundles the command line into one file, `dist/ferrule.mjs`, with nothing left to import but Node itself.
import { chmodSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "vite";

const { version } = JSON.parse(readFileSync(resolve(import.meta.dirname, "package.json"), "utf8")) as {
  version: string;
};

export default defineConfig({
  define: { __FERRULE_VERSION__: JSON.stringify(version) },
  ssr: { noExternal: true },
  publicDir: false,
  build: {
    ssr: "src/cli/main.ts",
    outDir: "dist",
    emptyOutDir: false,
    target: "node20",
    minify: true,
    rolldownOptions: { output: { entryFileNames: "ferrule.mjs", codeSplitting: false } },
  },
  plugins: [
    {
      name: "executable",
      writeBundle(_options, bundle) {
        for (const file of Object.keys(bundle)) {
          if (file.endsWith(".mjs")) chmodSync(resolve("dist", file), 0o755);
        }
      },
    },
  ],
});
