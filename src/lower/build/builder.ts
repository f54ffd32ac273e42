// The graph under construction: blocks, locals, the cursor, and the tables lowering keeps while it walks.

import { bug } from "#support/bug.ts";
import { Arena } from "#support/ids.ts";
import type { Span } from "#support/span.ts";
import type { ExprId } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import type {
  BasicBlock,
  BlockId,
  Local,
  LocalDecl,
  LocalInfo,
  Operand,
  Place,
  Rvalue,
  ScopeId,
  SourceInfo,
  SourceScope,
  Statement,
  Terminator,
  UpvarInfo,
  UserTypeAnnotation,
  VarDebugInfo,
} from "#mir/body.ts";
import type { Capture } from "#typeck/tables.ts";
import { mkConst, type Ty, USIZE } from "#types/ty.ts";
import type { LowerContext } from "#lower/thir/context.ts";
import type { ExprRef } from "#lower/thir/thir.ts";
import { projectionTy } from "#mir/place-ty.ts";
import { place } from "#mir/places.ts";
import { ScopeStack } from "./scopes.ts";

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type StatementBody = Without<Statement, "source">;
export type TerminatorBody = Without<Terminator, "source">;

interface OpenBlock {
  readonly statements: Statement[];
  terminator: Terminator | undefined;
  readonly cleanup: boolean;
}

/** The locals behind a user's variable. */
export interface Variable {
  readonly local: Local;
  /** What a match guard reads it through. */
  readonly guardRef: Local | undefined;
}

/** How a closure body reaches what it captured. */
export interface ClosureEnv {
  readonly captures: readonly Capture[];
  readonly captureTys: readonly Ty[];
  /** What is known of each captured place. */
  readonly upvars: readonly UpvarInfo[];
  /** `_1` is the closure itself (`FnOnce`) or a reference to it. */
  readonly byRef: boolean;
  readonly closureTy: Ty;
}

/** The functions everything else recurses through, handed in so that files need not import in circles. */
export interface Recursion {
  /** Evaluates an expression into a place. */
  into(b: Builder, destination: Place, expr: ExprRef): void;
  /** Evaluates a condition; falls through where it holds, and leaves to the innermost `else` where not. */
  condition(b: Builder, expr: ExprRef): void;
  /** Evaluates an expression for its effect. */
  statement(b: Builder, expr: ExprRef): void;
}

/** Where lowering stands. All emission goes to `block`, the cursor. */
export class Builder {
  readonly cx: LowerContext;
  readonly recursion: Recursion;
  readonly env: ClosureEnv | undefined;
  readonly locals: LocalDecl[] = [];
  readonly scopes: ScopeStack;
  readonly sourceScopes = new Arena<ScopeId, SourceScope>();
  readonly debug: VarDebugInfo[] = [];
  readonly variables = new Map<LocalId, Variable>();
  /** Variables bound by the arm whose guard is being lowered: read through `guardRef`. */
  readonly guardVariables: Set<LocalId>[] = [];
  readonly #blocks: OpenBlock[] = [];
  block: BlockId;
  sourceScope: ScopeId;
  /** Span of the block tail being lowered, for temporaries made there. */
  blockTail: Span | undefined;

  constructor(cx: LowerContext, env: ClosureEnv | undefined, span: Span, recursion: Recursion) {
    this.cx = cx;
    this.recursion = recursion;
    this.env = env;
    this.sourceScope = this.sourceScopes.push({ parent: undefined, span });
    this.scopes = new ScopeStack(this, span);
    this.block = this.newBlock();
  }

  into(destination: Place, expr: ExprRef): void {
    this.recursion.into(this, destination, expr);
  }

  // --- blocks

