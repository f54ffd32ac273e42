// What the page and its two workers say to each other, and the plain data that the views draw.

import type { Level } from "#diagnostics/diagnostic.ts";
import type { Comparison } from "#driver/compare.ts";
import type { Edition } from "#driver/session.ts";
import type { Moment } from "#ide/moment.ts";
import type { BodyOwnership } from "#ide/line-ownership.ts";
import type { Style } from "#render/human.ts";
import type { Counters, Exit } from "#vm/machine.ts";

/** The name under which the program in the editor is compiled. */
export const MAIN_FILE = "main.rs";

/** A range of the text in the editor, with where it begins (counted from 1). */
export interface Place {
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly column: number;
}

// ---------------------------------------------------------------------------------------------
// Problems

/** A piece of a message's text; `place` makes a link of it. */
export interface TextRun {
  readonly text: string;
  readonly style: Style;
  readonly place?: Place;
}

export interface TextLine {
  readonly runs: readonly TextRun[];
  readonly level: Level;
}

/** An underlined piece of source. */
export interface Mark {
  readonly place: Place;
  readonly isPrimary: boolean;
  /** May be empty. */
  readonly text: string;
}

export interface Problem {
  readonly level: Level;
  readonly code: string | undefined;
  readonly message: string;
  /** Where it points; absent where it points at nothing in the editor. */
  readonly place: Place | undefined;
  readonly marks: readonly Mark[];
  /** The message as rustc draws it, below its first line. */
  readonly lines: readonly TextLine[];
}

// ---------------------------------------------------------------------------------------------
// Listings

export type ListingKind = "mir" | "bytecode";

export interface ListingLine {
  readonly text: string;
  readonly kind: "title" | "code" | "source" | "plain";
  readonly place?: Place;
}

/** The lines of one function. */
export interface ListingGroup {
  readonly lines: readonly ListingLine[];
}

export interface Listing {
  readonly kind: ListingKind;
  readonly groups: readonly ListingGroup[];
}

// ---------------------------------------------------------------------------------------------
// Runs

export type OutputStream = "stdout" | "stderr";

export interface OutputChunk {
  readonly stream: OutputStream;
  readonly text: string;
}

/** One call of a backtrace, innermost first. */
export interface CallView {
  readonly function: string;
  /** `main.rs:4:9`, or empty. */
  readonly where: string;
  readonly place: Place | undefined;
  /** How many such calls follow each other here, as in a recursion. */
  readonly times: number;
}

/** How a run ended, as far as it is told in words. */
export type Ending =
  | { readonly kind: "finished" }
  /** By `std::process::exit`, which runs no destructors. */
  | { readonly kind: "exitCalled" }
  | { readonly kind: "stopped" }
  | { readonly kind: "trapped"; readonly message: string; readonly calls: readonly CallView[] };

export interface RunReport {
  readonly status: number;
  readonly ending: Ending;
  readonly counters: Counters;
  /** Bytes of output that were too many to show. */
  readonly unshownBytes: number;
  /** Whether the program read on after the end of its input. */
  readonly wantedInput: boolean;
  readonly millis: number;
}

/** What is to be thought of a run that the borrow checker advised against. */
export interface VerdictView {
  /** In words, the first line. */
  readonly title: string;
  readonly kind: "fault" | "aliasing" | "fine";
  /** More, in sentences: of each error why the checker could not know. */
  readonly notes: readonly string[];
  /** The fault, or the breach of an aliasing rule, as a story; absent where there was none. */
  readonly story: Problem | undefined;
  /** The error that foretold it. */
  readonly foretold: Problem | undefined;
}

// ---------------------------------------------------------------------------------------------
// Messages

/** A request before it has been sent. */
export type WithoutId<Request> = Request extends unknown ? Omit<Request, "id"> : never;

/** What a program is built for; the last three build what the borrow checker rejects, too, with checks in it. */
export type BuildPurpose = "run" | "record" | "anyway" | "compare" | "recordAnyway";

/** A program as it is in the editor, and what it is to read from standard input. */
export interface Source {
  readonly text: string;
  readonly edition: Edition;
  readonly input: string;
}

