// Programs of one line each that ask rustc whether it has what Ferrule's standard library offers, just so.

import { standardLibrary } from "#driver/standard-library.ts";
import type { DefId } from "#hir/defs.ts";
import type { Predicate, Tcx } from "#types/tcx.ts";
import type { Binder, Const, FnSig, GenericArg, GenericArgs, Region, Ty } from "#types/ty.ts";
import type { Probe } from "./std-probes.ts";

/** Something that users cannot write: the question is dropped. */
class Unspeakable extends Error {}

/** Types in the words of a program: every path in full, every lifetime by name. */
class Words {
  readonly #tcx: Tcx;
  readonly #binders: string[][] = [];
  #fresh = 0;

  constructor(tcx: Tcx) {
    this.#tcx = tcx;
  }

  path(def: DefId): string {
    const path = this.#tcx.hir.publicPath(def);
    if (path === undefined) throw new Unspeakable(this.#tcx.hir.path(def));
    return `::${path}`;
  }

  region(region: Region): string {
    if (region.kind === "static") return "'static";
    if (region.kind === "param") return `'p${region.def}`;
    if (region.kind === "bound") return this.#binders.at(-1 - region.depth)?.[region.index] ?? "'_";
    return "'_";
  }

  /** `for<'b0>` and what stands under it. */
  under<T>(binder: Binder<T>, write: (value: T) => string): string {
    const names = binder.vars.map(() => `'b${this.#fresh++}`);
    this.#binders.push(names);
    const text = write(binder.value);
    this.#binders.pop();
    return names.length === 0 ? text : `for<${names.join(", ")}> ${text}`;
  }

  const_(value: Const): string {
    if (value.kind === "param") return value.name;
    if (value.kind === "value") return value.ty.kind === "bool" ? String(value.bits !== 0n) : String(value.bits);
    throw new Unspeakable("constant");
  }

  arg(arg: GenericArg): string {
    if (arg.sort === "ty") return this.ty(arg);
    return arg.sort === "const" ? this.const_(arg) : this.region(arg);
  }

  args(args: GenericArgs, more: readonly string[] = []): string {
    const all = [...args.map((arg) => this.arg(arg)), ...more];
    return all.length === 0 ? "" : `<${all.join(", ")}>`;
  }

  ty(ty: Ty): string {
    switch (ty.kind) {
      case "int":
      case "uint":
      case "float":
        return ty.name;
      case "never":
        return "!";
      case "adt":
        return `${this.path(ty.def)}${this.args(ty.args)}`;
      case "ref":
        return `&${this.region(ty.region)} ${ty.mutability === "mut" ? "mut " : ""}${this.#pointee(ty.inner)}`;
      case "rawPtr":
        return `*${ty.mutability === "mut" ? "mut" : "const"} ${this.#pointee(ty.inner)}`;
      case "slice":
        return `[${this.ty(ty.element)}]`;
      case "array":
        return `[${this.ty(ty.element)}; ${this.const_(ty.length)}]`;
      case "tuple":
        return `(${ty.elements.map((e) => `${this.ty(e)},`).join(" ")})`;
      case "fnPtr":
        return this.under(ty.sig, (sig) => this.#fnPtr(sig));
      case "dyn":
        return this.#dyn(ty);
      case "param":
        return ty.name === "Self" ? "Zelf" : /^\w+$/.test(ty.name) ? ty.name : "_";
      case "projection":
        return this.#projection(ty.assoc, ty.args);
      case "opaque":
        return "_";
      case "bool":
      case "char":
      case "str":
        return ty.kind;
      case "fnDef":
      case "closure":
      case "infer":
      case "error":
        throw new Unspeakable(ty.kind);
    }
  }

  #pointee(ty: Ty): string {
    return ty.kind === "dyn" ? `(${this.ty(ty)})` : this.ty(ty);
  }

  #fnPtr(sig: FnSig): string {
    if (sig.abi === "rust-call") throw new Unspeakable(sig.abi);
    const abi = sig.abi === "C" ? 'extern "C" ' : "";
    return `${sig.unsafe ? "unsafe " : ""}${abi}fn(${sig.inputs.map((i) => this.ty(i)).join(", ")}) -> ${this.ty(sig.output)}`;
  }

  /** Function traits can only be written with parentheses. */
  trait(def: DefId, args: GenericArgs, assoc: ReadonlyMap<string, string> = new Map()): string {
    const [first] = args;
    if (this.#tcx.traitDef(def).parenSugar && first?.sort === "ty" && first.kind === "tuple") {
      const output = assoc.get("Output");
      return `${this.path(def)}(${first.elements.map((e) => this.ty(e)).join(", ")})${output === undefined ? "" : ` -> ${output}`}`;
    }
    return `${this.path(def)}${this.args(
      args,
      [...assoc].map(([name, ty]) => `${name} = ${ty}`),
    )}`;
  }

