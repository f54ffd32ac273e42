// `dyn Trait<Args, Assoc = T> + Auto + 'r`: which trait is the principal one, which projections and which region it has.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirGenericParam, HirLifetime, HirPolyTraitRef } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { traitRefToString } from "./display.ts";
import { contains } from "./fold.ts";
import { elaborate } from "./param-env.ts";
import type { Predicate, SpannedPredicate, Tcx } from "./tcx.ts";
import type { Binder, ExistentialProjection, ExistentialTraitRef, Region, TraitRef, Ty, TyVid } from "./ty.ts";
import { mkDyn, mkErrorTy, mkInfer, RE_ERROR } from "./ty.ts";

/** What lowering a `dyn` type asks of the type lowerer. */
interface DynLowering {
  readonly tcx: Tcx;
  readonly cx: { readonly item: DefId; objectDefault(span: Span): Region };
  lifetime(lifetime: HirLifetime): Region;
  polyTraitRef(
    poly: HirPolyTraitRef,
    self: Ty,
    outer: readonly HirGenericParam[],
  ): { readonly bound: Binder<TraitRef>; readonly constraints: readonly SpannedPredicate[] } | undefined;
}

/** Stands for the erased self type while a trait object's bounds are lowered. */
const DUMMY_SELF = mkInfer("general", 2_000_000_000 as TyVid);

type Bound = {
  readonly bound: Binder<TraitRef>;
  readonly constraints: readonly SpannedPredicate[];
  readonly span: Span;
};

export function lowerDyn(
  low: DynLowering,
  hir: { readonly bounds: readonly HirPolyTraitRef[]; readonly lifetime: HirLifetime; readonly span: Span },
  containerDefault: Region | "ambiguous" | undefined,
): Ty {
  const { tcx } = low;
  const autos: DefId[] = [];
  const principals: Bound[] = [];
  let reported: Reported | undefined;
  for (const poly of hir.bounds) {
    const { res } = poly.traitRef.path;
    if (res.kind === "error") reported = res.reported;
    if (res.kind !== "def" || tcx.hir.def(res.def).kind !== "trait") continue;
    if (tcx.traitDef(res.def).auto) {
      autos.push(res.def);
      continue;
    }
    const lowered = low.polyTraitRef(poly, DUMMY_SELF, []);
    if (lowered !== undefined) principals.push({ ...lowered, span: poly.span });
  }
  const [principal, second] = principals;
  if (second !== undefined && principal !== undefined) reported = reportSecondPrincipal(tcx, principal, second);
  if (principal === undefined) {
    if (reported !== undefined) return mkErrorTy(reported);
    if (autos.length === 0)
      return mkErrorTy(
        tcx.sink.error(error("E0224", "at least one trait is required for an object type").at(hir.span)),
      );
    return mkDyn(undefined, [], autos, objectRegion(low, hir, [], containerDefault));
  }
  if (reported !== undefined) return mkErrorTy(reported);
  const elaborated = elaborate(tcx, [
    { kind: "trait", bound: principal.bound },
    ...principal.constraints.map((c) => c.predicate),
  ]);
  const projections = projectionsOf(elaborated);
  const missing = reportMissing(tcx, principal, projections);
  if (missing !== undefined) return mkErrorTy(missing);
  const existential: Binder<ExistentialTraitRef> = {
    vars: principal.bound.vars,
    value: { trait: principal.bound.value.trait, args: principal.bound.value.args.slice(1) },
  };
  if (existential.value.args.some((a) => contains(a, (part) => part === DUMMY_SELF))) {
    const param = tcx.generics(existential.value.trait).own.find((_, i) => i > 0);
    return mkErrorTy(
      tcx.sink.error(
        error("E0393", `the type parameter \`${param?.name ?? "_"}\` must be explicitly specified`).at(
          principal.span,
          `missing reference to \`${param?.name ?? "_"}\``,
        ),
      ),
    );
  }
  return mkDyn(existential, projections, autos, objectRegion(low, hir, elaborated, containerDefault));
}

function projectionsOf(predicates: readonly Predicate[]): readonly Binder<ExistentialProjection>[] {
  const out = new Map<DefId, Binder<ExistentialProjection>>();
  for (const p of predicates) {
    if (p.kind !== "projection" || p.bound.value.args[0] !== DUMMY_SELF) continue;
    const { assoc, args, ty } = p.bound.value;
    if (contains(ty, (part) => part === DUMMY_SELF) || out.has(assoc)) continue;
    out.set(assoc, { vars: p.bound.vars, value: { assoc, args: args.slice(1), ty } });
  }
  return [...out.values()];
}

