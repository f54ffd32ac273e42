// `.fbc` files to programs. Any bytes are accepted: what is no program comes back as a message, never as an exception.
//
// A decoded program is well-formed data, nothing more: run it only after `verify` has accepted it.
import { crc32 } from "./crc32.ts";
import { FORMAT_VERSION, MAGIC, SECTIONS, TYPE_KINDS } from "./format.ts";
import type { SectionName } from "./format.ts";
import type {
  FieldInfo,
  FunctionCode,
  Handler,
  LineEntry,
  LocalInfo,
  Program,
  Relocation,
  Signature,
  SourceRange,
  StaticInfo,
  StaticSegment,
  TagLayout,
  TypeInfo,
  ValueShape,
} from "./program.ts";
import { MalformedInput, Reader } from "./wire.ts";

export type Decoded =
  | { readonly kind: "ok"; readonly program: Program }
  | { readonly kind: "error"; readonly message: string };

const HEADER_BYTES = 20;

/** Reads an `.fbc` file. */
export function decode(bytes: Uint8Array): Decoded {
  const error = (message: string): Decoded => ({ kind: "error", message });
  if (bytes.length < HEADER_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte))
    return error("not a Ferrule bytecode file");
  const header = new Reader(bytes.subarray(MAGIC.length, HEADER_BYTES));
  const version = header.fixed32() >>> 0;
  if (version !== FORMAT_VERSION)
    return error(`made for bytecode version ${version}; this is version ${FORMAT_VERSION}`);
  const length = header.fixed32() >>> 0;
  const checksum = header.fixed32() >>> 0;
  const body = bytes.subarray(HEADER_BYTES);
  if (body.length !== length)
    return error(
      `the file is ${body.length < length ? "truncated" : "too long"}: ${length} bytes expected, ${body.length} found`,
    );
  if (crc32(body) !== checksum) return error("the checksum does not match: the file is damaged");
  try {
    return { kind: "ok", program: readProgram(new Reader(body)) };
  } catch (thrown) {
    if (thrown instanceof MalformedInput) return error(`malformed file: ${thrown.message}`);
    throw thrown;
  }
}

function readProgram(r: Reader): Program {
  const sections = new Map<SectionName, Reader>();
  while (r.rest > 0) {
    const name = SECTIONS[r.byte()];
    const contents = new Reader(r.blob());
    if (name !== undefined && !sections.has(name)) sections.set(name, contents);
  }
  const section = (name: SectionName): Reader => sections.get(name) ?? r.fail(`there is no section "${name}"`);
  const program = section("program");
  const entry = program.uint();
  const sourceMap = program.text();
  const files = section("files");
  const signatures = section("signatures");
  const types = section("types");
  const statics = section("statics");
  const functions = section("functions");
  const debug = section("debug");
  const bare = functions.list(() => readFunction(functions));
  return {
    entry,
    sourceMap,
    files: files.list(() => ({ name: files.text(), text: files.text() })),
    signatures: signatures.list(() => readSignature(signatures)),
    types: types.list(() => readType(types)),
    readOnly: statics.blob(),
    readWrite: statics.blob(),
    relocations: statics.list(() => readRelocation(statics)),
    statics: statics.list(() => readStatic(statics)),
    functions: bare.map((fn) => ({ ...fn, ...readDebug(debug) })),
  };
}

const segment = (r: Reader): StaticSegment => (r.byte() === 0 ? "readOnly" : "readWrite");

function readShape(r: Reader): ValueShape {
  const tag = r.byte();
  if (tag === 0) return { kind: "memory", size: r.uint(), align: r.uint() };
  const bits = r.byte();
  if (tag === 1 && (bits === 8 || bits === 16 || bits === 32 || bits === 64 || bits === 128))
    return { kind: "int", bits };
  if (tag === 2 && (bits === 32 || bits === 64)) return { kind: "float", bits };
  return r.fail("no such value shape");
}

function readSignature(r: Reader): Signature {
  const params = r.list(() => readShape(r));
  return { params, result: r.bool() ? readShape(r) : null };
}

