// Damaged `.fbc` files do no harm: a slice of `npm run fuzz:fbc`, and that its damage reaches what it is meant to test.
import { decode } from "#isa/decode.ts";
import type { TypeInfo } from "#isa/program.ts";
import { verify } from "#isa/verify.ts";
import { fuzzFiles } from "#tools/fuzz-fbc/campaign.ts";
import { DAMAGE } from "#tools/fuzz-fbc/damage.ts";
import { probe } from "#tools/fuzz-fbc/probe.ts";
import { specimens } from "#tools/fuzz-fbc/specimens.ts";
import { decodeValue } from "#vm/value.ts";
import { describe, expect, it } from "vitest";

describe("damaged bytecode files", () => {
  const all = specimens(process.cwd());

  it("are fine before they are damaged", () => {
    const fates = new Set([...new Set(all)].map(({ file }) => probe(file, true)));
    for (const fate of fates) expect(["ran: ended by itself", "ran: stepLimit"]).toContain(fate);
  });

  it("are refused, or run within the machine", () => {
    const totals = fuzzFiles(all, 0, 1500);
    for (const how of DAMAGE) expect(totals.get(`damage: ${how}`)).toBeGreaterThan(20);
    // Damage that is only ever refused would test nothing but the checksum.
    expect(totals.get("fate: refused by the verifier")).toBeGreaterThan(100);
    expect(totals.get("fate: ran: ended by itself")).toBeGreaterThan(100);
    expect(totals.get("fate: ran: memoryFault")).toBeGreaterThan(0);
  });
});

describe("hostile bytecode files", () => {
  it("cannot make a picture of a value endless", () => {
    const [{ file }] = specimens(process.cwd());
    const decoded = decode(file);
    if (decoded.kind === "error") throw new Error(decoded.message);
    // Each type has ten fields of the type before it, and none has a size.
    const types = Array.from({ length: 16 }, (_, index): TypeInfo => {
      const fields = Array.from({ length: 10 }, (_, i) => ({ name: `f${i}`, offset: 0, type: index - 1 }));
      return { kind: "struct", name: `T${index}`, size: 0, align: 1, fields, isTuple: false, picture: null };
    });
    const functions = decoded.program.functions.map((fn) => ({ ...fn, locals: [] }));
    const program = { ...decoded.program, functions, statics: [], types };
    expect(verify(program)).toEqual([]);
    const value = decodeValue(program, 15, new Uint8Array(0));
    expect(JSON.stringify(value).match(/"struct"/g)?.length).toBeLessThan(30_000);
  });
});
