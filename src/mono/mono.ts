// Monomorphisation: types, constants and bodies with all parameters filled in.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { Body, Projection } from "#mir/body.ts";
import { projectionTy } from "#mir/place-ty.ts";
import { utf8 } from "#support/utf8.ts";
import { closureKind, closureSig } from "#types/closure.ts";
import {
  eraseRegionsSig,
  instantiateErased,
  liberateLateBound,
  rebuildSig,
  subst,
  substArgs,
  substSig,
} from "#types/fold.ts";
import { isFreeze, isUnpin, needsDrop, normalizeErasing, resolveInstance, vtableEntries } from "#types/instance.ts";
import { Layouts } from "#types/layout.ts";
import { supertraitRefs } from "#types/param-env.ts";
import { typeName } from "#types/type-name.ts";
import type { Tcx } from "#types/tcx.ts";
import {
  type Const,
  type GenericArg,
  type GenericArgs,
  I32,
  mkDyn,
  mkRawPtr,
  mkRef,
  mkTuple,
  RE_ERASED,
  type TraitRef,
  type Ty,
  type TyOf,
  UNIT,
} from "#types/ty.ts";
import type { Instance, Resolved } from "./instance.ts";
import { instanceName } from "./instance-name.ts";
import { callOnceShim, closureFnShim, fnShim, vtableShim } from "./shims/call.ts";
import { cloneShim } from "./shims/clone.ts";
import { dropGlue } from "./shims/drop-glue.ts";
import { ctorShim, entryShim } from "./shims/entry.ts";
import type { VtableMethod } from "./vtable.ts";

/** Gives the elaborated MIR of functions, closures, consts and statics. */
/**
 * What is known of a body before all of a crate is checked: `erroneous`, and that was told; `running`, its types are
 * being inferred; `none`: it is not given.
 */
export type BodyState = "ready" | "erroneous" | "running" | "none";

export interface BodySource {
  state(def: DefId): BodyState;
  elaborated(def: DefId): Body<"elaborated">;
}

export interface MonoSig {
  readonly inputs: readonly Ty[];
  readonly output: Ty;
}

export class Mono {
  readonly tcx: Tcx;
  readonly layouts: Layouts;
  readonly #bodies: BodySource;
  readonly #tys = new Map<string, Ty>();

  constructor(tcx: Tcx, bodies: BodySource) {
    this.tcx = tcx;
    this.#bodies = bodies;
    this.layouts = new Layouts(tcx);
  }

  ty(ty: Ty, args: GenericArgs): Ty {
    if (ty.flags === 0) return ty;
    const key = `${ty.id}:${args.map((a) => a.id).join()}`;
    let known = this.#tys.get(key);
    if (known === undefined) {
      known = normalizeErasing(this.tcx, args.length === 0 ? ty : subst(this.tcx, ty, args));
      this.#tys.set(key, known);
    }
    return known;
  }

  args(list: GenericArgs, args: GenericArgs): GenericArgs {
    return substArgs(this.tcx, list, args).map((a): GenericArg => normalizeErasing(this.tcx, a));
  }

  constBits(value: Const, args: GenericArgs): bigint {
    const known = normalizeErasing(this.tcx, subst(this.tcx, value, args));
    const evaluated = known.kind === "unevaluated" ? this.tcx.evalConst(known) : known;
    return evaluated.kind === "value" ? evaluated.bits : bug("constant without a value");
  }

  /** The const a (trait's) const item means for these arguments. */
  resolveConst(def: DefId, args: GenericArgs): { readonly def: DefId; readonly args: GenericArgs } {
    const kind = this.tcx.hir.def(def).kind;
    if (kind !== "assocConst") return { def, args };
    const found = resolveInstance(this.tcx, def, args);
    return found?.kind === "item" ? found : { def, args };
  }

  elaborated(def: DefId): Body<"elaborated"> {
    return this.#bodies.elaborated(def);
  }

  bodyState(def: DefId): BodyState {
    return this.#bodies.state(def);
  }

  staticTy(def: DefId): Ty {
    return this.ty(this.tcx.typeOf(def), []);
  }

  utf8(text: string): Uint8Array {
    return utf8(text);
  }

  /** What a reference, raw pointer or box points at. */
  pointee(ty: Ty): Ty {
    if (ty.kind === "ref" || ty.kind === "rawPtr") return ty.inner;
    if (ty.kind === "adt" && this.tcx.adt(ty.def).isBox) return ty.args[0] as Ty;
    return bug(`dereference of ${this.tcx.tyToString(ty)}`);
  }

  subsliceTy(ty: Ty, step: Extract<Projection, { kind: "subslice" }>): Ty {
    return projectionTy(this.tcx, ty, step);
  }

