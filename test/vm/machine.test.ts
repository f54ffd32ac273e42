// The machine as a whole: calls, panics, limits, faults, host functions, pausing.
import { FunctionBuilder, ProgramBuilder } from "#isa/builder.ts";
import { intrinsicIndex, intrinsicSignature } from "#isa/intrinsics.ts";
import { frameLayout } from "#isa/program.ts";
import type { Program, Signature } from "#isa/program.ts";
import { verify } from "#isa/verify.ts";
import type { Host } from "#vm/host.ts";
import { silentHost } from "#vm/host.ts";
import { createMachine } from "#vm/machine.ts";
import type { Exit, MachineOptions } from "#vm/machine.ts";
import { fromUtf8, utf8 } from "#support/utf8.ts";
import { describe, expect, it } from "vitest";

const I32 = { kind: "int", bits: 32 } as const;
const I64 = { kind: "int", bits: 64 } as const;
const NOTHING: Signature = { params: [], result: null };
const STATUS: Signature = { params: [], result: I32 };
const TRY: Signature = { params: [I64], result: null };

/** Calls a host function with 64-bit arguments from slots; the result is then at `base`. */
function hostCall(f: FunctionBuilder, name: string, base: number, args: readonly number[]): void {
  const signature = intrinsicSignature(intrinsicIndex(name));
  const { paramOffsets } = frameLayout(signature);
  args.forEach((slot, i) => {
    const shape = signature.params[i];
    f.emitUntyped(shape?.kind === "int" && shape.bits !== 64 ? `mov.${shape.bits}` : "mov.64", [
      base + (paramOffsets[i] as number),
      slot,
    ]);
  });
  f.intrinsic(name, base);
}

/** A program whose `main` is written by `write`; other functions may be added to the builder first. */
function mainOnly(write: (f: FunctionBuilder, p: ProgramBuilder) => void, frame = 256, signature = STATUS): Program {
  const p = new ProgramBuilder();
  p.entry = p.declareFunction();
  const f = new FunctionBuilder("main", signature);
  write(f, p);
  p.defineFunction(p.entry, f, frame);
  return p.finish();
}

interface Outcome {
  readonly exit: Exit;
  readonly stdout: string;
  readonly stderr: string;
}

function run(program: Program, options: MachineOptions = {}, host: Partial<Host> = {}): Outcome {
  expect(verify(program)).toEqual([]);
  const out: number[] = [];
  const err: number[] = [];
  const machine = createMachine(program, options, {
    ...silentHost,
    writeStdout: (bytes) => out.push(...bytes),
    writeStderr: (bytes) => err.push(...bytes),
    ...host,
  });
  const result = machine.run();
  if (result.kind === "paused") throw new Error("paused");
  return { exit: result.exit, stdout: fromUtf8(Uint8Array.from(out)), stderr: fromUtf8(Uint8Array.from(err)) };
}

const status = (program: Program, options?: MachineOptions): number => run(program, options).exit.status;

describe("control", () => {
  it("switches over a table, and to the default outside it", () => {
    const program = (value: number): Program =>
      mainOnly((f) => {
        const [one, two, other] = [f.label(), f.label(), f.label()];
        f.emit("const.32", 16, value);
        f.emit("switch.32", 16, -1, other, [one, two]);
        for (const [label, result] of [
          [one, 1],
          [two, 2],
          [other, 3],
        ] as const) {
          f.place(label);
          f.emit("const.32", 0, result);
          f.emit("ret");
        }
      });
    expect([-2, -1, 0, 1, 2147483647].map((v) => status(program(v)))).toEqual([3, 1, 2, 3, 3]);
  });

  it("calls through pointers, and refuses what is no function of that type", () => {
    const program = (target: "right" | "wrong" | "middle"): Program => {
      const p = new ProgramBuilder();
      const [main, seven, other] = [p.declareFunction(), p.declareFunction(), p.declareFunction()] as const;
      p.entry = main;
      const f = new FunctionBuilder("main", STATUS);
      f.emit("lea.func", 8, target === "wrong" ? other : seven);
      if (target === "middle") f.emit("add.64.imm", 8, 8, 4);
      f.emit("call.ptr", 8, p.signature(STATUS), 16);
      f.emit("mov.32", 0, 16);
      f.emit("ret");
      p.defineFunction(main, f, 32);
      const g = new FunctionBuilder("seven", STATUS);
      g.emit("const.32", 0, 7);
      g.emit("ret");
      p.defineFunction(seven, g, 16);
      const h = new FunctionBuilder("other", NOTHING);
      h.emit("ret");
      p.defineFunction(other, h, 16);
      return p.finish();
    };
    expect(status(program("right"))).toBe(7);
    expect(run(program("wrong")).exit.trap?.kind).toBe("badCall");
    expect(run(program("middle")).exit.trap?.kind).toBe("badCall");
  });

  it("pauses and goes on where it was", () => {
    const program = mainOnly((f) => {
      f.emit("const.32", 16, 0);
      const loop = f.here();
      f.emit("add.32.imm", 16, 16, 1);
      f.emit("br.lt.i32.imm", 16, 1000, loop);
      f.emit("mov.32", 0, 16);
      f.emit("ret");
    });
    const machine = createMachine(program, {}, silentHost);
    let slices = 0;
    let result = machine.run(7);
    for (; result.kind === "paused"; result = machine.run(7)) slices++;
    expect(result.exit.status).toBe(1000);
    expect(result.exit.counters.steps).toBe(1 + 2 * 1000 + 2);
    expect(slices).toBe(Math.floor(2003 / 7));
  });
});

