// What things are called in messages: kinds of resolutions, paths of definitions.

import type { DefId, Res } from "#hir/defs.ts";
import type { Session } from "./session.ts";

/** The shape of what a constructor makes: `"unit"`, `"tuple"`, or `"named"`. */
export function variantShape(session: Session, def: DefId): "unit" | "tuple" | "named" {
  const variant = session.variantSources.get(def);
  if (variant !== undefined) return variant.data.kind;
  const item = session.sources.get(def)?.item;
  return item !== undefined && (item.kind === "struct" || item.kind === "union") ? item.data.kind : "named";
}

/** As rustc's `Res::descr`: `struct`, `unit variant`, `builtin type`. */
export function describeRes(session: Session, res: Res): string {
  switch (res.kind) {
    case "def":
      return describeDef(session, res.def);
    case "ctor": {
      const shape = variantShape(session, res.def);
      return `${shape === "unit" ? "unit" : "tuple"} ${session.def(res.def).kind === "variant" ? "variant" : "struct"}`;
    }
    case "local":
      return "local variable";
    case "primTy":
      return "builtin type";
    case "selfParam":
    case "selfAlias":
      return "self type";
    case "selfCtor":
      return "self constructor";
    case "error":
      return "unresolved item";
  }
}

export function describeDef(session: Session, def: DefId): string {
  switch (session.def(def).kind) {
    case "crate":
      return "crate";
    case "mod":
      return "module";
    case "fn":
      return "function";
    case "const":
      return "constant";
    case "typeAlias":
      return "type alias";
    case "assocType":
      return "associated type";
    case "assocConst":
      return "associated constant";
    case "assocFn":
      return "associated function";
    case "typeParam":
      return "type parameter";
    case "constParam":
      return "const parameter";
    case "lifetimeParam":
      return "lifetime parameter";
    case "opaque":
      return "opaque type";
    case "anonConst":
      return "constant expression";
    case "impl":
      return "implementation";
    case "use":
      return "import";
    default:
      return session.def(def).kind;
  }
}

/** `an enum`, `a struct`. */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) && !noun.startsWith("unit") && !noun.startsWith("union") ? "an" : "a"} ${noun}`;
}

/** The path of a definition as rustc prints it: `std::vec::Vec`; the user's own crate is left out. */
export function defPath(session: Session, def: DefId): string {
  const names: string[] = [];
  let at: DefId | undefined = def;
  let krate = "";
  while (at !== undefined) {
    const row = session.def(at);
    if (row.kind === "mod") {
      const origin = row.attrs.find((a) => a.name === "origin")?.value;
      if (origin !== undefined) krate ||= origin;
    }
    if (row.parent === undefined) {
      if (row.krate === "std") names.unshift(krate || "std");
      break;
    }
    if (row.kind !== "impl") names.unshift(row.name);
    else names.unshift("{impl}");
    at = row.parent;
  }
  if (names.length === 0) return session.def(def).krate === "std" ? "std" : "crate";
  return names.join("::");
}
