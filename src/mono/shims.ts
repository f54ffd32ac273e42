// MIR of glue: drop glue, constructors, `Fn*` and `Clone` shims. Built without type parameters, phase "elaborated".

import { bug } from "#support/bug.ts";
import { Arena } from "#support/ids.ts";
import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type {
  BasicBlock,
  BlockId,
  ConstValue,
  Body,
  Local,
  LocalDecl,
  Operand,
  Place,
  Projection,
  ScopeId,
  SourceInfo,
  SourceScope,
  Statement,
  Terminator,
  Unwind,
} from "#mir/body.ts";
import { closureKind } from "#types/closure.ts";
import { discriminantBits, discriminantTy, type Layouts } from "#types/layout.ts";
import type { Tcx } from "#types/tcx.ts";
import {
  BOOL,
  I32,
  mkFnDef,
  mkFnPtr,
  mkRawPtr,
  mkRef,
  mkTuple,
  RE_ERASED,
  STR,
  type Ty,
  type TyOf,
  U8,
  UNIT,
  USIZE,
} from "#types/ty.ts";
import type { Instance, TestDesc } from "./instance.ts";

/** What the shims ask of the monomorphiser. */
export interface ShimCx {
  readonly tcx: Tcx;
  readonly layouts: Layouts;
  needsDrop(ty: Ty): boolean;
}

/** A small straight-line assembler for MIR. */
class ShimBuilder {
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
      func: { kind: "const", ty, value: { kind: "zeroSized" }, span, userTy: undefined },
      args,
      argSpans: args.map(() => span),
      destination,
      target,
      unwind,
      callSource: "normal",
      fnSpan: span,
    };
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

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
type StatementBody = Without<Statement, "source">;
type TerminatorBody = Without<Terminator, "source">;

const place = (local: Local, ...projection: Projection[]): Place => ({ local, projection });
const deref: Projection = { kind: "deref" };
const move = (p: Place): Operand => ({ kind: "move", place: p });
const copy = (p: Place): Operand => ({ kind: "copy", place: p });
const field = (index: number, ty: Ty): Projection => ({ kind: "field", index, ty });

/** `fn(*mut T)`: runs the type's own destructor, then drops what it owns, in order of declaration. */
export function dropGlue(cx: ShimCx, ty: Ty, def: DefId, span: Span): Body<"elaborated"> {
  const b = new ShimBuilder(def, span);
  b.local(UNIT);
  const self = b.local(mkRawPtr(ty, "mut"));
  const entry = b.reserve();
  const done = b.block({ kind: "return" });
  const resume = b.block({ kind: "unwindResume" }, [], true);
  const value = place(self, deref);
  const inner = dropContents(cx, b, ty, value, done, resume);
  b.fill(entry, ...ownDestructor(cx, b, ty, value, inner.target, inner.unwind, done, resume));
  return b.body(1);
}

interface Continuation {
  readonly target: BlockId;
  readonly unwind: BlockId;
}

function ownDestructor(
  cx: ShimCx,
  b: ShimBuilder,
  ty: Ty,
  value: Place,
  target: BlockId,
  unwind: BlockId,
  done: BlockId,
  resume: BlockId,
): [TerminatorBody, StatementBody[]] {
  const destructor = ty.kind === "adt" ? cx.tcx.adtDestructor(ty.def) : undefined;
  if (destructor === undefined || ty.kind !== "adt") return [{ kind: "goto", target }, []];
  const trait = cx.tcx.requireLangItem("drop");
  const method = cx.tcx.assocItems(trait)[0]?.def ?? bug("Drop without drop");
  const reference = b.local(mkRef(RE_ERASED, ty, "mut"));
  const unit = b.local(UNIT);
  const borrow: StatementBody = {
    kind: "assign",
    place: place(reference),
    rvalue: { kind: "ref", region: RE_ERASED, borrow: { kind: "mut", allow: "default" }, place: value },
  };
  if (!cx.tcx.adt(ty.def).isBox)
    return [b.call(mkFnDef(method, [ty]), [move(place(reference))], place(unit), target, unwind), [borrow]];
  // A box drops its contents first, then gives its memory back.
  const contents = ty.args[0] as Ty;
  const free = b.block(b.call(mkFnDef(method, [ty]), [move(place(reference))], place(unit), done, resume), [borrow]);
  if (!cx.needsDrop(contents)) return [{ kind: "goto", target: free }, []];
  const freeCleanup = b.block(
    b.call(mkFnDef(method, [ty]), [move(place(reference))], place(unit), resume, "terminate"),
    [borrow],
    true,
  );
  return [
    {
      kind: "drop",
      place: { ...value, projection: [...value.projection, deref] },
      target: free,
      unwind: freeCleanup,
      replace: false,
    },
    [],
  ];
}

