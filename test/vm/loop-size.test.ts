// V8 optimises no function whose bytecode is longer than 60 KB: an interpreter's loop beyond that runs ten times slower.
// Nothing else would tell, so the length is counted here, by V8 itself.

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** V8's `--max-optimized-bytecode-size`. */
const LIMIT = 61_440;

const LOOPS = [
  ["src/vm/interpreter.ts", "execute"],
  ["src/vm/stepping-interpreter.ts", "executeStepwise"],
  ["src/vm/checked-interpreter.ts", "executeChecked"],
  ["src/vm/checked-stepping-interpreter.ts", "executeCheckedStepwise"],
  ["src/vm/checked-rare.ts", "executeRare"],
] as const;

/** Bytes of bytecode of a function in a file: it is called with nothing, since V8 compiles at the first call. */
function bytecodeLength(path: string, name: string): number {
  const text = readFileSync(resolve(import.meta.dirname, "../..", path), "utf8");
  const target = ts.ScriptTarget.ES2022;
  const { outputText } = ts.transpileModule(text, { compilerOptions: { target, module: ts.ModuleKind.ESNext } });
  const folder = mkdtempSync(join(tmpdir(), "loop-size-"));
  const file = join(folder, "loop.mjs");
  writeFileSync(file, `${outputText.replace(/^import .*$/gm, "")}\ntry { ${name}({}); } catch {}\n`);
  const { stdout } = spawnSync(process.execPath, ["--print-bytecode", `--print-bytecode-filter=${name}`, file], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  rmSync(folder, { recursive: true });
  return Number(/Bytecode length: (\d+)/.exec(stdout)?.[1]);
}

for (const [path, name] of LOOPS) {
  test(`${name} is short enough to be optimised`, () => {
    const length = bytecodeLength(path, name);
    expect(length).toBeGreaterThan(10_000);
    expect(length).toBeLessThan(LIMIT);
  });
}
