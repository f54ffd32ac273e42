// MIR: control-flow graphs over places, in rustc's vocabulary (rustc dev guide, "The MIR").
//
// Differs from rustc: no `Len`/`CopyForDeref`/`Nop`; array lengths and slice metadata are read with
// `unary ptrMetadata`; two-phase borrows are a borrow kind; promoteds are bodies of their own.

import type { DefId } from "#hir/defs.ts";
import type { Arena, Id } from "#support/ids.ts";
import type { Span } from "#support/span.ts";
import type { Const, GenericArgs, Region, Ty } from "#types/ty.ts";

export type Local = Id<"MirLocal">;
export type BlockId = Id<"Block">;
export type PromotedId = Id<"Promoted">;
export type ScopeId = Id<"Scope">;

/** `_0`. */
export const RETURN_LOCAL = 0 as Local;

/** Before drop elaboration drops are conditional on initialisation; after it they are unconditional. */
export type Phase = "built" | "elaborated";

// ---------------------------------------------------------------------------------------------
// Places

export type Projection =
  | { readonly kind: "deref" }
  /** A field of a struct, tuple, closure, or (after `downcast`) variant. `ty` may be unnormalised only before `lower` ends. */
  | { readonly kind: "field"; readonly index: number; readonly ty: Ty }
  | { readonly kind: "index"; readonly local: Local }
  /** Element `offset` from the start, or from the end counting from 1; of at least `minLength` elements. */
  | { readonly kind: "constantIndex"; readonly offset: number; readonly minLength: number; readonly fromEnd: boolean }
  /** Elements `from..to`, where `to` counts from the end if `fromEnd` (slices). */
  | { readonly kind: "subslice"; readonly from: number; readonly to: number; readonly fromEnd: boolean }
  | { readonly kind: "downcast"; readonly variant: number };

export interface Place {
  readonly local: Local;
  readonly projection: readonly Projection[];
}

// ---------------------------------------------------------------------------------------------
// Operands and constants

export type ConstValue =
  /** Integer, bool, char, float (IEEE bits), thin raw pointer: the value's bits, zero-extended. */
  | { readonly kind: "scalar"; readonly bits: bigint }
  /** A function item, constructor, unit, or other zero-sized value of the operand's type. */
  | { readonly kind: "zeroSized" }
  /** A `&'static str`. */
  | { readonly kind: "str"; readonly value: string }
  /** A `&'static [u8; N]`. */
  | { readonly kind: "byteStr"; readonly value: Uint8Array }
  /** A const item, associated const, or inline const, evaluated later. */
  | { readonly kind: "item"; readonly def: DefId; readonly args: GenericArgs }
  /** A const parameter or array length. */
  | { readonly kind: "ty"; readonly value: Const }
  /** The address of a promoted constant of this body: the operand has type `&'r T`. */
  | { readonly kind: "promoted"; readonly index: PromotedId }
  /** The address of a static: a `&'static T`, or `*mut T` for `static mut`. */
  | { readonly kind: "static"; readonly def: DefId };

export interface ConstOperand {
  readonly kind: "const";
  readonly ty: Ty;
  readonly value: ConstValue;
  readonly span: Span;
  /** The type or generic arguments as the user wrote them, with regions, for the borrow checker. */
  readonly userTy: UserTypeAnnotation | undefined;
}

export type Operand =
  | { readonly kind: "copy"; readonly place: Place }
  | { readonly kind: "move"; readonly place: Place }
  | ConstOperand;

// ---------------------------------------------------------------------------------------------
// Rvalues

export type BorrowKind =
  | { readonly kind: "shared" }
  /** The match guard's view of the scrutinee: conflicts with assignments only (rustc's `Fake(Shallow|Deep)`). */
  | { readonly kind: "fake"; readonly depth: "shallow" | "deep" }
  /** `twoPhase`: activated at the first use of the reference (autoref of method calls, overloaded compound assignment). `closureCapture`: unique immutable borrow. */
  | { readonly kind: "mut"; readonly allow: "default" | "twoPhase" | "closureCapture" };

export type BinOp =
  | "add"
  | "sub"
  | "mul"
  | "div"
  | "rem"
  | "bitXor"
  | "bitAnd"
  | "bitOr"
  | "shl"
  | "shr"
  /** These give `(T, bool)`; the bool tells overflow. */
  | "addWithOverflow"
  | "subWithOverflow"
  | "mulWithOverflow"
  | "eq"
  | "lt"
  | "le"
  | "ne"
  | "ge"
  | "gt"
  | "offset";

/** `ptrMetadata`: of a `&[T]`/`*const [T]`/`&str` the length. */
export type UnOp = "not" | "neg" | "ptrMetadata";

export type CastKind =
  | "intToInt"
  | "floatToInt"
  | "floatToFloat"
  | "intToFloat"
  | "ptrToPtr"
  | "fnPtrToPtr"
  | "pointerExposeProvenance"
  | "pointerWithExposedProvenance"
  | "transmute"
  | "reifyFnPointer"
  | "unsafeFnPointer"
  | "closureFnPointer"
  | "mutToConstPointer"
  | "arrayToPointer"
  | "unsize";

