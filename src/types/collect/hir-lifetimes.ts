// Which declared lifetimes a HIR type mentions: for late-bound lifetimes and captures of opaque types.

import type { DefId } from "#hir/defs.ts";
import type { HirBound, HirGenericArgs, HirLifetime, HirPath, HirTy, QPath } from "#hir/items.ts";

export class LifetimeCollector {
  readonly found = new Set<DefId>();
  /** Leave out positions that do not determine a lifetime: arguments of projections. */
  readonly #constrainedOnly: boolean;

  constructor(constrainedOnly: boolean) {
    this.#constrainedOnly = constrainedOnly;
  }

  lifetime(lifetime: HirLifetime): void {
    if (lifetime.kind === "param") this.found.add(lifetime.def);
  }

  ty(ty: HirTy): void {
    switch (ty.kind) {
      case "path":
        return this.#qpath(ty.path);
      case "ref":
        this.lifetime(ty.lifetime);
        return this.ty(ty.inner);
      case "rawPtr":
        return this.ty(ty.inner);
      case "slice":
        return this.ty(ty.element);
      case "array":
        return this.ty(ty.element);
      case "tuple":
        for (const t of ty.elements) this.ty(t);
        return;
      case "fnPtr":
        for (const t of ty.fn.inputs) this.ty(t);
        return this.ty(ty.fn.output);
      case "traitObject":
        for (const bound of ty.bounds) this.#path(bound.traitRef.path);
        return this.lifetime(ty.lifetime);
      default:
        return;
    }
  }

  #qpath(path: QPath): void {
    if (path.kind === "typeRelative") {
      if (this.#constrainedOnly) return;
      this.ty(path.self);
      return this.args(path.segment.args);
    }
    if (path.self !== undefined) {
      if (this.#constrainedOnly) return;
      this.ty(path.self);
    }
    this.#path(path.path);
  }

  #path(path: HirPath): void {
    // Only the last segment constrains.
    const segments = this.#constrainedOnly ? path.segments.slice(-1) : path.segments;
    for (const segment of segments) this.args(segment.args);
    if (path.elided.kind === "same") this.lifetime(path.elided.lifetime);
    else for (const lifetime of path.elided.lifetimes) this.lifetime(lifetime);
  }

  args(args: HirGenericArgs | undefined): void {
    if (args === undefined) return;
    for (const arg of args.args) {
      if (arg.kind === "lifetime") this.lifetime(arg.lifetime);
      else if (arg.kind === "type") this.ty(arg.ty);
    }
    for (const constraint of args.constraints) {
      this.args(constraint.args);
      if (constraint.value.kind === "equals") this.ty(constraint.value.ty);
      else this.bounds(constraint.value.bounds);
    }
  }

  bounds(bounds: readonly HirBound[]): void {
    for (const bound of bounds) {
      if (bound.kind === "outlives") this.lifetime(bound.lifetime);
      else this.#path(bound.trait.traitRef.path);
    }
  }
}
