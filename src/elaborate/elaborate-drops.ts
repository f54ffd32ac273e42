// Drop elaboration: conditional drops become static, flag-guarded, field by field, or vanish.
//
// Input: a body in phase "built" that the borrow checker accepted (or that runs anyway). Guarantees: every
// remaining `drop` drops an initialised value. Source: rustc dev guide, "Drop elaboration".
//
// Example: after `if c { consume(s) }` the drop of `s` at the end of its scope becomes a test of a flag that
// was set where `s` was initialised and cleared where it was moved.

import { bug } from "#support/bug.ts";
import type { BitSet } from "#support/bitset.ts";
import type {
  BasicBlock,
  BlockId,
  Body,
  Local,
  LocalDecl,
  Location,
  Place,
  Projection,
  SourceInfo,
  Statement,
  Terminator,
  Unwind,
} from "#mir/body.ts";
import type { FlowResults } from "#mir/dataflow.ts";
import { maybeInit, maybeUninit } from "#mir/init-flow.ts";
import { gatherMoves, type MoveData, type MovePathId } from "#mir/move-paths.ts";
import { placeTy } from "#mir/place-ty.ts";
import { DEREF, field, project } from "#mir/places.ts";
import { subst } from "#types/fold.ts";
import { needsDrop, normalizeErasing } from "#types/instance.ts";
import { discriminantBits, discriminantTy } from "#types/layout.ts";
import type { Tcx } from "#types/tcx.ts";
import { BOOL, mkFnDef, mkRef, RE_ERASED, type Ty, UNIT } from "#types/ty.ts";
import { simplifyCfg } from "#mir/simplify-cfg.ts";
import { copyReborrows } from "./reborrows.ts";

export function elaborateDrops(tcx: Tcx, body: Body<"built">): Body<"elaborated"> {
  const elaborated = new Elaborator(tcx, body).run();
  return { ...copyReborrows(tcx, simplifyCfg(elaborated)), promoted: body.promoted.map((p) => elaborateDrops(tcx, p)) };
}

type DropTerminator = Extract<Terminator, { kind: "drop" }>;

/** What is known of a value about to be dropped. */
type DropStyle = "dead" | "static" | "conditional" | "open";

interface Patch {
  readonly statements: Statement[];
  terminator: Terminator;
  readonly cleanup: boolean;
}

class Elaborator {
  readonly #tcx: Tcx;
  readonly #body: Body<"built">;
  readonly #moves: MoveData;
  readonly #init: FlowResults;
  readonly #uninit: FlowResults;
  readonly #blocks: Patch[];
  readonly #locals: LocalDecl[];
  readonly #flags = new Map<MovePathId, Local>();