  #dyn(ty: Ty & { readonly kind: "dyn" }): string {
    const assoc = new Map(
      ty.projections.map((p) => [this.#tcx.hir.def(p.value.assoc).name, this.under(p, (v) => this.ty(v.ty))] as const),
    );
    const parts = ty.autoTraits.map((def) => this.path(def));
    if (ty.principal !== undefined) parts.unshift(this.under(ty.principal, (p) => this.trait(p.trait, p.args, assoc)));
    return `dyn ${[...parts, this.region(ty.region)].join(" + ")}`;
  }

  #projection(assoc: DefId, args: GenericArgs): string {
    const trait = this.#tcx.traitOfItem(assoc);
    if (trait === undefined) throw new Unspeakable("projection");
    const count = this.#tcx.generics(trait).all.length;
    const [self, ...rest] = args.slice(0, count) as [GenericArg, ...GenericArg[]];
    const own = args.slice(count);
    return `<${this.arg(self)} as ${this.trait(trait, rest)}>::${this.#tcx.hir.def(assoc).name}${this.args(own)}`;
  }

  /** Clauses of a `where`; a function trait and what it returns are written in one. */
  predicates(all: readonly Predicate[]): string[] {
    const outputs = new Map<GenericArg, Binder<{ readonly ty: Ty }>>();
    for (const p of all)
      if (p.kind === "projection" && this.#isCall(this.#tcx.traitOfItem(p.bound.value.assoc)))
        outputs.set(p.bound.value.args[0] as Ty, p.bound);
    return all.flatMap((p) => this.#predicate(p, outputs) ?? []);
  }

  #isCall(trait: DefId | undefined): boolean {
    return trait !== undefined && this.#tcx.traitDef(trait).parenSugar;
  }

  #predicate(p: Predicate, outputs: ReadonlyMap<GenericArg, Binder<{ readonly ty: Ty }>>): string | undefined {
    switch (p.kind) {
      case "trait":
        if (this.#tcx.isLangItem(p.bound.value.trait, "sized")) return undefined;
        return this.under(p.bound, ({ trait, args: [self, ...rest] }) => {
          const output = this.#isCall(trait) ? outputs.get(self as Ty)?.value.ty : undefined;
          const assoc = new Map(output === undefined ? [] : [["Output", this.ty(output)]]);
          return `${this.arg(self as Ty)}: ${this.trait(trait, rest, assoc)}`;
        });
      case "projection":
        return this.under(p.bound, ({ assoc, args: [self, ...rest], ty }) => {
          const trait = this.#tcx.traitOfItem(assoc);
          if (trait === undefined) throw new Unspeakable("projection");
          if (this.#isCall(trait)) return "";
          const value = new Map([[this.#tcx.hir.def(assoc).name, this.ty(ty)]]);
          return `${this.arg(self as Ty)}: ${this.trait(trait, rest, value)}`;
        }).replace(/^for<[^>]*> $/, "");
      case "typeOutlives":
        return this.under(p.bound, ({ ty, region }) => `${this.ty(ty)}: ${this.region(region)}`);
      case "regionOutlives":
        return this.under(p.bound, ({ longer, shorter }) => `${this.region(longer)}: ${this.region(shorter)}`);
      case "wellFormed":
      case "closureKind":
        return undefined;
    }
  }
}

/** Generic parameters and conditions of a definition, as a function of its own may declare them. */
interface Frame {
  readonly params: string;
  readonly where: string;
}

export class OurProbes {
  readonly #tcx = standardLibrary().tcx;
  #count = 0;

  /** Everything public, in order of definition. */
  *all(): Iterable<Probe> {
    const hir = this.#tcx.hir;
    for (const def of hir.defs()) {
      const { kind, visibility, attrs } = hir.def(def);
      if (attrs.some(({ name, words }) => name === "doc" && words.includes("hidden"))) continue;
      try {
        if (kind === "impl") yield* this.#impl(def);
        else if (visibility.kind === "public") yield* this.#item(def, kind);
      } catch (error) {
        if (!(error instanceof Unspeakable)) throw error;
      }
    }
  }

  #frame(def: DefId): Frame {
    const words = new Words(this.#tcx);
    const sized = new Set<string>();
    const predicates = this.#tcx.predicates(def).map((p) => p.predicate);
    for (const predicate of predicates) {
      const self = predicate.kind === "trait" ? predicate.bound.value.args[0] : undefined;
      if (
        predicate.kind === "trait" &&
        self?.sort === "ty" &&
        this.#tcx.isLangItem(predicate.bound.value.trait, "sized")
      )
        sized.add(words.ty(self));
    }
    const params = this.#tcx.generics(def).all.flatMap(({ kind, name, def: own, synthetic }) => {
      if (synthetic) return [];
      if (kind === "lifetime") return [`'p${own}`];
      if (kind === "const" && own !== undefined) return [`const ${name}: ${words.ty(this.#tcx.constParamTy(own))}`];
      const shown = name === "Self" ? "Zelf" : name;
      return [sized.has(shown) ? shown : `${shown}: ?Sized`];
    });
    const lifetimes = params.filter((p) => p.startsWith("'"));
    const others = params.filter((p) => !p.startsWith("'"));
    const clauses = words.predicates(predicates).filter((w) => w !== "" && !/^(for<[^>]*> )?_:/.test(w));
    return {
      params: params.length === 0 ? "" : `<${[...lifetimes, ...others].join(", ")}>`,
      where: clauses.length === 0 ? "" : `where ${clauses.join(", ")}`,
    };
  }

  *#impl(def: DefId): Iterable<Probe> {
    const ref = this.#tcx.implTraitRef(def);
    if (ref === undefined || this.#tcx.isNegativeImpl(def)) return;
    const words = new Words(this.#tcx);
    const { params, where } = this.#frame(def);
    const [self, ...rest] = ref.args;
    const assoc = new Map(
      this.#tcx
        .assocItems(def)
        .flatMap(({ kind, def: item, name }) =>
          kind === "type" && this.#tcx.generics(item).own.length === 0
            ? [[name, words.ty(this.#tcx.typeOf(item))] as const]
            : [],
        ),
    );
    const trait = words.trait(ref.trait, rest, assoc);
    const selfTy = words.arg(self as Ty);
    const id = this.#count++;
    const names = this.#tcx
      .generics(def)
      .all.filter((p) => p.kind !== "lifetime")
      .map((p) => p.name);
    const inner = params === "" ? `<Z: ${trait} + ?Sized>` : `${params.slice(0, -1)}, Z: ${trait} + ?Sized>`;
    yield {
      what: `impl${params} ${trait} for ${selfTy} ${where}`,
      line: `fn n${id}${inner}() ${where} {} fn p${id}${params}() ${where} { n${id}::<${[...names, selfTy].join(", ")}>() }`,
    };
  }

  *#item(def: DefId, kind: string): Iterable<Probe> {
    const words = new Words(this.#tcx);
    if (
      kind === "struct" ||
      kind === "enum" ||
      kind === "union" ||
      kind === "trait" ||
      kind === "mod" ||
      kind === "typeAlias" ||
      kind === "const" ||
      kind === "macro"
    ) {
      const path = words.path(def);
      yield { what: path, line: `const _: () = { use ${path}; };` };
    } else if (kind === "fn") yield this.#callable(def, words.path(def), words);
    else if (kind === "assocFn" || kind === "assocConst") yield* this.#member(def, kind, words);
  }

  *#member(def: DefId, kind: string, words: Words): Iterable<Probe> {
    const { parent, name } = this.#tcx.hir.def(def);
    if (parent === undefined) return;
    if (this.#tcx.hir.def(parent).kind === "trait") {
      const args = this.#tcx.identityArgs(parent).slice(1);
      yield* this.#about(def, kind, `<Zelf as ${words.trait(parent, args)}>::${name}`, words);
    } else if (this.#tcx.implTraitRef(parent) === undefined) {
      yield* this.#about(def, kind, `<${words.ty(this.#tcx.typeOf(parent))}>::${name}`, words);
    }
  }

  *#about(def: DefId, kind: string, path: string, words: Words): Iterable<Probe> {
    if (kind === "assocFn") yield this.#callable(def, path, words);
    else {
      const { params, where } = this.#frame(def);
      yield {
        what: path,
        line: `fn p${this.#count++}${params}() -> ${words.ty(this.#tcx.typeOf(def))} ${where} { ${path} }`,
      };
    }
  }

  #callable(def: DefId, path: string, words: Words): Probe {
    const { params, where } = this.#frame(def);
    const sig = this.#tcx.fnSig(def);
    const { own } = this.#tcx.generics(def);
    const given = own.some((p) => p.synthetic) ? [] : own.filter((p) => p.kind !== "lifetime").map((p) => p.name);
    const turbofish = given.length === 0 ? "" : `::<${given.join(", ")}>`;
    const ty = words.under(sig, (s) => {
      const text = s.inputs.map((i) => words.ty(i)).join(", ");
      return `${s.unsafe ? "unsafe " : ""}${s.abi === "C" ? 'extern "C" ' : ""}fn(${text}) -> ${words.ty(s.output)}`;
    });
    return { what: path, line: `fn p${this.#count++}${params}() ${where} { let _: ${ty} = ${path}${turbofish}; }` };
  }
}
