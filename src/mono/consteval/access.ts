// What an access to memory must fulfil while a constant is evaluated: rustc's `check_ptr_access` and `before_access_global`.

import type { ConstPlace } from "./frame.ts";
import { ConstData } from "#mono/const-memory.ts";
import { hex } from "./scalars.ts";

/** Where pointers lead that are only numbers: an object of no size, where offsets are addresses. */
export const NOWHERE: ConstData = new ConstData(0, 1);

/** `one byte`, `4 bytes`. */
const bytes = (count: number): string => (count === 1 ? "1 byte" : `${count} bytes`);

/** Where a pointer leads, in words: what comes after "but got". */
export function pointerText(data: ConstData, offset: number): string {
  if (data === NOWHERE)
    return offset === 0 ? "null pointer" : `${hex(offset)}[noalloc] which is a dangling pointer (it has no provenance)`;
  const place = offset === 0 ? "a pointer" : `a pointer at ${offset < 0 ? "-" : "+"}${hex(Math.abs(offset))}`;
  const { length } = data.bytes;
  if (offset < 0) return `${place} which points to before the beginning of the allocation`;
  return offset >= length
    ? `${place} which is at or beyond the end of the allocation of size ${bytes(length)}`
    : `${place} which is only ${bytes(length - offset)} from the end of the allocation`;
}

export const FREED = "what it points at has been freed, so this pointer is dangling";

/** What is wrong with an access to `size` bytes; undefined where it is allowed. `fromStatic`: a static is being evaluated. */
export function faultOfAccess(
  at: Pick<ConstPlace, "data" | "offset" | "misaligned">,
  size: number,
  access: "read" | "write",
  fromStatic: boolean,
): string | undefined {
  if (at.misaligned !== undefined) {
    const { has, required } = at.misaligned;
    return `accessing memory based on pointer with alignment ${has}, but alignment ${required} is required`;
  }
  if (size === 0) return undefined;
  const { data, offset } = at;
  if (data.state === "freed") return `memory access failed: ${FREED}`;
  if (offset < 0 || offset + size > data.bytes.length)
    return `memory access failed: attempting to access ${bytes(size)}, but got ${pointerText(data, offset)}`;
  if (access === "read")
    return data.access === "mutableGlobal" && !fromStatic ? "constant accesses mutable global memory" : undefined;
  switch (data.access) {
    case "own":
      return undefined;
    case "readOnly":
      return "writing to memory which is read-only";
    case "mutableGlobal":
      return "modifying a static's initial value from another static's initializer";
  }
}

/** How well a place is aligned, where that is less than it has to be. */
export function misalignment(
  data: ConstData,
  offset: number,
  required: number,
): { readonly has: number; readonly required: number } | undefined {
  let has = data === NOWHERE ? required : data.align;
  while (offset % has !== 0) has /= 2;
  return has < required ? { has, required } : undefined;
}
