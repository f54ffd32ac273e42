// Messages about a crate's imports: unresolved (E0432, E0433), private (E0603), not to be re-exported (E0364, E0365),
// and names bound twice (E0252, E0254, E0255, E0260).

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type * as ast from "#syntax/ast.ts";
import { describeRes } from "./describe.ts";
import type { Lookup, PathFailure, PrivateUse } from "./lookup.ts";
import { type Binding, type Import, type Module, type Namespace, NAMESPACES } from "./module.ts";
import { namesIn } from "./names.ts";
import { outsideSubset } from "./outside-subset.ts";
import { PathReporter } from "./report-path.ts";
import { reportInnerAgainstOuter, reportUse } from "./report-privacy.ts";
import type { Session } from "./session.ts";
import { bestMatch } from "./similar.ts";

export class ImportChecker {
  readonly #session: Session;
  readonly #lookup: Lookup;

  constructor(session: Session, lookup: Lookup) {
    this.#session = session;
    this.#lookup = lookup;
  }

  /** Checks imports; the one that brings in std's own prelude is passed over. */
  check(imports: readonly Import[], prelude: Import | undefined): void {
    for (const import_ of imports) {
      if (import_ === prelude || import_.reported !== undefined) continue;
      this.#ambiguousRoot(import_);
      import_.kind === "glob" ? this.#glob(import_) : this.#single(import_);
    }
  }

  /** The first segment, looked for from the inside out; in all namespaces, where it is the only one of a name. */
  #ambiguousRoot(import_: Import): void {
    const { path, kind, global, module, expansion, typeOnly } = import_;
    const [root, next] = path;
    if (root === undefined || global) return;
    const isName = next === undefined && kind === "single" && !typeOnly;
    for (const ns of isName ? NAMESPACES : (["type"] as const)) {
      const ways = this.#lookup.innerAgainstOuter(module, root.name, ns, expansion, import_);
      if (ways === undefined) continue;
      reportInnerAgainstOuter(this.#session, root, ways);
      return;
    }
  }

