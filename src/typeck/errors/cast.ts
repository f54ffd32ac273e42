// E0604 to E0607, E0054, E0605, E0606, E0620, E0641: casts that cannot be made.

import { error } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import { spanStart } from "#support/span.ts";
import type { DeferredCast, FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { Ty } from "#types/ty.ts";
import { listOf } from "./describe.ts";

export type CastError =
  | "nonScalar"
  | "toBool"
  | "toChar"
  | "illegal"
  | "needDeref"
  | "needViaPtr"
  | "needViaThinPtr"
  | "thinToWide"
  | "intToWide"
  | "differingKinds"
  | "unknownPtrKind"
  | "unsizedTarget"
  /** A trait object would get auto traits that nobody has checked. */
  | { readonly added: readonly DefId[] };

function show(fcx: FnCtxt, ty: Ty): string {
  return ty.kind === "infer" && ty.variable !== "general"
    ? ty.variable === "int"
      ? "{integer}"
      : "{float}"
    : fcx.show(ty);
}

export function reportCast(fcx: FnCtxt, cast: DeferredCast, from: Ty, to: Ty, kind: CastError): Ty {
  const f = show(fcx, from);
  const t = show(fcx, to);
  const { span } = cast;
  const operand = fcx.span(cast.operand);
  if (typeof kind === "object") return addedAutoTraits(fcx, cast, kind.added);
  const invalid = error("E0606", `casting \`${f}\` as \`${t}\` is invalid`);
  switch (kind) {
    case "nonScalar": {
      const diagnostic = error("E0605", `non-primitive cast: \`${f}\` as \`${t}\``).at(
        span,
        to.kind === "ref" && from.kind !== "ref"
          ? "invalid cast"
          : "an `as` expression can only be used to convert between primitive types or to coerce to a specific trait object",
      );
      if (to.kind === "ref" && from.kind !== "ref") {
        diagnostic.suggest(
          "consider borrowing the value",
          spanStart(operand),
          to.mutability === "mut" ? "&mut " : "&",
          "MachineApplicable",
        );
      }
      return fcx.errorTy(diagnostic);
    }
    case "toBool": {
      const diagnostic = error("E0054", `cannot cast \`${f}\` as \`bool\``).at(
        span,
        from.kind === "int" || from.kind === "uint" || (from.kind === "infer" && from.variable === "int")
          ? ""
          : "unsupported cast",
      );
      if (from.kind === "int" || from.kind === "uint" || from.kind === "infer")
        diagnostic.suggest(
          "compare with zero instead",
          { ...cast.targetSpan, start: operand.end },
          " != 0",
          "MachineApplicable",
        );
      return fcx.errorTy(diagnostic);
    }
    case "toChar": {
      const diagnostic = error("E0604", `only \`u8\` can be cast as \`char\`, not \`${f}\``).at(span, "invalid cast");
      if (from.kind === "uint" && from.name === "u32") diagnostic.help("consider using `char::from_u32` instead", span);
      else if (from.kind === "int" || from.kind === "uint" || from.kind === "infer")
        diagnostic.help("consider casting from `u32` instead");
      return fcx.errorTy(diagnostic);
    }
    case "needDeref": {
      const inner = fcx.expr(cast.operand);
      if (inner.kind === "addrOf")
        return fcx.errorTy(
          invalid
            .at(span)
            .suggest(
              "remove the unneeded borrow",
              { ...operand, end: fcx.span(inner.operand).start },
              "",
              "MachineApplicable",
            ),
        );
      return fcx.errorTy(
        invalid.at(span).suggest("dereference the expression", spanStart(operand), "*", "MachineApplicable"),
      );
    }
    case "needViaPtr":
      return fcx.errorTy(invalid.at(span).help("cast through a raw pointer first"));
    case "needViaThinPtr":
      return fcx.errorTy(invalid.at(span).help("cast through a thin pointer first"));
    case "differingKinds":
      return fcx.errorTy(invalid.at(span).note("the pointers have different metadata"));
    case "thinToWide":
      return fcx.errorTy(error("E0607", `cannot cast thin pointer \`${f}\` to wide pointer \`${t}\``).at(span));
    case "intToWide":
      return fcx.errorTy(
        error("E0606", `cannot cast \`${f}\` to a pointer that is wide`).at(
          cast.targetSpan,
          `creating a \`${t}\` requires both an address and metadata`,
        ),
      );
    case "unknownPtrKind":
      return fcx.errorTy(
        error("E0641", "cannot cast to a pointer of an unknown kind")
          .at(cast.targetSpan, "needs more type information")
          .note("the type information given here is insufficient to check whether the pointer cast is valid"),
      );
    case "unsizedTarget": {
      const diagnostic = error("E0620", `cast to unsized type: \`${f}\` as \`${t}\``).at(span);
      if (from.kind === "ref")
        diagnostic.suggest(
          "consider casting to a reference instead",
          spanStart(cast.targetSpan),
          from.mutability === "mut" ? "&mut " : "&",
          "MachineApplicable",
        );
      else diagnostic.help("consider using a box or reference as appropriate", operand);
      return fcx.errorTy(diagnostic);
    }
    case "illegal":
      if (from.kind === "char" || from.kind === "bool" || from.kind === "adt")
        return fcx.errorTy(invalid.at(span).help("cast through an integer first"));
      return fcx.errorTy(invalid.at(span));
  }
}

/** E0804. */
function addedAutoTraits(fcx: FnCtxt, { span }: DeferredCast, added: readonly DefId[]): Ty {
  const names = added.map((trait) => `\`${fcx.tcx.hir.def(trait).name}\``);
  return fcx.errorTy(
    error(
      "E0804",
      `cannot add auto trait${names.length === 1 ? "" : "s"} ${listOf(names)} to dyn bound via pointer cast`,
    )
      .at(span, "unsupported cast")
      .note("this could allow UB elsewhere")
      .help("use `transmute` if you're sure this is sound"),
  );
}