  constructor(tcx: Tcx, body: Body<"built">) {
    this.#tcx = tcx;
    this.#body = body;
    this.#moves = gatherMoves(tcx, body);
    this.#init = maybeInit(body, this.#moves);
    this.#uninit = maybeUninit(body, this.#moves);
    this.#blocks = body.blocks.map((b) => ({
      statements: [...b.statements],
      terminator: b.terminator,
      cleanup: b.cleanup,
    }));
    this.#locals = [...body.locals];
  }

  run(): Body<"elaborated"> {
    this.#body.blocks.forEach((block, b) => {
      const { terminator } = block;
      if (terminator.kind === "drop") this.#drop({ block: b as BlockId, index: block.statements.length }, terminator);
    });
    if (this.#flags.size > 0) this.#maintainFlags();
    const blocks: BasicBlock[] = this.#blocks.map((b) => ({
      statements: b.statements,
      terminator: b.terminator,
      cleanup: b.cleanup,
    }));
    return { ...this.#body, phase: "elaborated", blocks, made: undefined, locals: this.#locals, promoted: [] };
  }

  #patch(block: BlockId): Patch {
    return this.#blocks[block] ?? bug("no such block");
  }

  #newBlock(cleanup: boolean, terminator: Terminator, statements: Statement[] = []): BlockId {
    this.#blocks.push({ statements, terminator, cleanup });
    return (this.#blocks.length - 1) as BlockId;
  }

  #drop(location: Location, terminator: DropTerminator): void {
    const goto: Terminator = { kind: "goto", target: terminator.target, source: terminator.source };
    const ty = placeTy(this.#tcx, this.#body, terminator.place);
    if (!needsDrop(this.#tcx, ty, this.#body.source.def)) {
      this.#patch(location.block).terminator = goto;
      return;
    }
    const found = this.#moves.lookup(terminator.place);
    // A part of a path, or a place behind a reference: it is initialised whenever it can be reached.
    if (found === undefined || found.kind === "parent") return;
    const ladder = new Ladder(this, this.#init.before(location), this.#uninit.before(location), terminator.source);
    const cleanup = this.#patch(location.block).cleanup;
    const head = ladder.dropPath(found.path, terminator.place, terminator.target, terminator.unwind, cleanup);
    this.#patch(location.block).terminator = head;
  }

  // --- what the ladder needs

  styleOf(path: MovePathId, init: BitSet, uninit: BitSet): DropStyle {
    let live = false;
    let dead = false;
    let parts = 0;
    this.#moves.forEachDescendant(path, (p) => {
      live ||= init.has(p);
      dead ||= uninit.has(p);
      parts++;
    });
    if (!live) return "dead";
    if (!dead) return "static";
    return parts === 1 ? "conditional" : "open";
  }

  pathLive(path: MovePathId, init: BitSet): boolean {
    return init.has(path);
  }

  childOf(path: MovePathId, matches: (step: Projection) => boolean): MovePathId | undefined {
    return this.#moves.path(path).children.find((child) => {
      const step = this.#moves.path(child).place.projection.at(-1);
      return step !== undefined && matches(step);
    });
  }

  childrenOf(path: MovePathId): readonly MovePathId[] {
    return this.#moves.path(path).children;
  }

  placeOf(path: MovePathId): Place {
    return this.#moves.path(path).place;
  }

  flag(path: MovePathId): Local {
    const known = this.#flags.get(path);
    if (known !== undefined) return known;
    const source = (this.#body.locals[0] as LocalDecl).source;
    this.#locals.push({
      ty: BOOL,
      mutable: true,
      info: { kind: "temp", blockTail: undefined, staticDef: undefined },
      source,
      userTy: [],
    });
    const local = (this.#locals.length - 1) as Local;
    this.#flags.set(path, local);
    return local;
  }

  tempLocal(ty: Ty, source: SourceInfo): Local {
    this.#locals.push({
      ty,
      mutable: true,
      info: { kind: "temp", blockTail: undefined, staticDef: undefined },
      source,
      userTy: [],
    });
    return (this.#locals.length - 1) as Local;
  }

  tyOf(place: Place): Ty {
    return placeTy(this.#tcx, { locals: this.#locals }, place);
  }

  get tcx(): Tcx {
    return this.#tcx;
  }

  get owner(): Body["source"]["def"] {
    return this.#body.source.def;
  }

  newBlock(cleanup: boolean, terminator: Terminator, statements: Statement[] = []): BlockId {
    return this.#newBlock(cleanup, terminator, statements);
  }

  // --- flags

  /** Flags are false on entry, true where their path is initialised, false where it is moved out of or dropped. */
  #maintainFlags(): void {
    const source = (this.#body.locals[0] as LocalDecl).source;
    this.#body.blocks.forEach((block, b) => this.#flagsInBlock(block, b as BlockId));
    const first = this.#patch(0 as BlockId);
    const onEntry = new Set<MovePathId>();
    for (const init of this.#moves.inits)
      if (init.location === undefined) this.#moves.forEachDescendant(init.path, (p) => onEntry.add(p));
    first.statements.unshift(
      ...[...this.#flags].map(([path, local]) => this.#setFlag(local, onEntry.has(path), source)),
    );
  }

  #flagsInBlock(block: BasicBlock, b: BlockId): void {
    const patch = this.#patch(b);
    const out: Statement[] = [];
    block.statements.forEach((statement, index) => {
      out.push(statement);
      out.push(...this.#changesAt({ block: b, index }, statement.source, false));
    });
    // The terminator's moves happen whatever it does next; its result exists only where a call returned.
    const end = { block: b, index: block.statements.length };
    out.push(...this.#changesAt(end, block.terminator.source, false));
    patch.statements.splice(0, block.statements.length, ...out);
    const { terminator } = block;
    if (terminator.kind !== "call" || terminator.target === undefined) return;
    const results = this.#changesAt(end, terminator.source, true);
    if (results.length === 0) return;
    const middle = this.#newBlock(
      block.cleanup,
      { kind: "goto", target: terminator.target, source: terminator.source },
      results,
    );
    if (patch.terminator.kind === "call") patch.terminator = { ...patch.terminator, target: middle };
  }

  #changesAt(location: Location, source: SourceInfo, results: boolean): Statement[] {
    const changes = new Map<Local, boolean>();
    const record = (path: MovePathId, value: boolean): void => {
      this.#moves.forEachDescendant(path, (p) => {
        const local = this.#flags.get(p);
        if (local !== undefined) changes.set(local, value);
      });
    };
    if (!results) {
      // A drop tests its flag: clearing comes after, in the ladder's own blocks' successors.
      const isDrop =
        this.#body.blocks[location.block]?.terminator.kind === "drop" &&
        location.index === this.#body.blocks[location.block]?.statements.length;
      if (!isDrop) for (const move of this.#moves.movesAt(location)) record(move.path, false);
    }
    for (const init of this.#moves.initsAt(location))
      if ((init.kind === "nonPanic") === results) record(init.path, true);
    return [...changes].map(([local, value]) => this.#setFlag(local, value, source));
  }

  #setFlag(local: Local, value: boolean, source: SourceInfo): Statement {
    const operand = {
      kind: "const",
      ty: BOOL,
      value: { kind: "scalar", bits: value ? 1n : 0n },
      span: source.span,
      userTy: undefined,
    } as const;
    return { kind: "assign", place: { local, projection: [] }, rvalue: { kind: "use", operand }, source };
  }

  clearFlag(path: MovePathId, source: SourceInfo): Statement[] {
    const local = this.#flags.get(path);
    return local === undefined ? [] : [this.#setFlag(local, false, source)];
  }
}

/** Builds the blocks that drop one value, piece by piece where pieces differ. */
class Ladder {
  readonly #e: Elaborator;
  readonly #init: BitSet;
  readonly #uninit: BitSet;
  readonly #source: SourceInfo;

  constructor(e: Elaborator, init: BitSet, uninit: BitSet, source: SourceInfo) {
    this.#e = e;
    this.#init = init;
    this.#uninit = uninit;
    this.#source = source;
  }

  #goto(target: BlockId): Terminator {
    return { kind: "goto", target, source: this.#source };
  }

  #dropAll(place: Place, target: BlockId, unwind: Unwind): Terminator {
    return { kind: "drop", place, target, unwind, replace: false, source: this.#source };
  }

  /** The terminator that drops `path` and goes on to `target`. */
  dropPath(path: MovePathId, place: Place, target: BlockId, unwind: Unwind, cleanup: boolean): Terminator {
    switch (this.#e.styleOf(path, this.#init, this.#uninit)) {
      case "dead":
        return this.#goto(target);
      case "static":
        return this.#dropAll(place, target, unwind);
      case "conditional":
        return this.#ifFlag(path, this.#e.newBlock(cleanup, this.#dropAll(place, target, unwind)), target, cleanup);
      case "open":
        return this.#open(path, place, target, unwind, cleanup);
    }
  }

  /** Tests a path's flag, and clears it for the next round of a loop. */
  #ifFlag(path: MovePathId, yes: BlockId, no: BlockId, cleanup: boolean): Terminator {
    const flag = this.#e.flag(path);
    const cleared = this.#e.newBlock(cleanup, this.#goto(yes), this.#e.clearFlag(path, this.#source));
    return {
      kind: "switchInt",
      operand: { kind: "copy", place: { local: flag, projection: [] } },
      ty: BOOL,
      targets: [{ value: 0n, target: no }],
      otherwise: cleared,
      source: this.#source,
    };
  }

  #open(path: MovePathId, place: Place, target: BlockId, unwind: Unwind, cleanup: boolean): Terminator {
    const ty = this.#e.tyOf(place);
    switch (ty.kind) {
      case "tuple":
        return this.#fields(path, place, ty.elements, target, unwind, cleanup);
      case "array":
        return this.#elements(path, place, target, unwind, cleanup);
      case "closure":
        return this.#fields(path, place, this.#closureFields(ty), target, unwind, cleanup);
      case "adt": {
        const adt = this.#e.tcx.adt(ty.def);
        if (adt.isBox) return this.#box(path, place, ty, target, unwind, cleanup);
        if (adt.kind === "enum") return this.#enum(path, place, ty, target, unwind, cleanup);
        return this.#fields(path, place, this.#adtFields(ty, 0), target, unwind, cleanup);
      }
      default:
        return this.#ifFlag(path, this.#e.newBlock(cleanup, this.#dropAll(place, target, unwind)), target, cleanup);
    }
  }

  #closureFields(ty: Extract<Ty, { kind: "closure" }>): readonly Ty[] {
    const upvars = ty.args.at(-1);
    return upvars?.sort === "ty" && upvars.kind === "tuple" ? upvars.elements : [];
  }

  #adtFields(ty: Extract<Ty, { kind: "adt" }>, variant: number): readonly Ty[] {
    const { tcx } = this.#e;
    return (tcx.adt(ty.def).variants[variant]?.fields ?? []).map((f) =>
      normalizeErasing(tcx, subst(tcx, tcx.typeOf(f.def), ty.args), this.#e.owner),
    );
  }

  /** One rung a field, executed in order of declaration; a panic in one goes on with the rest, then unwinds. */
  #fields(
    path: MovePathId,
    place: Place,
    tys: readonly Ty[],
    target: BlockId,
    unwind: Unwind,
    cleanup: boolean,
  ): Terminator {
    const rungs = tys.map((ty, index) => ({
      ty,
      step: field(index, ty),
      path: this.#e.childOf(path, (s) => s.kind === "field" && s.index === index),
    }));
    return this.#rungs(path, place, rungs, target, unwind, cleanup);
  }

  #rungs(
    parent: MovePathId,
    place: Place,
    rungs: readonly { readonly ty: Ty; readonly step: Projection; readonly path: MovePathId | undefined }[],
    target: BlockId,
    unwind: Unwind,
    cleanup: boolean,
  ): Terminator {
    let next = target;
    let nextUnwind = unwind;
    let head = this.#goto(target);
    for (const rung of [...rungs].reverse()) {
      if (!needsDrop(this.#e.tcx, rung.ty, this.#e.owner)) continue;
      const at = project(place, rung.step);
      const drop = (to: BlockId, un: Unwind, clean: boolean): Terminator =>
        rung.path === undefined
          ? this.#wholePart(parent, at, to, un, clean)
          : this.dropPath(rung.path, at, to, un, clean);
      head = drop(next, nextUnwind, cleanup);
      if (typeof nextUnwind === "number" && !cleanup)
        nextUnwind = this.#e.newBlock(true, drop(nextUnwind, "terminate", true));
      next = this.#e.newBlock(cleanup, head);
    }
    return head;
  }

  /** A part that is never moved alone: it is there whenever the whole is. */
  #wholePart(parent: MovePathId, place: Place, target: BlockId, unwind: Unwind, cleanup: boolean): Terminator {
    if (!this.#e.pathLive(parent, this.#init)) return this.#goto(target);
    if (!this.#uninit.has(parent)) return this.#dropAll(place, target, unwind);
    const flag = this.#e.flag(parent);
    const yes = this.#e.newBlock(cleanup, this.#dropAll(place, target, unwind));
    return {
      kind: "switchInt",
      operand: { kind: "copy", place: { local: flag, projection: [] } },
      ty: BOOL,
      targets: [{ value: 0n, target }],
      otherwise: yes,
      source: this.#source,
    };
  }

  #elements(path: MovePathId, place: Place, target: BlockId, unwind: Unwind, cleanup: boolean): Terminator {
    const ty = this.#e.tyOf(place);
    if (ty.kind !== "array" || ty.length.kind !== "value") return bug("partial move out of an array of unknown length");
    const length = Number(ty.length.bits);
    const rungs = Array.from({ length }, (_, offset) => ({
      ty: ty.element,
      step: { kind: "constantIndex", offset, minLength: length, fromEnd: false } as Projection,
      path: this.#e.childOf(
        path,
        (s) => s.kind === "constantIndex" && (s.fromEnd ? s.minLength - s.offset : s.offset) === offset,
      ),
    }));
    return this.#rungs(path, place, rungs, target, unwind, cleanup);
  }

  /** The variant in place decides: those with moved parts field by field, the others whole. */
  #enum(
    path: MovePathId,
    place: Place,
    ty: Extract<Ty, { kind: "adt" }>,
    target: BlockId,
    unwind: Unwind,
    cleanup: boolean,
  ): Terminator {
    const { tcx } = this.#e;
    const adt = tcx.adt(ty.def);
    const targets: { value: bigint; target: BlockId }[] = [];
    const tagTy = discriminantTy(tcx, ty);
    adt.variants.forEach((variant, index) => {
      const child = this.#e.childOf(path, (s) => s.kind === "downcast" && s.variant === index);
      if (child === undefined) return;
      const at = project(place, { kind: "downcast", variant: index });
      const tys = this.#adtFields(ty, index);
      const rungs = tys.map((fieldTy, i) => ({
        ty: fieldTy,
        step: field(i, fieldTy),
        path: this.#e.childOf(child, (s) => s.kind === "field" && s.index === i),
      }));
      const head = this.#rungs(child, at, rungs, target, unwind, cleanup);
      targets.push({ value: discriminantBits(tcx, ty, variant.discriminant), target: this.#e.newBlock(cleanup, head) });
    });
    const whole = this.#e.newBlock(cleanup, this.#dropAll(place, target, unwind));
    const discriminant = this.#e.tempLocal(tagTy, this.#source);
    const read: Statement = {
      kind: "assign",
      place: { local: discriminant, projection: [] },
      rvalue: { kind: "discriminant", place, forDrop: true },
      source: this.#source,
    };
    const switchTerm: Terminator = {
      kind: "switchInt",
      operand: { kind: "copy", place: { local: discriminant, projection: [] } },
      ty: tagTy,
      targets,
      otherwise: whole,
      source: this.#source,
    };
    const block = this.#e.newBlock(cleanup, switchTerm, [read]);
    if (!this.#uninit.has(path)) return this.#goto(block);
    return this.#ifFlag(path, block, target, cleanup);
  }

  /** `*b` may be gone while the allocation is not: the contents if there, then the box's own destructor. */
  #box(
    path: MovePathId,
    place: Place,
    ty: Extract<Ty, { kind: "adt" }>,
    target: BlockId,
    unwind: Unwind,
    cleanup: boolean,
  ): Terminator {
    const free = this.#e.newBlock(cleanup, this.#callDrop(place, ty, target, unwind, cleanup));
    const contents = this.#e.childOf(path, (s) => s.kind === "deref");
    const at = project(place, DEREF);
    const inner = contents === undefined ? this.#goto(free) : this.dropPath(contents, at, free, unwind, cleanup);
    if (!this.#uninit.has(path)) return inner;
    return this.#ifFlag(path, this.#e.newBlock(cleanup, inner), target, cleanup);
  }

  #callDrop(
    place: Place,
    ty: Extract<Ty, { kind: "adt" }>,
    target: BlockId,
    unwind: Unwind,
    cleanup: boolean,
  ): Terminator {
    const { tcx } = this.#e;
    const self = this.#e.tempLocal(mkRef(RE_ERASED, ty, "mut"), this.#source);
    const unit = this.#e.tempLocal(UNIT, this.#source);
    const trait = tcx.requireLangItem("drop");
    const dropFn = tcx.assocItems(trait)[0]?.def ?? bug("Drop without drop");
    const { span } = this.#source;
    const call: Terminator = {
      kind: "call",
      func: { kind: "const", ty: mkFnDef(dropFn, [ty]), value: { kind: "zeroSized" }, span, userTy: undefined },
      args: [{ kind: "move", place: { local: self, projection: [] } }],
      argSpans: [span],
      destination: { local: unit, projection: [] },
      target,
      unwind,
      callSource: "normal",
      fnSpan: span,
      source: this.#source,
    };
    const borrow: Statement = {
      kind: "assign",
      place: { local: self, projection: [] },
      rvalue: { kind: "ref", region: RE_ERASED, borrow: { kind: "mut", allow: "default" }, place },
      source: this.#source,
    };
    return this.#goto(this.#e.newBlock(cleanup, call, [borrow]));
  }
}
