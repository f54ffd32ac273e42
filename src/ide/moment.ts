// A moment of a run as plain data, for those who draw it: the step that begins, frames with typed variables, heap blocks
// with what lies in them, statics, code, and what the step before has changed.
//
// Nothing here knows a type of the library: how values look comes from `vm/picture.ts`.

import { positionOf } from "#isa/debug-info.ts";
import { type DisassembledInstruction, instructionsOf } from "#isa/disassemble.ts";
import type { FunctionCode, MissingPart, Program, SourceRange } from "#isa/program.ts";
import { fromUtf8 } from "#support/utf8.ts";
import type { WaitingThread } from "#vm/deadlock.ts";
import type { History } from "#vm/history.ts";
import { codeAddress, functionAt } from "#vm/image.ts";
import type { Counters, Exit, Machine, SegmentReport } from "#vm/machine.ts";
import { type Drawing, draw } from "#vm/picture.ts";
import {
  type BlockSnapshot,
  type FrameSnapshot,
  type LocalSnapshot,
  type Snapshot,
  type StaticSnapshot,
  takeSnapshot,
  type ThreadSnapshot,
} from "#vm/snapshot.ts";
import type { Step } from "#vm/step.ts";
import { contentsOf, holdsValue, pointersOf } from "./drawings.ts";