/** main: try(f); f: calls g, with a landing pad that counts and resumes; g panics with payload 77. */
function panicking(catches: boolean): Program {
  const p = new ProgramBuilder();
  const [main, f, g] = [p.declareFunction(), p.declareFunction(), p.declareFunction()] as const;
  p.entry = main;
  const counter = p.addStatic("readWrite", new Uint8Array(8), 8, { name: "COUNT", kind: "static" });
  const m = new FunctionBuilder("main", STATUS);
  m.emit("lea.func", 16, f);
  m.emit("const.64", 24, 5n);
  if (catches) m.emit("call.try", 32, 16, 24, 48);
  else m.emit("call", f, 48);
  m.emit("lea.rw", 40, counter.offset);
  m.emit("load.32", 0, 40, 0);
  m.emit("add.32", 0, 0, 32);
  m.emit("ret");
  p.defineFunction(main, m, 64);
  const b = new FunctionBuilder("f", TRY);
  const [start, end, pad] = [b.here(), b.label(), b.label()];
  b.emit("call", g, 48);
  b.place(end);
  b.emit("ret");
  b.place(pad);
  b.emit("lea.rw", 24, counter.offset);
  b.emit("load.32", 32, 24, 0);
  b.emit("add.32", 32, 32, 0); // adds the argument, 5
  b.emit("store.32", 24, 0, 32);
  b.emit("resume", 16);
  b.handler(start, end, pad, 16);
  p.defineFunction(f, b, 64);
  const c = new FunctionBuilder("g", NOTHING);
  c.emit("const.64", 16, 77n);
  c.emit("mov.64", 32, 16);
  c.intrinsic("start_panic", 32);
  p.defineFunction(g, c, 64);
  return p.finish();
}

describe("panics", () => {
  it("run landing pads and stop at call.try", () => {
    const { exit } = run(panicking(true));
    expect(exit.status).toBe(5 + 77);
    expect(exit.trap).toBeNull();
  });

  it("that nothing catches end the program with 101", () => {
    const { exit } = run(panicking(false));
    expect([exit.status, exit.trap?.kind]).toEqual([101, "uncaughtPanic"]);
  });
});

describe("limits", () => {
  const endless = mainOnly((f) => f.emit("jump", f.here()));

  it("of steps are exact", () => {
    const { exit } = run(endless, { maxSteps: 12345 });
    expect([exit.status, exit.trap?.kind, exit.counters.steps]).toEqual([102, "stepLimit", 12345]);
  });

  it("of the stack", () => {
    const p = new ProgramBuilder();
    p.entry = p.declareFunction();
    const f = new FunctionBuilder("main", NOTHING);
    f.emit("call", p.entry, 16);
    f.emit("ret");
    p.defineFunction(p.entry, f, 16);
    const { exit } = run(p.finish(), { stackBytes: 65536 });
    expect([exit.status, exit.trap?.kind]).toEqual([102, "stackOverflow"]);
    // 16 bytes each; of the thousands, the first and last are told.
    expect(exit.trap?.backtrace.map(({ depth }) => depth)).toEqual([
      ...Array.from({ length: 64 }, (_, i) => i),
      ...Array.from({ length: 64 }, (_, i) => 65536 / 16 - 64 + i),
    ]);
    expect(exit.segments.find((row) => row.name === "stack")?.highWater).toBe(
      exit.segments.find((row) => row.name === "stack")?.end,
    );
  });

  it("of memory", () => {
    const program = mainOnly((f) => {
      f.emit("const.64", 16, 10_000_000_000n);
      f.emit("const.64", 24, 8n);
      hostCall(f, "alloc", 64, [16, 24]);
      f.emit("ret");
    });
    const { exit } = run(program);
    expect([exit.status, exit.trap?.kind]).toEqual([102, "memoryLimit"]);
    expect(exit.trap?.message).toContain("10000000000 bytes");
  });
});

