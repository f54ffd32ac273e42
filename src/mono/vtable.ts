// What a vtable holds after drop glue, size and alignment.

import type { DefId } from "#hir/defs.ts";
import type { GenericArgs, TyOf } from "#types/ty.ts";

/** A word of a vtable: a method, or the vtable of a supertrait (for upcasting). */
export type VtableMethod =
  | { readonly kind: "method"; readonly def: DefId; readonly args: GenericArgs }
  | { readonly kind: "vtable"; readonly object: TyOf<"dyn"> };
