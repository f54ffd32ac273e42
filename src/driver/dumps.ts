// The texts that `--emit` writes, one for each stage.

import type { BorrowFacts } from "#borrowck/check-borrows.ts";
import { printHir } from "#hir/print-hir.ts";
import { disassemble } from "#isa/disassemble.ts";
import type { Program } from "#isa/program.ts";
import { printMir } from "#mir/print.ts";
import { bug } from "#support/bug.ts";
import type { SourceFile, SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import type { SourceFileNode } from "#syntax/ast.ts";
import { dumpAst, dumpTokens } from "#syntax/dump.ts";
import type { CheckedBody, CheckedCrate } from "./check-crate.ts";
import type { Session } from "./check.ts";
import type { EmitStage } from "./emit-stages.ts";

export interface DumpSource {
  readonly map: SourceMap;
  readonly root: SourceFile;
  readonly ast: SourceFileNode;
  readonly session?: Session;
  readonly checked?: CheckedCrate;
  readonly program?: Program;
}

/** The text of a stage that has been reached. */
export function dumpStage(stage: EmitStage, source: DumpSource): string {
  switch (stage) {
    case "tokens":
      return dumpTokens(source.root);
    case "ast":
      return dumpAst(source.ast, source.root);
    case "hir":
      return source.session === undefined ? bug("no HIR yet") : printHir(source.session.hir);
    case "types":
      return source.session === undefined ? bug("no types yet") : dumpTypes(source.session);
    case "mir": {
      const { session, checked } = source;
      if (session === undefined || checked === undefined) return bug("no MIR yet");
      return checked.bodies.map(({ body }) => printMir(session.tcx, body)).join("\n");
    }
    case "facts": {
      const { session, checked } = source;
      if (session === undefined || checked === undefined) return bug("no facts yet");
      return checked.bodies.map((body) => dumpFacts(session, body)).join("\n");
    }
    case "bytecode":
      return source.program === undefined ? "" : disassemble(source.program);
  }
}

/** `3:5-3:8`, in characters. */
function rangeText(map: SourceMap, span: Span): string {
  const file = map.file(span.file);
  const [a, b] = [file.lineColumn(span.start), file.lineColumn(span.end)];
  return `${a.line}:${a.column}-${b.line}:${b.column}`;
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ");

/** The type of each expression of each body of the user, in order of the source. */
function dumpTypes({ hir, tcx, bodies, map }: Session): string {
  const texts = hir.userBodies().map((id) => {
    const body = hir.body(id);
    const rows = [...bodies.types(id).exprTypes]
      .map(([expr, ty]) => ({ span: body.exprs.get(expr).span, ty }))
      .filter(({ span }) => map.isUser(span))
      .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
      .map(
        ({ span, ty }) =>
          `  ${rangeText(map, span).padEnd(14)} ${oneLine(map.text(span)).slice(0, 60).padEnd(60)} ${tcx.tyToString(ty)}\n`,
      );
    return `${hir.path(body.owner)}\n${rows.join("")}`;
  });
  return texts.join("\n");
}

/** `bb0[1..4]` for runs of points, as ends of half-open ranges of statements. */
function pointsText(facts: BorrowFacts, points: Iterable<number>): string {
  const { points: table } = facts.analysis;
  const byBlock = new Map<number, number[]>();
  for (const point of points) {
    if (point >= table.count) continue;
    const { block, index } = table.location(point as Parameters<typeof table.location>[0]);
    byBlock.set(block, [...(byBlock.get(block) ?? []), index]);
  }
  return [...byBlock].map(([block, list]) => `bb${block}[${runs(list)}]`).join(" ");
}

function runs(list: readonly number[]): string {
  const parts: string[] = [];
  for (let i = 0; i < list.length; i++) {
    const first = list[i] as number;
    while ((list[i + 1] as number) === (list[i] as number) + 1) i++;
    const last = list[i] as number;
    parts.push(first === last ? `${first}` : `${first}..=${last}`);
  }
  return parts.join(", ");
}

/** Loans with where they begin and where they are in scope; constraints between regions; counts. */
function dumpFacts({ hir, map }: Session, { def, facts }: CheckedBody): string {
  const { analysis, constraints, counters } = facts;
  const loans = analysis.borrows.loans.map((loan, index) => {
    const at = analysis.points.location(loan.point);
    const scope = analysis.scopes.scopes[index];
    return (
      `  loan ${index}: ${loan.kind.kind} ${oneLine(placeText(loan.place))} in '${loan.region} at bb${at.block}[${at.index}]\n` +
      `    in scope at ${scope === undefined ? "" : pointsText(facts, scope)}\n`
    );
  });
  const outlives = constraints.map(({ sup, sub, category, span, point }) => {
    const kind = typeof category === "string" ? category : category.kind;
    const at = point === undefined ? "everywhere" : pointsText(facts, [point]);
    return `  '${sup}: '${sub} at ${at} (${kind}, ${map.isUser(span) ? rangeText(map, span) : "library"})\n`;
  });
  const counts = Object.entries(counters).map(([name, count]) => `${name} ${count}`);
  return `${hir.path(def)}\n${loans.join("")}${outlives.join("")}  ${counts.join(", ")}\n`;
}

function placeText(place: BorrowFacts["analysis"]["borrows"]["loans"][number]["place"]): string {
  let text = `_${place.local}`;
  for (const step of place.projection) {
    switch (step.kind) {
      case "deref":
        text = `(*${text})`;
        break;
      case "field":
        text = `${text}.${step.index}`;
        break;
      default:
        text = `${text}<${step.kind}>`;
    }
  }
  return text;
}
