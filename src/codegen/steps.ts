// Marks in the line table: where source-level steps begin. They cost nothing where nobody steps.

import type { StepMark } from "#isa/program.ts";
import type { Span } from "#support/span.ts";
import type { BlockId, Body, Local, SourceInfo, Terminator } from "#mir/body.ts";
import { predecessors, successors } from "#mir/graph.ts";
import { stepFinder } from "#mir/steps.ts";
import type { FunctionEmitter } from "./function.ts";
import { placeText } from "./variables.ts";

/** Decides, instruction by instruction as a function is emitted, what begins there. */
export class StepMarker {
  readonly #f: FunctionEmitter;
  readonly #stepAt: (at: Span) => Span | undefined;
  readonly #loopHeads: ReadonlySet<BlockId>;
  /** Steps whose first code has been emitted. */
  readonly #begun = new Set<Span>();
  #atLoopHead = false;
  #isCleanup = false;
  /** A step that has begun without code so far. */
  #pending: { readonly span: Span; readonly pc: number } | undefined;

  constructor(f: FunctionEmitter) {
    this.#f = f;
    this.#stepAt = stepFinder(f.body);
    this.#loopHeads = loopHeads(f.body);
  }

  /** Before any code: what comes first, be it only parameters put in their places, is the call. */
  enterFunction(): void {
    this.#f.fb.line(this.#f.range(this.#f.body.span), this.#mark(this.#f.body.span));
  }

  enterBlock(block: BlockId): void {
    // Another way may lead here: a step that has no code yet must not begin for it.
    if (this.#pending !== undefined && this.#pending.pc === this.#f.fb.pc) this.#begun.delete(this.#pending.span);
    this.#pending = undefined;
    this.#atLoopHead = this.#loopHeads.has(block);
    this.#isCleanup = this.#f.block(block).cleanup;
  }

  /** The step that begins with the code of `source`, if one does. The first instruction always begins one: the call. */
  statement(source: SourceInfo): StepMark | null {
    if (this.#isCleanup) return null;
    return this.#begin(source) ?? (this.#f.fb.pc === 0 ? this.#mark(this.#f.body.span) : null);
  }

  #begin(source: SourceInfo): StepMark | null {
    const { pc } = this.#f.fb;
    const span = this.#stepAt(source.inlinedAt ?? source.span);
    const pending = this.#pending?.pc === pc ? this.#pending.span : undefined;
    if (span === undefined || (this.#begun.has(span) && !this.#atLoopHead)) {
      return pending === undefined ? null : this.#mark(pending);
    }
    if (pending !== undefined) this.#begun.delete(pending);
    this.#begun.add(span);
    this.#atLoopHead = false;
    this.#pending = { span, pc };
    return this.#mark(span);
  }

  #mark(span: Span): StepMark {
    return { kind: "statement", range: this.#f.range(span) };
  }

  terminator(block: BlockId, terminator: Terminator): StepMark | null {
    const { span, inlinedAt } = terminator.source;
    if (terminator.kind === "return") return { kind: "return", range: this.#f.range(lastOf(this.#f.body.span)) };
    const range = this.#f.range(inlinedAt ?? span);
    // What an inlined function drops is its own affair, as it would be were it called.
    if (terminator.kind === "drop" && inlinedAt === undefined) {
      if (!this.#f.cx.needsDrop(this.#f.place(terminator.place).ty)) return null;
      const place = placeText(this.#f, terminator.place) ?? "";
      return { kind: "drop", range, place, isConditional: isGuarded(this.#f.body, block) };
    }
    return terminator.kind === "goto" ? null : this.statement(terminator.source);
  }
}

/** The closing brace of a body, where it returns. */
function lastOf(span: Span): Span {
  return { ...span, start: Math.max(span.start, span.end - 1) };
}

/** Blocks to which some later block leads back. */
function loopHeads(body: Body): ReadonlySet<BlockId> {
  const heads = new Set<BlockId>();
  body.blocks.forEach((block, id) => {
    for (const target of successors(block)) if (target <= id) heads.add(target);
  });
  return heads;
}

/** Whether a block is reached only by asking a drop flag: a local that is never set but to `true` and `false`. */
function isGuarded(body: Body, block: BlockId): boolean {
  const before = predecessors(body)[block] ?? [];
  return (
    before.length > 0 &&
    before.every((id) => {
      const terminator = body.blocks[id]?.terminator;
      if (terminator?.kind !== "switchInt" || terminator.operand.kind === "const") return false;
      const { local, projection } = terminator.operand.place;
      return projection.length === 0 && isFlag(body, local);
    })
  );
}

function isFlag(body: Body, local: Local): boolean {
  if (body.locals[local]?.ty.kind !== "bool" || body.debug.some((row) => row.place.local === local)) return false;
  const assigned = body.blocks.flatMap(({ statements }) =>
    statements.filter((s) => s.kind === "assign" && s.place.local === local),
  );
  return (
    assigned.length > 0 &&
    assigned.every((s) => s.kind === "assign" && s.rvalue.kind === "use" && s.rvalue.operand.kind === "const")
  );
}
