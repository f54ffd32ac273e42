// `.fbc` files and listings: what is written is read back, and damage never escapes as an exception.
import { assemble } from "#isa/assemble.ts";
import { FunctionBuilder, ProgramBuilder } from "#isa/builder.ts";
import { crc32 } from "#isa/crc32.ts";
import { decode } from "#isa/decode.ts";
import { disassemble } from "#isa/disassemble.ts";
import { encode } from "#isa/encode.ts";
import { FIRST_OPTIONAL_SECTION, FORMAT_VERSION } from "#isa/format.ts";
import { OPS, OP_NAMES } from "#isa/ops.ts";
import type { Program } from "#isa/program.ts";
import { verify } from "#isa/verify.ts";
import { silentHost } from "#vm/host.ts";
import { createMachine } from "#vm/machine.ts";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

/** A program that has one of everything. */
function sample(): Program {
  const p = new ProgramBuilder();
  const [main, helper] = [p.declareFunction(), p.declareFunction()] as const;
  p.entry = main;
  const file = p.addFile({ name: "sample.rs", text: "fn main() {\n    let é = 1;\n    help(é);\n}\n" });
  const i32 = p.addType({ kind: "int", signed: true, name: "i32", size: 4, align: 4 });
  const option = p.declareType();
  p.addType({ kind: "pointer", pointer: "ref", pointee: option, metadata: "none", name: "&Option", size: 8, align: 8 });
  p.defineType(option, {
    kind: "enum",
    name: "Option<i32>",
    size: 8,
    align: 4,
    tag: { kind: "direct", offset: 0, size: 4 },
    variants: [
      { name: "None", tag: 0n, fields: [] },
      { name: "Some", tag: 1n, fields: [{ name: "0", offset: 4, type: i32 }] },
    ],
  });
  p.addType({
    kind: "struct",
    name: "S",
    size: 4,
    align: 4,
    fields: [{ name: "x", offset: 0, type: i32 }],
    isTuple: false,
    picture: "list",
  });
  p.addType({ kind: "array", name: "[i32; 3]", size: 12, align: 4, element: i32, length: 3 });
  const text = p.addStatic("readOnly", Uint8Array.of(104, 105), 1, { name: '"hi"', kind: "string" });
  p.addStatic("readWrite", new Uint8Array(16), 8, { name: "TABLE", kind: "static" }, [
    { at: 0, target: { kind: "static", ref: text } },
    { at: 8, target: { kind: "function", index: helper } },
  ]);
  const f = new FunctionBuilder(
    "main",
    { params: [], result: { kind: "int", bits: 32 } },
    { range: { file, start: 0, end: 10 } },
  );
  f.line(
    { file, start: 16, end: 26 },
    { kind: "drop", range: { file, start: 16, end: 17 }, place: "x.y", isConditional: true },
  );
  const start = f.here();
  const from = f.pc;
  f.emit("const.64", 16, -5n);
  f.emit("const.128", 48, 1n << 100n);
  f.emit("const.f64", 24, 0.1);
  f.emit("const.f64", 24, NaN);
  f.emit("const.f32", 32, 1.5);
  f.line({ file, start: 31, end: 38 }, { kind: "return", range: null });
  f.emit("call", helper, 64);
  const to = f.pc;
  const [end, pad, one] = [f.here(), f.label(), f.label()];
  f.emit("switch.8", 0, 0, one, [one, pad]);
  f.place(one);
  f.math("f64", "pow", 24, 24, 24);
  f.emit("lea.ro", 16, text.offset);
  f.emit("const.32", 0, 9);
  f.emit("ret");
  f.place(pad);
  f.emit("resume", 16);
  f.handler(start, end, pad, 16);
  f.local({
    name: "é",
    type: i32,
    offset: 16,
    isParam: false,
    range: null,
    start: from,
    end: to,
    missing: [{ path: "0", state: "maybe" }],
  });
  p.defineFunction(main, f, 112);
  const g = new FunctionBuilder(
    "core::help",
    {
      params: [
        { kind: "memory", size: 12, align: 4 },
        { kind: "float", bits: 64 },
      ],
      result: null,
    },
    { isStd: true },
  );
  g.emit("ret");
  p.defineFunction(helper, g, 32);
  return p.finish("sample.fbc.map");
}

/** Puts a body under a correct header, so that damage gets past the checksum. */
function reseal(file: Uint8Array): Uint8Array {
  const sealed = file.slice();
  const view = new DataView(sealed.buffer);
  view.setUint32(12, sealed.length - 20, true);
  view.setUint32(16, crc32(sealed.subarray(20)), true);
  return sealed;
}

