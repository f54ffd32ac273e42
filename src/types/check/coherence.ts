// Checks of impls as wholes: who may write them, for what types, safety, and the compiler's own traits.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirItem } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { defPath, predicateToString, tyToString } from "#types/display.ts";
import { predicateKey } from "#types/predicate.ts";
import { subst, substPredicate } from "#types/fold.ts";
import { InferCtxt } from "#types/infer.ts";
import { miscCause, mkObligation } from "#types/obligation.ts";
import type { Tcx } from "#types/tcx.ts";
import { normalize, solverOf } from "#types/traits.ts";
import type { TraitRef, Ty } from "#types/ty.ts";
import { orphanCheck } from "./orphan.ts";
import { headSpan } from "#types/spans.ts";

type ImplItem = HirItem & { kind: "impl" };

/** Checks a user's impl of a trait; whether its items are worth comparing with the trait's. Impls against the orphan rules join `orphans`. */
export function checkTraitImpl(tcx: Tcx, impl: DefId, item: ImplItem, orphans: Set<DefId>): boolean {
  const ref = tcx.implTraitRef(impl);
  if (ref === undefined) return false;
  if (ref.args.some((a) => a.kind === "error")) return false;
  let sound = checkSpecialTraits(tcx, impl, item, ref);
  sound = checkSafety(tcx, impl, item, ref) && sound;
  if (!checkOrphan(tcx, impl, item, ref)) {
    orphans.add(impl);
    sound = false;
  }
  return checkBuiltin(tcx, impl, item, ref) && sound;
}

/** Traits that nobody may implement by hand: E0322, E0183; and E0371. */
function checkSpecialTraits(tcx: Tcx, impl: DefId, item: ImplItem, ref: TraitRef): boolean {
  const { name } = tcx.hir.def(ref.trait);
  for (const lang of ["sized", "unsize", "tuple_trait", "pointee_trait", "discriminant_kind"]) {
    if (!tcx.isLangItem(ref.trait, lang)) continue;
    tcx.sink.error(
      error("E0322", `explicit impls for the \`${name}\` trait are not permitted`).at(
        headSpan(tcx, impl),
        `impl of \`${name}\` not allowed`,
      ),
    );
    return false;
  }
  if (tcx.traitDef(ref.trait).parenSugar && item.traitRef !== undefined) {
    tcx.sink.error(
      error("E0183", `manual implementations of \`${name}\` are experimental`)
        .at(item.traitRef.path.span, `manual implementations of \`${name}\` are experimental`)
        .help("add `#![feature(unboxed_closures)]` to the crate attributes to enable"),
    );
  }
  const self = ref.args[0] as Ty;
  if (
    self.kind === "dyn" &&
    self.principal !== undefined &&
    tcx.supertraits(self.principal.value.trait).includes(ref.trait)
  ) {
    const shown = `(${tyToString(tcx, self)})`;
    tcx.sink.error(
      error("E0371", `the object type \`${shown}\` automatically implements the trait \`${name}\``).at(
        headSpan(tcx, impl),
        `\`${shown}\` automatically implements trait \`${name}\``,
      ),
    );
    return false;
  }
  return true;
}

function checkSafety(tcx: Tcx, impl: DefId, item: ImplItem, ref: TraitRef): boolean {
  const trait = tcx.traitDef(ref.trait);
  const { name } = tcx.hir.def(ref.trait);
  const at = headSpan(tcx, impl);
  if (item.negative) {
    if (item.unsafe) {
      tcx.sink.error(error("E0198", "negative impls cannot be unsafe").at(at));
      return false;
    }
    return true;
  }
  if (item.unsafe && !trait.unsafe && !item.generics.params.some((p) => p.kind === "type" && p.mayDangle)) {
    tcx.sink.error(error("E0199", `implementing the trait \`${name}\` is not unsafe`).at(at));
    return false;
  }
  if (!item.unsafe && trait.unsafe) {
    tcx.sink.error(
      error("E0200", `the trait \`${name}\` requires an \`unsafe impl\` declaration`)
        .at(at)
        .note(
          `the trait \`${name}\` enforces invariants that the compiler can't check. Review the trait documentation and make sure this implementation upholds those invariants before adding the \`unsafe\` keyword`,
        )
        .suggest("add `unsafe` to this trait implementation", { ...at, end: at.start }, "unsafe ", "MaybeIncorrect"),
    );
    return false;
  }
  return true;
}

