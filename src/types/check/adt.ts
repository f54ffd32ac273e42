// Checks of structs, enums and unions: fields, discriminants, unused parameters, infinite size.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import type { HirGenerics, HirItem, HirVariant } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import { fromBits } from "#types/scalar.ts";
import { contains, subst } from "#types/fold.ts";
import type { AdtDef, Tcx } from "#types/tcx.ts";
import { ISIZE, type Ty } from "#types/ty.ts";
import { addDetermined } from "./params.ts";
import { hasErrorWithin, headSpan } from "#types/spans.ts";
import { WfCx } from "./wf-cx.ts";

type AdtItem = HirItem & { kind: "struct" | "enum" | "union" };

export function checkAdt(tcx: Tcx, def: DefId, item: AdtItem): void {
  const variants = item.kind === "enum" ? item.variants : [item.variant];
  const cx = new WfCx(tcx, def);
  const adt = tcx.adt(def);
  for (const { predicate } of tcx.inferredOutlives(def)) cx.regions.assumePredicate(predicate);
  for (const variant of variants) {
    variant.fields.forEach((field, i) => {
      const ty = tcx.typeOf(field.def);
      cx.wellFormed(ty, field.ty.span);
      const last = i === variant.fields.length - 1;
      if (item.kind === "struct" && last && adt.repr.packed === undefined) return;
      cx.sized(ty, field.ty.span, { kind: "sizedField", adt: item.kind, last });
    });
  }
  cx.whereClauses();
  cx.finish();
  checkRepr(tcx, def, adt);
  if (item.kind === "enum") checkDiscriminants(tcx, def, item.variants, adt);
  if (item.kind === "union") checkUnion(tcx, def, item.variant);
  checkUnusedParams(tcx, def, item.generics, variants);
}

/** Representations that exclude each other, or do not fit the type: E0566, E0587, E0588, E0634, E0690, E0692, E0731. */
function checkRepr(tcx: Tcx, def: DefId, adt: AdtDef): void {
  const hints = tcx.hir.def(def).attrs.filter((a) => a.name === "repr");
  const [first] = hints;
  if (first === undefined) return;
  const words = hints.flatMap((a) => a.words);
  const { kind } = tcx.hir.def(def);
  const head = headSpan(tcx, def);
  const packs = words.filter((w) => w.startsWith("packed"));
  if (words.includes("transparent") && words.length > 1)
    tcx.sink.error(error("E0692", `transparent ${kind} cannot have other repr hints`).at(first.span));
  if (words.filter((w) => /^[iu](8|16|32|64|128|size)$/.test(w)).length > 1)
    tcx.sink.error(error("E0566", "conflicting representation hints").at(first.span));
  if (packs.length > 0 && words.some((w) => w.startsWith("align")))
    tcx.sink.error(error("E0587", "type has conflicting packed and align representation hints").at(head));
  if (new Set(packs).size > 1)
    tcx.sink.error(error("E0634", "type has conflicting packed representation hints").at(head));
  if (packs.length > 0) {
    const aligned = findAligned(tcx, def, new Set());
    if (aligned !== undefined) {
      tcx.sink.error(
        error("E0588", "packed type cannot transitively contain a `#[repr(align)]` type")
          .at(head)
          .note(`\`${tcx.hir.def(aligned).name}\` has a \`#[repr(align)]\` attribute`, headSpan(tcx, aligned)),
      );
    }
  }
  if (!adt.repr.transparent) return;
  if (adt.kind === "enum" && adt.variants.length !== 1) {
    const n = adt.variants.length;
    tcx.sink.error(
      error("E0731", `transparent enum needs exactly one variant, but has ${n}`).at(
        head,
        `needs exactly one variant, but has ${n}`,
      ),
    );
    return;
  }
  const sized = (adt.variants[0]?.fields ?? []).filter((f) => !isTrivial(tcx, tcx.typeOf(f.def)));
  if (sized.length < 2) return;
  const what = `needs at most one field with non-trivial size or alignment, but has ${sized.length}`;
  const builder = error("E0690", `transparent ${adt.kind === "enum" ? "enum" : adt.kind} ${what}`).at(head, what);
  for (const field of sized)
    builder.label(tcx.hir.def(field.def).span, "this field has non-zero size or requires alignment");
  tcx.sink.error(builder);
}

/** Zero-sized and of alignment 1, as far as its form tells. */
function isTrivial(tcx: Tcx, ty: Ty): boolean {
  if (ty.kind === "tuple") return ty.elements.every((t) => isTrivial(tcx, t));
  if (ty.kind === "array") return (ty.length.kind === "value" && ty.length.bits === 0n) || isTrivial(tcx, ty.element);
  if (ty.kind !== "adt") return ty.kind === "fnDef";
  const adt = tcx.adt(ty.def);
  return (
    adt.kind === "struct" &&
    adt.repr.align === undefined &&
    (adt.variants[0]?.fields ?? []).every((f) => isTrivial(tcx, subst(tcx, tcx.typeOf(f.def), ty.args)))
  );
}

