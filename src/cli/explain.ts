// `ferrule explain CODE`: the long text of an error code.

import { styleText } from "node:util";
import { CODES, isCode } from "#diagnostics/codes.ts";
import { explanationOf } from "#diagnostics/explanations.ts";
import { CommandError, EXIT } from "./exit-status.ts";
import { writeOut } from "./output.ts";

/** Accepts `E0382`, `e0382` and `382`. */
function normalize(text: string): string {
  return /^\d{1,4}$/.test(text) ? `E${text.padStart(4, "0")}` : text.toUpperCase();
}

export function explain(text: string): number {
  const code = normalize(text);
  if (!isCode(code))
    throw new CommandError(`\`${text}\` is not an error code that Ferrule uses; codes look like E0382 or F0001`);
  const isTerminal = process.stdout.isTTY === true && !process.env["NO_COLOR"];
  const title = `${code}: ${CODES[code]}`;
  writeOut(`${isTerminal ? styleText("bold", title) : title}\n\n`);
  const body = explanationOf(code);
  writeOut(
    body === undefined
      ? "There is no longer text for this code yet.\n"
      : body.replaceAll(/^```rust,\w+(,2021)?$/gm, "```rust"),
  );
  return EXIT.ok;
}
