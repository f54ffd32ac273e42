// Who may use memory through which reference: Tree Borrows (Villani, Hostert, Dreyer and Jung, PLDI 2025), as Miri has it,
// for the references that a user's function makes by `&` and `&mut` or is given as an argument.
//
// Each such reference is a tag: a number of its own beside its allocation's, a node in that allocation's tree below the
// pointer that it was made through. For each byte it stands for a node has a permission. An access through a tag is a
// local one for that node and those above it, and a foreign one for all others; either may cost a node its permission:
//
//              local read   local write   foreign read   foreign write
//   reserved   –            active        –              disabled        (a `&mut` not yet written through)
//   interior   –            active        –              –               (the same, to a type with interior mutability)
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
// less. There are none for references made or received in the library, for those within structs, for `&` to what has
// interior mutability anywhere, for `&mut` to what is not `Unpin`, for trait objects, for a `Box` that is no argument, for
// read-only statics. The end of a guard is no access, as it is in Miri. And where one piece of code makes many, or a tree
// grows large, old tags are dropped.
import type { Allocations } from "./allocations.ts";

type Permission = "reserved" | "conflicted" | "interior" | "active" | "frozen" | "disabled";

/** What a tag stands for. */
export interface ReferenceKind {
  readonly isMut: boolean;
  /** The type has interior mutability. */
  readonly isInterior: boolean;
  /** For an argument; a weak one lets the memory be freed. */
  readonly guard: Guarding;
}

type Guarding = "none" | "weak" | "strong";

/** Bytes `start..end` of a tag, and which access took the permission they had before: a code position, or -1. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly permission: Permission;
  readonly lostAt: number;
  /** Whether that access wrote. */
  readonly lostToWrite: boolean;
}

