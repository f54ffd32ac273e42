// Attributes on items they do not fit: `inline`, `track_caller`, `repr`, `test`, `non_exhaustive`, `derive`.

import { error, type DiagnosticSink } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { attributeName, type Meta, parseMetaList } from "./attributes.ts";
import { checkTestAttribute, reportNotATest } from "./check-test-attributes.ts";
import { headSpan } from "./head-span.ts";

type AnyItem = ast.Item | ast.AssocItem;

const PLURAL: Readonly<Record<AnyItem["kind"], string>> = {
  fn: "functions",
  struct: "structs",
  union: "unions",
  enum: "enums",
  trait: "traits",
  traitAlias: "trait aliases",
  impl: "inherent impl blocks",
  const: "constants",
  static: "statics",
  typeAlias: "type aliases",
  mod: "modules",
  use: "use statements",
  externCrate: "extern crates",
  externBlock: "foreign modules",
  macroRules: "macro defs",
  macroCall: "macro calls",
  error: "items",
};

const INTEGERS: readonly string[] = [
  "i8",
  "u8",
  "i16",
  "u16",
  "i32",
  "u32",
  "i64",
  "u64",
  "i128",
  "u128",
  "isize",
  "usize",
];
const REPRS: ReadonlySet<string> = new Set([...INTEGERS, "Rust", "C", "align", "packed", "transparent", "simd"]);

/** Reports attributes of a user's item that cannot stand on it. */
export function checkItemAttributes(item: AnyItem, attrs: readonly ast.NormalAttribute[], sink: DiagnosticSink): void {
  for (const attr of attrs) {
    switch (attributeName(attr)) {
      case "inline":
      case "track_caller":
        if (item.kind !== "fn") misplaced(item, attr, "can only be applied to functions", sink);
        break;
      case "non_exhaustive":
        if (item.kind !== "struct" && item.kind !== "enum")
          misplaced(item, attr, "can be applied to data types and enum variants", sink);
        break;
      case "test":
        if (item.kind !== "fn") reportNotATest(item, attr, PLURAL[item.kind].replace(/s$/, ""), sink);
        checkTestAttribute(attr, sink);
        break;
      case "ignore":
      case "should_panic":
        checkTestAttribute(attr, sink);
        break;
      case "derive":
        if (attr.args.kind === "empty")
          sink.error(
            error(undefined, "malformed `derive` attribute input")
              .at(attr.span)
              .suggest("must be of the form", attr.span, "#[derive(Trait1, Trait2, ...)]", "HasPlaceholders"),
          );
        break;
      case "repr":
        if (attr.args.kind === "delimited")
          for (const meta of parseMetaList(attr.args.args.tokens)) checkRepr(item, attr, meta, sink);
        break;
    }
  }
}

function misplaced(item: AnyItem, attr: ast.NormalAttribute, where: string, sink: DiagnosticSink): void {
  const name = attributeName(attr);
  sink.error(
    error(undefined, `\`#[${name}]\` attribute cannot be used on ${PLURAL[item.kind]}`)
      .at(attr.span)
      .help(`\`#[${name}]\` ${where}`),
  );
}

function checkRepr(item: AnyItem, attr: ast.NormalAttribute, meta: Meta, sink: DiagnosticSink): void {
  if (meta.literal) {
    sink.error(error("E0565", "meta item in `repr` must be an identifier").at(attr.span));
    return;
  }
  if (!REPRS.has(meta.name)) {
    sink.error(
      error("E0552", "unrecognized representation hint")
        .at(meta.span)
        .help(
          `valid reprs are \`Rust\` (default), \`C\`, \`align\`, \`packed\`, \`transparent\`, \`simd\`, ${INTEGERS.map((i) => `\`${i}\``).join(", ")}`,
        ),
    );
    return;
  }
  if (meta.name === "align" || meta.name === "packed") checkAlignment(meta, sink);
  const place = (fits: boolean, wanted: string, article: string): void => {
    if (!fits)
      sink.error(
        error("E0517", `attribute should be applied to ${wanted}`).at(meta.span).label(placeOf(item), `not ${article}`),
      );
  };
  const isType = item.kind === "struct" || item.kind === "union" || item.kind === "enum";
  if (INTEGERS.includes(meta.name)) place(item.kind === "enum", "an enum", "an enum");
  else if (meta.name === "packed")
    place(item.kind === "struct" || item.kind === "union", "a struct or union", "a struct or union");
  else place(isType, "a struct, enum, or union", "a struct, enum, or union");
}

function placeOf(item: AnyItem): Span {
  return item.kind === "macroCall" || item.kind === "error" ? headSpan(item) : item.span;
}

/** E0589. */
function checkAlignment(meta: Meta, sink: DiagnosticSink): void {
  const only = meta.list?.[0];
  if (only === undefined) return;
  const value = Number(only.name);
  const why = !Number.isInteger(value)
    ? "not an unsuffixed integer"
    : value === 0 || !Number.isInteger(Math.log2(value))
      ? "not a power of two"
      : value > 2 ** 29
        ? "larger than 2^29"
        : undefined;
  if (why !== undefined) sink.error(error("E0589", `invalid \`repr(${meta.name})\` attribute: ${why}`).at(only.span));
}
