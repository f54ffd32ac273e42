// `ferrule debug FILE`: a stepper for the terminal, forwards and backwards, on the history of a run.
//
// Each command has a key and a name; with `--script` the names are read from standard input, and each moment is printed.

import { readFileSync } from "node:fs";
import { type DebuggerState, debuggerLines, type StyledLine, type TextStyle } from "#ide/debugger-view.ts";
import { currentFrames, momentAt } from "#ide/moment.ts";
import type { Program } from "#isa/program.ts";
import { faultSoFar, runBackToStory, runToFault, type StoryMoment } from "#vm/fault-travel.ts";
import { History } from "#vm/history.ts";
import {
  runBackToDrop,
  runBackToLine,
  runToDrop,
  runToHeapEvent,
  runToLine,
  runToWrite,
  stepBackOut,
  stepBackOver,
  stepOut,
  stepOver,
} from "#vm/travel.ts";
import { takeSnapshot } from "#vm/snapshot.ts";
import { programToWatch } from "./compile.ts";
import { CommandError, EXIT } from "./exit-status.ts";
import { watchedHost } from "./host.ts";
import {
  type CheckFlags,
  type CompileFlags,
  colorPolicy,
  isCheckedRun,
  type LimitFlags,
  type ScheduleFlags,
} from "./options.ts";
import { writeOut } from "./output.ts";
import { scheduleOf } from "./run-schedules.ts";

export interface DebugFlags extends CompileFlags, CheckFlags, LimitFlags, ScheduleFlags {
  /** Bytes that the history may take. */
  readonly history?: number;
  /** Read the names of commands from standard input, and print instead of drawing. */
  readonly script?: boolean;
}

/** A way to go: gives what to tell if it led nowhere. */
interface Travel {
  readonly name: string;
  readonly keys: readonly string[];
  /** How the keys are called, for people. */
  readonly shown: string;
  readonly does: string;
  /** What has to be told besides: asked for below the screen, or a word after the name. */
  readonly asks?: string;
  readonly go: (debuggee: Debuggee, answer: string) => string;
}

interface Debuggee {
  readonly history: History;
  readonly file: string;
}

const ENDED = "the program has ended";
const BEGINNING = "this is the beginning";
const NONE_AHEAD = "there is none ahead: the run ends before that";
const NONE_BEFORE = "there is none before";

const UP = "\u001b[A";
const DOWN = "\u001b[B";
const RIGHT = "\u001b[C";
const LEFT = "\u001b[D";

/** What to say of a way that led nowhere: that it may lead there later on, where the search was given up. */
const failureOf = (history: History, failure: string): string =>
  history.gaveUp
    ? `not reached within ${history.maxSearch.toLocaleString("en")} instructions; the same again searches on from here`
    : failure;

const moves =
  (travel: (history: History) => boolean, failure: string): Travel["go"] =>
  ({ history }) =>
    travel(history) ? "" : failureOf(history, failure);

/** Runs on; coming to the end is an answer, too, unless it was there already. */
const onwards =
  (travel: (history: History) => boolean): Travel["go"] =>
  ({ history }) => {
    if (history.isAtEnd) return ENDED;
    return travel(history) ? "" : failureOf(history, "");
  };

/** To where the run goes wrong, and what is wrong there. */
function toFault({ history }: Debuggee): string {
  if (runToFault(history)) {
    const story = faultSoFar(history);
    return story === null ? "" : `${story.code}: ${story.message}`;
  }
  if (history.machine.state.shadow === null) return "faults are found in checked runs: `ferrule debug --checked`";
  return failureOf(history, "nothing went wrong with memory: the program ran to its end");
}

/** Back from a fault to what its story tells of. */
const toStory =
  (moment: StoryMoment): Travel["go"] =>
  ({ history }) => {
    if (history.faultSeen === null) return "no fault has been seen yet: `f` goes on to it";
    return runBackToStory(history, moment) ? "" : "the fault's story has no such moment before this one";
  };