/** Decodes, verifies and runs whatever the bytes are. */
function swallow(bytes: Uint8Array): void {
  const decoded = decode(bytes);
  if (decoded.kind === "error") {
    expect(decoded.message).not.toBe("");
    return;
  }
  const problems = verify(decoded.program);
  if (problems.length > 0) return;
  disassemble(decoded.program, { includeStd: true });
  createMachine(decoded.program, { maxSteps: 1000, stackBytes: 1 << 16, maxMemory: 1 << 16 }, silentHost).run();
}

describe("fbc files", () => {
  const program = sample();
  const file = encode(program);

  it("are read back as they were", () => {
    expect(verify(program)).toEqual([]);
    expect(decode(file)).toEqual({ kind: "ok", program });
  });

  it("run", () => {
    const result = createMachine(program, {}, silentHost).run();
    expect(result.kind === "exited" && result.exit.status).toBe(9);
  });

  it("are refused when truncated or flipped", () => {
    for (let length = 0; length < file.length; length++) expect(decode(file.subarray(0, length)).kind).toBe("error");
    for (let bit = 0; bit < file.length * 8; bit++) {
      const damaged = file.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(decode(damaged).kind).toBe("error");
    }
  });

  it("do no harm when damaged under a valid checksum", () => {
    for (let bit = 160; bit < file.length * 8; bit++) {
      const damaged = file.slice();
      damaged[bit >> 3] = (damaged[bit >> 3] as number) ^ (1 << (bit & 7));
      swallow(reseal(damaged));
    }
    for (let length = 20; length < file.length; length++) swallow(reseal(file.subarray(0, length)));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (body) =>
        swallow(reseal(Uint8Array.of(...file.subarray(0, 20), ...body))),
      ),
    );
  });

  it("do no harm whatever their words are", () => {
    const word = fc.oneof(
      fc.integer({ min: 0, max: OP_NAMES.length }),
      fc.constantFrom(0, 16, 32, 48, -1),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 40 }), (words) => {
        const code = Int32Array.from(words);
        const hostile = {
          ...program,
          functions: program.functions.map((fn, i) =>
            i === 0 ? { ...fn, code, handlers: [], lines: [], locals: [] } : fn,
          ),
        };
        swallow(encode(hostile));
      }),
      { numRuns: 500 },
    );
  });
});

describe("listings", () => {
  it("show the source between the instructions and are read back", () => {
    const program = sample();
    const text = disassemble(program, { includeStd: true });
    expect(text).toContain("; sample.rs:2  let é = 1;");
    const assembled = assemble(text);
    expect(assembled.kind).toBe("ok");
    if (assembled.kind !== "ok") return;
    program.functions.forEach((fn, i) => {
      expect(assembled.functions[i]).toEqual({
        index: i,
        name: fn.name,
        frameSize: fn.frameSize,
        code: fn.code,
        handlers: fn.handlers,
      });
    });
  });

  it("name what they cannot read", () => {
    expect(assemble('fn0 "f" () frame 16 {\n     0: nonsense [0]\n}')).toEqual({
      kind: "error",
      line: 2,
      message: "no op named nonsense",
    });
  });
});

describe("the op table", () => {
  it("has well-formed operands", () => {
    for (const name of OP_NAMES) for (const operand of OPS[name].operands) expect(operand).toMatch(/^\w+:\w+$/);
  });
});

describe("files of other versions", () => {
  const file = encode(sample());
  const withVersion = (version: number): Uint8Array => {
    const other = file.slice();
    new DataView(other.buffer).setUint32(8, version, true);
    return other;
  };
  /** The sample with another section at its end. */
  const withSection = (number: number): Uint8Array => reseal(Uint8Array.of(...file, number, 2, 7, 7));
  const messageOf = (bytes: Uint8Array): string => {
    const decoded = decode(bytes);
    return decoded.kind === "ok" ? "" : decoded.message;
  };

  it("say whether they are older or newer, and what to do", () => {
    expect(messageOf(withVersion(FORMAT_VERSION + 1))).toContain("made by a newer Ferrule");
    expect(messageOf(withVersion(FORMAT_VERSION - 1))).toContain("made by an older Ferrule: build it again");
  });

  it("may have sections that nobody here knows, if they are optional", () => {
    expect(decode(withSection(FIRST_OPTIONAL_SECTION)).kind).toBe("ok");
    expect(messageOf(withSection(FIRST_OPTIONAL_SECTION - 1))).toContain("needs section 127");
  });

  it("name the part of the instruction table that they use", () => {
    // The table's use comes first in the first section: number, length, count of ops (two bytes), checksum.
    const other = file.slice();
    other[24] ^= 1;
    expect(messageOf(reseal(other))).toContain("instructions are numbered differently");
    const more = file.slice();
    more[23] = 0x7f;
    expect(messageOf(reseal(more))).toContain("instructions that this Ferrule does not have");
  });
});
