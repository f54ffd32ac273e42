// A picture of a stopped machine, as plain data: segments, frames with their locals, heap blocks, statics.
import { localsAt } from "#isa/debug-info.ts";
import type { MissingPart, SourceRange, StaticInfo } from "#isa/program.ts";
import { tellThread, type WaitingThread } from "./deadlock.ts";
import { functionAt } from "./image.ts";
import { countersOf, segmentsOf } from "./machine.ts";
import type { Counters, Machine, SegmentReport } from "./machine.ts";
import { type Drawing, draw } from "./picture.ts";
import type { MachineState } from "./state.ts";
import type { StackRegion, Thread } from "./threads/thread.ts";
import { decodeValue } from "./value.ts";
import type { Value } from "./value.ts";

export interface LocalSnapshot {
  readonly name: string;
  /** Index into `Program.types`. */
  readonly type: number;
  readonly typeName: string;
  readonly address: number;
  readonly bytes: Uint8Array;
  readonly value: Value;
  /** As a learner would recognise it, pointers followed. */
  readonly drawing: Drawing;
  readonly isParam: boolean;
  /** Parts that hold no value: moved out of, dropped, or not yet set. */
  readonly missing: readonly MissingPart[];
}

/** A frame, outermost last. */
export interface FrameSnapshot {
  readonly function: string;
  readonly functionIndex: number;
  readonly isStd: boolean;
  /** Word index within the function, of the next instruction (innermost frame) or of the call. */
  readonly pc: number;
  readonly range: SourceRange | null;
  readonly address: number;
  readonly size: number;
  readonly locals: readonly LocalSnapshot[];
}

export interface BlockSnapshot {
  readonly address: number;
  readonly size: number;
  readonly align: number;
  readonly isLive: boolean;
  readonly serial: number;
  readonly bytes: Uint8Array;
  readonly allocatedIn: string;
  readonly allocatedAt: SourceRange | null;
  readonly freedAt: SourceRange | null;
}

export interface StaticSnapshot extends StaticInfo {
  readonly address: number;
  readonly bytes: Uint8Array;
  readonly value: Value;
}

export interface ThreadSnapshot {
  /** From 1, which is `main`. */
  readonly id: number;
  readonly name: string | null;
  /** As messages call it. */
  readonly title: string;
  /** Whether it is the one that runs. */
  readonly isCurrent: boolean;
  readonly isFinished: boolean;
  /** Where it was started; null for `main`. */
  readonly startedAt: SourceRange | null;
  readonly stack: StackRegion;
  readonly frames: readonly FrameSnapshot[];
  /** What it waits for and who holds that; null while it can run. */
  readonly waiting: WaitingThread | null;
}

export interface Snapshot {
  readonly counters: Counters;
  readonly segments: readonly SegmentReport[];
  /** Those of the thread that runs. */
  readonly frames: readonly FrameSnapshot[];
  /** By id; ended ones stay. */
  readonly threads: readonly ThreadSnapshot[];
  /** In order of allocation; freed ones as far as their address has not been reused. */
  readonly blocks: readonly BlockSnapshot[];
  readonly statics: readonly StaticSnapshot[];
}

export interface SnapshotOptions {
  /** Bytes copied of each block, local and static at most. */
  readonly maxBytes?: number;
  /** Frames and blocks shown at most. */
  readonly maxItems?: number;
}

const DEFAULT_BYTES = 4096;

/** Takes a picture of a machine that is not running. Everything is copied: it stays true when the machine goes on. */
export function takeSnapshot(machine: Machine, options: SnapshotOptions = {}): Snapshot {
  const { state } = machine;
  const { memory, image, threads } = state;
  const { program } = image;
  const maxBytes = options.maxBytes ?? DEFAULT_BYTES;
  const maxItems = options.maxItems ?? 1000;
  const bytesAt = copierOf(state, maxBytes);
  const framesOf = (thread: Thread): readonly FrameSnapshot[] => frameSnapshots(state, thread, maxItems, bytesAt);
  const frames = framesOf(threads.current);
  const blocks = state.heap
    .blocks(true)
    .slice(-maxItems)
    .map((block): BlockSnapshot => {
      const site = state.describe(block.allocatedAt);
      return {
        address: block.address,
        size: block.size,
        align: block.align,
        isLive: block.isLive,
        serial: block.serial,
        bytes: bytesAt(block.address, block.size),
        allocatedIn: site.function,
        allocatedAt: site.range,
        freedAt: state.rangeOf(block.freedAt),
      };
    });
  const statics = program.statics.map((row): StaticSnapshot => {
    const address = (row.segment === "readOnly" ? memory.readOnlyBase : memory.readWriteBase) + row.offset;
    const bytes = bytesAt(address, row.size);
    return { ...row, address, bytes, value: decodeValue(program, row.type, bytes) };
  });
  return {
    counters: countersOf(state),
    segments: segmentsOf(state),
    frames,
    threads: threads.all.map((thread) =>
      threadSnapshot(state, thread, thread === threads.current ? frames : framesOf(thread)),
    ),
    blocks,
    statics,
  };
}

/** The frame in which the machine stands, as {@link takeSnapshot} has it; undefined where it stands in no function. */
export function innermostFrame({ state }: Machine): FrameSnapshot | undefined {
  return frameSnapshots(state, state.threads.current, 1, copierOf(state, DEFAULT_BYTES))[0];
}

type BytesAt = (address: number, size: number) => Uint8Array;

/** Copies bytes of memory, `maxBytes` of each place at most. */
function copierOf({ memory }: MachineState, maxBytes: number): BytesAt {
  return (address, size) => memory.u8.slice(address, address + Math.min(size, maxBytes));
}

/** The `maxItems` innermost frames of a thread. */
function frameSnapshots(
  state: MachineState,
  thread: Thread,
  maxItems: number,
  bytesAt: BytesAt,
): readonly FrameSnapshot[] {
  return state
    .framePositions(state.threads.registersOf(thread))
    .slice(0, maxItems)
    .flatMap(({ position, fp }) => frameSnapshot(state, position, fp, bytesAt));
}

/** The frame at word `fp` that stands at a position; none where that is outside every function, as at a normal end. */
function frameSnapshot(state: MachineState, position: number, fp: number, bytesAt: BytesAt): FrameSnapshot[] {
  const { image } = state;
  const { program } = image;
  const index = functionAt(image, position);
  const fn = program.functions[index];
  if (fn === undefined) return [];
  const address = fp * 4;
  const pc = position - image.entries[index];
  const locals = localsAt(fn, pc).map((local): LocalSnapshot => {
    const info = program.types[local.type];
    const bytes = bytesAt(address + local.offset, info.size);
    return {
      name: local.name,
      type: local.type,
      typeName: info.name,
      address: address + local.offset,
      bytes,
      value: decodeValue(program, local.type, bytes),
      drawing: draw(state, local.type, address + local.offset),
      isParam: local.isParam,
      missing: local.missing,
    };
  });
  const range = state.rangeOf(position);
  const { name, isStd, frameSize } = fn;
  return [{ function: name, functionIndex: index, isStd, pc, range, address, size: frameSize, locals }];
}

function threadSnapshot(state: MachineState, thread: Thread, frames: readonly FrameSnapshot[]): ThreadSnapshot {
  const { id, name, title, stack, isFinished } = thread;
  const isCurrent = thread === state.threads.current;
  return {
    id,
    name,
    title,
    isCurrent,
    isFinished,
    startedAt: state.rangeOf(thread.startedAt),
    stack,
    frames: isFinished ? [] : frames,
    waiting: tellThread(state, thread),
  };
}