describe("memory rules", () => {
  const access = (address: bigint, store: boolean): Exit =>
    run(
      mainOnly((f, p) => {
        p.addStatic("readOnly", utf8("read me"), 1, { name: "s", kind: "string" });
        f.emit("const.64", 16, address);
        if (store) f.emit("store.32", 16, 0, 16);
        else f.emit("load.32", 0, 16, 0);
        f.emit("ret");
      }),
    ).exit;

  it("refuse the null page, code, and the end of memory", () => {
    for (const store of [true, false]) {
      expect(access(0n, store).trap?.message).toContain("null pointer");
      expect(access(0x1010n, store).trap?.segment).toBe("code");
      expect(access(0x7ffffff0n, store).trap?.segment).toBe("unmapped");
      expect(access(0xfffffff0n, store).trap?.segment).toBe("unmapped");
    }
  });

  it("let read-only statics be read but not written", () => {
    expect(access(0x2000n, false).trap).toBeNull();
    const { trap, status } = access(0x2000n, true);
    expect([trap?.kind, trap?.segment, status]).toEqual(["memoryFault", "read-only static", 139]);
  });

  it("hold for copies of any length", () => {
    for (const [to, from, count, fine] of [
      [0x3000n, 0x2000n, 16n, true],
      [0x2000n, 0x3000n, 16n, false],
      [0x3000n, 0x0n, 16n, false],
      [0x0n, 0x0n, 0n, true],
      [0x3000n, 0x2000n, 2n ** 40n, false],
      [0x3000n, 0x2000n, 2n ** 31n, false],
    ] as const) {
      const { exit } = run(
        mainOnly(
          (f, p) => {
            p.addStatic("readOnly", new Uint8Array(32), 8, { name: "a", kind: "promoted" });
            p.addStatic("readWrite", new Uint8Array(32), 8, { name: "b", kind: "static" });
            f.emit("const.64", 16, to);
            f.emit("const.64", 24, from);
            f.emit("const.64", 32, count);
            f.emit("memcpy.dyn", 16, 24, 32, 1);
            f.emit("ret");
          },
          256,
          NOTHING,
        ),
      );
      expect(exit.trap === null).toBe(fine);
    }
  });

  it("divide by zero is a fault", () => {
    const { exit } = run(
      mainOnly((f) => {
        f.emit("const.32", 16, 0);
        f.emit("div.i32", 0, 16, 16);
        f.emit("ret");
      }),
    );
    expect(exit.trap?.kind).toBe("divideByZero");
  });
});

describe("host functions", () => {
  it("write in order, and exit with a status", () => {
    const { exit, stdout, stderr } = run(
      mainOnly((f, p) => {
        const text = p.addStatic("readOnly", utf8("héllo\n"), 1, { name: "s", kind: "string" });
        f.emit("lea.ro", 16, text.offset);
        f.emit("const.64", 24, 7n);
        hostCall(f, "write_stdout", 64, [16, 24]);
        hostCall(f, "write_stderr", 64, [16, 24]);
        f.emit("const.32", 32, 3);
        hostCall(f, "exit", 64, [32]);
      }),
    );
    expect([exit.status, stdout, stderr, exit.trap]).toEqual([3, "héllo\n", "héllo\n", null]);
  });

  it("name a leak, a double free and a wrong layout", () => {
    const program = (frees: number, size: bigint): Program =>
      mainOnly((f) => {
        f.emit("const.64", 16, 40n);
        f.emit("const.64", 24, 8n);
        f.emit("const.64", 32, size);
        hostCall(f, "alloc", 64, [16, 24]);
        f.emit("mov.64", 40, 64);
        for (let i = 0; i < frees; i++) hostCall(f, "dealloc", 64, [40, 32, 24]);
        f.emit("const.32", 0, 0);
        f.emit("ret");
      });
    const { leaks, counters } = run(program(0, 40n)).exit;
    expect(leaks.map((leak) => [leak.size, leak.align, leak.allocatedIn])).toEqual([[40, 8, "main"]]);
    expect([counters.liveBytes, counters.peakBytes, counters.allocations]).toEqual([40, 40, 1]);
    expect(run(program(1, 40n)).exit.leaks).toEqual([]);
    expect(run(program(2, 40n)).exit.trap?.message).toContain("freed already");
    expect(run(program(1, 48n)).exit.trap?.message).toContain("another size");
  });

  it("read standard input in pieces", () => {
    const input = [...utf8("ab")];
    const { exit } = run(
      mainOnly((f) => {
        f.emit("lea", 16, 40);
        f.emit("const.64", 24, 8n);
        hostCall(f, "read_stdin", 64, [16, 24]);
        f.emit("mov.32", 0, 64);
        f.emit("ret");
      }),
      {},
      {
        readStdin: (into) => {
          into.set(input);
          return input.length;
        },
      },
    );
    expect(exit.status).toBe(2);
  });
});