/** A type with `repr(align)` that is part of this one. */
function findAligned(tcx: Tcx, def: DefId, seen: Set<DefId>): DefId | undefined {
  if (seen.has(def)) return undefined;
  seen.add(def);
  for (const variant of tcx.adt(def).variants) {
    for (const field of variant.fields) {
      const ty = tcx.typeOf(field.def);
      if (ty.kind !== "adt") continue;
      const found = tcx.adt(ty.def).repr.align !== undefined ? ty.def : findAligned(tcx, ty.def, seen);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function checkDiscriminants(tcx: Tcx, def: DefId, variants: readonly HirVariant[], adt: AdtDef): void {
  const { attrs } = tcx.hir.def(def);
  const repr = attrs.find((a) => a.name === "repr");
  if (variants.length === 0 && repr !== undefined) {
    tcx.sink.error(
      error("E0084", "unsupported representation for zero-variant enum")
        .at(repr.span)
        .label(tcx.hir.def(def).span, "zero-variant enum"),
    );
    return;
  }
  const explicit = variants.find((v) => v.discriminant !== undefined);
  const dataful = variants.some((v) => v.shape !== "unit");
  if (adt.repr.int === undefined && explicit !== undefined && dataful) {
    const nonUnit = variants.find((v) => v.discriminant !== undefined && v.shape !== "unit") ?? explicit;
    const builder = error(
      "E0732",
      "`#[repr(inttype)]` must be specified for enums with explicit discriminants and non-unit variants",
    ).at(headSpan(tcx, def));
    if (nonUnit.discriminant !== undefined)
      builder.label(nonUnit.discriminant.span, "explicit discriminant on non-unit variant specified here");
    tcx.sink.error(builder);
  }
  const seen = new Map<bigint, number[]>();
  adt.variants.forEach((v, i) => {
    const list = seen.get(v.discriminant);
    if (list === undefined) seen.set(v.discriminant, [i]);
    else list.push(i);
  });
  for (const [value, indices] of seen) {
    if (indices.length < 2) continue;
    const shown = fromBits(adt.repr.int ?? ISIZE, value);
    const builder = error("E0081", `discriminant value \`${shown}\` assigned more than once`).at(headSpan(tcx, def));
    for (const i of indices) labelDiscriminant(builder, variants, i, shown);
    tcx.sink.error(builder);
  }
}

function labelDiscriminant(
  builder: ReturnType<typeof error>,
  variants: readonly HirVariant[],
  index: number,
  value: bigint,
): void {
  const variant = variants[index] as HirVariant;
  if (variant.discriminant !== undefined) {
    builder.label(variant.discriminant.span, `\`${value}\` assigned here`);
    return;
  }
  builder.label(variant.span, `\`${value}\` assigned here`);
  let start = index - 1;
  while (start > 0 && variants[start]?.discriminant === undefined) start--;
  const from = variants[start];
  if (from === undefined || index === 0) return;
  const later = index - start;
  builder.label(
    from.span,
    `discriminant for \`${variant.name}\` incremented from this startpoint (\`${from.name}\` + ${later} ${later === 1 ? "variant" : "variants"} later => \`${variant.name}\` = ${value})`,
  );
}

function checkUnion(tcx: Tcx, def: DefId, variant: HirVariant): void {
  for (const field of variant.fields) {
    const ty = tcx.typeOf(field.def);
    if (ty.kind === "error" || allowedInUnion(tcx, ty, def)) continue;
    tcx.sink.error(
      error("E0740", "field must implement `Copy` or be wrapped in `ManuallyDrop<...>` to be used in a union")
        .at(field.span)
        .note(
          "union fields must not have drop side-effects, which is currently enforced via either `Copy` or `ManuallyDrop<...>`",
        ),
    );
  }
}

function allowedInUnion(tcx: Tcx, ty: Ty, owner: DefId): boolean {
  if (ty.kind === "ref") return true;
  if (ty.kind === "tuple") return ty.elements.every((t) => allowedInUnion(tcx, t, owner));
  if (ty.kind === "array") return allowedInUnion(tcx, ty.element, owner);
  return (ty.kind === "adt" && tcx.adt(ty.def).isManuallyDrop) || tcx.isCopy(ty, owner);
}

// ---------------------------------------------------------------------------------------------
// E0392

function checkUnusedParams(tcx: Tcx, def: DefId, generics: HirGenerics, variants: readonly HirVariant[]): void {
  const variances = tcx.variances(def);
  if (variances.every((v) => v !== "bivariant") || hasErrorWithin(tcx, def)) return;
  const fields = variants.flatMap((v) => v.fields);
  if (fields.some((f) => contains(tcx.typeOf(f.def), (part) => part.kind === "error"))) return;
  const used = new Set(variances.flatMap((variance, index) => (variance === "bivariant" ? [] : [index])));
  addDetermined(tcx, def, used);
  for (const param of tcx.generics(def).own) {
    if (used.has(param.index) || param.kind === "const" || param.def === undefined) continue;
    const name = param.name;
    const kind = param.kind === "lifetime" ? "lifetime" : "type";
    const recursive = fields.flatMap((f) => {
      const mentioned = contains(
        tcx.typeOf(f.def),
        (part) =>
          (part.sort === "region" && part.kind === "param" && part.def === param.def) ||
          (part.sort === "ty" && part.kind === "param" && part.def === param.def),
      );
      return mentioned ? [f.ty.span] : [];
    });
    const help = `consider removing \`${name}\`, referring to it in a field, or using a marker such as \`PhantomData\``;
    const at = tcx.hir.nameSpan(param.def);
    if (recursive.length > 0) {
      tcx.sink.error(
        error(undefined, `${kind} parameter \`${name}\` is only used recursively`)
          .at(recursive[0] as Span)
          .label(at, `${kind} parameter must be used non-recursively in the definition`)
          .help(help)
          .note(`all ${kind} parameters must be used in a non-recursive way in order to constrain their variance`),
      );
      continue;
    }
    const builder = error("E0392", `${kind} parameter \`${name}\` is never used`)
      .at(at, `unused ${kind} parameter`)
      .help(help);
    const hir = generics.params.find((p) => p.def === param.def);
    if (hir?.kind === "type" && hir.bounds.length === 0)
      builder.help(`if you intended \`${name}\` to be a const parameter, use \`const ${name}: /* Type */\` instead`);
    tcx.sink.error(builder);
  }
}
