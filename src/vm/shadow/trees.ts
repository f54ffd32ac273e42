// Who may use memory through which reference: Tree Borrows (Villani, Hostert, Dreyer and Jung, PLDI 2025), as Miri has it,
// for the references that a user's function makes by `&` and `&mut` or is given as an argument.
//
// Each such reference is a tag: a number of its own beside its allocation's, a node in that allocation's tree below the
// pointer that it was made through. For each byte it stands for a node has a permission. An access through a tag is a
// local one for that node and those above it, and a foreign one for all others; either may cost a node its permission:
//
//              local read   local write   foreign read   foreign write
//   reserved   –            active        –              disabled        (a `&mut` not yet written through)
//   interior   –            active        –              –               (the same, of what is within an `UnsafeCell`)
//   cell       –            –             –              –               (a `&`, of what is within an `UnsafeCell`)
//   active     –            –             frozen         disabled
//   frozen     –            breach        –              disabled        (a `&`, or a `&mut` that others read beside)
//   disabled   breach       breach        –              –
//
// An argument is guarded until its function returns (Miri: it has a protector). A guarded `&mut` is reserved whatever its
// type, and meanwhile others may not come in between:
//
//   reserved   –            active        reserved, and may not be written any more: "conflicted"      breach
//   active     –            –             breach         breach
//   frozen     –            breach        –              breach
//
// nor may the memory be freed, unless the argument is a `Box`.
//
// Less is asked for than Miri asks, never more: a tag that is not there lets its parent's rules hold, and they forbid
// less. There are none for references made in the library, until they come out of it; for those within structs of the
// library (`codegen/aliasing.ts`); for `&` to what has interior mutability all over, and slices of what has it anywhere; for
// `&mut` to what is not `Unpin`; for `&dyn Trait`; for a `Box` that is no argument by itself; for read-only statics. A
// reference that is only copied stays the same. The end of a guard is no access, as it is in Miri. And where one piece of
// code makes many, or a tree grows large, old tags are dropped.
import type { Allocations } from "./allocations.ts";

type Permission = "reserved" | "conflicted" | "interior" | "cell" | "active" | "frozen" | "disabled";

/** What a tag stands for. */
export interface ReferenceKind {
  readonly isMut: boolean;
  /** The type has interior mutability. */
  readonly isInterior: boolean;
  /** Not everywhere: {@link Trees.plain} will say where not. */
  readonly hasParts: boolean;
  /** For an argument; a weak one lets the memory be freed. */
  readonly guard: Guarding;
}

type Guarding = "none" | "weak" | "strong";

/** Bytes `start..end` of a tag, and which access took the permission they had before: a code position, or -1. */
interface Stretch {
  start: number;
  end: number;
  permission: Permission;
  lostAt: number;
  /** Whether that access wrote. */
  lostToWrite: boolean;
}

interface Node {
  readonly tag: number;
  parent: Node | null;
  readonly isMut: boolean;
  readonly madeAt: number;
  guard: Guarding;
  /** {@link Trees.plain} has more to say of it. */
  isOpen: boolean;
  /** Without gaps, in order of address: accesses find theirs by halving. Neighbours differ. */
  readonly stretches: Stretch[];
  /** How many stretches have each permission, and the bits of those that some have. */
  readonly counts: Record<Permission, number>;
  present: number;
  /** The access that was last found to be a local one for it. */
  localFor: number;
}

const NONE: Readonly<Record<Permission, number>> = {
  reserved: 0,
  conflicted: 0,
  interior: 0,
  cell: 0,
  active: 0,
  frozen: 0,
  disabled: 0,
};

/** The tags of one allocation. */
interface Tree {
  /** Oldest first. */
  readonly nodes: Node[];
  /** Accesses through this tag, all of them reads or all writes, within `calmStart..calmEnd` change nothing: 0 if unknown. */
  calmTag: number;
  isCalmForWrites: boolean;
  calmStart: number;
  calmEnd: number;
}