  needsDrop(ty: Ty): boolean {
    return needsDrop(this.tcx, ty);
  }

  isFreeze(ty: Ty): boolean {
    return isFreeze(this.tcx, ty);
  }

  isUnpin(ty: Ty): boolean {
    return isUnpin(this.tcx, ty);
  }

  typeName(ty: Ty): string {
    return typeName(this.tcx, ty);
  }

  /** The 128 bits that `TypeId` compares. */
  typeId(ty: Ty): bigint {
    return (BigInt(ty.id) << 64n) | ((BigInt(ty.id) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn);
  }

  // --- instances

  /** What a call of `def` with these (monomorphic) arguments runs. */
  resolve(def: DefId, args: GenericArgs, span: Span): Resolved {
    const { hir } = this.tcx;
    const kind = hir.def(def).kind;
    if (kind === "closure") return { kind: "instance", instance: { kind: "item", def, args } };
    if (kind === "struct" || kind === "variant") {
      const output = liberateLateBound(this.tcx.fnSig(def)).output;
      return { kind: "instance", instance: { kind: "ctor", def, ty: this.ty(output, args) } };
    }
    const found =
      resolveInstance(this.tcx, def, args) ??
      bug(`${hir.path(def)} is not resolved (${args.map((a) => this.tcx.tyToString(a)).join(", ")}) at ${span.start}`);
    switch (found.kind) {
      case "virtual":
        return { kind: "virtual", slot: found.slot };
      case "fnTrait":
        return { kind: "fnTrait", self: found.self, method: found.method };
      case "cloneShim":
        return this.#cloneOf(found.ty);
      case "item": {
        const item = hir.item(found.def);
        if (item?.kind === "fn" && item.intrinsic)
          return { kind: "intrinsic", name: hir.def(found.def).name, args: found.args };
        if (item?.kind === "fn" && item.body === undefined)
          return bug(
            `${hir.path(found.def)} has no body, for ${found.args.map((a) => this.tcx.tyToString(a)).join(", ")}`,
          );
        return { kind: "instance", instance: { kind: "item", def: found.def, args: found.args } };
      }
    }
  }

  #cloneOf(ty: Ty): Resolved {
    if (this.tcx.isCopy(ty)) return { kind: "copyClone", ty };
    return { kind: "instance", instance: { kind: "cloneShim", ty } };
  }

  /** The monomorphic body of an instance, and the arguments its types still need. */
  body(instance: Instance): { readonly body: Body<"elaborated">; readonly args: GenericArgs } {
    const { hir } = this.tcx;
    const lang = (name: string): DefId => this.tcx.requireLangItem(name);
    switch (instance.kind) {
      case "item":
        return { body: this.#bodies.elaborated(instance.def), args: instance.args };
      case "ctor":
        return { body: ctorShim(this, instance.def, instance.ty, hir.nameSpan(instance.def)), args: [] };
      case "dropGlue": {
        const def = instance.ty.kind === "adt" ? instance.ty.def : lang("drop");
        return { body: dropGlue(this, instance.ty, def, hir.nameSpan(def)), args: [] };
      }
      case "fnShim": {
        const def =
          instance.self.kind === "closure" || instance.self.kind === "fnDef" ? instance.self.def : lang("fn_once");
        const sig = this.callableSig(instance.self);
        if (instance.method === "closure_fn")
          return { body: closureFnShim(instance.self, sig, def, hir.nameSpan(def)), args: [] };
        return { body: fnShim(this, instance.self, instance.method, sig, def, hir.nameSpan(def)), args: [] };
      }
      case "cloneShim":
        return { body: cloneShim(this, instance.ty, lang("clone"), hir.nameSpan(lang("clone"))), args: [] };
      case "entry":
        return {
          body: entryShim(this, instance, this.mainOutput(instance.main), hir.nameSpan(instance.main)),
          args: [],
        };
      case "vtableShim": {
        const { method, args } = instance;
        return { body: vtableShim(this.signature(instance), method, args, hir.nameSpan(method)), args: [] };
      }
      case "callOnceShim": {
        const { method, args } = instance;
        return { body: callOnceShim(this.signature(instance), method, args, hir.nameSpan(method)), args: [] };
      }
    }
  }

  /** Parameters and result of an instance, as its body declares them. */
  signature(instance: Instance): MonoSig {
    switch (instance.kind) {
      case "item":
      case "ctor":
        return this.#bodySig(instance);
      case "dropGlue":
        return { inputs: [mkRawPtr(instance.ty, "mut")], output: UNIT };
      case "fnShim": {
        const sig = this.callableSig(instance.self);
        if (instance.method === "closure_fn") return sig;
        const self =
          instance.method === "call_once"
            ? instance.self
            : mkRef(RE_ERASED, instance.self, instance.method === "call" ? "not" : "mut");
        return { inputs: [self, mkTuple(sig.inputs)], output: sig.output };
      }
      case "cloneShim":
        return { inputs: [mkRef(RE_ERASED, instance.ty, "not")], output: instance.ty };
      case "entry":
        return { inputs: [], output: I32 };
      case "vtableShim":
        return this.#methodSig(instance.method, instance.args);
      case "callOnceShim": {
        const { inputs, output } = this.#methodSig(instance.method, instance.args);
        const [self, ...rest] = inputs;
        return { inputs: [mkRawPtr(self ?? bug("call_once without a callee"), "mut"), ...rest], output };
      }
    }
  }

  #methodSig(method: DefId, args: GenericArgs): MonoSig {
    const sig = substSig(this.tcx, eraseRegionsSig(instantiateErased(this.tcx.fnSig(method), rebuildSig)), args);
    return { inputs: sig.inputs.map((t) => this.ty(t, [])), output: this.ty(sig.output, []) };
  }

