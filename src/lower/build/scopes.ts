// Drop scopes: what must be dropped, and marked dead, on each way out of a piece of code.
//
// A stack mirrors the region tree. Leaving a scope, by its end, by `break`, `?` or `return`, emits its
// drops in reverse order of scheduling; unwinding goes through a chain of cleanup blocks, one for each
// scheduled value, kept and shared (rustc dev guide, "MIR construction", scopes), and leaves the body at its end: there,
// too, the borrow checker looks at what is still borrowed.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { ExprId } from "#hir/body.ts";
import type { BlockId, Local, Place } from "#mir/body.ts";
import { place } from "#mir/places.ts";
import type { RegionId } from "#lower/thir/region-tree.ts";
import type { BreakableScope, Builder } from "./builder.ts";

interface ScheduledDrop {
  readonly local: Local;
  readonly kind: "value" | "storage";
  readonly span: Span;
  /** The cleanup block that drops this and then everything outside; made when first needed. */
  unwind: BlockId | undefined;
}

interface Scope {
  readonly region: RegionId;
  readonly span: Span;
  readonly drops: ScheduledDrop[];
}

interface IfThenScope {
  readonly depth: number;
  elseBlock: BlockId | undefined;
}

export class ScopeStack {
  readonly #b: Builder;
  #scopes: Scope[] = [];
  readonly #breakables: BreakableScope[] = [];
  #ifThen: IfThenScope | undefined;
  /** What unwinding leaves: the whole body. */
  readonly #span: Span;
  #resume: BlockId | undefined;
  /** Where `return` goes once everything is dropped. */
  readonly #returnBlocks: BlockId[] = [];

  constructor(b: Builder, span: Span) {
    this.#b = b;
    this.#span = span;
  }

  get depth(): number {
    return this.#scopes.length;
  }

  /** Runs `f` inside a scope and drops what was scheduled in it. */
  inScope<T>(region: RegionId, span: Span, f: () => T): T {
    this.push(region, span);
    const result = f();
    this.pop();
    return result;
  }

  push(region: RegionId, span: Span): void {
    this.#scopes.push({ region, span, drops: [] });
  }

  /** Leaves the innermost scope on the normal path. */
  pop(): void {
    this.#emitDrops(this.#scopes.length - 1);
    this.#scopes.pop();
  }

  /** Runs `f` as if the scopes above `depth` had already been left. */
  withDepth(depth: number, f: () => void): void {
    const all = this.#scopes;
    this.#scopes = all.slice(0, depth);
    f();
    this.#scopes = all;
  }

