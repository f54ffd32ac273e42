// Outlives bounds that the fields of an ADT imply (RFC 2093): `struct S<'a, T> { r: &'a T }` has `T: 'a`.

import type { DefId } from "#hir/defs.ts";
import { dummyBinder, substPredicate } from "#types/fold.ts";
import { outlivesComponents } from "#types/outlives.ts";
import type { Predicate, SpannedPredicate, Tcx } from "#types/tcx.ts";
import type { Region, Ty } from "#types/ty.ts";
import { Flag, hasFlags } from "#types/ty.ts";

/** Computes the bounds of an ADT and of those it mentions, to a fixpoint; all are put into `done`. */
export function computeInferredOutlives(
  tcx: Tcx,
  adt: DefId,
  done: Map<DefId, readonly SpannedPredicate[]>,
): readonly SpannedPredicate[] {
  const work = new Map<DefId, Map<string, SpannedPredicate>>();
  const order: DefId[] = [];
  const start = (d: DefId): void => {
    if (work.has(d) || done.has(d)) return;
    work.set(d, new Map());
    order.push(d);
  };
  start(adt);
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < order.length; i++) {
      const d = order[i] as DefId;
      const found = work.get(d) as Map<string, SpannedPredicate>;
      const before = found.size + order.length;
      for (const variant of tcx.adt(d).variants) {
        for (const field of variant.fields) {
          const visitor = new FieldVisitor(tcx, field.def, found, (inner) => {
            start(inner);
            return done.get(inner) ?? [...(work.get(inner) as Map<string, SpannedPredicate>).values()];
          });
          visitor.ty(tcx.typeOf(field.def));
        }
      }
      changed ||= found.size + order.length > before;
    }
  }
  for (const [d, found] of work) {
    const declared = new Set(tcx.predicates(d).map((p) => outlivesKey(p.predicate)));
    done.set(
      d,
      [...found].filter(([key]) => !declared.has(key)).map(([, p]) => p),
    );
  }
  return done.get(adt) as readonly SpannedPredicate[];
}

function outlivesKey(p: Predicate): string {
  if (p.kind === "typeOutlives") return `${p.bound.value.ty.id}:${p.bound.value.region.id}`;
  return p.kind === "regionOutlives" ? `${p.bound.value.longer.id}:${p.bound.value.shorter.id}` : "";
}

class FieldVisitor {
  readonly #tcx: Tcx;
  readonly #field: DefId;
  readonly #out: Map<string, SpannedPredicate>;
  readonly #of: (adt: DefId) => readonly SpannedPredicate[];

  constructor(
    tcx: Tcx,
    field: DefId,
    out: Map<string, SpannedPredicate>,
    of: (adt: DefId) => readonly SpannedPredicate[],
  ) {
    this.#tcx = tcx;
    this.#field = field;
    this.#out = out;
    this.#of = of;
  }

  /** `part: region`, for parts and regions that are the ADT's own. */
  #outlives(part: Region | Ty, region: Region): void {
    if (region.kind !== "param") return;
    if (part.sort === "region") {
      if (part.kind !== "param" || part === region) return;
      this.#add({ kind: "regionOutlives", bound: dummyBinder({ longer: part, shorter: region }) });
    } else if (!hasFlags(part, Flag.hasBound))
      this.#add({ kind: "typeOutlives", bound: dummyBinder({ ty: part, region }) });
  }

  #add(predicate: Predicate): void {
    const key = outlivesKey(predicate);
    if (!this.#out.has(key)) this.#out.set(key, { predicate, span: this.#tcx.hir.nameSpan(this.#field) });
  }

  #tyOutlives(ty: Ty, region: Region): void {
    for (const part of outlivesComponents(this.#tcx, ty)) this.#outlives(part, region);
  }

  ty(ty: Ty): void {
    if (!hasFlags(ty, Flag.hasRegions)) return;
    switch (ty.kind) {
      case "ref":
        this.#tyOutlives(ty.inner, ty.region);
        return this.ty(ty.inner);
      case "rawPtr":
        return this.ty(ty.inner);
      case "slice":
      case "array":
        return this.ty(ty.element);
      case "tuple":
        for (const t of ty.elements) this.ty(t);
        return;
      case "adt":
        for (const p of [...this.#tcx.predicates(ty.def), ...this.#of(ty.def)]) {
          if (p.predicate.kind !== "typeOutlives" && p.predicate.kind !== "regionOutlives") continue;
          const own = substPredicate(this.#tcx, p.predicate, ty.args);
          if (own.kind === "typeOutlives") this.#tyOutlives(own.bound.value.ty, own.bound.value.region);
          else if (own.kind === "regionOutlives") this.#outlives(own.bound.value.longer, own.bound.value.shorter);
        }
        for (const arg of ty.args) if (arg.sort === "ty") this.ty(arg);
        return;
      default:
        return;
    }
  }
}
