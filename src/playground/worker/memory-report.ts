// A stopped machine as plain data: the four segments, what is in each, and how the run ended.

import type { Program, StaticInfo } from "#isa/program.ts";
import { codeAddress } from "#vm/image.ts";
import type { Exit, Machine, SegmentReport } from "#vm/machine.ts";
import { type StaticSnapshot, takeSnapshot } from "#vm/snapshot.ts";
import type { Value } from "#vm/value.ts";
import type {
  AddressRange,
  BlockView,
  CallView,
  FrameView,
  FunctionView,
  MemoryReport,
  StaticView,
} from "#playground/protocol.ts";
import { positionText } from "./listings.ts";
import { placeOfRange } from "./places.ts";

const MAX_BLOCKS = 500;
const MAX_FRAMES = 12;
const FIRST_CALLS = 10;
const LAST_CALLS = 3;
const MAX_TEXT = 48;
/** Bytes looked at of each block and static. */
const MAX_BYTES = 64;

export function memoryReport(machine: Machine, exit: Exit): MemoryReport {
  const { image } = machine.state;
  const { program } = image;
  const snapshot = takeSnapshot(machine, { maxBytes: MAX_BYTES, maxItems: MAX_BLOCKS });
  const range = (name: SegmentReport["name"]): AddressRange => {
    const row = exit.segments.find((segment) => segment.name === name);
    return { start: row?.start ?? 0, end: row?.end ?? 0, highWater: row?.highWater ?? 0 };
  };
  const functions = program.functions.map(
    (fn, index): FunctionView => ({
      name: fn.name,
      address: codeAddress(image.entries[index]),
      size: fn.code.length * 4,
      isStd: fn.isStd,
      place: placeOfRange(program, fn.range),
    }),
  );
  const blocks = snapshot.blocks.map(
    (block): BlockView => ({
      serial: block.serial,
      address: block.address,
      size: block.size,
      isLive: block.isLive,
      allocatedIn: block.allocatedIn,
      allocatedAt: placeOfRange(program, block.allocatedAt),
      freedAt: placeOfRange(program, block.freedAt),
      preview: bytesText(block.bytes),
    }),
  );
  const isCut = exit.trap !== null;
  const frames = isCut ? snapshot.frames.slice(0, MAX_FRAMES) : [];
  return {
    code: { ...range("code"), functions },
    statics: {
      readOnly: range("read-only static"),
      writable: range("static"),
      items: snapshot.statics.map(staticView),
    },
    stack: {
      ...range("stack"),
      omitted: isCut ? machine.state.framePositions().length - frames.length : 0,
      frames: frames.map(
        (frame): FrameView => ({
          function: frame.function,
          isStd: frame.isStd,
          address: frame.address,
          size: frame.size,
          place: placeOfRange(program, frame.range),
          locals: frame.locals.map(({ name, typeName, address, bytes, value }) => ({
            name,
            type: typeName,
            address,
            size: bytes.length,
            value: valueText(value),
          })),
        }),
      ),
    },
    heap: { ...range("heap"), blocks, omitted: Math.max(0, countBlocks(machine) - blocks.length) },
    counters: exit.counters,
  };
}

const countBlocks = (machine: Machine): number => machine.state.heap.blocks(true).length;

/** The calls that were open when a program was stopped, innermost first, without the middle of a deep recursion. */
export function callsOf(program: Program, exit: Exit): readonly CallView[] {
  const frames = exit.trap?.backtrace ?? [];
  const views = frames.map(
    (frame): CallView => ({
      function: frame.function,
      where: positionText(program, frame.range),
      place: placeOfRange(program, frame.range),
    }),
  );
  if (views.length <= FIRST_CALLS + LAST_CALLS) return views;
  const gap: CallView = { function: "…", where: "", place: undefined };
  return [...views.slice(0, FIRST_CALLS), gap, ...views.slice(-LAST_CALLS)];
}

function staticView(row: StaticSnapshot): StaticView {
  return {
    name: row.name,
    kind: row.kind,
    isWritable: row.segment === "readWrite",
    address: row.address,
    size: row.size,
    value: staticText(row.kind, row),
  };
}

function staticText(kind: StaticInfo["kind"], { bytes, value }: StaticSnapshot): string {
  switch (kind) {
    case "string":
      return bytesText(bytes);
    case "static":
    case "promoted":
      return valueText(value);
    case "vtable":
    case "location":
      return "";
  }
}

/** Bytes as quoted text where they are printable UTF-8, else in hexadecimal. */
function bytesText(bytes: Uint8Array): string {
  if (bytes.length === 0) return "";
  const text = new TextDecoder().decode(bytes).replace(/\uFFFD{1,3}$/, "");
  const isText = /^[\P{C}\n\t\r]+$/u.test(text) && !text.includes("\uFFFD");
  if (isText) return JSON.stringify(shorten(text));
  const shown = Array.from(bytes.subarray(0, 12), (byte) => byte.toString(16).padStart(2, "0"));
  return shown.join(" ") + (bytes.length > shown.length ? " …" : "");
}

function shorten(text: string): string {
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
}

/** A value in words, shortened. */
function valueText(value: Value): string {
  return shorten(valueWords(value, 0));
}

function valueWords(value: Value, depth: number): string {
  if (depth > 3) return "…";
  switch (value.kind) {
    case "scalar":
      return value.text;
    case "pointer":
      return `→ 0x${value.address.toString(16)}${value.metadata === null ? "" : ` (${value.metadata})`}`;
    case "array":
      return `[${value.elements.map((element) => valueWords(element, depth + 1)).join(", ")}${value.omitted > 0 ? ", …" : ""}]`;
    case "struct": {
      const name = value.variant ?? value.name.replace(/^.*::(?=\w+$)/, "");
      const fields = value.fields.map((field) => `${field.name}: ${valueWords(field.value, depth + 1)}`);
      return fields.length === 0 ? name : `${name} { ${fields.join(", ")} }`;
    }
    case "raw":
      return bytesText(value.bytes);
  }
}
