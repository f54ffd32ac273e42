// Types, regions, consts and predicates as rustc writes them in messages.

import { unreachable } from "#support/bug.ts";
import type { DefId } from "#hir/defs.ts";
import { subst, substPolySig } from "./fold.ts";
import type { Predicate, Tcx } from "./tcx.ts";
import type { Binder, BoundVar, Const, FnSig, GenericArg, GenericArgs, Region, TraitRef, Ty } from "./ty.ts";

const trimmedTables = new WeakMap<Tcx, Map<string, DefId | "several">>();

/** For each type, trait or function name visible to the user: the one definition it has, if it has one only. */
function trimmedTable(tcx: Tcx): Map<string, DefId | "several"> {
  const known = trimmedTables.get(tcx);
  if (known !== undefined) return known;
  const table = new Map<string, DefId | "several">();
  trimmedTables.set(tcx, table);
  const add = (name: string, def: DefId): void => {
    const old = table.get(name);
    if (old === undefined) table.set(name, def);
    else if (old !== def) table.set(name, "several");
  };
  const visit = (module: DefId, std: boolean): void => {
    for (const child of tcx.hir.children(module)) {
      const { kind, name, visibility } = tcx.hir.def(child);
      // Private modules of std re-export what is public in them.
      if (kind === "mod") visit(child, std);
      else if (std && (visibility.kind !== "public" || tcx.hir.publicPath(child) === undefined)) continue;
      else if (kind === "enum" || kind === "struct" || kind === "union" || kind === "trait") {
        add(name, child);
        if (kind === "enum")
          for (const variant of tcx.hir.children(child))
            if (isPreludeVariant(tcx, variant)) add(tcx.hir.def(variant).name, variant);
      } else if (kind === "fn" || kind === "const" || kind === "static") add(`${name}()`, child);
    }
  };
  visit(tcx.hir.stdRoot, true);
  if (tcx.hir.crateRoot !== tcx.hir.stdRoot) {
    visit(tcx.hir.crateRoot, false);
    // Items within functions too, unless they share their name with another.
    for (const def of tcx.hir.defs()) {
      const { kind, name } = tcx.hir.def(def);
      if (kind === "enum" || kind === "struct" || kind === "union" || kind === "trait" || kind === "typeAlias")
        add(name, def);
    }
  }
  return table;
}

function isPreludeVariant(tcx: Tcx, variant: DefId): boolean {
  return ["Some", "None", "Ok", "Err"].some((name) => tcx.langItem(name) === variant);
}

/** The path of a definition, trimmed to its last segment where that is unique in the session. */
export function defPath(tcx: Tcx, def: DefId): string {
  const { name, kind, parent } = tcx.hir.def(def);
  const full = tcx.hir.path(def);
  if (kind === "variant" && parent !== undefined) {
    if (isPreludeVariant(tcx, def)) return name;
    return `${defPath(tcx, parent)}::${name}`;
  }
  if (kind === "assocFn" || kind === "assocConst" || kind === "assocType")
    return parent === undefined ? full : `${containerPath(tcx, parent)}::${name}`;
  const key = kind === "fn" || kind === "const" || kind === "static" ? `${name}()` : name;
  const unique = trimmedTable(tcx).get(key);
  if (unique === def) return name;
  return tcx.hir.isStd(def) ? (tcx.hir.publicPath(def) ?? visiblePath(tcx, def)) : full;
}

/** The path by which users reach a definition of std: without the private modules it is re-exported from. */
function visiblePath(tcx: Tcx, def: DefId): string {
  const parts = [tcx.hir.def(def).name];
  for (let at = tcx.hir.def(def).parent; at !== undefined; at = tcx.hir.def(at).parent) {
    const { kind, name, visibility } = tcx.hir.def(at);
    if (kind === "crate") parts.unshift("std");
    else if (kind !== "mod" || visibility.kind === "public") parts.unshift(name);
  }
  return parts.join("::");
}

function containerPath(tcx: Tcx, container: DefId): string {
  if (tcx.hir.def(container).kind !== "impl") return defPath(tcx, container);
  const self = tcx.typeOf(container);
  const ref = tcx.implTraitRef(container);
  if (ref !== undefined) return `<${new TyPrinter(tcx).ty(self)} as ${new TyPrinter(tcx).traitRefPath(ref)}>`;
  return new TyPrinter(tcx).ty(self);
}

/** Leaves out trailing arguments that are what their parameters' defaults say. */
function withoutDefaults(tcx: Tcx, def: DefId, args: GenericArgs): GenericArgs {
  const { all } = tcx.generics(def);
  let count = args.length;
  for (; count > 0; count--) {
    const param = all[count - 1];
    if (param?.def === undefined || !param.hasDefault) break;
    const value = tcx.paramDefault(param.def);
    if (value === undefined || subst(tcx, value, args) !== args[count - 1]) break;
  }
  return count === args.length ? args : args.slice(0, count);
}

