// A small assembler for the MIR of glue. Built without type parameters, phase "elaborated".

import { Arena } from "#support/ids.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type {
  BasicBlock,
  BlockId,
  Body,
  ConstValue,
  Local,
  LocalDecl,
  Operand,
  Place,
  Rvalue,
  ScopeId,
  SourceInfo,
  SourceScope,
  Statement,
  Terminator,
  Unwind,
} from "#mir/body.ts";
import { mutBorrow, place, RETURN_PLACE, SHARED } from "#mir/places.ts";
import type { Layouts } from "#types/layout.ts";
import type { Tcx } from "#types/tcx.ts";
import { RE_ERASED, type Ty } from "#types/ty.ts";

/** What the shims ask of the monomorphiser. */
export interface ShimCx {
  readonly tcx: Tcx;
  readonly layouts: Layouts;
  needsDrop(ty: Ty): boolean;
}

/** What a callable takes, arguments not yet tupled, and gives. */
export interface ShimSig {
  readonly inputs: readonly Ty[];
  readonly output: Ty;
}

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
export type StatementBody = Without<Statement, "source">;
export type TerminatorBody = Without<Terminator, "source">;

export const move = (p: Place): Operand => ({ kind: "move", place: p });
export const copy = (p: Place): Operand => ({ kind: "copy", place: p });
export const assign = (to: Place, rvalue: Rvalue): StatementBody => ({ kind: "assign", place: to, rvalue });
export const use = (operand: Operand): Rvalue => ({ kind: "use", operand });

/** `to = &of`, or `&mut of`. */
export function borrow(to: Local, of: Place, mutability: "not" | "mut"): StatementBody {
  const kind = mutability === "mut" ? mutBorrow(false) : SHARED;
  return assign(place(to), { kind: "ref", region: RE_ERASED, borrow: kind, place: of });
}

export const drop = (of: Place, target: BlockId, unwind: Unwind): TerminatorBody => ({
  kind: "drop",
  place: of,
  target,
  unwind,
  replace: false,
});

/** A small straight-line assembler for MIR. */
export class ShimBuilder {
  readonly locals: LocalDecl[] = [];
  readonly blocks: BasicBlock[] = [];
  readonly scopes = new Arena<ScopeId, SourceScope>();
  readonly source: SourceInfo;
  readonly def: DefId;

  constructor(def: DefId, span: Span) {
    this.def = def;
    this.source = { span, scope: this.scopes.push({ parent: undefined, span }) };
  }

  local(ty: Ty): Local {
    this.locals.push({
      ty,
      mutable: true,
      info: { kind: "temp", blockTail: undefined, staticDef: undefined },
      source: this.source,
      userTy: [],
    });
    return (this.locals.length - 1) as Local;
  }

  block(terminator: TerminatorBody, statements: StatementBody[] = [], cleanup = false): BlockId {
    return (this.blocks.push(this.#content(terminator, statements, cleanup)) - 1) as BlockId;
  }

  #content(terminator: TerminatorBody, statements: StatementBody[], cleanup: boolean): BasicBlock {
    return {
      statements: statements.map((s) => ({ ...s, source: this.source }) as Statement),
      terminator: { ...terminator, source: this.source } as Terminator,
      cleanup,
    };
  }

  /** Reserves the entry block, whose content is known last. */
  reserve(): BlockId {
    return this.block({ kind: "unreachable" });
  }

  fill(id: BlockId, terminator: TerminatorBody, statements: StatementBody[] = []): void {
    this.blocks[id] = this.#content(terminator, statements, false);
  }

  call(func: Operand, args: readonly Operand[], destination: Place, target: BlockId, unwind: Unwind): TerminatorBody {
    const { span } = this.source;
    return {
      kind: "call",
      func,
      args,
      argSpans: args.map(() => span),
      destination,
      target,
      unwind,
      callSource: "normal",
      fnSpan: span,
    };
  }

  /** The rest of a body that only calls another: the call, and its result returned. */
  forward(func: Operand, args: readonly Operand[], before: StatementBody[] = []): void {
    const entry = this.reserve();
    const done = this.block({ kind: "return" });
    this.fill(entry, this.call(func, args, RETURN_PLACE, done, "continue"), before);
  }

  /** The function that is the only value of a `fnDef` type. */
  fnItem(ty: Ty): Operand {
    return this.constant(ty, { kind: "zeroSized" });
  }

  /** A const operand. */
  constant(ty: Ty, value: ConstValue): Operand {
    return { kind: "const", ty, value, span: this.source.span, userTy: undefined };
  }

  body(argCount: number): Body<"elaborated"> {
    return {
      phase: "elaborated",
      source: { def: this.def, promoted: undefined },
      kind: "shim",
      blocks: this.blocks,
      locals: this.locals,
      argCount,
      scopes: this.scopes,
      debug: [],
      steps: [],
      upvars: [],
      promoted: [],
      span: this.source.span,
      tainted: false,
    };
  }
}