export type AggregateKind =
  | { readonly kind: "array"; readonly element: Ty }
  | { readonly kind: "tuple" }
  /** `activeField`: for unions. */
  | {
      readonly kind: "adt";
      readonly def: DefId;
      readonly variant: number;
      readonly args: GenericArgs;
      readonly activeField: number | undefined;
      readonly userTy: UserTypeAnnotation | undefined;
    }
  | { readonly kind: "closure"; readonly def: DefId; readonly args: GenericArgs }
  /** A wide raw pointer from data pointer and metadata. */
  | { readonly kind: "rawPtr"; readonly pointee: Ty; readonly mutability: "not" | "mut" };

export type Rvalue =
  | { readonly kind: "use"; readonly operand: Operand }
  | { readonly kind: "repeat"; readonly operand: Operand; readonly count: Const }
  | { readonly kind: "ref"; readonly region: Region; readonly borrow: BorrowKind; readonly place: Place }
  /** `forLength`: only to read the length of a slice, which no loan of its elements forbids. */
  | { readonly kind: "rawPtr"; readonly mutability: "not" | "mut"; readonly place: Place; readonly forLength?: boolean }
  | {
      readonly kind: "cast";
      readonly cast: CastKind;
      readonly operand: Operand;
      readonly ty: Ty;
      readonly implicit: boolean;
    }
  | { readonly kind: "binary"; readonly op: BinOp; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "unary"; readonly op: UnOp; readonly operand: Operand }
  /** `forDrop`: to find out which parts are left to drop, others having been moved out. */
  | { readonly kind: "discriminant"; readonly place: Place; readonly forDrop?: boolean }
  | { readonly kind: "aggregate"; readonly aggregate: AggregateKind; readonly operands: readonly Operand[] };

// ---------------------------------------------------------------------------------------------
// Statements and terminators

/** Why the scrutinee or initialiser is "read" although no code does so. */
export type FakeReadCause = "forMatchedPlace" | "forLet" | "forIndex" | "forMatchGuard" | "forGuardBinding";

export interface SourceInfo {
  readonly span: Span;
  readonly scope: ScopeId;
  /** The outermost call in whose stead the optimiser put this. */
  readonly inlinedAt?: Span;
}

export type Statement = { readonly source: SourceInfo } & (
  | { readonly kind: "assign"; readonly place: Place; readonly rvalue: Rvalue }
  | {
      readonly kind: "fakeRead";
      readonly cause: FakeReadCause;
      readonly place: Place;
      /** The closure that reads it in a pattern, where this is done when the closure is made. */
      readonly closure?: DefId;
    }
  | { readonly kind: "storageLive"; readonly local: Local }
  | { readonly kind: "storageDead"; readonly local: Local }
  /** `let p: T = place;`: relates the place's type to what the user wrote. */
  | {
      readonly kind: "ascribeUserType";
      readonly place: Place;
      readonly annotation: UserTypeAnnotation;
      readonly variance: "covariant" | "invariant";
    }
  /** Sets the discriminant in place; made by elaboration of aggregates only. */
  | { readonly kind: "setDiscriminant"; readonly place: Place; readonly variant: number }
  /** `_ = place;` keeps the place's borrow checks without reading it. */
  | { readonly kind: "placeMention"; readonly place: Place }
);

/** What happens when a call, assertion or drop unwinds. */
export type Unwind = BlockId | "continue" | "unreachable" | "terminate";

export type AssertKind =
  | { readonly kind: "boundsCheck"; readonly length: Operand; readonly index: Operand }
  | { readonly kind: "overflow"; readonly op: BinOp; readonly left: Operand; readonly right: Operand }
  | { readonly kind: "overflowNeg"; readonly operand: Operand }
  | { readonly kind: "divisionByZero"; readonly operand: Operand }
  | { readonly kind: "remainderByZero"; readonly operand: Operand };

export type CallSource = "normal" | "overloadedOperator" | "method" | "matchCmp" | "desugared";

export type Terminator = { readonly source: SourceInfo } & (
  | { readonly kind: "goto"; readonly target: BlockId }
  | {
      readonly kind: "switchInt";
      readonly operand: Operand;
      readonly ty: Ty;
      readonly targets: readonly { readonly value: bigint; readonly target: BlockId }[];
      readonly otherwise: BlockId;
    }
  | { readonly kind: "return" }
  | { readonly kind: "unreachable" }
  /** Ends the unwinding path. */
  | { readonly kind: "unwindResume" }
  | {
      readonly kind: "drop";
      readonly place: Place;
      readonly target: BlockId;
      readonly unwind: Unwind;
      readonly replace: boolean;
    }
  | {
      readonly kind: "call";
      readonly func: Operand;
      readonly args: readonly Operand[];
      readonly argSpans: readonly Span[];
      readonly destination: Place;
      /** Absent where the callee returns `!`. */
      readonly target: BlockId | undefined;
      readonly unwind: Unwind;
      readonly callSource: CallSource;
      /** The callee expression or method name. */
      readonly fnSpan: Span;
    }
  | {
      readonly kind: "assert";
      readonly condition: Operand;
      readonly expected: boolean;
      readonly message: AssertKind;
      readonly target: BlockId;
      readonly unwind: Unwind;
    }
  /** A jump that only ever goes to `real`; the borrow checker also follows `imaginary` (match arms in order). */
  | { readonly kind: "falseEdge"; readonly real: BlockId; readonly imaginary: BlockId }
  /** At the head of every `loop`: the borrow checker also follows the unwinding edge. */
  | { readonly kind: "falseUnwind"; readonly target: BlockId; readonly unwind: Unwind }
);