/** Blocks that drop the parts of `value`; a panic in one goes on with the rest before it unwinds further. */
function dropContents(cx: ShimCx, b: ShimBuilder, ty: Ty, value: Place, done: BlockId, resume: BlockId): Continuation {
  switch (ty.kind) {
    case "tuple":
    case "closure":
      return dropFields(cx, b, cx.layouts.fieldTys(ty, 0), value, { target: done, unwind: resume });
    case "array":
    case "slice":
      return dropElements(cx, b, ty, value, done, resume);
    case "adt": {
      const adt = cx.tcx.adt(ty.def);
      if (adt.isBox || adt.isManuallyDrop || adt.kind === "union") return { target: done, unwind: resume };
      if (adt.kind === "struct")
        return dropFields(cx, b, cx.layouts.fieldTys(ty, 0), value, { target: done, unwind: resume });
      return dropVariants(cx, b, ty, value, done, resume);
    }
    default:
      return { target: done, unwind: resume };
  }
}

function dropFields(cx: ShimCx, b: ShimBuilder, tys: readonly Ty[], value: Place, end: Continuation): Continuation {
  let { target, unwind } = end;
  [...tys.entries()].reverse().forEach(([index, ty]) => {
    if (!cx.needsDrop(ty)) return;
    const at: Place = { local: value.local, projection: [...value.projection, field(index, ty)] };
    const next = b.block({ kind: "drop", place: at, target, unwind, replace: false });
    unwind = b.block({ kind: "drop", place: at, target: unwind, unwind: "terminate", replace: false }, [], true);
    target = next;
  });
  return { target, unwind };
}

function dropVariants(
  cx: ShimCx,
  b: ShimBuilder,
  ty: TyOf<"adt">,
  value: Place,
  done: BlockId,
  resume: BlockId,
): Continuation {
  const adt = cx.tcx.adt(ty.def);
  const tagTy = discriminantTy(cx.tcx, ty);
  const heads = adt.variants.map((variant, index) => {
    const at: Place = { local: value.local, projection: [...value.projection, { kind: "downcast", variant: index }] };
    return {
      value: discriminantBits(cx.tcx, ty, variant.discriminant),
      ...dropFields(cx, b, cx.layouts.fieldTys(ty, index), at, { target: done, unwind: resume }),
    };
  });
  const make = (of: "target" | "unwind", otherwise: BlockId, cleanup: boolean): BlockId => {
    const discriminant = b.local(tagTy);
    const targets = heads.filter((h) => h[of] !== otherwise).map((h) => ({ value: h.value, target: h[of] }));
    const read: StatementBody = {
      kind: "assign",
      place: place(discriminant),
      rvalue: { kind: "discriminant", place: value },
    };
    return b.block(
      { kind: "switchInt", operand: copy(place(discriminant)), ty: tagTy, targets, otherwise },
      [read],
      cleanup,
    );
  };
  return { target: make("target", done, false), unwind: make("unwind", resume, true) };
}

