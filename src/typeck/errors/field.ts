// E0609, E0610, E0615, E0616: fields that are not there or may not be seen.

import { error } from "#diagnostics/diagnostic.ts";
import type { ExprId } from "#hir/body.ts";
import { type Span, spanEnd } from "#support/span.ts";
import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import { probe } from "#typeck/method/probe.ts";
import type { Ty } from "#types/ty.ts";
import { closest } from "./similar.ts";

function isPrimitive(ty: Ty): boolean {
  return (
    ty.kind === "bool" ||
    ty.kind === "char" ||
    ty.kind === "int" ||
    ty.kind === "uint" ||
    ty.kind === "float" ||
    (ty.kind === "infer" && ty.variable !== "general")
  );
}

export function reportPrivateField(fcx: FnCtxt, ty: Ty, name: string, span: Span): Ty {
  const kind = ty.kind === "adt" ? fcx.tcx.adt(ty.def).kind : "type";
  const path = ty.kind === "adt" ? fcx.tcx.hir.def(ty.def).name : fcx.show(ty);
  const diagnostic = error("E0616", `field \`${name}\` of ${kind} \`${path}\` is private`).at(span, "private field");
  if (hasMethod(fcx, ty, name, span))
    diagnostic.suggest(
      `a method \`${name}\` also exists, call it with parentheses`,
      spanEnd(span),
      "()",
      "MaybeIncorrect",
    );
  return fcx.errorTy(diagnostic);
}

function hasMethod(fcx: FnCtxt, ty: Ty, name: string, span: Span): boolean {
  return probe(fcx, "method", name, ty, span).kind === "ok";
}

export function reportNoField(fcx: FnCtxt, base: ExprId, ty: Ty, name: string, span: Span): Ty {
  const shown = fcx.show(ty);
  if (!isPrimitive(ty) && hasMethod(fcx, ty, name, span)) {
    const diagnostic = error("E0615", `attempted to take value of method \`${name}\` on type \`${shown}\``).at(
      span,
      "method, not a field",
    );
    diagnostic.suggest("use parentheses to call the method", spanEnd(span), "()", "MaybeIncorrect");
    return fcx.errorTy(diagnostic);
  }
  if (isPrimitive(ty)) {
    return fcx.errorTy(
      error(
        "E0610",
        `\`${ty.kind === "infer" ? (ty.variable === "int" ? "{integer}" : "{float}") : shown}\` is a primitive type and therefore doesn't have fields`,
      ).at(span),
    );
  }
  if (ty.kind === "rawPtr") {
    const diagnostic = error("E0609", `no field \`${name}\` on type \`${shown}\``).at(span, "unknown field");
    const whole = fcx.span(base);
    diagnostic.suggestParts(
      `\`${shown}\` is a raw pointer; try dereferencing it`,
      [
        { span: { ...whole, end: whole.start }, replacement: "(*" },
        { span: spanEnd(whole), replacement: ")" },
      ],
      "MaybeIncorrect",
    );
    return fcx.errorTy(diagnostic);
  }
  const diagnostic = error("E0609", `no field \`${name}\` on type \`${shown}\``).at(span, "unknown field");
  const target = ty.kind === "ref" ? fcx.resolve(ty.inner) : ty;
  if (target.kind === "param" && target.def !== undefined)
    diagnostic.label(fcx.tcx.hir.def(target.def).nameSpan, `type parameter '${target.name}' declared here`);
  if (target.kind === "adt" && fcx.tcx.adt(target.def).kind !== "enum") {
    const fields = (fcx.tcx.adt(target.def).variants[0]?.fields ?? [])
      .filter((f) => fcx.tcx.hir.isAccessible(f.def, fcx.module))
      .map((f) => f.name);
    const similar = closest(name, fields);
    if (similar !== undefined)
      diagnostic.suggest("a field with a similar name exists", span, similar, "MaybeIncorrect");
    else if (fields.length > 0) {
      const shownFields = fields.slice(0, 5).map((f) => `\`${f}\``);
      const rest = fields.length > 5 ? ` ... and ${fields.length - 5} others` : "";
      diagnostic.note(
        `${fields.length === 1 ? "available field is" : "available fields are"}: ${shownFields.join(", ")}${rest}`,
      );
    }
  }
  return fcx.errorTy(diagnostic);
}
