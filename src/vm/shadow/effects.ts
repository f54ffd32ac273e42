// What instructions outside the checked loop do to the shadow state, from the op table where it says enough.
import { INTRINSICS, INTRINSIC_NAMES, hostShape } from "#isa/intrinsics.ts";
import { OP_NAMES, OP_OPERANDS, operandWords, RETAG, slotBytes, slotShift } from "#isa/ops.ts";
import type { Operand } from "#isa/ops.ts";
import { shapeSize } from "#isa/program.ts";
import type { MachineState } from "#vm/state.ts";
import { faultInvalidValue } from "./validity.ts";
import { fault, faultUninitialised, judgeAccess, judgeAliasing } from "./memory-fault.ts";
import { INITIALISED, PROVENANCE_SHIFT, type Shadow } from "./shadow.ts";
import type { ReferenceKind } from "./trees.ts";

/** A slot operand: where its word lies in the instruction, how many bytes it has, and how the decoded word counts. */
interface SlotOperand {
  readonly at: number;
  readonly bytes: number;
  readonly shift: number;
}

interface SlotOperands {
  readonly reads: readonly SlotOperand[];
  readonly writes: readonly SlotOperand[];
}

function slotOperands(operands: readonly Operand[]): SlotOperands {
  const reads: SlotOperand[] = [];
  const writes: SlotOperand[] = [];
  let at = 1;
  for (const { kind } of operands) {
    const bytes = slotBytes(kind);
    if (bytes > 0) (kind.startsWith("d") ? writes : reads).push({ at, bytes, shift: slotShift(kind) });
    at += operandWords(kind);
  }
  return { reads, writes };
}

const SLOTS: readonly SlotOperands[] = OP_OPERANDS.map(slotOperands);

const addressOf = (vm: MachineState, pc: number, fp: number, { at, shift }: SlotOperand): number =>
  (fp << 2) + ((vm.image.text[pc + at] as number) << shift);

/** Finds the operand that is not initialised, after the loop has stopped for one. */
export function uninitialisedOperand(vm: MachineState, pc: number, fp: number): false {
  const shadow = vm.shadow as Shadow;
  for (const slot of (SLOTS[vm.image.text[pc] as number] as SlotOperands).reads) {
    const address = addressOf(vm, pc, fp, slot);
    if (!shadow.isInitialised(address, slot.bytes)) return faultUninitialised(vm, address, slot.bytes);
  }
  return faultUninitialised(vm, fp << 2, 1);
}

/** Effects by op name of those that mean something to the shadow state alone; `a`, `b`, `c` are the operand words. */
type Effect = (vm: MachineState, shadow: Shadow, a: number, b: number, c: number, fp: number) => boolean;

const frameByte = (fp: number, offset: number): number => (fp << 2) + offset;
const through = (vm: MachineState, fp: number, slot: number, offset: number): number =>
  (vm.memory.i32[fp + slot] as number) + offset;

/** What flags of a `retag` say. */
function referenceKind(flags: number): ReferenceKind {
  const isBox = (flags & RETAG.box) !== 0;
  return {
    isMut: isBox || (flags & RETAG.mut) !== 0,
    isInterior: (flags & RETAG.interior) !== 0,
    hasParts: (flags & RETAG.parts) !== 0,
    guard: (flags & RETAG.argument) === 0 ? "none" : isBox ? "weak" : "strong",
  };
}

/**
 * A pointer is a reference of its own from now on: made by `&` or `&mut`, or given as an argument. That counts as reading
 * what it refers to, and is refused by whoever may no longer be used.
 */
function retag(vm: MachineState, shadow: Shadow, slot: number, size: number, flags: number): boolean {
  const { trees, allocations } = shadow;
  const parent = shadow.provenanceAt(slot);
  const root = allocations.rootOf(parent);
  const address = vm.memory.i32[slot >> 2] as number;
  // What it may not touch, as when it dangles, is left to whoever uses it.
  if (trees === null || size <= 0 || !allocations.isTracked(root)) return true;
  if (!allocations.isWithin(root, address, size, false)) return true;
  const kind = referenceKind(flags);
  // What is within cells is not read for a `&`; what is not, part by part.
  const isRead = kind.isMut || !kind.hasParts;
  if (isRead && !judgeAliasing(vm, trees, parent, address, size, false)) return false;
  shadow.retag(slot, trees, address, size, kind, vm.userSite());
  if (kind.guard !== "none") shadow.guard(slot, vm.fp);
  return true;
}

/** Some of the bytes that a reference just made refers to have no interior mutability. */
function retagPart(vm: MachineState, shadow: Shadow, slot: number, offset: number, size: number): boolean {
  const { trees } = shadow;
  const tag = shadow.provenanceAt(slot);
  if (trees?.isOpen(tag) !== true) return true;
  const address = (vm.memory.i32[slot >> 2] as number) + offset;
  const isLast = vm.image.text[vm.pc + 4] !== 0;
  if (!trees.isMut(tag) && !judgeAliasing(vm, trees, trees.parentOf(tag), address, size, false)) return false;
  trees.plain(tag, address, size, isLast);
  return true;
}

/** An effect that cannot fault. */
const done =
  (run: (...args: Parameters<Effect>) => void): Effect =>
  (...args) => {
    run(...args);
    return true;
  };

