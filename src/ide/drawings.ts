// Questions to drawn values: where they point, and what that says of the memory there.

import type { MissingPart } from "#isa/program.ts";
import type { Drawing } from "#vm/picture.ts";

/** Addresses that a value points at: its own pointers, not those of what it points at. */
export function pointersOf(drawing: Drawing): readonly number[] {
  switch (drawing.kind) {
    case "pointer":
    case "counted":
    case "text":
      return [drawing.address];
    case "sequence":
      return drawing.isInline ? drawing.elements.flatMap(pointersOf) : [drawing.address];
    case "entries":
      return drawing.address === 0 ? [] : [drawing.address];
    case "guarded":
      return pointersOf(drawing.value);
    case "struct":
      return drawing.fields.flatMap((field) => pointersOf(field.value));
    case "scalar":
    case "raw":
      return [];
  }
}

/** How much a drawing knows of the memory that it is about: whoever owns it knows how large it is. */
function rank(drawing: Drawing): number {
  switch (drawing.kind) {
    case "sequence":
    case "text":
      return drawing.capacity === null ? 1 : 3;
    case "counted":
    case "entries":
      return 3;
    case "struct":
    case "guarded":
      return 2;
    case "pointer":
    case "scalar":
      return 1;
    case "raw":
      return 0;
  }
}

/** A collection's entries, block by block. */
function byBlock(drawing: Drawing & { readonly kind: "entries" }): ReadonlyMap<number, Drawing> {
  const blocks = new Map<number, Drawing & { readonly kind: "entries" }>();
  for (const entry of drawing.entries) {
    const before = blocks.get(entry.block)?.entries ?? [];
    const links = drawing.links.filter(({ from }) => from === entry.block);
    blocks.set(entry.block, { ...drawing, entries: [...before, entry], length: before.length + 1, links });
  }
  return blocks;
}

/**
 * What lies at the addresses that these values point at, directly or by way of others. A `counted` drawing stands for
 * the box with its counts, a `sequence` or `text` for the elements, with the room there is for more.
 */
export function contentsOf(drawings: readonly Drawing[]): ReadonlyMap<number, Drawing> {
  const contents = new Map<number, Drawing>();
  const note = (address: number, drawing: Drawing): void => {
    const known = contents.get(address);
    if (known === undefined || rank(drawing) > rank(known)) contents.set(address, drawing);
  };
  const visit = (drawing: Drawing): void => {
    switch (drawing.kind) {
      case "pointer":
        if (drawing.target !== null) {
          note(drawing.address, drawing.target);
          visit(drawing.target);
        }
        return;
      case "counted":
        note(drawing.address, drawing);
        if (drawing.value !== null) visit(drawing.value);
        return;
      case "text":
        note(drawing.address, drawing);
        return;
      case "sequence":
        if (!drawing.isInline) note(drawing.address, drawing);
        drawing.elements.forEach(visit);
        return;
      case "entries":
        for (const [block, part] of byBlock(drawing)) note(block, part);
        for (const { key, value } of drawing.entries) for (const part of [key, value]) if (part !== null) visit(part);
        return;
      case "guarded":
        visit(drawing.value);
        return;
      case "struct":
        for (const { value } of drawing.fields) visit(value);
        return;
      case "scalar":
      case "raw":
        return;
    }
  };
  drawings.forEach(visit);
  return contents;
}

/** Why a part of a variable holds no value, in words. */
export const MISSING_TEXTS = {
  unset: "not set yet",
  moved: "moved out or dropped",
  maybe: "perhaps moved out or dropped",
} as const satisfies Record<MissingPart["state"], string>;

/** Whether anything of a variable's value is there: wholly moved or unset ones point at nothing. */
export function holdsValue({ missing }: { readonly missing: readonly MissingPart[] }): boolean {
  return !missing.some(({ path, state }) => path === "" && state !== "maybe");
}
