// Pictures of memory: frames, typed locals, blocks and statics of a paused machine.
import { FunctionBuilder, ProgramBuilder } from "#isa/builder.ts";
import { silentHost } from "#vm/host.ts";
import { createMachine } from "#vm/machine.ts";
import { takeSnapshot } from "#vm/snapshot.ts";
import { describe, expect, it } from "vitest";

describe("snapshot", () => {
  const p = new ProgramBuilder();
  p.entry = p.declareFunction();
  const file = p.addFile({ name: "a.rs", text: "fn main() {\n    let x = Some(7);\n    let b = Box::new(x);\n}\n" });
  const i32 = p.addType({ kind: "int", signed: true, name: "i32", size: 4, align: 4 });
  const option = p.addType({
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
  p.addStatic("readWrite", Uint8Array.of(5, 0, 0, 0), 4, { name: "LIMIT", type: i32, kind: "static" });
  const f = new FunctionBuilder("main", { params: [], result: null });
  f.line({ file, start: 16, end: 32 });
  f.emit("const.32", 16, 1);
  f.emit("const.32", 20, -7);
  const start = f.pc;
  f.line({ file, start: 37, end: 57 });
  f.emit("const.64", 40, 8n);
  f.emit("const.64", 48, 4n);
  f.intrinsic("alloc", 32);
  f.emit("mov.64", 24, 32);
  const loop = f.here();
  f.emit("jump", loop);
  const end = f.pc;
  f.local({ name: "x", type: option, offset: 16, isParam: false, range: null, start, end, missing: [] });
  p.defineFunction(p.entry, f, 64);
  const program = p.finish();
  const machine = createMachine(program, {}, silentHost);

  it("shows what the machine holds", () => {
    expect(machine.run(100).kind).toBe("paused");
    const { frames, blocks, statics, segments, counters } = takeSnapshot(machine);
    expect(counters.steps).toBe(100);
    expect(frames).toHaveLength(1);
    expect(frames[0]).toMatchObject({
      function: "main",
      range: { file, start: 37, end: 57 },
      address: machine.state.memory.stackBase,
      size: 64,
    });
    expect(frames[0]?.locals[0]).toMatchObject({
      name: "x",
      typeName: "Option<i32>",
      value: { kind: "struct", variant: "Some", fields: [{ name: "0", value: { kind: "scalar", text: "-7" } }] },
    });
    expect(blocks).toMatchObject([
      {
        address: machine.state.memory.heapBase,
        size: 8,
        align: 4,
        isLive: true,
        serial: 1,
        allocatedAt: { start: 37 },
      },
    ]);
    expect(statics).toMatchObject([{ name: "LIMIT", value: { text: "5" } }]);
    expect(segments.map((row) => row.name)).toEqual([
      "null page",
      "code",
      "read-only static",
      "static",
      "stack",
      "heap",
    ]);
  });
});
