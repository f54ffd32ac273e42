// What the page and its two workers say to each other, and the plain data that the views draw.

import type { Level } from "#diagnostics/diagnostic.ts";
import type { Edition } from "#driver/session.ts";
import type { Style } from "#render/human.ts";
import type { Counters } from "#vm/machine.ts";

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
}

export interface FunctionView {
  readonly name: string;
  readonly address: number;
  readonly size: number;
  readonly isStd: boolean;
  readonly place: Place | undefined;
}

export interface StaticView {
  readonly name: string;
  readonly kind: "static" | "string" | "promoted" | "vtable" | "location";
  readonly isWritable: boolean;
  readonly address: number;
  readonly size: number;
  /** The value in words, shortened; may be empty. */
  readonly value: string;
}

export interface LocalView {
  readonly name: string;
  readonly type: string;
  readonly address: number;
  readonly size: number;
  readonly value: string;
}

export interface FrameView {
  readonly function: string;
  readonly isStd: boolean;
  readonly address: number;
  readonly size: number;
  readonly place: Place | undefined;
  readonly locals: readonly LocalView[];
}

export interface BlockView {
  /** Order of allocation, from 1. */
  readonly serial: number;
  readonly address: number;
  readonly size: number;
  readonly isLive: boolean;
  readonly allocatedIn: string;
  readonly allocatedAt: Place | undefined;
  readonly freedAt: Place | undefined;
  /** First bytes, as text where they are text. */
  readonly preview: string;
}

/** A part of the address space: `start..end` is set aside, `start..highWater` was used. */
export interface AddressRange {
  readonly start: number;
  readonly end: number;
  readonly highWater: number;
}

/** What the four segments held when a run ended. */
export interface MemoryReport {
  readonly code: AddressRange & { readonly functions: readonly FunctionView[] };
  readonly statics: {
    readonly readOnly: AddressRange;
    readonly writable: AddressRange;
    readonly items: readonly StaticView[];
  };
  /** The innermost calls; `omitted` outer ones are left out. */
  readonly stack: AddressRange & { readonly frames: readonly FrameView[]; readonly omitted: number };
  /** `blocks` in order of allocation; `omitted` earlier ones are left out. */
  readonly heap: AddressRange & { readonly blocks: readonly BlockView[]; readonly omitted: number };
  readonly counters: Counters;
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
  readonly memory: MemoryReport;
  /** Bytes of output that were too many to show. */
  readonly unshownBytes: number;
  readonly millis: number;
}

// ---------------------------------------------------------------------------------------------
// Messages

interface Source {
  readonly id: number;
  readonly text: string;
  readonly edition: Edition;
}

export type CompilerRequest =
  | (Source & { readonly kind: "check"; readonly listing: ListingKind | undefined })
  | (Source & { readonly kind: "build" });

export type CompilerReply =
  | {
      readonly kind: "checked";
      readonly id: number;
      readonly problems: readonly Problem[];
      readonly listing: Listing | undefined;
      readonly millis: number;
    }
  /** `bytes` is an `.fbc` file; absent where the program was rejected. */
  | {
      readonly kind: "built";
      readonly id: number;
      readonly problems: readonly Problem[];
      readonly bytes: Uint8Array<ArrayBuffer> | undefined;
      readonly millis: number;
    }
  /** A fault of Ferrule itself. */
  | { readonly kind: "fault"; readonly id: number; readonly message: string };

export type MachineRequest =
  | { readonly kind: "run"; readonly id: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "stop"; readonly id: number };

export type MachineReply =
  | { readonly kind: "output"; readonly id: number; readonly chunks: readonly OutputChunk[] }
  /** The machine stands still; the report follows. */
  | { readonly kind: "stopped"; readonly id: number }
  | { readonly kind: "ended"; readonly id: number; readonly report: RunReport }
  | { readonly kind: "fault"; readonly id: number; readonly message: string };