export interface BasicBlock {
  readonly statements: readonly Statement[];
  readonly terminator: Terminator;
  /** On an unwinding path. */
  readonly cleanup: boolean;
}

/** A statement (`index` < number of statements) or the terminator of a block. */
export interface Location {
  readonly block: BlockId;
  readonly index: number;
}

// ---------------------------------------------------------------------------------------------
// Locals and bodies

/** What the user wrote as a type: infer positions are `erased` regions and `infer`-free types after inference. */
export interface UserTypeAnnotation {
  readonly kind: "ty" | "args";
  /** For `ty`: the written type, with `param`/`static` regions where written and `erased` where left to inference. */
  readonly ty: Ty | undefined;
  /** For `args`: of the item `def`. */
  readonly def: DefId | undefined;
  readonly args: GenericArgs;
  readonly span: Span;
}

export type LocalInfo =
  | { readonly kind: "return" }
  /** A user's variable; `byRef`: bound by reference in a pattern. `matchPlace`: what it was bound from. */
  | {
      readonly kind: "user";
      readonly name: string;
      readonly mutable: boolean;
      /** Declared by a parameter pattern that is a plain name. */
      readonly isArg: boolean;
      readonly isSelf: boolean;
      readonly byRef: boolean;
      /** `let x: T`, for "consider changing this to be mutable" and type-annotation help. */
      readonly tySpan: Span | undefined;
      readonly initSpan: Span | undefined;
      /** Which kind of pattern it came from: plain `let x`/parameter, or a pattern with a scrutinee. */
      readonly origin: "let" | "param" | "pattern" | "forLoop";
    }
  /** The `&binding` a match guard sees. */
  | { readonly kind: "refForGuard"; readonly of: Local }
  | { readonly kind: "arg" }
  /** `tailTemp`: a temporary in a block's tail expression, for edition-dependent help. `static`: holds a static's address. */
  | { readonly kind: "temp"; readonly blockTail: Span | undefined; readonly staticDef: DefId | undefined };

export interface LocalDecl {
  /** Regions erased, except that the signature's own are kept for `_0` and parameters. */
  readonly ty: Ty;
  readonly mutable: boolean;
  readonly info: LocalInfo;
  readonly source: SourceInfo;
  readonly userTy: readonly UserTypeAnnotation[];
}

/** A lexical scope: nests, and ends where its variables are dropped. */
export interface SourceScope {
  readonly parent: ScopeId | undefined;
  readonly span: Span;
}

/** A name the debugger shows, and the place it stands for. */
export interface VarDebugInfo {
  readonly name: string;
  readonly span: Span;
  readonly scope: ScopeId;
  readonly place: Place;
}

/** How a closure body reaches a captured variable; one per field of the closure type. */
export interface UpvarInfo {
  /** Of the variable. */
  readonly name: string;
  /** The captured place as it is written: `*r.name`. */
  readonly path: string;
  /** Where the variable is declared, `mut` included. */
  readonly span: Span;
  readonly byRef: "shared" | "unique" | "mut" | undefined;
  /** The variable is declared `mut`, or the captured path goes through `&mut` only. */
  readonly mutable: boolean;
  /** The captured path goes through a `&`: what its body may not do, making the closure may not either. */
  readonly throughShared: boolean;
}

export interface MirSource {
  /** The function, const, static, closure or anonymous const. */
  readonly def: DefId;
  readonly promoted: PromotedId | undefined;
}

export interface Body<P extends Phase = Phase> {
  readonly phase: P;
  readonly source: MirSource;
  readonly kind: "fn" | "closure" | "const" | "static" | "promoted" | "shim";
  /** Block 0 is the entry; ids index it; in reverse postorder. */
  readonly blocks: readonly BasicBlock[];
  /** Of a built body: its blocks in the order in which they were made, in which rustc numbers them. */
  readonly made?: readonly BlockId[] | undefined;
  /** `_0` the return place, then the parameters, then variables and temporaries. */
  readonly locals: readonly LocalDecl[];
  readonly argCount: number;
  readonly scopes: Arena<ScopeId, SourceScope>;
  readonly debug: readonly VarDebugInfo[];
  /** Spans of the source-level steps; code belongs to the innermost that contains it. Empty in the library. */
  readonly steps: readonly Span[];
  readonly upvars: readonly UpvarInfo[];
  readonly promoted: readonly Body<P>[];
  readonly span: Span;
  /** Type checking reported errors: no borrow checking, no code. */
  readonly tainted: boolean;
}
