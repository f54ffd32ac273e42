// `#[repr(…)]`: its hints, what they may stand on (E0517), and alignments (E0589).

import { error } from "#diagnostics/diagnostic.ts";
import { type Meta, parseMetaList } from "./attributes.ts";
import { type AttributeInput, type Form, malformed } from "./forms.ts";

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

/** The form of `#[repr(…)]`. */
export const checkRepr: Form = (input) => {
  const { args } = input.attr;
  if (input.target === "crate")
    input.sink.error(error(undefined, "`repr` attribute cannot be used at crate level").at(input.attr.span));
  else if (args.kind !== "delimited") malformed(input, "E0539", input.attr.span, "expected this to be a list");
  else for (const meta of parseMetaList(args.args.tokens)) checkHint(input, meta);
};

function checkHint({ attr, target, node, sink }: AttributeInput, meta: Meta): void {
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
  if (meta.name === "align" && meta.value !== undefined) {
    sink.error(
      error("E0693", "incorrect `repr(align)` attribute format")
        .at(meta.span)
        .suggest("use parentheses instead", meta.span, `align(${meta.value})`, "MaybeIncorrect"),
    );
    return;
  }
  if (meta.name === "align" || meta.name === "packed") checkAlignment(meta, sink);
  const place = (fits: boolean, wanted: string, article: string): void => {
    if (!fits)
      sink.error(
        error("E0517", `attribute should be applied to ${wanted}`).at(meta.span).label(node, `not ${article}`),
      );
  };
  const isType = target === "struct" || target === "union" || target === "enum";
  if (INTEGERS.includes(meta.name)) place(target === "enum", "an enum", "an enum");
  else if (meta.name === "packed")
    place(target === "struct" || target === "union", "a struct or union", "a struct or union");
  else place(isType, "a struct, enum, or union", "a struct, enum, or union");
}

/** E0589. */
function checkAlignment(meta: Meta, sink: AttributeInput["sink"]): void {
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
