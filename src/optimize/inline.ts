// Inlining of small library functions into their callers.
//
// Input: a monomorphic elaborated body. Guarantees: the same behaviour; frames of the user's own functions
// stay, so that stepping, backtraces and pictures of the stack show what was written. `Index`, `Deref`,
// iterator adapters and arithmetic helpers disappear into the loop that uses them.

import type {
  BasicBlock,
  BlockId,
  Body,
  Local,
  LocalDecl,
  Operand,
  Place,
  Projection,
  PromotedId,
  Rvalue,
  SourceInfo,
  Statement,
  Terminator,
  Unwind,
} from "#mir/body.ts";
import { renameTargets } from "#mir/graph.ts";
import type { Instance } from "#mono/instance.ts";
import type { Mono } from "#mono/mono.ts";
import { closureKind } from "#types/closure.ts";
import type { Ty } from "#types/ty.ts";

/** What is small: measured in statements and terminators, after the callee's own inlining. */
const CALLEE_SIZE = 60;
const CALLER_SIZE = 1500;

/** Gives the optimised monomorphic body of an instance; `undefined` for one that would be inlined into itself. */
export interface InlineSource {
  inlinable(instance: Instance): Body<"elaborated"> | undefined;
  /** Whether closures of the user stay calls, so that each statement keeps its own place. */
  readonly keepsUserClosures: boolean;
}

export function bodySize(body: Body): number {
  return body.blocks.reduce((sum, block) => sum + block.statements.length + 1, 0);
}

/** A call that can be replaced by its callee's blocks. */
interface Site {
  readonly callee: Body<"elaborated">;
  readonly args: readonly Operand[];
  readonly trackCaller: boolean;
}

type Call = Extract<Terminator, { kind: "call" }>;

export function inlineCalls(mono: Mono, source: InlineSource, body: Body<"elaborated">): Body<"elaborated"> {
  if (!hasCalls(body)) return body;
  return new Inliner(mono, source, body).run();
}

function hasCalls(body: Body): boolean {
  return body.blocks.some((b) => b.terminator.kind === "call" && !b.cleanup);
}

class Inliner {
  readonly #mono: Mono;
  readonly #source: InlineSource;
  readonly #body: Body<"elaborated">;
  readonly #blocks: BasicBlock[];
  readonly #locals: LocalDecl[];
  readonly #promoted: Body<"elaborated">[];
  readonly #callerTracks: boolean;
  #size: number;

  constructor(mono: Mono, source: InlineSource, body: Body<"elaborated">) {
    this.#mono = mono;
    this.#source = source;
    this.#body = body;
    this.#blocks = [...body.blocks];
    this.#locals = [...body.locals];
    this.#promoted = [...body.promoted];
    this.#size = bodySize(body);
    this.#callerTracks = mono.tcx.isTrackCaller(body.source.def);
  }

  run(): Body<"elaborated"> {
    // Blocks of inlined callees come after: they were optimised on their own and are not looked at again.
    const count = this.#blocks.length;
    for (let id = 0; id < count; id++) {
      const block = this.#blocks[id] as BasicBlock;
      if (block.cleanup || block.terminator.kind !== "call" || block.terminator.target === undefined) continue;
      const site = this.#site(block.terminator);
      if (site !== undefined) this.#splice(id as BlockId, block, block.terminator, block.terminator.target, site);
    }
    return { ...this.#body, blocks: this.#blocks, locals: this.#locals, promoted: this.#promoted };
  }

  #operandTy(operand: Operand): Ty | undefined {
    if (operand.kind === "const") return operand.ty;
    return operand.place.projection.length === 0 ? this.#locals[operand.place.local]?.ty : undefined;
  }

  #site(t: Call): Site | undefined {
    if (this.#size > CALLER_SIZE || t.func.kind !== "const" || t.func.ty.kind !== "fnDef") return undefined;
    const { tcx } = this.#mono;
    const resolved = this.#mono.resolve(t.func.ty.def, t.func.ty.args, t.source.span);
    if (resolved.kind === "fnTrait") return this.#closureSite(resolved.self, resolved.method, t);
    if (resolved.kind !== "instance" || resolved.instance.kind !== "item") return undefined;
    const { instance } = resolved;
    if (!tcx.hir.isStd(instance.def)) return undefined;
    // An explicit end of a value's life stays a call: a manual heap frees there, and not at a scope's end.
    if (tcx.isLangItem(instance.def, "mem_drop")) return undefined;
    return this.#checked(instance, t.args, tcx.isTrackCaller(instance.def));
  }

