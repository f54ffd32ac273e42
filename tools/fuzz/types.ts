// The types that generated programs use, and what the generator must know about them.

export type Ty =
  | { readonly kind: "int" }
  | { readonly kind: "string" }
  | { readonly kind: "vec"; readonly of: Ty }
  | { readonly kind: "box"; readonly of: Ty }
  | { readonly kind: "option"; readonly of: Ty }
  | { readonly kind: "array"; readonly of: Ty; readonly length: number }
  | { readonly kind: "tuple"; readonly of: readonly Ty[] }
  | { readonly kind: "adt"; readonly def: Adt }
  | { readonly kind: "ref"; readonly mutable: boolean; readonly of: Ty };

export interface Field {
  readonly name: string;
  readonly ty: Ty;
}

export interface Variant {
  readonly name: string;
  readonly fields: readonly Field[];
}

/** A struct (one variant of its own name) or an enum. */
export interface Adt {
  readonly name: string;
  readonly isEnum: boolean;
  readonly variants: readonly Variant[];
  /** It has a lifetime parameter `'a`. */
  readonly lifetime: boolean;
  readonly drops: boolean;
  readonly copy: boolean;
  /** A linked list, made by `Name::of(n)`; its fields are not used outside its own methods. */
  readonly opaque: boolean;
}

export const INT: Ty = { kind: "int" };
export const STRING: Ty = { kind: "string" };
export const vecOf = (of: Ty): Ty => ({ kind: "vec", of });
export const boxOf = (of: Ty): Ty => ({ kind: "box", of });
export const optionOf = (of: Ty): Ty => ({ kind: "option", of });
export const refTo = (of: Ty, mutable = false): Ty => ({ kind: "ref", mutable, of });
export const tupleOf = (...of: readonly Ty[]): Ty => ({ kind: "tuple", of });
export const adtOf = (def: Adt): Ty => ({ kind: "adt", def });

/** As Rust writes it; references carry `lifetime`, or none where that is empty. */
export function show(ty: Ty, lifetime = ""): string {
  switch (ty.kind) {
    case "int":
      return "i32";
    case "string":
      return "String";
    case "vec":
      return `Vec<${show(ty.of, lifetime)}>`;
    case "box":
      return `Box<${show(ty.of, lifetime)}>`;
    case "option":
      return `Option<${show(ty.of, lifetime)}>`;
    case "array":
      return `[${show(ty.of, lifetime)}; ${ty.length}]`;
    case "tuple":
      return `(${ty.of.map((t) => show(t, lifetime)).join(", ")})`;
    case "adt":
      return ty.def.lifetime ? `${ty.def.name}<${lifetime || "'_"}>` : ty.def.name;
    case "ref":
      return `&${lifetime === "" ? "" : `${lifetime} `}${ty.mutable ? "mut " : ""}${show(ty.of, lifetime)}`;
  }
}

export const sameType = (a: Ty, b: Ty): boolean => show(a) === show(b);

/** Parts of a value, whatever its variant. */
function components(ty: Ty): readonly Ty[] {
  switch (ty.kind) {
    case "int":
    case "string":
      return [];
    case "vec":
    case "box":
    case "option":
    case "array":
    case "ref":
      return [ty.of];
    case "tuple":
      return ty.of;
    case "adt":
      return ty.def.variants.flatMap((v) => v.fields.map((f) => f.ty));
  }
}

export function isCopy(ty: Ty): boolean {
  switch (ty.kind) {
    case "int":
      return true;
    case "ref":
      return !ty.mutable;
    case "adt":
      return ty.def.copy;
    case "option":
    case "array":
      return isCopy(ty.of);
    case "tuple":
      return ty.of.every(isCopy);
    default:
      return false;
  }
}

export const hasReference = (ty: Ty): boolean =>
  ty.kind === "ref" || (ty.kind === "adt" ? ty.def.lifetime : components(ty).some(hasReference));

/** A value of it can be cloned: it holds no mutable reference. */
export const isClone = (ty: Ty): boolean => (ty.kind === "ref" ? !ty.mutable : components(ty).every(isClone));