  schedule(region: RegionId | undefined, local: Local, kind: "value" | "storage", span: Span): void {
    if (region === undefined) return;
    if (kind === "value" && !this.#b.needsDrop(this.#b.tyOf(local))) return;
    const index = this.#scopes.findLastIndex((s) => s.region === region);
    if (index < 0) bug(`no open scope for region ${region}`);
    // Chains of inner scopes end in this scope's old last drop: they have to be made anew.
    if (kind === "value") {
      for (let i = index + 1; i < this.#scopes.length; i++)
        for (const drop of (this.#scopes[i] as Scope).drops) drop.unwind = undefined;
    }
    (this.#scopes[index] as Scope).drops.push({ local, kind, span, unwind: undefined });
  }

  /** How many drops the innermost scope has scheduled. */
  innermostDrops(): number {
    return (this.#scopes.at(-1) as Scope).drops.length;
  }

  /** Forgets all but the first `count` drops of the innermost scope: of a guard that is lowered once more. */
  forgetDrops(count: number): void {
    (this.#scopes.at(-1) as Scope).drops.length = count;
  }

  /** The block that unwinding from here goes to. */
  unwind(): BlockId {
    return this.#chain(this.#scopes.length - 1, Number.POSITIVE_INFINITY);
  }

  /** The cleanup chain for drops `0..below` of scope `index` and all of the scopes outside. */
  #chain(index: number, below: number): BlockId {
    let target = this.#resumeBlock();
    for (let s = 0; s <= index; s++) {
      const scope = this.#scopes[s] as Scope;
      const end = s === index ? Math.min(below, scope.drops.length) : scope.drops.length;
      for (let d = 0; d < end; d++) {
        const drop = scope.drops[d] as ScheduledDrop;
        if (drop.kind === "storage") continue;
        if (drop.unwind === undefined) {
          const block = this.#b.newBlock(true);
          this.#b.terminateAt(block, drop.span, {
            kind: "drop",
            place: place(drop.local),
            target,
            unwind: "terminate",
            replace: false,
          });
          drop.unwind = block;
        }
        target = drop.unwind;
      }
    }
    return target;
  }

  #resumeBlock(): BlockId {
    if (this.#resume === undefined) {
      this.#resume = this.#b.newBlock(true);
      this.#b.terminateAt(this.#resume, this.#span, { kind: "unwindResume" });
    }
    return this.#resume;
  }

  #emitDrops(index: number): void {
    const scope = this.#scopes[index] as Scope;
    const b = this.#b;
    const end = { file: scope.span.file, start: Math.max(scope.span.start, scope.span.end - 1), end: scope.span.end };
    for (let d = scope.drops.length - 1; d >= 0; d--) {
      const drop = scope.drops[d] as ScheduledDrop;
      if (drop.kind === "storage") b.push(end, { kind: "storageDead", local: drop.local });
      else {
        const target = b.newBlock();
        b.terminate(
          end,
          { kind: "drop", place: place(drop.local), target, unwind: this.#chain(index, d), replace: false },
          target,
        );
      }
    }
  }

  /** Emits the drops of every scope above `depth`, without leaving them, and jumps. */
  exitTo(depth: number, span: Span, target: BlockId): void {
    for (let i = this.#scopes.length - 1; i >= depth; i--) this.#emitDrops(i);
    this.#b.terminate(span, { kind: "goto", target });
  }

  // --- break, continue, return

  /** Runs `f` with `break` and `continue` to `target` leading to the given blocks. */
  inBreakable(
    target: ExprId,
    breakBlock: BlockId,
    continueBlock: BlockId | undefined,
    destination: Place,
    f: () => void,
  ): void {
    this.#breakables.push({ target, depth: this.depth, breakBlock, continueBlock, destination });
    f();
    this.#breakables.pop();
  }

  breakable(target: ExprId): BreakableScope {
    return this.#breakables.findLast((b) => b.target === target) ?? bug("break without a target");
  }

  inFn(returnBlock: BlockId, f: () => void): void {
    this.#returnBlocks.push(returnBlock);
    f();
    this.#returnBlocks.pop();
  }

  returnFrom(span: Span): void {
    this.exitTo(0, span, this.#returnBlocks.at(-1) ?? bug("return outside a function"));
  }

  // --- conditions

  /** Runs `f`, inside which {@link breakForElse} leaves to the block this returns (if it was used). */
  inIfThen(depth: number, f: () => void): BlockId | undefined {
    const outer = this.#ifThen;
    const own: IfThenScope = { depth, elseBlock: undefined };
    this.#ifThen = own;
    f();
    this.#ifThen = outer;
    return own.elseBlock;
  }

  /** The condition failed: leaves to the innermost `else`. */
  breakForElse(from: BlockId, span: Span): void {
    const scope = this.#ifThen ?? bug("else without a condition");
    scope.elseBlock ??= this.#b.newBlock();
    const resume = this.#b.block;
    this.#b.block = from;
    this.exitTo(scope.depth, span, scope.elseBlock);
    this.#b.block = resume;
  }

  /** The region of the innermost open scope that bindings may belong to. */
  innermostRegion(): RegionId {
    return this.#scopes[this.#letDepth() - 1]?.region ?? bug("binding outside any scope");
  }

  /** Bindings of a condition belong to the scope just inside its `else`: the then-branch or guard. */
  #letDepth(): number {
    const depth = this.#ifThen?.depth ?? this.#scopes.length - 1;
    return Math.min(depth + 1, this.#scopes.length);
  }
}
