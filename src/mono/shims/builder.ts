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
  Projection,
  Rvalue,
  ScopeId,
  SourceInfo,
  SourceScope,
  Statement,
  Terminator,
  Unwind,
} from "#mir/body.ts";
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

export const RETURN_PLACE: Place = { local: 0 as Local, projection: [] };

export const place = (local: Local, ...projection: Projection[]): Place => ({ local, projection });
export const projected = (of: Place, ...steps: Projection[]): Place => ({
  local: of.local,
  projection: [...of.projection, ...steps],
});
export const deref: Projection = { kind: "deref" };
export const field = (index: number, ty: Ty): Projection => ({ kind: "field", index, ty });
export const move = (p: Place): Operand => ({ kind: "move", place: p });
export const copy = (p: Place): Operand => ({ kind: "copy", place: p });
export const assign = (to: Place, rvalue: Rvalue): StatementBody => ({ kind: "assign", place: to, rvalue });
export const use = (operand: Operand): Rvalue => ({ kind: "use", operand });

/** `to = &of`, or `&mut of`. */
export function borrow(to: Local, of: Place, mutability: "not" | "mut"): StatementBody {
  const kind = mutability === "mut" ? ({ kind: "mut", allow: "default" } as const) : ({ kind: "shared" } as const);
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
  readonly blocks: { statements: Statement[]; terminator: Terminator; cleanup: boolean }[] = [];
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
    this.blocks.push({
      statements: statements.map((s) => ({ ...s, source: this.source }) as Statement),
      terminator: { ...terminator, source: this.source } as Terminator,
      cleanup,
    });
    return (this.blocks.length - 1) as BlockId;
  }

  /** Reserves the entry block, whose content is known last. */
  reserve(): BlockId {
    return this.block({ kind: "unreachable" });
  }

  fill(id: BlockId, terminator: TerminatorBody, statements: StatementBody[] = []): void {
    this.blocks[id] = {
      statements: statements.map((s) => ({ ...s, source: this.source }) as Statement),
      terminator: { ...terminator, source: this.source } as Terminator,
      cleanup: false,
    };
  }

  call(ty: Ty, args: readonly Operand[], destination: Place, target: BlockId, unwind: Unwind): TerminatorBody {
    const { span } = this.source;
    return {
      kind: "call",
      func: this.constant(ty, { kind: "zeroSized" }),
      args,
      argSpans: args.map(() => span),
      destination,
      target,
      unwind,
      callSource: "normal",
      fnSpan: span,
    };
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
      blocks: this.blocks as BasicBlock[],
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