const TRAVELS: readonly Travel[] = [
  { name: "forward", keys: [RIGHT, "n"], shown: "→ n", does: "one step", go: moves((h) => h.forward(), ENDED) },
  { name: "back", keys: [LEFT, "p"], shown: "← p", does: "one step back", go: moves((h) => h.back(), BEGINNING) },
  { name: "over", keys: [DOWN], shown: "↓", does: "one step, calls as a whole", go: onwards(stepOver) },
  { name: "back-over", keys: [UP], shown: "↑", does: "the same backwards", go: moves(stepBackOver, BEGINNING) },
  { name: "out", keys: ["o"], shown: "o", does: "out of this call", go: onwards(stepOut) },
  {
    name: "back-out",
    keys: ["O"],
    shown: "O",
    does: "back to where it was called",
    go: moves(stepBackOut, NONE_BEFORE),
  },
  { name: "line", keys: ["l"], shown: "l", does: "on to a line", asks: "line", go: toLine(runToLine, NONE_AHEAD) },
  {
    name: "back-line",
    keys: ["L"],
    shown: "L",
    does: "back to a line",
    asks: "line",
    go: toLine(runBackToLine, NONE_BEFORE),
  },
  { name: "write", keys: ["w"], shown: "w", does: "on to the next write of a variable", asks: "variable", go: toWrite },
  {
    name: "heap",
    keys: ["h"],
    shown: "h",
    does: "on to the next allocation or free",
    go: moves((h) => runToHeapEvent(h), NONE_AHEAD),
  },
  { name: "drop", keys: ["d"], shown: "d", does: "on to the next drop", go: moves(runToDrop, NONE_AHEAD) },
  { name: "back-drop", keys: ["D"], shown: "D", does: "back to the last drop", go: moves(runBackToDrop, NONE_BEFORE) },
  { name: "fault", keys: ["f"], shown: "f", does: "on to the fault, in a checked run", go: toFault },
  {
    name: "born",
    keys: ["a"],
    shown: "a",
    does: "from a fault back to where its memory was allocated",
    go: toStory("born"),
  },
  {
    name: "ended",
    keys: ["e"],
    shown: "e",
    does: "from a fault back to where its memory was freed",
    go: toStory("ended"),
  },
  {
    name: "moved",
    keys: ["m"],
    shown: "m",
    does: "from a fault back to where the value was moved out",
    go: toStory("moved"),
  },
  {
    name: "other",
    keys: ["t"],
    shown: "t",
    does: "from a race back to what the other thread did",
    go: toStory("other"),
  },
  { name: "first", keys: ["g", "\u001b[H"], shown: "g", does: "to the beginning", go: moves(toStart, BEGINNING) },
  { name: "last", keys: ["G", "\u001b[F"], shown: "G", does: "to the end", go: onwards(toEnd) },
];

function toEnd(history: History): boolean {
  return history.search(() => {
    history.runOn();
    return true;
  });
}

function toStart(history: History): boolean {
  history.goTo(0);
  return true;
}

function toLine(travel: (history: History, file: string, line: number) => boolean, failure: string): Travel["go"] {
  return ({ history, file }, answer) => {
    const line = Number(answer);
    if (!Number.isInteger(line) || line < 1) return "a line is a number from 1";
    return travel(history, file, line) ? "" : failureOf(history, failure);
  };
}

function toWrite({ history }: Debuggee, answer: string): string {
  const [frame] = takeSnapshot(history.machine).frames.filter(({ isStd }) => !isStd);
  const local = frame?.locals.findLast(({ name }) => name === answer);
  if (local === undefined) return `there is no variable \`${answer}\` in this call`;
  return runToWrite(history, local.address, Math.max(1, local.bytes.length)) ? "" : failureOf(history, NONE_AHEAD);
}

/** Runs the stepper until its user quits, or its script ends. */
export async function debug(file: string, args: readonly string[], flags: DebugFlags): Promise<number> {
  const isScripted = flags.script === true;
  if (file === "-") throw new CommandError("standard input is needed for commands: name a file");
  if (!isScripted && (process.stdin.isTTY !== true || process.stdout.isTTY !== true))
    throw new CommandError(
      "`ferrule debug` needs a terminal for its keys; with `--script` it reads the names of commands instead, and `ferrule trace` tells a run as text",
    );
  const program = programToWatch(file, flags);
  if (program === undefined) return EXIT.rejected;
  const history = historyOf(program, file, args, flags);
  const view = viewOf(program, file, history);
  const debuggee = { history, file: view("").moment.next?.place?.file ?? file };
  if (isScripted) return runScript(debuggee, view);
  const isColored = colorPolicy(flags.color, process.stdout) === "always";
  await interact(debuggee, view, isColored);
  return EXIT.ok;
}

function historyOf(program: Program, file: string, args: readonly string[], flags: DebugFlags): History {
  const { maxSteps, maxMemory, history } = flags;
  const silent = (): void => undefined;
  // The keyboard is the stepper's: the program finds its input at an end. What it writes is part of each moment.
  const host = { ...watchedHost(file, args), writeStdout: silent, writeStderr: silent, readStdin: () => 0 };
  const checks = { checked: isCheckedRun(flags), aliasing: true, schedule: scheduleOf(flags) };
  return new History(program, { maxSteps, maxMemory, maxHistoryBytes: history, ...checks }, host);
}

/** What there is to see now, with an answer to the last command. */
type View = (message: string) => DebuggerState;

function viewOf(program: Program, file: string, history: History): View {
  return (message) => {
    const moment = momentAt(history, history.nextStep);
    const place = moment.next?.place ?? currentFrames(moment).find(({ isStd }) => !isStd)?.place ?? moment.done?.place;
    const text = program.files.find(({ name }) => name === place?.file)?.text ?? "";
    return {
      title: file,
      moment,
      lastStep: history.lastStep,
      isEndKnown: history.exit !== null,
      source: text.split("\n"),
      line: moment.next?.place?.line ?? 0,
      message,
    };
  };
}

// --- a script

const SCRIPT_WIDTH = 100;
const SCRIPT_HEIGHT = 24;