  newBlock(cleanup = false): BlockId {
    this.#blocks.push({ statements: [], terminator: undefined, cleanup });
    return (this.#blocks.length - 1) as BlockId;
  }

  source(span: Span): SourceInfo {
    return { span, scope: this.sourceScope };
  }

  /** What `body` lowers lies in a source scope of its own: variables declared there are seen there alone. */
  inSourceScope<T>(span: Span, body: () => T): T {
    const outer = this.sourceScope;
    this.sourceScope = this.sourceScopes.push({ parent: outer, span });
    const result = body();
    this.sourceScope = outer;
    return result;
  }

  pushAt(block: BlockId, span: Span, statement: StatementBody): void {
    (this.#blocks[block] as OpenBlock).statements.push({ ...statement, source: this.source(span) } as Statement);
  }

  push(span: Span, statement: StatementBody): void {
    this.pushAt(this.block, span, statement);
  }

  terminateAt(block: BlockId, span: Span, terminator: TerminatorBody): void {
    const open = this.#blocks[block] as OpenBlock;
    if (open.terminator !== undefined) bug(`block ${block} is terminated twice`);
    open.terminator = { ...terminator, source: this.source(span) } as Terminator;
  }

  /** Ends the current block; the cursor then stands at `next` (a fresh, unreachable block if absent). */
  terminate(span: Span, terminator: TerminatorBody, next?: BlockId): void {
    this.terminateAt(this.block, span, terminator);
    this.block = next ?? this.newBlock();
  }

  goto(span: Span, target: BlockId): void {
    this.terminate(span, { kind: "goto", target }, target);
  }

  /** The finished blocks. Those without a terminator are unreachable ends. */
  finish(span: Span): BasicBlock[] {
    return this.#blocks.map((b) => ({
      statements: b.statements,
      terminator: b.terminator ?? { kind: "unreachable", source: this.source(span) },
      cleanup: b.cleanup,
    }));
  }

  // --- statements

  assign(span: Span, place: Place, rvalue: Rvalue): void {
    this.push(span, { kind: "assign", place, rvalue });
  }

  assignUnit(span: Span, place: Place): void {
    this.assign(span, place, { kind: "aggregate", aggregate: { kind: "tuple" }, operands: [] });
  }

  // --- locals

  newLocal(ty: Ty, span: Span, info: LocalInfo, mutable = true, userTy: readonly UserTypeAnnotation[] = []): Local {
    this.locals.push({ ty, mutable, info, source: this.source(span), userTy });
    return (this.locals.length - 1) as Local;
  }

  /** A temporary without storage markers: scalars the lowering itself needs. */
  temp(ty: Ty, span: Span): Place {
    return place(this.newLocal(ty, span, { kind: "temp", blockTail: this.blockTail, staticDef: undefined }));
  }

  tyOf(local: Local): Ty {
    return (this.locals[local] as LocalDecl).ty;
  }

  /** The type of a place (fields carry theirs). */
  placeTy(at: Place): Ty {
    let ty = this.tyOf(at.local);
    for (const step of at.projection) ty = projectionTy(this.cx.tcx, ty, step);
    return ty;
  }

  constUsize(value: number, span: Span): Operand {
    return {
      kind: "const",
      ty: USIZE,
      value: { kind: "ty", value: mkConst(USIZE, BigInt(value)) },
      span,
      userTy: undefined,
    };
  }

  /** Whether the value may be duplicated by reading it. */
  isCopy(ty: Ty): boolean {
    return this.cx.tcx.isCopy(ty, this.cx.hir.owner);
  }

  needsDrop(ty: Ty): boolean {
    return this.cx.tcx.needsDrop(ty, this.cx.hir.owner);
  }

  /** `copy` or `move`, by the type of the place. */
  consume(at: Place): Operand {
    return { kind: this.isCopy(this.placeTy(at)) ? "copy" : "move", place: at };
  }

  scalar(bits: bigint, ty: Ty, span: Span): Operand {
    return { kind: "const", ty, value: { kind: "scalar", bits }, span, userTy: undefined };
  }
}

/** A jump target of `break` or `continue`. */
export interface BreakableScope {
  readonly target: ExprId;
  readonly depth: number;
  readonly breakBlock: BlockId;
  readonly continueBlock: BlockId | undefined;
  readonly destination: Place;
}