/** A range of a source file, with where it begins (counted from 1). Offsets are those of `Program.files`. */
export interface MomentPlace {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** A piece of memory as it is, byte for byte, and which of its bytes the last step changed (offsets). */
export interface Bytes {
  readonly address: number;
  readonly size: number;
  /** The first bytes: not all of a large piece. */
  readonly bytes: Uint8Array;
  readonly changed: readonly number[];
}

/** A variable in a frame. */
export interface MomentSlot extends Bytes {
  readonly name: string;
  readonly type: string;
  readonly drawing: Drawing;
  readonly isParam: boolean;
  /** Parts that hold no value now. */
  readonly missing: readonly MissingPart[];
  /** Whether the last step changed its bytes, set it or moved it. */
  readonly isChanged: boolean;
}

export interface MomentFrame {
  readonly function: string;
  readonly isStd: boolean;
  readonly address: number;
  readonly size: number;
  /** Where it stands: the next step, or the call that is under way. */
  readonly place: MomentPlace | undefined;
  /** Whether the last step called it. */
  readonly isNew: boolean;
  /** Of the program's own functions only. */
  readonly slots: readonly MomentSlot[];
}

/** Why a thread cannot go on. */
export interface MomentWait {
  /** What it waits for: `a mutex`, `thread 'a' to end`. */
  readonly waitsFor: string;
  /** Who holds that, and where it was taken. */
  readonly holders: readonly { readonly thread: string; readonly since: MomentPlace | undefined }[];
}

export interface MomentThread {
  /** From 1, which is `main`. */
  readonly id: number;
  readonly title: string;
  /** Whether it is the one that runs. */
  readonly isCurrent: boolean;
  readonly isFinished: boolean;
  /** Where it was started; undefined for `main`. */
  readonly startedAt: MomentPlace | undefined;
  /** Null while it can run. */
  readonly waiting: MomentWait | null;
  /** Innermost first. */
  readonly frames: readonly MomentFrame[];
  readonly omittedFrames: number;
}

export interface MomentBlock extends Bytes {
  /** Order of allocation, from 1. */
  readonly serial: number;
  readonly isLive: boolean;
  /** What lies in it, as whoever points at it says; null where nobody does, or it is freed. */
  readonly content: Drawing | null;
  readonly allocatedIn: string;
  readonly allocatedAt: MomentPlace | undefined;
  readonly freedAt: MomentPlace | undefined;
  /** What the last step did to it. */
  readonly event: "none" | "allocated" | "freed" | "written";
}

export interface MomentStatic extends Bytes {
  readonly name: string;
  readonly kind: "static" | "string" | "promoted";
  readonly isWritable: boolean;
  readonly drawing: Drawing;
}

/** The function that is being executed, around the next instruction. */
export interface MomentCode {
  readonly function: string;
  readonly address: number;
  readonly size: number;
  readonly lines: readonly { readonly address: number; readonly text: string; readonly isCurrent: boolean }[];
  /** Functions loaded in all, and how many of them the program's own text defines. */
  readonly functions: number;
  readonly ownFunctions: number;
}

export interface Moment {
  /** Number of the step that begins here or is under way; -1 before the first. */
  readonly step: number;
  /** What begins here; null at the end of the run. */
  readonly next: { readonly text: string; readonly place: MomentPlace | undefined } | null;
  /** What led here; null at the beginning. */
  readonly done: { readonly text: string; readonly place: MomentPlace | undefined } | null;
  /** How the run ended, if this is its end. */
  readonly exit: (Pick<Exit, "status"> & { readonly message: string | null }) | null;
  readonly segments: readonly SegmentReport[];
  readonly counters: Counters;
  readonly code: MomentCode | null;
  /** By id; ended ones stay. */
  readonly threads: readonly MomentThread[];
  /** In order of allocation; freed ones too, until their address is used again. */
  readonly blocks: readonly MomentBlock[];
  readonly omittedBlocks: number;
  /** The program's own statics, and what its variables point at; the library has more. */
  readonly statics: readonly MomentStatic[];
  readonly otherStatics: number;
  /** What has been written up to here. */
  readonly output: readonly { readonly stream: 1 | 2; readonly text: string }[];
}

/** Bytes shown of each piece of memory, and pieces of each kind. */
const MAX_BYTES = 512;
const MAX_ITEMS = 120;
/** Instructions shown before and after the next one. */
const CODE_BEFORE = 2;
const CODE_AFTER = 4;
/** Characters of a statement by which it is told. */
const MAX_STATEMENT = 48;
/** Bytes of output that are told. */
const MAX_OUTPUT = 16 * 1024;

/**
 * Goes to step `step` of a run (beyond the last: to its end) and tells what is there; where it never came
 * (`History.gaveUp`), to the moment at which the search for it was given up.
 */
export function momentAt(history: History, step: number): Moment {
  const target = Math.max(0, step);
  if (target > 0) history.goTo(target - 1);
  const isPast = target > 0 && history.step === target - 1 && !history.isAtEnd;
  const done = isPast ? history.current() : null;
  const before = isPast ? snapshotOf(history.machine) : null;
  // What an earlier search came to is no matter: only that for the step before.
  if (target === 0 || !history.gaveUp) history.goTo(target);
  const { program } = history.machine.state.image;
  const describe = (at: Step | null): Moment["done"] =>
    at === null ? null : { text: stepText(program, at), place: placeOf(program, at.range) };
  return {
    step: history.step,
    next: describe(history.current()),
    done: describe(done),
    exit: history.isAtEnd ? exitOf(history.exit) : null,
    code: codeOf(history.machine),
    output: outputOf(history),
    ...memoryOf(history.machine, before),
  };
}

/** What a step does, in words; a plain statement in its own words. */
function stepText(program: Program, { text, range, function: name }: Step): string {
  if (text !== "") return text.replaceAll("`", "");
  const source = range === null ? "" : (program.files[range.file]?.text.slice(range.start, range.end) ?? "");
  const [line = ""] = source.split("\n");
  const short = line.length > MAX_STATEMENT ? `${line.slice(0, MAX_STATEMENT)}…` : line;
  return short === ""
    ? `a statement of ${name}`
    : short.length < source.length && short === line
      ? `${short} …`
      : short;
}

function exitOf(exit: Exit | null): Moment["exit"] {
  return exit === null ? null : { status: exit.status, message: exit.trap?.message ?? null };
}

const knownFiles = new WeakMap<Program, ReadonlySet<number>>();

/** The files that functions of the user's are in. */
function userFiles(program: Program): ReadonlySet<number> {
  let files = knownFiles.get(program);
  if (files === undefined) {
    files = new Set(program.functions.flatMap(({ isStd, range }) => (isStd || range === null ? [] : [range.file])));
    knownFiles.set(program, files);
  }
  return files;
}

/** A place of the user's own text; undefined in the library, whose text is not shown. */
function placeOf(program: Program, range: SourceRange | null): MomentPlace | undefined {
  const at = range === null || !userFiles(program).has(range.file) ? null : positionOf(program, range);
  return range === null || at === null ? undefined : { ...at, from: range.start, to: range.end };
}

const snapshotOf = (machine: Machine): Snapshot => takeSnapshot(machine, { maxBytes: MAX_BYTES, maxItems: MAX_ITEMS });

type MemoryParts = Omit<Moment, "step" | "next" | "done" | "exit" | "code" | "output">;

function memoryOf(machine: Machine, before: Snapshot | null): MemoryParts {
  const { state } = machine;
  const { program } = state.image;
  const snapshot = snapshotOf(machine);
  const { counters, segments } = snapshot;
  const threads = snapshot.threads.map((thread) => threadOf(machine, thread, before));
  const slots = threads.flatMap(({ frames }) => frames.flatMap((frame) => frame.slots));
  const drawings = slots.filter(holdsValue).map(({ drawing }) => drawing);
  const { statics, others } = staticsOf(machine, snapshot, before, drawings);
  const contents = contentsOf([...drawings, ...statics.map(({ drawing }) => drawing)]);
  return {
    counters,
    segments,
    threads,
    blocks: snapshot.blocks.map((block) => blockOf(program, block, contents.get(block.address) ?? null, before)),
    omittedBlocks: state.heap.blocks(true).length - snapshot.blocks.length,
    statics,
    otherStatics: others,
  };
}

/** Offsets at which the bytes differ; all of what was not there before. */
function changes(now: Uint8Array, before: Uint8Array | undefined): readonly number[] {
  const offsets: number[] = [];
  if (before !== undefined) now.forEach((byte, i) => byte !== before[i] && offsets.push(i));
  return offsets;
}

function threadOf({ state }: Machine, thread: ThreadSnapshot, before: Snapshot | null): MomentThread {
  const { id, title, isCurrent, isFinished, frames, waiting } = thread;
  const { program } = state.image;
  const known = state.threads.thread(id);
  const depth = known === undefined || isFinished ? 0 : state.framePositions(state.threads.registersOf(known)).length;
  const old = before?.threads.find((one) => one.id === id)?.frames ?? [];
  return {
    id,
    title,
    isCurrent,
    isFinished,
    startedAt: placeOf(program, thread.startedAt),
    waiting: waiting === null ? null : waitOf(program, waiting),
    frames: frames.map((frame) => frameOf(program, frame, old, before !== null)),
    omittedFrames: depth - frames.length,
  };
}

function waitOf(program: Program, { waitsFor, holders }: WaitingThread): MomentWait {
  return {
    waitsFor,
    holders: holders.map(({ thread, isSelf, since }) => ({
      thread: isSelf ? "itself" : thread,
      since: placeOf(program, since),
    })),
  };
}

/** `old`: the frames that its thread had before the last step; `isLater`: there was one. */
function frameOf(
  program: Program,
  { function: name, functionIndex, isStd, address, size, range, locals }: FrameSnapshot,
  old: readonly FrameSnapshot[],
  isLater: boolean,
): MomentFrame {
  const was = old.find((one) => one.address === address && one.functionIndex === functionIndex);
  return {
    function: name,
    isStd,
    address,
    size,
    place: placeOf(program, range),
    isNew: isLater && was === undefined,
    slots: isStd ? [] : locals.map((local) => slotOf(program, local, was, isLater)),
  };
}

/** The frames of the thread that runs, innermost first. */
export function currentFrames({ threads }: Moment): readonly MomentFrame[] {
  return threads.find(({ isCurrent }) => isCurrent)?.frames ?? [];
}

function slotOf(program: Program, local: LocalSnapshot, old: FrameSnapshot | undefined, isLater: boolean): MomentSlot {
  const { name, typeName, address, bytes, drawing, isParam, missing } = local;
  const was = old?.locals.find((one) => one.name === name && one.address === address);
  const changed = changes(bytes, was?.bytes);
  const hasChanged =
    was === undefined ? holdsValue(local) : changed.length > 0 || missingKey(was.missing) !== missingKey(missing);
  const isChanged = isLater && hasChanged;
  const size = program.types[local.type]?.size ?? bytes.length;
  return { name, type: typeName, address, size, bytes, changed, drawing, isParam, missing, isChanged };
}

const missingKey = (missing: readonly MissingPart[]): string =>
  missing.map(({ path, state }) => `${path} ${state}`).join(",");

function blockOf(
  program: Program,
  block: BlockSnapshot,
  content: Drawing | null,
  before: Snapshot | null,
): MomentBlock {
  const { address, size, isLive, serial, bytes, allocatedIn } = block;
  const was = before?.blocks.find((one) => one.serial === serial);
  const changed = changes(bytes, was?.bytes);
  const happened = (): MomentBlock["event"] => {
    if (before === null) return "none";
    if (was === undefined) return before.counters.allocations < serial ? "allocated" : "none";
    if (was.isLive && !isLive) return "freed";
    return changed.length > 0 || was.size !== size ? "written" : "none";
  };
  return {
    address,
    size,
    isLive,
    serial,
    bytes,
    changed,
    content: isLive ? content : null,
    allocatedIn,
    allocatedAt: placeOf(program, block.allocatedAt),
    freedAt: placeOf(program, block.freedAt),
    event: happened(),
  };
}

const LIBRARY = /^(?:std|core|alloc)::/;

/** The statics worth showing, and how many there are besides. */
function staticsOf(
  machine: Machine,
  snapshot: Snapshot,
  before: Snapshot | null,
  drawings: readonly Drawing[],
): { readonly statics: readonly MomentStatic[]; readonly others: number } {
  const pointers = drawings.flatMap(pointersOf);
  const isPointedAt = ({ address, size }: StaticSnapshot): boolean =>
    pointers.some((to) => to >= address && to < address + size);
  const statics = snapshot.statics.flatMap((row, i): readonly MomentStatic[] => {
    const { kind, name, address, size, bytes } = row;
    if (kind === "vtable" || kind === "location" || size === 0) return [];
    const isOwn = kind === "static" && !LIBRARY.test(name);
    if (!isOwn && !isPointedAt(row)) return [];
    const drawing: Drawing =
      kind === "string"
        ? { kind: "text", address, text: fromUtf8(bytes), length: size, capacity: null }
        : row.type < 0
          ? { kind: "raw", bytes: [...bytes] }
          : draw(machine.state, row.type, address);
    const changed = changes(bytes, before?.statics[i]?.bytes);
    return [{ name, kind, isWritable: row.segment === "readWrite", address, size, bytes, changed, drawing }];
  });
  return { statics: statics.slice(0, MAX_ITEMS), others: snapshot.statics.length - statics.length };
}

const instructionsIn = new WeakMap<FunctionCode, readonly DisassembledInstruction[]>();

/** The instructions of a function, disassembled once for all the moments that are in it. */
function instructionsOnce(program: Program, index: number, fn: FunctionCode): readonly DisassembledInstruction[] {
  const known = instructionsIn.get(fn);
  if (known !== undefined) return known;
  const instructions = instructionsOf(program, index);
  instructionsIn.set(fn, instructions);
  return instructions;
}

function codeOf(machine: Machine): MomentCode | null {
  const { image, pc } = machine.state;
  const { program } = image;
  const index = functionAt(image, pc);
  const fn = program.functions[index];
  if (fn === undefined) return null;
  const entry = image.entries[index] as number;
  const rows = instructionsOnce(program, index, fn);
  const at = rows.findIndex((row) => row.pc === pc - entry);
  const from = Math.max(0, at - CODE_BEFORE);
  return {
    function: fn.name,
    address: codeAddress(entry),
    size: fn.code.length * 4,
    lines: rows.slice(from, at + CODE_AFTER + 1).map((row, i) => ({
      address: codeAddress(entry + row.pc),
      text: row.text.replace(/\s*;.*$/, ""),
      isCurrent: from + i === at,
    })),
    functions: program.functions.length,
    ownFunctions: program.functions.filter(({ isStd }) => !isStd).length,
  };
}

function outputOf(history: History): Moment["output"] {
  let left = MAX_OUTPUT;
  const told: { readonly stream: 1 | 2; readonly text: string }[] = [];
  for (const { stream, bytes } of history.output()) {
    if (left <= 0) break;
    told.push({ stream, text: fromUtf8(bytes.subarray(0, left)) });
    left -= bytes.length;
  }
  return told;
}
