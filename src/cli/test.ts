// `ferrule test FILE [FILTER…]`: compiles a crate for its tests and runs them as libtest does.

import { runTests } from "#driver/run-tests.ts";
import { compileFile } from "./compile.ts";
import { EXIT } from "./exit-status.ts";
import { processHost } from "./host.ts";
import type { CompileFlags, LimitFlags } from "./options.ts";
import { colorPolicy } from "./options.ts";

export interface TestFlags extends CompileFlags, LimitFlags {
  readonly exact?: boolean;
  readonly skip?: readonly string[];
  readonly ignored?: boolean;
  readonly includeIgnored?: boolean;
  readonly list?: boolean;
  readonly nocapture?: boolean;
  readonly showOutput?: boolean;
}

export function test(file: string, filters: readonly string[], flags: TestFlags): number {
  const compilation = compileFile(file, { ...flags, test: true }, "program");
  if (compilation?.tests === undefined) return EXIT.rejected;
  const passed = runTests(
    compilation.program,
    compilation.tests,
    {
      filters,
      skip: flags.skip ?? [],
      exact: flags.exact === true,
      ignored: flags.includeIgnored === true ? "include" : flags.ignored === true ? "only" : "skip",
      list: flags.list === true,
      nocapture: flags.nocapture === true,
      showOutput: flags.showOutput === true,
      colors: colorPolicy(flags.color, process.stdout) === "always",
      limits: flags,
    },
    processHost(file, []),
  );
  return passed ? EXIT.ok : EXIT.panicked;
}
