// Instances: what code is generated for. A function with its type arguments, or glue the compiler makes.

import { type DefId, USER_BASE } from "#hir/defs.ts";
import { contains } from "#types/fold.ts";
import type { GenericArg, GenericArgs, Ty } from "#types/ty.ts";

export type Instance =
  /** A function, method, or closure body, with arguments for all its parameters. */
  | { readonly kind: "item"; readonly def: DefId; readonly args: GenericArgs }
  /** The constructor function of a tuple struct or variant. */
  | { readonly kind: "ctor"; readonly def: DefId; readonly ty: Ty }
  /** Drops the value a pointer (thin or wide) leads to. */
  | { readonly kind: "dropGlue"; readonly ty: Ty }
  /** `Fn*::call*` of a function item, function pointer or closure, taking its arguments as one tuple; `closure_fn`: a closure without captures as a plain function. */
  | { readonly kind: "fnShim"; readonly self: Ty; readonly method: "call" | "call_mut" | "call_once" | "closure_fn" }
  /** `Clone::clone` of an array, tuple or closure. */
  | { readonly kind: "cloneShim"; readonly ty: Ty }
  /** A method of a trait object used as a plain function: looks itself up in the vtable. */
  | { readonly kind: "vtableShim"; readonly method: DefId; readonly args: GenericArgs }
  /** `FnOnce::call_once` as a vtable holds it: the callee is at an address, and moved out of there. */
  | { readonly kind: "callOnceShim"; readonly method: DefId; readonly args: GenericArgs }
  /** An entry: gives the user's `main` to std's `lang_start`, or a test to `lang_test`. */
  | { readonly kind: "entry"; readonly main: DefId; readonly test?: TestDesc };

/** What a test's attributes ask for. */
export interface TestDesc {
  /** Its path, as libtest shows it. */
  readonly name: string;
  /** `#[should_panic]`: with a text that contains `expected`, where given. */
  readonly shouldPanic: { readonly expected: string | undefined } | undefined;
  /** `file:line:column` of the function's name. */
  readonly place: string;
}

/** What a call of `def` with `args` really runs. */
export type Resolved =
  | { readonly kind: "instance"; readonly instance: Instance }
  | { readonly kind: "intrinsic"; readonly name: string; readonly args: GenericArgs }
  /** Entry `slot` of the receiver's vtable. */
  | { readonly kind: "virtual"; readonly slot: number }
  /** `Fn*` of something that is no user impl: called with the tuple taken apart. */
  | { readonly kind: "fnTrait"; readonly self: Ty; readonly method: "call" | "call_mut" | "call_once" }
  /** Does nothing: drop glue of a type without drop, `clone` of `Copy`. */
  | { readonly kind: "copyClone"; readonly ty: Ty };

export function instanceKey(instance: Instance): string {
  switch (instance.kind) {
    case "item":
      return `item ${instance.def} ${instance.args.map((a) => a.id).join()}`;
    case "ctor":
      return `ctor ${instance.def} ${instance.ty.id}`;
    case "dropGlue":
      return `drop ${instance.ty.id}`;
    case "fnShim":
      return `fn ${instance.method} ${instance.self.id}`;
    case "cloneShim":
      return `clone ${instance.ty.id}`;
    case "entry":
      return `entry ${instance.main}`;
    case "callOnceShim":
      return `once ${instance.method} ${instance.args.map((a) => a.id).join()}`;
    case "vtableShim":
      return `virtual ${instance.method} ${instance.args.map((a) => a.id).join()}`;
  }
}

/** The definitions that a type or constant names itself, those of its parts left out. */
function namedBy(arg: GenericArg): readonly (DefId | undefined)[] {
  switch (arg.kind) {
    case "adt":
    case "fnDef":
    case "closure":
    case "opaque":
    case "unevaluated":
    case "param":
      return [arg.def];
    case "projection":
      return [arg.assoc];
    case "dyn":
      return [arg.principal?.value.trait, ...arg.projections.map((p) => p.value.assoc), ...arg.autoTraits];
    default:
      return [];
  }
}

const isLibraryDef = (def: DefId | undefined): boolean => def === undefined || def < USER_BASE;

function isLibraryArg(arg: GenericArg): boolean {
  return !contains(arg, (part) => !namedBy(part).every(isLibraryDef));
}

/**
 * Whether an instance is made of the library's definitions alone. No impl of a program can then bear on what it does
 * (coherence: one that could would name a definition of the program), so its body is the same in every program.
 */
export function isLibraryInstance(instance: Instance): boolean {
  switch (instance.kind) {
    case "item":
      return isLibraryDef(instance.def) && instance.args.every(isLibraryArg);
    case "ctor":
      return isLibraryDef(instance.def) && isLibraryArg(instance.ty);
    case "dropGlue":
    case "cloneShim":
      return isLibraryArg(instance.ty);
    case "fnShim":
      return isLibraryArg(instance.self);
    case "vtableShim":
    case "callOnceShim":
      return isLibraryDef(instance.method) && instance.args.every(isLibraryArg);
    case "entry":
      return false;
  }
}