const STATIC_NAMES: Record<string, string> = { bool: "bool", char: "char", str: "str", never: "!" };

export class TyPrinter {
  readonly #tcx: Tcx;
  readonly #binders: (readonly BoundVar[])[] = [];
  /** Types nested deeper are shown as `...`. */
  readonly #limit: number;
  #depth = 0;

  constructor(tcx: Tcx, limit = Number.POSITIVE_INFINITY) {
    this.#tcx = tcx;
    this.#limit = limit;
  }

  /** How a definition is called. */
  protected path(def: DefId): string {
    return defPath(this.#tcx, def);
  }

  arg(arg: GenericArg): string {
    if (arg.sort === "ty") return this.ty(arg);
    return arg.sort === "const" ? this.const_(arg) : (this.region(arg) ?? "'_");
  }

  /** A region as written, or nothing where it has no name. */
  region(region: Region): string | undefined {
    switch (region.kind) {
      case "static":
        return "'static";
      case "param":
        return region.name === "'_" || region.name === "" ? undefined : region.name;
      case "bound": {
        const vars = this.#binders[this.#binders.length - 1 - region.depth];
        const name = vars?.[region.index]?.name;
        return name === undefined || name === "'_" || name === "" ? undefined : name;
      }
      default:
        return undefined;
    }
  }

  const_(value: Const): string {
    switch (value.kind) {
      case "value":
        return constBits(value.ty, value.bits);
      case "param":
        return value.name;
      case "infer":
      case "error":
        return "_";
      case "unevaluated":
        return this.#tcx.hir.def(value.def).kind === "anonConst" ? "_" : this.path(value.def);
      default:
        return unreachable(value);
    }
  }

  ty(ty: Ty): string {
    if (this.#depth >= this.#limit) return "...";
    this.#depth++;
    const shown = this.#ty(ty);
    this.#depth--;
    return shown;
  }

  #ty(ty: Ty): string {
    switch (ty.kind) {
      case "bool":
      case "char":
      case "str":
      case "never":
        return STATIC_NAMES[ty.kind] as string;
      case "int":
      case "uint":
      case "float":
        return ty.name;
      case "adt":
        return this.path(ty.def) + this.args(withoutDefaults(this.#tcx, ty.def, ty.args));
      case "ref": {
        const region = this.region(ty.region);
        const inner = this.ty(ty.inner);
        return `&${region === undefined ? "" : `${region} `}${ty.mutability === "mut" ? "mut " : ""}${needsParens(ty.inner) ? `(${inner})` : inner}`;
      }
      case "rawPtr": {
        const inner = this.ty(ty.inner);
        return `*${ty.mutability === "mut" ? "mut" : "const"} ${needsParens(ty.inner) ? `(${inner})` : inner}`;
      }
      case "slice":
        return `[${this.ty(ty.element)}]`;
      case "array":
        return `[${this.ty(ty.element)}; ${this.const_(ty.length)}]`;
      case "tuple":
        return ty.elements.length === 1
          ? `(${this.ty(ty.elements[0] as Ty)},)`
          : `(${ty.elements.map((t) => this.ty(t)).join(", ")})`;
      case "fnDef":
        return this.#fnDef(ty);
      case "fnPtr":
        return this.binder(ty.sig, (sig) => this.sig(sig));
      case "closure":
        return `{closure@${this.#tcx.closureLocation(ty.def)}}`;
      case "dyn":
        return this.#dyn(ty);
      case "param":
        return ty.name;
      case "projection":
        return this.#projection(ty);
      case "opaque":
        return this.#opaque(ty);
      case "infer":
        return ty.variable === "int" ? "{integer}" : ty.variable === "float" ? "{float}" : "_";
      case "error":
        return "{type error}";
      default:
        return unreachable(ty);
    }
  }

  args(args: GenericArgs): string {
    return args.length === 0 ? "" : `<${args.map((a) => this.arg(a)).join(", ")}>`;
  }

  sig(sig: FnSig): string {
    const output = sig.output.kind === "tuple" && sig.output.elements.length === 0 ? "" : ` -> ${this.ty(sig.output)}`;
    const abi = sig.abi === "Rust" ? "" : `extern "${sig.abi}" `;
    return `${sig.unsafe ? "unsafe " : ""}${abi}fn(${sig.inputs.map((t) => this.ty(t)).join(", ")})${output}`;
  }

  /** With `for<'a>` in front where the binder has named regions. */
  binder<T>(binder: Binder<T>, print: (value: T) => string): string {
    this.#binders.push(binder.vars);
    const inner = print(binder.value);
    this.#binders.pop();
    const names = [...new Set(binder.vars.map((v) => v.name).filter((n) => n !== "" && n !== "'_"))];
    return names.length === 0 ? inner : `for<${names.join(", ")}> ${inner}`;
  }

  #fnDef(ty: Ty & { kind: "fnDef" }): string {
    const tcx = this.#tcx;
    const sig = this.binder(substPolySig(tcx, tcx.fnSig(ty.def), ty.args), (s) => this.sig(s));
    const own = ty.args.filter((a) => a.sort !== "region");
    const count = tcx.generics(ty.def).own.filter((p) => p.kind !== "lifetime").length;
    const { kind } = tcx.hir.def(ty.def);
    if (kind === "assocFn") {
      const parent = tcx.hir.def(ty.def).parent as DefId;
      const path = `${this.#assocPath(parent, ty.args)}::${tcx.hir.def(ty.def).name}`;
      const turbofish =
        count > 0
          ? `::<${own
              .slice(-count)
              .map((a) => this.arg(a))
              .join(", ")}>`
          : "";
      return `${sig} {${path}${turbofish}}`;
    }
    const path = this.path(ty.def);
    const generic = own.length > 0 ? `::<${own.map((a) => this.arg(a)).join(", ")}>` : "";
    if (kind === "variant") {
      const at = path.lastIndexOf("::");
      return at < 0 ? `${sig} {${path}${generic}}` : `${sig} {${path.slice(0, at)}${generic}${path.slice(at)}}`;
    }
    return `${sig} {${path}${generic}}`;
  }

  #assocPath(container: DefId, args: GenericArgs): string {
    const tcx = this.#tcx;
    if (tcx.hir.def(container).kind === "trait") {
      const ref: TraitRef = { trait: container, args: args.slice(0, tcx.generics(container).all.length) };
      return `<${this.arg(ref.args[0] as GenericArg)} as ${this.traitRefPath(ref)}>`;
    }
    const self = subst(tcx, tcx.typeOf(container), args);
    const ref = tcx.implTraitRef(container);
    if (ref !== undefined)
      return `<${this.ty(self)} as ${this.traitRefPath({ trait: ref.trait, args: ref.args.map((a) => subst(tcx, a, args)) })}>`;
    if (self.kind === "adt" && self.args.some((a) => a.sort !== "region")) {
      return `${this.path(self.def)}::<${self.args
        .filter((a) => a.sort !== "region")
        .map((a) => this.arg(a))
        .join(", ")}>`;
    }
    return self.kind === "adt" ? this.path(self.def) : `<${this.ty(self)}>`;
  }

  /** `Trait<Args>` without the self type; `Fn(A) -> B` for the call traits is left to {@link bounds}. */
  traitRefPath(ref: TraitRef): string {
    const own = withoutDefaults(this.#tcx, ref.trait, ref.args).slice(1);
    if (this.#tcx.traitDef(ref.trait).parenSugar) {
      const tuple = own[0];
      if (tuple?.sort === "ty" && tuple.kind === "tuple")
        return `${this.path(ref.trait)}(${tuple.elements.map((t) => this.ty(t)).join(", ")})`;
    }
    return this.path(ref.trait) + this.args(own);
  }

  #bound(trait: DefId, ownArgs: GenericArgs, equations: readonly { readonly name: string; readonly ty: Ty }[]): string {
    if (this.#tcx.traitDef(trait).parenSugar) {
      const tuple = ownArgs[0];
      if (tuple?.sort === "ty" && tuple.kind === "tuple") {
        const output = equations.find((e) => e.name === "Output")?.ty;
        const arrow =
          output === undefined || (output.kind === "tuple" && output.elements.length === 0)
            ? ""
            : ` -> ${this.ty(output)}`;
        return `${this.path(trait)}(${tuple.elements.map((t) => this.ty(t)).join(", ")})${arrow}`;
      }
    }
    const parts = [...ownArgs.map((a) => this.arg(a)), ...equations.map((e) => `${e.name} = ${this.ty(e.ty)}`)];
    return this.path(trait) + (parts.length === 0 ? "" : `<${parts.join(", ")}>`);
  }

  #dyn(ty: Ty & { kind: "dyn" }): string {
    const parts: string[] = [];
    if (ty.principal !== undefined) {
      const { principal } = ty;
      parts.push(
        this.binder(principal, (ref) => {
          const equations = ty.projections.map((p) => ({
            name: this.#tcx.hir.def(p.value.assoc).name,
            ty: p.value.ty,
          }));
          return this.#bound(ref.trait, ref.args, equations);
        }),
      );
    }
    for (const auto of ty.autoTraits) parts.push(this.path(auto));
    const region = this.region(ty.region);
    if (region !== undefined && ty.region.kind !== "static") parts.push(region);
    else if (ty.region.kind === "static") parts.push("'static");
    return `dyn ${parts.join(" + ")}`;
  }

