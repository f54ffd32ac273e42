// What to say of a path that does not resolve: E0404, E0405, E0411, E0412, E0422–E0425, E0433, E0531, E0532, E0573, E0574.

import { type DiagnosticBuilder, error, type Reported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { Res } from "#hir/defs.ts";
import { describeRes, variantShape, withArticle } from "./describe.ts";
import type { Lookup, PathFailure, PathOutcome } from "./lookup.ts";
import type { Module, Namespace } from "./module.ts";
import { importCandidates, type NamedRes, namesIn, namesInScope } from "./names.ts";
import { outsidePrelude, outsideSubset } from "./outside-subset.ts";
import { describeExpected, errorCode, isExpected, namespaceOf, type PathSource } from "./path-source.ts";
import { moduleOf, type Scope } from "./scope.ts";
import type { Session } from "./session.ts";
import { bestMatch } from "./similar.ts";

export interface FailedPath {
  readonly path: ast.Path;
  readonly scope: Scope;
  readonly source: PathSource;
  readonly outcome: PathOutcome;
  /** What the path means in another namespace. */
  readonly otherNamespace: () => Res | undefined;
}

/** Macros of `derive` have names that rustc finds where a trait is meant. */
const DERIVE_ONLY: ReadonlySet<string> = new Set(["Debug", "Hash"]);

export class PathReporter {
  readonly #session: Session;
  readonly #lookup: Lookup;

  constructor(session: Session, lookup: Lookup) {
    this.#session = session;
    this.#lookup = lookup;
  }

  report(failed: FailedPath): Reported {
    const { outcome, path } = failed;
    const last = path.segments.length - 1;
    if (outcome.kind === "failed" && outcome.reason === "notFound") {
      const outside = outsideSubset(
        this.#session,
        outcome.module,
        (path.segments[outcome.index] as ast.PathSegment).ident,
      );
      if (outside !== undefined) return this.#session.sink.error(outside);
      const only =
        path.segments.length === 1 && namespaceOf(failed.source) === "type"
          ? outsidePrelude(this.#session, (path.segments[0] as ast.PathSegment).ident)
          : undefined;
      if (only !== undefined) return this.#session.sink.error(only);
    }
    if (outcome.kind === "failed" && (outcome.index < last || outcome.reason !== "notFound"))
      return this.prefix(path, outcome, failed.scope);
    if (outcome.kind === "failed" && this.#mayComeFromGlob(outcome.module, failed.scope))
      return this.#session.alreadyTold();
    const other = failed.otherNamespace();
    const res = outcome.kind === "full" ? outcome.binding.res : other;
    const ident = (path.segments[last] as ast.PathSegment).ident;
    if (path.segments.length === 1 && ident.name === "self" && failed.source.kind === "value")
      return this.#noSelf(ident, failed.source);
    if (res === undefined && DERIVE_ONLY.has(ident.name) && path.segments.length === 1)
      return this.#unexpected(failed, "derive macro", undefined);
    if (res !== undefined) return this.#unexpected(failed, describeRes(this.#session, res), res);
    return this.#notFound(failed, ident);
  }

  /** Whether a glob import that failed could have brought the name. */
  #mayComeFromGlob(module: Module | undefined, scope: Scope): boolean {
    for (let at = module ?? moduleOf(scope); ; at = at.parent as Module) {
      if (at.globs.some((g) => g.reported !== undefined)) return true;
      if (module !== undefined || at.kind !== "block") return false;
    }
  }

  /** A segment before the last that is not found or is no module. */
  prefix(
    path: { readonly segments: readonly { readonly ident: ast.Ident }[] },
    failure: PathFailure,
    scope: Scope,
  ): Reported {
    const { sink } = this.#session;
    const ident = (path.segments[failure.index] as { ident: ast.Ident }).ident;
    const { name, span } = ident;
    if (failure.reason === "tooManySuper")
      return sink.error(
        error("E0433", "too many leading `super` keywords").at(span, "there are too many leading `super` keywords"),
      );
    if (failure.reason === "badKeyword")
      return sink.error(
        error("E0433", `\`${name}\` in paths can only be used in start position`).at(
          span,
          "can only be used in path start position",
        ),
      );
    if (failure.reason === "notFound" && this.#mayComeFromGlob(failure.module, scope))
      return this.#session.alreadyTold();
    const before = path.segments[failure.index - 1]?.ident.name;
    if (failure.reason === "notModule" && failure.found !== undefined) {
      const what = describeRes(this.#session, failure.found);
      const where = before === undefined ? "this scope" : `\`${before}\``;
      return sink.error(
        error("E0433", `cannot find module \`${name}\` in ${where}`).at(
          span,
          `\`${name}\` is ${withArticle(what)}, not a module`,
        ),
      );
    }
    if (failure.module !== undefined) {
      const shown =
        before === "crate" || before === "$crate"
          ? "the crate root"
          : before === "super" || before === "self"
            ? `\`${before}\``
            : `\`${before}\``;
      const builder = error("E0433", `cannot find \`${name}\` in \`${before}\``).at(
        span,
        `could not find \`${name}\` in ${shown}`,
      );
      this.#similarIn(builder, ident, failure.module);
      return sink.error(builder);
    }
    if (name === "Self")
      return sink.error(
        error("E0433", "cannot find `Self` in this scope").at(
          span,
          "`Self` is only available in impls, traits, and type definitions",
        ),
      );
    const type = /^\p{Lu}/u.test(name);
    const builder = type
      ? error("E0433", `cannot find type \`${name}\` in this scope`).at(span, `use of undeclared type \`${name}\``)
      : error("E0433", `cannot find module or crate \`${name}\` in this scope`).at(
          span,
          `use of unresolved module or unlinked crate \`${name}\``,
        );
    if (type) {
      const similar = this.#similar(
        [...namesInScope(this.#session, this.#lookup, scope, "type")].filter((n) => this.#isTypeLike(n.res)),
        name,
      );
      if (similar !== undefined)
        builder.suggest(
          `${withArticle(describeRes(this.#session, similar.res))} with a similar name exists`,
          span,
          similar.name,
          "MaybeIncorrect",
        );
    } else {
      builder.help(`you might be missing a crate named \`${name}\``);
    }
    this.#suggestImports(builder, name, "type", scope, (res) => (type ? this.#isTypeLike(res) : this.#isModule(res)));
    return sink.error(builder);
  }

  #isTypeLike(res: Res): boolean {
    return isExpected(this.#session, { kind: "type" }, res);
  }
  #isModule(res: Res): boolean {
    return res.kind === "def" && this.#session.def(res.def).kind === "mod";
  }

  #similarIn(builder: DiagnosticBuilder, ident: ast.Ident, module: Module): void {
    const names = [...namesIn(this.#lookup, module, "type")].map(([name, b]) => ({ name, res: b.res }));
    const similar = this.#similar(names, ident.name);
    if (similar !== undefined)
      builder.suggest(
        `${withArticle(describeRes(this.#session, similar.res))} with a similar name exists`,
        ident.span,
        similar.name,
        "MaybeIncorrect",
      );
  }

  #similar(names: readonly NamedRes[], name: string): NamedRes | undefined {
    const sorted = names
      .filter((n) => n.name !== name && n.name !== "_")
      .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
    const best = bestMatch(
      sorted.map((n) => n.name),
      name,
    );
    return best === undefined ? undefined : sorted.find((n) => n.name === best);
  }

  #noSelf(ident: ast.Ident, source: Extract<PathSource, { kind: "value" }>): Reported {
    const builder = error("E0424", "expected value, found module `self`").at(
      ident.span,
      "`self` value is a keyword only available in methods with a `self` parameter",
    );
    const { owner } = source;
    if (owner !== undefined) {
      builder.label(
        owner.nameSpan,
        `this function ${owner.hasSelf ? "has" : owner.assoc ? "doesn't have" : "can't have"} a \`self\` parameter${owner.hasSelf ? ", but a macro invocation can only access identifiers it receives from parameters" : ""}`,
      );
      if (owner.assoc && !owner.hasSelf)
        builder.suggest(
          "add a `self` receiver parameter to make the associated `fn` a method",
          owner.paramsStart,
          "&self",
          "MaybeIncorrect",
        );
    }
    return this.#session.sink.error(builder);
  }

  // ------------------------------------------------------------ found, but of another kind

  #unexpected(failed: FailedPath, what: string, res: Res | undefined): Reported {
    const { path, source } = failed;
    const ident = (path.segments.at(-1) as ast.PathSegment).ident;
    const shown = pathText(path);
    const expected = describeExpected(source, ident.name);
    const variant =
      res?.kind === "def" &&
      this.#session.def(res.def).kind === "variant" &&
      variantShape(this.#session, res.def) === "named" &&
      source.kind !== "type" &&
      source.kind !== "trait";
    if (variant) {
      return this.#session.sink.error(
        error(
          "E0533",
          `expected ${expected === "value" || source.kind === "value" ? "value" : expected}, found struct variant \`${shown}\``,
        ).at(path.span, source.kind === "value" ? "not a value" : `not a ${expected}`),
      );
    }
    if (source.kind === "tupleStruct" && res?.kind === "def" && this.#session.def(res.def).kind === "fn") {
      return this.#session.sink.error(
        error("E0532", "expected a pattern, found a function call")
          .at(path.span, "not a tuple struct or tuple variant")
          .note("function calls are not allowed in patterns: <https://doc.rust-lang.org/book/ch19-00-patterns.html>"),
      );
    }
    const builder = error(errorCode(source, true), `expected ${expected}, found ${what} \`${shown}\``);
    const told = res !== undefined && this.#explainUnexpected(builder, failed, res);
    const typo = this.#suggestTypo(builder, failed);
    if (!told) {
      const alias = source.kind === "trait" && what === "type alias";
      const typeAnnotation = source.kind === "value" && source.initializer;
      builder.at(
        path.span,
        typo || typeAnnotation ? "" : alias ? "type aliases cannot be used as traits" : `not a ${expected}`,
      );
    }
    this.#suggestImports(
      builder,
      ident.name,
      namespaceOf(source),
      failed.scope,
      (r) => isExpected(this.#session, source, r),
      true,
    );
    return this.#session.sink.error(builder);
  }

  /** Cases with advice of their own; adds the primary place then. */
  #explainUnexpected(builder: DiagnosticBuilder, failed: FailedPath, res: Res): boolean {
    const { path, source } = failed;
    const { map } = this.#session;
    if (res.kind !== "def" && res.kind !== "ctor") return false;
    const row = this.#session.def(res.def);
    const here = (span: Span): void => {
      if (map.isUser(row.headSpan)) builder.label(row.headSpan, `\`${pathText(path)}\` defined here`);
      builder.at(span);
    };
    if (row.kind === "macro") {
      builder
        .at(path.span, `not a ${describeExpected(source, row.name)}`)
        .suggest("use `!` to invoke the macro", { ...path.span, start: path.span.end }, "!", "MaybeIncorrect");
      return true;
    }
    if (row.kind === "struct" && res.kind === "def" && (source.kind === "value" || source.kind === "tupleStruct")) {
      const item = this.#session.sources.get(res.def)?.item;
      const fields =
        item?.kind === "struct" && item.data.kind === "named"
          ? item.data.fields.flatMap((f) => (f.ident === undefined ? [] : [f.ident.name]))
          : [];
      if (source.kind === "tupleStruct") {
        here(source.pattern);
        builder.suggest(
          "use struct pattern syntax instead",
          source.pattern,
          `${pathText(path)} { ${fields.join(", ")} }`,
          "HasPlaceholders",
        );
      } else {
        here(source.call ?? path.span);
        if (source.call === undefined)
          builder.suggest(
            "use struct literal syntax instead",
            path.span,
            `${pathText(path)} { ${fields.map((f) => `${f}: val`).join(", ")} }`,
            "HasPlaceholders",
          );
      }
      return true;
    }
    if (res.kind === "ctor" && (source.kind === "tupleStruct" || source.kind === "pat")) {
      const span = source.kind === "tupleStruct" ? source.pattern : path.span;
      here(span);
      if (source.kind === "tupleStruct")
        builder.suggest("use this syntax instead", span, pathText(path), "HasPlaceholders");
      else
        builder.suggest(
          "use the tuple variant pattern syntax instead",
          span,
          `${pathText(path)}(_)`,
          "HasPlaceholders",
        );
      return true;
    }
    if (row.kind === "enum" && source.kind === "value" && map.isUser(row.headSpan)) {
      builder.note("the enum is defined here", row.headSpan);
      return false;
    }
    if (row.kind === "variant" && source.kind === "type" && row.parent !== undefined) {
      builder
        .at(path.span, "not a type")
        .suggest("try using the variant's enum", path.span, this.#session.def(row.parent).name, "MaybeIncorrect");
      return true;
    }
    return false;
  }

  // ------------------------------------------------------------ not found

  #notFound(failed: FailedPath, ident: ast.Ident): Reported {
    const { path, source, outcome } = failed;
    const expected = describeExpected(source, ident.name);
    const single = path.segments.length === 1;
    const where = single ? "this scope" : this.#whereOf(path, outcome);
    if (single && ident.name === "Self" && source.kind === "type") {
      return this.#session.sink.error(
        error("E0411", "cannot find type `Self` in this scope").at(
          ident.span,
          "`Self` is only available in impls, traits, and type definitions",
        ),
      );
    }
    const builder = error(errorCode(source, false), `cannot find ${expected} \`${ident.name}\` in ${where}`);
    const help =
      single && source.kind === "value"
        ? this.#suggestThroughSelf(builder, ident, source) || this.#elsewhere(builder, ident, source)
        : false;
    const typo = this.#suggestTypo(builder, failed);
    const label = single
      ? "not found in this scope"
      : `not found in ${where.includes("`") ? where.slice(where.indexOf("`")) : where}`;
    builder.at(ident.span, typo || help ? "" : label);
    const module = moduleOf(failed.scope);
    const gone = single
      ? module.nearest.configuredOut.get(ident.name)
      : outcome.kind === "failed"
        ? outcome.module?.configuredOut.get(ident.name)
        : undefined;
    if (gone !== undefined)
      builder.noteWith(
        "found an item that was configured out",
        [gone.span],
        [{ span: gone.gate, text: "the item is gated here" }],
      );
    this.#suggestImports(builder, ident.name, namespaceOf(source), failed.scope, (r) =>
      isExpected(this.#session, source, r),
    );
    return this.#session.sink.error(builder);
  }

  #whereOf(path: ast.Path, outcome: PathOutcome): string {
    const before = path.segments.slice(0, -1).map((s) => s.ident.name);
    if (before.length === 1 && (before[0] === "crate" || before[0] === "$crate")) return "the crate root";
    const module = outcome.kind === "failed" ? outcome.module : undefined;
    const what = module === undefined ? "" : `${describeRes(this.#session, { kind: "def", def: module.def })} `;
    return `${what}\`${path.global ? "::" : ""}${before.join("::")}\``;
  }

  /** `x` where `self.x` or `Self::x` exists. */
  #suggestThroughSelf(
    builder: DiagnosticBuilder,
    ident: ast.Ident,
    source: Extract<PathSource, { kind: "value" }>,
  ): boolean {
    const { owner } = source;
    if (owner === undefined || !owner.assoc) return false;
    const container = this.#session.def(owner.def).parent;
    if (container === undefined) return false;
    const before = { ...ident.span, end: ident.span.start };
    for (const id of this.#session.children.get(container) ?? []) {
      const row = this.#session.def(id);
      if (row.name !== ident.name) continue;
      const item = this.#session.sources.get(id)?.item;
      const method = item?.kind === "fn" && item.sig.self !== undefined;
      if (method && !owner.hasSelf) continue;
      const what = method ? "method" : item?.kind === "fn" ? "associated function" : "associated constant";
      builder.suggest(`consider using the ${what} on \`Self\``, before, method ? "self." : "Self::", "MaybeIncorrect");
      return true;
    }
    const impl = this.#session.sources.get(container)?.item;
    const self =
      impl?.kind === "impl" && impl.self.kind === "path" ? impl.self.path.segments.at(-1)?.ident.name : undefined;
    if (self === undefined || !owner.hasSelf) return false;
    const module = this.#session.module(this.#session.def(container).module);
    const binding = this.#lookup.lexical(module, self, "type");
    const adt = binding?.res.kind === "def" ? this.#session.sources.get(binding.res.def)?.item : undefined;
    if (
      adt?.kind !== "struct" ||
      adt.data.kind !== "named" ||
      !adt.data.fields.some((f) => f.ident?.name === ident.name)
    )
      return false;
    builder.suggest("you might have meant to use the available field", before, "self.", "MaybeIncorrect");
    return true;
  }

  /** A variable of that name in another block of the function. */
  #elsewhere(builder: DiagnosticBuilder, ident: ast.Ident, source: Extract<PathSource, { kind: "value" }>): boolean {
    const span = source.owner?.variable(ident.name);
    if (span === undefined || source.call !== undefined) return false;
    builder.help(`the binding \`${ident.name}\` is available in a different scope in the same function`, span);
    return true;
  }

  /** "a local variable with a similar name exists"; whether there was one. */
  #suggestTypo(builder: DiagnosticBuilder, failed: FailedPath): boolean {
    const { path, source, scope, outcome } = failed;
    const ident = (path.segments.at(-1) as ast.PathSegment).ident;
    const ns = namespaceOf(source);
    const accept = (res: Res): boolean =>
      isExpected(this.#session, source, res) &&
      (source.kind !== "value" || source.call === undefined || this.#isCallable(res));
    let names: NamedRes[];
    if (path.segments.length === 1) names = [...namesInScope(this.#session, this.#lookup, scope, ns)];
    else if (outcome.kind === "failed" && outcome.module !== undefined) {
      const from = moduleOf(scope).nearest.def;
      names = [...namesIn(this.#lookup, outcome.module, ns)]
        .filter(([, b]) => this.#session.isVisible(b.visibility, from))
        .map(([name, b]) => ({ name, res: b.res }));
    } else return false;
    const similar = this.#similar(
      names.filter((n) => accept(n.res)),
      ident.name,
    );
    if (similar === undefined) return false;
    const what = describeRes(this.#session, similar.res);
    if (similar.res.kind === "def" || similar.res.kind === "ctor") {
      const row = this.#session.def(similar.res.def);
      if (this.#session.map.isUser(row.headSpan) && row.kind !== "typeParam" && row.kind !== "constParam")
        builder.label(row.headSpan, `similarly named ${what} \`${similar.name}\` defined here`);
    }
    builder.suggest(`${withArticle(what)} with a similar name exists`, ident.span, similar.name, "MaybeIncorrect");
    return true;
  }

  #isCallable(res: Res): boolean {
    const kind = res.kind === "def" ? this.#session.def(res.def).kind : undefined;
    return (
      res.kind === "local" ||
      res.kind === "selfCtor" ||
      res.kind === "ctor" ||
      kind === "fn" ||
      kind === "assocFn" ||
      kind === "const" ||
      kind === "static"
    );
  }

  #suggestImports(
    builder: DiagnosticBuilder,
    name: string,
    ns: Namespace,
    scope: Scope,
    accept: (res: Res) => boolean,
    instead = false,
  ): void {
    const from = moduleOf(scope);
    const at = from.nearest.insertionPoint;
    if (at === undefined || from.krate === "std") return;
    const candidates = importCandidates(this.#session, this.#lookup, name, ns, from, accept);
    const kinds = new Set(candidates.map((c) => describeRes(this.#session, c.res)));
    const kind = kinds.size === 1 ? ([...kinds][0] as string) : "item";
    const what =
      candidates.length === 1
        ? `this ${kind}`
        : `one of these ${kind === "crate" ? "crate" : `${kind.endsWith("s") ? `${kind}e` : kind}s`}`;
    for (const c of candidates)
      builder.suggest(
        `consider importing ${what}${instead ? " instead" : ""}`,
        at,
        `use ${c.path};\n\n`,
        "MaybeIncorrect",
      );
  }
}

function pathText(path: ast.Path): string {
  return `${path.global ? "::" : ""}${path.segments.map((s) => s.ident.name).join("::")}`;
}
