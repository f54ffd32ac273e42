// The state of checking one body: tables under construction, inference, obligations; and what every
// part of the checker needs to do with them. The rules themselves live in the neighbouring files.

import type { Diagnostic, DiagnosticBuilder, Reported } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirBody, HirExpr, HirPat, PatId } from "#hir/body.ts";
import type { BodyId, DefId, LocalId, Res } from "#hir/defs.ts";
import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { Adjustment, BindingMode, Callee, CastMode, ClosureInfo, FallbackNote, UserType } from "#typeck/tables.ts";
import {
  contains,
  eraseRegions,
  eraseRegionsArgs,
  instantiateErased,
  rebuildSig,
  subst,
  substArgs,
  substPolySig,
  substPredicate,
} from "#types/fold.ts";
import { InferCtxt, type RelateError, type VarOrigin } from "#types/infer.ts";
import { type Cause, type FulfillmentError, miscCause, mkObligation, type Obligation } from "#types/obligation.ts";
import type { ParamEnv, Predicate, Tcx } from "#types/tcx.ts";
import {
  evaluate,
  FulfillmentContext,
  normalize,
  normalizePredicate,
  normalizeSig,
  predicatesAsObligations,
  traitPredicate,
} from "#types/traits.ts";
import {
  Flag,
  type FnSig,
  type GenericArg,
  type GenericArgs,
  hasFlags,
  mkErrorTy,
  type PolyFnSig,
  type Ty,
} from "#types/ty.ts";
import { NO_EXPECTATION, type Expectation } from "./expectation.ts";

/** Several expressions that must agree on one type: arms, breaks, returns (implemented by `CoerceMany`). */
export interface CoercionSite {
  /** The type every expression should have, as far as known before looking at them. */
  readonly expectedTy: Ty;
  mergedTy(): Ty;
  readonly count: number;
  coerce(cause: SiteCause, expr: ExprId, ty: Ty): void;
  coerceForcedUnit(cause: SiteCause): void;
  complete(): Ty;
}

/** Why an expression has to have a type, for the message where it has not. */
export type SiteCause = { readonly span: Span } & (
  | { readonly kind: "misc" }
  | { readonly kind: "blockTail" }
  | { readonly kind: "missingTail"; readonly block: ExprId }
  | { readonly kind: "ifBranches"; readonly then: ExprId; readonly els: ExprId; readonly whole: Span }
  | { readonly kind: "ifNoElse"; readonly id: ExprId; readonly then: ExprId; readonly whole: Span }
  | {
      readonly kind: "matchArm";
      readonly arm: ExprId;
      readonly prior: readonly ExprId[];
      readonly priorTy: Ty;
      readonly whole: Span;
      readonly question: boolean;
    }
  | { readonly kind: "return"; readonly expr: ExprId | undefined; readonly explicit: boolean }
  | { readonly kind: "break"; readonly loop: ExprId }
  | { readonly kind: "array" }
);

export interface Breakable {
  readonly coerce: CoercionSite | undefined;
  mayBreak: boolean;
}

/** What belongs to one function or closure within a body. */
export interface FnFrame {
  /** Where values are returned to; absent in consts. */
  readonly returns: CoercionSite | undefined;
  /** Where the return type is written, for messages. */
  readonly returnSpan: Span | undefined;
  readonly isClosure: boolean;
  /** The function or closure itself. */
  readonly owner: DefId;
  /** The function's or closure's body. */
  readonly root: ExprId;
  readonly breakables: Map<ExprId, Breakable>;
}

/** Checking functions that are called from below where they are defined; wired up in `infer-body.ts`. */
export interface Checks {
  /** Checks an expression; gives its type before adjustments. */
  expr(fcx: FnCtxt, id: ExprId, expectation: Expectation): Ty;
  reportFulfillment(fcx: FnCtxt, errors: readonly FulfillmentError[]): void;
  /** The type of an inline const's body, of which `wanted` is expected. */
  constBlockTy(fcx: FnCtxt, body: BodyId, wanted: Ty | undefined): Ty;
}

export interface DeferredCast {
  readonly expr: ExprId;
  readonly operand: ExprId;
  readonly operandTy: Ty;
  readonly target: Ty;
  readonly span: Span;
  readonly targetSpan: Span;
}

export interface DeferredCall {
  readonly call: ExprId;
  readonly callee: ExprId;
  readonly closureTy: Ty;
  readonly adjustments: readonly Adjustment[];
  readonly sig: FnSig;
}

export interface DeferredRepeat {
  readonly expr: ExprId;
  readonly element: ExprId;
  readonly elementTy: Ty;
  readonly length: GenericArg;
}