  #projection(ty: Ty & { kind: "projection" }): string {
    const tcx = this.#tcx;
    const trait = tcx.traitOfItem(ty.assoc);
    const name = tcx.hir.def(ty.assoc).name;
    if (trait === undefined) return name;
    const count = tcx.generics(trait).all.length;
    const own = this.args(ty.args.slice(count));
    return `<${this.arg(ty.args[0] as GenericArg)} as ${this.traitRefPath({ trait, args: ty.args.slice(0, count) })}>::${name}${own}`;
  }

  #opaque(ty: Ty & { kind: "opaque" }): string {
    const tcx = this.#tcx;
    const bounds = tcx.itemBounds(ty.def);
    const traits: {
      readonly bound: Binder<TraitRef>;
      readonly equations: { readonly name: string; readonly ty: Ty }[];
    }[] = [];
    const rest: string[] = [];
    const sized = tcx.langItem("sized");
    let isSized = false;
    for (const { predicate } of bounds) {
      if (predicate.kind === "trait") {
        if (predicate.bound.value.trait === sized) isSized = true;
        else traits.push({ bound: predicate.bound, equations: [] });
      } else if (predicate.kind === "typeOutlives") {
        const region = this.region(predicate.bound.value.region);
        if (region !== undefined) rest.push(region);
      }
    }
    for (const { predicate } of bounds) {
      if (predicate.kind !== "projection") continue;
      const owner = tcx.traitOfItem(predicate.bound.value.assoc);
      const home = traits.find((t) => owner !== undefined && tcx.supertraits(t.bound.value.trait).includes(owner));
      home?.equations.push({
        name: tcx.hir.def(predicate.bound.value.assoc).name,
        ty: subst(tcx, predicate.bound.value.ty, ty.args),
      });
    }
    const parts = traits.map((t) =>
      this.binder(t.bound, (ref) =>
        this.#bound(
          ref.trait,
          ref.args.slice(1).map((a) => subst(tcx, a, ty.args)),
          t.equations,
        ),
      ),
    );
    if (!isSized) parts.push("?Sized");
    else if (parts.length === 0) parts.push("Sized");
    return `impl ${[...parts, ...rest].join(" + ")}`;
  }

  predicate(p: Predicate): string {
    switch (p.kind) {
      case "trait":
        return this.binder(p.bound, (ref) => `${this.arg(ref.args[0] as GenericArg)}: ${this.traitRefPath(ref)}`);
      case "projection":
        return this.binder(
          p.bound,
          (v) =>
            `${this.#projection({ kind: "projection", assoc: v.assoc, args: v.args } as Ty & { kind: "projection" })} == ${this.ty(v.ty)}`,
        );
      case "typeOutlives":
        return this.binder(p.bound, (v) => `${this.ty(v.ty)}: ${this.region(v.region) ?? "'_"}`);
      case "regionOutlives":
        return this.binder(p.bound, (v) => `${this.region(v.longer) ?? "'_"}: ${this.region(v.shorter) ?? "'_"}`);
      case "wellFormed":
        return `${this.arg(p.arg)} well-formed`;
      case "constHasType":
        return `the constant \`${this.arg(p.value)}\` has type \`${this.ty(p.ty)}\``;
      case "closureKind":
        return `${this.ty(p.closure)}: ${p.want}`;
      default:
        return unreachable(p);
    }
  }
}

