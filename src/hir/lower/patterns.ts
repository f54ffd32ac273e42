// Patterns: names become variables or the constants they mean; alternatives bind the same ones.

import { error, type Reported, unsupported } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import type { HirFieldPat, PatId } from "#hir/body.ts";
import type { LocalId } from "#hir/defs.ts";
import type { Mutability } from "#hir/items.ts";
import { describeRes, variantShape } from "#hir/resolve/describe.ts";
import type { Binding } from "#hir/resolve/module.ts";
import { hygienicKey } from "#hir/resolve/scope.ts";
import type { BodyCx } from "./body-cx.ts";
import { lowerPath } from "./types.ts";

/** What a pattern is for, as messages say it. */
export type PatternPlace = "let binding" | "match binding" | "function parameter" | "for loop binding";

interface Bound {
  readonly ident: ast.Ident;
  readonly local: LocalId;
  readonly byRef: Mutability | undefined;
}

type Context = { readonly kind: "product" | "or"; readonly names: Map<string, Bound> };

/** Collects the variables of one pattern, or of a whole parameter list. */
export class PatternBinder {
  readonly #cx: BodyCx;
  readonly #place: PatternPlace;
  readonly #contexts: Context[] = [{ kind: "product", names: new Map() }];
  /** Names of the parameters before the one being lowered. */
  readonly #earlier = new Set<string>();

  constructor(cx: BodyCx, place: PatternPlace) {
    this.#cx = cx;
    this.#place = place;
  }

