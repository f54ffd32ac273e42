// `ferrule trace`: every record is as the schema says, and the filters keep long runs usable.
import { readFileSync } from "node:fs";
import { buildText, mainText } from "#harness/ferrule.ts";
import { trace, type TraceOptions, type TraceRecord } from "#driver/trace.ts";
import { silentHost } from "#vm/host.ts";
import { describe, expect, it } from "vitest";

interface Schema {
  readonly oneOf?: readonly Schema[];
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

const SCHEMA = JSON.parse(readFileSync("src/driver/trace.schema.json", "utf8")) as Schema;

/** Whether a value is as a schema says, for the part of JSON Schema that ours uses. */
function conforms(schema: Schema, value: unknown): boolean {
  if (schema.oneOf !== undefined) return schema.oneOf.filter((one) => conforms(one, value)).length === 1;
  if ("const" in schema) return value === schema.const;
  if (schema.enum !== undefined) return schema.enum.includes(value);
  switch (schema.type) {
    case "integer":
      return Number.isInteger(value);
    case "string":
      return typeof value === "string";
    case "array":
      return Array.isArray(value) && value.every((item) => conforms(schema.items ?? {}, item));
    case "object": {
      if (typeof value !== "object" || value === null) return false;
      const { properties = {}, required = [], additionalProperties } = schema;
      return (
        required.every((key) => key in value) &&
        Object.entries(value).every(([key, item]) =>
          key in properties ? conforms(properties[key] as Schema, item) : additionalProperties !== false,
        )
      );
    }
    default:
      return false;
  }
}

const PROGRAM = `fn greet(name: String) -> usize {
    println!("hello {name}");
    name.len()
}
fn main() {
    let names = vec![String::from("Ann"), String::from("Bo")];
    let mut total = 0;
    for name in names {
        total += greet(name);
    }
    let none: Vec<usize> = Vec::new();
    println!("{}", none[total]);
}
`;

/** All records, as the schema says. */
function conforming(records: Iterable<TraceRecord>): TraceRecord[] {
  return [...records].map((record) => {
    expect(conforms(SCHEMA, JSON.parse(JSON.stringify(record))), JSON.stringify(record)).toBe(true);
    return record;
  });
}

function traced(options: TraceOptions = {}): TraceRecord[] {
  const program = buildText({ name: "main.rs", text: PROGRAM, edition: "2021" });
  return conforming(trace(program, "main.rs", silentHost, {}, options));
}

/** How the record of a checked run's end tells it. */
function endOfChecked(text: string): TraceRecord | undefined {
  const program = buildText({ ...mainText(text), aliasing: true }, "checked");
  return conforming(trace(program, "main.rs", silentHost, { checked: true, aliasing: true }, { limit: 50 })).at(-1);
}

describe("trace", () => {
  it("tells a run from start to end, with its output and its variables", () => {
    const records = traced({ locals: true });
    expect(records[0]).toMatchObject({ kind: "start", version: 1 });
    expect(records.at(-1)).toMatchObject({ kind: "end", status: 101 });
    const text = records.map((record) => ("output" in record ? record.output : "")).join("");
    expect(text).toMatch(/^hello Ann\nhello Bo\n.*index out of bounds/s);
    const call = records.find((record) => record.kind === "step" && record.text === "call of greet");
    expect(call).toMatchObject({ depth: 2, locals: [{ name: "name", type: "String", value: '"Ann"' }] });
    const done = records.find((record) => record.kind === "step" && record.what === "return");
    expect(done).toMatchObject({ function: "greet", locals: [{ value: "", missing: [{ path: "", state: "moved" }] }] });
  });

  it("can be cut and filtered", () => {
    const limited = traced({ from: 3, limit: 2 });
    expect(limited.map(({ kind }) => kind)).toEqual(["start", "step", "step", "limit", "end"]);
    expect(limited[1]).toMatchObject({ step: 3 });
    const drops = traced({ kinds: ["drop"], function: "greet" });
    expect(drops.filter(({ kind }) => kind === "step")).toMatchObject([
      { what: "drop", text: "drop of `name`" },
      { what: "drop", text: "drop of `name`" },
    ]);
    const line = traced({ line: 9 });
    expect(line.filter(({ kind }) => kind === "step")).toHaveLength(2);
  });

  it("ends with the story of a fault, place by place", () => {
    const end = endOfChecked(`fn main() {
    let list = vec![1, 2];
    let first = list.as_ptr();
    drop(list);
    println!("{}", unsafe { *first });
}
`);
    expect(end).toMatchObject({
      kind: "end",
      status: 103,
      fault: {
        code: "M0001",
        events: [
          { role: "fault", file: "main.rs", line: 5, column: 29, text: "4 bytes read here" },
          { role: "born", line: 2, text: "8 bytes allocated here" },
          { role: "ended", line: 4, text: "freed here" },
        ],
      },
    });
  });

  it("ends with a broken aliasing rule, which did not stop the run", () => {
    const end = endOfChecked(`fn main() {
    let mut n = 1;
    let p = &raw mut n;
    let r = unsafe { &mut *p };
    unsafe { *p = 2 };
    *r = 3;
    println!("{n}");
}
`);
    expect(end).toMatchObject({
      status: 104,
      fault: {
        code: "M0014",
        events: [{ role: "fault", line: 6 }, { line: 2 }, { line: 4 }, { role: "ended", line: 5 }],
      },
    });
  });

  it("is refused by the schema where it is wrong", () => {
    expect(conforms(SCHEMA, { kind: "limit" })).toBe(false);
    expect(conforms(SCHEMA, { kind: "limit", step: 1, more: 2 })).toBe(false);
    expect(conforms(SCHEMA, { kind: "limit", step: "1" })).toBe(false);
  });
});
