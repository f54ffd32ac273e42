// HIR + types -> MIR, phase "built": the graph the borrow checker reads.
//
// Input: a body and its type tables (not tainted). Guarantees: every block reachable and in reverse
// postorder, storage markers for every variable and temporary, drops conditional on initialisation,
// unwinding edges in place, constants promoted. One body for the function and one for each closure in it.

import type { Arena } from "#support/ids.ts";
import type { ExprId, HirBody, HirParam } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { Body, Local, ScopeId } from "#mir/body.ts";
import { place, RETURN_PLACE } from "#mir/places.ts";
import { buildPattern } from "#typeck/build-pattern.ts";
import type { Pattern } from "#typeck/patterns.ts";
import type { BodyTypes, ClosureInfo } from "#typeck/tables.ts";
import { closureKind, closureSig, closureUpvars } from "#types/closure.ts";
import { eraseRegions, liberateLateBound } from "#types/fold.ts";
import type { Tcx } from "#types/tcx.ts";
import { mkRef, RE_ERASED, type Ty } from "#types/ty.ts";
import { upvarInfo } from "./captured-place.ts";
import { blockOrder } from "./finish.ts";
import { Builder, type ClosureEnv, type Recursion } from "./build/builder.ts";
import { condition } from "./build/condition.ts";
import { exprInto, statement } from "./build/into.ts";
import { declareBindings } from "./matches/bindings.ts";
import { bindingSpan, makeCandidate } from "./matches/candidate.ts";
import { bindCandidate } from "./matches/lower-match.ts";
import { lowerMatchTree } from "./matches/match-tree.ts";
import { stepSpans } from "./steps.ts";
import { promoteConstants } from "./promote.ts";
import { LowerContext } from "./thir/context.ts";
import { buildRegionTree, type Callees, type RegionId } from "./thir/region-tree.ts";

const RECURSION: Recursion = { into: exprInto, condition, statement };

/** MIR of a body and of the closures within it, each with the definition it belongs to. */
export interface BuiltBodies {
  readonly main: Body<"built">;
  /** By closure definition; a closure inside a closure is listed as well. */
  readonly closures: ReadonlyMap<DefId, Body<"built">>;
}

export function buildMir(tcx: Tcx, hir: HirBody, types: BodyTypes): BuiltBodies {
  const cx = new LowerContext(tcx, hir, types, buildRegionTree(hir, tcx.edition, calleesOf(tcx, types)));
  const main = new BodyBuilder(cx, undefined).build();
  const closures = new Map<DefId, Body<"built">>();
  for (const [expr, info] of types.closures) {
    const node = hir.exprs.get(expr);
    if (node.kind === "closure")
      closures.set(
        info.def,
        new BodyBuilder(cx, { info, expr, params: node.closure.params, value: node.closure.value }).build(),
      );
  }
  return { main, closures };
}

interface ClosureSource {
  readonly info: ClosureInfo;
  readonly expr: ExprId;
  readonly params: readonly HirParam[];
  readonly value: ExprId;
}

function calleesOf(tcx: Tcx, types: BodyTypes): Callees {
  return {
    isCtor: (callee) => types.exprRes.get(callee)?.kind === "ctor",
    isFormatting: (callee) => {
      const res = types.exprRes.get(callee);
      const impl = res?.kind === "def" ? tcx.hir.def(res.def).parent : undefined;
      if (impl === undefined || !tcx.hir.isStd(impl) || tcx.hir.def(impl).kind !== "impl") return false;
      const self = tcx.typeOf(impl);
      return (
        self.kind === "adt" &&
        (tcx.isLangItem(self.def, "format_arguments") || tcx.isLangItem(self.def, "format_argument"))
      );
    },
  };
}

class BodyBuilder {
  readonly #cx: LowerContext;
  readonly #closure: ClosureSource | undefined;
  readonly #b: Builder;
  readonly #value: ExprId;

  constructor(cx: LowerContext, closure: ClosureSource | undefined) {
    this.#cx = cx;
    this.#closure = closure;
    this.#value = closure?.value ?? cx.hir.value;
    const span = closure === undefined ? cx.hir.span : cx.expr(closure.expr).span;
    this.#b = new Builder(cx, closure === undefined ? undefined : closureEnv(cx, closure), span, RECURSION);
  }