  /** A closure called through `Fn*`, its tuple of arguments taken apart. */
  #closureSite(self: Ty, method: string, t: Call): Site | undefined {
    if (self.kind === "closure" && this.#source.keepsUserClosures && !this.#mono.tcx.hir.isStd(self.def))
      return undefined;
    if (self.kind !== "closure" || (method === "call_once" && closureKind(self) !== "FnOnce")) return undefined;
    const [callee, tuple] = t.args;
    if (callee === undefined || tuple === undefined || tuple.kind === "const") return undefined;
    const tupleTy = this.#operandTy(tuple);
    if (tupleTy?.kind !== "tuple") return undefined;
    const parts = tupleTy.elements.map(
      (ty, index): Operand => ({
        kind: tuple.kind,
        place: { local: tuple.place.local, projection: [{ kind: "field", index, ty }] },
      }),
    );
    return this.#checked({ kind: "item", def: self.def, args: self.args }, [callee, ...parts], false);
  }

  #checked(
    instance: Extract<Instance, { kind: "item" }>,
    args: readonly Operand[],
    trackCaller: boolean,
  ): Site | undefined {
    const callee = this.#source.inlinable(instance);
    if (callee === undefined || bodySize(callee) > CALLEE_SIZE || callee.argCount !== args.length) return undefined;
    // A panic inside would name this function's caller instead of the place in the callee.
    if (
      this.#callerTracks &&
      !trackCaller &&
      callee.blocks.some((b) => b.terminator.kind === "assert" || b.terminator.kind === "call")
    )
      return undefined;
    return { callee, args, trackCaller };
  }

  #splice(id: BlockId, block: BasicBlock, t: Call, target: BlockId, site: Site): void {
    const { callee } = site;
    const firstBlock = this.#blocks.length;
    const firstLocal = this.#locals.length;
    const firstPromoted = this.#promoted.length;
    this.#size += bodySize(callee);
    for (const local of callee.locals)
      this.#locals.push({
        ...local,
        info: { kind: "temp", blockTail: undefined, staticDef: undefined },
        source: t.source,
      });
    this.#promoted.push(...callee.promoted);
    const renamer = new Renamer(
      firstLocal,
      firstBlock,
      firstPromoted,
      t,
      site.trackCaller ? { ...t.source, span: t.fnSpan } : undefined,
    );
    const params = site.args.map(
      (operand, i): Statement => ({
        kind: "assign",
        place: { local: (firstLocal + 1 + i) as Local, projection: [] },
        rvalue: { kind: "use", operand },
        source: t.source,
      }),
    );
    this.#blocks[id] = {
      ...block,
      statements: [...block.statements, ...params],
      terminator: { kind: "goto", target: firstBlock as BlockId, source: t.source },
    };
    const exit = (firstBlock + callee.blocks.length) as BlockId;
    for (const inner of callee.blocks) this.#blocks.push(renamer.block(inner, exit));
    const result: Statement = {
      kind: "assign",
      place: t.destination,
      rvalue: { kind: "use", operand: { kind: "move", place: { local: firstLocal as Local, projection: [] } } },
      source: t.source,
    };
    this.#blocks.push({ statements: [result], terminator: { kind: "goto", target, source: t.source }, cleanup: false });
  }
}

/** Renames a callee's locals, blocks and promoted constants into its caller's. */
class Renamer {
  readonly #local: number;
  readonly #block: number;
  readonly #promoted: number;
  readonly #call: Call;
  /** Where everything seems to stand, for callees that report their caller's place. */
  readonly #at: SourceInfo | undefined;

  constructor(local: number, block: number, promoted: number, call: Call, at: SourceInfo | undefined) {
    this.#local = local;
    this.#block = block;
    this.#promoted = promoted;
    this.#call = call;
    this.#at = at;
  }

