// Which traits may be trait objects ("dyn compatible"; Reference, "Object safety"), and why not: E0038.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { contains } from "./fold.ts";
import type { Tcx } from "./tcx.ts";
import type { GenericArg, Ty } from "./ty.ts";
import { mkParam } from "./ty.ts";

export interface ObjectSafetyViolation {
  readonly kind:
    | "sizedSelf"
    | "supertraitSelf"
    | "assocConst"
    | "genericAssocType"
    | "static"
    | "referencesSelfInput"
    | "referencesSelfOutput"
    | "generic"
    | "receiver"
    | "opaqueReturn";
  /** The trait that violates it (a supertrait, maybe), and its item. */
  readonly trait: DefId;
  readonly item: DefId | undefined;
  readonly span: Span;
}

const SELF = mkParam(0, "Self", undefined);

function mentionsSelf(arg: GenericArg): boolean {
  return contains(arg, (part) => part === SELF);
}

/** All violations of a trait and its supertraits. */
export function objectSafetyViolations(tcx: Tcx, trait: DefId): readonly ObjectSafetyViolation[] {
  return tcx.supertraits(trait).flatMap((t) => ownViolations(tcx, t));
}

function ownViolations(tcx: Tcx, trait: DefId): readonly ObjectSafetyViolation[] {
  const out: ObjectSafetyViolation[] = [];
  const sized = tcx.langItem("sized");
  if (trait === sized) out.push({ kind: "sizedSelf", trait, item: undefined, span: tcx.hir.nameSpan(trait) });
  for (const { predicate, span } of tcx.superPredicates(trait)) {
    if (predicate.kind !== "trait") continue;
    const { trait: upper, args } = predicate.bound.value;
    if (upper === sized) out.push({ kind: "sizedSelf", trait, item: undefined, span });
    else if (args.slice(1).some((a) => mentionsSelf(a)))
      out.push({ kind: "supertraitSelf", trait, item: undefined, span });
  }
  for (const item of tcx.assocItems(trait)) {
    if (tcx.requiresSized(item.def)) continue;
    const span = tcx.hir.nameSpan(item.def);
    if (item.kind === "const") out.push({ kind: "assocConst", trait, item: item.def, span });
    else if (item.kind === "type") {
      if (tcx.generics(item.def).own.length > 0) out.push({ kind: "genericAssocType", trait, item: item.def, span });
    } else out.push(...methodViolations(tcx, trait, item.def, item.hasSelf));
  }
  return out;
}

function methodViolations(tcx: Tcx, trait: DefId, method: DefId, hasSelf: boolean): readonly ObjectSafetyViolation[] {
  const item = tcx.hir.item(method);
  if (item?.kind !== "fn") return [];
  const span = tcx.hir.nameSpan(method);
  if (!hasSelf) return [{ kind: "static", trait, item: method, span }];
  const sig = tcx.fnSig(method).value;
  for (let i = 1; i < sig.inputs.length; i++) {
    if (illegalSelf(tcx, trait, sig.inputs[i] as Ty))
      return [{ kind: "referencesSelfInput", trait, item: method, span: item.sig.inputs[i]?.span ?? span }];
  }
  if (illegalSelf(tcx, trait, sig.output))
    return [{ kind: "referencesSelfOutput", trait, item: method, span: item.sig.output.span }];
  if (contains(sig.output, (p) => p.sort === "ty" && p.kind === "opaque"))
    return [{ kind: "opaqueReturn", trait, item: method, span: item.sig.output.span }];
  if (tcx.generics(method).own.some((p) => p.kind !== "lifetime"))
    return [{ kind: "generic", trait, item: method, span }];
  const receiver = sig.inputs[0];
  if (receiver !== undefined && !dispatchable(tcx, receiver))
    return [{ kind: "receiver", trait, item: method, span: item.sig.inputs[0]?.span ?? span }];
  return [];
}

