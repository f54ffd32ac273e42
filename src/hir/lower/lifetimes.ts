// Lifetimes: named ones looked up, left-out ones decided by the place they are left out at.

import { error, onByDefault, type Reported } from "#diagnostics/diagnostic.ts";
import { makeSpan, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { DefId } from "#hir/defs.ts";
import type { ElidedLifetimes, HirGenericParam, HirLifetime } from "#hir/items.ts";
import { bestMatch } from "#hir/resolve/similar.ts";
import type { ItemScope } from "#hir/resolve/scope.ts";
import type { Session } from "#hir/resolve/session.ts";
import type { MissingLifetime, TypeCx } from "./env.ts";

/** A written lifetime. */
export function lowerLifetime(cx: TypeCx, lifetime: ast.Lifetime): HirLifetime {
  const { name, span } = lifetime;
  if (name === "'static") return record(cx, { kind: "static", span });
  if (name === "'_") return elided(cx, { span, kind: "underscore", count: 1 });
  let item: ItemScope | undefined;
  let isInConst = false;
  const known: string[] = [];
  for (let at = cx.scope; ; at = at.parent) {
    if (at.kind === "item") item ??= at;
    else if (at.kind === "const") isInConst ||= !at.generics;
    else if (at.kind === "generics") {
      const found = at.lifetimes.get(name);
      if (found !== undefined) {
        if (item !== undefined) return { kind: "error", span, reported: outerLifetime(cx, span, found, item) };
        if (at.uncapturable !== undefined)
          return { kind: "error", span, reported: uncapturable(cx, span, found, at.uncapturable) };
        if (isInConst) return { kind: "error", span, reported: inConst(cx, lifetime) };
        return record(cx, { ...found, span });
      }
      known.push(...at.lifetimes.keys());
    } else if (at.kind === "module") break;
  }
  return { kind: "error", span, reported: undeclared(cx, lifetime, known) };
}

function inConst({ env }: TypeCx, { name, span }: ast.Lifetime): Reported {
  return env.session.sink.error(
    error(undefined, "generic parameters may not be used in const operations")
      .at(span, `cannot perform const operation using \`${name}\``)
      .note("lifetime parameters may not be used in const expressions"),
  );
}

function record(cx: TypeCx, lifetime: HirLifetime): HirLifetime {
  cx.recorder?.push(lifetime);
  return lifetime;
}

function outerLifetime(cx: TypeCx, span: Span, found: HirLifetime, item: ItemScope): Reported {
  return cx.env.session.sink.error(
    error("E0401", "can't use generic parameters from outer item")
      .at(span, "use of generic parameter from outer item")
      .label(found.span, "lifetime parameter from outer item")
      .label(item.nameSpan, `generic parameter used in this inner ${item.what}`)
      .note(
        "nested items are independent from their parent item for everything except for privacy and name resolution",
      ),
  );
}

/** E0657. */
function uncapturable(cx: TypeCx, span: Span, found: HirLifetime, where: string): Reported {
  return cx.env.session.sink.error(
    error("E0657", `\`impl Trait\` cannot capture higher-ranked lifetime from ${where}`)
      .at(span, "`impl Trait` implicitly captures all lifetimes in scope")
      .note("lifetime declared here", found.span),
  );
}

/** E0261. */
function undeclared(cx: TypeCx, lifetime: ast.Lifetime, known: readonly string[]): Reported {
  const { session } = cx.env;
  const builder = error("E0261", `use of undeclared lifetime name \`${lifetime.name}\``).at(
    lifetime.span,
    "undeclared lifetime",
  );
  const similar = bestMatch([...known].sort(), lifetime.name);
  if (similar !== undefined)
    builder.suggest("a lifetime with a similar name exists", lifetime.span, similar, "MaybeIncorrect");
  const where = introductionPlace(session, cx.owner, lifetime.name);
  if (where !== undefined)
    builder.suggest(
      `consider introducing lifetime \`${lifetime.name}\` here`,
      where.span,
      where.text,
      "MaybeIncorrect",
    );
  return session.sink.error(builder);
}

/** Where a lifetime parameter could be declared for an item. */
function introductionPlace(
  session: Session,
  owner: DefId,
  name: string,
): { readonly span: Span; readonly text: string } | undefined {
  const item = session.sources.get(owner)?.item;
  if (item === undefined || !("generics" in item)) return undefined;
  const { span, params } = item.generics;
  if (params.length === 0) return { span: makeSpan(span.file, span.end, span.end), text: `<${name}>` };
  return { span: makeSpan(span.file, span.start + 1, span.start + 1), text: `${name}, ` };
}

/** A lifetime parameter that nobody wrote. */
export function freshLifetime(session: Session, owner: DefId, span: Span, into: HirGenericParam[]): HirLifetime {
  const def = session.define({
    kind: "lifetimeParam",
    name: "'_",
    nameSpan: span,
    span,
    parent: owner,
    visibility: { kind: "public" },
    krate: session.def(owner).krate,
  });
  into.push({ kind: "lifetime", def, name: "'_", span, bounds: [], origin: "elided" });
  return { kind: "param", def, span };
}

/** What one left-out lifetime stands for. */
export function elided(cx: TypeCx, missing: MissingLifetime): HirLifetime {
  const { elision } = cx;
  const { span } = missing;
  const { session } = cx.env;
  switch (elision.kind) {
    case "fresh":
      return record(cx, freshLifetime(session, elision.owner, span, elision.into));
    case "same":
      return { ...elision.lifetime, span };
    case "infer":
      return { kind: "infer", span };
    case "static":
      return { kind: "static", span };
    case "collect":
      elision.missing.push(missing);
      return { kind: "infer", span };
    case "error":
      return { kind: "error", span, reported: elision.reported };
    case "named":
      return { kind: "error", span, reported: reportMissing(session, [missing], cx.owner, undefined) };
    case "explicit":
      return { kind: "error", span, reported: reportNotExplicit(cx, missing) };
    case "implConst":
      return { kind: "error", span, reported: reportInConst(cx, missing) };
    case "implAssocType":
      return {
        kind: "error",
        span,
        reported: session.sink.error(
          missing.kind === "ampersand"
            ? error(undefined, "missing lifetime in associated type").at(
                span,
                "this lifetime must come from the implemented type",
              )
            : error("E0637", "`'_` cannot be used here").at(span, "`'_` is a reserved lifetime name"),
        ),
      };
  }
}

/** The lint `elided_lifetimes_in_associated_constant`. */
function reportInConst(cx: TypeCx, { span, kind }: MissingLifetime): Reported {
  const what = kind === "ampersand" ? "`&` without an explicit lifetime name" : "`'_`";
  return cx.env.session.sink.error(
    error(undefined, `${what} cannot be used here`)
      .at(span)
      .suggest(
        "use the `'static` lifetime",
        kind === "ampersand" ? makeSpan(span.file, span.end, span.end) : span,
        kind === "ampersand" ? "'static " : "'static",
        "MachineApplicable",
      )
      .note(onByDefault("deny", "elided_lifetimes_in_associated_constant", "future_incompatible")),
  );
}

function reportNotExplicit(cx: TypeCx, missing: MissingLifetime): Reported {
  const { span, kind } = missing;
  const { session } = cx.env;
  if (kind === "ampersand")
    return session.sink.error(
      error("E0637", "`&` without an explicit lifetime name cannot be used here").at(
        span,
        "explicit lifetime name needed here",
      ),
    );
  if (kind === "underscore")
    return session.sink.error(error("E0637", "`'_` cannot be used here").at(span, "`'_` is a reserved lifetime name"));
  return reportMissing(session, [missing], cx.owner, undefined);
}

/** Lifetimes that a path leaves out: `Foo` for `Foo<'a, 'b>`. */
export function elidedInPath(
  cx: TypeCx,
  def: DefId | undefined,
  given: boolean,
  span: Span,
  kind: "path" | "comma",
): ElidedLifetimes {
  const { elision } = cx;
  if (elision.kind === "infer") return { kind: "same", lifetime: { kind: "infer", span } };
  const count = def === undefined || given ? 0 : lifetimeCount(cx.env.session, def);
  if (count === 0) return { kind: "each", lifetimes: [] };
  if (elision.kind === "fresh" && !elision.hiddenInPaths) {
    const builder = error("E0726", "implicit elided lifetime not allowed here").at(
      span,
      `expected lifetime parameter${count === 1 ? "" : "s"}`,
    );
    const hidden = Array.from({ length: count }, () => "'_").join(", ");
    const at = makeSpan(span.file, span.end, span.end);
    builder.suggest(
      `indicate the anonymous lifetime${count === 1 ? "" : "s"}`,
      at,
      kind === "path" ? `<${hidden}>` : `${hidden}, `,
      "MachineApplicable",
    );
    return { kind: "same", lifetime: { kind: "error", span, reported: cx.env.session.sink.error(builder) } };
  }
  if (elision.kind === "fresh")
    return { kind: "each", lifetimes: Array.from({ length: count }, () => elided(cx, { span, kind, count: 1 })) };
  return { kind: "same", lifetime: elided(cx, { span, kind, count }) };
}

/** How many lifetime parameters a type or trait declares. */
export function lifetimeCount(session: Session, def: DefId): number {
  const item = session.sources.get(def)?.item;
  if (item === undefined || !("generics" in item) || item.kind === "fn" || item.kind === "impl") return 0;
  return item.generics.params.filter((p) => p.kind === "lifetime").length;
}

/** What is known of a function whose output lacks a lifetime. */
export interface ElisionFailure {
  readonly params: readonly {
    readonly name: string | undefined;
    readonly index: number;
    readonly span: Span;
    readonly lifetimes: number;
  }[];
}

/** E0106. */
export function reportMissing(
  session: Session,
  missing: readonly MissingLifetime[],
  owner: DefId,
  failure: ElisionFailure | undefined,
): Reported {
  const total = missing.reduce((n, m) => n + m.count, 0);
  const builder = error("E0106", `missing lifetime specifier${total === 1 ? "" : "s"}`);
  for (const m of missing)
    builder.at(m.span, m.count === 1 ? "expected named lifetime parameter" : `expected ${m.count} lifetime parameters`);
  const withLifetimes = failure?.params.filter((p) => p.lifetimes > 0) ?? [];
  if (failure !== undefined) {
    for (const p of withLifetimes) builder.label(p.span, "");
    const names = withLifetimes.map((p) => (p.name === undefined ? `argument ${p.index + 1}` : `\`${p.name}\``));
    const each = withLifetimes.map((p, i) =>
      p.lifetimes > 1 ? `one of ${names[i]}'s ${p.lifetimes} lifetimes` : (names[i] as string),
    );
    if (each.length === 0)
      builder.help(
        "this function's return type contains a borrowed value, but there is no value for it to be borrowed from",
      );
    else {
      const list =
        each.length === 1
          ? each[0]
          : each.length === 2
            ? `either ${each[0]} or ${each[1]}`
            : `one of ${each.slice(0, -1).join(", ")}, or ${each.at(-1)}`;
      builder.help(
        `this function's return type contains a borrowed value, but the signature does not say ${each.length === 1 ? "which" : "whether it is borrowed from"} ${(list ?? "").replace(/^either /, "")}`.replace(
          "say which one of",
          "say which one of",
        ),
      );
    }
  }
  if (withLifetimes.length === 0 && failure !== undefined) suggestStatic(builder, missing);
  else
    suggestNamed(
      session,
      builder,
      missing,
      owner,
      withLifetimes.map((p) => p.span),
    );
  return session.sink.error(builder);
}

type Builder = ReturnType<typeof error>;

function suggestStatic(builder: Builder, missing: readonly MissingLifetime[]): void {
  const parts = missing.map((m) => insertion(m, "'static"));
  builder.suggestParts(
    "consider using the `'static` lifetime, but this is uncommon unless you're returning a borrowed value from a `const` or a `static`",
    parts,
    "MaybeIncorrect",
  );
}

function insertion(m: MissingLifetime, name: string): { span: Span; replacement: string } {
  const after = makeSpan(m.span.file, m.span.end, m.span.end);
  switch (m.kind) {
    case "ampersand":
      return { span: after, replacement: `${name} ` };
    case "underscore":
      return { span: m.span, replacement: name };
    case "path":
      return { span: after, replacement: `<${Array.from({ length: m.count }, () => name).join(", ")}>` };
    case "comma":
      return { span: after, replacement: `${Array.from({ length: m.count }, () => name).join(", ")}, ` };
  }
}

function suggestNamed(
  session: Session,
  builder: Builder,
  missing: readonly MissingLifetime[],
  owner: DefId,
  params: readonly Span[],
): void {
  const place = introductionPlace(session, owner, "'a");
  if (place === undefined) return;
  const borrowed = params.flatMap((span) =>
    session.map.text(span).startsWith("&")
      ? [{ span: makeSpan(span.file, span.start + 1, span.start + 1), replacement: "'a " }]
      : [],
  );
  builder.suggestParts(
    "consider introducing a named lifetime parameter",
    [{ span: place.span, replacement: place.text }, ...borrowed, ...missing.map((m) => insertion(m, "'a"))],
    "MaybeIncorrect",
  );
}
