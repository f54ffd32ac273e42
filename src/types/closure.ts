// The layout of a closure type's arguments: those of the enclosing item, then kind, signature, captures.

import { bug } from "#support/bug.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { GenericArgs, PolyFnSig, Ty, TyOf } from "./ty.ts";
import { I32, I8, mkClosure, mkInt } from "./ty.ts";

export type ClosureKind = "Fn" | "FnMut" | "FnOnce";

const I16 = mkInt("i16");

/** The type that stands for a closure kind among the closure's arguments, as in rustc. */
export function closureKindTy(kind: ClosureKind): Ty {
  return kind === "Fn" ? I8 : kind === "FnMut" ? I16 : I32;
}

/** The kind a (resolved) kind type stands for; `undefined` while it is an inference variable. */
export function closureKindOf(ty: Ty): ClosureKind | undefined {
  if (ty === I8) return "Fn";
  if (ty === I16) return "FnMut";
  if (ty === I32) return "FnOnce";
  if (ty.kind === "infer" || ty.kind === "error") return undefined;
  return bug("not a closure kind");
}

/** Whether a closure of kind `have` can be called through trait `want`. */
export function closureKindExtends(have: ClosureKind, want: ClosureKind): boolean {
  const rank = { Fn: 0, FnMut: 1, FnOnce: 2 };
  return rank[have] <= rank[want];
}

export interface ClosureParts {
  readonly parentArgs: GenericArgs;
  /** `i8`, `i16`, `i32` for Fn, FnMut, FnOnce, or an inference variable. */
  readonly kindTy: Ty;
  /** A fn pointer whose inputs are the closure's parameters one by one, or an inference variable. */
  readonly sigTy: Ty;
  /** The tuple of captured values (references where captured by reference), or an inference variable. */
  readonly upvarsTy: Ty;
}

export function closureParts(closure: TyOf<"closure">): ClosureParts {
  const { args } = closure;
  const n = args.length;
  const kindTy = args[n - 3];
  const sigTy = args[n - 2];
  const upvarsTy = args[n - 1];
  if (kindTy?.sort !== "ty" || sigTy?.sort !== "ty" || upvarsTy?.sort !== "ty")
    return bug("malformed closure arguments");
  return { parentArgs: args.slice(0, n - 3), kindTy, sigTy, upvarsTy };
}

export function mkClosureTy(def: DefId, parentArgs: GenericArgs, kindTy: Ty, sigTy: Ty, upvarsTy: Ty): Ty {
  return mkClosure(def, [...parentArgs, kindTy, sigTy, upvarsTy]);
}

/** The closure's signature (parameters not tupled); its parts must be resolved. */
export function closureSig(closure: TyOf<"closure">): PolyFnSig {
  const { sigTy } = closureParts(closure);
  return sigTy.kind === "fnPtr" ? sigTy.sig : bug("closure signature not known yet");
}

export function closureKind(closure: TyOf<"closure">): ClosureKind {
  return closureKindOf(closureParts(closure).kindTy) ?? bug("closure kind not known yet");
}

/** Types of the captures, in order of the fields of the closure value. */
export function closureUpvars(closure: TyOf<"closure">): readonly Ty[] {
  const { upvarsTy } = closureParts(closure);
  return upvarsTy.kind === "tuple" ? upvarsTy.elements : bug("captures not known yet");
}

/** The use for which a closure is more than `Fn`. */
export interface ClosureKindOrigin {
  readonly span: Span;
  /** The place used, in words. */
  readonly path: string;
  /** The closure holds the variable itself, not a reference to it. */
  readonly byValue: boolean;
}
