// One function: its frame, its blocks in order, and the out-of-line code of its panics.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { FunctionBuilder, type Label } from "#isa/builder.ts";
import type { Signature, SourceRange, StepMark } from "#isa/program.ts";
import { addressedLocals } from "#mir/addressed.ts";
import type { BasicBlock, BlockId, Body, Local, Operand, Place, SourceInfo, Unwind } from "#mir/body.ts";
import type { Instance } from "#mono/instance.ts";
import type { GenericArgs, Ty } from "#types/ty.ts";
import { Frame } from "./frame.ts";
import { emitAligned, emitValid, isScalarTy, mayBeInvalid } from "./checks.ts";
import { loadInto, moveBytes, type PlaceValue, placeValue } from "./place.ts";
import type { ProgramCx } from "./program.ts";
import { emitConstant } from "./constants.ts";
import { emitPanicInCleanup } from "./invoke.ts";
import { StepMarker } from "./steps.ts";
import { VariableTracker } from "./variables.ts";

/** Code to be emitted after the blocks: rarely run, so kept out of their way. */
type Deferred = () => void;

export interface FunctionSource {
  readonly instance: Instance;
  readonly body: Body<"elaborated">;
  readonly args: GenericArgs;
  readonly signature: Signature;
  readonly name: string;
  readonly isStd: boolean;
  /** Frame offset index of the hidden caller location, as a parameter number. */
  readonly callerLocation: number | undefined;
}

/** State of emitting one function; the emitters in the other files work on it. */
export class FunctionEmitter {
  readonly cx: ProgramCx;
  readonly fb: FunctionBuilder;
  readonly frame: Frame;
  readonly source: FunctionSource;
  /** Neither the library's nor a shim: nobody wrote one, and what happens in it is to be blamed on whoever called it. */
  readonly isOfUser: boolean;
  /** Emits what the checked interpreter has to be told; see `checks.ts`. */
  readonly isChecked: boolean;
  /** The borrow checker rejected this body, and it runs anyway. */
  readonly isRejected: boolean;
  readonly #addressed: ReadonlySet<Local>;
  /** Parameters that live in a slot of their own: where they arrive, and where they are. */
  readonly #rehoused: { readonly from: number; readonly to: number; readonly size: number }[] = [];
  /** What steppers want to know; only of the user's functions. */
  readonly steps: StepMarker | undefined;
  readonly variables: VariableTracker | undefined;
  readonly #tys: readonly Ty[];
  readonly #labels: Label[];
  readonly #deferred: Deferred[] = [];
  #payload: number | undefined;
  #terminate: Label | undefined;

  constructor(cx: ProgramCx, source: FunctionSource) {
    this.cx = cx;
    this.source = source;
    const { body, signature } = source;
    this.isOfUser = !source.isStd && body.kind !== "shim";
    this.fb = new FunctionBuilder(source.name, signature, { isStd: !this.isOfUser, range: cx.range(body.span) });
    this.isChecked = cx.isChecked;
    this.isRejected = cx.isRejected(body.source.def);
    this.#addressed = this.isChecked ? addressedLocals(body) : new Set();
    this.frame = new Frame(signature, this.isChecked);
    this.#tys = body.locals.map((local) => cx.mono(local.ty, source.args));
    this.#labels = body.blocks.map(() => this.fb.label());
    this.#placeLocals();
    if (!this.isOfUser) return;
    this.steps = new StepMarker(this);
    this.variables = new VariableTracker(this);
  }

