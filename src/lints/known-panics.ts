// Arithmetic and indexing that is certain to panic: `arithmetic_overflow` and `unconditional_panic`, denied by default.
//
// rustc's `KnownPanicsLint`: blocks are walked once each, from the entry, along the edges that what is known leaves open.

import { assertText } from "#mir/assert-text.ts";
import type { AssertKind, BasicBlock, BinOp, BlockId, Body, Operand, Rvalue, Terminator } from "#mir/body.ts";
import { successors } from "#mir/graph.ts";
import { exactResult } from "#mir/int-ops.ts";
import type { Span } from "#support/span.ts";
import { fits, intWidth, scalarText, toBits } from "#types/scalar.ts";
import type { Tcx } from "#types/tcx.ts";
import { KnownValues } from "./known-values.ts";
import type { Lints } from "./levels.ts";

export function lintKnownPanics(tcx: Tcx, body: Body<"built">, lints: Lints): void {
  for (const one of [body, ...body.promoted]) new KnownPanics(tcx, one, lints).run();
}

class KnownPanics {
  readonly #tcx: Tcx;
  readonly #body: Body<"built">;
  readonly #lints: Lints;
  readonly #known: KnownValues;

  constructor(tcx: Tcx, body: Body<"built">, lints: Lints) {
    this.#tcx = tcx;
    this.#body = body;
    this.#lints = lints;
    this.#known = new KnownValues(tcx, body);
  }

  run(): void {
    const seen = new Set<BlockId>();
    const work: BlockId[] = [0 as BlockId];
    for (let id = work.pop(); id !== undefined; id = work.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const block = this.#body.blocks[id] as BasicBlock;
      this.#statements(block);
      this.#assertion(block.terminator);
      work.push(...this.#targets(block));
      this.#known.endBlock();
    }
  }

  #statements(block: BasicBlock): void {
    for (const statement of block.statements) {
      if (statement.kind === "storageLive" || statement.kind === "storageDead") this.#known.forget(statement.local);
      else if (statement.kind === "assign") {
        const { rvalue } = statement;
        if (rvalue.kind === "ref" || rvalue.kind === "rawPtr") this.#known.forget(rvalue.place.local);
        else if (!this.#overflows(rvalue, statement.source.span)) this.#known.assign(statement.place, rvalue);
      }
    }
  }

  /** Where control may go, given what is known. */
  #targets(block: BasicBlock): readonly BlockId[] {
    const t = block.terminator;
    if (t.kind === "falseEdge") return [t.real];
    const known = t.kind === "switchInt" ? this.#known.operand(t.operand) : undefined;
    if (t.kind !== "switchInt" || known === undefined) return successors(block);
    const bits = toBits(known.ty, known.value);
    return [t.targets.find((row) => row.value === bits)?.target ?? t.otherwise];
  }

  /** Reports an operation that cannot be computed. */
  #overflows(rvalue: Rvalue, span: Span): boolean {
    if (rvalue.kind === "unary" && rvalue.op === "neg") {
      const known = this.#known.operand(rvalue.operand);
      if (known === undefined || fits(known.ty, -known.value)) return false;
      this.#report("arithmetic_overflow", span, { kind: "overflowNeg", operand: rvalue.operand });
      return true;
    }
    if (rvalue.kind !== "binary" || !this.#binaryOverflows(rvalue)) return false;
    const { left, right } = rvalue;
    const op = rvalue.op.replace("WithOverflow", "") as BinOp;
    this.#report("arithmetic_overflow", span, { kind: "overflow", op, left, right });
    return true;
  }

  #binaryOverflows({ op, left, right }: Rvalue & { kind: "binary" }): boolean {
    const a = this.#known.operand(left);
    const b = this.#known.operand(right);
    if (op === "shl" || op === "shr") {
      const width = intWidth(this.#known.tyOf(left));
      return b !== undefined && width !== undefined && toBits(b.ty, b.value) >= BigInt(width.bits);
    }
    if (a === undefined || b === undefined || !CAN_OVERFLOW.has(op)) return false;
    const exact = exactResult(op, a.value, b.value, intWidth(a.ty)?.bits ?? 1);
    return exact !== undefined && !fits(a.ty, exact);
  }

  /** Divisions and indices: of other operations the assertion says what was said at the operation itself. */
  #assertion(t: Terminator): void {
    if (t.kind !== "assert") return;
    const condition = this.#known.operand(t.condition);
    if (condition === undefined || (condition.value !== 0n) === t.expected) return;
    if (t.condition.kind !== "const") this.#known.forget(t.condition.place.local);
    const { message } = t;
    if (message.kind === "overflowNeg") return;
    if (message.kind === "overflow" && message.op !== "div" && message.op !== "rem") return;
    this.#report("unconditional_panic", t.source.span, message);
  }

  #report(lint: "arithmetic_overflow" | "unconditional_panic", span: Span, what: AssertKind): void {
    const message =
      lint === "arithmetic_overflow"
        ? "this arithmetic operation will overflow"
        : "this operation will panic at runtime";
    this.#lints.report(lint, this.#body.source.def, span, message, (d) => d.at(span, this.#label(what)));
  }

  #show(operand: Operand): string {
    const known = this.#known.operand(operand);
    if (known === undefined) return "_";
    const ty = this.#known.tyOf(operand);
    return scalarText({ ty, value: known.value }, this.#tcx.tyToString(ty));
  }

  #label(message: AssertKind): string {
    const show = (operand: Operand): string => this.#show(operand);
    return assertText(message, show, (operand) => this.#known.operand(operand)?.value);
  }
}

/** Shifts aside. What a division overflows with is left to its assertion. */
const CAN_OVERFLOW: ReadonlySet<BinOp> = new Set([
  "add",
  "sub",
  "mul",
  "addWithOverflow",
  "subWithOverflow",
  "mulWithOverflow",
]);
