// Paths in items and bodies: lexical scopes first, then modules; what is found must fit the place.

import type { Span } from "#support/span.ts";

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type * as ast from "#syntax/ast.ts";
import type { DefId, PrimTy, Res } from "#hir/defs.ts";
import { LANG_PREFIX } from "#hir/macros/ast-build.ts";
import { type Lookup, type PathFailure, type PathOutcome, PRIMITIVE_NAMES, type PrivateUse } from "./lookup.ts";
import type { Binding, Namespace } from "./module.ts";
import { PathReporter } from "./report-path.ts";
import { type ConstScope, hygienicKey, type ItemScope, moduleOf, type Scope, type SelfScope } from "./scope.ts";
import type { Session } from "./session.ts";
import type { PathSource } from "./path-source.ts";
import { isExpected, namespaceOf } from "./path-source.ts";
import { reportAmbiguous, reportUse } from "./report-privacy.ts";

/** What a path's first `used` segments mean; the others are for type checking. */
export interface ResolvedPath {
  readonly res: Res;
  readonly used: number;
}

type Lexical = { readonly binding: Binding } | { readonly res: Res } | undefined;

export class Paths {
  readonly #session: Session;
  readonly #lookup: Lookup;
  readonly #reporter: PathReporter;

  constructor(session: Session, lookup: Lookup) {
    this.#session = session;
    this.#lookup = lookup;
    this.#reporter = new PathReporter(session, lookup);
  }

