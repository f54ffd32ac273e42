// What has to hold for a type to be well-formed (Reference; rustc dev guide, "Well-formedness").

import type { DefId } from "#hir/defs.ts";
import { closureParts } from "./closure.ts";
import { dummyBinder, hasEscapingBound, substPredicate } from "./fold.ts";
import { type Cause, mkObligation, type Obligation } from "./obligation.ts";
import { elaborate, instantiateSuper } from "./param-env.ts";
import type { ParamEnv, Predicate, Tcx } from "./tcx.ts";
import type { GenericArg, GenericArgs, Ty } from "./ty.ts";

/**
 * The obligations of a type's well-formedness, all levels; parts that are inference variables
 * become `wellFormed` obligations of their own. Predicates are not normalised.
 */
export function wfObligations(tcx: Tcx, env: ParamEnv, ty: Ty, cause: Cause, depth = 0): readonly Obligation[] {
  const out: Obligation[] = [];
  new WfVisitor(tcx, env, cause, depth, out).ty(ty);
  return out;
}

/** What `Trait<args>` requires of its arguments: the trait's where-clauses and the arguments' own well-formedness. */
export function wfTraitRefObligations(
  tcx: Tcx,
  env: ParamEnv,
  trait: DefId,
  args: GenericArgs,
  cause: Cause,
  skipSelf: boolean,
): readonly Obligation[] {
  const out: Obligation[] = [];
  const visitor = new WfVisitor(tcx, env, cause, 0, out);
  visitor.traitRef(trait, args);
  args.forEach((arg, i) => {
    if (!(skipSelf && i === 0)) visitor.arg(arg);
  });
  return out;
}

class WfVisitor {
  readonly #tcx: Tcx;
  readonly #env: ParamEnv;
  readonly #cause: Cause;
  readonly #depth: number;
  readonly #out: Obligation[];

  constructor(tcx: Tcx, env: ParamEnv, cause: Cause, depth: number, out: Obligation[]) {
    this.#tcx = tcx;
    this.#env = env;
    this.#cause = cause;
    this.#depth = depth;
    this.#out = out;
  }

