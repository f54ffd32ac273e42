// The command line: names commands and options, and turns whatever happens into an exit status.
//
// The compiler is imported only by the actions that need it, so that `--help` and `--version` cost
// little more than starting Node.

import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { HEAP_KINDS } from "#vm/heap-manager.ts";
import type { StepKind } from "#vm/step.ts";
import { CommandError, EXIT } from "./exit-status.ts";
import {
  addCheckOptions,
  addCompileOptions,
  addLimitOptions,
  addProgramOptions,
  addScheduleOptions,
  type CompileFlags,
  parseBytes,
  parseCount,
} from "./options.ts";
import { writeError, writeOut } from "./output.ts";
import type { DebugFlags } from "./debug.ts";
import type { CompareFlags } from "./compare.ts";
import type { RunFlags } from "./run.ts";
import type { TestFlags } from "./test.ts";
import type { TraceFlags } from "./trace.ts";
import { VERSION } from "./version.ts";

/** What `--kind` takes; `vm/step.ts` has the type, which is not loaded for `--help`. */
const STEP_KINDS: readonly StepKind[] = ["call", "statement", "drop", "return"];

function parsePort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535)
    throw new InvalidArgumentError("Give a port from 0 to 65535.");
  return port;
}

/** The whole command line; an action hands its status to `finish`. */
function program(finish: (status: number) => void): Command {
  const root = new Command("ferrule")
    .description("Compiles, checks and runs a strict subset of Rust.")
    .version(VERSION, "-V, --version")
    .helpCommand(false)
    .showHelpAfterError("(`ferrule --help` shows what there is)")
    .configureOutput({ writeOut, writeErr: writeError })
    .exitOverride();
  const command = (usage: string, description: string): Command =>
    root
      .command(usage)
      .description(description)
      .helpOption("-h, --help", "show this help")
      .configureHelp({ showGlobalOptions: false });

  addCompileOptions(command("check <files...>", "check programs: syntax, names, types, ownership"))
    .option("--test", "with the code for tests")
    .action(async (files: string[], flags: CompileFlags) => finish((await import("./check.ts")).check(files, flags)));
  addScheduleOptions(
    addLimitOptions(
      addCheckOptions(
        addProgramOptions(command("run <file> [args...]", "check, compile and run a program, or run an .fbc file")),
      ),
    ),
  )
    .option("--memory", "show at the end what the four memory segments hold")
    .addOption(new Option("--heap <manager>", "who frees (checked unless ownership)").choices(HEAP_KINDS))
    .action(async (file: string, args: string[], flags: RunFlags) =>
      finish((await import("./run.ts")).run(file, args, flags)),
    );
  addLimitOptions(
    addCompileOptions(command("test <file> [filters...]", "run tests whose names contain a filter, or all")),
  )
    .option("--exact", "filters are whole names")
    .option("--skip <filter...>", "leave out tests whose names contain a filter")
    .option("--ignored", "run only tests marked `#[ignore]`")
    .option("--include-ignored", "run tests marked `#[ignore]`, too")
    .option("--list", "list tests instead of running them")
    .option("--nocapture", "let tests write to the terminal")
    .option("--show-output", "show what tests that passed have written")
    .action(async (file: string, filters: string[], flags: TestFlags) =>
      finish((await import("./test.ts")).test(file, filters, flags)),
    );
  addScheduleOptions(
    addLimitOptions(
      addCheckOptions(
        addProgramOptions(command("trace <file> [args...]", "run a program and tell every step, as JSON lines")),
      ),
    ),
  )
    .option("--from <n>", "the first step to tell", parseCount)
    .option("--limit <n>", "steps to tell at most", parseCount, 10_000)
    .option("--locals", "with the variables of the innermost call")
    .option("--function <text>", "only steps in functions whose name contains this")
    .option("--line <n>", "only steps that begin on this line", parseCount)
    .addOption(new Option("--kind <kinds...>", "only steps of these kinds").choices(STEP_KINDS))
    .action(async (file: string, args: string[], flags: TraceFlags) =>
      finish((await import("./trace.ts")).traceFile(file, args, flags)),
    );
  addScheduleOptions(
    addLimitOptions(
      addCheckOptions(
        addProgramOptions(command("debug <file> [args...]", "step through a run, forwards and backwards")),
      ),
    ),
  )
    .addOption(
      new Option("--history <bytes>", "memory for going back; K, M and G are understood").argParser(parseBytes),
    )
    .option("--script", "read the names of commands from standard input, one a line")
    .action(async (file: string, args: string[], flags: DebugFlags) =>
      finish(await (await import("./debug.ts")).debug(file, args, flags)),
    );
  addLimitOptions(
    addCompileOptions(
      command("compare <file> [args...]", "run a program, even a rejected one, under four heap managers"),
    ),
  )
    .option("--json", "the record of each run as JSON (`src/driver/compare.ts` has its form)")
    .action(async (file: string, args: string[], flags: CompareFlags) =>
      finish((await import("./compare.ts")).compare(file, args, flags)),
    );
  addProgramOptions(command("build <file>", "compile to bytecode, with a source map beside it"))
    .requiredOption("-o, --output <path>", "where to write the .fbc file")
    .action(async (file: string, flags: CompileFlags & { output: string }) =>
      finish((await import("./build.ts")).build(file, flags)),
    );
  addCompileOptions(command("dis <file>", "show bytecode with the source between it"))
    .option("--std", "with the functions of the standard library")
    .action(async (file: string, flags: CompileFlags & { std?: boolean }) =>
      finish((await import("./dis.ts")).dis(file, flags)),
    );
  command("explain <code>", "explain an error code, with an example and its repair").action(async (code: string) =>
    finish((await import("./explain.ts")).explain(code)),
  );
  command("play", "serve the playground on this computer")
    .option("--port <n>", "port to listen on, 0 for any", parsePort, 4280)
    .action(async ({ port }: { port: number }) => finish(await (await import("./play.ts")).play(port)));
  return root;
}

function internalError(failure: unknown): number {
  const text = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
  writeError(`error: internal error in Ferrule\n${text}\n\n`);
  writeError(
    `note: this is a fault in Ferrule ${VERSION}, not in your program; please report it together with the program\n`,
  );
  return EXIT.internal;
}

/** Runs the command that `args` (without Node and script) name; gives the exit status. */
export async function runApp(args: readonly string[]): Promise<number> {
  let status: number = EXIT.ok;
  try {
    const root = program((result) => {
      status = result;
    });
    if (args.length === 0) {
      writeError(root.helpInformation());
      return EXIT.usage;
    }
    await root.parseAsync(args, { from: "user" });
    return status;
  } catch (failure) {
    if (failure instanceof CommanderError) return failure.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (failure instanceof CommandError) {
      writeError(`error: ${failure.message}\n`);
      return failure.status;
    }
    return internalError(failure);
  }
}
