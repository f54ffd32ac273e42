// Finding impls: by trait and head of the self type, and inherent ones by head.

import { type DefId, USER_BASE } from "#hir/defs.ts";
import type { HirItem, HirTy } from "#hir/items.ts";
import { simplify } from "#types/simplify.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";

interface Heads {
  readonly byHead: Map<string, DefId[]>;
  /** Impls for a parameter, projection or the like: may match anything. */
  readonly blanket: DefId[];
  readonly all: readonly DefId[];
}

function add(map: Map<string, DefId[]>, key: string, impl: DefId): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [impl]);
  else list.push(impl);
}

const INT_HEADS = ["i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
const FLOAT_HEADS = ["f32", "f64"];

/** The key of a HIR type's head, as far as it can be told without lowering; `blanket` where it may be anything. */
function hirHead(tcx: Tcx, ty: HirTy): string | "blanket" | undefined {
  switch (ty.kind) {
    case "prim":
      return ty.prim;
    case "ref":
      return ty.mutability === "mut" ? "&mut" : "&";
    case "rawPtr":
      return ty.mutability === "mut" ? "*mut" : "*const";
    case "slice":
      return "[]";
    case "array":
      return "[;]";
    case "tuple":
      return `()${ty.elements.length}`;
    case "never":
      return "never";
    case "path": {
      if (ty.path.kind !== "resolved" || ty.path.self !== undefined) return undefined;
      const { res } = ty.path.path;
      if (res.kind === "primTy") return res.prim;
      if (res.kind !== "def") return undefined;
      const { kind } = tcx.hir.def(res.def);
      if (kind === "struct" || kind === "enum" || kind === "union") return `adt${res.def}`;
      return kind === "typeParam" ? "blanket" : undefined;
    }
    default:
      return undefined;
  }
}

function copyLists<K, V>(lists: ReadonlyMap<K, readonly V[]> | undefined): Map<K, V[]> {
  return new Map([...(lists ?? [])].map(([key, list]) => [key, [...list]]));
}

export class ImplIndex {
  readonly #tcx: Tcx;
  readonly #std: ImplIndex | undefined;
  readonly #heads = new Map<DefId, Heads>();
  #byTrait: Map<DefId, DefId[]> | undefined;
  #inherent: Map<string, DefId[]> | undefined;

  /** `std`: the index of the library's impls, which this one begins with. */
  constructor(tcx: Tcx, std?: ImplIndex) {
    this.#tcx = tcx;
    this.#std = std;
  }

  #build(): Map<DefId, DefId[]> {
    if (this.#byTrait !== undefined) return this.#byTrait;
    const byTrait = copyLists(this.#std === undefined ? undefined : this.#std.#build());
    this.#byTrait = byTrait;
    const inherent = copyLists(this.#std === undefined ? undefined : this.#std.#inherent);
    this.#inherent = inherent;
    for (const impl of this.#tcx.hir.impls()) {
      if (this.#std !== undefined && impl < USER_BASE) continue;
      const item = this.#tcx.hir.item(impl);
      if (item?.kind !== "impl") continue;
      if (item.traitRef === undefined) {
        const head = hirHead(this.#tcx, item.selfTy) ?? simplify(this.#tcx.typeOf(impl));
        if (head !== undefined && head !== "blanket") add(inherent, head, impl);
        continue;
      }
      const { res } = item.traitRef.path;
      if (res.kind !== "def") continue;
      const list = byTrait.get(res.def);
      if (list === undefined) byTrait.set(res.def, [impl]);
      else list.push(impl);
    }
    return byTrait;
  }

  ofTrait(trait: DefId): readonly DefId[] {
    return this.#build().get(trait) ?? [];
  }

  #headsOf(trait: DefId): Heads {
    const known = this.#heads.get(trait);
    if (known !== undefined) return known;
    const all = this.ofTrait(trait);
    const heads: Heads = { byHead: new Map(), blanket: [], all };
    for (const impl of all) {
      const item = this.#tcx.hir.item(impl);
      const written = item?.kind === "impl" ? hirHead(this.#tcx, item.selfTy) : undefined;
      const isForFnPointers = written === "blanket" && item?.kind === "impl" && this.#isForFnPointers(item);
      const head = isForFnPointers ? "fnptr" : (written ?? simplify(this.#tcx.typeOf(impl)) ?? "blanket");
      if (head === "blanket") heads.blanket.push(impl);
      else add(heads.byHead, head, impl);
    }
    this.#heads.set(trait, heads);
    return heads;
  }

  /** `impl<F: FnPtr> Trait for F`: as rustc does, considered for function pointers alone. */
  #isForFnPointers({ generics }: HirItem & { kind: "impl" }): boolean {
    const trait = this.#tcx.langItem("fn_ptr_trait");
    const [param, another] = generics.params;
    if (trait === undefined || param?.kind !== "type" || another !== undefined) return false;
    return param.bounds.some((bound) => {
      const res = bound.kind === "trait" ? bound.trait.traitRef.path.res : undefined;
      return res?.kind === "def" && res.def === trait;
    });
  }

  /** In order of definition where it matters little: those of the head first. */
  relevant(trait: DefId, self: Ty): readonly DefId[] {
    const heads = this.#headsOf(trait);
    if (self.kind === "infer") {
      if (self.variable === "general") return heads.all;
      const keys = self.variable === "int" ? INT_HEADS : FLOAT_HEADS;
      return [...keys.flatMap((k) => heads.byHead.get(k) ?? []), ...heads.blanket];
    }
    if (self.kind === "opaque" || self.kind === "error") return heads.blanket;
    const key = simplify(self);
    const own = key === undefined ? undefined : heads.byHead.get(key);
    return own === undefined ? heads.blanket : heads.blanket.length === 0 ? own : [...own, ...heads.blanket];
  }

  inherent(self: Ty): readonly DefId[] {
    this.#build();
    const table = this.#inherent ?? new Map<string, DefId[]>();
    if (self.kind === "infer" && self.variable !== "general") {
      return (self.variable === "int" ? INT_HEADS : FLOAT_HEADS).flatMap((k) => table.get(k) ?? []);
    }
    const key = simplify(self);
    return key === undefined ? [] : (table.get(key) ?? []);
  }
}
