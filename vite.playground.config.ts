// Bundles the playground into `dist/playground`: a static page that works from any folder, without a network.
import { resolve } from "node:path";
import { defineConfig } from "vite";
import { stdWithoutComments } from "./tools/std-without-comments.ts";

export default defineConfig({
  root: resolve(import.meta.dirname, "src/playground"),
  base: "./",
  publicDir: false,
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  worker: { format: "es", plugins: () => [stdWithoutComments()] },
  build: {
    outDir: resolve(import.meta.dirname, "dist/playground"),
    emptyOutDir: true,
    target: ["chrome123", "firefox128", "safari17.5"],
    modulePreload: { polyfill: false },
    // Everything but the largest chunk, the compiler, is small; it loads in a worker.
    chunkSizeWarningLimit: 2000,
  },
});