  #push(predicate: Predicate, cause = this.#cause): void {
    if (predicateEscapes(predicate)) return;
    this.#out.push(mkObligation(predicate, this.#env, cause, this.#depth));
  }

  #sized(ty: Ty, kind: "sizedElement"): void {
    if (hasEscapingBound(ty)) return;
    const sized = this.#tcx.langItem("sized");
    if (sized === undefined) return;
    this.#push(
      { kind: "trait", bound: dummyBinder({ trait: sized, args: [ty] }) },
      { span: this.#cause.span, code: { kind } },
    );
  }

  #predicates(def: DefId, args: GenericArgs): void {
    for (const { predicate, span } of this.#tcx.predicates(def)) {
      this.#push(substPredicate(this.#tcx, predicate, args), {
        span: this.#cause.span,
        code: { kind: "where", item: def, boundSpan: span },
      });
    }
  }

  traitRef(trait: DefId, args: GenericArgs): void {
    for (const { predicate, span } of this.#tcx.predicates(trait)) {
      // `Self: Trait` itself is what is being established.
      if (
        predicate.kind === "trait" &&
        predicate.bound.value.trait === trait &&
        predicate.bound.value.args[0] === this.#tcx.identityArgs(trait)[0]
      )
        continue;
      this.#push(substPredicate(this.#tcx, predicate, args), {
        span: this.#cause.span,
        code: { kind: "where", item: trait, boundSpan: span },
      });
    }
  }

  arg(arg: GenericArg): void {
    if (arg.sort === "ty") this.ty(arg);
  }

  ty(ty: Ty): void {
    switch (ty.kind) {
      case "infer":
        if (ty.variable === "general") this.#push({ kind: "wellFormed", arg: ty });
        return;
      case "adt":
        this.#predicates(ty.def, ty.args);
        for (const { predicate, span } of this.#tcx.inferredOutlives(ty.def)) {
          this.#push(substPredicate(this.#tcx, predicate, ty.args), {
            span: this.#cause.span,
            code: { kind: "where", item: ty.def, boundSpan: span },
          });
        }
        for (const arg of ty.args) this.arg(arg);
        return;
      case "ref":
        if (!hasEscapingBound(ty))
          this.#push(
            { kind: "typeOutlives", bound: dummyBinder({ ty: ty.inner, region: ty.region }) },
            { span: this.#cause.span, code: { kind: "reference", ty } },
          );
        return this.ty(ty.inner);
      case "rawPtr":
        return this.ty(ty.inner);
      case "slice":
      case "array":
        this.#sized(ty.element, "sizedElement");
        return this.ty(ty.element);
      case "tuple":
        for (const element of ty.elements.slice(0, -1)) this.#sized(element, "sizedElement");
        for (const element of ty.elements) this.ty(element);
        return;
      case "projection": {
        const trait = this.#tcx.traitOfItem(ty.assoc);
        if (trait !== undefined && !hasEscapingBound(ty)) {
          const count = this.#tcx.generics(trait).all.length;
          this.#push({ kind: "trait", bound: dummyBinder({ trait, args: ty.args.slice(0, count) }) });
        }
        for (const arg of ty.args) this.arg(arg);
        return;
      }
      case "fnDef":
        this.#predicates(ty.def, ty.args);
        return;
      case "fnPtr":
        // What its own lifetimes stand in is checked where it is called.
        for (const input of ty.sig.value.inputs) this.ty(input);
        return this.ty(ty.sig.value.output);
      case "closure":
        return this.ty(closureParts(ty).upvarsTy);
      case "dyn":
        this.#dyn(ty);
        return;
      default:
        return;
    }
  }

  #dyn(ty: Ty & { kind: "dyn" }): void {
    if (ty.principal === undefined) return;
    const { trait, args } = ty.principal.value;
    if (!hasEscapingBound(ty) && ty.principal.vars.length === 0) {
      const of = { vars: ty.principal.vars, value: { trait, args: [ty, ...args] } };
      // What the trait demands of its implementors' regions, the object's own region must keep.
      for (const p of elaborate(this.#tcx, [{ kind: "trait", bound: of }])) {
        if (p.kind !== "typeOutlives" || p.bound.value.ty !== ty || p.bound.vars.length > 0) continue;
        this.#push({
          kind: "regionOutlives",
          bound: dummyBinder({ longer: ty.region, shorter: p.bound.value.region }),
        });
      }
      for (const { predicate } of this.#tcx.predicates(trait)) {
        // Where-clauses on the trait's other parameters; those on `Self` hold of the object by construction.
        if (mentionsSelf(predicate)) continue;
        this.#push(instantiateSuper(this.#tcx, of, predicate));
      }
    }
    for (const arg of args) this.arg(arg);
    for (const p of ty.projections) this.ty(p.value.ty);
  }
}

function mentionsSelf(p: Predicate): boolean {
  if (p.kind === "trait") return p.bound.value.args.some((a) => a.sort === "ty" && a.kind === "param" && a.index === 0);
  if (p.kind === "typeOutlives") return p.bound.value.ty.kind === "param" && p.bound.value.ty.index === 0;
  return p.kind === "projection";
}

function predicateEscapes(p: Predicate): boolean {
  const escapes = (args: GenericArgs, own: boolean): boolean => !own && args.some(hasEscapingBound);
  switch (p.kind) {
    case "trait":
      return escapes(p.bound.value.args, p.bound.vars.length > 0);
    case "projection":
      return escapes([...p.bound.value.args, p.bound.value.ty], p.bound.vars.length > 0);
    case "typeOutlives":
      return escapes([p.bound.value.ty, p.bound.value.region], p.bound.vars.length > 0);
    case "regionOutlives":
      return escapes([p.bound.value.longer, p.bound.value.shorter], p.bound.vars.length > 0);
    case "wellFormed":
      return hasEscapingBound(p.arg);
    case "constHasType":
      return false;
    case "closureKind":
      return false;
  }
}