/** All trees at one moment, copied: what {@link Trees.restore} takes. */
export interface TreesState {
  readonly trees: readonly {
    readonly root: number;
    readonly nodes: readonly (Omit<Node, "parent"> & { readonly parent: number })[];
  }[];
  readonly heirs: ReadonlyMap<number, number>;
}

/** An access that a reference's permission did not allow. Sites are code positions. */
export interface Breach {
  /** The tag of the reference. */
  readonly tag: number;
  /** The reference is a `&mut`. */
  readonly isMut: boolean;
  readonly madeAt: number;
  /** Where the permission was lost, by a write or a read; -1 for a write through a `&`. */
  readonly lostAt: number;
  readonly lostToWrite: boolean;
  /** The access was not made through the reference but beside it, while the function that was given it runs. */
  readonly isForeign: boolean;
}

/** Knows which code is to blame for what happens now. */
interface Sites {
  userSite(): number;
}

/** Tags in one tree, and tags made at one place of the code among them, at most. */
const MAX_NODES = 32;
const MAX_OF_A_SITE = 4;

/** Behind every address. */
const MEMORY_END = 2 ** 31 - 1;

/** What an access does to a permission; `null` is a breach. */
function after(permission: Permission, isLocal: boolean, isWrite: boolean, isGuarded: boolean): Permission | null {
  if (permission === "cell") return permission;
  if (isLocal) {
    if (permission === "disabled") return null;
    if (!isWrite) return permission;
    return permission === "frozen" || (permission === "conflicted" && isGuarded) ? null : "active";
  }
  switch (permission) {
    case "disabled":
      return permission;
    case "interior":
      return isWrite && isGuarded ? null : permission;
    case "active":
      if (isGuarded) return null;
      return isWrite ? "disabled" : "frozen";
    default:
      if (isWrite) return isGuarded ? null : "disabled";
      return permission === "reserved" && isGuarded ? "conflicted" : permission;
  }
}

const initialPermission = ({ isMut, isInterior, guard }: ReferenceKind): Permission => {
  if (!isMut) return isInterior ? "cell" : "frozen";
  return isInterior && guard === "none" ? "interior" : "reserved";
};

/** A bit for each permission. */
const BITS: Readonly<Record<Permission, number>> = {
  reserved: 1,
  conflicted: 2,
  interior: 4,
  active: 8,
  frozen: 16,
  disabled: 32,
  cell: 64,
};

const kindOf = (isLocal: boolean, isWrite: boolean, isGuarded: boolean): number =>
  (isLocal ? 4 : 0) | (isWrite ? 2 : 0) | (isGuarded ? 1 : 0);

/** By kind of access, the bits of the permissions that it changes or breaches. */
const MATTERS: readonly number[] = Array.from({ length: 8 }, (_, kind) => {
  const matters = (one: Permission): boolean =>
    after(one, (kind & 4) !== 0, (kind & 2) !== 0, (kind & 1) !== 0) !== one;
  return (Object.keys(BITS) as Permission[]).reduce((bits, one) => bits | (matters(one) ? BITS[one] : 0), 0);
});

