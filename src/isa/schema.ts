// The form of `.fbc` files: which sections there are and what each holds, described once.
//
// `encode.ts` and `decode.ts` follow this description, and `FBC.md` is generated from it. Any change to what is written
// here raises `FORMAT_VERSION`; a new optional section does not (see `format.ts`).
import {
  type Codec,
  bigint,
  blob,
  bool,
  byte,
  choice,
  int,
  list,
  mapped,
  oneOf,
  optional,
  record,
  text,
  uint,
  words,
} from "./codec.ts";
import type { SectionName } from "./format.ts";
import { PANIC_STRATEGIES } from "./program.ts";
import type {
  FieldInfo,
  FunctionCode,
  Handler,
  LineEntry,
  LocalInfo,
  MissingPart,
  Program,
  ProgramFile,
  Relocation,
  Signature,
  SourceRange,
  StaticInfo,
  StepMark,
  TagLayout,
  TypeInfo,
  ValueShape,
  VariantInfo,
} from "./program.ts";

/** How much of a table (ops, host functions) a program needs, and the CRC-32 of that much of it. */
export interface TableUse {
  readonly count: number;
  readonly checksum: number;
}

const tableUse: Codec<TableUse> = record<TableUse>("TableUse", { count: uint, checksum: uint });

const INT_BITS: readonly number[] = [8, 16, 32, 64, 128];
const FLOAT_BITS: readonly number[] = [32, 64];

/** A width in bits, one of `allowed`. */
function bits<B extends number>(allowed: readonly number[]): Codec<B> {
  const isAllowed = (value: number): value is B => allowed.includes(value);
  return mapped<number, B>(
    byte,
    (value, r) => (isAllowed(value) ? value : r.fail("no such width")),
    (value) => value,
    `byte: ${allowed.join(", ")}`,
  );
}

const shape: Codec<ValueShape> = choice<ValueShape>("ValueShape", {
  memory: record("", { size: uint, align: uint }),
  int: record("", { bits: bits<8 | 16 | 32 | 64 | 128>(INT_BITS) }),
  float: record("", { bits: bits<32 | 64>(FLOAT_BITS) }),
});

const signature: Codec<Signature> = record<Signature>("Signature", { params: list(shape), result: optional(shape) });

const segment = oneOf(["readOnly", "readWrite"]);

const relocation: Codec<Relocation> = record<Relocation>("Relocation", {
  segment,
  offset: uint,
  target: choice<Relocation["target"]>("RelocationTarget", {
    static: record("", { segment, offset: uint }),
    function: record("", { index: uint }),
  }),
});

const staticInfo: Codec<StaticInfo> = record<StaticInfo>("StaticInfo", {
  name: text,
  segment,
  offset: uint,
  size: uint,
  type: int,
  kind: oneOf(["static", "string", "promoted", "vtable", "location"]),
});

const range: Codec<SourceRange> = mapped(
  record("SourceRange", { file: uint, start: uint, length: uint }),
  ({ file, start, length }) => ({ file, start, end: start + length }),
  ({ file, start, end }) => ({ file, start, length: end - start }),
  "SourceRange",
);

const handler: Codec<Handler> = record<Handler>("Handler", { start: uint, end: uint, target: uint, payload: uint });

/** A function without its debug tables. */
export type BareFunction = Omit<FunctionCode, "lines" | "locals" | "range">;

const bareFunction: Codec<BareFunction> = record<BareFunction>("Function", {
  name: text,
  signature: uint,
  frameSize: uint,
  isStd: bool,
  code: words,
  handlers: list(handler),
});

const plainStep = record("", { range: optional(range) });

const step: Codec<StepMark> = choice<StepMark>("StepMark", {
  statement: plainStep,
  return: plainStep,
  drop: record("", { range: optional(range), place: text, isConditional: bool }),
});

const line: Codec<LineEntry> = record<LineEntry>("LineEntry", {
  pc: uint,
  range: optional(range),
  step: optional(step),
});

const missingPart: Codec<MissingPart> = record<MissingPart>("MissingPart", {
  path: text,
  state: oneOf(["unset", "moved", "maybe"]),
});

const local: Codec<LocalInfo> = record<LocalInfo>("LocalInfo", {
  name: text,
  type: int,
  offset: uint,
  start: uint,
  end: uint,
  isParam: bool,
  range: optional(range),
  missing: list(missingPart),
});

/** The debug tables of a function. */
export type FunctionDebug = Pick<FunctionCode, "lines" | "locals" | "range">;

const functionDebug: Codec<FunctionDebug> = record<FunctionDebug>("FunctionDebug", {
  range: optional(range),
  lines: list(line),
  locals: list(local),
});

const field: Codec<FieldInfo> = record<FieldInfo>("FieldInfo", { name: text, offset: uint, type: int });
const variant: Codec<VariantInfo> = record<VariantInfo>("VariantInfo", {
  name: text,
  tag: optional(bigint),
  fields: list(field),
});

const tag: Codec<TagLayout> = choice<TagLayout>("TagLayout", {
  none: record("", {}),
  direct: record("", { offset: uint, size: uint }),
  niche: record("", { offset: uint, size: uint, dataful: uint }),
});

const common = { name: text, size: uint, align: uint };
const plain = record("", common);

/** An element count; beyond what a double holds exactly it makes no difference which. */
const length: Codec<number> = mapped(
  bigint,
  (value, r) => (value < 0n ? r.fail("a negative length") : Number(value)),
  BigInt,
  "decimal",
);

const typeInfo: Codec<TypeInfo> = choice<TypeInfo>("TypeInfo", {
  int: record("", { ...common, signed: bool }),
  float: plain,
  bool: plain,
  char: plain,
  unit: plain,
  never: plain,
  pointer: record("", {
    ...common,
    pointer: oneOf(["ref", "refMut", "const", "mut"]),
    pointee: int,
    metadata: oneOf(["none", "length", "vtable"]),
  }),
  function: plain,
  array: record("", { ...common, element: int, length }),
  slice: record("", { ...common, element: int }),
  str: plain,
  dyn: plain,
  struct: record("", { ...common, fields: list(field), isTuple: bool, picture: optional(text) }),
  union: record("", { ...common, fields: list(field) }),
  enum: record("", { ...common, tag, variants: list(variant) }),
  opaque: plain,
});

/** What each section holds. */
export interface SectionValues {
  readonly program: Pick<Program, "entry" | "sourceMap" | "panic"> & {
    readonly ops: TableUse;
    readonly intrinsics: TableUse;
  };
  readonly files: readonly ProgramFile[];
  readonly signatures: readonly Signature[];
  readonly types: readonly TypeInfo[];
  readonly statics: Pick<Program, "readOnly" | "readWrite" | "relocations" | "statics">;
  readonly functions: readonly BareFunction[];
  readonly debug: readonly FunctionDebug[];
}

/** The form of each section. */
export const SECTION_CODECS: { readonly [S in SectionName]: Codec<SectionValues[S]> } = {
  program: record<SectionValues["program"]>("", {
    ops: tableUse,
    intrinsics: tableUse,
    entry: uint,
    sourceMap: text,
    panic: oneOf(PANIC_STRATEGIES),
  }),
  files: list(record<ProgramFile>("ProgramFile", { name: text, text })),
  signatures: list(signature),
  types: list(typeInfo),
  statics: record<SectionValues["statics"]>("", {
    readOnly: blob,
    readWrite: blob,
    relocations: list(relocation),
    statics: list(staticInfo),
  }),
  functions: list(bareFunction),
  debug: list(functionDebug),
};