/** The region a trait object is bounded by: written, from the trait's own `'a` bounds, from the container, or the place's default. */
function objectRegion(
  low: DynLowering,
  hir: { readonly lifetime: HirLifetime; readonly span: Span },
  predicates: readonly Predicate[],
  containerDefault: Region | "ambiguous" | undefined,
): Region {
  if (hir.lifetime.kind !== "objectDefault") return low.lifetime(hir.lifetime);
  const own = predicates.flatMap((p) =>
    p.kind === "typeOutlives" && p.bound.value.ty === DUMMY_SELF && p.bound.value.region.kind !== "bound"
      ? [p.bound.value.region]
      : [],
  );
  const isStatic = own.find((r) => r.kind === "static");
  if (isStatic === undefined && new Set(own).size > 1) {
    low.tcx.sink.error(error("E0227", "ambiguous lifetime bound, explicit lifetime bound required").at(hir.span));
    return RE_ERROR;
  }
  const declared = isStatic ?? own[0];
  if (declared !== undefined) return declared;
  if (containerDefault === "ambiguous") {
    low.tcx.sink.error(
      error("E0228", "cannot deduce the lifetime bound for this trait object type from context")
        .at(hir.span)
        .help("please supply an explicit bound"),
    );
    return RE_ERROR;
  }
  return containerDefault ?? low.cx.objectDefault(hir.span);
}

function reportSecondPrincipal(tcx: Tcx, first: Bound, second: Bound): Reported {
  const names = `${traitRefToString(tcx, first.bound.value)} + ${traitRefToString(tcx, second.bound.value)}`;
  return tcx.sink.error(
    error("E0225", "only auto traits can be used as additional traits in a trait object")
      .at(second.span, "additional non-auto trait")
      .label(first.span, "first non-auto trait")
      .help(
        `consider creating a new trait with all of these as supertraits and using that trait here instead: \`trait NewTrait: ${names} {}\``,
      )
      .note(
        "auto-traits like `Send` and `Sync` are traits that have special properties; for more information on them, visit <https://doc.rust-lang.org/reference/special-types-and-traits.html#auto-traits>",
      ),
  );
}

/** E0191. */
function reportMissing(
  tcx: Tcx,
  principal: Bound,
  projections: readonly Binder<ExistentialProjection>[],
): Reported | undefined {
  const given = new Set(projections.map((p) => p.value.assoc));
  const missing: { readonly assoc: DefId; readonly trait: DefId }[] = [];
  for (const trait of tcx.supertraits(principal.bound.value.trait)) {
    for (const item of tcx.assocItems(trait)) {
      if (
        item.kind !== "type" ||
        given.has(item.def) ||
        tcx.generics(item.def).own.length > 0 ||
        tcx.requiresSized(item.def)
      )
        continue;
      missing.push({ assoc: item.def, trait });
    }
  }
  if (missing.length === 0) return undefined;
  const shown = missing.map(({ assoc, trait }) => {
    const ref =
      trait === principal.bound.value.trait ? traitRefToString(tcx, principal.bound.value) : tcx.hir.def(trait).name;
    return { name: tcx.hir.def(assoc).name, ref, assoc };
  });
  const byTrait = shown.map((s) => `\`${s.name}\``).join(", ");
  const noun =
    missing.length === 1
      ? `the value of the associated type ${byTrait}`
      : `the value of the associated types ${byTrait}`;
  const builder = error("E0191", `${noun} in \`${shown[0]?.ref}\` must be specified`).at(principal.span);
  for (const { assoc, name } of shown)
    if (!tcx.hir.isStd(assoc)) builder.label(tcx.hir.nameSpan(assoc), `\`${name}\` defined here`);
  const list = shown.map((s) => `${s.name} = /* Type */`).join(", ");
  const args = principal.bound.value.args.length > 1;
  const at = {
    ...principal.span,
    start: args ? principal.span.end - 1 : principal.span.end,
    end: args ? principal.span.end - 1 : principal.span.end,
  };
  builder.suggest(
    `specify the associated type${missing.length === 1 ? "" : "s"}`,
    at,
    args ? `, ${list}` : `<${list}>`,
    "HasPlaceholders",
  );
  return tcx.sink.error(builder);
}
