// Checks every item of the user's crate: signatures are well-formed, impls fit their traits, impls are coherent.
//
// In rustc's order: first each item by itself, in order of definition; then traits' impls against
// each other; then inherent impls.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirItem } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { checkAdt } from "./check/adt.ts";
import { checkInherentImpl, checkTraitImpl } from "./check/coherence.ts";
import { compareImpl } from "./check/compare.ts";
import { checkFn, checkMain, implHeader } from "./check/fn.ts";
import { checkLeak } from "./check/leaks.ts";
import { checkInherentOverlaps, checkOverlaps } from "./check/overlap.ts";
import { checkAliasParams, checkConstParam, checkDefaults, checkRelaxed, checkUnconstrained } from "./check/params.ts";
import { checkRepresentable } from "./check/recursion.ts";
import { headSpan } from "./spans.ts";
import { WfCx } from "./check/wf-cx.ts";
import { simplify } from "./simplify.ts";
import { tyToString } from "./display.ts";
import { contains, substPredicate } from "./fold.ts";
import { InferCtxt } from "./infer.ts";
import { miscCause } from "./obligation.ts";
import type { Tcx } from "./tcx.ts";
import { normalize } from "./traits.ts";
import { type GenericArgs, mkProjection, type Ty } from "./ty.ts";

export interface CheckItemsOptions {
  /** Where a `main` is needed: the root file's name for the message, and a `main` that is imported. */
  readonly main: { readonly fileName: string; readonly imported?: DefId } | undefined;
  /** Checks std's items too (a test of std itself). */
  readonly std?: boolean;
}

type ItemOf<K extends HirItem["kind"]> = HirItem & { kind: K };

/**
 * Checks all items; diagnostics go to the session's sink. Bodies are type checking's: whether they can be checked at all
 * is the answer. Like rustc it stops after the items where one names a trait that is none: what holds by that is unknown.
 */
export function checkItems(tcx: Tcx, options: CheckItemsOptions = { main: undefined }): boolean {
  const items = userItems(tcx, options.std === true);
  const cyclic = new Set<DefId>();
  for (const def of items) {
    const item = tcx.hir.item(def);
    if ((item?.kind === "struct" || item?.kind === "enum" || item?.kind === "union") && !checkRepresentable(tcx, def))
      cyclic.add(def);
    if (item?.kind === "trait") checkSupertraitCycle(tcx, def, cyclic);
  }
  if (options.main !== undefined) checkMain(tcx, options.main.fileName, options.main.imported);
  const coherent = checkCoherence(tcx, items, options.std === true);
  const broken = tcx.hir.withoutTrait();
  for (const def of items) {
    const item = tcx.hir.item(def);
    if (item === undefined || cyclic.has(def) || broken.has(def)) continue;
    if (broken.size === 0 || !isAssociated(tcx, def)) checkItem(tcx, def, item, coherent);
  }
  if (broken.size > 0) return false;
  const inherent = new Map<string, DefId[]>();
  for (const def of items) {
    const item = tcx.hir.item(def);
    if (item?.kind !== "impl" || item.traitRef !== undefined) continue;
    if (options.std !== true && !checkInherentImpl(tcx, def)) continue;
    const head = simplify(tcx.typeOf(def)) ?? "";
    const list = inherent.get(head);
    if (list === undefined) inherent.set(head, [def]);
    else list.push(def);
  }
  for (const impls of inherent.values()) checkInherentOverlaps(tcx, impls);
  return true;
}

/** What rustc looks at once there is nothing else to say: types that impls give away (E0446). */
export function checkInterfaces(tcx: Tcx): void {
  for (const def of userItems(tcx, false)) {
    const item = tcx.hir.item(def);
    const { parent } = tcx.hir.def(def);
    if (item?.kind !== "assocType" || item.ty === undefined || parent === undefined) continue;
    const ref = tcx.hir.def(parent).kind === "impl" ? tcx.implTraitRef(parent) : undefined;
    if (ref !== undefined) checkLeak(tcx, tcx.typeOf(def), ref, item.ty.span);
  }
}

function isAssociated(tcx: Tcx, def: DefId): boolean {
  const { kind } = tcx.hir.def(def);
  return kind === "assocFn" || kind === "assocConst" || kind === "assocType";
}

