// The inference context: type, const and region variables, unification with snapshots, subtyping.
//
// Region policies. `erase` (type checking): all regions count as equal and fresh ones are `erased`.
// `match` (signatures): as `erase`, but a fresh region takes the first region it is related to, so that
// normalising keeps regions. `constraints` (borrow checking): fresh regions are variables of the caller's table, and
// every relation between regions that relating, matching impls, normalising or proving asks for is
// recorded; read them with `takeRegionConstraints`. Rolling back a snapshot forgets them too.

import type { DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import { bug } from "#support/bug.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import { predicateFlags } from "./predicate.ts";
import { contains, Folder, instantiateBinder, mapRegions, type Rebuild } from "./fold.ts";
import type { Cause } from "./obligation.ts";
import type { Predicate, Tcx } from "./tcx.ts";
import type {
  Binder,
  Const,
  ConstVid,
  FnSig,
  GenericArg,
  GenericArgs,
  Region,
  RegionVid,
  TraitRef,
  Ty,
  TyVid,
} from "./ty.ts";
import { Flag, flagsOf, hasFlags, mkConstInfer, mkInfer, mkRePlaceholder, mkReVar, RE_ERASED } from "./ty.ts";
import { type RelateError, Relation } from "./relate.ts";

export type { RelateError } from "./relate.ts";

/** What a type variable was made for; messages such as E0282 tell it. */
export interface VarOrigin {
  readonly span: Span;
  readonly kind:
    | "misc"
    | "typeParam"
    | "closureReturn"
    | "closureParam"
    | "normalize"
    | "let"
    | "expr"
    | "autoref"
    | "diverging";
  /** For `typeParam`: the parameter's definition and name, and the item it is an argument of. */
  readonly param?: DefId | undefined;
  readonly name?: string;
  readonly item?: DefId;
}

/** Why a region variable exists. */
export interface RegionOrigin {
  readonly span: Span | undefined;
  readonly kind: "misc" | "param" | "binder" | "generalize";
  readonly name?: string;
}

export type RegionPolicy =
  | { readonly kind: "erase" }
  | { readonly kind: "match" }
  /** `newVar` makes a variable that may name placeholders up to `universe`. */
  | { readonly kind: "constraints"; readonly newVar: (origin: RegionOrigin, universe: number) => RegionVid };

/** Something the borrow checker has to see to. */
export type RegionConstraint =
  | { readonly kind: "outlives"; readonly longer: Region; readonly shorter: Region; readonly cause: Cause | undefined }
  /** `ty` is a type parameter, projection or opaque: what is known of it must show `ty: region`. */
  | { readonly kind: "typeOutlives"; readonly ty: Ty; readonly region: Region; readonly cause: Cause | undefined };

interface TyVarRow {
  parent: number;
  rank: number;
  kind: "general" | "int" | "float";
  value: Ty | undefined;
  readonly origin: VarOrigin;
}

interface ConstVarRow {
  parent: number;
  value: Const | undefined;
  readonly origin: VarOrigin;
}

type Undo =
  | {
      readonly table: "ty";
      readonly vid: number;
      readonly parent: number;
      readonly rank: number;
      readonly kind: TyVarRow["kind"];
      readonly value: Ty | undefined;
    }
  | { readonly table: "const"; readonly vid: number; readonly parent: number; readonly value: Const | undefined }
  | { readonly table: "region"; readonly vid: number }
  | { readonly table: "other"; readonly restore: () => void };

export interface Snapshot {
  readonly undo: number;
  readonly tys: number;
  readonly consts: number;
  readonly regions: number;
  readonly universe: number;
}

class Resolver extends Folder {
  readonly #infcx: InferCtxt;
  constructor(infcx: InferCtxt) {
    super();
    this.#infcx = infcx;
  }
  override ty(ty: Ty): Ty {
    if (!hasFlags(ty, this.#infcx.resolveMask)) return ty;
    if (ty.kind !== "infer") return this.superTy(ty);
    const shallow = this.#infcx.shallow(ty);
    return shallow.kind === "infer" ? shallow : this.ty(shallow);
  }
  override region(region: Region): Region {
    return region.kind === "var" ? this.#infcx.shallowRegion(region) : region;
  }
  override const_(value: Const): Const {
    if (value.kind !== "infer") return this.superConst(value);
    return this.#infcx.shallowConst(value);
  }
}

export class InferCtxt {
  readonly tcx: Tcx;
  readonly regions: RegionPolicy;
  readonly #tys: TyVarRow[] = [];
  readonly #consts: ConstVarRow[] = [];
  readonly #matched: (Region | undefined)[] = [];
  readonly #undo: Undo[] = [];
  #openSnapshots = 0;
  #constraints: RegionConstraint[] = [];
  #universe = 0;
  readonly #resolver: Resolver;
  /** Adds to a message about an obligation what only the caller knows of the place. */
  onCause: ((builder: DiagnosticBuilder, cause: Cause) => void) | undefined;
  /** Counts bindings of variables: whoever waits for progress compares it. */
  generation = 0;
  /** The solver that works on this context; `traits.ts` makes it. */
  solver: unknown;
  /** An erroneous type was met: what stays unknown may be its fault. */
  tainted = false;
  /** Flags of what {@link resolve} can change. */
  readonly resolveMask: number;

  constructor(tcx: Tcx, regions: RegionPolicy = { kind: "erase" }) {
    this.tcx = tcx;
    this.regions = regions;
    this.resolveMask = Flag.hasTyInfer | Flag.hasConstInfer | (regions.kind === "match" ? Flag.hasRegionVar : 0);
    this.#resolver = new Resolver(this);
  }

  /** Regions do not matter at all. */
  get erasing(): boolean {
    return this.regions.kind === "erase";
  }
  get matching(): boolean {
    return this.regions.kind === "match";
  }

  // --- variables

  newTyVar(origin: VarOrigin): Ty {
    return this.#newTy("general", origin);
  }
  newIntVar(span: Span): Ty {
    return this.#newTy("int", { span, kind: "misc" });
  }
  newFloatVar(span: Span): Ty {
    return this.#newTy("float", { span, kind: "misc" });
  }
  newConstVar(origin: VarOrigin): Const {
    const vid = this.#consts.length;
    this.#consts.push({ parent: vid, value: undefined, origin });
    return mkConstInfer(vid as ConstVid);
  }
  newRegion(origin: RegionOrigin): Region {
    if (this.regions.kind === "erase") return RE_ERASED;
    if (this.regions.kind === "match") {
      this.#matched.push(undefined);
      return mkReVar((this.#matched.length - 1) as RegionVid);
    }
    return mkReVar(this.regions.newVar(origin, this.#universe));
  }

  #newTy(kind: TyVarRow["kind"], origin: VarOrigin): Ty {
    const vid = this.#tys.length;
    this.#tys.push({ parent: vid, rank: 0, kind, value: undefined, origin });
    return mkInfer(kind, vid as TyVid);
  }

  get tyVarCount(): number {
    return this.#tys.length;
  }
  /** The variable with this number as it stands now. */
  tyVar(vid: TyVid): Ty {
    return this.shallow(mkInfer((this.#tys[vid] as TyVarRow).kind, vid));
  }
  originOf(vid: TyVid): VarOrigin {
    return (this.#tys[vid] as TyVarRow).origin;
  }
  constOriginOf(vid: ConstVid): VarOrigin {
    return (this.#consts[vid] as ConstVarRow).origin;
  }
  /** Whether nothing has been learned of these variables (representatives when they were looked at). */
  stillUnknown(vids: readonly TyVid[]): boolean {
    for (const vid of vids) {
      const row = this.#tys[vid];
      if (row === undefined || row.parent !== vid || row.value !== undefined || row.kind !== "general") return false;
    }
    return true;
  }
  /** The representative of a variable's class. */
  rootVid(vid: TyVid): TyVid {
    return this.#root(vid) as TyVid;
  }

  /** A fresh argument for each parameter of an item. `given` supplies leading ones (the parent's, or `Self`). */
  freshArgs(def: DefId, span: Span, given: GenericArgs = []): GenericArgs {
    const generics = this.tcx.generics(def);
    const out: GenericArg[] = [...given];
    for (let i = given.length; i < generics.all.length; i++) {
      const param = generics.all[i];
      if (param === undefined) break;
      if (param.kind === "lifetime") out.push(this.newRegion({ span, kind: "param", name: param.name }));
      else {
        const origin: VarOrigin = { span, kind: "typeParam", param: param.def, name: param.name, item: def };
        out.push(param.kind === "type" ? this.newTyVar(origin) : this.newConstVar(origin));
      }
    }
    return out;
  }

  // --- resolving

  #root(vid: number): number {
    let v = vid;
    for (;;) {
      const parent = (this.#tys[v] as TyVarRow | undefined)?.parent;
      if (parent === undefined) return bug(`type variable ${vid} does not belong to this inference context`);
      if (parent === v) return v;
      v = parent;
    }
  }

  /** Replaces a variable at the head by what is known of it. */
  shallow(ty: Ty): Ty {
    let t = ty;
    while (t.kind === "infer") {
      const root = this.#root(t.vid);
      const row = this.#tys[root] as TyVarRow;
      if (row.value === undefined) return mkInfer(row.kind, root as TyVid);
      t = row.value;
    }
    return t;
  }

  shallowConst(value: Const): Const {
    let c = value;
    while (c.kind === "infer") {
      let v: number = c.vid;
      for (
        let parent = (this.#consts[v] as ConstVarRow).parent;
        parent !== v;
        parent = (this.#consts[v] as ConstVarRow).parent
      )
        v = parent;
      const row = this.#consts[v] as ConstVarRow;
      if (row.value === undefined) return mkConstInfer(v as ConstVid);
      c = row.value;
    }
    return c;
  }

  /** Under the `match` policy: the region a variable has met, if any. */
  shallowRegion(region: Region): Region {
    let r = region;
    while (this.regions.kind === "match" && r.kind === "var") {
      const next = this.#matched[r.vid];
      if (next === undefined) break;
      r = next;
    }
    return r;
  }
  /** Under the `match` policy: two regions meet. */
  matchRegions(x: Region, y: Region): void {
    const a = this.shallowRegion(x);
    const b = this.shallowRegion(y);
    if (a === b) return;
    const [variable, region] = a.kind === "var" ? [a, b] : [b, a];
    if (variable.kind !== "var") return;
    if (this.#openSnapshots > 0) this.#undo.push({ table: "region", vid: variable.vid });
    this.#matched[variable.vid] = region;
  }

  /** Replaces all variables inside by what is known of them. */
  resolve<T extends GenericArg>(arg: T): T {
    return hasFlags(arg, this.resolveMask) ? (this.#resolver.arg(arg) as T) : arg;
  }
  resolveArgs(args: GenericArgs): GenericArgs {
    return (flagsOf(args) & this.resolveMask) === 0 ? args : this.#resolver.args(args);
  }
  resolveSig(sig: FnSig): FnSig {
    return this.#resolver.sig(sig);
  }
  resolvePredicate(p: Predicate): Predicate {
    return (predicateFlags(p) & this.resolveMask) === 0 ? p : this.#resolver.predicate(p);
  }
  resolveTraitRef(ref: TraitRef): TraitRef {
    return this.#resolver.traitRef(ref);
  }

  // --- binding variables (for relations)

  #saveTy(vid: number): void {
    if (this.#openSnapshots === 0) return;
    const row = this.#tys[vid] as TyVarRow;
    this.#undo.push({ table: "ty", vid, parent: row.parent, rank: row.rank, kind: row.kind, value: row.value });
  }

  /** Makes two unbound variables (representatives) one; `false` if their kinds exclude each other. */
  unionVars(a: Ty & { kind: "infer" }, b: Ty & { kind: "infer" }): boolean {
    const ra = this.#root(a.vid);
    const rb = this.#root(b.vid);
    if (ra === rb) return true;
    const rowA = this.#tys[ra] as TyVarRow;
    const rowB = this.#tys[rb] as TyVarRow;
    if (rowA.kind !== "general" && rowB.kind !== "general" && rowA.kind !== rowB.kind) return false;
    const kind = rowA.kind === "general" ? rowB.kind : rowA.kind;
    const [child, root] = rowA.rank > rowB.rank ? [rb, ra] : [ra, rb];
    this.#saveTy(child);
    this.#saveTy(root);
    const rootRow = this.#tys[root] as TyVarRow;
    (this.#tys[child] as TyVarRow).parent = root;
    rootRow.kind = kind;
    if (rowA.rank === rowB.rank) rootRow.rank++;
    this.generation++;
    return true;
  }

  /** Gives an unbound variable its type. The occurs check is the caller's. */
  bindVar(variable: Ty & { kind: "infer" }, ty: Ty): void {
    const root = this.#root(variable.vid);
    this.#saveTy(root);
    (this.#tys[root] as TyVarRow).value = ty;
    this.generation++;
  }

  bindConst(variable: Const & { kind: "infer" }, value: Const): void {
    const vid = variable.vid;
    const row = this.#consts[vid] as ConstVarRow;
    if (this.#openSnapshots > 0) this.#undo.push({ table: "const", vid, parent: row.parent, value: row.value });
    if (value.kind === "infer") row.parent = value.vid;
    else row.value = value;
    this.generation++;
  }

  /** Whether the variable `root` occurs in `ty`. */
  occurs(variable: Ty & { kind: "infer" }, ty: Ty): boolean {
    if (!hasFlags(ty, Flag.hasTyInfer)) return false;
    const root = this.#root(variable.vid);
    const test = (part: GenericArg): boolean => {
      if (part.sort !== "ty" || part.kind !== "infer") return false;
      const shallow = this.shallow(part);
      return shallow.kind === "infer" ? shallow.vid === root : contains(shallow, test);
    };
    return contains(ty, test);
  }

  // --- snapshots

  snapshot(): Snapshot {
    this.#openSnapshots++;
    return {
      undo: this.#undo.length,
      tys: this.#tys.length,
      consts: this.#consts.length,
      regions: this.#constraints.length,
      universe: this.#universe,
    };
  }

  rollback(to: Snapshot): void {
    while (this.#undo.length > to.undo) {
      const undo = this.#undo.pop() as Undo;
      if (undo.table === "other") undo.restore();
      else if (undo.table === "region") this.#matched[undo.vid] = undefined;
      else if (undo.table === "ty") {
        const row = this.#tys[undo.vid] as TyVarRow;
        row.parent = undo.parent;
        row.rank = undo.rank;
        row.kind = undo.kind;
        row.value = undo.value;
      } else {
        const row = this.#consts[undo.vid] as ConstVarRow;
        row.parent = undo.parent;
        row.value = undo.value;
      }
    }
    this.#tys.length = to.tys;
    this.#consts.length = to.consts;
    this.#constraints.length = to.regions;
    this.#universe = to.universe;
    this.#openSnapshots--;
  }

  /** Has `restore` called if the innermost open snapshot is rolled back. */
  onRollback(restore: () => void): void {
    if (this.#openSnapshots > 0) this.#undo.push({ table: "other", restore });
  }

  commit(_snapshot: Snapshot): void {
    this.#openSnapshots--;
    if (this.#openSnapshots === 0) this.#undo.length = 0;
  }

  /** Runs `f` and undoes everything it did to this context. Types it returns must not mention variables it made. */
  probe<T>(f: () => T): T {
    const snapshot = this.snapshot();
    try {
      return f();
    } finally {
      this.rollback(snapshot);
    }
  }

  /** Runs `f` and undoes what it did where `failed` says so of its result. */
  commitUnless<T>(f: () => T, failed: (result: T) => boolean): T {
    const snapshot = this.snapshot();
    let keep = false;
    try {
      const result = f();
      keep = !failed(result);
      return result;
    } finally {
      if (keep) this.commit(snapshot);
      else this.rollback(snapshot);
    }
  }

  // --- relating; all of these do nothing where they fail

  /** `a` and `b` are the same type. */
  eq(a: GenericArg, b: GenericArg, cause?: Cause): RelateError | undefined {
    if (a === b) return undefined;
    return this.commitUnless(() => new Relation(this, "invariant", cause).arg(a, b), failed);
  }
  /** `a` is a subtype of `b`. The error calls `a` expected, `b` found. */
  sub(a: Ty, b: Ty, cause?: Cause): RelateError | undefined {
    if (a === b) return undefined;
    return this.commitUnless(() => new Relation(this, "covariant", cause).ty(a, b), failed);
  }
  /** As {@link eq}; the name type checkers look for. */
  unify(a: Ty, b: Ty, cause?: Cause): RelateError | undefined {
    return this.eq(a, b, cause);
  }
  relate(
    variance: "covariant" | "contravariant" | "invariant",
    a: GenericArg,
    b: GenericArg,
    cause?: Cause,
  ): RelateError | undefined {
    if (a === b) return undefined;
    return this.commitUnless(() => new Relation(this, variance, cause).arg(a, b), failed);
  }
  eqArgs(a: GenericArgs, b: GenericArgs, cause?: Cause): RelateError | undefined {
    return this.commitUnless(() => new Relation(this, "invariant", cause).argsInvariant(a, b), failed);
  }
  eqTraitRefs(a: TraitRef, b: TraitRef, cause?: Cause): RelateError | undefined {
    if (a.trait !== b.trait) return { kind: "traits", expected: a.trait, found: b.trait };
    return this.eqArgs(a.args, b.args, cause);
  }
  /** Function signatures as wholes: inputs contravariant, output covariant. */
  subSig(a: FnSig, b: FnSig, cause?: Cause): RelateError | undefined {
    return this.commitUnless(() => new Relation(this, "covariant", cause).sig(a, b), failed);
  }
  /** Whether the two could be made equal; leaves no trace. */
  canEq(a: GenericArg, b: GenericArg): boolean {
    if (a === b) return true;
    return this.probe(() => new Relation(this, "invariant", undefined).arg(a, b) === undefined);
  }
  canSub(a: Ty, b: Ty): boolean {
    if (a === b) return true;
    return this.probe(() => new Relation(this, "covariant", undefined).ty(a, b) === undefined);
  }
  /** The least type both are subtypes of. Regions aside that is either of them. */
  lub(a: Ty, b: Ty, cause?: Cause): Ty | RelateError {
    if (this.regions.kind !== "constraints") return this.eq(a, b, cause) ?? this.resolve(a);
    const result = mapRegions(
      this.resolve(a),
      (r) => (r.kind === "bound" ? r : this.newRegion({ span: cause?.span, kind: "generalize" })),
      true,
    );
    return this.sub(a, result, cause) ?? this.sub(b, result, cause) ?? result;
  }

  // --- regions and binders

  /** Records `longer: shorter`. */
  outlives(longer: Region, shorter: Region, cause: Cause | undefined): void {
    if (this.regions.kind !== "constraints" || longer === shorter || longer.kind === "static") return;
    if (longer.kind === "error" || shorter.kind === "error" || shorter.kind === "erased" || longer.kind === "erased")
      return;
    this.#constraints.push({ kind: "outlives", longer, shorter, cause });
  }
  typeOutlives(ty: Ty, region: Region, cause: Cause | undefined): void {
    if (this.regions.kind !== "constraints") return;
    this.#constraints.push({ kind: "typeOutlives", ty, region, cause });
  }
  /** The constraints recorded since the last call. Not within a snapshot. */
  takeRegionConstraints(): readonly RegionConstraint[] {
    const taken = this.#constraints;
    this.#constraints = [];
    return taken;
  }

  get universe(): number {
    return this.#universe;
  }
  createUniverse(): number {
    return ++this.#universe;
  }

  /** Opens a binder with fresh region variables (`erased` in the erasing policy). */
  instantiateFresh<T>(binder: Binder<T>, rebuild: Rebuild<T>, span?: Span): T {
    if (binder.vars.length === 0) return binder.value;
    const made = new Map<number, Region>();
    return instantiateBinder(binder, rebuild, (index) => {
      let region = made.get(index);
      if (region === undefined) {
        const name = binder.vars[index]?.name;
        region = this.newRegion({ span, kind: "binder", ...(name === undefined ? {} : { name }) });
        made.set(index, region);
      }
      return region;
    });
  }
  /** Opens a binder with placeholders of a new universe: what holds of them holds of every region. */
  instantiatePlaceholders<T>(binder: Binder<T>, rebuild: Rebuild<T>): T {
    if (binder.vars.length === 0) return binder.value;
    if (this.regions.kind === "erase") return instantiateBinder(binder, rebuild, () => RE_ERASED);
    const universe = this.createUniverse();
    return instantiateBinder(binder, rebuild, (index) => mkRePlaceholder(universe, index));
  }
}

function failed(result: unknown): boolean {
  return result !== undefined;
}