  /** Marks all names so far as those of other parameters. */
  nextParameter(): void {
    for (const key of this.#contexts[0]?.names.keys() ?? []) this.#earlier.add(key);
  }

  /** Makes the variables known from here on. */
  declare(): void {
    for (const { ident, local } of (this.#contexts[0] as Context).names.values()) {
      this.#cx.declare(ident.name, ident.mark, local, ident.span);
      if (this.#place === "let binding" && ident.mark === 0) this.#cx.letNames.set(ident.name, ident.span);
    }
  }

  lower(pat: ast.Pat): PatId {
    const cx = this.#cx;
    const { span } = pat;
    switch (pat.kind) {
      case "wild":
        return cx.pat({ kind: "wild", span });
      case "rest":
        return cx.errorPat(
          span,
          cx.session.sink.error(
            error(undefined, "`..` patterns are not allowed here")
              .at(span)
              .note("only allowed in tuple, tuple struct, and slice patterns"),
          ),
        );
      case "ident":
        return this.#ident(pat);
      case "lit":
        return cx.pat({ kind: "literal", expr: cx.knot.expr(cx, pat.expr), span });
      case "range": {
        const end = (e: ast.Expr | undefined) => (e === undefined ? undefined : cx.knot.expr(cx, e));
        return cx.pat({
          kind: "range",
          low: end(pat.start),
          high: end(pat.end),
          inclusive: pat.limits !== "halfOpen",
          span,
        });
      }
      case "ref":
        return cx.pat({ kind: "ref", mutability: pat.mutable ? "mut" : "not", inner: this.lower(pat.pat), span });
      case "tuple":
        return cx.pat({ kind: "tuple", ...this.#elements(pat.pats, "tuple"), span });
      case "paren":
        return this.lower(pat.pat);
      case "tupleStruct": {
        const path = lowerPath(cx.types(), pat.path, { kind: "tupleStruct", pattern: span });
        const { elements, rest } = this.#elements(pat.pats, "tuple struct");
        return cx.pat({ kind: "tupleStruct", path, elements, rest, span });
      }
      case "struct":
        return this.#struct(pat);
      case "slice":
        return this.#slice(pat.pats, span);
      case "or":
        return this.#or(pat.pats, span);
      case "path":
        return cx.pat({ kind: "path", path: lowerPath(cx.types(), pat.path, { kind: "pat" }), span });
      case "macroCall": {
        const expanded = cx.env.expander.expand(pat.call, "pat", cx.site);
        return expanded === undefined ? cx.errorPat(span) : cx.env.expander.nested(() => this.lower(expanded));
      }
      case "constBlock":
        return cx.errorPat(span, cx.session.sink.error(unsupported("inline constants in patterns", span)));
      case "box":
        return cx.errorPat(span, cx.session.sink.error(unsupported("box patterns", span)));
      case "error":
        return cx.errorPat(span);
    }
  }

  // ------------------------------------------------------------ names

  #ident(pat: Extract<ast.Pat, { kind: "ident" }>): PatId {
    const cx = this.#cx;
    const { ident, span } = pat;
    const plain = !pat.byRef && !pat.mutable && pat.sub === undefined;
    const item = cx.env.paths.itemNamed(ident, cx.scope, "value");
    const constant = item === undefined ? undefined : this.#asConstant(pat, item, plain);
    if (constant === "constant" && item !== undefined) {
      cx.env.paths.noteUse(item, ident);
      return cx.pat({ kind: "path", path: cx.res(item.res, ident.name, ident.span), span });
    }
    const byRef: Mutability | undefined = pat.byRef ? (pat.mutable ? "mut" : "not") : undefined;
    const local = this.#bind(ident, byRef);
    const sub = pat.sub === undefined ? undefined : this.lower(pat.sub);
    return cx.pat({ kind: "binding", local, byRef, mutable: pat.mutable && !pat.byRef, sub, span });
  }

  /** Whether a name means a constant or unit here; E0530 where it may not be a variable's. */
  #asConstant(
    pat: Extract<ast.Pat, { kind: "ident" }>,
    item: Binding,
    plain: boolean,
  ): "constant" | Reported | undefined {
    const cx = this.#cx;
    const { res } = item;
    const kind = res.kind === "def" ? cx.session.def(res.def).kind : undefined;
    const unit = res.kind === "ctor" && variantShape(cx.session, res.def) === "unit";
    if ((unit || kind === "const") && plain) return "constant";
    if (kind === "constParam" && plain) {
      return cx.session.sink.error(
        error("E0158", "constant parameters cannot be referenced in patterns").at(
          pat.ident.span,
          "can't be used in patterns",
        ),
      );
    }
    if (res.kind !== "ctor" && kind !== "const" && kind !== "static") return undefined;
    const what = describeRes(cx.session, res);
    const builder = error("E0530", `${this.#place}s cannot shadow ${what}s`).at(
      pat.ident.span,
      `cannot be named the same as ${what.startsWith("unit") || !/^[aeiou]/.test(what) ? "a" : "an"} ${what}`,
    );
    if (cx.session.map.isUser(item.span))
      builder.label(
        item.span,
        `the ${what} \`${pat.ident.name}\` is ${item.import === undefined ? "defined" : "imported"} here`,
      );
    return cx.session.sink.error(builder);
  }

  #bind(ident: ast.Ident, byRef: Mutability | undefined): LocalId {
    const cx = this.#cx;
    const key = hygienicKey(ident.name, ident.mark);
    for (const context of this.#contexts) {
      const earlier = context.names.get(key);
      if (earlier === undefined) continue;
      if (context.kind === "or") {
        this.#add(key, { ident, local: earlier.local, byRef });
        return earlier.local;
      }
      const param = this.#place === "function parameter" && this.#earlier.has(key);
      cx.session.sink.error(
        param
          ? error("E0415", `identifier \`${ident.name}\` is bound more than once in this parameter list`).at(
              ident.span,
              "used as parameter more than once",
            )
          : error("E0416", `identifier \`${ident.name}\` is bound more than once in the same pattern`).at(
              ident.span,
              "used in a pattern more than once",
            ),
      );
      return cx.local(ident.name, ident.span);
    }
    const local = cx.local(ident.name, ident.span);
    this.#add(key, { ident, local, byRef });
    return local;
  }

  #add(key: string, bound: Bound): void {
    (this.#contexts.at(-1) as Context).names.set(key, bound);
  }

  /** The `self` parameter. */
  bindSelf(self: ast.SelfParam): PatId {
    const cx = this.#cx;
    const local = cx.local("self", self.ident.span, { isSelf: true });
    this.#add(hygienicKey("self", self.ident.mark), { ident: self.ident, local, byRef: undefined });
    return cx.bindingPat(local, self.mutable, self.span);
  }

  // ------------------------------------------------------------ compound patterns

  #elements(pats: readonly ast.Pat[], what: string): { elements: readonly PatId[]; rest: number | undefined } {
    const elements: PatId[] = [];
    let rest: number | undefined;
    let restSpan: Span | undefined;
    for (const pat of pats) {
      if (pat.kind !== "rest") {
        elements.push(this.lower(pat));
      } else if (restSpan !== undefined) {
        this.#twoRests(pat.span, restSpan, what);
      } else {
        rest = elements.length;
        restSpan = pat.span;
      }
    }
    return { elements, rest };
  }

  #twoRests(span: Span, first: Span, what: string): void {
    this.#cx.session.sink.error(
      error(undefined, `\`..\` can only be used once per ${what} pattern`)
        .at(span, `can only be used once per ${what} pattern`)
        .label(first, "previously used here"),
    );
  }

  #struct(pat: Extract<ast.Pat, { kind: "struct" }>): PatId {
    const cx = this.#cx;
    const path = lowerPath(cx.types(), pat.path, { kind: "struct" });
    const fields: HirFieldPat[] = [];
    for (const field of pat.fields) {
      if (!cx.isConfigured(field.attrs, "patField", field.span)) continue;
      fields.push({
        name: field.ident.name,
        nameSpan: field.ident.span,
        pat: this.lower(field.pat),
        shorthand: field.shorthand,
        span: field.span,
      });
    }
    return cx.pat({ kind: "struct", path, fields, rest: pat.rest !== undefined, span: pat.span });
  }

  #slice(pats: readonly ast.Pat[], span: Span): PatId {
    const cx = this.#cx;
    const before: PatId[] = [];
    const after: PatId[] = [];
    let middle: PatId | undefined;
    let restSpan: Span | undefined;
    for (const pat of pats) {
      const isRest = pat.kind === "rest" || (pat.kind === "ident" && pat.sub?.kind === "rest");
      if (!isRest) {
        (middle === undefined ? before : after).push(this.lower(pat));
      } else if (restSpan !== undefined) {
        this.#twoRests(pat.kind === "ident" && pat.sub !== undefined ? pat.sub.span : pat.span, restSpan, "slice");
      } else {
        restSpan = pat.kind === "ident" && pat.sub !== undefined ? pat.sub.span : pat.span;
        middle =
          pat.kind === "ident"
            ? this.#ident({ ...pat, sub: { kind: "wild", span: restSpan } })
            : cx.pat({ kind: "wild", span: pat.span });
      }
    }
    return cx.pat({ kind: "slice", before, middle, after, span });
  }

  #or(pats: readonly ast.Pat[], span: Span): PatId {
    const cx = this.#cx;
    const union: Context = { kind: "or", names: new Map() };
    this.#contexts.push(union);
    const alternatives: PatId[] = [];
    const bound: ReadonlyMap<string, Bound>[] = [];
    for (const pat of pats) {
      const own: Context = { kind: "product", names: new Map() };
      this.#contexts.push(own);
      alternatives.push(this.lower(pat));
      this.#contexts.pop();
      bound.push(own.names);
      for (const [key, b] of own.names) if (!union.names.has(key)) union.names.set(key, b);
    }
    this.#contexts.pop();
    for (const [key, b] of union.names) this.#add(key, b);
    const reported = this.#checkAlternatives(pats, bound, union.names);
    // A variable that only some alternatives bind has no type to speak of.
    if (reported !== undefined) return cx.errorPat(span, reported);
    return cx.pat({ kind: "or", alternatives, span });
  }

  /** E0408 and E0409: every alternative binds every name, in the same way. */
  #checkAlternatives(
    pats: readonly ast.Pat[],
    bound: readonly ReadonlyMap<string, Bound>[],
    union: ReadonlyMap<string, Bound>,
  ): Reported | undefined {
    const { sink } = this.#cx.session;
    let told: Reported | undefined;
    for (const [key, first] of union) {
      const missing = pats.filter((_, i) => bound[i]?.has(key) !== true);
      const { name } = first.ident;
      if (missing.length > 0) {
        const builder = error("E0408", `variable \`${name}\` is not bound in all patterns`);
        for (const pat of missing) builder.at(pat.span, `pattern doesn't bind \`${name}\``);
        for (const names of bound) {
          const b = names.get(key);
          if (b !== undefined) builder.label(b.ident.span, "variable not in all patterns");
        }
        told = sink.error(builder);
        continue;
      }
      const other = bound.map((names) => names.get(key) as Bound).find((b) => b.byRef !== first.byRef);
      if (other === undefined) continue;
      told = sink.error(
        error("E0409", `variable \`${name}\` is bound inconsistently across alternatives separated by \`|\``)
          .at(other.ident.span, "bound in different ways")
          .label(first.ident.span, "first binding"),
      );
    }
    return told;
  }
}