/** Tables while they are being filled; see `BodyTypes` for their meaning. */
export class TablesBuilder {
  readonly exprTypes = new Map<ExprId, Ty>();
  readonly patTypes = new Map<PatId, Ty>();
  readonly localTypes = new Map<LocalId, Ty>();
  readonly adjustments = new Map<ExprId, readonly Adjustment[]>();
  readonly callees = new Map<ExprId, Callee>();
  readonly exprRes = new Map<ExprId, Res>();
  readonly patRes = new Map<PatId, Res>();
  readonly pathArgs = new Map<ExprId, GenericArgs>();
  readonly patPathArgs = new Map<PatId, GenericArgs>();
  readonly fieldIndices = new Map<ExprId, number>();
  readonly structFields = new Map<
    ExprId,
    { readonly variant: number; readonly fields: readonly number[]; readonly baseFieldTypes: readonly Ty[] | undefined }
  >();
  readonly structPatFields = new Map<PatId, { readonly variant: number; readonly fields: readonly number[] }>();
  readonly patAdjustments = new Map<PatId, readonly Ty[]>();
  readonly bindingModes = new Map<PatId, BindingMode>();
  readonly casts = new Map<ExprId, CastMode>();
  readonly closures = new Map<ExprId, ClosureInfo>();
  readonly userTypes = new Map<ExprId, UserType>();
  readonly userPatTypes = new Map<PatId, UserType>();
  readonly patPathTypes = new Map<PatId, UserType>();
  readonly hiddenTypes = new Map<DefId, Ty>();
  readonly privateFields: Diagnostic[] = [];
  readonly fallbacks: FallbackNote[] = [];
  tainted: Reported | undefined;
}

export class FnCtxt {
  readonly tcx: Tcx;
  readonly infcx: InferCtxt;
  readonly env: ParamEnv;
  readonly body: HirBody;
  readonly owner: DefId;
  readonly module: DefId;
  readonly checks: Checks;
  readonly tables = new TablesBuilder();
  readonly fulfillment: FulfillmentContext;
  readonly deferredCasts: DeferredCast[] = [];
  /** Calls of closures whose kind is not known yet, by the closure's definition. */
  readonly deferredCalls = new Map<DefId, DeferredCall[]>();
  readonly deferredRepeats: DeferredRepeat[] = [];
  /** Closure expressions with their types, in the order met. */
  readonly closureExprs: { readonly expr: ExprId; readonly ty: Ty }[] = [];
  /** The same once their bodies are checked. */
  readonly closuresInnerFirst: { readonly expr: ExprId; readonly ty: Ty }[] = [];
  /** Variables that `!` was coerced to. */
  readonly divergingVars = new Set<Ty>();
  /** What has to be `Sized`, asked once everything else has had its say. */
  readonly deferredSized: { readonly ty: Ty; readonly cause: Cause }[] = [];
  /** Expressions that brought an obligation about, by its root cause: arguments are blamed through it. */
  readonly causeExprs = new Map<Cause, ExprId>();
  /** Calls whose obligations were moved to an argument, by the moved cause. */
  readonly blamedCalls = new Map<Cause, ExprId>();
  /** Opaque types of this function's signature, with the variable for their hidden type. */
  readonly opaques = new Map<DefId, Ty>();
  /** The pattern that first binds each variable: alternatives must agree with it. */
  readonly firstBindings = new Map<LocalId, PatId>();
  /** Written types of locals, for messages. */
  readonly localTySpans = new Map<LocalId, Span>();
  diverges = false;
  /** Places that are named without being read: operands of `&`, left sides of `=`, values for `_`. */
  readonly placesNotRead = new Set<ExprId>();
  /** What made control end, for the warning about what follows. */
  divergesAt: Span | undefined;
  /** Unreachable code, to be warned about once the body is known to be sound. */
  readonly unreachable: { readonly span: Span; readonly what: string; readonly because: Span }[] = [];
  frame: FnFrame;
  readonly #diagnosticsBefore: number;

  constructor(tcx: Tcx, body: HirBody, env: ParamEnv, checks: Checks) {
    this.tcx = tcx;
    this.body = body;
    this.owner = body.owner;
    this.module = tcx.hir.module(body.owner);
    this.env = env;
    this.checks = checks;
    this.infcx = new InferCtxt(tcx);
    this.fulfillment = new FulfillmentContext(this.infcx);
    this.#diagnosticsBefore = tcx.sink.diagnostics().length;
    this.frame = {
      returns: undefined,
      returnSpan: undefined,
      isClosure: false,
      owner: body.owner,
      root: body.value,
      breakables: new Map(),
    };
  }