function dropElements(
  cx: ShimCx,
  b: ShimBuilder,
  ty: TyOf<"array"> | TyOf<"slice">,
  value: Place,
  done: BlockId,
  resume: BlockId,
): Continuation {
  if (!cx.needsDrop(ty.element)) return { target: done, unwind: resume };
  const length = b.local(USIZE);
  const index = b.local(USIZE);
  const loop = (end: BlockId, unwind: Unwind | "self", cleanup: boolean): BlockId => {
    const head = b.blocks.length as BlockId;
    const more = b.local(BOOL);
    const advance = b.local(USIZE);
    const at: Place = { local: value.local, projection: [...value.projection, { kind: "index", local: advance }] };
    const compare: StatementBody = {
      kind: "assign",
      place: place(more),
      rvalue: { kind: "binary", op: "lt", left: copy(place(index)), right: copy(place(length)) },
    };
    b.block(
      {
        kind: "switchInt",
        operand: copy(place(more)),
        ty: BOOL,
        targets: [{ value: 0n, target: end }],
        otherwise: (head + 1) as BlockId,
      },
      [compare],
      cleanup,
    );
    const one: Operand = {
      kind: "const",
      ty: USIZE,
      value: { kind: "scalar", bits: 1n },
      span: b.source.span,
      userTy: undefined,
    };
    const step: StatementBody[] = [
      { kind: "assign", place: place(advance), rvalue: { kind: "use", operand: copy(place(index)) } },
      {
        kind: "assign",
        place: place(index),
        rvalue: { kind: "binary", op: "add", left: copy(place(index)), right: one },
      },
    ];
    b.block(
      { kind: "drop", place: at, target: head, unwind: unwind === "self" ? head : unwind, replace: false },
      step,
      cleanup,
    );
    return head;
  };
  const cleanup = loop(resume, "terminate", true);
  const head = loop(done, cleanup, false);
  const zero: Operand = {
    kind: "const",
    ty: USIZE,
    value: { kind: "scalar", bits: 0n },
    span: b.source.span,
    userTy: undefined,
  };
  const count: Operand =
    ty.kind === "array"
      ? { kind: "const", ty: USIZE, value: { kind: "ty", value: ty.length }, span: b.source.span, userTy: undefined }
      : copy({ local: value.local, projection: value.projection.slice(0, -1) });
  const measure: StatementBody = {
    kind: "assign",
    place: place(length),
    rvalue:
      ty.kind === "array" ? { kind: "use", operand: count } : { kind: "unary", op: "ptrMetadata", operand: count },
  };
  const start = b.block({ kind: "goto", target: head }, [
    measure,
    { kind: "assign", place: place(index), rvalue: { kind: "use", operand: zero } },
  ]);
  const startCleanup = b.block(
    { kind: "goto", target: cleanup },
    [measure, { kind: "assign", place: place(index), rvalue: { kind: "use", operand: zero } }],
    true,
  );
  return { target: start, unwind: startCleanup };
}

/** `fn(fields…) -> Adt`. */
export function ctorShim(cx: ShimCx, variantDef: DefId, ty: Ty, span: Span): Body<"elaborated"> {
  if (ty.kind !== "adt") return bug("constructor of something that is no ADT");
  const adt = cx.tcx.adt(ty.def);
  const variant = Math.max(
    0,
    adt.variants.findIndex((v) => v.def === variantDef),
  );
  const b = new ShimBuilder(variantDef, span);
  b.local(ty);
  const args = cx.layouts.fieldTys(ty, variant).map((t) => move(place(b.local(t))));
  const make: StatementBody = {
    kind: "assign",
    place: place(0 as Local),
    rvalue: {
      kind: "aggregate",
      aggregate: { kind: "adt", def: ty.def, variant, args: ty.args, activeField: undefined, userTy: undefined },
      operands: args,
    },
  };
  b.block({ kind: "return" }, [make]);
  return b.body(args.length);
}

/** `fn(self, (args…)) -> R` for something callable; `call_once` of a closure that borrows its captures drops it after. */
export function fnShim(
  cx: ShimCx,
  self: Ty,
  method: "call" | "call_mut" | "call_once",
  sig: { readonly inputs: readonly Ty[]; readonly output: Ty },
  def: DefId,
  span: Span,
): Body<"elaborated"> {
  const b = new ShimBuilder(def, span);
  b.local(sig.output);
  const selfTy = method === "call_once" ? self : mkRef(RE_ERASED, self, method === "call" ? "not" : "mut");
  const callee = b.local(selfTy);
  const tuple = b.local(mkTuple(sig.inputs));
  const entry = b.reserve();
  const done = b.block({ kind: "return" });
  const args = sig.inputs.map((ty, i) => move(place(tuple, field(i, ty))));
  if (self.kind === "closure") {
    const byRef = closureKind(self) !== "FnOnce";
    const env = method === "call_once" && byRef ? b.local(mkRef(RE_ERASED, self, "mut")) : callee;
    const borrow: StatementBody[] =
      env === callee
        ? []
        : [
            {
              kind: "assign",
              place: place(env),
              rvalue: {
                kind: "ref",
                region: RE_ERASED,
                borrow: { kind: "mut", allow: "default" },
                place: place(callee),
              },
            },
          ];
    const mustDrop = env !== callee && cx.needsDrop(self);
    const resume = b.block({ kind: "unwindResume" }, [], true);
    const after = mustDrop
      ? b.block({ kind: "drop", place: place(callee), target: done, unwind: "continue", replace: false })
      : done;
    const cleanup = mustDrop
      ? b.block({ kind: "drop", place: place(callee), target: resume, unwind: "terminate", replace: false }, [], true)
      : "continue";
    b.fill(
      entry,
      b.call(mkFnDef(self.def, self.args), [move(place(env)), ...args], place(0 as Local), after, cleanup),
      borrow,
    );
    return b.body(2);
  }
  if (self.kind === "fnDef") b.fill(entry, b.call(self, args, place(0 as Local), done, "continue"));
  else {
    const target = method === "call_once" ? place(callee) : place(callee, deref);
    b.fill(entry, { ...b.call(UNIT, args, place(0 as Local), done, "continue"), func: copy(target) } as TerminatorBody);
  }
  return b.body(2);
}