function needsParens(inner: Ty): boolean {
  if (inner.kind !== "dyn") return false;
  return (
    (inner.principal === undefined ? 0 : 1) +
      inner.autoTraits.length +
      (inner.region.kind === "static" || inner.region.kind === "param" ? 1 : 0) >
    1
  );
}

/** A scalar constant as Rust writes it. */
export function constBits(ty: Ty, bits: bigint): string {
  switch (ty.kind) {
    case "bool":
      return bits === 0n ? "false" : "true";
    case "char":
      return `'${String.fromCodePoint(Number(bits))}'`;
    case "int": {
      const width = ty.name === "isize" ? 64 : Number(ty.name.slice(1));
      return String(BigInt.asIntN(width, bits));
    }
    default:
      return String(bits);
  }
}

/** A type, region or const as messages show it. */
export function tyToString(tcx: Tcx, arg: GenericArg): string {
  return new TyPrinter(tcx).arg(arg);
}
/** `limit`: levels of types to show. */
export function predicateToString(tcx: Tcx, p: Predicate, limit?: number): string {
  return new TyPrinter(tcx, limit).predicate(p);
}
/** `Trait<Args>`. */
export function traitRefToString(tcx: Tcx, ref: TraitRef): string {
  return new TyPrinter(tcx).traitRefPath(ref);
}
/** The signature as a fn pointer type. */
export function sigToString(tcx: Tcx, sig: Binder<FnSig>): string {
  const printer = new TyPrinter(tcx);
  return printer.binder(sig, (s) => printer.sig(s));
}