/** `Self` other than in a projection of this trait or its supertraits. */
function illegalSelf(tcx: Tcx, trait: DefId, ty: Ty): boolean {
  if (ty === SELF) return true;
  if (ty.kind === "projection") {
    const owner = tcx.traitOfItem(ty.assoc);
    if (owner !== undefined && ty.args[0] === SELF && tcx.supertraits(trait).includes(owner))
      return ty.args.slice(1).some((a) => a.sort === "ty" && illegalSelf(tcx, trait, a));
  }
  switch (ty.kind) {
    case "adt":
    case "projection":
    case "opaque":
    case "fnDef":
      return ty.args.some((a) => a.sort === "ty" && illegalSelf(tcx, trait, a));
    case "ref":
    case "rawPtr":
      return illegalSelf(tcx, trait, ty.inner);
    case "slice":
    case "array":
      return illegalSelf(tcx, trait, ty.element);
    case "tuple":
      return ty.elements.some((t) => illegalSelf(tcx, trait, t));
    case "fnPtr":
      return (
        ty.sig.value.inputs.some((t) => illegalSelf(tcx, trait, t)) || illegalSelf(tcx, trait, ty.sig.value.output)
      );
    case "dyn":
      return mentionsSelf(ty);
    default:
      return false;
  }
}

/** `self`, `&self`, `&mut self`, `Box<Self>`, `Rc<Self>`, `Arc<Self>` and `Pin` of these. */
function dispatchable(tcx: Tcx, receiver: Ty): boolean {
  if (receiver === SELF) return true;
  if (receiver.kind === "ref") return receiver.inner === SELF;
  if (receiver.kind !== "adt") return false;
  const inner = receiver.args[0];
  if (inner?.sort !== "ty") return false;
  if (tcx.isLangItem(receiver.def, "pin") || tcx.hir.def(receiver.def).name === "Pin")
    return inner !== SELF && dispatchable(tcx, inner);
  const { name } = tcx.hir.def(receiver.def);
  const smart = tcx.adt(receiver.def).isBox || (tcx.hir.isStd(receiver.def) && (name === "Rc" || name === "Arc"));
  return smart && inner === SELF;
}

function reason(tcx: Tcx, v: ObjectSafetyViolation): string {
  const name = v.item === undefined ? "" : tcx.hir.def(v.item).name;
  switch (v.kind) {
    case "sizedSelf":
      return "...because it requires `Self: Sized`";
    case "supertraitSelf":
      return "...because it uses `Self` as a type parameter";
    case "assocConst":
      return `...because it contains the associated \`const\` \`${name}\``;
    case "genericAssocType":
      return `...because it contains the generic associated type \`${name}\``;
    case "static":
      return `...because associated function \`${name}\` has no \`self\` parameter`;
    case "referencesSelfInput":
      return `...because method \`${name}\` references the \`Self\` type in this parameter`;
    case "referencesSelfOutput":
      return `...because method \`${name}\` references the \`Self\` type in its return type`;
    case "generic":
      return `...because method \`${name}\` has generic type parameters`;
    case "receiver":
      return `...because method \`${name}\`'s \`self\` parameter cannot be dispatched on`;
    case "opaqueReturn":
      return `...because method \`${name}\` references an \`impl Trait\` type in its return type`;
  }
}

/** E0038 at `span`, once for each place. */
export function reportNotDynCompatible(tcx: Tcx, trait: DefId, span: Span): Reported {
  const { name } = tcx.hir.def(trait);
  const builder = error("E0038", `the trait \`${name}\` is not dyn compatible`).at(
    span,
    `\`${name}\` is not dyn compatible`,
  );
  const violations = objectSafetyViolations(tcx, trait);
  const primary: Span[] = [];
  const labels: { span: Span; text: string }[] = [];
  for (const v of violations) {
    primary.push(v.span);
    labels.push({ span: v.span, text: reason(tcx, v) });
  }
  if (!tcx.hir.isStd(trait))
    labels.push({ span: tcx.hir.nameSpan(trait), text: "this trait is not dyn compatible..." });
  builder.noteWith(
    "for a trait to be dyn compatible it needs to allow building a vtable\nfor more information, visit <https://doc.rust-lang.org/reference/items/traits.html#dyn-compatibility>",
    primary,
    labels,
  );
  for (const v of violations) {
    const item = v.item === undefined ? "" : tcx.hir.def(v.item).name;
    if (
      v.kind === "static" ||
      v.kind === "referencesSelfInput" ||
      v.kind === "referencesSelfOutput" ||
      v.kind === "generic"
    )
      builder.help(`consider moving \`${item}\` to another trait`);
  }
  return tcx.sink.error(builder);
}