// ---------------------------------------------------------------------------------------------
// Orphan rules

function checkOrphan(tcx: Tcx, impl: DefId, item: ImplItem, ref: TraitRef): boolean {
  if (!tcx.hir.isStd(ref.trait)) return true;
  const result = orphanCheck(tcx, ref, "local");
  if (result.kind === "ok") return checkAutoTraitImpl(tcx, impl, ref);
  if (result.kind === "uncovered") {
    reportUncovered(tcx, result.param, result.local);
    return false;
  }
  const self = ref.args[0] as Ty;
  const what =
    self.kind === "adt"
      ? "types defined outside of the crate"
      : isPrimitive(self)
        ? "primitive types"
        : "arbitrary types";
  const builder = error("E0117", `only traits defined in the current crate can be implemented for ${what}`).at(
    headSpan(tcx, impl),
  );
  for (const { ty, index } of result.tys) {
    const span = index === 0 || item.traitRef === undefined ? item.selfTy.span : item.traitRef.path.span;
    builder.label(span, notLocal(tcx, ty));
  }
  builder
    .note("impl doesn't have any local type before any uncovered type parameters")
    .note("for more information see https://doc.rust-lang.org/reference/items/implementations.html#orphan-rules")
    .note("define and implement a trait or new type instead");
  tcx.sink.error(builder);
  return false;
}

/** E0321: whoever implements `Send` or another auto trait by hand does so for a type of their own. */
function checkAutoTraitImpl(tcx: Tcx, impl: DefId, { trait, args }: TraitRef): boolean {
  const self = args[0] as Ty;
  if (!tcx.traitDef(trait).auto || self.kind === "error" || (self.kind === "adt" && !tcx.hir.isStd(self.def)))
    return true;
  const types = "can only be implemented for a struct/enum type";
  const [rest, label] =
    self.kind === "adt"
      ? [" defined in the current crate", "can't implement cross-crate trait for type in another crate"]
      : [
          `, not \`${self.kind === "dyn" ? `(${tyToString(tcx, self)})` : tyToString(tcx, self)}\``,
          "can't implement cross-crate trait with a default impl for non-struct/enum type",
        ];
  tcx.sink.error(
    error("E0321", `cross-crate traits with a default impl, like \`${tcx.hir.def(trait).name}\`, ${types}${rest}`).at(
      headSpan(tcx, impl),
      label,
    ),
  );
  return false;
}

function isPrimitive(ty: Ty): boolean {
  return ["bool", "char", "int", "uint", "float", "str"].includes(ty.kind);
}

function notLocal(tcx: Tcx, ty: Ty): string {
  switch (ty.kind) {
    case "adt":
      return `\`${defPath(tcx, ty.def)}\` is not defined in the current crate`;
    case "slice":
      return "this is not defined in the current crate because slices are always foreign";
    case "array":
      return "this is not defined in the current crate because arrays are always foreign";
    case "tuple":
      return "this is not defined in the current crate because tuples are always foreign";
    case "rawPtr":
      return "this is not defined in the current crate because raw pointers are always foreign";
    default:
      return `\`${tyToString(tcx, ty)}\` is not defined in the current crate`;
  }
}

