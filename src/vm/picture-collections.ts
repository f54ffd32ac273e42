// Where the entries of hash tables, trees and lists lie, by what their types declare (`std/PICTURES.md`).
import type { TypeInfo } from "#isa/program.ts";

/** A typed place in memory. */
export interface At {
  readonly type: number;
  readonly address: number;
}

/** How places are read. */
export interface PlaceReader {
  /** The place that a chain of field names leads to. */
  path(from: At, names: string | undefined): At | undefined;
  /** What the pointer at a place points at; at address 0 if nothing is there that may be read. */
  pointer(at: At | undefined): At | undefined;
  number(at: At): number;
  byte(address: number): number;
  info(type: number): TypeInfo | undefined;
}

interface PlacedEntry {
  readonly block: number;
  readonly key: At | null;
  readonly value: At | null;
}

/** A pointer from one block of a collection to another. */
export interface Link {
  readonly from: number;
  readonly to: number;
}

/** The places of entries, at most as many as asked for, and the pointers between the blocks that they are in. */
export interface Placed {
  readonly address: number;
  readonly entries: readonly PlacedEntry[];
  readonly links: readonly Link[];
  readonly length: number;
}

type Keys = ReadonlyMap<string, string>;

/** Nodes that are gone through at most: memory may be damaged. */
const MAX_NODES = 1000;

/** Where the entries of a collection lie; undefined where the declaration does not fit its type. */
export function placesOf(
  kind: "table" | "tree" | "list",
  read: PlaceReader,
  at: At,
  keys: Keys,
  most: number,
): Placed | undefined {
  const len = read.path(at, keys.get("len"));
  if (len === undefined) return undefined;
  const length = read.number(len);
  const place = { table: tablePlaces, tree: treePlaces, list: listPlaces }[kind];
  const found = place(read, at, keys, most);
  return found === undefined ? undefined : { ...found, length };
}

type Found = Omit<Placed, "length"> | undefined;

/** The two parts of a pair; the second is null if it has no size, as in a set. */
function pair(read: PlaceReader, at: At): Pick<PlacedEntry, "key" | "value"> {
  const [key, value] = ["0", "1"].map((name) => read.path(at, name));
  return { key: key ?? at, value: value === undefined ? null : sized(read, value) };
}

const sized = (read: PlaceReader, at: At): At | null => ((read.info(at.type)?.size ?? 0) > 0 ? at : null);

/** Slots end where `slots` points, and control bytes begin there: from 0x80 on, the slot is occupied. */
function tablePlaces(read: PlaceReader, at: At, keys: Keys, most: number): Found {
  const end = read.pointer(read.path(at, keys.get("slots")));
  const mask = read.path(at, keys.get("mask"));
  if (end === undefined || mask === undefined) return undefined;
  const size = read.info(end.type)?.size ?? 0;
  const buckets = read.number(mask) + 1;
  if (buckets === 1 || end.address === 0) return { address: 0, entries: [], links: [] };
  const block = end.address - buckets * size;
  const entries: PlacedEntry[] = [];
  for (let i = 0; i < buckets && entries.length < most; i++) {
    if (read.byte(end.address + i) >= 0x80)
      entries.push({ block, ...pair(read, { type: end.type, address: block + i * size }) });
  }
  return { address: block, entries, links: [] };
}

/** In order of keys. A node that is no leaf has its children behind it, one more than keys. */
function treePlaces(read: PlaceReader, at: At, keys: Keys, most: number): Found {
  const root = read.pointer(read.path(at, keys.get("root")));
  if (root === undefined) return undefined;
  const entries: PlacedEntry[] = [];
  const links: Link[] = [];
  let left = MAX_NODES;
  const element = (node: At, name: string, index: number): At | null => {
    const row = read.path(node, keys.get(name));
    const info = row === undefined ? undefined : read.info(row.type);
    if (row === undefined || info?.kind !== "array") return null;
    const size = read.info(info.element)?.size ?? 0;
    const inner = { type: info.element, address: row.address + index * size };
    return sized(read, read.path(inner, keys.get("element")) ?? inner);
  };
  const visit = (node: At): void => {
    const count = read.path(node, keys.get("count"));
    const leaf = read.path(node, keys.get("leaf"));
    if (node.address === 0 || count === undefined || leaf === undefined || left-- === 0) return;
    const isLeaf = read.number(leaf) !== 0;
    const children = node.address + (read.info(node.type)?.size ?? 0);
    const child = (i: number): void => {
      if (isLeaf) return;
      const to = word(read, children + 8 * i);
      links.push({ from: node.address, to });
      visit({ type: node.type, address: to });
    };
    const length = read.number(count);
    for (let i = 0; i < length && entries.length < most; i++) {
      child(i);
      if (entries.length < most)
        entries.push({ block: node.address, key: element(node, "keys", i), value: element(node, "values", i) });
    }
    if (entries.length < most) child(length);
  };
  visit(root);
  return { address: root.address, entries, links };
}

/** The low half of a pointer. */
const word = (read: PlaceReader, address: number): number =>
  [3, 2, 1, 0].reduce((value, i) => value * 256 + read.byte(address + i), 0);

function listPlaces(read: PlaceReader, at: At, keys: Keys, most: number): Found {
  const head = read.path(at, keys.get("head"));
  if (head === undefined) return undefined;
  const entries: PlacedEntry[] = [];
  const links: Link[] = [];
  const first = linked(read, head);
  for (let node = first; node !== undefined && entries.length < most; ) {
    const value = read.path(node, keys.get("value"));
    const next = read.path(node, keys.get("next"));
    if (value === undefined || next === undefined) return undefined;
    entries.push({ block: node.address, key: null, value });
    const following = linked(read, next);
    if (following !== undefined) links.push({ from: node.address, to: following.address });
    node = following;
  }
  return { address: first?.address ?? 0, entries, links };
}

/** What an optional pointer leads to: its payload is at the same place, and zero where there is none. */
function linked(read: PlaceReader, at: At): At | undefined {
  const info = read.info(at.type);
  const field = info?.kind === "enum" ? info.variants.flatMap((one) => one.fields)[0] : undefined;
  const pointer = read.pointer(field === undefined ? at : { type: field.type, address: at.address + field.offset });
  return pointer === undefined || pointer.address === 0 ? undefined : pointer;
}