  /** Resolves a path (without qself) for a place; what is wrong is reported. */
  resolve(path: ast.Path, scope: Scope, source: PathSource): ResolvedPath {
    const segments = path.segments.map((s) => s.ident);
    const ns = namespaceOf(source);
    const privates: PrivateUse[] = [];
    const outcome = this.#outcome(segments, path.global, ns, scope, privates);
    if (outcome.kind === "partial") {
      this.#tellPrivate(privates, segments);
      return { res: outcome.res, used: outcome.used };
    }
    if (outcome.kind === "full") {
      const { binding } = outcome;
      const { res } = binding;
      if (res.kind === "error") return { res, used: segments.length };
      if (isExpected(this.#session, source, res)) {
        this.#tellPrivate(privates, segments);
        this.#use(binding, segments);
        return { res, used: segments.length };
      }
      // A type that a longer value path could start from is reported with what was found.
    }
    return {
      res: this.#session.errorRes(
        this.#reporter.report({
          path,
          scope,
          source,
          outcome,
          otherNamespace: () => this.#other(segments, path.global, ns, scope),
        }),
      ),
      used: segments.length,
    };
  }

  /** What a path means in a namespace, without any complaint. */
  quietly(path: ast.Path, scope: Scope, ns: Namespace): Res | undefined {
    const outcome = this.#outcome(
      path.segments.map((s) => s.ident),
      path.global,
      ns,
      scope,
      [],
      true,
    );
    return outcome.kind === "full" ? outcome.binding.res : undefined;
  }

  /** What a single name means as an item, unless a variable of that name is nearer: for patterns. */
  itemNamed(ident: ast.Ident, scope: Scope, ns: Namespace): Binding | undefined {
    const key = hygienicKey(ident.name, ident.mark);
    for (let at = scope; ; at = at.parent) {
      if (at.kind === "locals" && at.names.has(key)) return undefined;
      if (at.kind === "generics" && ns === "value") {
        const param = at.params.get(ident.name);
        if (param !== undefined && this.#session.def(param).kind === "constParam")
          return this.#plain({ kind: "def", def: param });
      }
      if (at.kind === "block") {
        const found = this.#lookup.inModule(at.module, ident.name, ns);
        if (found !== undefined) return found;
      }
      if (at.kind === "module")
        return this.#lookup.inModule(at.module, ident.name, ns) ?? this.#lookup.prelude(at.module, ident.name, ns);
    }
  }

  /** Marks the imports a binding came through as used, and tells if it is ambiguous. */
  #use(binding: Binding, segments: readonly ast.Ident[]): void {
    for (let b: Binding | undefined = binding; b !== undefined; b = b.target)
      if (b.import !== undefined) b.import.used = true;
    if (binding.ambiguous !== undefined)
      reportAmbiguous(this.#session, segments.at(-1) as ast.Ident, binding, binding.ambiguous);
  }

  noteUse(binding: Binding, ident: ast.Ident): void {
    this.#use(binding, [ident]);
  }

  #tellPrivate(privates: readonly PrivateUse[], segments: readonly ast.Ident[]): void {
    for (const use of privates)
      reportUse(this.#session, use, segments[use.index] as ast.Ident, spanTo(segments, use.index));
  }

  #other(segments: readonly ast.Ident[], global: boolean, ns: Namespace, scope: Scope): Res | undefined {
    for (const other of ["type", "value", "macro"] as const) {
      if (other === ns) continue;
      const outcome = this.#outcome(segments, global, other, scope, [], true);
      if (outcome.kind === "full" && outcome.binding.res.kind !== "error") return outcome.binding.res;
    }
    return undefined;
  }

  #outcome(
    segments: readonly ast.Ident[],
    global: boolean,
    ns: Namespace,
    scope: Scope,
    privates: PrivateUse[],
    quiet = false,
  ): PathOutcome {
    const module = moduleOf(scope);
    let early: Res | undefined;
    const outcome = this.#lookup.path(segments, global, ns, module, false, privates, (ident, want) => {
      const found = this.lexical(ident, want, scope, quiet);
      if (found === undefined) return undefined;
      if ("binding" in found) {
        if (segments.length > 1) this.#use(found.binding, [ident]);
        return found.binding;
      }
      early = found.res;
      return this.#plain(found.res);
    });
    if (segments.length === 1 && segments[0]?.name === "self" && ns === "value") {
      const local = this.lexical(segments[0], "value", scope, quiet);
      if (local !== undefined && "res" in local) return { kind: "full", binding: this.#plain(local.res) };
      return notFound(0);
    }
    if (early?.kind === "error") return { kind: "full", binding: this.#plain(early) };
    return ns === "macro" || global ? outcome : this.#preferPrimitive(segments, ns, outcome);
  }

  /** As rustc: a module named like a builtin type (`use std::u8;`) does not hide the type. */
  #preferPrimitive(segments: readonly ast.Ident[], ns: Namespace, outcome: PathOutcome): PathOutcome {
    const name = segments[0]?.name ?? "";
    if (!PRIMITIVE_NAMES.includes(name)) return outcome;
    const res: Res = { kind: "primTy", prim: name as PrimTy };
    if (segments.length === 1) {
      const found = outcome.kind === "full" ? outcome.binding.res : undefined;
      const isModule = ns === "type" && found?.kind === "def" && this.#session.def(found.def).kind === "mod";
      return isModule ? { kind: "full", binding: this.#plain(res) } : outcome;
    }
    return outcome.kind === "failed" && outcome.index === 1 ? { kind: "partial", res, used: 1 } : outcome;
  }

  #plain(res: Res): Binding {
    const span =
      res.kind === "def" || res.kind === "ctor"
        ? this.#session.def(res.def).headSpan
        : { file: 0 as never, start: 0, end: 0 };
    return { res, visibility: { kind: "public" }, span, import: undefined, target: undefined, ambiguous: undefined };
  }

  /** A name from the innermost scope outwards. */
  lexical(ident: ast.Ident, ns: Namespace, scope: Scope, quiet = false): Lexical {
    const { name } = ident;
    if (name.startsWith(LANG_PREFIX)) return this.#lang(name.slice(LANG_PREFIX.length), ns);
    let { mark } = ident;
    let item: ItemScope | undefined;
    let konst: ConstScope | undefined;
    for (let at = scope; ; at = at.parent) {
      switch (at.kind) {
        case "locals": {
          const local = ns === "value" ? at.names.get(hygienicKey(name, mark)) : undefined;
          if (local === undefined) break;
          if (item !== undefined || konst !== undefined) {
            // Variables that come after the item are not in scope there.
            const declared = at.spans.get(hygienicKey(name, mark));
            if (
              item !== undefined &&
              declared !== undefined &&
              declared.file === ident.span.file &&
              declared.start > ident.span.start
            )
              break;
            // A global of that name further out does not help: rustc stops at the variable.
            return quiet ? undefined : { res: this.#session.errorRes(this.#nonConstant(ident, item, konst)) };
          }
          return { res: { kind: "local", local } };
        }
        case "macroDef":
          if (mark !== 0 && this.#session.marks.macroOf(mark) === at.macro) mark = this.#session.marks.parentOf(mark);
          break;
        case "generics": {
          if (
            at.banned !== undefined &&
            ns !== "macro" &&
            (at.banned.names.has(name) || (at.banned.self && name === "Self"))
          ) {
            return quiet ? undefined : { res: this.#session.errorRes(this.#tooEarly(ident)) };
          }
          const param = ns === "macro" ? undefined : at.params.get(name);
          if (param === undefined) break;
          const kind = this.#session.def(param).kind;
          if ((kind === "typeParam") !== (ns === "type")) break;
          if (item !== undefined)
            return quiet ? undefined : { res: this.#session.errorRes(this.#outerGeneric(ident, param, item)) };
          if (konst?.paramType === true)
            return quiet ? undefined : { res: this.#session.errorRes(this.#dependentConstParam(ident)) };
          if (konst !== undefined && !konst.generics)
            return quiet
              ? undefined
              : { res: this.#session.errorRes(this.#genericInConst(ident, kind === "typeParam")) };
          return { res: { kind: "def", def: param } };
        }
        case "self":
          if (name !== "Self" || ns === "macro") break;
          if (item !== undefined)
            return quiet ? undefined : { res: this.#session.errorRes(this.#outerSelf(ident, at.span, item)) };
          if (konst !== undefined && !konst.generics && konst.paramType !== true && isGenericSelf(at, konst))
            return quiet ? undefined : { res: this.#session.errorRes(this.#genericSelfInConst(ident, at)) };
          if (ns === "type") return { res: at.res };
          return at.res.kind === "selfAlias" ? { res: { kind: "selfCtor", impl: at.res.impl } } : undefined;
        case "item":
          item ??= at;
          break;
        case "const":
          if (konst === undefined || at.paramType === true) konst = at;
          break;
        case "block": {
          const found = this.#lookup.inModule(at.module, name, ns);
          if (found !== undefined) return { binding: found };
          break;
        }
        case "module": {
          const found = this.#lookup.inModule(at.module, name, ns) ?? this.#lookup.prelude(at.module, name, ns);
          return found === undefined ? undefined : { binding: found };
        }
      }
    }
  }

  #lang(name: string, ns: Namespace): Lexical {
    const def = this.#session.langItem(name);
    const row = this.#session.def(def);
    const isCtor = ns === "value" && (row.kind === "variant" || row.kind === "struct");
    return { res: { kind: isCtor ? "ctor" : "def", def } };
  }

  #nonConstant(ident: ast.Ident, item: ItemScope | undefined, konst: ConstScope | undefined): Reported {
    const { sink } = this.#session;
    if (konst === undefined && item !== undefined && item.what !== "constant" && item.what !== "static") {
      return sink.error(
        error("E0434", "can't capture dynamic environment in a fn item")
          .at(ident.span)
          .help("use the `|| { ... }` closure form instead"),
      );
    }
    const builder = error("E0435", "attempt to use a non-constant value in a constant").at(
      ident.span,
      "non-constant value",
    );
    const keyword = konst?.item;
    if (keyword !== undefined)
      builder.suggest(
        `consider using \`let\` instead of \`${keyword.keyword}\``,
        keyword.span,
        "let ",
        "MaybeIncorrect",
      );
    return sink.error(builder);
  }

  #tooEarly(ident: ast.Ident): Reported {
    if (ident.name === "Self")
      return this.#session.sink.error(
        error("E0735", "generic parameters cannot use `Self` in their defaults").at(ident.span),
      );
    return this.#session.sink.error(
      error("E0128", "generic parameter defaults cannot reference parameters before they are declared").at(
        ident.span,
        `cannot reference \`${ident.name}\` before it is declared`,
      ),
    );
  }

  #dependentConstParam(ident: ast.Ident): Reported {
    return this.#session.sink.error(
      error("E0770", "the type of const parameters must not depend on other generic parameters").at(
        ident.span,
        `the type must not depend on the parameter \`${ident.name}\``,
      ),
    );
  }

  #genericInConst(ident: ast.Ident, type: boolean): Reported {
    const builder = error(undefined, "generic parameters may not be used in const operations").at(
      ident.span,
      `cannot perform const operation using \`${ident.name}\``,
    );
    if (type) builder.note("type parameters may not be used in const expressions");
    else builder.help(`const parameters may only be used as standalone arguments here, i.e. \`${ident.name}\``);
    return this.#session.sink.error(builder);
  }

  #genericSelfInConst(ident: ast.Ident, { res }: SelfScope): Reported {
    if (res.kind === "selfParam") return this.#genericInConst(ident, true);
    return this.#session.sink.error(
      error(undefined, "generic `Self` types are currently not permitted in anonymous constants").at(ident.span),
    );
  }

  #outerGeneric(ident: ast.Ident, param: DefId, item: ItemScope): Reported {
    const what = item.what === "constant" || item.what === "static" ? `${item.what} item` : item.what;
    const kind = this.#session.def(param).kind === "typeParam" ? "type" : "const";
    return this.#session.sink.error(
      error("E0401", "can't use generic parameters from outer item")
        .at(ident.span, "use of generic parameter from outer item")
        .label(this.#session.def(param).nameSpan, `${kind} parameter from outer item`)
        .label(item.nameSpan, `generic parameter used in this inner ${what}`)
        .note(
          "nested items are independent from their parent item for everything except for privacy and name resolution",
        ),
    );
  }

  #outerSelf(ident: ast.Ident, span: ItemScope["nameSpan"], item: ItemScope): Reported {
    return this.#session.sink.error(
      error("E0401", "can't use `Self` from outer item")
        .at(ident.span, "use of `Self` from outer item")
        .label(span, "`Self` type implicitly declared here, by this `impl`")
        .label(item.nameSpan, `\`Self\` used in this inner ${item.what}`)
        .note(
          "nested items are independent from their parent item for everything except for privacy and name resolution",
        ),
    );
  }
}

/** Whether `Self` stands for different types: in traits, and where an `impl` or type has parameters. */
const isGenericSelf = ({ res, parent }: SelfScope, { isRepeatCount }: ConstScope): boolean =>
  res.kind === "selfParam" || (parent.kind === "generics" && isRepeatCount !== true);

function notFound(index: number): PathFailure {
  return { kind: "failed", index, module: undefined, reason: "notFound", found: undefined };
}

/** From the first of these names to one of them. */
function spanTo(segments: readonly ast.Ident[], index: number): Span {
  const [first] = segments as [ast.Ident];
  return { ...first.span, end: (segments[index] ?? first).span.end };
}