function reportUncovered(tcx: Tcx, param: Ty, local: Ty | undefined): void {
  if (param.kind !== "param" || param.def === undefined) return;
  const at = tcx.hir.nameSpan(param.def);
  if (local !== undefined) {
    const text = `type parameter \`${param.name}\` must be covered by another type when it appears before the first local type (\`${tyToString(tcx, local)}\`)`;
    tcx.sink.error(
      error("E0210", text)
        .at(at, text)
        .note(
          "implementing a foreign trait is only possible if at least one of the types for which it is implemented is local, and no uncovered type parameters appear before that first local type",
        )
        .note(
          "in this case, 'before' refers to the following order: `impl<..> ForeignTrait<T1, ..., Tn> for T0`, where `T0` is the first and `Tn` is the last",
        ),
    );
    return;
  }
  const text = `type parameter \`${param.name}\` must be used as the type parameter for some local type`;
  tcx.sink.error(
    error("E0210", `${text} (e.g., \`MyStruct<${param.name}>\`)`)
      .at(at, text)
      .note(
        "implementing a foreign trait is only possible if at least one of the types for which it is implemented is local",
      )
      .note("only traits defined in the current crate can be implemented for a type parameter"),
  );
}

// ---------------------------------------------------------------------------------------------
// Drop and Copy

function checkBuiltin(tcx: Tcx, impl: DefId, item: ImplItem, ref: TraitRef): boolean {
  if (item.negative) return true;
  if (tcx.isLangItem(ref.trait, "drop")) return checkDropImpl(tcx, impl, item, ref);
  if (tcx.isLangItem(ref.trait, "copy")) return checkCopyImpl(tcx, impl, item, ref);
  return true;
}

function checkDropImpl(tcx: Tcx, impl: DefId, item: ImplItem, ref: TraitRef): boolean {
  const self = ref.args[0] as Ty;
  if (self.kind === "error") return false;
  if (self.kind !== "adt" || tcx.hir.isStd(self.def)) {
    tcx.sink.error(
      error("E0120", "the `Drop` trait may only be implemented for local structs, enums, and unions").at(
        item.selfTy.span,
        "must be a struct, enum, or union in the current crate",
      ),
    );
    return false;
  }
  const { kind } = tcx.adt(self.def);
  const seen = new Set<number>();
  for (const arg of self.args) {
    const param = arg.kind === "param";
    if (param && !seen.has(arg.id)) {
      seen.add(arg.id);
      continue;
    }
    const note = param
      ? `\`${tcx.tyToString(arg)}\` is mentioned multiple times`
      : `\`${tcx.tyToString(arg)}\` is not a generic parameter`;
    tcx.sink.error(
      error("E0366", "`Drop` impls cannot be specialized")
        .at(headSpan(tcx, impl))
        .note(note)
        .note(
          `use the same sequence of generic lifetime, type and const parameters as the ${kind} definition`,
          headSpan(tcx, self.def),
        ),
    );
    return false;
  }
  return checkDropPredicates(tcx, impl, self, kind);
}

/** E0367: what the impl requires, the type must, too. */
function checkDropPredicates(tcx: Tcx, impl: DefId, self: Ty & { kind: "adt" }, kind: string): boolean {
  const declared = new Set(
    [...tcx.predicates(self.def), ...tcx.inferredOutlives(self.def)].map((p) =>
      predicateKey(substPredicate(tcx, p.predicate, self.args)),
    ),
  );
  const supers = tcx.predicates(self.def).map((p) => substPredicate(tcx, p.predicate, self.args));
  for (const { predicate, span } of tcx.predicates(impl)) {
    if (declared.has(predicateKey(predicate))) continue;
    const implied =
      predicate.kind === "trait" &&
      supers.some(
        (s) =>
          s.kind === "trait" &&
          s.bound.value.args[0] === predicate.bound.value.args[0] &&
          tcx.supertraits(s.bound.value.trait).includes(predicate.bound.value.trait),
      );
    if (implied) continue;
    tcx.sink.error(
      error(
        "E0367",
        `\`Drop\` impl requires \`${predicateToString(tcx, predicate)}\` but the ${kind} it is implemented for does not`,
      )
        .at(span)
        .note("the implementor must specify the same requirement", headSpan(tcx, self.def)),
    );
    return false;
  }
  return true;
}

