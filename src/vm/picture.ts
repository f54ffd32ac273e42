// Values as a learner would recognise them: decoded by their types and by the pictures that library types declare
// (`#[picture]`, see `std/PICTURES.md`). Pointers are followed, within bounds; nothing here knows a library type.
import type { FieldInfo, Program, TypeInfo } from "#isa/program.ts";
import { hexBytes } from "#support/hex.ts";
import { fromUtf8 } from "#support/utf8.ts";
import { hex } from "./memory.ts";
import { type At, type Link, type PlaceReader, placesOf } from "./picture-collections.ts";
import type { MachineState } from "./state.ts";
import { decodeValue } from "./value.ts";

/** A value drawn; plain data. `address` is where it lies, or what it points at. */
export type Drawing =
  | { readonly kind: "scalar"; readonly text: string }
  /**
   * `target` is null where it is not followed: dangling, too deep, or of no known type. `length` is that of a slice or
   * text, which the pointer itself holds; null in a pointer of one word.
   */
  | {
      readonly kind: "pointer";
      readonly address: number;
      readonly owns: boolean;
      readonly length: number | null;
      readonly target: Drawing | null;
    }
  | {
      readonly kind: "sequence";
      readonly address: number;
      readonly elements: readonly Drawing[];
      readonly length: number;
      readonly capacity: number | null;
      /** Bytes from one element to the next. */
      readonly stride: number;
      /** Whether the elements are the value itself, as in an array, and do not lie behind a pointer of it. */
      readonly isInline: boolean;
      /** In a ring, which goes round its capacity: where in it the first element lies. Else 0. */
      readonly first: number;
    }
  /** `length` and `capacity` count bytes. */
  | {
      readonly kind: "text";
      readonly address: number;
      readonly text: string;
      readonly length: number;
      readonly capacity: number | null;
    }
  /** A shared box with its counts; `value` is null behind a weak pointer. */
  | {
      readonly kind: "counted";
      readonly address: number;
      readonly strong: bigint;
      readonly weak: bigint;
      readonly value: Drawing | null;
    }
  /**
   * What a collection holds that is no row: in the order in which it keeps them. `key` is null in a list, `value` in a
   * set; `block` is where the memory begins in which an entry lies. `address` is what the collection points at, 0 for
   * nothing.
   */
  | {
      readonly kind: "entries";
      readonly address: number;
      readonly entries: readonly Entry[];
      readonly length: number;
      /** Pointers from block to block. */
      readonly links: readonly Link[];
    }
  /** What a cell or a lock guards; `held` tells in words by whom, or that nobody does. */
  | { readonly kind: "guarded"; readonly isFree: boolean; readonly held: string; readonly value: Drawing }
  | {
      readonly kind: "struct";
      readonly name: string;
      readonly variant: string | null;
      readonly fields: readonly { readonly name: string; readonly value: Drawing }[];
    }
  /** Bytes that are no value of the type. */
  | { readonly kind: "raw"; readonly bytes: readonly number[] };

/** One of what a collection holds. */
export interface Entry {
  readonly block: number;
  readonly key: Drawing | null;
  readonly value: Drawing | null;
}

const MAX_ELEMENTS = 32;
const MAX_TEXT = 200;
const MAX_DEPTH = 8;
/** Values drawn for one drawing at most, so that nested rows stay small. */
const MAX_VALUES = 500;

interface PictureInfo {
  readonly kind: string;
  readonly keys: ReadonlyMap<string, string>;
}

/** By text: a type's picture is asked for with every value of it. */
const PARSED = new Map<string, PictureInfo>();

function pictureInfo(text: string): PictureInfo {
  let info = PARSED.get(text);
  if (info === undefined) {
    info = parsePicture(text);
    PARSED.set(text, info);
  }
  return info;
}

function parsePicture(text: string): PictureInfo {
  const [kind = "", ...rest] = text.split(",").map((part) => part.trim());
  return {
    kind,
    keys: new Map(
      rest.map((part) => {
        const [key = "", value = ""] = part.split("=").map((side) => side.trim().replace(/^"|"$/g, ""));
        return [key, value];
      }),
    ),
  };
}

const NOTHING: Drawing = { kind: "raw", bytes: [] };

/** Draws the value of type `type` at `address`. */
export function draw(state: MachineState, type: number, address: number): Drawing {
  return new Artist(state).draw({ type, address }, 0);
}