  #placeLocals(): void {
    const { body } = this.source;
    let param = 0;
    this.#tys.forEach((ty, local) => {
      const layout = this.cx.layouts.of(ty);
      if (local === 0) this.frame.addLocal(layout, 0);
      else if (local <= body.argCount) {
        const from = layout.size === 0 ? 0 : (this.frame.paramOffsets[param++] as number);
        if (this.#mayStayAt(local as Local, from, layout.size)) this.frame.addLocal(layout, from);
        else {
          this.frame.addLocal(layout, undefined);
          this.#rehoused.push({ from, to: this.frame.local(local), size: layout.size });
        }
      } else this.frame.addLocal(layout, layout.size === 0 ? 0 : undefined);
    });
    this.#payload = body.blocks.some((b) => b.cleanup) ? this.frame.reserve(8, 8) : undefined;
    this.frame.seal();
  }

  /** A parameter whose address is taken must not share a shadow word with its neighbour. */
  #mayStayAt(local: Local, offset: number, size: number): boolean {
    return !this.#addressed.has(local) || (offset % 8 === 0 && size % 8 === 0);
  }

  /** Moves parameters to the slots they live in, where those are others than they came in. */
  enter(): void {
    for (const { from, to, size } of this.#rehoused) moveBytes(this, to, from, size);
  }

  /** Whether the machine keeps watch over a local: its address is taken, or its body was rejected. */
  isWatched(local: Local): boolean {
    return this.#addressed.has(local) || (this.isRejected && this.body.locals[local]?.info.kind === "user");
  }

  placeTy(place: Place): Ty {
    return this.cx.placeTy(this.#tys, place, this.source.args);
  }

  get body(): Body<"elaborated"> {
    return this.source.body;
  }

  localTy(local: Local): Ty {
    return this.#tys[local] ?? bug("local without type");
  }

  mono(ty: Ty): Ty {
    return this.cx.mono(ty, this.source.args);
  }

  label(block: BlockId): Label {
    return this.#labels[block] ?? bug("no such block");
  }

  block(id: BlockId): BasicBlock {
    return this.body.blocks[id] ?? bug("no such block");
  }

  /** Emits `code` after all blocks, at a label of its own. */
  outOfLine(code: Deferred): Label {
    const label = this.fb.label();
    this.#deferred.push(() => {
      this.fb.place(label);
      this.frame.release();
      code();
    });
    return label;
  }

  /** Emits what is pending; more may be added while it runs. */
  flushDeferred(): void {
    for (let code = this.#deferred.shift(); code !== undefined; code = this.#deferred.shift()) code();
  }

  /** What follows belongs to this place. Pieces of the library within the user's code belong to the call they came from. */
  line({ span, inlinedAt }: SourceInfo, step: StepMark | null = null): void {
    const isForeign = inlinedAt !== undefined && !this.source.isStd && this.cx.isStd(span);
    this.fb.line(this.cx.range(isForeign ? inlinedAt : span), step);
  }

  range(span: Span): SourceRange | null {
    return this.cx.range(span);
  }

  /** Emits a call by `emit`, covered by the handler that `unwind` asks for. */
  covered(unwind: Unwind, emit: () => void): void {
    const start = this.fb.here();
    emit();
    const end = this.fb.here();
    if (typeof unwind === "number") this.fb.handler(start, end, this.label(unwind), this.payload());
    else if (unwind === "terminate") this.fb.handler(start, end, this.#terminateLabel(), this.payload());
  }

  payload(): number {
    return this.#payload ?? bug(`${this.source.name} unwinds without a payload slot`);
  }

  /** A destructor panicked while another panic was unwinding: the program ends. */
  #terminateLabel(): Label {
    this.#terminate ??= this.outOfLine(() => emitPanicInCleanup(this));
    return this.#terminate;
  }

  place(place: Parameters<typeof placeValue>[1]): PlaceValue {
    return placeValue(this, place);
  }

  operandTy(operand: Operand): Ty {
    return operand.kind === "const" ? this.mono(operand.ty) : this.movedTy(operand);
  }

  movedTy(operand: Exclude<Operand, { kind: "const" }>): Ty {
    return this.placeTy(operand.place);
  }

  /** A frame offset at which the operand's value lies: its own slot where it has one, else scratch. */
  operand(operand: Operand): number {
    const ty = this.operandTy(operand);
    const { size, align } = this.cx.layouts.of(ty);
    if (operand.kind !== "const") {
      const value = this.place(operand.place);
      if (value.address.kind === "frame") {
        if (mayBeInvalid(this, operand.place)) emitValid(this, value.address.offset, ty);
        return value.address.offset;
      }
      const slot = this.frame.scratch(size, align);
      this.#load(slot, operand.place, value, ty);
      return slot;
    }
    const slot = this.frame.scratch(size, align);
    emitConstant(this, slot, operand, ty);
    return slot;
  }

  /** Puts the operand's value at `slot`. */
  operandInto(slot: number, operand: Operand): void {
    const ty = this.operandTy(operand);
    if (operand.kind === "const") return emitConstant(this, slot, operand, ty);
    this.#load(slot, operand.place, this.place(operand.place), ty);
  }

  #load(slot: number, place: Place, from: PlaceValue, ty: Ty): void {
    emitAligned(this, place, from);
    loadInto(this, slot, from.address, this.cx.layouts.of(ty).size, isScalarTy(ty));
    if (mayBeInvalid(this, place)) emitValid(this, slot, ty);
  }
}
