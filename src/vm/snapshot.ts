// A picture of a stopped machine, as plain data: segments, frames with their locals, heap blocks, statics.
import { localsAt } from "#isa/debug-info.ts";
import type { MissingPart, SourceRange, StaticInfo } from "#isa/program.ts";
import { functionAt } from "./image.ts";
import { countersOf, segmentsOf } from "./machine.ts";
import type { Counters, Machine, SegmentReport } from "./machine.ts";
import { type Drawing, draw } from "./picture.ts";
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

export interface Snapshot {
  readonly counters: Counters;
  readonly segments: readonly SegmentReport[];
  readonly frames: readonly FrameSnapshot[];
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

/** Takes a picture of a machine that is not running. Everything is copied: it stays true when the machine goes on. */
export function takeSnapshot(machine: Machine, options: SnapshotOptions = {}): Snapshot {
  const { state } = machine;
  const { memory, image } = state;
  const { program } = image;
  const maxBytes = options.maxBytes ?? 4096;
  const maxItems = options.maxItems ?? 1000;
  const bytesAt = (address: number, size: number): Uint8Array =>
    memory.u8.slice(address, address + Math.min(size, maxBytes));
  const frames = state
    .framePositions()
    .slice(0, maxItems)
    .flatMap(({ position, fp }): FrameSnapshot[] => {
      const index = functionAt(image, position);
      const fn = program.functions[index];
      // A machine that came to its normal end stands outside every function.
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
    });
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
  return { counters: countersOf(state), segments: segmentsOf(state), frames, blocks, statics };
}
