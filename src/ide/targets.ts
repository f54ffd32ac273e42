// What lies at an address, at one moment, in words.

import type { Moment } from "./moment.ts";

/** What a pointer points at. `base` is the address where the thing begins. */
export type Target =
  | { readonly kind: "block"; readonly serial: number; readonly isLive: boolean; readonly base: number }
  | { readonly kind: "slot"; readonly name: string; readonly function: string; readonly base: number }
  | { readonly kind: "static"; readonly name: string; readonly base: number }
  | { readonly kind: "code" }
  /** Memory of the stack, the statics or the heap that no shown thing takes up. */
  | { readonly kind: "unnamed"; readonly segment: string }
  /** No memory: the address of what takes up no room, as the elements of an empty vector. */
  | { readonly kind: "none" };

/** Finds what lies at an address. */
export function targetOf(moment: Moment, address: number): Target {
  const contains = (part: { readonly address: number; readonly size: number }): boolean =>
    address >= part.address && address < part.address + Math.max(1, part.size);
  const block = moment.blocks.find(contains);
  if (block !== undefined) return { kind: "block", serial: block.serial, isLive: block.isLive, base: block.address };
  for (const frame of moment.threads.flatMap(({ frames }) => frames)) {
    const slot = contains(frame) ? frame.slots.find(contains) : undefined;
    if (slot !== undefined) return { kind: "slot", name: slot.name, function: frame.function, base: slot.address };
  }
  const fixed = moment.statics.find(contains);
  if (fixed !== undefined) return { kind: "static", name: fixed.name, base: fixed.address };
  const segment = moment.segments.find(({ start, end }) => address >= start && address < end);
  if (segment === undefined || segment.name === "null page") return { kind: "none" };
  return segment.name === "code" ? { kind: "code" } : { kind: "unnamed", segment: segment.name };
}

/** A target in a few words: `block 3`, `freed block 3`, `x of main`. */
export function targetText(target: Target): string {
  switch (target.kind) {
    case "block":
      return `${target.isLive ? "" : "freed "}block ${target.serial}`;
    case "slot":
      return `${target.name} of ${target.function}`;
    case "static":
      return `static ${target.name}`;
    case "code":
      return "a function";
    case "unnamed":
      return `${target.segment} memory without a name`;
    case "none":
      return "nothing";
  }
}