const EFFECTS: Readonly<Record<string, Effect>> = {
  "storage.live": done((vm, shadow, base, size, _c, fp) => shadow.endLocal(frameByte(fp, base), size, vm.pc)),
  "storage.dead": done((vm, shadow, base, size, _c, fp) => shadow.endLocal(frameByte(fp, base), size, vm.pc)),
  moved: done((vm, shadow, base, size, _c, fp) => shadow.moved(frameByte(fp, base), size, vm.pc)),
  "moved.mem": done((vm, shadow, pointer, offset, size, fp) =>
    shadow.moved(through(vm, fp, pointer, offset), size, vm.pc),
  ),
  unmove: done((_vm, shadow, base, size, _c, fp) => shadow.unmove(frameByte(fp, base), size)),
  "unmove.mem": done((vm, shadow, pointer, offset, size, fp) => shadow.unmove(through(vm, fp, pointer, offset), size)),
  uninit: done((_vm, shadow, base, size, _c, fp) => shadow.forget(frameByte(fp, base), size)),
  "uninit.mem": done((vm, shadow, pointer, offset, size, fp) => shadow.forget(through(vm, fp, pointer, offset), size)),
  retag: (vm, shadow, slot, size, flags, fp) => retag(vm, shadow, frameByte(fp, slot), size, flags),
  "retag.slice": (vm, shadow, slot, scale, flags, fp) => {
    const at = frameByte(fp, slot);
    return retag(vm, shadow, at, scale * (vm.memory.i32[(at >> 2) + 2] as number), flags);
  },
  "retag.part": (vm, shadow, slot, offset, size, fp) => retagPart(vm, shadow, frameByte(fp, slot), offset, size),
  touch: (vm, shadow, base, size, isWrite, fp) => {
    const address = frameByte(fp, base);
    const owner = shadow.owners[address >> 3] as number;
    const { trees } = shadow;
    return owner === 0 || trees?.has(owner) !== true || judgeAliasing(vm, trees, owner, address, size, isWrite !== 0);
  },
  valid: (vm, _shadow, source, size, type, fp) => faultInvalidValue(vm, frameByte(fp, source), size, type),
  "load.128.any": (vm, shadow, dst, pointer, offset, fp) => {
    const address = through(vm, fp, pointer, offset);
    const id = (shadow.words[(fp + pointer) >> 1] as number) >>> PROVENANCE_SHIFT;
    if (!judgeAccess(vm, id, address, 16, false)) return false;
    shadow.copy((fp + dst) << 2, address, 16);
    return true;
  },
  "load.128": (vm, shadow, dst, pointer, offset, fp) => {
    const address = through(vm, fp, pointer, offset);
    const id = (shadow.words[(fp + pointer) >> 1] as number) >>> PROVENANCE_SHIFT;
    if (!judgeAccess(vm, id, address, 16, false)) return false;
    if (!shadow.isInitialised(address, 16)) return faultUninitialised(vm, address, 16);
    shadow.initialise((fp + dst) << 2, 16);
    return true;
  },
  "store.128": (vm, shadow, pointer, offset, a, fp) => {
    const address = through(vm, fp, pointer, offset);
    const id = (shadow.words[(fp + pointer) >> 1] as number) >>> PROVENANCE_SHIFT;
    if (!judgeAccess(vm, id, address, 16, true)) return false;
    shadow.copy(address, (fp + a) << 2, 16);
    return true;
  },
};

const EFFECT_OF: readonly (Effect | undefined)[] = OP_NAMES.map((name) => EFFECTS[name]);

/** Before an instruction that the loop does not handle: its demands and marks; false after a fault. */
export function coldEffect(vm: MachineState, pc: number, fp: number): boolean {
  const { text } = vm.image;
  const opcode = text[pc] as number;
  const shadow = vm.shadow as Shadow;
  const effect = EFFECT_OF[opcode];
  if (effect !== undefined)
    return effect(vm, shadow, text[pc + 1] as number, text[pc + 2] as number, text[pc + 3] as number, fp);
  const { reads, writes } = SLOTS[opcode] as SlotOperands;
  for (const slot of reads) {
    const address = addressOf(vm, pc, fp, slot);
    if (!shadow.isInitialised(address, slot.bytes)) return faultUninitialised(vm, address, slot.bytes);
  }
  for (const slot of writes) shadow.initialise(addressOf(vm, pc, fp, slot), slot.bytes);
  return true;
}

/** Bytes of each intrinsic's result. */
const RESULT_BYTES: readonly number[] = INTRINSIC_NAMES.map((name) => {
  const { result } = INTRINSICS[name] as (typeof INTRINSICS)[string];
  return result === null ? 0 : shapeSize(hostShape(result));
});

/** A host function is about to leave its result at word `base`: it will be initialised, and no pointer unless it says so. */
export function hostResult(shadow: Shadow, id: number, base: number): void {
  const bytes = RESULT_BYTES[id] as number;
  if (bytes > 0)
    shadow.words[base >> 1] =
      ((shadow.words[base >> 1] as number) & INITIALISED) | (bytes === 8 ? INITIALISED : (1 << bytes) - 1);
}

/** Empties shadow words `from..to`: the slots of a frame that is being entered. */
export function clearWords(words: Int32Array, from: number, to: number): void {
  if (to - from > 64) words.fill(0, from, to);
  else for (let i = from; i < to; i++) words[i] = 0;
}

/** Faults for an address that is no multiple of `align`. */
export function misaligned(vm: MachineState, address: number, align: number): false {
  const record = (vm.shadow as Shadow).recordAt(vm, address);
  return fault(vm, "M0008", "use", address, 0, record, `its type must lie at a multiple of ${align}`);
}