  build(): Body<"built"> {
    const b = this.#b;
    const cx = this.#cx;
    const span = cx.expr(this.#value).span;
    b.newLocal(this.#returnTy(), span, { kind: "return" });
    const params = this.#closure?.params ?? cx.hir.params;
    if (b.env !== undefined)
      b.newLocal(
        b.env.byRef ? mkRef(RE_ERASED, b.env.closureTy, closureMutability(cx, this.#closure)) : b.env.closureTy,
        span,
        { kind: "arg" },
        true,
      );
    const args = params.map((param) => this.#declareArg(param));
    const region = cx.regions.arguments(this.#value);
    const returnBlock = b.newBlock();
    b.scopes.push(region, span);
    if (b.env !== undefined) b.scopes.schedule(region, 1 as Local, "value", span);
    b.scopes.inFn(returnBlock, () => {
      // Each is scheduled before it is taken apart: it drops after what its parts were bound to, and all of it after
      // what the parameters behind it were.
      for (const arg of args) {
        b.scopes.schedule(region, arg.local, "value", arg.param.span);
        if (!arg.simple) this.#bindArg(arg, region);
      }
      b.into(RETURN_PLACE, this.#value);
    });
    b.scopes.pop();
    b.terminate(span, { kind: "goto", target: returnBlock }, returnBlock);
    b.terminateAt(returnBlock, span, { kind: "return" });
    return this.#finish(args.length + (b.env === undefined ? 0 : 1));
  }

  #returnTy(): Ty {
    const cx = this.#cx;
    const value = cx.adjustedTy(this.#value);
    if (value.kind !== "never") return value;
    if (this.#closure !== undefined) {
      const ty = cx.exprTy(this.#closure.expr);
      return ty.kind === "closure" ? eraseRegions(liberateLateBound(closureSig(ty)).output) : value;
    }
    if (cx.hir.kind !== "fn") return value;
    const output = eraseRegions(liberateLateBound(cx.tcx.fnSig(cx.hir.owner)).output);
    return output.kind === "projection" || output.kind === "opaque" ? value : output;
  }

  #declareArg(param: HirParam): Arg {
    const b = this.#b;
    const cx = this.#cx;
    const pattern = buildPattern(cx.tcx, cx.hir, cx.types, param.pat);
    const simple = pattern.kind === "binding" && pattern.mode.byRef === undefined && pattern.sub === undefined;
    if (!simple) return { param, pattern, simple, local: b.newLocal(pattern.ty, param.span, { kind: "arg" }, false) };
    const hir = cx.hir.locals.get(pattern.local);
    const local = b.newLocal(
      cx.localTy(pattern.local),
      hir.isSelf ? param.span : bindingSpan(pattern.span, hir.span),
      {
        kind: "user",
        name: hir.name,
        mutable: pattern.mode.mutable,
        isArg: true,
        isSelf: hir.isSelf,
        byRef: false,
        tySpan: param.ty?.span,
        initSpan: undefined,
        origin: "param",
      },
      pattern.mode.mutable,
    );
    b.variables.set(pattern.local, { local, guardRef: undefined });
    b.debug.push({ name: hir.name, span: hir.span, scope: b.sourceScope, place: place(local) });
    return { param, pattern, simple, local };
  }

  #bindArg(arg: Arg, region: RegionId): void {
    const b = this.#b;
    declareBindings(b, arg.pattern, { tySpan: arg.param.ty?.span, initSpan: undefined, origin: "param" }, undefined);
    const source = place(arg.local);
    b.push(arg.pattern.span, { kind: "fakeRead", cause: "forLet", place: source });
    const candidate = makeCandidate(b, { kind: "local", place: source }, arg.pattern, false);
    const otherwise = lowerMatchTree(b, [candidate], arg.pattern.span, false);
    b.terminateAt(otherwise, arg.pattern.span, { kind: "unreachable" });
    bindCandidate(b, candidate, region, undefined, arg.pattern.span);
  }

  #finish(argCount: number): Body<"built"> {
    const b = this.#b;
    const { hir, types } = this.#cx;
    const span = this.#closure === undefined ? hir.span : this.#cx.expr(this.#closure.expr).span;
    const scopes: Arena<ScopeId, import("#mir/body.ts").SourceScope> = b.sourceScopes;
    const body: Body<"built"> = {
      phase: "built",
      source: { def: this.#closure?.info.def ?? hir.owner, promoted: undefined },
      kind:
        this.#closure !== undefined ? "closure" : hir.kind === "fn" ? "fn" : hir.kind === "static" ? "static" : "const",
      ...blockOrder(b.finish(span)),
      locals: b.locals,
      argCount,
      scopes,
      debug: b.debug,
      steps: this.#cx.tcx.hir.isStd(hir.owner) ? [] : stepSpans(hir),
      upvars: b.env?.upvars ?? [],
      promoted: [],
      span,
      tainted: types.tainted !== undefined,
    };
    return promoteConstants(this.#cx.tcx, body);
  }
}

interface Arg {
  readonly param: HirParam;
  readonly pattern: Pattern;
  readonly simple: boolean;
  readonly local: Local;
}

function closureEnv(cx: LowerContext, closure: ClosureSource): ClosureEnv {
  const ty = cx.exprTy(closure.expr);
  const captureTys = ty.kind === "closure" ? closureUpvars(ty) : [];
  const byRef = ty.kind === "closure" && closureKind(ty) !== "FnOnce";
  return {
    captures: closure.info.captures,
    captureTys,
    upvars: closure.info.captures.map((capture) => upvarInfo(cx, capture)),
    byRef,
    closureTy: ty,
  };
}

function closureMutability(cx: LowerContext, closure: ClosureSource | undefined): "not" | "mut" {
  const ty = closure === undefined ? undefined : cx.exprTy(closure.expr);
  return ty?.kind === "closure" && closureKind(ty) === "FnMut" ? "mut" : "not";
}
