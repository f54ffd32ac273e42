// Types and generic arguments written in expressions: `f::<T>`, `x.m::<T>()`, `Type::<T>::f`, `as T`.

import type { ExprId } from "#hir/body.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirConstArg, HirPathSegment, HirTy } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { eraseRegionsArgs, subst } from "#types/fold.ts";
import { lowerArgs } from "#types/generic-args.ts";
import type { LowerCx } from "#types/lower-cx.ts";
import { TyLowerer } from "#types/lower-ty.ts";
import type { AssocItem, GenericParam } from "#types/tcx.ts";
import { type Const, type GenericArgs, mkAdt, RE_ERASED, type Region, type Ty } from "#types/ty.ts";

/** How types are lowered within a body: what is left out is inferred; `inferRegion` is `erased` unless given. */
export function bodyLowerCx(fcx: FnCtxt, inferRegion: () => Region = () => RE_ERASED): LowerCx {
  const origin = (span: Span, param: GenericParam | undefined) =>
    param === undefined
      ? ({ span, kind: "misc" } as const)
      : ({ span, kind: "typeParam", param: param.def, name: param.name } as const);
  return {
    tcx: fcx.tcx,
    item: fcx.owner,
    inferTy: (span, param) => fcx.infcx.newTyVar(origin(span, param)),
    inferConst: (span, param) => fcx.infcx.newConstVar(origin(span, param)),
    inferRegion,
    objectDefault: () => RE_ERASED,
    normalize: (ty, span) => fcx.normalize(ty, span),
  };
}

const lowerers = new WeakMap<FnCtxt, TyLowerer>();

function lowererOf(fcx: FnCtxt): TyLowerer {
  let lowerer = lowerers.get(fcx);
  if (lowerer === undefined) {
    lowerer = new TyLowerer(bodyLowerCx(fcx));
    lowerers.set(fcx, lowerer);
  }
  return lowerer;
}

/** A type as written, with its regions. */
export function lowerUserTy(fcx: FnCtxt, ty: HirTy): Ty {
  return fcx.noteErrors(lowererOf(fcx).ty(ty));
}

export function lowerConstArg(fcx: FnCtxt, value: HirConstArg, ty: Ty): Const {
  return lowererOf(fcx).constValue(value, ty);
}

/** The type before `::name` in an expression or pattern: arguments left out are inferred. */
export function lowerPathSelf(fcx: FnCtxt, ty: HirTy): Ty {
  if (ty.kind === "path" && ty.path.kind === "resolved" && ty.path.self === undefined) {
    const { path } = ty.path;
    const { res } = path;
    if (res.kind === "def") {
      const { kind } = fcx.tcx.hir.def(res.def);
      const segment = path.segments.at(-1);
      if (segment !== undefined && (kind === "struct" || kind === "enum" || kind === "union" || kind === "typeAlias")) {
        const built = ownArgs(fcx, res.def, [], segment, segment.span);
        return kind === "typeAlias" ? subst(fcx.tcx, fcx.tcx.typeOf(res.def), built.user) : mkAdt(res.def, built.user);
      }
    }
  }
  return lowerUserTy(fcx, ty);
}

export interface BuiltArgs {
  /** With regions erased: for inference. */
  readonly args: GenericArgs;
  /** As written: for the borrow checker. */
  readonly user: GenericArgs;
  readonly explicit: boolean;
}

/** Appends arguments for the own parameters of `def` to `prefix`: those written in `segment`, variables for the rest. */
export function ownArgs(
  fcx: FnCtxt,
  def: DefId,
  prefix: GenericArgs,
  segment: HirPathSegment | undefined,
  span: Span,
  isMethodCall = false,
): BuiltArgs {
  const user = lowerArgs(lowererOf(fcx), {
    def,
    given: prefix,
    written: segment?.args,
    elided: undefined,
    span: segment?.span ?? span,
    inferOmitted: true,
    isMethodCall,
  });
  return { args: eraseRegionsArgs(user), user, explicit: (segment?.args?.args.length ?? 0) > 0 };
}

/** Arguments of a method: those of its impl or trait, then its own. */
export function methodArgs(
  fcx: FnCtxt,
  item: AssocItem,
  containerArgs: GenericArgs,
  segment: HirPathSegment,
  call: ExprId,
): BuiltArgs {
  const built = ownArgs(fcx, item.def, containerArgs, segment, segment.span, true);
  if (built.explicit)
    fcx.tables.userTypes.set(call, {
      kind: "args",
      def: item.def,
      args: built.user,
      selfTy: undefined,
      span: segment.span,
    });
  return built;
}
