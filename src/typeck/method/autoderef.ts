// Autoderef: the types reached by dereferencing again and again, built-in where possible, else through `Deref`.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Adjustment } from "#typeck/tables.ts";
import { miscCause, mkObligation, type Obligation } from "#types/obligation.ts";
import { evaluate, normalize, traitPredicate } from "#types/traits.ts";
import { Flag, hasFlags, mkProjection, type Ty } from "#types/ty.ts";

export interface AutoderefStep {
  readonly ty: Ty;
  /** How the step before led here; absent for the first. */
  readonly via: "builtin" | "overloaded" | undefined;
}

/** The type a built-in `*` gives: of references and `Box`, and of raw pointers where `explicit`. */
export function builtinDeref(fcx: FnCtxt, ty: Ty, explicit: boolean): Ty | undefined {
  if (ty.kind === "ref") return ty.inner;
  if (ty.kind === "rawPtr") return explicit ? ty.inner : undefined;
  if (ty.kind === "adt" && fcx.tcx.adt(ty.def).isBox) {
    const inner = ty.args[0];
    return inner?.sort === "ty" ? inner : undefined;
  }
  return undefined;
}

/** The type behind `Deref::Target` of `ty`, if it implements `Deref` (or may). */
export function overloadedDerefTy(
  fcx: FnCtxt,
  ty: Ty,
  span: Span,
): { readonly ty: Ty; readonly obligations: readonly Obligation[] } | undefined {
  const trait = fcx.tcx.langItem("deref");
  const target = fcx.tcx.langItem("deref_target");
  if (trait === undefined || target === undefined) return undefined;
  const predicate = traitPredicate({ trait, args: [ty] });
  if (evaluate(fcx.infcx, fcx.env, predicate, span) === "no") return undefined;
  const cause = miscCause(span);
  const { value, obligations } = normalize(fcx.infcx, fcx.env, mkProjection(target, [ty]), cause);
  const found = fcx.resolve(value);
  // Of an erroneous type every trait holds, and nothing says what it leads to.
  if (found.kind === "projection" && hasFlags(found, Flag.hasError)) return undefined;
  return { ty: found, obligations: [...obligations, mkObligation(predicate, fcx.env, cause)] };
}

/** Walks the steps; `steps` holds what was passed so far. */
export class Autoderef {
  readonly #fcx: FnCtxt;
  readonly #span: Span;
  readonly #includeRaw: boolean;
  readonly steps: AutoderefStep[];
  readonly #obligations: Obligation[] = [];
  readonly #silent: boolean;
  reachedRecursionLimit = false;

  constructor(
    fcx: FnCtxt,
    ty: Ty,
    span: Span,
    options: { readonly includeRaw?: boolean; readonly silent?: boolean } = {},
  ) {
    this.#fcx = fcx;
    this.#span = span;
    this.#includeRaw = options.includeRaw ?? false;
    this.#silent = options.silent ?? false;
    this.steps = [{ ty: fcx.resolve(ty), via: undefined }];
  }

  get ty(): Ty {
    return (this.steps.at(-1) as AutoderefStep).ty;
  }

  /** Number of dereferences made. */
  get count(): number {
    return this.steps.length - 1;
  }

  get obligations(): readonly Obligation[] {
    return this.#obligations;
  }

  /** One dereference further; `false` at the end. */
  next(): boolean {
    const current = this.#fcx.tryStructurallyResolve(this.ty);
    if (current.kind === "infer" || current.kind === "error") return false;
    const limit = this.#fcx.tcx.hir.recursionLimit;
    if (this.count > limit) {
      this.reachedRecursionLimit = true;
      if (!this.#silent)
        this.#fcx.error(
          error("E0055", `reached the recursion limit while auto-dereferencing \`${this.#fcx.show(current)}\``)
            .at(this.#span, "deref recursion limit reached")
            .help(
              `consider increasing the recursion limit by adding a \`#![recursion_limit = "${limit * 2}"]\` attribute to your crate`,
            ),
        );
      return false;
    }
    const builtin = builtinDeref(this.#fcx, current, this.#includeRaw);
    if (builtin !== undefined) {
      this.steps.push({ ty: this.#fcx.resolve(builtin), via: "builtin" });
      return true;
    }
    const overloaded = overloadedDerefTy(this.#fcx, current, this.#span);
    if (overloaded === undefined) return false;
    this.#obligations.push(...overloaded.obligations);
    this.steps.push({ ty: overloaded.ty, via: "overloaded" });
    return true;
  }

  /** Registers what the overloaded steps need. */
  finish(): void {
    this.#fcx.registerAll(this.#obligations);
  }

  /** The adjustments for the first `count` steps. Overloaded ones are made with `Deref`; mutable uses are mended later. */
  adjustments(count = this.count): Adjustment[] {
    return derefAdjustments(this.#fcx, this.steps, count);
  }
}

/** Adjustments for autoderef steps `1..=count`. */
export function derefAdjustments(fcx: FnCtxt, steps: readonly AutoderefStep[], count: number): Adjustment[] {
  const out: Adjustment[] = [];
  for (let i = 1; i <= count; i++) {
    const step = steps[i] as AutoderefStep;
    const source = (steps[i - 1] as AutoderefStep).ty;
    if (step.via === "overloaded") {
      const method = derefMethod(fcx, "not");
      out.push({
        kind: "deref",
        target: step.ty,
        overloaded: method === undefined ? undefined : { mutability: "not", method, args: [source] },
      });
    } else out.push({ kind: "deref", target: step.ty, overloaded: undefined });
  }
  return out;
}

/** `Deref::deref` or `DerefMut::deref_mut`. */
export function derefMethod(fcx: FnCtxt, mutability: "not" | "mut"): DefId | undefined {
  const trait = fcx.tcx.langItem(mutability === "mut" ? "deref_mut" : "deref");
  return trait === undefined ? undefined : fcx.tcx.assocItems(trait).find((item) => item.kind === "fn")?.def;
}