const plainText = (lines: readonly StyledLine[]): string =>
  `${lines
    .map((line) =>
      line
        .map(({ text }) => text)
        .join("")
        .trimEnd(),
    )
    .filter((line) => !/^\s*│?$/.test(line))
    .join("\n")}\n`;

/** Commands by name, one a line, from standard input; each is answered by a screen of plain text. */
function runScript(debuggee: Debuggee, view: View): number {
  const show = (message: string): void => {
    writeOut(plainText(debuggerLines(view(message), SCRIPT_WIDTH, SCRIPT_HEIGHT)));
  };
  show("");
  for (const line of readFileSync(0, "utf8").split("\n")) {
    const [name = "", answer = ""] = line.trim().split(/\s+/);
    if (name === "") continue;
    if (name === "quit") break;
    const travel = TRAVELS.find((one) => one.name === name);
    if (travel === undefined)
      throw new CommandError(
        `there is no command \`${name}\`: there are ${TRAVELS.map((one) => one.name).join(", ")} and quit`,
      );
    const message = travel.go(debuggee, answer);
    writeOut(`\n> ${line.trim()}\n`);
    show(message);
  }
  return EXIT.ok;
}

// --- a terminal

const CODES: Readonly<Record<TextStyle, string>> = {
  plain: "",
  faint: "\u001b[2m",
  strong: "\u001b[1m",
  current: "\u001b[7m",
  changed: "\u001b[1;33m",
};

function paint(line: StyledLine, isColored: boolean): string {
  return line
    .map(({ text, style }) =>
      isColored && CODES[style] !== "" && text !== "" ? `${CODES[style]}${text}\u001b[0m` : text,
    )
    .join("");
}

const HELP: readonly string[] = [
  ...TRAVELS.map(({ shown, does }) => `${shown.padEnd(6)}${does}`),
  "q     quit",
  "",
  "* marks what the last step changed, > the line that comes next, · the one before it.",
  "#3 is the third block that was allocated. Any key goes back.",
];

/** Draws and obeys until `q`. */
async function interact(debuggee: Debuggee, view: View, isColored: boolean): Promise<void> {
  const { stdin, stdout } = process;
  const draw = (lines: readonly StyledLine[]): void => {
    writeOut(`\u001b[H${lines.map((line) => `${paint(line, isColored)}\u001b[K`).join("\r\n")}\u001b[J`);
  };
  const size = (): readonly [number, number] => [stdout.columns || 80, stdout.rows || 24];
  const show = (message: string): void => draw(debuggerLines(view(message), ...size()));
  let message = "";
  const redraw = (): void => show(message);
  stdin.setRawMode(true);
  // The alternate screen, without a cursor.
  writeOut("\u001b[?1049h\u001b[?25l");
  stdout.on("resize", redraw);
  try {
    const keys = keysOf(stdin);
    for (redraw(); ; redraw()) {
      const key = await nextKey(keys);
      if (QUIT.has(key)) return;
      if (key === "?") {
        draw(HELP.map((text) => [{ text, style: "plain" as const }]));
        if (QUIT.has(await nextKey(keys))) return;
        message = "";
        continue;
      }
      const travel = TRAVELS.find((one) => one.keys.includes(key));
      if (travel === undefined) message = "no such key; ? shows those there are";
      else {
        const answer = travel.asks === undefined ? "" : await ask(travel.asks, keys, show);
        message = answer === undefined ? "" : travel.go(debuggee, answer);
      }
    }
  } finally {
    stdout.off("resize", redraw);
    writeOut("\u001b[?25h\u001b[?1049l");
    stdin.setRawMode(false);
  }
}

/** What ends the stepper: `q`, Ctrl C, Ctrl D, the end of input. */
const QUIT: ReadonlySet<string> = new Set(["q", "\u0003", "\u0004", ""]);

/** Asks for a word below the screen; undefined if the question was left by Escape. */
async function ask(
  question: string,
  keys: AsyncIterator<string>,
  show: (message: string) => void,
): Promise<string | undefined> {
  for (let answer = ""; ; ) {
    show(`${question}: ${answer}_`);
    const key = await nextKey(keys);
    if (key === "\r" || key === "\n") return answer;
    if (key === "\u001b" || key === "\u0003" || key === "") return undefined;
    if (key === "\u007f" || key === "\b") answer = answer.slice(0, -1);
    else if (/^[\w]$/.test(key)) answer += key;
  }
}

async function nextKey(keys: AsyncIterator<string>): Promise<string> {
  const result = await keys.next();
  return result.done === true ? "" : result.value;
}

/** What a terminal sends for a key; that of arrows begins with Escape. */
const KEY = /\u001b\[[0-9;]*[A-Za-z~]|\u001bO[A-Z]|[\s\S]/gu;

/** The keys that come from a terminal, one by one; arrows in one form only. */
async function* keysOf(input: NodeJS.ReadStream): AsyncGenerator<string> {
  input.setEncoding("utf8");
  for await (const chunk of input)
    for (const [key] of String(chunk).matchAll(KEY)) yield key.replace("\u001bO", "\u001b[");
}
