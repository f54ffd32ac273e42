// Coarse keys of types: to find the impls that may match, and to reject the others cheaply.

import type { GenericArg, GenericArgs, Ty } from "./ty.ts";

/**
 * The head of a type as a key; `undefined` where the type may stand for any (parameters,
 * projections, inference variables). Types with different keys are never equal.
 */
export function simplify(ty: Ty): string | undefined {
  switch (ty.kind) {
    case "bool":
    case "char":
    case "str":
    case "never":
      return ty.kind;
    case "int":
    case "uint":
    case "float":
      return ty.name;
    case "adt":
      return `adt${ty.def}`;
    case "ref":
      return ty.mutability === "mut" ? "&mut" : "&";
    case "rawPtr":
      return ty.mutability === "mut" ? "*mut" : "*const";
    case "slice":
      return "[]";
    case "array":
      return "[;]";
    case "tuple":
      return `()${ty.elements.length}`;
    case "fnDef":
      return `fn${ty.def}`;
    case "fnPtr":
      return "fnptr";
    case "closure":
      return `closure${ty.def}`;
    case "dyn":
      return ty.principal === undefined ? "dyn" : `dyn${ty.principal.value.trait}`;
    case "param":
    case "projection":
    case "opaque":
    case "infer":
    case "error":
      return undefined;
  }
}

/** Whether an impl's argument (parameters in it stand for anything) can be the goal's; errs on the side of yes. */
export function mayMatch(impl: GenericArg, goal: GenericArg): boolean {
  if (impl === goal) return true;
  if (impl.sort !== "ty" || goal.sort !== "ty")
    return impl.sort === "const" && goal.sort === "const" && impl.kind === "value" && goal.kind === "value"
      ? impl.bits === goal.bits
      : true;
  switch (impl.kind) {
    case "param":
    case "projection":
    case "opaque":
    case "infer":
    case "error":
      return true;
    default:
      break;
  }
  switch (goal.kind) {
    case "infer":
      if (goal.variable === "int") return impl.kind === "int" || impl.kind === "uint";
      return goal.variable === "float" ? impl.kind === "float" : true;
    case "error":
    case "opaque":
      return true;
    // A rigid projection or a parameter is no type an impl names.
    case "param":
      return false;
    case "projection":
      return true;
    default:
      break;
  }
  if (impl.kind !== goal.kind) return false;
  switch (impl.kind) {
    case "adt":
      return goal.kind === "adt" && impl.def === goal.def && argsMayMatch(impl.args, goal.args);
    case "ref":
      return goal.kind === "ref" && impl.mutability === goal.mutability && mayMatch(impl.inner, goal.inner);
    case "rawPtr":
      return goal.kind === "rawPtr" && impl.mutability === goal.mutability && mayMatch(impl.inner, goal.inner);
    case "slice":
      return goal.kind === "slice" && mayMatch(impl.element, goal.element);
    case "array":
      return goal.kind === "array" && mayMatch(impl.element, goal.element) && mayMatch(impl.length, goal.length);
    case "tuple":
      return (
        goal.kind === "tuple" &&
        impl.elements.length === goal.elements.length &&
        argsMayMatch(impl.elements, goal.elements)
      );
    default:
      return simplify(impl) === simplify(goal);
  }
}

export function argsMayMatch(impl: GenericArgs, goal: GenericArgs): boolean {
  for (let i = 0; i < impl.length; i++) {
    const a = impl[i];
    const b = goal[i];
    if (a === undefined || b === undefined) return true;
    if (!mayMatch(a, b)) return false;
  }
  return true;
}
