// Errors of patterns: E0308 with its origin, E0023, E0026, E0027, E0029, E0164, E0527, E0528, E0532, E0533.

import { error } from "#diagnostics/diagnostic.ts";
import type { HirFieldPat, HirPat, PatId } from "#hir/body.ts";
import type { Res } from "#hir/defs.ts";
import type { QPath } from "#hir/items.ts";
import type { Span } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { StructPath } from "#typeck/check/struct-expr.ts";
import type { PatOrigin } from "#typeck/pat/check-pat.ts";
import type { RelateError } from "#types/infer.ts";
import type { FieldDef, VariantDef } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import { listOf, plural } from "./describe.ts";
import { reportMismatch } from "./mismatch.ts";
import { closest } from "./similar.ts";

export function patMismatch(fcx: FnCtxt, span: Span, expected: Ty, found: Ty, err: RelateError, origin: PatOrigin): Ty {
  return reportMismatch(fcx, span, expected, found, err, (d) => {
    if (origin.span === undefined) return;
    if (origin.expr !== undefined) {
      const ty = fcx.tables.exprTypes.get(origin.expr);
      if (ty !== undefined) d.label(origin.span, `this expression has type \`${fcx.show(ty)}\``);
    } else d.label(origin.span, "expected due to this");
  });
}

/** A variable whose alternatives disagree about its type. */
export function reportBindingMismatch(
  fcx: FnCtxt,
  span: Span,
  expected: Ty,
  found: Ty,
  err: RelateError,
  origin: PatOrigin,
  first: PatId | undefined,
): void {
  reportMismatch(fcx, span, expected, found, err, (d) => {
    if (origin.span !== undefined && origin.expr !== undefined) {
      const ty = fcx.tables.exprTypes.get(origin.expr);
      if (ty !== undefined) d.label(origin.span, `this expression has type \`${fcx.show(ty)}\``);
    }
    if (first === undefined) return;
    d.label(fcx.pat(first).span, `first introduced with type \`${fcx.show(expected)}\` here`).note(
      "in the same arm, a binding must have the same type in all alternatives",
    );
  });
}

export function reportRangeType(fcx: FnCtxt, span: Span, bad: readonly { readonly span: Span; readonly ty: Ty }[]): Ty {
  const diagnostic = error("E0029", "only `char` and numeric types are allowed in range patterns");
  for (const one of bad) {
    const shown = one.ty.kind === "ref" ? `&'static ${fcx.show(one.ty).slice(1)}` : fcx.show(one.ty);
    const label = `this is of type \`${shown}\` but it should be \`char\` or numeric`;
    if (bad.length === 1) diagnostic.at(one.span, label);
    else diagnostic.label(one.span, label);
  }
  if (bad.length > 1) diagnostic.at(span);
  return fcx.errorTy(diagnostic);
}

export function reportSliceLength(fcx: FnCtxt, span: Span, least: number, size: number, rest: boolean): Ty {
  if (!rest)
    return fcx.errorTy(
      error("E0527", `pattern requires ${plural(least, "element")} but array has ${size}`).at(
        span,
        `expected ${plural(size, "element")}`,
      ),
    );
  return fcx.errorTy(
    error("E0528", `pattern requires at least ${plural(least, "element")} but array has ${size}`).at(
      span,
      `pattern cannot match array of ${plural(size, "element")}`,
    ),
  );
}

function pathText(path: QPath): string {
  if (path.kind === "typeRelative") {
    const self =
      path.self.kind === "path" && path.self.path.kind === "resolved"
        ? path.self.path.path.segments.map((s) => s.name).join("::")
        : "_";
    return `${self}::${path.segment.name}`;
  }
  return path.path.segments.map((s) => s.name).join("::");
}

function describeRes(fcx: FnCtxt, res: Res): string {
  if (res.kind === "ctor") {
    const def = fcx.tcx.hir.def(res.def);
    const adt = def.kind === "variant" && def.parent !== undefined ? def.parent : res.def;
    const variant = fcx.tcx.adt(adt).variants.find((v) => v.def === res.def);
    const shape = variant?.shape === "named" ? "struct" : variant?.shape === "tuple" ? "tuple" : "unit";
    return def.kind === "variant" ? `${shape} variant` : `${shape} struct`;
  }
  if (res.kind === "def") {
    const { kind } = fcx.tcx.hir.def(res.def);
    if (kind === "assocFn") return "associated function";
    if (kind === "fn") return "function";
    if (kind === "assocConst") return "associated constant";
    if (kind === "const") return "constant";
    return kind;
  }
  return res.kind === "local" ? "local variable" : "type";
}

/** `Foo(..)` in a pattern where `Foo` is no tuple struct or variant. */
export function reportNotTupleStruct(fcx: FnCtxt, span: Span, path: QPath, res: Res): Ty {
  const text = pathText(path);
  const what = describeRes(fcx, res);
  if (res.kind === "ctor" && what.startsWith("struct"))
    return fcx.errorTy(
      error("E0164", `expected tuple struct or tuple variant, found ${what} \`${text}\``).at(
        span,
        `not a tuple ${what.endsWith("variant") ? "variant" : "struct"}`,
      ),
    );
  if (res.kind === "ctor")
    return fcx.errorTy(
      error("E0164", `expected tuple struct or tuple variant, found ${what} \`${text}\``).at(
        span,
        "not a tuple struct or tuple variant",
      ),
    );
  const label =
    what === "associated function" || what === "method" || what === "function"
      ? "`fn` calls are not allowed in patterns"
      : "not a tuple struct or tuple variant";
  const diagnostic = error("E0164", `expected tuple struct or tuple variant, found ${what} \`${text}\``).at(
    span,
    label,
  );
  if (label.startsWith("`fn`"))
    diagnostic.help("for more information, visit https://doc.rust-lang.org/book/ch19-00-patterns.html");
  return fcx.errorTy(diagnostic);
}