  // --- nodes

  expr(id: ExprId): HirExpr {
    return this.body.exprs.get(id);
  }
  pat(id: PatId): HirPat {
    return this.body.pats.get(id);
  }
  span(id: ExprId): Span {
    return this.body.exprs.get(id).span;
  }

  // --- errors

  error(diagnostic: DiagnosticBuilder): Reported {
    const reported = this.tcx.sink.error(diagnostic);
    this.tables.tainted = reported;
    return reported;
  }
  /** Emits an error and gives the erroneous type. */
  errorTy(diagnostic: DiagnosticBuilder): Ty {
    return mkErrorTy(this.error(diagnostic));
  }
  /** A private field in a literal or pattern (E0451): rustc tells of it only where nothing else is wrong with the crate. */
  privateField(diagnostic: DiagnosticBuilder): void {
    this.tables.privateFields.push(diagnostic.build());
  }
  taint(reported: Reported): Ty {
    this.tables.tainted = reported;
    return mkErrorTy(reported);
  }
  warn(diagnostic: DiagnosticBuilder): void {
    this.tcx.sink.warn(diagnostic);
  }
  /** Whether anything was reported since this body was begun, by whichever stage; taints it. */
  get isTainted(): boolean {
    if (this.tables.tainted !== undefined) return true;
    const all = this.tcx.sink.diagnostics();
    // An erroneous type from elsewhere (a signature, another item) taints as well.
    for (let i = this.infcx.tainted ? 0 : this.#diagnosticsBefore; i < all.length; i++) {
      const diagnostic = all[i] as Diagnostic;
      if (diagnostic.level !== "error") continue;
      this.tables.tainted = this.tcx.sink.error(diagnostic);
      return true;
    }
    for (const table of [this.tables.exprTypes, this.tables.patTypes]) {
      for (const ty of table.values()) {
        if (!hasFlags(this.resolve(ty), Flag.hasError)) continue;
        this.tables.tainted = this.reportedBefore();
        return true;
      }
    }
    return false;
  }
  /** The token of an error that was certainly reported, where only its trace was met. */
  reportedBefore(): Reported {
    for (const diagnostic of this.tcx.sink.diagnostics())
      if (diagnostic.level === "error") return this.tcx.sink.error(diagnostic);
    return bug("an erroneous item, but no error was reported");
  }
  /** Takes note of erroneous types that came from elsewhere. */
  noteErrors(ty: Ty): Ty {
    if (this.tables.tainted === undefined && hasFlags(ty, Flag.hasError)) {
      contains(ty, (part) => {
        if (part.sort === "ty" && part.kind === "error") this.tables.tainted ??= part.reported;
        return this.tables.tainted !== undefined;
      });
      // An erroneous lifetime or const.
      this.tables.tainted ??= this.reportedBefore();
    }
    return ty;
  }
  /** A type as a message shows it, variables resolved. */
  show(ty: GenericArg): string {
    return this.tcx.tyToString(this.infcx.resolve(ty));
  }

  // --- variables and resolution

  freshTy(span: Span, kind: VarOrigin["kind"] = "misc"): Ty {
    return this.infcx.newTyVar({ span, kind });
  }
  shallow(ty: Ty): Ty {
    return this.infcx.shallow(ty);
  }
  resolve<T extends GenericArg>(arg: T): T {
    return this.infcx.resolve(arg);
  }
  /** Resolves after trying what obligations can tell, where variables are left. */
  resolveWithObligations(ty: Ty): Ty {
    if (!hasFlags(ty, Flag.hasTyInfer | Flag.hasConstInfer)) return ty;
    const resolved = this.resolve(ty);
    if (!hasFlags(resolved, Flag.hasTyInfer | Flag.hasConstInfer)) return resolved;
    this.selectWherePossible();
    return this.resolve(ty);
  }
  /** The head of a type, if it is known by now. */
  tryStructurallyResolve(ty: Ty): Ty {
    const shallow = this.shallow(ty);
    if (shallow.kind !== "infer" || shallow.variable !== "general") return shallow;
    this.selectWherePossible();
    return this.shallow(shallow);
  }

  // --- obligations

