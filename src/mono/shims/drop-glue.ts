// Drop glue: a type's own destructor, then the parts that it owns.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { BlockId, Body, Local, Operand, Place, Unwind } from "#mir/body.ts";
import { DEREF, field, place, project } from "#mir/places.ts";
import { discriminantBits, discriminantTy } from "#types/layout.ts";
import { BOOL, mkFnDef, mkRawPtr, mkRef, RE_ERASED, type Ty, type TyOf, UNIT, USIZE } from "#types/ty.ts";
import {
  assign,
  borrow,
  copy,
  drop,
  move,
  ShimBuilder,
  type ShimCx,
  type StatementBody,
  type TerminatorBody,
  use,
} from "./builder.ts";

/** `fn(*mut T)`: runs the type's own destructor, then drops what it owns, in order of declaration. */
export function dropGlue(cx: ShimCx, ty: Ty, def: DefId, span: Span): Body<"elaborated"> {
  return new DropGlue(cx, def, span).body(ty);
}

/** Where to go on: when all went well, and while unwinding. */
interface Continuation {
  readonly target: BlockId;
  readonly unwind: BlockId;
}

type BlockContent = [TerminatorBody, StatementBody[]];

class DropGlue {
  readonly #cx: ShimCx;
  readonly #b: ShimBuilder;

  constructor(cx: ShimCx, def: DefId, span: Span) {
    this.#cx = cx;
    this.#b = new ShimBuilder(def, span);
  }

  body(ty: Ty): Body<"elaborated"> {
    const b = this.#b;
    b.local(UNIT);
    const value = place(b.local(mkRawPtr(ty, "mut")), DEREF);
    const entry = b.reserve();
    const end = { target: b.block({ kind: "return" }), unwind: b.block({ kind: "unwindResume" }, [], true) };
    b.fill(entry, ...this.#ownDestructor(ty, value, this.#contents(ty, value, end), end));
    return b.body(1);
  }

  /** Runs the destructor, goes on with the `contents`, and for a box in the other order, to the `end`. */
  #ownDestructor(ty: Ty, value: Place, contents: Continuation, end: Continuation): BlockContent {
    const { tcx } = this.#cx;
    const b = this.#b;
    if (ty.kind !== "adt" || tcx.adtDestructor(ty.def) === undefined)
      return [{ kind: "goto", target: contents.target }, []];
    const method = tcx.assocItems(tcx.requireLangItem("drop"))[0]?.def ?? bug("Drop without drop");
    const reference = b.local(mkRef(RE_ERASED, ty, "mut"));
    const unit = place(b.local(UNIT));
    const run = (target: BlockId, unwind: Unwind): BlockContent => [
      b.call(b.fnItem(mkFnDef(method, [ty])), [move(place(reference))], unit, target, unwind),
      [borrow(reference, value, "mut")],
    ];
    if (!tcx.adt(ty.def).isBox) return run(contents.target, contents.unwind);
    // A box drops its contents first, then gives its memory back.
    const free = b.block(...run(end.target, end.unwind));
    if (!this.#cx.needsDrop(ty.args[0] as Ty)) return [{ kind: "goto", target: free }, []];
    const freeCleanup = b.block(...run(end.unwind, "terminate"), true);
    return [drop(project(value, DEREF), free, freeCleanup), []];
  }

  /** Blocks that drop the parts of `value`; a panic in one goes on with the rest before it unwinds further. */
  #contents(ty: Ty, value: Place, end: Continuation): Continuation {
    switch (ty.kind) {
      case "tuple":
      case "closure":
        return this.#fields(ty, 0, value, end);
      case "array":
      case "slice":
        return this.#elements(ty, value, end);
      case "adt": {
        const adt = this.#cx.tcx.adt(ty.def);
        if (adt.isBox || adt.isManuallyDrop || adt.kind === "union") return end;
        return adt.kind === "struct" ? this.#fields(ty, 0, value, end) : this.#variants(ty, value, end);
      }
      default:
        return end;
    }
  }

