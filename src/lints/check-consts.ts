// What a constant, a static or a `const fn` may not do with values: run destructors (E0493), or keep a temporary that
// could be mutated (E0492, E0764). rustc's `check_consts`; calls are checked in type checking (E0015).

import { type DiagnosticBuilder, type DiagnosticSink, error } from "#diagnostics/diagnostic.ts";
import type { BasicBlock, BlockId, Body, Local, Statement, Terminator } from "#mir/body.ts";
import { placeTy } from "#mir/place-ty.ts";
import { tyToString } from "#types/display.ts";
import type { Tcx } from "#types/tcx.ts";
import { type Borrow, type BuiltBodies, isMutable, QualifCx } from "./qualifs.ts";

type ConstContext = "constants" | "statics" | "mutable statics" | "constant functions";

/** What a body is evaluated for while compiling; undefined where it only ever runs. */
function contextOf(tcx: Tcx, body: Body<"built">): ConstContext | undefined {
  const item = tcx.hir.item(body.source.def);
  switch (body.kind) {
    case "const":
      return "constants";
    case "static":
      return item?.kind === "static" && item.mutability === "mut" ? "mutable statics" : "statics";
    case "fn":
      return item?.kind === "fn" && item.sig.const ? "constant functions" : undefined;
    case "closure":
    case "promoted":
    case "shim":
      return undefined;
    default:
      return body.kind satisfies never;
  }
}

/** Reports what the body does that cannot be done while compiling; says nothing of bodies that are not const. */
export function checkConsts(tcx: Tcx, body: Body<"built">, built: BuiltBodies, sink: DiagnosticSink): void {
  const context = contextOf(tcx, body);
  if (context === undefined) return;
  checkDrops(tcx, body, built, context, sink);
  if (context !== "constant functions") checkEscapingBorrows(tcx, body, built, context, sink);
}

type Drop = Extract<Terminator, { kind: "drop" }>;

function checkDrops(
  tcx: Tcx,
  body: Body<"built">,
  built: BuiltBodies,
  context: ConstContext,
  sink: DiagnosticSink,
): void {
  const cx = new QualifCx(tcx, body, "needsDrop", built);
  const isLive = ({ terminator, cleanup }: BasicBlock): boolean =>
    terminator.kind === "drop" && !cleanup && cx.inAnyValueOf(placeTy(tcx, body, terminator.place));
  if (!body.blocks.some(isLive)) return;
  const flow = cx.flow();
  const reported = new Set<Local>();
  for (const [id, block] of body.blocks.entries()) {
    if (!isLive(block)) continue;
    const drop = block.terminator as Drop;
    const { local, projection } = drop.place;
    const state = flow.before({ block: id as BlockId, index: block.statements.length });
    if (projection.length === 0 && (!state.has(local) || reported.has(local))) continue;
    if (projection.length === 0) reported.add(local);
    sink.error(liveDrop(tcx, body, drop, context));
  }
}

function liveDrop(tcx: Tcx, body: Body<"built">, { place, source }: Drop, context: ConstContext): DiagnosticBuilder {
  const span = place.projection.length === 0 ? (body.locals[place.local]?.source.span ?? source.span) : source.span;
  const ty = tyToString(tcx, placeTy(tcx, body, place));
  return error("E0493", `destructor of \`${ty}\` cannot be evaluated at compile-time`)
    .at(span, `the destructor for this type cannot be evaluated in ${context.replace("mutable ", "")}`)
    .label(source.span, "value is dropped here");
}

/** Borrows that outlive the evaluation: of temporaries whose storage never ends. */
function checkEscapingBorrows(
  tcx: Tcx,
  body: Body<"built">,
  built: BuiltBodies,
  context: ConstContext,
  sink: DiagnosticSink,
): void {
  const transient = new Set<Local>();
  for (const { statements } of body.blocks)
    for (const statement of statements) if (statement.kind === "storageDead") transient.add(statement.local);
  const escapes = ({ place }: Borrow): boolean =>
    !transient.has(place.local) && place.projection.every((step) => step.kind !== "deref");
  const cx = new QualifCx(tcx, body, "hasMutInterior", built);
  const flow = cx.flow();
  for (const [id, block] of body.blocks.entries()) {
    if (block.cleanup) continue;
    flow.walk(id as BlockId, ({ index }, state) => {
      const statement = block.statements[index];
      const borrow = statement === undefined ? undefined : borrowOf(statement);
      if (statement === undefined || borrow === undefined || !escapes(borrow)) return;
      if (isMutable(borrow)) {
        if (context !== "mutable statics")
          sink.error(escapingBorrow("E0764", "mutable", "this mutable borrow", statement));
      } else if (cx.inPlace(state, borrow.place)) {
        sink.error(
          escapingBorrow("E0492", "interior mutable shared", "this borrow of an interior mutable value", statement),
        );
      }
    });
  }
}

function borrowOf(statement: Statement): Borrow | undefined {
  if (statement.kind !== "assign") return undefined;
  const { rvalue } = statement;
  return rvalue.kind === "ref" || rvalue.kind === "rawPtr" ? rvalue : undefined;
}

function escapingBorrow(code: "E0492" | "E0764", kind: string, what: string, { source }: Statement): DiagnosticBuilder {
  return error(
    code,
    `${kind} borrows of temporaries that have their lifetime extended until the end of the program are not allowed`,
  )
    .at(source.span, `${what} refers to such a temporary`)
    .note("temporaries in constants and statics can have their lifetime extended until the end of the program")
    .note("to avoid accidentally creating global mutable state, such temporaries must be immutable")
    .help(
      "if you really want global mutable state, try replacing the temporary by an interior mutable `static` or a `static mut`",
    );
}