  register(predicate: Predicate, cause: Cause): void {
    if (predicateHasError(predicate)) return;
    this.fulfillment.register(mkObligation(predicate, this.env, cause));
  }
  registerAll(obligations: readonly Obligation[]): void {
    this.fulfillment.registerAll(obligations);
  }
  /** Registers `ty: Trait<args…>`; `args` without the self type. */
  registerBound(ty: Ty, trait: DefId, args: GenericArgs, cause: Cause): void {
    this.register(traitPredicate({ trait, args: [ty, ...args] }), cause);
  }
  /** Registers what an item's where-clauses ask of these arguments. */
  registerPredicatesOf(def: DefId, args: GenericArgs, span: Span, expr?: ExprId): void {
    for (const obligation of predicatesAsObligations(this.infcx, this.env, def, args, span)) {
      if (predicateHasError(obligation.predicate)) continue;
      if (expr !== undefined) this.causeExprs.set(obligation.cause, expr);
      this.fulfillment.register(obligation);
    }
  }
  registerWellFormed(ty: Ty, span: Span): void {
    this.register({ kind: "wellFormed", arg: eraseRegions(ty) }, { span, code: { kind: "wellFormed" } });
  }
  requireSized(ty: Ty, cause: Cause): void {
    const sized = this.tcx.langItem("sized");
    if (sized !== undefined && !isTriviallySized(this.shallow(ty))) this.registerBound(ty, sized, [], cause);
  }
  selectWherePossible(): void {
    const errors = this.fulfillment.selectWherePossible();
    if (errors.length > 0) this.checks.reportFulfillment(this, errors);
  }
  /** Whether `ty: Trait<args…>` holds, may hold, or not. */
  implementsTrait(ty: Ty, trait: DefId, args: GenericArgs, span: Span): "yes" | "maybe" | "no" {
    return evaluate(this.infcx, this.env, traitPredicate({ trait, args: [ty, ...args] }), span);
  }
  implementsLang(ty: Ty, lang: string, span: Span): boolean {
    const trait = this.tcx.langItem(lang);
    return trait !== undefined && this.implementsTrait(ty, trait, [], span) === "yes";
  }
  isCopy(ty: Ty, span: Span): boolean {
    return this.implementsLang(this.resolve(ty), "copy", span);
  }

  /** What an opaque type declares, with its arguments. */
  opaqueBounds(ty: Ty): readonly Predicate[] {
    if (ty.kind !== "opaque") return [];
    return this.tcx.itemBounds(ty.def).map((b) => substPredicate(this.tcx, b.predicate, ty.args));
  }

  // --- instantiating and normalising

  normalize<T extends GenericArg>(arg: T, span: Span): T {
    const { value, obligations } = normalize(this.infcx, this.env, arg, miscCause(span));
    this.registerAll(obligations);
    return value;
  }
  normalizeSig(sig: FnSig, span: Span, cause: Cause = miscCause(span)): FnSig {
    const { value, obligations } = normalizeSig(this.infcx, this.env, sig, cause);
    this.registerAll(obligations);
    return value;
  }
  /** An item's type with arguments put in, regions erased, projections resolved. */
  instantiate(ty: Ty, args: GenericArgs, span: Span): Ty {
    return this.noteErrors(this.normalize(eraseRegions(subst(this.tcx, ty, args)), span));
  }
  instantiateArgs(list: GenericArgs, args: GenericArgs): GenericArgs {
    return eraseRegionsArgs(substArgs(this.tcx, list, args));
  }
  normalizePredicate(predicate: Predicate, span: Span): Predicate {
    const { value, obligations } = normalizePredicate(this.infcx, this.env, predicate, miscCause(span));
    this.registerAll(obligations);
    return value;
  }
  /** As {@link instantiate}, leaving the obligations of normalising aside: for probing. */
  instantiateQuietly(ty: Ty, args: GenericArgs, span: Span): Ty {
    return normalize(this.infcx, this.env, eraseRegions(subst(this.tcx, ty, args)), miscCause(span)).value;
  }
  /** A signature with arguments put in and regions erased, not normalised. */
  openInstantiated(sig: PolyFnSig, args: GenericArgs): FnSig {
    return this.openSig(substPolySig(this.tcx, sig, args));
  }
  /** A signature with arguments put in and late-bound regions erased. */
  instantiateSig(sig: PolyFnSig, args: GenericArgs, span: Span, cause: Cause = miscCause(span)): FnSig {
    const opened = this.normalizeSig(this.openSig(substPolySig(this.tcx, sig, args)), span, cause);
    for (const input of opened.inputs) this.noteErrors(input);
    this.noteErrors(opened.output);
    return opened;
  }
  openSig(sig: PolyFnSig): FnSig {
    const open = instantiateErased(sig, rebuildSig);
    return { ...open, inputs: open.inputs.map((ty) => eraseRegions(ty)), output: eraseRegions(open.output) };
  }

  // --- tables

