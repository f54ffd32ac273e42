// HIR types to semantic types, for signatures and for annotations in bodies.
//
// What differs between the two is in the `LowerCx`: what `_` means, which region an elided lifetime is,
// and how `T::Item` on a type that is no parameter is looked up.

import { type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type {
  HirBound,
  HirConstArg,
  HirGenericArg,
  HirGenericParam,
  HirLifetime,
  HirPath,
  HirPathSegment,
  HirPolyTraitRef,
  HirTraitRef,
  HirTy,
  QPath,
} from "#hir/items.ts";
import { unreachable } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { dummyBinder, hasEscapingBound, subst, walk } from "./fold.ts";
import { type ArgLowering, argSpan, lowerArgs } from "./generic-args.ts";
import { type LowerCx, lifetimesOf, primTy } from "./lower-cx.ts";
import { lowerDyn } from "./lower-dyn.ts";
import {
  reportAmbiguousAssoc,
  reportAmbiguousBounds,
  reportAmbiguousConstraint,
  reportMissingAssoc,
  reportMissingConstraint,
  reportedBefore,
} from "./lower-errors.ts";
import type { GenericParam, SpannedPredicate, Tcx } from "./tcx.ts";
import type { Binder, BoundVar, Const, GenericArg, GenericArgs, Region, TraitRef, Ty } from "./ty.ts";
import {
  CONST_ERROR,
  mkAdt,
  mkArray,
  mkConstParam,
  mkConstUnevaluated,
  mkErrorTy,
  mkFnPtr,
  mkOpaque,
  mkParam,
  mkProjection,
  mkRawPtr,
  mkReBound,
  mkRef,
  mkReParam,
  mkSlice,
  mkTuple,
  NEVER,
  RE_ERROR,
  RE_STATIC,
  USIZE,
} from "./ty.ts";

/** The default bound of a `dyn` type at the place being lowered. */
type ObjectDefault = Region | "ambiguous" | undefined;

export class TyLowerer implements ArgLowering {
  cx: LowerCx;
  readonly tcx: Tcx;
  /** Binders entered, innermost last: the lifetimes each declares. */
  readonly #binders: (readonly DefId[])[] = [];
  #objectDefault: ObjectDefault;

  constructor(cx: LowerCx) {
    this.cx = cx;
    this.tcx = cx.tcx;
  }

  // --- lifetimes and binders

  inferTy(span: Span, param: GenericParam | undefined): Ty {
    return this.cx.inferTy(span, param);
  }
  inferConst(span: Span, param: GenericParam | undefined): Const {
    return this.cx.inferConst(span, param);
  }
  inferRegion(span: Span): Region {
    return this.cx.inferRegion(span);
  }

  lifetime(lifetime: HirLifetime): Region {
    switch (lifetime.kind) {
      case "static":
        return RE_STATIC;
      case "param":
        return this.#lifetimeParam(lifetime.def);
      case "infer":
      case "objectDefault":
        return this.cx.inferRegion(lifetime.span);
      case "error":
        return RE_ERROR;
      default:
        return unreachable(lifetime);
    }
  }

  #lifetimeParam(def: DefId): Region {
    for (let i = this.#binders.length - 1; i >= 0; i--) {
      const index = (this.#binders[i] as readonly DefId[]).indexOf(def);
      if (index >= 0) return mkReBound(this.#binders.length - 1 - i, index);
    }
    return mkReParam(def, this.tcx.hir.def(def).name);
  }

  /** Lowers under a binder of these lifetimes. */
  under<T>(params: readonly { readonly def: DefId; readonly name: string }[], lower: () => T): Binder<T> {
    const vars: BoundVar[] = params.map((p) => ({ name: p.name, def: p.def }));
    this.#binders.push(params.map((p) => p.def));
    const saved = this.#objectDefault;
    this.#objectDefault = undefined;
    const value = lower();
    this.#objectDefault = saved;
    this.#binders.pop();
    return { vars, value };
  }

  #withObjectDefault<T>(region: ObjectDefault, lower: () => T): T {
    const saved = this.#objectDefault;
    this.#objectDefault = region;
    const value = lower();
    this.#objectDefault = saved;
    return value;
  }

  // --- types

  ty(hir: HirTy): Ty {
    switch (hir.kind) {
      case "prim":
        return primTy(hir.prim);
      case "never":
        return NEVER;
      case "infer":
        return this.cx.inferTy(hir.span, undefined);
      case "error":
        return mkErrorTy(hir.reported);
      case "ref": {
        const region = this.lifetime(hir.lifetime);
        return mkRef(
          region,
          this.#withObjectDefault(region, () => this.ty(hir.inner)),
          hir.mutability,
        );
      }
      case "rawPtr":
        return mkRawPtr(
          this.#withObjectDefault(undefined, () => this.ty(hir.inner)),
          hir.mutability,
        );
      case "slice":
        return mkSlice(this.#withObjectDefault(undefined, () => this.ty(hir.element)));
      case "array":
        return mkArray(
          this.#withObjectDefault(undefined, () => this.ty(hir.element)),
          this.constValue(hir.length, USIZE),
        );
      case "tuple":
        return mkTuple(this.#withObjectDefault(undefined, () => hir.elements.map((t) => this.ty(t))));
      case "fnPtr": {
        const { fn } = hir;
        const abi = fn.abi === undefined || fn.abi === "Rust" ? "Rust" : fn.abi === "rust-call" ? "rust-call" : "C";
        const sig = this.under(
          lifetimesOf(fn.boundParams),
          () =>
            ({ inputs: fn.inputs.map((t) => this.ty(t)), output: this.ty(fn.output), unsafe: fn.unsafe, abi }) as const,
        );
        this.#checkBoundOutput(sig.vars, sig.value.inputs, sig.value.output, (name) =>
          error("E0581", `return type references ${name}, which is not constrained by the fn input types`).at(
            fn.output.span,
          ),
        );
        return mkFnPtr(sig);
      }
      case "traitObject":
        return lowerDyn(this, hir, this.#objectDefault);
      case "opaque":
        return this.#opaque(hir.def);
      case "path":
        return this.qpath(hir.path);
      default:
        return unreachable(hir);
    }
  }

  /** Reports each region of a binder that occurs in an output, but in no input that determines it. */
  #checkBoundOutput(
    vars: readonly BoundVar[],
    inputs: GenericArgs,
    output: Ty,
    report: (name: string) => DiagnosticBuilder,
  ): void {
    if (vars.length === 0) return;
    const determined = new Set<number>();
    const collect = (arg: GenericArg, constrainedOnly: boolean, into: Set<number>): void =>
      walk(arg, (part, depth) => {
        if (part.sort === "region" && part.kind === "bound" && part.depth === depth) into.add(part.index);
        return !(constrainedOnly && part.sort === "ty" && (part.kind === "projection" || part.kind === "opaque"));
      });
    for (const input of inputs) collect(input, true, determined);
    const used = new Set<number>();
    collect(output, false, used);
    for (const index of used) {
      if (determined.has(index)) continue;
      const name = vars[index]?.name;
      this.tcx.sink.error(
        report(name === undefined || name === "" || name === "'_" ? "an anonymous lifetime" : `lifetime \`${name}\``),
      );
    }
  }

  #opaque(def: DefId): Ty {
    const args = this.tcx.generics(def).all.map((param) => {
      if (param.kind === "lifetime") return this.#lifetimeParam(param.def as DefId);
      if (param.kind === "type") return mkParam(param.index, param.name, param.def);
      return mkConstParam(param.def as DefId, param.index, param.name);
    });
    return mkOpaque(def, args);
  }

  /** What a path in type position stands for. */
  qpath(path: QPath): Ty {
    if (path.kind === "typeRelative") return this.#typeRelative(path.self, path.segment, path.span);
    return this.#resolved(path.self, path.path, path.span);
  }

  #resolved(self: HirTy | undefined, path: HirPath, span: Span): Ty {
    const { tcx } = this;
    const last = path.segments.at(-1) as HirPathSegment;
    switch (path.res.kind) {
      case "error":
        return mkErrorTy(path.res.reported);
      case "primTy":
        this.#noArgs(path, `builtin type \`${path.res.prim}\``);
        return primTy(path.res.prim);
      case "selfParam":
        this.#noArgs(path, "self type");
        return mkParam(0, "Self", undefined);
      case "selfAlias":
        this.#noArgs(path, "self type");
        return tcx.typeOf(path.res.impl);
      case "def":
        break;
      case "ctor":
      case "local":
      case "selfCtor":
        return this.#notAType(span, last.name);
      default:
        return unreachable(path.res);
    }
    const { def } = path.res;
    const { kind, name } = tcx.hir.def(def);
    switch (kind) {
      case "struct":
      case "enum":
      case "union":
        if (last.args?.parenthesized === true) return mkErrorTy(reportedBefore(tcx));
        return mkAdt(def, this.argsOf(def, [], last, path));
      case "typeAlias": {
        const args = this.argsOf(def, [], last, path);
        return this.#normalize(subst(tcx, tcx.typeOf(def), args), span);
      }
      case "typeParam": {
        this.#noArgs(path, `type parameter \`${name}\``);
        return tcx.typeOf(def);
      }
      case "assocType":
        return this.#qualified(self, path, def, span);
      default:
        return this.#notAType(span, last.name);
    }
  }

  #notAType(span: Span, name: string): Ty {
    return mkErrorTy(this.tcx.sink.error(error("E0573", `expected type, found \`${name}\``).at(span, "not a type")));
  }

  #normalize(ty: Ty, span: Span): Ty {
    return this.cx.normalize === undefined || hasEscapingBound(ty) ? ty : this.cx.normalize(ty, span);
  }

  /** `<T as Trait>::Name`. */
  #qualified(self: HirTy | undefined, path: HirPath, assoc: DefId, span: Span): Ty {
    const { tcx } = this;
    const trait = tcx.traitOfItem(assoc);
    if (trait === undefined) return this.#notAType(span, tcx.hir.def(assoc).name);
    if (self === undefined) {
      const traitName = tcx.hir.def(trait).name;
      const name = tcx.hir.def(assoc).name;
      return mkErrorTy(
        tcx.sink.error(
          error("E0223", "ambiguous associated type")
            .at(span)
            .suggest(
              `if there were a type named \`Example\` that implemented \`${traitName}\`, you could use the fully-qualified path`,
              span,
              `<Example as ${traitName}>::${name}`,
              "HasPlaceholders",
            ),
        ),
      );
    }
    const selfTy = this.ty(self);
    const traitSegment = path.segments.at(-2);
    const traitArgs = traitSegment === undefined ? [selfTy] : this.argsOf(trait, [selfTy], traitSegment, path, false);
    const args = this.argsOf(assoc, traitArgs, path.segments.at(-1) as HirPathSegment, path);
    return this.#normalize(mkProjection(assoc, args), span);
  }

  #noArgs(path: HirPath, what: string): void {
    for (const segment of path.segments) {
      const written = segment.args;
      if (written === undefined || written.args.length + written.constraints.length === 0) continue;
      const first = written.args[0];
      const word =
        first === undefined
          ? "generic"
          : first.kind === "lifetime"
            ? "lifetime"
            : first.kind === "const"
              ? "const"
              : "type";
      const span =
        first === undefined
          ? written.span
          : { ...argSpan(first), end: argSpan(written.args.at(-1) as HirGenericArg).end };
      this.tcx.sink.error(
        error("E0109", `${word} arguments are not allowed on ${what}`)
          .at(span, `${word} argument not allowed`)
          .label(segment.span, `not allowed on ${what}`),
      );
    }
  }

  // --- `T::Item`

  #typeRelative(selfHir: HirTy, segment: HirPathSegment, span: Span): Ty {
    const { tcx } = this;
    const param = this.#paramRes(selfHir);
    if (param !== undefined) {
      const bounds = tcx.boundsWithAssocType(this.cx.item, param.def, segment.name);
      const name = param.def === undefined ? "Self" : tcx.hir.def(param.def).name;
      return this.#assocOfBounds(bounds, segment, span, name);
    }
    const impl = this.#implRes(selfHir);
    if (impl !== undefined) {
      const ref = tcx.implTraitRef(impl);
      const bounds = ref === undefined ? [] : tcx.supertraitsWithAssocType(dummyBinder(ref), segment.name);
      if (bounds.length > 0) {
        this.#noteVariant(impl, bounds[0]?.value.trait, segment.name, span);
        return this.#assocOfBounds(bounds, segment, span, "Self");
      }
    }
    const self = this.ty(selfHir);
    if (self.kind === "error") return self;
    const found = this.cx.assocType?.(self, segment, span);
    if (found !== undefined) return found;
    if (impl !== undefined) return mkErrorTy(reportMissingAssoc(tcx, "Self", segment, impl));
    return mkErrorTy(reportAmbiguousAssoc(tcx, self, segment, span));
  }

  /** Notes an associated type of `trait` that could be a variant of the enum that `Self` is. */
  #noteVariant(impl: DefId, trait: DefId | undefined, name: string, span: Span): void {
    const { tcx } = this;
    const self = tcx.typeOf(impl);
    const assoc = trait === undefined ? undefined : tcx.ownAssocType(trait, name);
    if (self.kind !== "adt" || assoc === undefined || tcx.hir.isStd(impl)) return;
    const { kind, variants } = tcx.adt(self.def);
    const variant = kind === "enum" ? variants.find((v) => v.name === name) : undefined;
    if (variant !== undefined)
      tcx.ambiguousItems.push({ span, owner: this.cx.item, self, variant: variant.def, assoc });
  }

  /** The type parameter, or `Self` of a trait, that a type is. */
  #paramRes(hir: HirTy): { readonly def: DefId | undefined } | undefined {
    if (hir.kind !== "path" || hir.path.kind !== "resolved" || hir.path.self !== undefined) return undefined;
    const { res } = hir.path.path;
    if (res.kind === "selfParam") return { def: undefined };
    if (res.kind === "def" && this.tcx.hir.def(res.def).kind === "typeParam") return { def: res.def };
    return undefined;
  }

  #implRes(hir: HirTy): DefId | undefined {
    if (hir.kind !== "path" || hir.path.kind !== "resolved") return undefined;
    const { res } = hir.path.path;
    return res.kind === "selfAlias" ? res.impl : undefined;
  }

  #assocOfBounds(bounds: readonly Binder<TraitRef>[], segment: HirPathSegment, span: Span, name: string): Ty {
    const { tcx } = this;
    const bound = bounds[0];
    if (bound === undefined) return mkErrorTy(reportMissingAssoc(tcx, name, segment, this.cx.item));
    if (bounds.length > 1) return mkErrorTy(reportAmbiguousBounds(tcx, bounds, name, segment, span));
    const assoc = tcx.ownAssocType(bound.value.trait, segment.name) as DefId;
    if (bound.vars.length > 0 && bound.value.args.some((a) => hasEscapingBound(a))) {
      return mkErrorTy(
        tcx.sink.error(
          error("E0212", "cannot use the associated type of a trait with uninferred generic parameters").at(span),
        ),
      );
    }
    const args = this.argsOf(assoc, bound.value.args, segment, undefined);
    return this.#normalize(mkProjection(assoc, args), span);
  }

  // --- arguments

  /** The arguments of `def` that a path segment writes, after those `given`. */
  argsOf(
    def: DefId,
    given: GenericArgs,
    segment: HirPathSegment,
    path: HirPath | undefined,
    constraintsAllowed = this.tcx.hir.def(def).kind === "trait",
  ): GenericArgs {
    const { constraints = [] } = segment.args ?? {};
    if (constraints.length > 0 && !constraintsAllowed && segment.args?.parenthesized !== true) {
      const first = constraints[0];
      if (first !== undefined) {
        this.tcx.sink.error(
          error("E0229", "associated item constraints are not allowed here").at(
            first.span,
            "associated item constraint not allowed here",
          ),
        );
      }
    }
    return lowerArgs(this, {
      def,
      given,
      written: segment.args,
      elided: path?.elided,
      span: segment.span,
      inferOmitted: false,
    });
  }

  typeArg(arg: HirGenericArg & { kind: "type" }, param: GenericParam, soFar: GenericArgs): Ty {
    return this.#withObjectDefault(this.#defaultFor(param, soFar), () => this.ty(arg.ty));
  }

  /** The region a `dyn` argument of this parameter is bounded by: the one lifetime the parameter must outlive. */
  #defaultFor(param: GenericParam, soFar: GenericArgs): ObjectDefault {
    if (param.def === undefined) return undefined;
    const region = this.tcx.objectLifetimeDefault(param.def);
    return region === undefined || region === "ambiguous" ? region : subst(this.tcx, region, soFar);
  }

  constArg(arg: HirGenericArg, param: GenericParam): Const {
    const ty = this.tcx.constParamTy(param.def as DefId);
    if (arg.kind === "const") return this.constValue(arg.value, ty);
    if (arg.kind === "type" && arg.ty.kind === "infer") return this.cx.inferConst(arg.ty.span, param);
    if (
      arg.kind === "type" &&
      arg.ty.kind === "path" &&
      arg.ty.path.kind === "resolved" &&
      arg.ty.path.path.res.kind === "def"
    ) {
      const { def } = arg.ty.path.path.res;
      if (this.tcx.hir.def(def).kind === "constParam") return this.#constParam(def);
      return this.tcx.evalConst(mkConstUnevaluated(def, []));
    }
    return CONST_ERROR;
  }

  constValue(value: HirConstArg, ty: Ty): Const {
    switch (value.kind) {
      case "param":
        return this.#constParam(value.def);
      case "infer":
        return this.cx.inferConst(value.span, undefined);
      case "error":
        return CONST_ERROR;
      case "body":
        this.tcx.registerAnonConst(value.def, ty);
        return this.tcx.evalConst(mkConstUnevaluated(value.def, []));
      default:
        return unreachable(value);
    }
  }

  #constParam(def: DefId): Const {
    const owner = this.tcx.hir.def(def).parent as DefId;
    const param = this.tcx.generics(owner).all.find((p) => p.def === def);
    return param === undefined ? CONST_ERROR : mkConstParam(def, param.index, param.name);
  }

  // --- bounds

  /** `Trait<Args>` for a self type; `undefined` where the path is erroneous. */
  traitRef(hir: HirTraitRef, self: Ty): TraitRef | undefined {
    const { path } = hir;
    if (path.res.kind !== "def" || this.tcx.hir.def(path.res.def).kind !== "trait") return undefined;
    const last = path.segments.at(-1) as HirPathSegment;
    if (
      this.tcx.traitDef(path.res.def).parenSugar &&
      last.args?.parenthesized === false &&
      !this.tcx.hir.isStd(this.cx.item)
    ) {
      this.tcx.sink.error(
        error("E0658", "the precise format of `Fn`-family traits' type parameters is subject to change").at(path.span),
      );
    }
    return { trait: path.res.def, args: this.argsOf(path.res.def, [self], last, path) };
  }

  /**
   * A bound `for<…> Trait<…>` on `self`, whose escaping regions belong to `outer`: the trait
   * reference and what its `Assoc = T` and `Assoc: Bound` say, all in one binder.
   */
  polyTraitRef(
    poly: HirPolyTraitRef,
    self: Ty,
    outer: readonly HirGenericParam[],
  ): { readonly bound: Binder<TraitRef>; readonly constraints: readonly SpannedPredicate[] } | undefined {
    const params = lifetimesOf([...outer, ...poly.boundParams]);
    const constraints: SpannedPredicate[] = [];
    const bound = this.under(params, () => {
      const ref = this.traitRef(poly.traitRef, self);
      if (ref === undefined) return undefined;
      const given = new Map<DefId, Span>();
      for (const constraint of poly.traitRef.path.segments.at(-1)?.args?.constraints ?? []) {
        const owners = this.tcx.supertraitsWithAssocType({ vars: [], value: ref }, constraint.name);
        const owner = owners[0];
        const assoc = owner === undefined ? undefined : this.tcx.ownAssocType(owner.value.trait, constraint.name);
        if (owner === undefined || assoc === undefined) {
          reportMissingConstraint(this.tcx, ref.trait, constraint.name, constraint.span);
          continue;
        }
        if (owners.length > 1) {
          reportAmbiguousConstraint(this.tcx, ref.trait, constraint.name, constraint.span, owners);
          continue;
        }
        const earlier = given.get(assoc);
        // In bounds it only asks for both; a trait object can have but one.
        if (earlier !== undefined && self.kind === "infer" && constraint.value.kind === "equals") {
          const { name } = this.tcx.hir.def(owner.value.trait);
          this.tcx.sink.error(
            error(
              "E0719",
              `the value of the associated type \`${constraint.name}\` in trait \`${name}\` is already specified`,
            )
              .at(constraint.span, "re-bound here")
              .label(earlier, `\`${constraint.name}\` bound here first`),
          );
          continue;
        }
        given.set(assoc, constraint.span);
        const segment: HirPathSegment = { name: constraint.name, span: constraint.span, args: constraint.args };
        const args = this.argsOf(assoc, owner.value.args, segment, poly.traitRef.path);
        const vars: BoundVar[] = params.map((p) => ({ name: p.name, def: p.def }));
        if (constraint.value.kind === "equals") {
          const ty = this.ty(constraint.value.ty);
          this.#checkBoundOutput(vars, ref.args, ty, (name) =>
            error(
              "E0582",
              `binding for associated type \`${constraint.name}\` references ${name}, which does not appear in the trait input types`,
            ).at(constraint.span),
          );
          constraints.push({
            predicate: { kind: "projection", bound: { vars, value: { assoc, args, ty } } },
            span: constraint.span,
          });
        } else {
          this.#binders.pop();
          constraints.push(
            ...this.bounds(mkProjection(assoc, args), constraint.value.bounds, [...outer, ...poly.boundParams]),
          );
          this.#binders.push(params.map((p) => p.def));
        }
      }
      return ref;
    });
    return bound.value === undefined ? undefined : { bound: { vars: bound.vars, value: bound.value }, constraints };
  }

  /** Bounds on a type (`?Sized` and `const` modifiers aside), whose escaping regions belong to `outer`. */
  bounds(self: Ty, bounds: readonly HirBound[], outer: readonly HirGenericParam[] = []): SpannedPredicate[] {
    const out: SpannedPredicate[] = [];
    for (const bound of bounds) {
      if (bound.kind === "outlives") {
        const value = this.under(lifetimesOf(outer), () => ({ ty: self, region: this.lifetime(bound.lifetime) }));
        out.push({ predicate: { kind: "typeOutlives", bound: value }, span: bound.span });
      } else if (bound.modifier !== "maybe") {
        const lowered = this.polyTraitRef(bound.trait, self, outer);
        if (lowered === undefined) continue;
        out.push({ predicate: { kind: "trait", bound: lowered.bound }, span: bound.span }, ...lowered.constraints);
      }
    }
    return out;
  }
}