/** Items with checks of their own, in order of definition. */
function userItems(tcx: Tcx, std: boolean): readonly DefId[] {
  const out: DefId[] = [];
  for (const def of tcx.hir.defs()) {
    if (tcx.hir.isStd(def) !== std) continue;
    switch (tcx.hir.def(def).kind) {
      case "struct":
      case "enum":
      case "union":
      case "trait":
      case "impl":
      case "fn":
      case "assocFn":
      case "typeAlias":
      case "const":
      case "static":
      case "assocConst":
      case "assocType":
        out.push(def);
        break;
      default:
        break;
    }
  }
  return out;
}

function checkItem(tcx: Tcx, def: DefId, item: HirItem, coherent: ReadonlySet<DefId>): void {
  if ("generics" in item) {
    checkDefaults(tcx, def, item.generics);
    checkRelaxed(tcx, item.generics);
    for (const param of item.generics.params) if (param.kind === "const") checkConstParam(tcx, param);
  }
  switch (item.kind) {
    case "struct":
    case "enum":
    case "union":
      return checkAdt(tcx, def, item);
    case "fn":
      return checkFn(tcx, def, item);
    case "trait":
      return checkTrait(tcx, def);
    case "impl":
      return checkImpl(tcx, def, item, coherent);
    case "typeAlias":
      tcx.typeOf(def);
      return checkAliasParams(tcx, def);
    case "const":
    case "static":
      return checkConst(tcx, def, item);
    case "assocType":
      return checkAssocType(tcx, def, item);
    default:
      return;
  }
}

function checkTrait(tcx: Tcx, def: DefId): void {
  const cx = new WfCx(tcx, def);
  cx.whereClauses();
  cx.finish();
}

/** E0391 for a trait that is its own supertrait. */
function checkSupertraitCycle(tcx: Tcx, def: DefId, seen: Set<DefId>): void {
  if (seen.has(def)) return;
  const chain = tcx.supertraitsByName(def).filter((t) => t !== def && tcx.supertraitsByName(t).includes(def));
  const item = tcx.hir.item(def);
  const direct =
    item?.kind === "trait" &&
    item.supertraits.some(
      (b) => b.kind === "trait" && b.trait.traitRef.path.res.kind === "def" && b.trait.traitRef.path.res.def === def,
    );
  if (chain.length === 0 && !direct) return;
  seen.add(def);
  for (const t of chain) seen.add(t);
  const path = tcx.hir.path(def);
  const builder = error("E0391", `cycle detected when computing the super predicates of \`${path}\``).at(
    headSpan(tcx, def),
  );
  if (direct) builder.note(`...which immediately requires computing the super predicates of \`${path}\` again`);
  else {
    for (const t of chain)
      builder.note(`...which requires computing the super predicates of \`${tcx.hir.path(t)}\`...`, headSpan(tcx, t));
    builder.note(`...which again requires computing the super predicates of \`${path}\`, completing the cycle`);
  }
  tcx.sink.error(builder);
}

function checkConst(tcx: Tcx, def: DefId, item: ItemOf<"const" | "static">): void {
  const cx = new WfCx(tcx, def);
  const ty = tcx.typeOf(def);
  cx.wellFormed(ty, item.ty.span);
  const at = item.kind === "static" ? headSpan(tcx, def) : item.ty.span;
  // What a trait only declares has no value yet, whose size would have to be known.
  if (item.body !== undefined) cx.sized(ty, at, { kind: "sizedConst" });
  if (
    item.kind === "static" &&
    item.mutability === "not" &&
    !hasAttr(tcx, def, "thread_local") &&
    tcx.isSized(ty, def)
  ) {
    cx.bound(tcx.langItem("sync"), [ty], item.ty.span, { kind: "sharedStatic" });
  }
  cx.finish();
}

function hasAttr(tcx: Tcx, def: DefId, name: string): boolean {
  return tcx.hir.def(def).attrs.some((a) => a.name === name);
}

/** A type that an impl gives keeps the trait's bounds; a trait's default too. */
function checkAssocType(tcx: Tcx, def: DefId, item: ItemOf<"assocType">): void {
  const container = tcx.hir.def(def).parent as DefId;
  const cx = new WfCx(tcx, def);
  cx.regions.assumeWellFormed(implHeader(tcx, container));
  if (item.ty !== undefined) {
    cx.wellFormed(tcx.typeOf(def), item.ty.span);
    const ref = tcx.hir.def(container).kind === "impl" ? tcx.implTraitRef(container) : undefined;
    const traitItem = tcx.assocItem(def)?.traitItem;
    if (ref !== undefined && traitItem !== undefined && tcx.hir.def(traitItem).kind === "assocType") {
      const own: GenericArgs = tcx.identityArgs(def).slice(tcx.generics(def).parentCount);
      checkGrounded(tcx, def, mkProjection(traitItem, [...ref.args, ...own]));
      for (const { predicate, span } of tcx.itemBounds(traitItem)) {
        cx.predicate(substPredicate(tcx, predicate, [...ref.args, ...own]), item.ty.span, {
          kind: "implItemBound",
          item: traitItem,
          boundSpan: span,
        });
      }
    }
  }
  cx.finish();
}