  #bodySig(instance: Instance): MonoSig {
    const { body, args } = this.body(instance);
    const tys = body.locals.slice(0, body.argCount + 1).map((local) => this.ty(local.ty, args));
    return { inputs: tys.slice(1), output: tys[0] as Ty };
  }

  /** Parameters and result of something callable. */
  callableSig(ty: Ty): MonoSig {
    const sig = this.#polySig(ty);
    return { inputs: sig.inputs.map((t) => this.ty(t, [])), output: this.ty(sig.output, []) };
  }

  #polySig(ty: Ty): MonoSig {
    switch (ty.kind) {
      case "closure":
        return eraseRegionsSig(instantiateErased(closureSig(ty), rebuildSig));
      case "fnPtr":
        return eraseRegionsSig(instantiateErased(ty.sig, rebuildSig));
      case "fnDef":
        return substSig(this.tcx, eraseRegionsSig(instantiateErased(this.tcx.fnSig(ty.def), rebuildSig)), ty.args);
      default:
        return bug(`${this.tcx.tyToString(ty)} is not callable`);
    }
  }

  /** What `main` returns. */
  mainOutput(main: DefId): Ty {
    return this.ty(liberateLateBound(this.tcx.fnSig(main)).output, []);
  }

  closureKind(ty: TyOf<"closure">): "Fn" | "FnMut" | "FnOnce" {
    return closureKind(ty);
  }

  // --- vtables

  vtable(ty: Ty, object: TyOf<"dyn">): readonly (VtableMethod | undefined)[] {
    const { principal } = object;
    if (principal === undefined) return [];
    const methods = vtableEntries(this.tcx, principal).map((entry): VtableMethod | undefined => {
      const own = this.tcx.generics(entry.method).own.map((): GenericArg => RE_ERASED);
      const args: GenericArgs = [ty, ...entry.traitArgs, ...own];
      return resolveInstance(this.tcx, entry.method, args) === undefined
        ? undefined
        : { kind: "method", def: entry.method, args };
    });
    return [...methods, ...this.#supers(object).map((o): VtableMethod => ({ kind: "vtable", object: o }))];
  }

  /** The proper supertraits of an object type, as object types. */
  #supers(object: TyOf<"dyn">): TyOf<"dyn">[] {
    const { principal } = object;
    if (principal === undefined) return [];
    const self = this.tcx.identityArgs(principal.value.trait)[0] as Ty;
    const of = {
      vars: principal.vars,
      value: { trait: principal.value.trait, args: [self, ...principal.value.args] } as TraitRef,
    };
    return supertraitRefs(this.tcx, of)
      .slice(1)
      .map(
        (ref) =>
          mkDyn(
            { vars: ref.vars, value: { trait: ref.value.trait, args: ref.value.args.slice(1) } },
            [],
            [],
            RE_ERASED,
          ) as TyOf<"dyn">,
      );
  }

  /** Which word of the vtable leads to the supertrait's; `undefined` where both are the same. */
  upcastSlot(from: TyOf<"dyn">, to: TyOf<"dyn">): number | undefined {
    if (from.principal === undefined || to.principal === undefined) return undefined;
    const target = to.principal.value.trait;
    if (from.principal.value.trait === target) return undefined;
    const index = this.#supers(from).findIndex((o) => o.principal?.value.trait === target);
    return index < 0 ? undefined : vtableEntries(this.tcx, from.principal).length + index;
  }

  // --- names

  /** As a backtrace shows it. */
  name(instance: Instance): string {
    return instanceName(this.tcx, instance);
  }
}