  writeTy(id: ExprId, ty: Ty): void {
    this.noteErrors(ty);
    this.tables.exprTypes.set(id, ty);
  }
  exprTy(id: ExprId): Ty {
    const ty = this.tables.exprTypes.get(id);
    return ty === undefined ? bug(`expression not checked yet: ${this.expr(id).kind}`) : this.resolve(ty);
  }
  exprTyAdjusted(id: ExprId): Ty {
    const adjusted = this.tables.adjustments.get(id)?.at(-1)?.target;
    return adjusted === undefined ? this.exprTy(id) : this.resolve(adjusted);
  }
  localTy(local: LocalId): Ty {
    const known = this.tables.localTypes.get(local);
    if (known !== undefined) return known;
    // Errors elsewhere (an undeclared binding of an or-pattern) can lead here.
    const fresh = this.freshTy(this.body.locals.get(local).span, "let");
    this.tables.localTypes.set(local, fresh);
    return fresh;
  }

  /** Adds steps to an expression. A reborrow that was there gives way to one that starts with its dereference. */
  applyAdjustments(id: ExprId, steps: readonly Adjustment[]): void {
    if (steps.length === 0) return;
    for (const step of steps) {
      if (step.kind !== "neverToAny") continue;
      const target = this.shallow(step.target);
      if (target.kind === "infer" && target.variable === "general") this.divergingVars.add(target);
    }
    const existing = this.tables.adjustments.get(id);
    if (existing === undefined || existing.length === 0) {
      this.tables.adjustments.set(id, steps);
      return;
    }
    if (existing.length === 1 && existing[0]?.kind === "neverToAny") return;
    const [first, second] = existing;
    if (
      existing.length === 2 &&
      first?.kind === "deref" &&
      first.overloaded === undefined &&
      second?.kind === "borrow" &&
      steps[0]?.kind === "deref"
    ) {
      this.tables.adjustments.set(id, steps);
      return;
    }
    this.tables.adjustments.set(id, [...existing, ...steps]);
  }

  // --- checking

  setDiverges(at: Span): void {
    if (!this.diverges) this.divergesAt = at;
    this.diverges = true;
  }
  checkExpr(id: ExprId, expectation: Expectation = NO_EXPECTATION): Ty {
    return this.checks.expr(this, id, expectation);
  }
  /** The type a context already determines. */
  onlyHasType(expectation: Expectation): Ty | undefined {
    return expectation.kind === "hasType" ? this.resolve(expectation.ty) : undefined;
  }
  /** Any hint at all, its head resolved. */
  expectedTy(expectation: Expectation): Ty | undefined {
    return expectation.kind === "none" ? undefined : this.tryStructurallyResolve(expectation.ty);
  }
  coercionTargetType(expectation: Expectation, span: Span): Ty {
    return this.onlyHasType(expectation) ?? this.freshTy(span);
  }
  adjustForBranches(expectation: Expectation): Expectation {
    if (expectation.kind === "none" || expectation.kind === "castableTo") return NO_EXPECTATION;
    const ty = this.tryStructurallyResolve(expectation.ty);
    return ty.kind === "infer" && ty.variable === "general" ? NO_EXPECTATION : { kind: expectation.kind, ty };
  }

  /** Makes two types equal; the error is the caller's to report. */
  eq(expected: Ty, found: Ty): RelateError | undefined {
    return this.infcx.eq(expected, found);
  }

  /** Runs `f` within another function frame (a closure's body) and comes back. */
  withFrame<T>(frame: FnFrame, f: () => T): T {
    const saved = { frame: this.frame, diverges: this.diverges };
    this.frame = frame;
    this.diverges = false;
    const result = f();
    this.frame = saved.frame;
    this.diverges = saved.diverges;
    return result;
  }
}

function predicateHasError(predicate: Predicate): boolean {
  if (predicate.kind === "trait") return predicate.bound.value.args.some((arg) => hasFlags(arg, Flag.hasError));
  if (predicate.kind === "projection")
    return (
      predicate.bound.value.args.some((arg) => hasFlags(arg, Flag.hasError)) ||
      hasFlags(predicate.bound.value.ty, Flag.hasError)
    );
  return false;
}

function isTriviallySized(ty: Ty): boolean {
  switch (ty.kind) {
    case "bool":
    case "char":
    case "int":
    case "uint":
    case "float":
    case "ref":
    case "rawPtr":
    case "fnDef":
    case "fnPtr":
    case "never":
    case "array":
    case "closure":
    case "error":
      return true;
    case "infer":
      return ty.variable !== "general";
    default:
      return false;
  }
}