  #glob(glob: Import): void {
    if (glob.path.length === 0) return;
    const privates: PrivateUse[] = [];
    const outcome = this.#lookup.path(glob.path, glob.global, "type", glob.module, true, privates);
    if (outcome.kind === "failed") {
      this.#unresolved(glob, outcome);
      return;
    }
    this.#tellPrivate(glob, privates);
    if (
      outcome.kind === "full" &&
      outcome.binding.res.kind === "def" &&
      this.#session.def(outcome.binding.res.def).kind === "trait"
    ) {
      this.#session.sink.error(error(undefined, "items in traits are not importable").at(glob.span));
    }
  }

  #single(import_: Import): void {
    const found: { ns: Namespace; binding: Binding }[] = [];
    const privates: PrivateUse[] = [];
    let unstable: PrivateUse | undefined;
    let failure: PathFailure | undefined;
    for (const ns of NAMESPACES) {
      if (import_.typeOnly && ns !== "type") continue;
      const textual = ns === "macro" ? this.#lookup.textualMacro(import_) : undefined;
      if (textual !== undefined) {
        found.push({ ns, binding: textual });
        continue;
      }
      const seen: PrivateUse[] = [];
      const outcome = this.#lookup.single(import_, ns, seen);
      if (outcome.kind === "full") {
        found.push({ ns, binding: outcome.binding });
        this.#tellPrivate(
          import_,
          seen.filter((use) => use.ambiguous !== undefined),
        );
        privates.push(...seen.filter((use) => use.unstable === undefined && use.ambiguous === undefined));
        unstable ??= seen.find((use) => use.unstable !== undefined);
      } else if (outcome.kind === "failed" && (failure === undefined || outcome.index > failure.index))
        failure = outcome;
    }
    if (found.length === 0) {
      if (failure !== undefined) this.#unresolved(import_, failure);
      return;
    }
    // The name is private only if it is so in every namespace it exists in.
    const last = import_.path.length - 1;
    const ways = privates.filter((p) => p.index < last);
    const ends = privates.filter((p) => p.index === last);
    if (unstable !== undefined) this.#tellPrivate(import_, [unstable]);
    this.#tellPrivate(import_, ways.slice(0, 1));
    if (ways.length === 0 && ends.length === found.length) this.#tellPrivate(import_, ends.slice(0, 1));
    else if (ends.length === 0 && ways.length === 0) this.#reexport(import_, found);
    this.#duplicates(import_, found);
  }

  #tellPrivate(import_: Import, privates: readonly PrivateUse[]): void {
    for (const use of privates) reportUse(this.#session, use, import_.path[use.index] as ast.Ident, import_.span);
  }

  /** E0364, E0365: an import must not show more than what it imports may be shown. */
  #reexport(import_: Import, found: readonly { ns: Namespace; binding: Binding }[]): void {
    const isFine = ({ res, visibility }: Binding): boolean =>
      res.kind === "error" || this.#session.isAtLeast(visibility, import_.visibility);
    if (found.some(({ binding }) => isFine(binding))) return;
    // As rustc: what is told is the last namespace's, and types are told as such.
    const { ns, binding } = found.at(-1) as (typeof found)[number];
    const ident = import_.path.at(-1) as ast.Ident;
    const visibility = binding.visibility;
    const crateWide = visibility.kind === "restricted" && this.#session.def(visibility.within).parent === undefined;
    const degree = crateWide
      ? "only public within the crate, and cannot be re-exported outside"
      : "private, and cannot be re-exported";
    if (ns === "type") {
      this.#session.sink.error(
        error("E0365", `\`${ident.name}\` is ${degree}`)
          .at(import_.span, `re-export of ${crateWide ? "crate public" : "private"} \`${ident.name}\``)
          .note(`consider declaring type or module \`${ident.name}\` with \`pub\``),
      );
    } else {
      this.#session.sink.error(
        error("E0364", `\`${ident.name}\` is ${degree}`)
          .at(import_.span)
          .note(`consider marking \`${ident.name}\` as \`pub\` in the imported module`, import_.span),
      );
    }
  }

  #duplicates(import_: Import, found: readonly { ns: Namespace; binding: Binding }[]): void {
    const { name, module } = import_;
    if (name === "_") return;
    for (const { ns, binding } of found) {
      const own = module.names[ns].get(name);
      if (own !== undefined) {
        if (ns === "macro") continue;
        const isCrate = own.res.kind === "def" && this.#session.def(own.res.def).kind === "crate";
        this.#clash(isCrate ? "E0254" : "E0255", import_, own, ns, binding);
        return;
      }
      const earlier = (module.singles.get(name) ?? []).find(
        (other) =>
          other !== import_ && other.span.start < import_.span.start && this.#lookup.import(other, ns) !== undefined,
      );
      if (earlier === undefined) continue;
      const before = this.#lookup.import(earlier, ns) as Binding;
      this.#clash("E0252", import_, before, ns, binding);
      return;
    }
  }

  #clash(code: "E0252" | "E0254" | "E0255", import_: Import, earlier: Binding, ns: Namespace, binding: Binding): void {
    const { name } = import_;
    const kindOf = (b: Binding): string => {
      const what = describeRes(this.#session, b.res);
      return what === "module" || what === "trait" || what === "macro" ? what : ns;
    };
    const span = import_.typeOnly ? import_.nameSpan : import_.span;
    const importFirst = code === "E0255" && earlier.span.file === span.file && earlier.span.start > span.start;
    const builder = error(code, `the name \`${name}\` is defined multiple times`);
    if (importFirst)
      builder
        .at(earlier.span, `\`${name}\` redefined here`)
        .label(span, `previous import of the ${kindOf(binding)} \`${name}\` here`);
    else
      builder
        .at(span, `\`${name}\` reimported here`)
        .label(
          earlier.span,
          `previous ${code === "E0255" ? "definition" : "import"} of the ${code === "E0254" ? "extern crate" : kindOf(earlier)} \`${name}\` here`,
        );
    builder.note(`\`${name}\` must be defined only once in the ${ns} namespace of this module`);
    const rename = `${/^\p{Lu}/u.test(name) ? "Other" : "other_"}${name}`;
    builder.suggest(
      "you can use `as` to change the binding name of the import",
      { ...import_.span, start: import_.span.end },
      ` as ${rename}`,
      "MaybeIncorrect",
    );
    this.#session.sink.error(builder);
  }

  #unresolved(import_: Import, failure: PathFailure): void {
    import_.reported = this.#tellUnresolved(import_, failure);
    this.#session.generation++;
  }

  #tellUnresolved(import_: Import, failure: PathFailure): Reported {
    const { path } = import_;
    const last = path.length - 1;
    const ident = path[failure.index] as ast.Ident;
    const { sink } = this.#session;
    const prefixLength = import_.kind === "glob" ? path.length : last;
    const outside = failure.reason === "notFound" ? outsideSubset(this.#session, failure.module, ident) : undefined;
    if (outside !== undefined) return sink.error(outside);
    // As rustc: only what fails at the end of the prefix, or at the name itself, is the import's own failure.
    if (failure.reason === "tooManySuper" || failure.reason === "badKeyword" || failure.index < prefixLength - 1) {
      return new PathReporter(this.#session, this.#lookup).prefix(
        { segments: path.map((i) => ({ ident: i })) },
        failure,
        { kind: "module", module: import_.module },
      );
    }
    const shown = `${import_.global ? "::" : ""}${path
      .slice(0, failure.index + 1)
      .map((i) => i.name)
      .join("::")}`;
    if (failure.index === last && import_.kind === "single") {
      const module = failure.module;
      const where = this.#where(path, failure.index, module);
      const lexical = failure.module === undefined;
      const label = lexical ? `no \`${ident.name}\` in the root` : `no \`${ident.name}\` in ${where}`;
      const builder = error("E0432", `unresolved import \`${shown}\``).at(
        import_.span,
        lexical ? this.#noExtern(ident) : label,
      );
      if (module !== undefined) this.#similar(builder, ident, module);
      return sink.error(builder);
    }
    const lexical = failure.module === undefined && failure.reason === "notFound";
    const builder = error("E0432", `unresolved import \`${shown}\``);
    if (lexical && path.length === 1) {
      builder.at(import_.span, this.#noExtern(ident));
    } else if (lexical) {
      builder
        .at(ident.span, `use of unresolved module or unlinked crate \`${ident.name}\``)
        .help(`you might be missing a crate named \`${ident.name}\``);
    } else if (failure.reason === "notModule" && failure.found !== undefined) {
      builder.at(ident.span, `\`${ident.name}\` is a ${describeRes(this.#session, failure.found)}, not a module`);
    } else {
      builder.at(ident.span, `could not find \`${ident.name}\` in ${this.#where(path, failure.index, undefined)}`);
      if (failure.module !== undefined) this.#similar(builder, ident, failure.module);
    }
    return sink.error(builder);
  }

  #noExtern(ident: ast.Ident): string {
    return `no external crate \`${ident.name}\``;
  }

  #where(path: readonly ast.Ident[], index: number, module: Module | undefined): string {
    const before = path[index - 1]?.name;
    if (
      before === undefined ||
      before === "crate" ||
      (before === "self" && module?.parent === undefined && module !== undefined)
    ) {
      return before === "crate" && module === undefined ? "the crate root" : "the root";
    }
    if (before === "super" || before === "self")
      return module === undefined
        ? `\`${before}\``
        : module.parent === undefined
          ? "the root"
          : `\`${path
              .slice(0, index)
              .map((i) => i.name)
              .join("::")}\``;
    const names = path.slice(0, index).map((i) => i.name);
    return module === undefined || names.length < 2
      ? `\`${before}\``
      : `\`${names[0] === "std" || names[0] === "core" || names[0] === "alloc" || names[0] === "crate" || names[0] === "self" || names[0] === "super" ? names.slice(1).join("::") : names.join("::")}\``;
  }

  #similar(builder: ReturnType<typeof error>, ident: ast.Ident, module: Module): void {
    const names = new Set<string>();
    for (const ns of NAMESPACES)
      for (const [name] of namesIn(this.#lookup, module, ns)) if (name !== ident.name) names.add(name);
    const similar = bestMatch([...names].sort(), ident.name);
    if (similar !== undefined)
      builder.suggest("a similar name exists in the module", ident.span, similar, "MaybeIncorrect");
  }
}