/** `fn(&T) -> T` for tuples, closures and arrays whose parts are `Clone`. */
export function cloneShim(cx: ShimCx, ty: Ty, def: DefId, span: Span): Body<"elaborated"> {
  const b = new ShimBuilder(def, span);
  b.local(ty);
  const self = b.local(mkRef(RE_ERASED, ty, "not"));
  const clone =
    cx.tcx.assocItems(cx.tcx.requireLangItem("clone")).find((i) => i.name === "clone")?.def ??
    bug("Clone without clone");
  const parts =
    ty.kind === "array" ? arrayParts(ty) : cx.layouts.fieldTys(ty, 0).map((t, i) => ({ ty: t, step: field(i, t) }));
  const entry = b.reserve();
  const results = parts.map((p) => b.local(p.ty));
  const aggregate =
    ty.kind === "array"
      ? ({ kind: "array", element: ty.element } as const)
      : ty.kind === "closure"
        ? ({ kind: "closure", def: ty.def, args: ty.args } as const)
        : ({ kind: "tuple" } as const);
  const make: StatementBody = {
    kind: "assign",
    place: place(0 as Local),
    rvalue: { kind: "aggregate", aggregate, operands: results.map((r) => move(place(r))) },
  };
  const resume = b.block({ kind: "unwindResume" }, [], true);
  // A panic in one clone drops those made before it.
  const unwinds: BlockId[] = [];
  let chain = resume;
  parts.forEach((part, i) => {
    unwinds.push(chain);
    if (cx.needsDrop(part.ty))
      chain = b.block(
        { kind: "drop", place: place(results[i] as Local), target: chain, unwind: "terminate", replace: false },
        [],
        true,
      );
  });
  let next = b.block({ kind: "return" }, [make]);
  [...parts.entries()].reverse().forEach(([i, part]) => {
    const reference = b.local(mkRef(RE_ERASED, part.ty, "not"));
    const borrow: StatementBody = {
      kind: "assign",
      place: place(reference),
      rvalue: { kind: "ref", region: RE_ERASED, borrow: { kind: "shared" }, place: place(self, deref, part.step) },
    };
    next = b.block(
      b.call(
        mkFnDef(clone, [part.ty]),
        [move(place(reference))],
        place(results[i] as Local),
        next,
        unwinds[i] as BlockId,
      ),
      [borrow],
    );
  });
  b.fill(entry, { kind: "goto", target: next });
  return b.body(1);
}

function arrayParts(ty: TyOf<"array">): { ty: Ty; step: Projection }[] {
  const length = ty.length.kind === "value" ? Number(ty.length.bits) : bug("array length not known");
  return Array.from({ length }, (_, offset) => ({
    ty: ty.element,
    step: { kind: "constantIndex", offset, minLength: length, fromEnd: false },
  }));
}

