// Command lines of development tools: options that take a number, and flags.
import { parseArgs } from "node:util";

/** What a command line says. */
export interface Options<N extends string, F extends string> {
  numberOf(name: N): number | undefined;
  has(name: F): boolean;
  readonly positionals: readonly string[];
}

/** Reads a command line; ends the process with a message where it says something else. */
export function readOptions<N extends string, F extends string = never>(
  args: readonly string[],
  names: { readonly numbers: readonly N[]; readonly flags?: readonly F[]; readonly positionals?: number },
): Options<N, F> {
  const { numbers, flags = [], positionals: most = 0 } = names;
  const options = Object.fromEntries([
    ...numbers.map((name) => [name, { type: "string" }] as const),
    ...flags.map((name) => [name, { type: "boolean" }] as const),
  ]);
  try {
    const { values: given, positionals } = parseArgs({ args: [...args], options, allowPositionals: most > 0 });
    const values: Readonly<Record<string, unknown>> = given;
    for (const name of numbers) {
      const text = values[name];
      if (text !== undefined && !/^\d+$/.test(String(text)))
        throw new Error(`--${name} takes a number, not \`${text}\``);
    }
    if (positionals.length > most) throw new Error(`what is \`${positionals[most]}\`?`);
    return {
      numberOf: (name) => (values[name] === undefined ? undefined : Number(values[name])),
      has: (name) => values[name] === true,
      positionals,
    };
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  }
}