/** A path pattern that names no unit struct, unit variant or constant. */
export function reportUnexpectedPath(fcx: FnCtxt, path: QPath, res: Res): Ty {
  const diagnostic = error(
    "E0533",
    `expected unit struct, unit variant or constant, found ${describeRes(fcx, res)} \`${pathText(path)}\``,
  ).at(path.span, "not a unit struct, unit variant or constant");
  return fcx.errorTy(diagnostic);
}

export function reportFieldCount(
  fcx: FnCtxt,
  pat: HirPat & { kind: "tupleStruct" },
  variant: VariantDef,
  res: Res,
): void {
  const what = describeRes(fcx, res);
  const want = variant.fields.length;
  const have = pat.elements.length;
  const diagnostic = error(
    "E0023",
    `this pattern has ${plural(have, "field")}, but the corresponding ${what} has ${plural(want, "field")}`,
  );
  const label = `expected ${plural(want, "field")}, found ${have}`;
  if (have === 0) diagnostic.at(pat.span, label);
  else {
    pat.elements.forEach((element, i) => diagnostic.at(fcx.pat(element).span, i === have - 1 ? label : ""));
  }
  if (!fcx.tcx.hir.isStd(variant.def)) {
    const spans = variant.fields.map((f) => fcx.tcx.hir.def(f.def).span);
    spans.forEach((span, i) => {
      if (i === spans.length - 1) diagnostic.label(span, `${what} has ${plural(want, "field")}`);
    });
    if (spans.length === 0) diagnostic.label(fcx.tcx.hir.def(variant.def).nameSpan, `${what} defined here`);
  }
  fcx.error(diagnostic);
}

export function reportPatFields(
  fcx: FnCtxt,
  pat: HirPat & { kind: "struct" },
  path: StructPath,
  unknown: readonly HirFieldPat[],
  missing: readonly FieldDef[],
): void {
  const { adt, variant } = path;
  const name = fcx.tcx.hir.def(adt.def).name;
  const what = adt.kind === "enum" ? `variant \`${name}::${variant.name}\`` : `${adt.kind} \`${name}\``;
  if (unknown.length > 0) {
    const names = unknown.map((f) => `\`${f.name}\``);
    const many = unknown.length > 1;
    const diagnostic = error("E0026", `${what} does not have ${many ? "fields" : "a field"} named ${listOf(names)}`);
    const free = missing.map((f) => f.name);
    unknown.forEach((field, i) => {
      const similar = many ? undefined : closest(field.name, free);
      if (similar !== undefined)
        diagnostic
          .at(field.nameSpan, "")
          .suggest("a field with a similar name exists", field.nameSpan, similar, "MachineApplicable");
      else
        diagnostic.at(
          field.nameSpan,
          i === unknown.length - 1 ? `${what} does not have ${many ? "these fields" : "this field"}` : "",
        );
    });
    fcx.error(diagnostic);
    if (missing.length > 0) return;
  }
  if (adt.kind === "union") {
    if (pat.fields.length !== 1)
      fcx.error(error(undefined, "union patterns should have exactly one field").at(pat.span));
    return;
  }
  if (pat.rest || missing.length === 0 || unknown.length > 0) return;
  const visible = missing.filter((f) => fcx.tcx.hir.isAccessible(f.def, fcx.module));
  if (visible.length === 0) {
    fcx.error(error(undefined, "pattern requires `..` due to inaccessible fields").at(pat.span));
    return;
  }
  const names = visible.map((f) => `\`${f.name}\``);
  const plural_ = visible.length === 1 ? "" : "s";
  const inaccessible = visible.length < missing.length ? " and inaccessible fields" : "";
  const shown = names.length <= 3 ? listOf(names) : `${names.slice(0, 3).join(", ")} and ${names.length - 3} more`;
  const diagnostic = error("E0027", `pattern does not mention field${plural_} ${listOf(names)}${inaccessible}`).at(
    pat.span,
    `missing field${plural_} ${shown}${inaccessible}`,
  );
  const last = pat.fields.at(-1);
  const at: Span =
    last === undefined
      ? { ...pat.span, start: pat.span.end - 1, end: pat.span.end - 1 }
      : { ...last.span, start: last.span.end };
  const sep = last === undefined ? "" : ", ";
  diagnostic.suggest(
    `include the missing field${plural_} in the pattern`,
    at,
    `${sep}${visible.map((f) => f.name).join(", ")}`,
    "MachineApplicable",
  );
  diagnostic.suggest(
    `if you don't care about ${visible.length === 1 ? "this missing field" : "these missing fields"}, you can explicitly ignore ${visible.length === 1 ? "it" : "them"}`,
    at,
    `${sep}${visible.map((f) => `${f.name}: _`).join(", ")}`,
    "MachineApplicable",
  );
  diagnostic.suggest("or always ignore missing fields here", at, `${sep}..`, "MachineApplicable");
  fcx.error(diagnostic);
}