  #source(source: SourceInfo): SourceInfo {
    const { scope, span, inlinedAt = span } = this.#call.source;
    return this.#at ?? { span: source.span, scope, inlinedAt };
  }

  #rename(local: Local): Local {
    return (local + this.#local) as Local;
  }

  #place(place: Place): Place {
    const projection = place.projection.some((s) => s.kind === "index")
      ? place.projection.map((s): Projection => (s.kind === "index" ? { ...s, local: this.#rename(s.local) } : s))
      : place.projection;
    return { local: this.#rename(place.local), projection };
  }

  #operand(o: Operand): Operand {
    if (o.kind !== "const") return { ...o, place: this.#place(o.place) };
    if (o.value.kind !== "promoted") return o;
    return { ...o, value: { kind: "promoted", index: (o.value.index + this.#promoted) as PromotedId } };
  }

  #rvalue(rvalue: Rvalue): Rvalue {
    switch (rvalue.kind) {
      case "use":
      case "repeat":
      case "cast":
      case "unary":
        return { ...rvalue, operand: this.#operand(rvalue.operand) };
      case "binary":
        return { ...rvalue, left: this.#operand(rvalue.left), right: this.#operand(rvalue.right) };
      case "aggregate":
        return { ...rvalue, operands: rvalue.operands.map((o) => this.#operand(o)) };
      case "ref":
      case "rawPtr":
      case "discriminant":
        return { ...rvalue, place: this.#place(rvalue.place) };
    }
  }

  #statement(s: Statement): Statement {
    const source = this.#source(s.source);
    switch (s.kind) {
      case "assign":
        return { ...s, source, place: this.#place(s.place), rvalue: this.#rvalue(s.rvalue) };
      case "storageLive":
      case "storageDead":
        return { ...s, source, local: this.#rename(s.local) };
      case "setDiscriminant":
      case "fakeRead":
      case "placeMention":
      case "ascribeUserType":
        return { ...s, source, place: this.#place(s.place) };
    }
  }

  block(block: BasicBlock, exit: BlockId): BasicBlock {
    return {
      statements: block.statements.map((s) => this.#statement(s)),
      terminator: this.#terminator(block.terminator, exit),
      cleanup: block.cleanup,
    };
  }

  /** Panics that left the callee go on where the call's would have gone. */
  #unwind(unwind: Unwind): Unwind {
    return unwind === "continue" ? this.#call.unwind : unwind;
  }

  #terminator(old: Terminator, exit: BlockId): Terminator {
    const source = this.#source(old.source);
    if (old.kind === "return") return { kind: "goto", target: exit, source };
    if (old.kind === "unwindResume")
      return typeof this.#call.unwind === "number"
        ? { kind: "goto", target: this.#call.unwind, source }
        : { ...old, source };
    const t = renameTargets(old, (id) => (id + this.#block) as BlockId);
    switch (t.kind) {
      case "switchInt":
        return { ...t, source, operand: this.#operand(t.operand) };
      case "drop":
        return { ...t, source, place: this.#place(t.place), unwind: this.#unwind(t.unwind) };
      case "call":
        return {
          ...t,
          source,
          func: this.#operand(t.func),
          args: t.args.map((a) => this.#operand(a)),
          destination: this.#place(t.destination),
          // What an inlined function that tracks its caller calls in turn is told of the same place.
          fnSpan: this.#at === undefined ? t.fnSpan : this.#call.fnSpan,
          unwind: this.#unwind(t.unwind),
        };
      case "assert":
        return {
          ...t,
          source,
          condition: this.#operand(t.condition),
          message: this.#message(t.message),
          unwind: this.#unwind(t.unwind),
        };
      default:
        return { ...t, source };
    }
  }

  #message(m: Extract<Terminator, { kind: "assert" }>["message"]): typeof m {
    switch (m.kind) {
      case "boundsCheck":
        return { ...m, length: this.#operand(m.length), index: this.#operand(m.index) };
      case "overflow":
        return { ...m, left: this.#operand(m.left), right: this.#operand(m.right) };
      case "overflowNeg":
      case "divisionByZero":
      case "remainderByZero":
        return { ...m, operand: this.#operand(m.operand) };
    }
  }
}