class Artist {
  readonly #program: Program;
  readonly #state: MachineState;
  readonly #reader: PlaceReader = {
    path: (from, names) => this.#path(from, names),
    pointer: (at) => {
      const pointer = this.#pointerAt(at);
      if (pointer === undefined) return undefined;
      const address = this.#address(pointer.at);
      return { type: pointer.info.pointee, address: this.#isLive(address) ? address : 0 };
    },
    number: (at) => Number(this.#integer(this.#innermost(at))),
    byte: (address) => (this.#readable(address, 1) ? (this.#state.memory.u8[address] as number) : 0),
    info: (type) => this.#program.types[type],
  };
  #values = 0;

  constructor(state: MachineState) {
    this.#state = state;
    this.#program = state.image.program;
  }

  draw(at: At, depth: number): Drawing {
    const info = this.#program.types[at.type];
    if (info === undefined || ++this.#values > MAX_VALUES || !this.#readable(at.address, info.size))
      return { kind: "raw", bytes: [] };
    switch (info.kind) {
      case "pointer":
        return this.#pointer(info, at, depth, false);
      case "array":
        return this.#sequence(info.element, at.address, info.length, depth);
      case "struct":
        return (info.picture === null ? undefined : this.#pictured(info, at, depth)) ?? this.#struct(info, at, depth);
      case "enum":
        return this.#enum(info, at, depth);
      default:
        return this.#plain(at);
    }
  }

  #readable(address: number, size: number): boolean {
    return size === 0 || this.#state.memory.canLoad(address, size);
  }

  #word(address: number): bigint {
    if (!this.#readable(address, 8)) return 0n;
    const { u8 } = this.#state.memory;
    return new DataView(u8.buffer, u8.byteOffset).getBigUint64(address, true);
  }

  /** Where the pointer that lies at a place points. */
  #address({ address }: At): number {
    return Number(this.#word(address) & 0xffffffffn);
  }

  #plain({ type, address }: At): Drawing {
    const size = this.#program.types[type]?.size ?? 0;
    const bytes = this.#state.memory.u8.slice(address, address + size);
    const value = decodeValue(this.#program, type, bytes);
    if (value.kind === "scalar") return value;
    if (value.kind === "pointer")
      return { kind: "pointer", address: value.address, owns: false, length: null, target: null };
    return { kind: "raw", bytes: [...bytes] };
  }

  /** A reference, raw pointer or box: where it points, and what is there if that is live memory. */
  #pointer(info: TypeInfo & { readonly kind: "pointer" }, at: At, depth: number, owns: boolean): Drawing {
    const address = this.#address(at);
    const isWide = info.metadata === "length";
    const length = isWide ? Number(this.#word(at.address + 8)) : 0;
    const pointee = this.#program.types[info.pointee];
    const target = (drawing: Drawing | null): Drawing => ({
      kind: "pointer",
      address,
      owns,
      length: isWide ? length : null,
      target: drawing,
    });
    if (pointee === undefined || depth >= MAX_DEPTH || !this.#isLive(address)) return target(null);
    if (pointee.kind === "str") return target(this.#text(address, length, null));
    if (pointee.kind === "slice") return target(this.#sequence(pointee.element, address, length, depth + 1));
    if (pointee.kind === "dyn" || pointee.kind === "opaque") return target(null);
    return target(this.draw({ type: info.pointee, address }, depth + 1));
  }

  /** Whether something may be read there: a freed block or a popped frame is not followed. */
  #isLive(address: number): boolean {
    const { memory, heap } = this.#state;
    if (!memory.canLoad(address, 1)) return false;
    return memory.segmentOf(address) !== "heap" || heap.blockAt(address)?.isLive === true;
  }

  #sequence(element: number, address: number, length: number, depth: number): Drawing & { readonly kind: "sequence" } {
    const size = this.#program.types[element]?.size ?? 0;
    const count = depth >= MAX_DEPTH ? 0 : Math.min(length, MAX_ELEMENTS);
    const elements = Array.from({ length: count }, (_, i) =>
      this.draw({ type: element, address: address + i * size }, depth + 1),
    );
    return { kind: "sequence", address, elements, length, capacity: null, stride: size, isInline: true, first: 0 };
  }

  #text(address: number, length: number, capacity: number | null): Drawing {
    if (!this.#readable(address, length)) return { kind: "raw", bytes: [] };
    const shown = this.#state.memory.u8.slice(address, address + Math.min(length, MAX_TEXT));
    // The cut may go through a character.
    const text = fromUtf8(shown).replace(/\uFFFD+$/, "");
    return { kind: "text", address, text: length > MAX_TEXT ? `${text}…` : text, length, capacity };
  }

  #fields(fields: readonly FieldInfo[], at: At, depth: number): { readonly name: string; readonly value: Drawing }[] {
    return fields.map(({ name, offset, type }) => ({
      name,
      value:
        depth >= MAX_DEPTH ? { kind: "raw", bytes: [] } : this.draw({ type, address: at.address + offset }, depth + 1),
    }));
  }

  #struct(info: TypeInfo & { readonly kind: "struct" }, at: At, depth: number): Drawing {
    return { kind: "struct", name: info.name, variant: null, fields: this.#fields(info.fields, at, depth) };
  }

  #enum(info: TypeInfo & { readonly kind: "enum" }, at: At, depth: number): Drawing {
    const bytes = this.#state.memory.u8.slice(at.address, at.address + info.size);
    const value = decodeValue(this.#program, at.type, bytes);
    const variant = value.kind === "struct" ? info.variants.find((one) => one.name === value.variant) : undefined;
    if (variant === undefined) return { kind: "raw", bytes: [...bytes] };
    return { kind: "struct", name: info.name, variant: variant.name, fields: this.#fields(variant.fields, at, depth) };
  }

  // --- pictures

  /** By the type's own declaration; undefined where it does not fit the type, which is then drawn field by field. */
  #pictured(info: TypeInfo & { readonly kind: "struct" }, at: At, depth: number): Drawing | undefined {
    const { kind, keys } = pictureInfo(info.picture ?? "");
    const path = (key: string): At | undefined => this.#path(at, keys.get(key));
    const number = (key: string): number | null => {
      const place = path(key);
      return place === undefined ? null : Number(this.#integer(this.#innermost(place)));
    };
    switch (kind) {
      case "transparent": {
        const field = path("field");
        return field === undefined ? undefined : this.draw(this.#wrapped(field), depth);
      }
      case "guarded": {
        const value = path("value");
        const state = path("state");
        if (value === undefined || state === undefined) return undefined;
        const count = this.#integer(this.#innermost(state));
        const held = keys.has("lock") ? lockText(count, keys.has("shared")) : borrowText(count);
        return { kind: "guarded", isFree: count === 0n, held, value: this.draw(this.#wrapped(value), depth + 1) };
      }
      case "pointer": {
        const pointer = this.#pointerAt(path("field"));
        return pointer === undefined ? undefined : this.#pointer(pointer.info, pointer.at, depth, keys.has("owns"));
      }
      case "counted":
      case "weak":
        return this.#counted(this.#pointerAt(path("pointer")), keys, depth);
      case "sequence":
      case "text":
      case "ring": {
        const pointer = this.#pointerAt(path("pointer"));
        if (pointer === undefined) return undefined;
        const [len, capacity, first, end] = ["len", "capacity", "first", "end"].map(number);
        return this.#row(kind, pointer, { len, capacity, first, end }, depth);
      }
      case "table":
      case "tree":
      case "list":
        return this.#collection(kind, at, keys, depth);
      case "duration": {
        const [seconds, nanos] = ["secs", "nanos"].map(number);
        return seconds == null || nanos == null ? undefined : { kind: "scalar", text: durationText(seconds, nanos) };
      }
      case "fields": {
        const fields = [...keys].map(([name, names]) => ({ name, place: this.#path(at, names) }));
        if (fields.some(({ place }) => place === undefined)) return undefined;
        return {
          kind: "struct",
          name: info.name,
          variant: null,
          fields: fields.map(({ name, place }) => ({
            name,
            value: place === undefined ? NOTHING : this.draw(this.#wrapped(place), depth + 1),
          })),
        };
      }
      case "opaque":
        return { kind: "struct", name: info.name, variant: null, fields: [] };
      default:
        return undefined;
    }
  }

  #collection(
    kind: "table" | "tree" | "list",
    at: At,
    keys: ReadonlyMap<string, string>,
    depth: number,
  ): Drawing | undefined {
    const placed = placesOf(kind, this.#reader, at, keys, depth >= MAX_DEPTH ? 0 : MAX_ELEMENTS);
    if (placed === undefined) return undefined;
    const drawn = (place: At | null): Drawing | null => (place === null ? null : this.draw(place, depth + 1));
    const entries = placed.entries.map(
      ({ block, key, value }): Entry => ({
        block,
        key: drawn(key),
        value: drawn(value),
      }),
    );
    return { kind: "entries", address: placed.address, entries, length: placed.length, links: placed.links };
  }

  #row(
    kind: "sequence" | "text" | "ring",
    { info, at }: PointerAt,
    counts: Readonly<Record<"len" | "capacity" | "first" | "end", number | null | undefined>>,
    depth: number,
  ): Drawing {
    const start = this.#address(at);
    const size = this.#program.types[info.pointee]?.size ?? 0;
    const first = counts.first ?? 0;
    const length = counts.len ?? Math.max(0, (counts.end ?? 0) - first);
    const capacity = counts.capacity ?? null;
    if (kind === "text") return this.#text(start + first, length, capacity);
    if (kind === "sequence")
      return { ...this.#sequence(info.pointee, start + first * size, length, depth), capacity, isInline: false };
    const room = Math.max(1, capacity ?? length);
    const elements = Array.from({ length: Math.min(length, MAX_ELEMENTS) }, (_, i) =>
      this.draw({ type: info.pointee, address: start + ((first + i) % room) * size }, depth + 1),
    );
    return { kind: "sequence", address: start, elements, length, capacity, stride: size, isInline: false, first };
  }

  #counted(pointer: PointerAt | undefined, keys: ReadonlyMap<string, string>, depth: number): Drawing | undefined {
    if (pointer === undefined) return undefined;
    const address = this.#address(pointer.at);
    const inner: At = { type: pointer.info.pointee, address };
    const strong = this.#path(inner, keys.get("strong"));
    const weak = this.#path(inner, keys.get("weak"));
    // A weak pointer to nothing is all ones.
    if (!this.#isLive(address) || strong === undefined || weak === undefined)
      return { kind: "pointer", address, owns: false, length: null, target: null };
    const value = this.#path(inner, keys.get("value"));
    return {
      kind: "counted",
      address,
      strong: this.#integer(this.#innermost(strong)),
      weak: this.#integer(this.#innermost(weak)),
      value: value === undefined || depth >= MAX_DEPTH ? null : this.draw(value, depth + 1),
    };
  }

  /** The place that a chain of field names leads to. */
  #path(from: At, names: string | undefined): At | undefined {
    if (names === undefined) return undefined;
    let at: At | undefined = from;
    for (const name of names.split(".")) {
      const info: TypeInfo | undefined = at === undefined ? undefined : this.#program.types[at.type];
      if (at === undefined || info === undefined || (info.kind !== "struct" && info.kind !== "union")) return undefined;
      const field: FieldInfo | undefined = info.fields.find((one) => one.name === name);
      at = field === undefined ? undefined : { type: field.type, address: at.address + field.offset };
    }
    return at;
  }

  /** Looks through wrappers of a single field, down to a scalar or a pointer. */
  #innermost(at: At): At {
    let here = at;
    // A description read from a file may lead back to itself.
    for (let wrappers = 0; wrappers < MAX_DEPTH; wrappers++) {
      const next = this.#onlyField(here);
      if (next === undefined) break;
      here = next;
    }
    return here;
  }

  /** Looks through one wrapper of a single field without a picture of its own, as a cell around a value is. */
  #wrapped(at: At): At {
    const info = this.#program.types[at.type];
    return info?.kind === "struct" && info.picture === null ? (this.#onlyField(at) ?? at) : at;
  }

  #onlyField(at: At): At | undefined {
    const info = this.#program.types[at.type];
    if (info?.kind !== "struct") return undefined;
    const filled = info.fields.filter((field) => (this.#program.types[field.type]?.size ?? 0) > 0);
    const [field] = filled;
    return filled.length === 1 && field !== undefined
      ? { type: field.type, address: at.address + field.offset }
      : undefined;
  }

  #pointerAt(at: At | undefined): PointerAt | undefined {
    if (at === undefined) return undefined;
    const inner = this.#innermost(at);
    const info = this.#program.types[inner.type];
    return info?.kind === "pointer" ? { info, at: inner } : undefined;
  }

  #integer({ type, address }: At): bigint {
    if (this.#program.types[type]?.kind === "bool") return this.#state.memory.u8[address] === 0 ? 0n : 1n;
    const drawn = this.#plain({ type, address });
    return drawn.kind === "scalar" && /^-?\d+$/.test(drawn.text) ? BigInt(drawn.text) : 0n;
  }
}

interface PointerAt {
  readonly info: TypeInfo & { readonly kind: "pointer" };
  readonly at: At;
}

/** A type's name without its path. */
const shortName = (name: string): string => name.replace(/<.*$/, "").replace(/^.*::/, "");

/** A drawing in one line, in Rust's manner: `[1, 2]`, `"hi"`, `→ 5`, `Some(3)`. */
export function drawingText(drawing: Drawing): string {
  switch (drawing.kind) {
    case "scalar":
      return drawing.text;
    case "pointer":
      return drawing.target === null ? `→ ${hex(drawing.address)}` : `→ ${drawingText(drawing.target)}`;
    case "text":
      return JSON.stringify(drawing.text);
    case "sequence": {
      const more = drawing.length > drawing.elements.length ? ", …" : "";
      return `[${drawing.elements.map(drawingText).join(", ")}${more}]`;
    }
    case "counted": {
      const counts = `(strong ${drawing.strong}, weak ${drawing.weak})`;
      return drawing.value === null ? `⇢ ${counts}` : `→ ${drawingText(drawing.value)} ${counts}`;
    }
    case "entries":
      return entriesText(drawing);
    case "guarded":
      return `${drawingText(drawing.value)}${drawing.isFree ? "" : ` (${drawing.held})`}`;
    case "struct":
      return structText(drawing);
    case "raw":
      return drawing.bytes.length === 0 ? "…" : hexBytes(drawing.bytes);
  }
}

/** `{1: "one", …}` for a map, `{1, …}` for a set, `[1, …]` for a list. */
function entriesText({ entries, length }: Drawing & { readonly kind: "entries" }): string {
  const isList = entries.every(({ key }) => key === null) && entries.length > 0;
  const one = ({ key, value }: Entry): string =>
    [key, value].flatMap((part) => (part === null ? [] : [drawingText(part)])).join(": ");
  const text = `${entries.map(one).join(", ")}${length > entries.length ? ", …" : ""}`;
  return isList ? `[${text}]` : `{${text}}`;
}

/** As Rust prints it: `1.5s`, `20ms`, `3µs`, `7ns`. */
function durationText(seconds: number, nanos: number): string {
  if (seconds > 0) return `${decimal(seconds, nanos, 9)}s`;
  if (nanos >= 1e6) return `${decimal(Math.floor(nanos / 1e6), nanos % 1e6, 6)}ms`;
  if (nanos >= 1e3) return `${decimal(Math.floor(nanos / 1e3), nanos % 1e3, 3)}µs`;
  return `${nanos}ns`;
}

/** A number with `digits` decimals, without zeros at the end. */
const decimal = (whole: number, fraction: number, digits: number): string =>
  `${whole}.${String(fraction).padStart(digits, "0")}`.replace(/\.?0+$/, "");

/** The state of a cell: so many readers, or, below 0, a writer. */
function borrowText(state: bigint): string {
  if (state === 0n) return "not borrowed";
  return state > 0n ? `borrowed ${state}×` : "borrowed mutably";
}

/** The state of a lock of 32 bits: so many readers where it is `shared`, all ones for a writer; else whether it is taken. */
function lockText(state: bigint, isShared: boolean): string {
  if (state === 0n) return "not locked";
  if (!isShared) return "locked";
  return BigInt.asIntN(32, state) < 0n ? "locked by a writer" : `locked by ${state} reader${state === 1n ? "" : "s"}`;
}

function structText({ name, variant, fields }: Drawing & { readonly kind: "struct" }): string {
  const isPlainTuple = name.startsWith("(");
  const head = isPlainTuple ? "" : (variant ?? shortName(name));
  if (fields.length === 0) return head;
  const isTuple = fields.every(({ name: field }) => /^\d+$/.test(field));
  if (isTuple) return `${head}(${fields.map(({ value }) => drawingText(value)).join(", ")})`;
  return `${head} { ${fields.map((field) => `${field.name}: ${drawingText(field.value)}`).join(", ")} }`;
}
