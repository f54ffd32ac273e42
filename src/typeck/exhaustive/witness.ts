// Witnesses in words: the patterns of E0004 and E0005.

import type { Tcx } from "#types/tcx.ts";
import type { Ty } from "#types/ty.ts";
import { decode, intBits, type IntRange, maxPlace, NEG_INFINITY, POS_INFINITY } from "./int-range.ts";
import type { WitnessPat } from "./usefulness.ts";

/** A witness as rustc prints it. */
export function printWitness(tcx: Tcx, pat: WitnessPat): string {
  const { ctor } = pat;
  switch (ctor.kind) {
    case "bool":
      return String(ctor.value);
    case "intRange":
      return printRange(pat.ty, ctor.range);
    case "str":
      return JSON.stringify(ctor.value);
    case "ref":
      return `&${pat.fields[0] === undefined ? "_" : printWitness(tcx, pat.fields[0])}`;
    case "never":
      return "!";
    case "struct":
    case "unionField":
      return printStruct(tcx, pat, undefined);
    case "variant":
      return printStruct(tcx, pat, ctor.index);
    case "slice": {
      const items = pat.fields.map((f) => printWitness(tcx, f));
      if (!ctor.shape.variable) return `[${items.join(", ")}]`;
      const before = items.slice(0, ctor.shape.prefix);
      const after = items.slice(ctor.shape.prefix);
      if (ctor.shape.arrayLength !== undefined) {
        while (before.at(-1) === "_") before.pop();
        while (after[0] === "_") after.shift();
      }
      return `[${[...before, "..", ...after].join(", ")}]`;
    }
    default:
      return "_";
  }
}

function isWild(pat: WitnessPat): boolean {
  return pat.ctor.kind === "wildcard" || pat.ctor.kind === "nonExhaustive" || pat.ctor.kind === "hidden";
}

function printStruct(tcx: Tcx, pat: WitnessPat, index: number | undefined): string {
  const { ty } = pat;
  const inner = pat.fields.map((f) => printWitness(tcx, f));
  if (ty.kind !== "adt") return inner.length === 1 ? `(${inner[0]},)` : `(${inner.join(", ")})`;
  const adt = tcx.adt(ty.def);
  const variant = adt.variants[index ?? 0];
  if (variant === undefined) return "_";
  const name = tcx.hir.def(ty.def).name;
  const short = tcx.hir.isStd(ty.def) && (name === "Option" || name === "Result");
  const path = adt.kind === "enum" ? (short ? variant.name : `${name}::${variant.name}`) : name;
  if (variant.shape === "unit") return path;
  if (variant.shape === "tuple") return `${path}(${inner.join(", ")})`;
  const shown = variant.fields.flatMap((field, i) => {
    const p = pat.fields[i];
    return p === undefined || isWild(p) ? [] : [`${field.name}: ${printWitness(tcx, p)}`];
  });
  if (shown.length < variant.fields.length) shown.push("..");
  return shown.length === 0 ? `${path} { }` : `${path} { ${shown.join(", ")} }`;
}

function printBound(ty: Ty, place: bigint): string {
  const value = decode(ty, place);
  if (ty.kind === "char") return printChar(Number(value));
  const name = ty.kind === "int" || ty.kind === "uint" ? ty.name : "";
  if (place === maxPlace(ty)) return `${name}::MAX`;
  if (place === 0n && ty.kind === "int" && intBits(ty) > 0) return `${name}::MIN`;
  return `${value}_${name}`;
}

function printChar(code: number): string {
  const special: Record<number, string> = { 0: "\\0", 9: "\\t", 10: "\\n", 13: "\\r", 39: "\\'", 92: "\\\\" };
  const known = special[code];
  if (known !== undefined) return `'${known}'`;
  const text = String.fromCodePoint(code);
  return /[\p{C}\p{Z}\p{M}]/u.test(text) && code !== 32 ? `'\\u{${code.toString(16)}}'` : `'${text}'`;
}

function printRange(ty: Ty, range: IntRange): string {
  if (range.lo === NEG_INFINITY && range.hi === POS_INFINITY) return "_";
  if (range.hi === range.lo + 1n) return printBound(ty, range.lo);
  const lo =
    range.lo === NEG_INFINITY ? "" : range.lo > maxPlace(ty) ? printBound(ty, maxPlace(ty)) : printBound(ty, range.lo);
  if (range.hi === POS_INFINITY) return `${lo}..`;
  if (range.hi === 0n) return `${lo}..${printBound(ty, 0n)}`;
  return `${lo}..=${printBound(ty, range.hi - 1n)}`;
}