/** Index of the first stretch that ends behind `address`; their number if there is none. */
function firstBehind(stretches: readonly Stretch[], address: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle] as Stretch).end <= address) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Trees {
  readonly #allocations: Allocations;
  /** By allocation. */
  readonly #trees = new Map<number, Tree>();
  readonly #nodes = new Map<number, Node>();
  /** Tags that were dropped while pointers may still carry them: whose rules hold for them now. */
  #heirs = new Map<number, number>();

  /** Nodes of which the access that is being judged takes or adds permissions. */
  readonly #changing: Node[] = [];
  /** Accesses judged. */
  #accesses = 0;
  /** How far from the access that is being judged another would meet the very same permissions. */
  #calmStart = 0;
  #calmEnd = 0;
  /** Nodes and stretches looked at, for who wants to know how the work grows. */
  work = 0;

  constructor(allocations: Allocations) {
    this.#allocations = allocations;
  }

  /** Whether an allocation has tags. */
  has(root: number): boolean {
    return this.#trees.has(root);
  }

  /** Whether there is a reference with that tag. */
  knows(tag: number): boolean {
    return this.#nodes.has(tag);
  }

  /** Whether the access at `lostAt` has taken a permission for some of `size` bytes at `address` from a reference. */
  hasLost(tag: number, address: number, size: number, lostAt: number): boolean {
    const stretches = this.#nodes.get(tag)?.stretches ?? [];
    return stretches.some((one) => one.start < address + size && address < one.end && one.lostAt === lostAt);
  }

  /** Makes a reference to `size` bytes at `address` through a pointer with provenance `parent`; gives its tag. */
  retag(parent: number, address: number, size: number, kind: ReferenceKind, site: number): number {
    const allocations = this.#allocations;
    const root = allocations.rootOf(parent);
    const tag = allocations.createTag(root);
    let tree = this.#trees.get(root);
    if (tree === undefined) {
      tree = treeOf([]);
      this.#trees.set(root, tree);
      allocations.watch(root);
    }
    tree.calmTag = 0;
    const { nodes } = tree;
    this.#makeRoom(nodes, site);
    const permission = initialPermission(kind);
    const stretches = [{ start: address, end: address + size, permission, lostAt: -1, lostToWrite: false }];
    const { isMut, guard, hasParts } = kind;
    const node: Node = {
      tag,
      parent: this.#nodeOf(parent),
      isMut,
      madeAt: site,
      guard,
      isOpen: hasParts,
      stretches,
      counts: { ...NONE, [permission]: 1 },
      present: BITS[permission],
      localFor: 0,
    };
    nodes.push(node);
    this.#nodes.set(tag, node);
    return tag;
  }

  /** Whether {@link plain} is to tell more of the reference. */
  isOpen(tag: number): boolean {
    return this.#nodes.get(tag)?.isOpen === true;
  }

  isMut(tag: number): boolean {
    return this.#nodes.get(tag)?.isMut === true;
  }

  /** The provenance that a reference was made through: another's, or the allocation. */
  parentOf(tag: number): number {
    return this.#nodes.get(tag)?.parent?.tag ?? this.#allocations.rootOf(tag);
  }

  /** Some bytes that a fresh reference is for are outside of every `UnsafeCell`; after the last, no more will come. */
  plain(tag: number, address: number, size: number, isLast: boolean): void {
    const node = this.#nodes.get(tag);
    const tree = this.#trees.get(this.#allocations.rootOf(tag));
    if (node === undefined || tree === undefined) return;
    node.isOpen = !isLast;
    tree.calmTag = 0;
    const permission = node.isMut ? "reserved" : "frozen";
    change(node, address, address + size, () => permission);
  }

  #nodeOf(tag: number): Node | null {
    let at = tag;
    for (let heir = this.#heirs.get(at); heir !== undefined; heir = this.#heirs.get(at)) at = heir;
    return this.#nodes.get(at) ?? null;
  }

  #makeRoom(nodes: Node[], site: number): void {
    let ofSite = 0;
    let oldest: Node | undefined;
    for (const node of nodes) {
      if (node.madeAt !== site) continue;
      ofSite++;
      oldest ??= node;
    }
    const old = ofSite >= MAX_OF_A_SITE ? oldest : nodes.length >= MAX_NODES ? nodes[0] : undefined;
    if (old !== undefined) this.#drop(nodes, old);
  }

  /** Takes a node out of its tree; its children, and pointers that carry its tag, are its parent's. */
  #drop(nodes: Node[], old: Node): void {
    nodes.splice(nodes.indexOf(old), 1);
    for (const node of nodes) if (node.parent === old) node.parent = old.parent;
    this.#nodes.delete(old.tag);
    const heir = old.parent?.tag ?? this.#allocations.rootOf(old.tag);
    this.#heirs.set(old.tag, heir);
  }

  /** An access through a pointer with provenance `tag`: what it breaches, if anything. Permissions change only if nothing. */
  access(tag: number, address: number, size: number, isWrite: boolean, sites: Sites): Breach | null {
    const tree = this.#trees.get(this.#allocations.rootOf(tag));
    if (tree === undefined) return null;
    const end = address + size;
    if (tree.calmTag === tag && tree.isCalmForWrites === isWrite && tree.calmStart <= address && end <= tree.calmEnd)
      return null;
    const access = ++this.#accesses;
    const changing = this.#changing;
    changing.length = 0;
    this.#calmStart = 0;
    this.#calmEnd = MEMORY_END;
    // Those above and including the tag first: they are what the access was made through.
    for (let node = this.#nodeOf(tag); node !== null; node = node.parent) {
      node.localFor = access;
      const found = this.#ask(node, address, end, true, isWrite);
      if (found !== null) return breachOf(node, found, false);
    }
    for (const node of tree.nodes) {
      if (node.localFor === access) continue;
      const found = this.#ask(node, address, end, false, isWrite);
      if (found !== null) return breachOf(node, found, true);
    }
    for (const node of changing) touch(node, address, end, node.localFor === access, isWrite, sites);
    tree.calmTag = changing.length === 0 ? tag : 0;
    tree.isCalmForWrites = isWrite;
    tree.calmStart = this.#calmStart;
    tree.calmEnd = this.#calmEnd;
    return null;
  }

  /** The stretch of a node that an access breaches, if there is one; notes whether it changes another's permission. */
  #ask(node: Node, start: number, end: number, isLocal: boolean, isWrite: boolean): Stretch | null {
    const isGuarded = node.guard !== "none";
    this.work++;
    if ((node.present & (MATTERS[kindOf(isLocal, isWrite, isGuarded)] as number)) === 0) return null;
    const { stretches } = node;
    const first = firstBehind(stretches, start);
    let next = first;
    let changes = false;
    for (; next < stretches.length; next++) {
      const one = stretches[next] as Stretch;
      if (one.start >= end) break;
      this.work++;
      const permission = after(one.permission, isLocal, isWrite, isGuarded);
      if (permission === null) return one;
      if (permission !== one.permission) changes = true;
    }
    if (changes) this.#changing.push(node);
    if (first > 0) this.#calmStart = Math.max(this.#calmStart, (stretches[first - 1] as Stretch).end);
    if (next < stretches.length) this.#calmEnd = Math.min(this.#calmEnd, (stretches[next] as Stretch).start);
    return null;
  }

  /** The function that was given the reference has returned. */
  unguard(tag: number): void {
    const node = this.#nodes.get(tag);
    const tree = this.#trees.get(this.#allocations.rootOf(tag));
    if (node === undefined || tree === undefined) return;
    node.guard = "none";
    tree.calmTag = 0;
  }

  /** A reference that forbids that its allocation be freed now, if there is one. */
  guardAgainstFree(root: number): Breach | null {
    const node = this.#trees.get(root)?.nodes.find((one) => one.guard === "strong");
    const [stretch] = node?.stretches ?? [];
    return node === undefined || stretch === undefined ? null : breachOf(node, stretch, true);
  }

  /** Copies everything. */
  save(): TreesState {
    const trees = [...this.#trees].map(([root, { nodes }]) => ({
      root,
      nodes: nodes.map((node) => ({ ...copied(node), parent: node.parent?.tag ?? 0 })),
    }));
    return { trees, heirs: new Map(this.#heirs) };
  }

  /** Sets everything that {@link save} copied. */
  restore({ trees, heirs }: TreesState): void {
    this.#trees.clear();
    this.#nodes.clear();
    for (const { root, nodes } of trees) {
      const copies: Node[] = nodes.map((node) => ({ ...copied(node), parent: null }));
      for (const copy of copies) this.#nodes.set(copy.tag, copy);
      this.#trees.set(root, treeOf(copies));
      for (const [i, copy] of copies.entries()) copy.parent = this.#nodes.get(nodes[i]?.parent ?? 0) ?? null;
    }
    this.#heirs = new Map(heirs);
  }

  /** The allocation is gone. */
  end(root: number): void {
    const tree = this.#trees.get(root);
    if (tree === undefined) return;
    this.#trees.delete(root);
    for (const { tag } of tree.nodes) this.#nodes.delete(tag);
  }

  /** The provenance whose rules hold for a dropped tag; 0 for one that is none. */
  heirOf(tag: number): number {
    return this.#heirs.get(tag) ?? 0;
  }

  /** No pointer carries the tag any more. */
  forget(tag: number): void {
    const root = this.#allocations.rootOf(tag);
    const node = this.#nodes.get(tag);
    const tree = this.#trees.get(root);
    if (node !== undefined && tree !== undefined) {
      this.#drop(tree.nodes, node);
      tree.calmTag = 0;
    }
    this.#heirs.delete(tag);
    if (tree?.nodes.length === 0) this.#trees.delete(root);
  }
}