  #fields(of: Ty, variant: number, value: Place, end: Continuation): Continuation {
    const b = this.#b;
    let { target, unwind } = end;
    [...this.#cx.layouts.fieldTys(of, variant).entries()].reverse().forEach(([index, ty]) => {
      if (!this.#cx.needsDrop(ty)) return;
      const at = project(value, field(index, ty));
      const next = b.block(drop(at, target, unwind));
      unwind = b.block(drop(at, unwind, "terminate"), [], true);
      target = next;
    });
    return { target, unwind };
  }

  #variants(ty: TyOf<"adt">, value: Place, end: Continuation): Continuation {
    const { tcx } = this.#cx;
    const b = this.#b;
    const tagTy = discriminantTy(tcx, ty);
    const heads = tcx.adt(ty.def).variants.map((variant, index) => ({
      value: discriminantBits(tcx, ty, variant.discriminant),
      ...this.#fields(ty, index, project(value, { kind: "downcast", variant: index }), end),
    }));
    const choose = (of: keyof Continuation): BlockId => {
      const discriminant = place(b.local(tagTy));
      const otherwise = end[of];
      const targets = heads.filter((h) => h[of] !== otherwise).map((h) => ({ value: h.value, target: h[of] }));
      return b.block(
        { kind: "switchInt", operand: copy(discriminant), ty: tagTy, targets, otherwise },
        [assign(discriminant, { kind: "discriminant", place: value })],
        of === "unwind",
      );
    };
    return { target: choose("target"), unwind: choose("unwind") };
  }

  #elements(ty: TyOf<"array"> | TyOf<"slice">, value: Place, end: Continuation): Continuation {
    if (!this.#cx.needsDrop(ty.element)) return end;
    const b = this.#b;
    const length = b.local(USIZE);
    const index = b.local(USIZE);
    // A panic in one element goes on with the next, and a second one ends the program.
    const unwind = this.#loop(value, { length, index }, end.unwind, "terminate");
    const target = this.#loop(value, { length, index }, end.target, unwind);
    const begin = [
      assign(
        place(length),
        ty.kind === "array"
          ? use(b.constant(USIZE, { kind: "ty", value: ty.length }))
          : {
              kind: "unary",
              op: "ptrMetadata",
              operand: copy({ local: value.local, projection: value.projection.slice(0, -1) }),
            },
      ),
      assign(place(index), use(this.#number(0n))),
    ];
    return {
      target: b.block({ kind: "goto", target }, begin),
      unwind: b.block({ kind: "goto", target: unwind }, begin, true),
    };
  }

  /** `while index < length { drop(value[index]); index += 1 }`, in cleanup where unwinding from it terminates. */
  #loop(
    value: Place,
    { length, index }: { readonly length: Local; readonly index: Local },
    end: BlockId,
    unwind: BlockId | "terminate",
  ): BlockId {
    const b = this.#b;
    const isCleanup = unwind === "terminate";
    const head = b.blocks.length as BlockId;
    const more = place(b.local(BOOL));
    const current = b.local(USIZE);
    const body = (head + 1) as BlockId;
    b.block(
      { kind: "switchInt", operand: copy(more), ty: BOOL, targets: [{ value: 0n, target: end }], otherwise: body },
      [assign(more, { kind: "binary", op: "lt", left: copy(place(index)), right: copy(place(length)) })],
      isCleanup,
    );
    b.block(
      drop(project(value, { kind: "index", local: current }), head, unwind),
      [
        assign(place(current), use(copy(place(index)))),
        assign(place(index), { kind: "binary", op: "add", left: copy(place(index)), right: this.#number(1n) }),
      ],
      isCleanup,
    );
    return head;
  }

  #number(bits: bigint): Operand {
    return this.#b.constant(USIZE, { kind: "scalar", bits });
  }
}
