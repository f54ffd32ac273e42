// Types of infinite size (E0072): ADTs that contain themselves without indirection.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirTy } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { subst } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import { headSpan } from "#types/spans.ts";

/** One edge of a cycle: the ADT and the place in it that mentions the next. */
interface Step {
  readonly adt: DefId;
  readonly place: Span;
}

/** Finds a cycle through `start`, if it contains itself by value. */
function findCycle(tcx: Tcx, start: DefId): readonly Step[] | undefined {
  const path: Step[] = [];
  const visited = new Set<string>();
  const visitAdt = (def: DefId, ty: Ty & { kind: "adt" }): boolean => {
    const key = `${ty.id}`;
    // Types that grow with each level end the search: they are met again by name or are no cycle of this kind.
    if (visited.has(key) || path.length > 64) return false;
    visited.add(key);
    for (const variant of tcx.adt(def).variants) {
      for (const field of variant.fields) {
        path.push({ adt: def, place: fieldSpan(tcx, field.def) });
        if (visitTy(subst(tcx, tcx.typeOf(field.def), ty.args))) return true;
        path.pop();
      }
    }
    return false;
  };
  const visitTy = (ty: Ty): boolean => {
    switch (ty.kind) {
      case "array":
        return visitTy(ty.element);
      case "tuple":
        return ty.elements.some(visitTy);
      case "adt":
        return ty.def === start ? true : visitAdt(ty.def, ty);
      default:
        return false;
    }
  };
  const self = tcx.typeOf(start);
  return self.kind === "adt" && visitAdt(start, self) ? path : undefined;
}

function fieldSpan(tcx: Tcx, field: DefId): Span {
  return tcx.hir.def(field).span;
}

const reportedCycles = new WeakMap<Tcx, Set<DefId>>();

/** Reports E0072 once for each cycle. Whether `def` is of infinite size. */
export function checkRepresentable(tcx: Tcx, def: DefId): boolean {
  const cycle = findCycle(tcx, def);
  if (cycle === undefined) return true;
  let reported = reportedCycles.get(tcx);
  if (reported === undefined) {
    reported = new Set();
    reportedCycles.set(tcx, reported);
  }
  const members = cycle.filter((s) => !tcx.hir.isStd(s.adt));
  const adts = [...new Set(members.map((s) => s.adt))];
  if (adts.some((a) => reported.has(a))) return false;
  for (const a of adts) reported.add(a);
  const names = adts.map((a) => `\`${tcx.hir.path(a)}\``);
  const list = names.length <= 2 ? names.join(" and ") : `${names.slice(0, -1).join(", ")}, and ${names.at(-1)}`;
  const builder = error(
    "E0072",
    `recursive type${adts.length > 1 ? "s" : ""} ${list} ${adts.length > 1 ? "have" : "has"} infinite size`,
  );
  for (const a of adts) builder.at(headSpan(tcx, a));
  const places = members.map((s, i) => mention(tcx, s, (members[(i + 1) % members.length] as Step).adt));
  for (const place of places) builder.label(place, "recursive without indirection");
  builder.suggestParts(
    "insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle",
    places.flatMap((p) => [
      { span: { ...p, end: p.start }, replacement: "Box<" },
      { span: { ...p, start: p.end }, replacement: ">" },
    ]),
    "HasPlaceholders",
  );
  tcx.sink.error(builder);
  return false;
}

/** The place in a field's type that names the next member of the cycle. */
function mention(tcx: Tcx, step: Step, next: DefId): Span {
  const item = tcx.hir.item(step.adt);
  const variants =
    item?.kind === "enum" ? item.variants : item?.kind === "struct" || item?.kind === "union" ? [item.variant] : [];
  for (const field of variants.flatMap((v) => v.fields)) {
    const { span } = tcx.hir.def(field.def);
    if (span.start !== step.place.start) continue;
    return findMention(field.ty, next) ?? field.ty.span;
  }
  return step.place;
}

function findMention(ty: HirTy, adt: DefId): Span | undefined {
  switch (ty.kind) {
    case "path": {
      if (ty.path.kind !== "resolved") return undefined;
      const { res, segments } = ty.path.path;
      if ((res.kind === "def" && res.def === adt) || res.kind === "selfAlias") return ty.span;
      for (const segment of segments) {
        for (const arg of segment.args?.args ?? []) {
          const found = arg.kind === "type" ? findMention(arg.ty, adt) : undefined;
          if (found !== undefined) return found;
        }
      }
      return undefined;
    }
    case "array":
      return findMention(ty.element, adt);
    case "tuple":
      for (const t of ty.elements) {
        const found = findMention(t, adt);
        if (found !== undefined) return found;
      }
      return undefined;
    default:
      return undefined;
  }
}