const treeOf = (nodes: Node[]): Tree => ({ nodes, calmTag: 0, isCalmForWrites: false, calmStart: 0, calmEnd: 0 });

const breachOf = ({ tag, isMut, madeAt }: Node, { lostAt, lostToWrite }: Stretch, isForeign: boolean): Breach => ({
  tag,
  isMut,
  madeAt,
  lostAt: isForeign ? -1 : lostAt,
  lostToWrite,
  isForeign,
});

/** A node with stretches of its own. Which access it was last asked about is of no use to others. */
const copied = <N extends Omit<Node, "parent">>(node: N): N => ({
  ...node,
  stretches: node.stretches.map((one) => ({ ...one })),
  counts: { ...node.counts },
  localFor: 0,
});

/** Applies an access that is no breach, and changes something, to the permissions of one node. */
function touch(node: Node, start: number, end: number, isLocal: boolean, isWrite: boolean, sites: Sites): void {
  const isGuarded = node.guard !== "none";
  const lost = isLocal ? undefined : { lostAt: sites.userSite(), lostToWrite: isWrite };
  change(node, start, end, (one) => after(one, isLocal, isWrite, isGuarded) ?? one, lost);
}

/** Changes the permissions of a node for some bytes; `lost` says to what access. */
function change(
  node: Node,
  start: number,
  end: number,
  to: (permission: Permission) => Permission,
  lost: Partial<Stretch> = {},
): void {
  const { stretches } = node;
  for (let i = firstBehind(stretches, start); i < stretches.length; i++) {
    const one = stretches[i] as Stretch;
    if (one.start >= end) break;
    const permission = to(one.permission);
    if (permission === one.permission) continue;
    // What lies outside the access stays as it was.
    if (one.start < start) {
      stretches.splice(i++, 0, { ...one, end: start });
      count(node, one.permission, 1);
      one.start = start;
    }
    if (end < one.end) {
      stretches.splice(i + 1, 0, { ...one, start: end });
      count(node, one.permission, 1);
      one.end = end;
    }
    count(node, one.permission, -1);
    count(node, permission, 1);
    one.permission = permission;
    Object.assign(one, lost);
    i = joinAt(node, i);
  }
  joinAt(node, firstBehind(stretches, end));
}

/** So many stretches more have the permission. */
function count(node: Node, permission: Permission, more: number): void {
  node.counts[permission] += more;
  if (node.counts[permission] === 0) node.present &= ~BITS[permission];
  else node.present |= BITS[permission];
}

/** Joins a stretch with the one before where they are alike; gives its index. */
function joinAt(node: Node, index: number): number {
  const { stretches } = node;
  const before = stretches[index - 1];
  const one = stretches[index];
  if (before === undefined || one === undefined) return index;
  if (before.permission !== one.permission || before.lostAt !== one.lostAt) return index;
  before.end = one.end;
  stretches.splice(index, 1);
  count(node, one.permission, -1);
  return index - 1;
}