/** E0275: what an associated type is must not depend on what it is. */
function checkGrounded(tcx: Tcx, def: DefId, projection: Ty): void {
  const cause = miscCause(headSpan(tcx, def));
  const { value } = normalize(new InferCtxt(tcx), tcx.paramEnv(def), projection, cause);
  if (!contains(value, (part) => part === projection)) return;
  const requirement = `\`${tyToString(tcx, projection)} == _\``;
  tcx.sink.error(error("E0275", `overflow evaluating the requirement ${requirement}`).at(tcx.hir.def(def).span));
}

function checkImpl(tcx: Tcx, def: DefId, item: ItemOf<"impl">, coherent: ReadonlySet<DefId>): void {
  if (item.unsafe && item.traitRef === undefined) {
    const at = headSpan(tcx, def);
    tcx.sink.error(
      error("E0197", "inherent impls cannot be unsafe")
        .at(item.selfTy.span)
        .label({ ...at, end: at.start + "unsafe".length }, "unsafe because of this"),
    );
  }
  const trait = tcx.implTraitRef(def)?.trait;
  if (item.traitRef !== undefined && trait === undefined) return;
  const constrained = checkUnconstrained(tcx, def);
  if (trait !== undefined && !coherent.has(trait)) return;
  const cx = new WfCx(tcx, def);
  const self = tcx.typeOf(def);
  cx.regions.assumeWellFormed(implHeader(tcx, def));
  cx.wellFormed(self, item.selfTy.span);
  const ref = tcx.implTraitRef(def);
  if (ref !== undefined && item.traitRef !== undefined && !item.negative) {
    const traitSpan = item.traitRef.path.span;
    for (const arg of ref.args.slice(1)) if (arg.sort === "ty") cx.wellFormed(arg, traitSpan);
    for (const { predicate, span } of tcx.predicates(ref.trait)) {
      if (
        predicate.kind === "trait" &&
        predicate.bound.value.trait === ref.trait &&
        predicate.bound.vars.length === 0 &&
        predicate.bound.value.args.every((a, i) => a === tcx.identityArgs(ref.trait)[i])
      )
        continue;
      const onSelf = predicate.kind === "trait" && predicate.bound.value.args[0] === tcx.identityArgs(ref.trait)[0];
      cx.predicate(substPredicate(tcx, predicate, ref.args), onSelf ? implementor(tcx, item, self) : traitSpan, {
        kind: "where",
        item: ref.trait,
        boundSpan: span,
        derive: item.derivedFrom,
      });
    }
  }
  cx.whereClauses();
  cx.finish();
  if (ref !== undefined && constrained && !item.negative) compareImpl(tcx, def);
}

/** Where an impl names what it is for; a derived one stands at the type's own name. */
function implementor(tcx: Tcx, item: ItemOf<"impl">, self: Ty): Span {
  return item.derivedFrom !== undefined && self.kind === "adt" ? tcx.hir.nameSpan(self.def) : item.selfTy.span;
}

/** Traits all of whose user impls are in order. */
function checkCoherence(tcx: Tcx, items: readonly DefId[], std: boolean): ReadonlySet<DefId> {
  const byTrait = new Map<DefId, DefId[]>();
  for (const def of items) {
    const item = tcx.hir.item(def);
    if (item?.kind !== "impl" || item.traitRef?.path.res.kind !== "def") continue;
    const trait = item.traitRef.path.res.def;
    const list = byTrait.get(trait);
    if (list === undefined) byTrait.set(trait, [def]);
    else list.push(def);
  }
  const good = new Set<DefId>();
  for (const [trait, impls] of byTrait) {
    let sound = true;
    const orphans = new Set<DefId>();
    for (const impl of impls) {
      const item = tcx.hir.item(impl);
      if (item?.kind === "impl" && !std) sound = checkTraitImpl(tcx, impl, item, orphans) && sound;
    }
    if (!std) sound = checkOverlaps(tcx, trait, orphans) && sound;
    if (sound) good.add(trait);
  }
  return good;
}
