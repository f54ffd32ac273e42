// What the context of an expression hopes its type to be (rustc's `Expectation`): a hint for inference, never a demand.

import type { Ty } from "#types/ty.ts";

export type Expectation =
  | { readonly kind: "none" }
  /** The expression is going to be coerced to, or must have, this type. */
  | { readonly kind: "hasType"; readonly ty: Ty }
  /** It is going to be cast to this type. */
  | { readonly kind: "castableTo"; readonly ty: Ty }
  /** The type behind a reference that may be unsized afterwards: `&[1, 2]` where `&[u8]` is wanted. */
  | { readonly kind: "rvalueLikeUnsized"; readonly ty: Ty };

export const NO_EXPECTATION: Expectation = { kind: "none" };

export function expectHasType(ty: Ty): Expectation {
  return { kind: "hasType", ty };
}

/** For the operand of something that may be unsized to `ty`: only a hint where `ty` has no size. */
export function rvalueHint(ty: Ty): Expectation {
  return ty.kind === "slice" || ty.kind === "str" || ty.kind === "dyn"
    ? { kind: "rvalueLikeUnsized", ty }
    : { kind: "hasType", ty };
}
