// What type checking of MIR works with: relating types with regions, proving, normalising, and the constraints
// that come of it (rustc dev guide, "The MIR type-check").

import type { DefId } from "#hir/defs.ts";
import {
  BORING,
  type Category,
  type MemberConstraint,
  type OutlivesConstraint,
  type TypeTest,
  type Where,
} from "#borrowck/nll/constraints.ts";
import type { Points } from "#borrowck/nll/points.ts";
import { LivenessValues, type RegionTable, STATIC_VID } from "#borrowck/nll/region-table.ts";
import type { ClosureRequirements, UniversalRegions } from "#borrowck/universal-regions.ts";
import type { Body, Operand, Place, Projection } from "#mir/body.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { type ClosureKindOrigin, closureUpvars } from "#types/closure.ts";
import { predicateFlags } from "#types/predicate.ts";
import { mapRegions, subst, substPredicate } from "#types/fold.ts";
import { InferCtxt, type RelateError } from "#types/infer.ts";
import { type Cause, miscCause, mkObligation, type Obligation, rootCause } from "#types/obligation.ts";
import type { ParamEnv, Predicate, Tcx } from "#types/tcx.ts";
import { FulfillmentContext, normalize, normalizeSig, normalizeWith } from "#types/traits.ts";
import {
  Flag,
  flagsOf,
  type FnSig,
  type GenericArg,
  type GenericArgs,
  hasFlags,
  mkArray,
  mkConst,
  type Region,
  type RegionVid,
  type Ty,
  USIZE,
} from "#types/ty.ts";

/** The type of a place; after `downcast` also the variant its fields belong to. */
export interface PlaceTy {
  readonly ty: Ty;
  readonly variant: number;
}

/** What borrow checking is given besides the body. */
export interface BodyInput {
  readonly tcx: Tcx;
  readonly body: Body<"built">;
  readonly env: ParamEnv;
  /** Of closures made in this body, which are checked first. */
  readonly requirementsOf: (closure: DefId) => ClosureRequirements | undefined;
  /** For each capture of a closure: the use in its body that makes it capture. */
  readonly captureSpans?: (closure: DefId) => readonly Span[];
  /** Why a closure has to be called mutably. */
  readonly kindOrigin?: (closure: DefId) => ClosureKindOrigin | undefined;
  /** The source text at a place, for suggestions that repeat it. */
  readonly textOf?: (span: Span) => string;
}

export class TypeCheckCx {
  readonly tcx: Tcx;
  readonly input: BodyInput;
  readonly env: ParamEnv;
  readonly table: RegionTable;
  readonly universal: UniversalRegions;
  readonly points: Points;
  readonly infcx: InferCtxt;
  readonly live = new LivenessValues();
  readonly constraints: OutlivesConstraint[] = [];
  readonly typeTests: TypeTest[] = [];
  readonly members: MemberConstraint[] = [];
  /** Why each universe of placeholders was entered. */
  readonly universeCauses = new Map<number, UniverseCause>();
  readonly #fields = new Map<string, Ty>();
  readonly #seen = new Set<string>();

  constructor(input: BodyInput, table: RegionTable, universal: UniversalRegions, points: Points) {
    this.tcx = input.tcx;
    this.input = input;
    this.env = input.env;
    this.table = table;
    this.universal = universal;
    this.points = points;
    this.infcx = new InferCtxt(input.tcx, {
      kind: "constraints",
      newVar: (origin, universe) => table.newVar(origin, universe),
    });
  }

  // --- fresh regions

  fresh(ty: Ty, span: Span | undefined): Ty {
    return this.table.renumber(ty, span);
  }
  freshArg(arg: GenericArg, span: Span | undefined): GenericArg {
    return mapRegions(arg, (r) => (r.kind === "erased" ? this.table.fresh(span) : r), true);
  }
  freshArgs(args: GenericArgs, span: Span | undefined): GenericArgs {
    return args.map((a) => this.freshArg(a, span));
  }

  // --- constraints

