// Parameters of impls that nothing determines (E0207), of aliases that are not used (E0091), and defaults that look ahead (E0128).

import { error, onByDefault } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirGenericParam, HirGenerics } from "#hir/items.ts";
import { contains, walk } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import { tyToString } from "#types/display.ts";
import { Flag, type GenericArg, hasFlags, type Ty } from "#types/ty.ts";
import { hasErrorWithin } from "#types/spans.ts";

/** Parameter positions that a type determines: not those under projections. */
function constrained(tcx: Tcx, arg: GenericArg, out: Set<number>, evenProjections = false): void {
  walk(arg, (part) => {
    if (part.sort === "ty" && part.kind === "projection") return evenProjections;
    if (part.sort === "ty" && part.kind === "param") out.add(part.index);
    else if (part.sort === "const" && part.kind === "param") out.add(part.index);
    else if (part.sort === "region" && part.kind === "param") {
      const index = tcx.earlyBoundIndex(part.def);
      if (index !== undefined) out.add(index);
    }
    return true;
  });
}

/** Adds the parameters that where-clauses determine by known ones: `<T as Trait>::Assoc == U` does `U`. */
export function addDetermined(tcx: Tcx, item: DefId, known: Set<number>): void {
  const predicates = tcx.predicates(item);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { predicate } of predicates) {
      if (predicate.kind !== "projection") continue;
      const inputs = new Set<number>();
      for (const arg of predicate.bound.value.args) constrained(tcx, arg, inputs, true);
      if (![...inputs].every((i) => known.has(i))) continue;
      const before = known.size;
      constrained(tcx, predicate.bound.value.ty, known);
      changed ||= known.size > before;
    }
  }
}

export function checkUnconstrained(tcx: Tcx, impl: DefId): boolean {
  const known = new Set<number>();
  const ref = tcx.implTraitRef(impl);
  const self = tcx.typeOf(impl);
  if (hasFlags(self, Flag.hasError)) return false;
  for (const arg of ref?.args ?? [self]) constrained(tcx, arg, known);
  addDetermined(tcx, impl, known);
  const inAssocTypes = new Set<number>();
  for (const item of tcx.assocItems(impl))
    if (item.kind === "type") constrained(tcx, tcx.typeOf(item.def), inAssocTypes, true);
  let fine = true;
  for (const param of tcx.generics(impl).own) {
    if (known.has(param.index) || param.def === undefined) continue;
    if (param.kind === "lifetime" && !inAssocTypes.has(param.index)) continue;
    fine = false;
    const kind = param.kind;
    const builder = error(
      "E0207",
      `the ${kind} parameter \`${param.name}\` is not constrained by the impl trait, self type, or predicates`,
    ).at(tcx.hir.nameSpan(param.def), `unconstrained ${kind} parameter`);
    if (kind === "const")
      builder
        .note("expressions using a const parameter must map each value to a distinct output value")
        .note("proving the result of expressions other than the parameter are unique is not supported");
    tcx.sink.error(builder);
  }
  return fine;
}

export function checkAliasParams(tcx: Tcx, alias: DefId): void {
  const ty = tcx.typeOf(alias);
  if (contains(ty, (part) => part.kind === "error") || hasErrorWithin(tcx, alias)) return;
  const used = new Set<number>();
  constrained(tcx, ty, used, true);
  for (const param of tcx.generics(alias).own) {
    if (used.has(param.index) || param.kind === "const" || param.def === undefined) continue;
    const builder = error("E0091", `${param.kind} parameter \`${param.name}\` is never used`).at(
      tcx.hir.nameSpan(param.def),
      `unused ${param.kind} parameter`,
    );
    builder.help(`consider removing \`${param.name}\` or referring to it in the body of the type alias`);
    if (param.kind === "type")
      builder.help(
        `if you intended \`${param.name}\` to be a const parameter, use \`const ${param.name}: /* Type */\` instead`,
      );
    tcx.sink.error(builder);
  }
}

/** E0128. */
export function checkDefaults(tcx: Tcx, def: DefId, hir: HirGenerics): void {
  const { kind } = tcx.hir.def(def);
  const isPermitted = !(kind === "fn" || kind === "assocFn" || kind === "impl" || kind === "assocType");
  for (const param of hir.params) {
    if (param.kind === "lifetime" || param.default === undefined) continue;
    if (!isPermitted && !(param.kind === "type" && param.synthetic))
      tcx.sink.error(
        error(undefined, "defaults for generic parameters are not allowed here")
          .at(param.span)
          .note(onByDefault("deny", "invalid_type_param_default", "future_incompatible")),
      );
    if (param.kind !== "type") continue;
    const own = tcx.generics(def).own.find((p) => p.def === param.def);
    const value = tcx.paramDefault(param.def);
    if (own === undefined || value === undefined) continue;
    const used = new Set<number>();
    constrained(tcx, value, used, true);
    for (const index of used) {
      if (index < own.index) continue;
      const later = tcx.generics(def).all[index];
      if (later === undefined) continue;
      tcx.sink.error(
        error("E0128", "generic parameter defaults cannot reference parameters before they are declared").at(
          param.default.span,
          `cannot reference \`${later.name}\` before it is declared`,
        ),
      );
    }
  }
}

/** Types that a const parameter may have, as far as stable Rust goes. */
const CONST_PARAM_KINDS: ReadonlySet<Ty["kind"]> = new Set<Ty["kind"]>(["int", "uint", "bool", "char", "error"]);

/** E0770: a const parameter whose type is a parameter; or one of a type that is not simple enough. */
export function checkConstParam(tcx: Tcx, param: HirGenericParam & { kind: "const" }): void {
  const ty = tcx.constParamTy(param.def);
  if (ty.kind === "param")
    tcx.sink.error(
      error("E0770", "the type of const parameters must not depend on other generic parameters").at(
        param.ty.span,
        `the type must not depend on the parameter \`${ty.name}\``,
      ),
    );
  else if (!CONST_PARAM_KINDS.has(ty.kind))
    tcx.sink.error(
      error(undefined, `\`${tyToString(tcx, ty)}\` is forbidden as the type of a const generic parameter`)
        .at(param.ty.span)
        .note("the only supported types are integers, `bool`, and `char`"),
    );
}

/** E0203: `?Sized` more than once. */
export function checkRelaxed(tcx: Tcx, hir: HirGenerics): void {
  for (const param of hir.params) {
    if (param.kind !== "type") continue;
    const relaxed = param.bounds.filter((b) => b.kind === "trait" && b.modifier === "maybe");
    if (relaxed.length < 2) continue;
    const builder = error("E0203", "duplicate relaxed `Sized` bounds");
    for (const bound of relaxed) builder.at(bound.span);
    tcx.sink.error(builder);
  }
}