function checkCopyImpl(tcx: Tcx, impl: DefId, item: ImplItem, ref: TraitRef): boolean {
  const self = ref.args[0] as Ty;
  const at = item.derivedFrom !== undefined && self.kind === "adt" ? tcx.hir.nameSpan(self.def) : item.selfTy.span;
  if (self.kind !== "adt") {
    if (self.kind === "error") return false;
    tcx.sink.error(
      error("E0206", "the trait `Copy` cannot be implemented for this type").at(
        at,
        "type is not a structure or enumeration",
      ),
    );
    return false;
  }
  const inDerive = (builder: ReturnType<typeof error>): ReturnType<typeof error> =>
    item.derivedFrom === undefined ? builder : builder.label(item.derivedFrom, "in this derive macro expansion");
  const destructor = tcx.adtDestructor(self.def);
  if (destructor !== undefined) {
    const builder = inDerive(
      error("E0184", "the trait `Copy` cannot be implemented for this type; the type has a destructor").at(
        at,
        "`Copy` not allowed on types with destructors",
      ),
    );
    tcx.sink.error(builder.note("destructor declared here", headSpan(tcx, destructor.dropFn)));
    return false;
  }
  const bad = fieldsNotCopy(tcx, impl, self);
  if (bad.length === 0) return true;
  const builder = inDerive(error("E0204", "the trait `Copy` cannot be implemented for this type").at(at));
  for (const span of bad) builder.label(span, "this field does not implement `Copy`");
  tcx.sink.error(builder);
  return false;
}

function fieldsNotCopy(tcx: Tcx, impl: DefId, self: Ty & { kind: "adt" }): readonly Span[] {
  const copy = tcx.requireLangItem("copy");
  const env = tcx.paramEnv(impl);
  const infcx = new InferCtxt(tcx);
  const out: Span[] = [];
  for (const variant of tcx.adt(self.def).variants) {
    for (const field of variant.fields) {
      const { span } = tcx.hir.def(field.def);
      const { value } = normalize(infcx, env, subst(tcx, tcx.typeOf(field.def), self.args), miscCause(span));
      if (value.kind === "error") continue;
      const held = solverOf(infcx).evaluate(
        mkObligation(
          { kind: "trait", bound: { vars: [], value: { trait: copy, args: [value] } } },
          env,
          miscCause(span),
        ),
      );
      if (held === "no") out.push(span);
    }
  }
  return out;
}

// ---------------------------------------------------------------------------------------------
// Inherent impls

/** Whether an inherent impl may stand where it does: E0116, E0118, E0390. */
export function checkInherentImpl(tcx: Tcx, impl: DefId): boolean {
  const self = tcx.typeOf(impl);
  const at = headSpan(tcx, impl);
  switch (self.kind) {
    case "error":
      return false;
    case "adt":
      if (!tcx.hir.isStd(self.def)) return true;
      tcx.sink.error(
        error("E0116", "cannot define inherent `impl` for a type outside of the crate where the type is defined")
          .at(at, "impl for type defined outside of crate")
          .help(
            "consider defining a trait and implementing it for the type or using a newtype wrapper like `struct MyType(ExternalType);` and implement it",
          )
          .note(
            "for more details about the orphan rules, see <https://doc.rust-lang.org/reference/items/implementations.html?highlight=orphan#orphan-rules>",
          ),
      );
      return false;
    case "dyn":
      if (self.principal !== undefined && !tcx.hir.isStd(self.principal.value.trait)) return true;
      tcx.sink.error(
        error("E0116", "cannot define inherent `impl` for a type outside of the crate where the type is defined").at(
          at,
          "impl for type defined outside of crate",
        ),
      );
      return false;
    case "param":
    case "projection":
    case "opaque":
      tcx.sink.error(
        error("E0118", "no nominal type found for inherent implementation")
          .at(at, "impl requires a nominal type")
          .note("either implement a trait on it or create a newtype to wrap it instead"),
      );
      return false;
    default: {
      const builder = error("E0390", "cannot define inherent `impl` for primitive types")
        .at(at)
        .help("consider using an extension trait instead");
      if (self.kind === "ref" && self.inner.kind === "adt")
        builder.note(
          `you could also try moving the reference to uses of \`${tyToString(tcx, self.inner)}\` (such as \`self\`) within the implementation`,
        );
      tcx.sink.error(builder);
      return false;
    }
  }
}