  /** `longer: shorter`. */
  outlives(longer: RegionVid, shorter: RegionVid, where: Where, category: Category, fromClosure = false): void {
    if (longer === shorter || longer === STATIC_VID) return;
    // The same requirement from the same place needs to be kept once.
    const key = `${longer}:${shorter}:${where.point}:${category.kind}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.constraints.push({ sup: longer, sub: shorter, category, span: where.span, point: where.point, fromClosure });
  }

  outlivesRegion(longer: Region, shorter: Region, where: Where, category: Category): void {
    this.outlives(this.table.vid(longer), this.table.vid(shorter), where, category);
  }

  /** Takes over what relating or proving has asked of regions. */
  flush(where: Where, category: Category): void {
    for (const c of this.infcx.takeRegionConstraints()) {
      const { code } = c.cause === undefined ? { code: undefined } : rootCause(c.cause);
      const why: Category =
        category.kind === "predicate" && code?.kind === "where"
          ? { kind: "predicate", span: code.boundSpan }
          : category;
      if (c.kind === "outlives") this.outlivesRegion(c.longer, c.shorter, where, why);
      else this.typeTests.push({ ty: c.ty, region: this.table.vid(c.region), category: why, span: where.span });
    }
  }

  // --- relations

  /** Notes for what the universes made by `work` stand. */
  #inUniverses<T>(cause: UniverseCause, work: () => T): T {
    const before = this.infcx.universe;
    const result = work();
    for (let u = before + 1; u <= this.infcx.universe; u++) this.universeCauses.set(u, cause);
    return result;
  }

  /** `a` is a subtype of `b`. Types of MIR fit but for their regions: anything else is a fault of an earlier stage. */
  sub(a: Ty, b: Ty, where: Where, category: Category): void {
    if (a === b) return;
    this.#related(
      this.#inUniverses(RELATING, () => this.infcx.sub(a, b, miscCause(where.span))),
      a,
      b,
      where,
      category,
    );
  }
  eq(a: GenericArg, b: GenericArg, where: Where, category: Category): void {
    if (a === b) return;
    this.#related(
      this.#inUniverses(RELATING, () => this.infcx.eq(a, b, miscCause(where.span))),
      a,
      b,
      where,
      category,
    );
  }

  #related(error: RelateError | undefined, a: GenericArg, b: GenericArg, where: Where, category: Category): void {
    if (error !== undefined)
      bug(
        `types of MIR differ: ${this.tcx.tyToString(a)} and ${this.tcx.tyToString(b)} (${error.kind}) in ${this.tcx.hir.path(this.input.body.source.def)} at ${where.span.start}`,
      );
    this.flush(where, category);
  }

  // --- proving

  proveAll(obligations: readonly Obligation[], where: Where, category: Category): void {
    if (obligations.length === 0) return this.flush(where, category);
    const fulfill = new FulfillmentContext(this.infcx);
    fulfill.registerAll(obligations);
    const trait = traitOf(this.tcx, obligations[0]?.predicate);
    const [failed] = this.#inUniverses({ kind: "proving", trait }, () => fulfill.selectAll());
    this.flush(where, category);
    if (failed !== undefined && failed.error.kind !== "ambiguous")
      bug(
        `cannot prove what type checking proved: ${failed.obligation.predicate.kind} (${failed.error.kind}) in ${this.tcx.hir.path(this.input.body.source.def)}`,
      );
  }

  prove(predicate: Predicate, where: Where, category: Category): void {
    if (!mayMatter(predicate)) return;
    this.proveAll([mkObligation(predicate, this.env, miscCause(where.span))], where, category);
  }

  proveTrait(trait: DefId, args: GenericArgs, where: Where, category: Category): void {
    this.prove({ kind: "trait", bound: { vars: [], value: { trait, args } } }, where, category);
  }

  wellFormed(ty: Ty, where: Where, category: Category): void {
    this.prove({ kind: "wellFormed", arg: ty }, where, category);
  }

  /** The where-clauses of an item at its use. */
  provePredicatesOf(def: DefId, args: GenericArgs, where: Where, category: Category): void {
    const ofArgs = flagsOf(args) & MAY_MATTER;
    const obligations: Obligation[] = [];
    const { kind } = this.tcx.hir.def(def);
    const inferred = kind === "struct" || kind === "enum" || kind === "union" ? this.tcx.inferredOutlives(def) : [];
    for (const { predicate, span } of [...this.tcx.predicates(def), ...inferred]) {
      if (ofArgs === 0 && (predicateFlags(predicate) & Flag.hasRegions) === 0) continue;
      const cause: Cause = { span: where.span, code: { kind: "where", item: def, boundSpan: span } };
      const normal = normalizeWith(this.infcx, this.env, cause, (folder) =>
        folder.predicate(substPredicate(this.tcx, predicate, args)),
      );
      if (mayMatter(normal.value)) obligations.push(mkObligation(normal.value, this.env, cause));
      obligations.push(...normal.obligations);
    }
    this.proveAll(obligations, where, category);
  }

  // --- normalising

  normalize<T extends GenericArg>(arg: T, where: Where, category: Category = BORING): T {
    if (!hasFlags(arg, Flag.hasProjection | Flag.hasUnevaluated)) return arg;
    const { value, obligations } = normalize(this.infcx, this.env, arg, miscCause(where.span));
    this.proveAll(obligations, where, category);
    return this.infcx.resolve(value);
  }

  normalizeSig(sig: FnSig, where: Where): FnSig {
    const { value, obligations } = normalizeSig(this.infcx, this.env, sig, miscCause(where.span));
    this.proveAll(obligations, where, BORING);
    return this.infcx.resolveSig(value);
  }

  // --- places

  /** The type of a field, by the type it is in (and not by what the projection says, which has no regions). */
  fieldTy(base: PlaceTy, index: number, where: Where): Ty {
    const { ty } = base;
    switch (ty.kind) {
      case "tuple":
        return ty.elements[index] ?? bug("tuple field");
      case "closure":
        return closureUpvars(ty)[index] ?? bug("captured variable");
      case "adt": {
        const key = `${ty.id}.${base.variant}.${index}`;
        let field = this.#fields.get(key);
        if (field === undefined) {
          const def = this.tcx.adt(ty.def).variants[base.variant]?.fields[index] ?? bug("field of an ADT");
          field = this.normalize(subst(this.tcx, this.tcx.typeOf(def.def), ty.args), {
            span: where.span,
            point: undefined,
          });
          this.#fields.set(key, field);
        }
        return field;
      }
      default:
        return bug(`field of ${ty.kind}`);
    }
  }

  project(base: PlaceTy, step: Projection, where: Where): PlaceTy {
    const { ty } = base;
    switch (step.kind) {
      case "field":
        return { ty: this.fieldTy(base, step.index, where), variant: 0 };
      case "downcast":
        return { ty, variant: step.variant };
      case "deref":
        if (ty.kind === "ref" || ty.kind === "rawPtr") return { ty: ty.inner, variant: 0 };
        if (ty.kind === "adt" && this.tcx.adt(ty.def).isBox) return { ty: ty.args[0] as Ty, variant: 0 };
        return bug(`dereference of ${ty.kind}`);
      case "index":
      case "constantIndex":
        return {
          ty: ty.kind === "slice" || ty.kind === "array" ? ty.element : bug(`index into ${ty.kind}`),
          variant: 0,
        };
      case "subslice": {
        if (ty.kind !== "array" || ty.length.kind !== "value") return base;
        const length = step.fromEnd ? Number(ty.length.bits) - step.from - step.to : step.to - step.from;
        return { ty: mkArray(ty.element, mkConst(USIZE, BigInt(length))), variant: 0 };
      }
    }
  }
}

/** A body (the function's or a promoted constant's) with types in which every region has a number. */
export class TypedBody {
  readonly cx: TypeCheckCx;
  readonly body: Body<"built">;
  readonly localTys: readonly Ty[];

  constructor(cx: TypeCheckCx, body: Body<"built">) {
    this.cx = cx;
    this.body = body;
    this.localTys = body.locals.map((decl) => cx.fresh(decl.ty, decl.source.span));
  }

  placeTy(place: Place, where: Where): Ty {
    return this.placeTyVariant(place, where).ty;
  }

  placeTyVariant(place: Place, where: Where): PlaceTy {
    let ty: PlaceTy = { ty: this.localTys[place.local] as Ty, variant: 0 };
    for (const step of place.projection) ty = this.cx.project(ty, step, where);
    return ty;
  }

  /** Of a `copy` or `move`; constants get fresh regions where they are checked. */
  operandPlaceTy(operand: Operand & { kind: "copy" | "move" }, where: Where): Ty {
    return this.placeTy(operand.place, where);
  }
}

/** What was being done when a binder was entered: relating two types, or proving a bound. */
export type UniverseCause =
  | { readonly kind: "relating" }
  | { readonly kind: "proving"; readonly trait: DefId | undefined };

const RELATING: UniverseCause = { kind: "relating" };

function traitOf(tcx: Tcx, predicate: Predicate | undefined): DefId | undefined {
  if (predicate?.kind === "trait") return predicate.bound.value.trait;
  return predicate?.kind === "projection" ? tcx.traitOfItem(predicate.bound.value.assoc) : undefined;
}

/** What proving can ask something of regions for: regions, and types that may have to outlive some. */
const MAY_MATTER = Flag.hasRegions | Flag.hasParam | Flag.hasProjection | Flag.hasOpaque;

function mayMatter(predicate: Predicate): boolean {
  return (predicateFlags(predicate) & MAY_MATTER) !== 0;
}
