// Types of expressions, asserted by carets under them in `test/typeck/*.rs`:
//
//     let x = v.len() + 1;
//     //      ^^^^^^^ usize
//
// The carets mark exactly one expression or pattern. `=> T` is its type after adjustments, `[deref, borrow]`
// the kinds of those, and `captures a by ref, b.0 by move` what a closure captures.

import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { compileText } from "#harness/ferrule.ts";
import type { ExprId, HirBody } from "#hir/body.ts";
import type { SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import { inferBody } from "#typeck/infer-body.ts";
import type { BodyTypes, Capture } from "#typeck/tables.ts";
import type { Tcx } from "#types/tcx.ts";

const folder = import.meta.dirname;

interface Claim {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly expected: string;
}

/** Carets below code: line and columns of what they mark. */
function claimsOf(text: string): Claim[] {
  const claims: Claim[] = [];
  let codeLine = 0;
  text.split("\n").forEach((line, index) => {
    const found = /^\s*\/\/\s*(\^+) (.*)$/.exec(line);
    if (found === null) {
      codeLine = index + 1;
      return;
    }
    const start = line.indexOf("^") + 1;
    claims.push({ line: codeLine, start, end: start + (found[1] as string).length, expected: found[2] as string });
  });
  return claims;
}

function marks(map: SourceMap, span: Span, claim: Claim): boolean {
  const file = map.file(span.file);
  const from = file.lineColumn(span.start);
  const to = file.lineColumn(span.end);
  return (
    file.origin === "user" &&
    from.line === claim.line &&
    from.column === claim.start &&
    to.line === claim.line &&
    to.column === claim.end
  );
}

function showCapture(body: HirBody, capture: Capture): string {
  let place = body.locals.get(capture.local).name;
  for (const p of capture.projections) place = p.kind === "deref" ? `*${place}` : `${place}.${p.index}`;
  return `${place} by ${capture.mode}`;
}

function describeExpr(tcx: Tcx, body: HirBody, types: BodyTypes, id: ExprId, form: string): string {
  const ty = types.exprTypes.get(id);
  const steps = types.adjustments.get(id) ?? [];
  if (form.startsWith("captures"))
    return `captures ${(types.closures.get(id)?.captures ?? []).map((c) => showCapture(body, c)).join(", ") || "nothing"}`;
  if (form.startsWith("[")) return `[${steps.map((s) => s.kind).join(", ")}]`;
  if (form.startsWith("=>")) return `=> ${tcx.tyToString(steps.at(-1)?.target ?? (ty as never))}`;
  return ty === undefined ? "no type" : tcx.tyToString(ty);
}

function actual(tcx: Tcx, map: SourceMap, claim: Claim): string {
  for (const bodyId of tcx.hir.userBodies()) {
    const body = tcx.hir.body(bodyId);
    const types = inferBody(tcx, bodyId);
    for (const [id, pat] of body.pats.entries()) {
      const ty = types.patTypes.get(id);
      if (ty !== undefined && marks(map, pat.span, claim)) return tcx.tyToString(ty);
    }
    for (const [id, expr] of body.exprs.entries()) {
      if (types.exprTypes.has(id) && marks(map, expr.span, claim))
        return describeExpr(tcx, body, types, id, claim.expected);
    }
  }
  return "nothing there";
}

describe("types", () => {
  for (const name of readdirSync(folder).filter((n) => n.endsWith(".rs"))) {
    const text = readFileSync(resolve(folder, name), "utf8");
    test(name, () => {
      const { analysis, diagnostics, map } = compileText({ name, text, edition: "2024" }, "check");
      expect(diagnostics.filter((d) => d.level === "error").map((d) => d.message)).toEqual([]);
      const tcx = analysis?.session.tcx as Tcx;
      const claims = claimsOf(text);
      expect(claims.length).toBeGreaterThan(0);
      expect(claims.map((c) => `${c.line}: ${actual(tcx, map, c)}`)).toEqual(
        claims.map((c) => `${c.line}: ${c.expected}`),
      );
    });
  }
});
