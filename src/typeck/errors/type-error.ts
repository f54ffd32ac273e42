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
        note: noteLines(fcx, expected, found, error, true),
      };
    }
    if (error.kind === "mutability")
      return { label: "types differ in mutability", note: noteLines(fcx, expected, found, error, true) };
    if (error.kind === "tupleSize" && expected.kind === "tuple" && found.kind === "tuple") {
      return {
        label: `expected a tuple with ${error.expected} element${error.expected === 1 ? "" : "s"}, found one with ${error.found} element${error.found === 1 ? "" : "s"}`,
        note: noteLines(fcx, expected, found, error, true),
      };
    }
    if (error.kind === "arraySize") {
      const size = (c: typeof error.expected): string => (c.kind === "value" ? String(c.bits) : fcx.tcx.tyToString(c));
      return {
        label: `expected an array with a size of ${size(error.expected)}, found one with a size of ${size(error.found)}`,
        note: isSimple(expected) && isSimple(found) ? [] : noteLines(fcx, expected, found, error, true),
      };
    }
    if (error.kind === "argCount")
      return { label: "incorrect number of function parameters", note: noteLines(fcx, expected, found, error, true) };
  }
  return { label: sortsLabel(fcx, expected, found, error), note: noteLines(fcx, expected, found, error) };
}

/** The label names the whole types; of function pointers and closures what differs within. */
function sortsLabel(fcx: FnCtxt, expected: Ty, found: Ty, error: RelateError | undefined): string {
  let e = expected;
  let f = found;
  if (expected.kind === "fnPtr" && found.kind === "fnPtr" && error?.kind === "mismatch") {
    e = fcx.resolve(error.expected);
    f = fcx.resolve(error.found);
  }
  const se = sortString(fcx, e);
  const sf = sortString(fcx, f);
  return se === sf ? `expected ${se}, found a different ${sf}` : `expected ${se}, found ${sf}`;
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
    case "array":
    case "slice":
      return isSimple(ty.element);
    case "adt":
      return !ty.args.some((arg) => arg.sort !== "region");
    case "tuple":
      return ty.elements.length === 0;
    default:
      return false;
  }
}

function noteLines(
  fcx: FnCtxt,
  expected: Ty,
  found: Ty,
  error: RelateError | undefined,
  force = false,
): readonly string[] {
  if (hasFlags(expected, Flag.hasError) || hasFlags(found, Flag.hasError)) return [];
  // What differs deep inside is worth seeing both types for.
  const nested = error?.kind === "mismatch" && expected.kind === found.kind && fcx.resolve(error.expected) !== expected;
  if (!force && !nested && isSimple(expected) && isSimple(found)) return [];
  const [shownE, shownF] = showPair(fcx, expected, found);
  let e = `expected ${kindWord(fcx, expected)}`;
  let f = `found ${kindWord(fcx, found)}`;
  const width = Math.max(e.length, f.length);
  e = e.padStart(width);
  f = f.padStart(width);
  return [`${e} \`${shownE}\`\n${f} \`${shownF}\``];
}

/** Both types, with `_` for the parts that are equal (rustc's `cmp`). */
function showPair(fcx: FnCtxt, expected: Ty, found: Ty): readonly [string, string] {
  const full = (ty: Ty): string =>
    ty.kind === "infer" && ty.variable !== "general" ? (ty.variable === "int" ? "{integer}" : "{float}") : fcx.show(ty);
  if (expected === found) return ["_", "_"];
  const pairs = (a: readonly Ty[], b: readonly Ty[]): readonly (readonly [string, string])[] =>
    a.map((ty, i) => showPair(fcx, fcx.resolve(ty), fcx.resolve(b[i] as Ty)));
  const join = (list: readonly (readonly [string, string])[], side: 0 | 1): string =>
    list.map((p) => p[side]).join(", ");
  if (
    expected.kind === "tuple" &&
    found.kind === "tuple" &&
    expected.elements.length === found.elements.length &&
    expected.elements.length > 1
  ) {
    const list = pairs(expected.elements, found.elements);
    return [`(${join(list, 0)})`, `(${join(list, 1)})`];
  }
  if (expected.kind === "ref" && found.kind === "ref") {
    const [a, b] = showPair(fcx, fcx.resolve(expected.inner), fcx.resolve(found.inner));
    const head = (ty: typeof expected): string => (ty.mutability === "mut" ? "&mut " : "&");
    return [head(expected) + a, head(found) + b];
  }
  if (expected.kind === "adt" && found.kind === "adt" && expected.def === found.def) {
    const types = (ty: typeof expected): readonly Ty[] => ty.args.filter((arg): arg is Ty => arg.sort === "ty");
    const a = types(expected);
    const name = full(expected).split("<")[0] ?? "";
    if (
      a.length > 1 &&
      expected.args.every((arg) => arg.sort !== "const") &&
      full(expected).split("<").length === 2 &&
      full(expected).split(",").length === a.length
    ) {
      const list = pairs(a, types(found));
      return [`${name}<${join(list, 0)}>`, `${name}<${join(list, 1)}>`];
    }
  }
  if (
    expected.kind === "fnPtr" &&
    found.kind === "fnPtr" &&
    expected.sig.value.inputs.length === found.sig.value.inputs.length
  ) {
    const list = pairs(expected.sig.value.inputs, found.sig.value.inputs);
    const [x, y] = showPair(fcx, fcx.resolve(expected.sig.value.output), fcx.resolve(found.sig.value.output));
    const arrow = (shown: string): string => (shown === "()" ? "" : ` -> ${shown}`);
    const head = (ty: typeof expected): string => (ty.sig.value.unsafe ? "unsafe fn" : "fn");
    return [`${head(expected)}(${join(list, 0)})${arrow(x)}`, `${head(found)}(${join(list, 1)})${arrow(y)}`];
  }
  return [full(expected), full(found)];
}
