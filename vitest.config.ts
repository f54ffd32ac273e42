// Test runner configuration; fixtures are turned into one test per file by the runners in `test/`.
import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 240_000,
    pool: "threads",
    // By default one processor would be left alone: of two, half of the machine.
    maxWorkers: "100%",
    reporters: ["default", ["json", { outputFile: "node_modules/.cache/test-results.json" }]],
  },
});
