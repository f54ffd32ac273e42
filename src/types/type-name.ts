// Types as `std::any::type_name` writes them: every path in full, with the crate and module that define the item.

import type { DefId } from "#hir/defs.ts";
import { TyPrinter } from "./display.ts";
import { subst } from "./fold.ts";
import type { Tcx } from "./tcx.ts";
import type { GenericArgs, Ty } from "./ty.ts";

/** The name of a type without parameters, such as `alloc::vec::Vec<main::Point>`. */
export function typeName(tcx: Tcx, ty: Ty): string {
  return new TypeNames(tcx).ty(ty);
}

class TypeNames extends TyPrinter {
  readonly #tcx: Tcx;

  constructor(tcx: Tcx) {
    super(tcx);
    this.#tcx = tcx;
  }

  override ty(ty: Ty): string {
    switch (ty.kind) {
      case "closure":
        return this.path(ty.def, ty.args);
      case "fnDef":
        return this.#function(ty.def, ty.args);
      default:
        return super.ty(ty);
    }
  }

  /**
   * Definitions of the library lie where their `#[origin]` says; the user's begin with the crate's name. `args` are those
   * of what lies in an impl.
   */
  protected override path(def: DefId, args: GenericArgs = []): string {
    const { hir } = this.#tcx;
    const { kind, name, parent, attrs } = hir.def(def);
    if (kind === "closure" && parent !== undefined) return `${this.path(parent, args)}::{{closure}}`;
    const origin = kind === "mod" ? undefined : attrs.find((attr) => attr.name === "origin")?.value;
    if (origin !== undefined) return `${origin}::${name}`;
    if (hir.isStd(def)) return hir.path(def);
    if (parent === undefined) return name;
    if (kind === "impl") return this.ty(subst(this.#tcx, this.#tcx.typeOf(def), args));
    return `${this.path(parent, args)}::${name}`;
  }

  #function(def: DefId, args: GenericArgs): string {
    const generics = this.#tcx.generics(def);
    const own = args.slice(generics.parentCount).filter((arg) => arg.sort !== "region");
    const container = this.#tcx.assocItem(def)?.container;
    const trait = container === undefined ? undefined : this.#tcx.traitOfItem(def);
    const [self] = args;
    const { name } = this.#tcx.hir.def(def);
    const path =
      trait === undefined || self === undefined
        ? this.path(def, args)
        : `<${this.arg(self)} as ${this.traitRefPath({ trait, args: args.slice(0, generics.parentCount) })}>::${name}`;
    return path + this.args(own);
  }
}