function readRelocation(r: Reader): Relocation {
  const from = segment(r);
  const offset = r.uint();
  const tag = r.byte();
  const value = r.uint();
  if (tag > 2) r.fail("no such relocation");
  return {
    segment: from,
    offset,
    target:
      tag === 2
        ? { kind: "function", index: value }
        : { kind: "static", segment: tag === 0 ? "readOnly" : "readWrite", offset: value },
  };
}

const STATIC_KINDS: readonly string[] = [
  "static",
  "string",
  "promoted",
  "vtable",
  "location",
] satisfies StaticInfo["kind"][];

function readStatic(r: Reader): StaticInfo {
  const row = { name: r.text(), segment: segment(r), offset: r.uint(), size: r.uint(), type: r.int(), kind: r.text() };
  return STATIC_KINDS.includes(row.kind) ? (row as StaticInfo) : r.fail("no such kind of static");
}

type Bare = Omit<FunctionCode, "lines" | "locals" | "range">;

function readFunction(r: Reader): Bare {
  const name = r.text();
  const signature = r.uint();
  const frameSize = r.uint();
  const isStd = r.bool();
  const code = new Int32Array(r.count());
  for (let i = 0; i < code.length; i++) code[i] = r.int();
  const handlers: Handler[] = r.list(() => ({ start: r.uint(), end: r.uint(), target: r.uint(), payload: r.uint() }));
  return { name, signature, frameSize, isStd, code, handlers };
}

function readRange(r: Reader): SourceRange | null {
  if (!r.bool()) return null;
  const file = r.uint();
  const start = r.uint();
  return { file, start, end: start + r.uint() };
}

function readDebug(r: Reader): Pick<FunctionCode, "lines" | "locals" | "range"> {
  const range = readRange(r);
  const lines: LineEntry[] = r.list(() => ({ pc: r.uint(), range: readRange(r), isStatement: r.bool() }));
  const locals: LocalInfo[] = r.list(() => ({
    name: r.text(),
    type: r.int(),
    offset: r.uint(),
    start: r.uint(),
    end: r.uint(),
    isParam: r.bool(),
    range: readRange(r),
  }));
  return { range, lines, locals };
}

const readFields = (r: Reader): FieldInfo[] => r.list(() => ({ name: r.text(), offset: r.uint(), type: r.int() }));

function oneOf<const T extends string>(r: Reader, names: readonly T[]): T {
  const text = r.text();
  return names.find((name) => name === text) ?? r.fail(`unexpected ${JSON.stringify(text)}`);
}

function readType(r: Reader): TypeInfo {
  const kind = TYPE_KINDS[r.byte()] ?? r.fail("no such kind of type");
  const common = { name: r.text(), size: r.uint(), align: r.uint() };
  switch (kind) {
    case "int":
      return { ...common, kind, signed: r.bool() };
    case "pointer":
      return {
        ...common,
        kind,
        pointer: oneOf(r, ["ref", "refMut", "const", "mut"]),
        pointee: r.int(),
        metadata: oneOf(r, ["none", "length", "vtable"]),
      };
    case "array":
      return { ...common, kind, element: r.int(), length: Number(r.bigint()) };
    case "slice":
      return { ...common, kind, element: r.int() };
    case "struct":
      return { ...common, kind, fields: readFields(r), isTuple: r.bool(), picture: r.bool() ? r.text() : null };
    case "union":
      return { ...common, kind, fields: readFields(r) };
    case "enum": {
      const tag = readTag(r);
      return {
        ...common,
        kind,
        tag,
        variants: r.list(() => ({ name: r.text(), tag: r.bool() ? r.bigint() : null, fields: readFields(r) })),
      };
    }
    default:
      return { ...common, kind };
  }
}

function readTag(r: Reader): TagLayout {
  const kind = oneOf(r, ["none", "direct", "niche"]);
  if (kind === "none") return { kind };
  const place = { offset: r.uint(), size: r.uint() };
  return kind === "direct" ? { kind, ...place } : { kind, ...place, dataful: r.uint() };
}
