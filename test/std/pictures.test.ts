// Every public type of the library says how it is drawn, and what it says fits its fields.

import { describe, expect, test } from "vitest";
import { standardLibrary } from "#driver/standard-library.ts";
import type { DefId } from "#hir/defs.ts";
import { subst } from "#types/fold.ts";
import type { Ty } from "#types/ty.ts";

const { hir, tcx } = standardLibrary();

/** Keys of pictures that are paths within the type itself; the others are within what a pointer leads to. */
const OWN_KEYS: Readonly<Record<string, readonly string[]>> = {
  sequence: ["pointer", "len", "capacity", "first", "end"],
  text: ["pointer", "len", "capacity", "first", "end"],
  ring: ["pointer", "first", "len", "capacity"],
  pointer: ["field"],
  counted: ["pointer"],
  weak: ["pointer"],
  transparent: ["field"],
  guarded: ["value", "state"],
  table: ["slots", "mask", "len"],
  tree: ["root", "len"],
  list: ["head", "len"],
  duration: ["secs", "nanos"],
  variant: [],
  opaque: [],
};

interface Declared {
  readonly kind: string;
  readonly keys: ReadonlyMap<string, string>;
}

function pictureOf(def: DefId): Declared | undefined {
  const attr = hir.def(def).attrs.find(({ name }) => name === "picture");
  if (attr === undefined) return undefined;
  const [kind = "", ...rest] = attr.words;
  return { kind, keys: new Map(rest.map((part) => part.replaceAll(/["\s]/g, "").split("=") as [string, string])) };
}

/** Whether a chain of field names leads anywhere, as far as it goes through types of the library. */
function leadsSomewhere(ty: Ty, names: readonly string[]): boolean {
  const [name, ...rest] = names;
  if (name === undefined) return true;
  if (ty.kind === "tuple") return Number(name) < ty.elements.length;
  if (ty.kind !== "adt") return false;
  const field = tcx.adt(ty.def).variants[0]?.fields.find((one) => one.name === name);
  return field !== undefined && leadsSomewhere(subst(tcx, tcx.typeOf(field.def), ty.args), rest);
}

const types = [...hir.defs()].filter((def) => hir.def(def).kind === "struct");
const isPublic = (def: DefId): boolean => hir.publicPath(def) !== undefined;

describe("pictures", () => {
  test("every public struct has one, or shows all its fields to everybody", () => {
    const bare = types.filter((def) => {
      const { fields } = tcx.adt(def).variants[0] ?? { fields: [] };
      return (
        isPublic(def) && pictureOf(def) === undefined && fields.some((field) => field.visibility.kind !== "public")
      );
    });
    expect(bare.map((def) => hir.publicPath(def))).toEqual([]);
  });

  test("what they name is there", () => {
    const wrong = types.flatMap((def) => {
      const picture = pictureOf(def);
      if (picture === undefined) return [];
      const own = picture.kind === "fields" ? [...picture.keys.keys()] : OWN_KEYS[picture.kind];
      const paths = own?.flatMap((key) => picture.keys.get(key) ?? []);
      const isRight = paths?.every((path) => leadsSomewhere(tcx.typeOf(def), path.split("."))) ?? false;
      return isRight ? [] : [`${hir.path(def)}: ${picture.kind}`];
    });
    expect(wrong).toEqual([]);
  });
});
