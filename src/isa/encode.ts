// Programs to `.fbc` files. The layout is described in ISA.md and read back by `decode.ts`.
import { crc32 } from "./crc32.ts";
import { FORMAT_VERSION, MAGIC, SECTIONS, TYPE_KINDS } from "./format.ts";
import type { SectionName } from "./format.ts";
import type {
  FieldInfo,
  FunctionCode,
  Program,
  Relocation,
  Signature,
  SourceRange,
  TypeInfo,
  ValueShape,
} from "./program.ts";
import { Writer } from "./wire.ts";

/** The bytes of an `.fbc` file. */
export function encode(program: Program): Uint8Array {
  const body = new Writer();
  const section = (name: SectionName, write: (w: Writer) => void): void => {
    const w = new Writer();
    write(w);
    body.byte(SECTIONS.indexOf(name));
    body.blob(w.bytes);
  };
  section("program", (w) => {
    w.uint(program.entry);
    w.text(program.sourceMap);
  });
  section("files", (w) =>
    w.list(program.files, (file) => {
      w.text(file.name);
      w.text(file.text);
    }),
  );
  section("signatures", (w) => w.list(program.signatures, (row) => writeSignature(w, row)));
  section("types", (w) => w.list(program.types, (row) => writeType(w, row)));
  section("statics", (w) => {
    w.blob(program.readOnly);
    w.blob(program.readWrite);
    w.list(program.relocations, (row) => writeRelocation(w, row));
    w.list(program.statics, (row) => {
      w.text(row.name);
      w.byte(row.segment === "readOnly" ? 0 : 1);
      w.uint(row.offset);
      w.uint(row.size);
      w.int(row.type);
      w.text(row.kind);
    });
  });
  section("functions", (w) => w.list(program.functions, (row) => writeFunction(w, row)));
  section("debug", (w) => {
    for (const fn of program.functions) writeDebug(w, fn);
  });
  const bytes = body.bytes;
  const file = new Writer();
  file.raw(MAGIC);
  file.fixed32(FORMAT_VERSION);
  file.fixed32(bytes.length);
  file.fixed32(crc32(bytes));
  file.raw(bytes);
  return file.bytes;
}

function writeShape(w: Writer, shape: ValueShape): void {
  if (shape.kind === "memory") {
    w.byte(0);
    w.uint(shape.size);
    w.uint(shape.align);
  } else {
    w.byte(shape.kind === "int" ? 1 : 2);
    w.byte(shape.bits);
  }
}

function writeSignature(w: Writer, { params, result }: Signature): void {
  w.list(params, (shape) => writeShape(w, shape));
  w.bool(result !== null);
  if (result !== null) writeShape(w, result);
}

function writeRelocation(w: Writer, { segment, offset, target }: Relocation): void {
  w.byte(segment === "readOnly" ? 0 : 1);
  w.uint(offset);
  if (target.kind === "function") {
    w.byte(2);
    w.uint(target.index);
  } else {
    w.byte(target.segment === "readOnly" ? 0 : 1);
    w.uint(target.offset);
  }
}

function writeFunction(w: Writer, fn: FunctionCode): void {
  w.text(fn.name);
  w.uint(fn.signature);
  w.uint(fn.frameSize);
  w.bool(fn.isStd);
  w.uint(fn.code.length);
  for (const word of fn.code) w.int(word);
  w.list(fn.handlers, (row) => {
    w.uint(row.start);
    w.uint(row.end);
    w.uint(row.target);
    w.uint(row.payload);
  });
}

function writeRange(w: Writer, range: SourceRange | null): void {
  w.bool(range !== null);
  if (range === null) return;
  w.uint(range.file);
  w.uint(range.start);
  w.uint(range.end - range.start);
}

function writeDebug(w: Writer, fn: FunctionCode): void {
  writeRange(w, fn.range);
  w.list(fn.lines, (row) => {
    w.uint(row.pc);
    writeRange(w, row.range);
    w.bool(row.isStatement);
  });
  w.list(fn.locals, (row) => {
    w.text(row.name);
    w.int(row.type);
    w.uint(row.offset);
    w.uint(row.start);
    w.uint(row.end);
    w.bool(row.isParam);
    writeRange(w, row.range);
  });
}

function writeFields(w: Writer, fields: readonly FieldInfo[]): void {
  w.list(fields, (field) => {
    w.text(field.name);
    w.uint(field.offset);
    w.int(field.type);
  });
}

function writeType(w: Writer, type: TypeInfo): void {
  w.byte(TYPE_KINDS.indexOf(type.kind));
  w.text(type.name);
  w.uint(type.size);
  w.uint(type.align);
  switch (type.kind) {
    case "int":
      w.bool(type.signed);
      break;
    case "pointer":
      w.text(type.pointer);
      w.int(type.pointee);
      w.text(type.metadata);
      break;
    case "array":
      w.int(type.element);
      w.bigint(BigInt(type.length));
      break;
    case "slice":
      w.int(type.element);
      break;
    case "struct":
      writeFields(w, type.fields);
      w.bool(type.isTuple);
      w.bool(type.picture !== null);
      if (type.picture !== null) w.text(type.picture);
      break;
    case "union":
      writeFields(w, type.fields);
      break;
    case "enum":
      w.text(type.tag.kind);
      if (type.tag.kind !== "none") {
        w.uint(type.tag.offset);
        w.uint(type.tag.size);
        if (type.tag.kind === "niche") w.uint(type.tag.dataful);
      }
      w.list(type.variants, (variant) => {
        w.text(variant.name);
        w.bool(variant.tag !== null);
        if (variant.tag !== null) w.bigint(variant.tag);
        writeFields(w, variant.fields);
      });
      break;
    default:
      break;
  }
}