interface Node {
  readonly tag: number;
  parent: Node | null;
  readonly isMut: boolean;
  readonly madeAt: number;
  guard: Guarding;
  stretches: readonly Stretch[];
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

/** What an access does to a permission; `null` is a breach. */
function after(permission: Permission, isLocal: boolean, isWrite: boolean, isGuarded: boolean): Permission | null {
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
  if (!isMut) return "frozen";
  return isInterior && guard === "none" ? "interior" : "reserved";
};

/** Joins neighbours that are alike. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const result: Stretch[] = [];
  for (const one of stretches) {
    const last = result.at(-1);
    if (last !== undefined && last.permission === one.permission && last.lostAt === one.lostAt)
      result[result.length - 1] = { ...last, end: one.end };
    else result.push(one);
  }
  return result;
}

export class Trees {
  readonly #allocations: Allocations;
  /** By allocation: its tags, oldest first. */
  readonly #trees = new Map<number, Node[]>();
  readonly #nodes = new Map<number, Node>();
  /** Tags that were dropped while pointers may still carry them: whose rules hold for them now. */
  #heirs = new Map<number, number>();

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
    const { stretches = [] } = this.#nodes.get(tag) ?? {};
    return stretches.some((one) => one.start < address + size && address < one.end && one.lostAt === lostAt);
  }

  /** Makes a reference to `size` bytes at `address` through a pointer with provenance `parent`; gives its tag. */
  retag(parent: number, address: number, size: number, kind: ReferenceKind, site: number): number {
    const allocations = this.#allocations;
    const root = allocations.rootOf(parent);
    const tag = allocations.createTag(root);
    let nodes = this.#trees.get(root);
    if (nodes === undefined) {
      nodes = [];
      this.#trees.set(root, nodes);
      allocations.watch(root);
    }
    this.#makeRoom(nodes, site);
    const permission = initialPermission(kind);
    const stretches = [{ start: address, end: address + size, permission, lostAt: -1, lostToWrite: false }] as const;
    const { isMut, guard } = kind;
    const node: Node = { tag, parent: this.#nodeOf(parent), isMut, madeAt: site, guard, stretches };
    nodes.push(node);
    this.#nodes.set(tag, node);
    return tag;
  }

  #nodeOf(tag: number): Node | null {
    let at = tag;
    for (let heir = this.#heirs.get(at); heir !== undefined; heir = this.#heirs.get(at)) at = heir;
    return this.#nodes.get(at) ?? null;
  }

  #makeRoom(nodes: Node[], site: number): void {
    const ofSite = nodes.filter((node) => node.madeAt === site);
    const old = ofSite.length >= MAX_OF_A_SITE ? ofSite[0] : nodes.length >= MAX_NODES ? nodes[0] : undefined;
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
    const nodes = this.#trees.get(this.#allocations.rootOf(tag));
    if (nodes === undefined) return null;
    const local = new Set<Node>();
    for (let node = this.#nodeOf(tag); node !== null; node = node.parent) local.add(node);
    const end = address + size;
    // Those above and including the tag first: they are what the access was made through.
    for (const node of [...local, ...nodes.filter((one) => !local.has(one))]) {
      const isLocal = local.has(node);
      const isGuarded = node.guard !== "none";
      const found = node.stretches.find(
        (one) => one.start < end && address < one.end && after(one.permission, isLocal, isWrite, isGuarded) === null,
      );
      if (found !== undefined) return breachOf(node, found, !isLocal);
    }
    for (const node of nodes) touch(node, address, end, local.has(node), isWrite, sites);
    return null;
  }

  /** The function that was given the reference has returned. */
  unguard(tag: number): void {
    const node = this.#nodes.get(tag);
    if (node !== undefined) node.guard = "none";
  }

  /** A reference that forbids that its allocation be freed now, if there is one. */
  guardAgainstFree(root: number): Breach | null {
    const node = this.#trees.get(root)?.find((one) => one.guard === "strong");
    const [stretch] = node?.stretches ?? [];
    return node === undefined || stretch === undefined ? null : breachOf(node, stretch, true);
  }

  /** Copies everything. */
  save(): TreesState {
    const trees = [...this.#trees].map(([root, nodes]) => ({
      root,
      nodes: nodes.map((node) => ({ ...node, parent: node.parent?.tag ?? 0 })),
    }));
    return { trees, heirs: new Map(this.#heirs) };
  }

  /** Sets everything that {@link save} copied. */
  restore({ trees, heirs }: TreesState): void {
    this.#trees.clear();
    this.#nodes.clear();
    for (const { root, nodes } of trees) {
      const copies: Node[] = nodes.map((node) => ({ ...node, parent: null }));
      for (const copy of copies) this.#nodes.set(copy.tag, copy);
      this.#trees.set(root, copies);
      for (const [i, copy] of copies.entries()) copy.parent = this.#nodes.get(nodes[i]?.parent ?? 0) ?? null;
    }
    this.#heirs = new Map(heirs);
  }

  /** The allocation is gone. */
  end(root: number): void {
    const nodes = this.#trees.get(root);
    if (nodes === undefined) return;
    this.#trees.delete(root);
    for (const { tag } of nodes) this.#nodes.delete(tag);
  }

  /** The provenance whose rules hold for a dropped tag; 0 for one that is none. */
  heirOf(tag: number): number {
    return this.#heirs.get(tag) ?? 0;
  }

  /** No pointer carries the tag any more. */
  forget(tag: number): void {
    const node = this.#nodes.get(tag);
    const nodes = this.#trees.get(this.#allocations.rootOf(tag));
    if (node !== undefined && nodes !== undefined) this.#drop(nodes, node);
    this.#heirs.delete(tag);
    if (nodes?.length === 0) this.#trees.delete(this.#allocations.rootOf(tag));
  }
}

const breachOf = ({ tag, isMut, madeAt }: Node, { lostAt, lostToWrite }: Stretch, isForeign: boolean): Breach => ({
  tag,
  isMut,
  madeAt,
  lostAt: isForeign ? -1 : lostAt,
  lostToWrite,
  isForeign,
});

/** Applies an access that is no breach to the permissions of one node. */
function touch(node: Node, start: number, end: number, isLocal: boolean, isWrite: boolean, sites: Sites): void {
  const next = (one: Stretch): Permission =>
    after(one.permission, isLocal, isWrite, node.guard !== "none") ?? one.permission;
  const changes = node.stretches.some((one) => one.start < end && start < one.end && next(one) !== one.permission);
  if (!changes) return;
  const loss = isLocal ? {} : { lostAt: sites.userSite(), lostToWrite: isWrite };
  const stretches: Stretch[] = [];
  for (const one of node.stretches) {
    const from = Math.max(one.start, start);
    const to = Math.min(one.end, end);
    const permission = next(one);
    if (from >= to || permission === one.permission) {
      stretches.push(one);
      continue;
    }
    if (one.start < from) stretches.push({ ...one, end: from });
    stretches.push({ ...one, ...loss, start: from, end: to, permission });
    if (to < one.end) stretches.push({ ...one, start: to });
  }
  node.stretches = joined(stretches);
}