/** A closure without captures as a plain function: `fn(args…) -> R`. */
export function closureFnShim(
  self: Ty,
  sig: { readonly inputs: readonly Ty[]; readonly output: Ty },
  def: DefId,
  span: Span,
): Body<"elaborated"> {
  if (self.kind !== "closure") return bug("function pointer of something that is no closure");
  const b = new ShimBuilder(def, span);
  b.local(sig.output);
  const args = sig.inputs.map((ty) => move(place(b.local(ty))));
  const closure = b.local(self);
  const byRef = closureKind(self) !== "FnOnce";
  const env = byRef ? b.local(mkRef(RE_ERASED, self, "mut")) : closure;
  const borrow: StatementBody[] = byRef
    ? [
        {
          kind: "assign",
          place: place(env),
          rvalue: { kind: "ref", region: RE_ERASED, borrow: { kind: "mut", allow: "default" }, place: place(closure) },
        },
      ]
    : [];
  const entry = b.reserve();
  const done = b.block({ kind: "return" });
  b.fill(
    entry,
    b.call(mkFnDef(self.def, self.args), [move(place(env)), ...args], place(0 as Local), done, "continue"),
    borrow,
  );
  return b.body(sig.inputs.length);
}

/** A trait object's method as a plain function of the object: the call inside goes through the vtable. */
export function vtableShim(
  inputs: readonly Ty[],
  output: Ty,
  method: DefId,
  methodArgs: import("#types/ty.ts").GenericArgs,
  span: Span,
): Body<"elaborated"> {
  const b = new ShimBuilder(method, span);
  b.local(output);
  const args = inputs.map((ty) => move(place(b.local(ty))));
  const entry = b.reserve();
  const done = b.block({ kind: "return" });
  b.fill(entry, b.call(mkFnDef(method, methodArgs), args, place(0 as Local), done, "continue"));
  return b.body(inputs.length);
}

/** `FnOnce::call_once` of a callee at an address, the first of the inputs. */
export function callOnceShim(
  inputs: readonly Ty[],
  output: Ty,
  method: DefId,
  methodArgs: import("#types/ty.ts").GenericArgs,
  span: Span,
): Body<"elaborated"> {
  const b = new ShimBuilder(method, span);
  b.local(output);
  const [callee, ...rest] = inputs.map((ty) => b.local(ty));
  if (callee === undefined) return bug("call_once without a callee");
  const args = [move(place(callee, deref)), ...rest.map((local) => move(place(local)))];
  const entry = b.reserve();
  const done = b.block({ kind: "return" });
  b.fill(entry, b.call(mkFnDef(method, methodArgs), args, place(0 as Local), done, "continue"));
  return b.body(inputs.length);
}

/** `fn() -> i32`: `lang_start::<R>(main)`, where `main` returns `R`; for a test, `lang_test::<R>(test, …)`. */
export function entryShim(
  cx: ShimCx,
  { main, test }: Extract<Instance, { kind: "entry" }>,
  output: Ty,
  span: Span,
): Body<"elaborated"> {
  const b = new ShimBuilder(main, span);
  b.local(I32);
  const pointer = b.local(mkFnPtr({ vars: [], value: { inputs: [], output, unsafe: false, abi: "Rust" } }));
  const entry = b.reserve();
  const done = b.block({ kind: "return" });
  const start = cx.tcx.requireLangItem(test === undefined ? "start" : "test_start");
  const mainTy = mkFnDef(main, []);
  const reify: StatementBody = {
    kind: "assign",
    place: place(pointer),
    rvalue: {
      kind: "cast",
      cast: "reifyFnPointer",
      operand: { kind: "const", ty: mainTy, value: { kind: "zeroSized" }, span, userTy: undefined },
      ty: (b.locals[pointer] as LocalDecl).ty,
      implicit: true,
    },
  };
  const args = [move(place(pointer)), ...(test === undefined ? [] : testOperands(test, span))];
  b.fill(entry, b.call(mkFnDef(start, [output]), args, place(0 as Local), done, "continue"), [reify]);
  return b.body(0);
}

/** What `lang_test` takes besides the function. */
function testOperands({ name, shouldPanic, place: at }: TestDesc, span: Span): readonly Operand[] {
  const constant = (ty: Ty, value: ConstValue): Operand => ({ kind: "const", ty, value, span, userTy: undefined });
  const text = (value: string): Operand => constant(mkRef(RE_ERASED, STR, "not"), { kind: "str", value });
  const how = shouldPanic === undefined ? 0n : shouldPanic.expected === undefined ? 1n : 2n;
  return [text(name), constant(U8, { kind: "scalar", bits: how }), text(shouldPanic?.expected ?? ""), text(at)];
}
