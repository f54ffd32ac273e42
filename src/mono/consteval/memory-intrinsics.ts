// Intrinsics of constant evaluation that look into memory or move pointers.

import { FREED, NOWHERE, pointerText } from "./access.ts";
import type { ConstPlace } from "./frame.ts";
import type { IntrinsicCx, Row } from "./intrinsic-cx.ts";
import { POINTER_SIZE } from "#mono/const-memory.ts";
import { extentOf } from "./extent.ts";

/** Where `count` values of the type argument lie that a pointer argument leads to. */
function memory(cx: IntrinsicCx, index: number, count: number, access: "read" | "write"): ConstPlace {
  const { size, align } = cx.layout;
  return cx.call.frame.memory(cx.value(index), size * count, align, access);
}

/** Where a pointer argument leads, whatever it is. */
const pointee = (cx: IntrinsicCx, index: number): ConstPlace => cx.call.frame.memory(cx.value(index), 0, 1, "read");

const MAX_OFFSET = (1n << 63n) - 1n;

/** Moves a pointer by elements, anywhere. */
const movedAnywhere: Row = (cx) => {
  const by = BigInt.asIntN(64, cx.bits(1)) * BigInt(cx.layout.size);
  const at = pointee(cx, 0);
  if (at.data === NOWHERE) return cx.put(cx.bits(0) + by);
  cx.call.frame.writeAddress(cx.out, { ...at, offset: at.offset + Number(by) });
};

/** Moves a pointer by elements within its object: rustc's `ptr_offset_inbounds`. */
const movedWithin: Row = (cx) => {
  const by = BigInt.asIntN(64, cx.bits(1)) * BigInt(cx.layout.size);
  if (by > MAX_OFFSET || by < -MAX_OFFSET - 1n)
    return cx.reject("overflowing pointer arithmetic: the total offset in bytes does not fit in an `isize`");
  const { data, offset } = pointee(cx, 0);
  const from = Math.min(0, Number(by)) + offset;
  const to = Math.max(0, Number(by)) + offset;
  if (by !== 0n && (data === NOWHERE || data.state === "freed" || from < 0 || to > data.bytes.length)) {
    const found = data.state === "freed" ? FREED : pointerText(data, offset);
    const count = `${by} byte${by === 1n || by === -1n ? "" : "s"}`;
    return cx.reject(`in-bounds pointer arithmetic failed: attempting to offset pointer by ${count}, but got ${found}`);
  }
  movedAnywhere(cx);
};

const distance: Row = (cx) => {
  const [a, b] = [pointee(cx, 0), pointee(cx, 1)];
  if (a.data !== b.data)
    return cx.reject(
      `\`${cx.call.name}\` called on two different pointers that are not both derived from the same allocation`,
    );
  const bytes = a.data === NOWHERE ? BigInt.asIntN(64, cx.bits(0) - cx.bits(1)) : BigInt(a.offset - b.offset);
  const isOutside = (offset: number): boolean => offset < 0 || offset > a.data.bytes.length;
  if (bytes !== 0n && (a.data === NOWHERE || isOutside(a.offset) || isOutside(b.offset)))
    return cx.reject(`\`${cx.call.name}\` called on pointers that are not within one allocation`);
  const size = BigInt(cx.layout.size);
  if (size === 0n) return cx.fail("the distance of values without a size");
  if (bytes % size !== 0n)
    return cx.reject(`exact_div: ${bytes}_isize cannot be divided by ${size}_isize without remainder`);
  cx.put(bytes / size);
};

const copied =
  (mayOverlap: boolean): Row =>
  (cx) => {
    const count = Number(cx.bits(2));
    const size = count * cx.layout.size;
    const [from, to] = [memory(cx, 0, count, "read"), memory(cx, 1, count, "write")];
    if (size === 0) return;
    if (!mayOverlap && from.data === to.data && Math.abs(from.offset - to.offset) < size)
      return cx.reject("`copy_nonoverlapping` called on overlapping ranges");
    to.data.copyFrom(to.offset, from.data, from.offset, size);
  };

const read: Row = (cx) => {
  const at = memory(cx, 0, 1, "read");
  const value = cx.call.frame.load({ ...at, ty: cx.ty });
  cx.out.copyFrom(0, value, 0, cx.out.bytes.length);
};

const written: Row = (cx) => {
  cx.call.frame.store(memory(cx, 0, 1, "write"), cx.value(1));
};

const filled: Row = (cx) => {
  const count = Number(cx.bits(2));
  const to = memory(cx, 0, count, "write");
  if (count * cx.layout.size > 0) to.data.fill(to.offset, count * cx.layout.size, Number(cx.bits(1)));
};

const compared: Row = (cx) => {
  const size = Number(cx.bits(2));
  const [a, b] = [0, 1].map((index) => cx.call.frame.memory(cx.value(index), size, 1, "read"));
  const bytesOf = (at: ConstPlace | undefined): Uint8Array => {
    if (at === undefined || size === 0) return new Uint8Array(0);
    if (at.data.firstUninitialised(at.offset, size) !== undefined)
      return cx.reject("reading memory that is uninitialized, and this operation requires initialized memory");
    if (at.data.hasProvenance(at.offset, size)) return cx.reject("unable to turn pointer into integer");
    return at.data.bytes.subarray(at.offset, at.offset + size);
  };
  const [x, y] = [bytesOf(a), bytesOf(b)];
  const at = x.findIndex((byte, i) => byte !== y[i]);
  cx.put(at < 0 ? 0 : (x[at] as number) - (y[at] as number));
};

const sizeOrAlign =
  (part: "size" | "align"): Row =>
  (cx) => {
    const { layouts } = cx.call.frame.mono;
    const isWide = layouts.metadata(cx.ty) !== "none";
    const meta = isWide
      ? (cx.value(0).pointer(POINTER_SIZE) ?? cx.value(0).read(POINTER_SIZE, POINTER_SIZE))
      : undefined;
    // What a struct ends with that is unsized is not looked for.
    const isKnown =
      cx.ty.kind === "dyn" ? typeof meta === "object" : cx.ty.kind !== "adt" || part === "align" || !isWide;
    if (!isKnown) return cx.fail(`\`${cx.call.name}\` of this type`);
    cx.put(extentOf(layouts, cx.ty, meta)[part]);
  };

/** Rows by name. */
export const MEMORY: Readonly<Record<string, Row>> = {
  size_of_val: sizeOrAlign("size"),
  align_of_val: sizeOrAlign("align"),
  read_via_copy: read,
  write_via_move: written,
  copy: copied(true),
  copy_nonoverlapping: copied(false),
  write_bytes: filled,
  offset: movedWithin,
  arith_offset: movedAnywhere,
  ptr_offset_from: distance,
  compare_bytes: compared,
  slice_from_raw_parts: (cx) => {
    cx.out.copyFrom(0, cx.value(0), 0, POINTER_SIZE);
    cx.out.write(POINTER_SIZE, POINTER_SIZE, cx.bits(1));
  },
  slice_len: (cx) => cx.put(cx.value(0).read(POINTER_SIZE, POINTER_SIZE)),
};
