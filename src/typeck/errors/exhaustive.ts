// E0004 and E0005, and the warning about patterns nothing reaches.

import { type DiagnosticBuilder, error, onByDefault, type Reported, warning } from "#diagnostics/diagnostic.ts";
import type { ExprId, HirArm, HirBody, PatId } from "#hir/body.ts";
import { type Span, spanEnd } from "#support/span.ts";
import { printWitness } from "#typeck/exhaustive/witness.ts";
import type { WitnessPat } from "#typeck/exhaustive/usefulness.ts";
import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";

/** "`A`, `B` and `C`", or the first three "and 4 more". */
function joined(shown: readonly string[]): string {
  const quoted = shown.map((s) => `\`${s}\``);
  if (quoted.length <= 1) return quoted[0] ?? "";
  if (quoted.length <= 3) return `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
  return `${quoted.slice(0, 3).join(", ")} and ${quoted.length - 3} more`;
}

function notCovered(shown: readonly string[]): string {
  return `pattern${shown.length === 1 ? "" : "s"} ${joined(shown)} not covered`;
}

/** "`C` defined here", with the variants that are missing. */
function noteDefinition(tcx: Tcx, diagnostic: DiagnosticBuilder, ty: Ty, witnesses: readonly WitnessPat[]): void {
  let target = ty;
  while (target.kind === "ref") target = target.inner;
  if (target.kind !== "adt") return;
  const { def } = target;
  if (tcx.hir.isStd(def)) return;
  const adt = tcx.adt(def);
  const labels: { span: Span; text: string }[] = [];
  const seen = new Set<number>();
  const visit = (w: WitnessPat): void => {
    if (w.ctor.kind === "variant" && w.ty.kind === "adt" && w.ty.def === def && !seen.has(w.ctor.index)) {
      seen.add(w.ctor.index);
      const variant = adt.variants[w.ctor.index];
      if (variant !== undefined) labels.push({ span: tcx.hir.def(variant.def).nameSpan, text: "not covered" });
    }
    for (const field of w.fields) visit(field);
  };
  if (witnesses.length < 5) for (const w of witnesses) visit(w);
  diagnostic.noteWith(`\`${tcx.tyToString(target)}\` defined here`, [tcx.hir.def(def).nameSpan], labels);
}

export function reportNonExhaustive(
  tcx: Tcx,
  body: HirBody,
  scrutinee: ExprId,
  arms: readonly HirArm[],
  ty: Ty,
  witnesses: readonly WitnessPat[],
): Reported {
  const span = body.exprs.get(scrutinee).span;
  const shownTy = tcx.tyToString(ty);
  const listable = ty.kind === "adt" && tcx.adt(ty.def).kind === "enum";
  if (arms.length === 0 && !listable) {
    return tcx.sink.error(
      error("E0004", `non-exhaustive patterns: type \`${shownTy}\` is non-empty`)
        .at(span)
        .note(`the matched value is of type \`${shownTy}\``)
        .help(
          "ensure that all possible cases are being handled by adding a match arm with a wildcard pattern as shown",
        ),
    );
  }
  const shown = witnesses.map((w) => printWitness(tcx, w));
  const diagnostic = error("E0004", `non-exhaustive patterns: ${joined(shown)} not covered`).at(
    span,
    notCovered(shown),
  );
  noteDefinition(tcx, diagnostic, ty, witnesses);
  diagnostic.note(`the matched value is of type \`${shownTy}\``);
  if (ty.kind === "ref" && shown.length === 1 && shown[0] === "&_")
    diagnostic.note(`\`${shownTy}\` cannot be matched exhaustively, so a wildcard \`_\` is necessary`);
  const last = arms.at(-1);
  const advice = "ensure that all possible cases are being handled by adding a match arm with a wildcard pattern";
  if (last === undefined) {
    diagnostic.help(
      `${advice}${shown.length > 3 ? " as shown, or multiple match arms" : shown.length > 1 ? ", a match arm with multiple or-patterns as shown, or multiple match arms" : " or an explicit pattern as shown"}`,
    );
  } else {
    const text = shown.length > 3 ? "_" : shown.join(" | ");
    const message =
      shown.length === 1
        ? `${advice} or an explicit pattern as shown`
        : shown.length > 3
          ? `${advice} as shown, or multiple match arms`
          : `${advice}, a match arm with multiple or-patterns as shown, or multiple match arms`;
    diagnostic.suggest(message, spanEnd(last.span), `, ${text} => todo!()`, "HasPlaceholders");
  }
  return tcx.sink.error(diagnostic);
}

export function reportRefutable(
  tcx: Tcx,
  body: HirBody,
  pat: PatId,
  ty: Ty,
  witnesses: readonly WitnessPat[],
  what: string,
  init: ExprId | undefined,
): Reported {
  const { span } = body.pats.get(pat);
  const shown = witnesses.map((w) => printWitness(tcx, w));
  const diagnostic = error("E0005", `refutable pattern in ${what}`).at(span, notCovered(shown));
  if (what === "local binding") {
    diagnostic.note(
      '`let` bindings require an "irrefutable pattern", like a `struct` or an `enum` with only one variant',
    );
    diagnostic.note("for more information, visit https://doc.rust-lang.org/book/ch19-02-refutability.html");
  }
  noteDefinition(tcx, diagnostic, ty, witnesses);
  diagnostic.note(`the matched value is of type \`${tcx.tyToString(ty)}\``);
  if (what === "local binding" && init !== undefined) {
    const many = witnesses.length !== 1;
    diagnostic.suggest(
      `you might want to use \`let...else\` to handle the variant${many ? "s that aren't" : " that isn't"} matched`,
      spanEnd(body.exprs.get(init).span),
      " else { todo!() }",
      "HasPlaceholders",
    );
  }
  return tcx.sink.error(diagnostic);
}

export function warnUnreachable(tcx: Tcx, body: HirBody, pat: PatId, before: readonly PatId[]): void {
  const { span } = body.pats.get(pat);
  const diagnostic = warning(undefined, "unreachable pattern").at(span, "no value can reach this");
  const catchAll = before.find((p) => {
    const one = body.pats.get(p);
    return one.kind === "wild" || (one.kind === "binding" && one.sub === undefined);
  });
  if (catchAll !== undefined) diagnostic.label(body.pats.get(catchAll).span, "matches any value");
  else if (before.length === 1)
    diagnostic.label(body.pats.get(before[0] as PatId).span, "matches all the relevant values");
  diagnostic.note(onByDefault("warn", "unreachable_patterns", "unused"));
  tcx.sink.warn(diagnostic);
}

/** E0030 and E0579: a range pattern without values. */
export function reportEmptyRange(tcx: Tcx, span: Span, inclusive: boolean, open: boolean): Reported {
  if (inclusive || open)
    return tcx.sink.error(
      error("E0030", "lower bound for range pattern must be less than or equal to upper bound").at(
        span,
        "lower bound larger than upper bound",
      ),
    );
  return tcx.sink.error(error("E0579", "lower bound for range pattern must be less than upper bound").at(span));
}

/** E0170. */
export function reportNamedAsVariant(tcx: Tcx, span: Span, name: string, ty: Ty): void {
  const path = ty.kind === "adt" ? tcx.hir.def(ty.def).name : tcx.tyToString(ty);
  tcx.sink.error(
    error("E0170", `pattern binding \`${name}\` is named the same as one of the variants of the type \`${path}\``)
      .at(span)
      .suggest("to match on the variant, qualify the path", span, `${path}::${name}`, "MachineApplicable")
      .note(onByDefault("deny", "bindings_with_variant_name")),
  );
}
