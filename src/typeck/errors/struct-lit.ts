// Errors of struct literals: E0560, E0559, E0062, E0063, and variants that are not there.

import { error } from "#diagnostics/diagnostic.ts";
import type { HirFieldInit } from "#hir/body.ts";
import type { HirPathSegment } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { AdtDef, FieldDef, VariantDef } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import { listOf } from "./describe.ts";
import { headSpan } from "./method.ts";
import { closest } from "./similar.ts";

interface Target {
  readonly adt: AdtDef;
  readonly variant: VariantDef;
}

function variantPath(fcx: FnCtxt, { adt, variant }: Target): string {
  // Variants are told by their full path.
  return adt.kind === "enum" ? `${fcx.tcx.hir.path(adt.def)}::${variant.name}` : fcx.tcx.hir.def(adt.def).name;
}

export function reportDuplicateField(fcx: FnCtxt, field: HirFieldInit, first: Span): void {
  fcx.error(
    error("E0062", `field \`${field.name}\` specified more than once`)
      .at(field.nameSpan, "used more than once")
      .label(first, `first use of \`${field.name}\``),
  );
}

export function reportUnknownField(fcx: FnCtxt, target: Target, field: HirFieldInit, given: readonly string[]): void {
  const { adt, variant } = target;
  const path = variantPath(fcx, target);
  const diagnostic =
    adt.kind === "enum"
      ? error("E0559", `variant \`${path}\` has no field named \`${field.name}\``)
      : error("E0560", `${adt.kind} \`${path}\` has no field named \`${field.name}\``);
  const names = variant.fields.filter((f) => fcx.tcx.hir.isAccessible(f.def, fcx.module)).map((f) => f.name);
  const rest = names.filter((n) => !given.includes(n));
  const similar = closest(field.name, rest);
  if (variant.shape === "tuple") {
    diagnostic
      .at(field.nameSpan, `field does not exist`)
      .label(fcx.tcx.hir.def(variant.def).nameSpan, `\`${path}\` defined here`);
    fcx.error(diagnostic);
    return;
  }
  if (similar !== undefined)
    diagnostic
      .at(field.nameSpan, "unknown field")
      .suggest("a field with a similar name exists", field.nameSpan, similar, "MaybeIncorrect");
  else {
    diagnostic.at(field.nameSpan, `\`${path}\` does not have this field`);
    if (rest.length === 0)
      diagnostic.note(`all ${adt.kind === "enum" ? "struct" : adt.kind} fields are already assigned`);
    else diagnostic.note(`available fields are: ${rest.map((n) => `\`${n}\``).join(", ")}`);
  }
  fcx.error(diagnostic);
}

export function reportMissingFields(fcx: FnCtxt, target: Target, missing: readonly FieldDef[], span: Span): void {
  const name = fcx.tcx.hir.def(target.adt.def).name;
  const hidden = missing.filter((f) => !fcx.tcx.hir.isAccessible(f.def, fcx.module));
  if (hidden.length > 0) {
    fcx.error(
      error(undefined, `cannot construct \`${name}\` with struct literal syntax due to private fields`)
        .at(span)
        .note(
          `private field${hidden.length === 1 ? "" : "s"} ${listOf(hidden.map((f) => `\`${f.name}\``))} that ${hidden.length === 1 ? "was" : "were"} not provided`,
        ),
    );
    return;
  }
  const names = missing.map((f) => `\`${f.name}\``);
  const shown =
    names.length <= 3
      ? listOf3(names)
      : `${names.slice(0, 3).join(", ")} and ${names.length - 3} other field${names.length === 4 ? "" : "s"}`;
  fcx.error(
    error(
      "E0063",
      `missing field${missing.length === 1 ? "" : "s"} ${shown} in initializer of \`${typeName(fcx, target)}\``,
    ).at(span, `missing ${shown}`),
  );
}

function listOf3(names: readonly string[]): string {
  return listOf(names);
}

function typeName(fcx: FnCtxt, { adt }: Target): string {
  const name = fcx.tcx.hir.def(adt.def).name;
  const params = fcx.tcx
    .generics(adt.def)
    .all.filter((p) => p.kind !== "lifetime")
    .map(() => "_");
  return params.length === 0 ? name : `${name}<${params.join(", ")}>`;
}

export function reportNoVariant(fcx: FnCtxt, ty: Ty, segment: HirPathSegment): void {
  if (ty.kind === "adt" && fcx.tcx.adt(ty.def).kind === "enum") {
    const diagnostic = error("E0599", `no variant named \`${segment.name}\` found for enum \`${fcx.show(ty)}\``).at(
      segment.span,
    );
    if (!fcx.tcx.hir.isStd(ty.def))
      diagnostic.label(headSpan(fcx, ty.def), `variant \`${segment.name}\` not found here`);
    const similar = closest(
      segment.name,
      fcx.tcx.adt(ty.def).variants.map((v) => v.name),
    );
    if (similar !== undefined)
      diagnostic.suggest("there is a variant with a similar name", segment.span, similar, "MaybeIncorrect");
    fcx.error(diagnostic);
    return;
  }
  fcx.error(error("E0223", "ambiguous associated type").at(segment.span));
}
