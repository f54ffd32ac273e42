// Mismatched types in words: the "expected X, found Y" of labels and notes, as rustc chooses between sort and type.

import type { FnCtxt } from "#typeck/check/fn-ctxt.ts";
import type { RelateError } from "#types/infer.ts";
import { Flag, hasFlags, type Ty } from "#types/ty.ts";

/** The kind of a type, where its own text would say less ("struct `Point`", "integer", "`&str`"). */
export function sortString(fcx: FnCtxt, ty: Ty): string {
  switch (ty.kind) {
    case "fnDef": {
      const def = fcx.tcx.hir.def(ty.def);
      if (def.kind === "struct") return "struct constructor";
      if (def.kind === "variant") return "enum constructor";
      return "fn item";
    }
    case "fnPtr":
      return "fn pointer";
    case "closure":
      return "closure";
    case "infer":
      return ty.variable === "int" ? "integer" : ty.variable === "float" ? "floating-point number" : "type";
    case "param":
      return `type parameter \`${ty.name}\``;
    case "projection":
      return "associated type";
    case "opaque":
      return "opaque type";
    case "tuple":
      return ty.elements.length === 0 ? "`()`" : `\`${fcx.show(ty)}\``;
    default:
      return `\`${fcx.show(ty)}\``;
  }
}

function prefixString(ty: Ty): string {
  switch (ty.kind) {
    case "infer":
    case "error":
    case "bool":
    case "char":
    case "int":
    case "uint":
    case "float":
    case "str":
    case "never":
      return "type";
    case "tuple":
      return ty.elements.length === 0 ? "unit type" : "tuple";
    case "adt":
      return "adt";
    case "array":
      return "array";
    case "slice":
      return "slice";
    case "rawPtr":
      return "raw pointer";
    case "ref":
      return ty.mutability === "mut" ? "mutable reference" : "reference";
    case "fnDef":
      return "fn item";
    case "fnPtr":
      return "fn pointer";
    case "dyn":
      return "trait object";
    case "closure":
      return "closure";
    case "projection":
      return "associated type";
    case "param":
      return "type parameter";
    case "opaque":
      return "opaque type";
  }
}

/** What comes before the type in the note: `enum`, `struct`, `reference`, … */
export function kindWord(fcx: FnCtxt, ty: Ty): string {
  if (ty.kind === "adt") return fcx.tcx.adt(ty.def).kind;
  return prefixString(ty);
}

export interface MismatchText {
  /** For the primary label. */
  readonly label: string;
  /** The lines of the note that follows, where the label does not say it all. */
  readonly note: readonly string[];
}

/** Text for the label and the note of E0308 (and relatives) about `expected` and `found`. */
export function describeMismatch(
  fcx: FnCtxt,
  expectedTy: Ty,
  foundTy: Ty,
  error: RelateError | undefined,
): MismatchText {
  const expected = fcx.resolve(expectedTy);
  const found = fcx.resolve(foundTy);
  if (error !== undefined) {
    if (error.kind === "cyclic") return { label: "cyclic type of infinite size", note: [] };
    if (error.kind === "safety" && expected.kind !== "fnDef" && found.kind !== "fnDef") {
      return {
        label: `expected ${error.expected ? "unsafe" : "safe"} fn, found ${error.found ? "unsafe" : "safe"} fn`,
        note: noteLines(fcx, expected, found),
      };
    }
    if (error.kind === "mutability")
      return { label: "types differ in mutability", note: noteLines(fcx, expected, found) };
    if (error.kind === "tupleSize" && expected.kind === "tuple" && found.kind === "tuple") {
      return {
        label: `expected a tuple with ${error.expected} element${error.expected === 1 ? "" : "s"}, found one with ${error.found} element${error.found === 1 ? "" : "s"}`,
        note: noteLines(fcx, expected, found),
      };
    }
    if (error.kind === "arraySize") {
      const size = (c: typeof error.expected): string => (c.kind === "value" ? String(c.bits) : fcx.tcx.tyToString(c));
      return {
        label: `expected an array with a size of ${size(error.expected)}, found one with a size of ${size(error.found)}`,
        note: noteLines(fcx, expected, found, true),
      };
    }
    if (error.kind === "argCount")
      return { label: "incorrect number of function parameters", note: noteLines(fcx, expected, found) };
  }
  return { label: sortsLabel(fcx, expected, found, error), note: noteLines(fcx, expected, found) };
}

function sortsLabel(fcx: FnCtxt, expected: Ty, found: Ty, error: RelateError | undefined): string {
  // rustc names the innermost pair that differs, unless that loses sight of an outer one.
  let e = expected;
  let f = found;
  if (error?.kind === "mismatch" || error?.kind === "mutability") {
    e = fcx.resolve(error.expected);
    f = fcx.resolve(error.found);
  }
  const sort = (ty: Ty): string => sortString(fcx, ty);
  if (e.kind === "adt" && f.kind === "adt" && e.def === f.def)
    return `expected ${sort(expected)}, found ${sort(found)}`;
  const se = shortSort(fcx, e);
  const sf = shortSort(fcx, f);
  if (se === sf) {
    if (e.kind === "closure" || e.kind === "opaque") return `expected ${se}, found a different ${sf}`;
    return `expected ${se}, found a different ${sf}`;
  }
  return `expected ${se}, found ${sf}`;
}

/** As {@link sortString}, with inner arguments abbreviated where rustc abbreviates. */
function shortSort(fcx: FnCtxt, ty: Ty): string {
  switch (ty.kind) {
    case "adt": {
      const text = fcx.show(ty);
      return `\`${text}\``;
    }
    case "ref": {
      const text = fcx.show(ty);
      const inner = ty.inner;
      if (
        inner.kind === "infer" ||
        inner.kind === "adt" ||
        inner.kind === "str" ||
        inner.kind === "slice" ||
        inner.kind === "dyn" ||
        inner.kind === "param" ||
        text.length < 40
      )
        return `\`${text}\``;
      return ty.mutability === "mut" ? "`&mut _`" : "`&_`";
    }
    default:
      return sortString(fcx, ty);
  }
}

/** Whether the label says all there is to say, so that no note follows. */
function isSimple(ty: Ty): boolean {
  switch (ty.kind) {
    case "bool":
    case "char":
    case "int":
    case "uint":
    case "float":
    case "str":
    case "never":
    case "error":
      return true;
    case "infer":
      return ty.variable !== "general";
    case "ref":
      return isSimple(ty.inner);
    case "adt":
      return !ty.args.some((arg) => arg.sort !== "region");
    case "tuple":
      return ty.elements.length === 0;
    default:
      return false;
  }
}

function noteLines(fcx: FnCtxt, expected: Ty, found: Ty, force = false): readonly string[] {
  if (hasFlags(expected, Flag.hasError) || hasFlags(found, Flag.hasError)) return [];
  if (!force && isSimple(expected) && isSimple(found)) return [];
  const show = (ty: Ty): string =>
    ty.kind === "infer" && ty.variable !== "general" ? (ty.variable === "int" ? "{integer}" : "{float}") : fcx.show(ty);
  let e = `expected ${kindWord(fcx, expected)}`;
  let f = `found ${kindWord(fcx, found)}`;
  const width = Math.max(e.length, f.length);
  e = e.padStart(width);
  f = f.padStart(width);
  return [`${e} \`${show(expected)}\`\n${f} \`${show(found)}\``];
}