/** Whether both are the same program; what it reads may differ. */
export function isSameProgram(a: Omit<Source, "input">, b: Omit<Source, "input">): boolean {
  return a.text === b.text && a.edition === b.edition;
}

/** Why a program is not run. */
export interface Refusal {
  readonly errors: number;
  /** Whether all errors are the borrow checker's, so that the machine can run it anyway. */
  readonly canRunAnyway: boolean;
}

interface SourceRequest extends Source {
  readonly id: number;
}

/** What a check is to tell besides the problems. */
export type Wanted = ListingKind | "ownership" | undefined;

export type CompilerRequest =
  | (SourceRequest & { readonly kind: "check"; readonly wanted: Wanted })
  | (SourceRequest & { readonly kind: "build"; readonly purpose: BuildPurpose })
  /** What is to be thought of how a run of it ended that was run anyway. */
  | (SourceRequest & { readonly kind: "judge"; readonly exit: Exit });

export type CompilerReply =
  | {
      readonly kind: "checked";
      readonly id: number;
      readonly problems: readonly Problem[];
      readonly canRunAnyway: boolean;
      readonly listing: Listing | undefined;
      /** By function, if it was wanted and the text could be read so far. */
      readonly ownership: readonly BodyOwnership[] | undefined;
      readonly millis: number;
    }
  /** `bytes` is an `.fbc` file; absent where the program was rejected. */
  | {
      readonly kind: "built";
      readonly id: number;
      readonly purpose: BuildPurpose;
      readonly problems: readonly Problem[];
      readonly canRunAnyway: boolean;
      readonly bytes: Uint8Array<ArrayBuffer> | undefined;
      readonly millis: number;
    }
  | { readonly kind: "judged"; readonly id: number; readonly verdict: VerdictView }
  /** A fault of Ferrule itself. */
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

/** How far a recording goes: to the end of the run, to where it was stopped, or to the step that commits a fault. */
export type RecordingEnd = "end" | "limit" | "stopped" | "fault";

/** A moment of a recorded run, named by what happens there. */
export type Destination =
  | { readonly kind: "step"; readonly step: number }
  /** The next time that control comes to a line, counted from 1; failing that, the first. */
  | { readonly kind: "line"; readonly line: number }
  /** Just after a block came to be, or was freed. */
  | { readonly kind: "allocation" | "free"; readonly serial: number }
  /** The next drop, the next event of the heap. */
  | { readonly kind: "drop" | "heap" };

/** A built program (an `.fbc` file) to be run, and what it reads from standard input. */
export interface Loadable {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly input: string;
}

export type MachineRequest =
  | (Loadable & { readonly kind: "run"; readonly id: number })
  | (Loadable & { readonly kind: "anyway"; readonly id: number })
  | (Loadable & { readonly kind: "compare"; readonly id: number })
  /** `faultAt`: the number of the instruction that commits a fault, before which the recording ends. */
  | (Loadable & { readonly kind: "record"; readonly id: number; readonly faultAt: number | undefined })
  | { readonly kind: "go"; readonly id: number; readonly to: Destination }
  | { readonly kind: "stop"; readonly id: number };

/** How looking for a moment ended: `none` lies within what has been recorded; `stopped` by the reader. */
export type SearchOutcome = "found" | "none" | "stopped";

export type MachineReply =
  | { readonly kind: "output"; readonly id: number; readonly chunks: readonly OutputChunk[] }
  /** The machine stands still; the report follows. */
  | { readonly kind: "stopped"; readonly id: number }
  | { readonly kind: "ended"; readonly id: number; readonly report: RunReport }
  /** A run on the checked interpreter is over. */
  | { readonly kind: "tried"; readonly id: number; readonly exit: Exit }
  | { readonly kind: "compared"; readonly id: number; readonly comparison: Comparison }
  | { readonly kind: "recording"; readonly id: number; readonly steps: number }
  | { readonly kind: "recorded"; readonly id: number; readonly lastStep: number; readonly end: RecordingEnd }
  /** Where a "go" led; to the old moment again where no such one was found. */
  | { readonly kind: "moment"; readonly id: number; readonly moment: Moment; readonly outcome: SearchOutcome }
  | { readonly kind: "fault"; readonly id: number; readonly message: string };
