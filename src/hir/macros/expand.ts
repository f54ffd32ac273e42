// Macro calls: which macro is meant, what it expands to, and parsing that for the place where the call stands.

import { mayAppearAfter } from "#hir/resolve/expansion.ts";
import { reportAmbiguous, reportInnerAgainstOuter } from "#hir/resolve/report-privacy.ts";
import { type DiagnosticBuilder, error, type Reported, unsupported } from "#diagnostics/diagnostic.ts";
import { spanEnd, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { parseFragment } from "#syntax/fragments.ts";
import { type Expansion, parseExpansion } from "#syntax/parse.ts";
import { Token } from "#syntax/token.ts";
import { skipTree } from "#syntax/token-tree.ts";
import { T } from "#syntax/token-types.ts";
import { cfgHolds, parseMetaList } from "#hir/attributes/attributes.ts";
import type { DefId } from "#hir/defs.ts";
import type { Lookup, PrivateUse } from "#hir/resolve/lookup.ts";
import type { Module } from "#hir/resolve/module.ts";
import type { Session } from "#hir/resolve/session.ts";
import { outsideSubset } from "#hir/resolve/outside-subset.ts";
import { bestMatch } from "#hir/resolve/similar.ts";
import { AstBuilder } from "./ast-build.ts";
import { textOfTokens } from "./captured-tokens.ts";
import { expandFormatArgs, type FormatText } from "./format-args.ts";
import type { MacroDef, MacroRule } from "./macro-def.ts";
import { type MacroScope, textualMacros } from "./macro-scope.ts";
import { matchRule, type MatchResult } from "./match-rules.ts";
import { rulesOf } from "./parse-rules.ts";
import { transcribe } from "./transcribe.ts";

/** Where a call stands: what macros are known there. */
export interface CallSite {
  readonly macros: MacroScope;
  readonly module: Module;
}

/** Macros the compiler implements; std's root holds them. */
export const BUILTIN_MACROS: readonly string[] = [
  "cfg_select",
  "format_args",
  "format_args_nl",
  "const_format_args",
  "stringify",
  "concat",
  "line",
  "column",
  "file",
  "module_path",
  "cfg",
  "compile_error",
  "env",
  "option_env",
  "include",
  "include_str",
  "include_bytes",
  "asm",
  "global_asm",
  "naked_asm",
  "concat_bytes",
  "trace_macros",
  "log_syntax",
  "pattern_type",
  "offset_of",
];

const UNSUPPORTED: ReadonlySet<string> = new Set([
  "env",
  "option_env",
  "include",
  "include_str",
  "include_bytes",
  "asm",
  "global_asm",
  "naked_asm",
  "concat_bytes",
  "trace_macros",
  "log_syntax",
  "pattern_type",
  "offset_of",
]);

export class MacroExpander {
  readonly #session: Session;
  readonly #lookup: Lookup;

  constructor(session: Session, lookup: Lookup) {
    this.#session = session;
    this.#lookup = lookup;
  }

  /** The macro that a path means, without complaint; `undefined` if there is none (yet). */
  find(path: ast.Path, site: CallSite): DefId | undefined {
    const [first, ...rest] = path.segments;
    if (first === undefined) return undefined;
    if (rest.length === 0 && !path.global) {
      const [textual, outer] = textualMacros(site.macros, first.ident.name);
      if (textual !== undefined) {
        this.#checkAmbiguity(first.ident, textual, outer, site);
        return textual;
      }
    }
    const seen: PrivateUse[] = [];
    const outcome = this.#lookup.path(
      path.segments.map((s) => s.ident),
      path.global,
      "macro",
      site.module,
      false,
      seen,
    );
    if (outcome.kind !== "full" || outcome.binding.res.kind !== "def") return undefined;
    this.checkRoot(path, site);
    for (const { binding, index, ambiguous } of seen)
      if (ambiguous !== undefined)
        reportAmbiguous(this.#session, (path.segments[index] as ast.PathSegment).ident, binding, ambiguous);
    for (let b: typeof outcome.binding | undefined = outcome.binding; b !== undefined; b = b.target)
      if (b.import !== undefined) b.import.used = true;
    return outcome.binding.res.def;
  }

  /** E0659 for the first name of a macro's path: what was expanded since may have given it another meaning. */
  checkRoot({ segments, global }: ast.Path, site: CallSite): void {
    const [first, second] = segments;
    if (first === undefined || global) return;
    const ns = second === undefined ? "macro" : "type";
    const ways = this.#lookup.innerAgainstOuter(site.module, first.ident.name, ns, this.#session.expansion);
    if (ways !== undefined) reportInnerAgainstOuter(this.#session, first.ident, ways);
  }

  /** E0659: a `macro_rules!` by text order against another one, or against an import in a block further in. */
  #checkAmbiguity(ident: ast.Ident, textual: DefId, outer: DefId | undefined, site: CallSite): void {
    const macro = this.#session.macros.get(textual);
    if (macro?.kind !== "rules" || macro.krate === "std") return;
    const tell = (why: string, other: { readonly span: Span; readonly how: string }): void => {
      this.#session.sink.error(
        error("E0659", `\`${ident.name}\` is ambiguous`)
          .at(ident.span, "ambiguous name")
          .note(`ambiguous because of ${why}`)
          .note(`\`${ident.name}\` could refer to the macro defined here`, macro.headSpan)
          .note(`\`${ident.name}\` could also refer to the macro ${other.how} here`, other.span),
      );
    };
    const second = outer === undefined ? undefined : this.#session.macros.get(outer);
    if (second?.kind === "rules" && mayAppearAfter(macro.expansion, second.expansion, this.#session.expansion)) {
      tell(
        "a conflict between a macro-expanded name and a less macro-expanded name from outer scope during import or macro resolution",
        { span: second.headSpan, how: "defined" },
      );
      return;
    }
    for (let at: Module | undefined = site.module; at !== undefined; at = at.kind === "block" ? at.parent : undefined) {
      const binding = this.#lookup.inModule(at, ident.name, "macro");
      if (binding === undefined) continue;
      const same = binding.res.kind === "def" && binding.res.def === textual;
      if (same || (at.nearest === macro.module.nearest && isAncestor(at, macro.module))) return;
      tell("a conflict between a `macro_rules` name and a non-`macro_rules` name from another module", {
        span: binding.span,
        how: binding.import === undefined ? "defined" : "imported",
      });
      return;
    }
  }

  /** As {@link find}, telling the user if there is none. */
  resolve(path: ast.Path, site: CallSite): DefId | Reported {
    const found = this.find(path, site);
    if (found !== undefined) return found;
    const { sink } = this.#session;
    const failed = this.#lookup.path(
      path.segments.map((s) => s.ident),
      path.global,
      "macro",
      site.module,
      false,
    );
    if (failed.kind === "full" && failed.binding.res.kind === "error") return failed.binding.res.reported;
    if (path.segments.length === 1) {
      const { name, span } = (path.segments[0] as ast.PathSegment).ident;
      const builder = error(undefined, `cannot find macro \`${name}\` in this scope`).at(span);
      const similar = bestMatch([...this.#knownMacros(site)], name);
      if (similar !== undefined) builder.suggest("a macro with a similar name exists", span, similar, "MaybeIncorrect");
      return sink.error(builder);
    }
    const privates: PrivateUse[] = [];
    const outcome = this.#lookup.path(
      path.segments.map((s) => s.ident),
      path.global,
      "macro",
      site.module,
      false,
      privates,
    );
    const index = outcome.kind === "failed" ? outcome.index : path.segments.length - 1;
    const ident = (path.segments[index] as ast.PathSegment).ident;
    const outside = outcome.kind === "failed" ? outsideSubset(this.#session, outcome.module, ident) : undefined;
    if (outside !== undefined) return sink.error(outside);
    if (index < path.segments.length - 1) {
      const inWhat = outcome.kind === "failed" && outcome.module !== undefined ? "" : " in this scope";
      return sink.error(
        error(
          "E0433",
          inWhat === ""
            ? `cannot find \`${ident.name}\` in \`${path.segments[index - 1]?.ident.name}\``
            : `cannot find module or crate \`${ident.name}\` in this scope`,
        ).at(
          ident.span,
          inWhat === ""
            ? `could not find \`${ident.name}\` in \`${path.segments[index - 1]?.ident.name}\``
            : `use of unresolved module or unlinked crate \`${ident.name}\``,
        ),
      );
    }
    const previous = path.segments.at(-2)?.ident.name;
    return sink.error(
      error("E0433", `cannot find \`${ident.name}\` in \`${previous}\``).at(
        ident.span,
        `could not find \`${ident.name}\` in \`${previous === "crate" ? "the crate root" : previous}\``,
      ),
    );
  }

  *#knownMacros(site: CallSite): Iterable<string> {
    for (let at = site.macros; at !== undefined; at = at.outer) if (at.kind === "macro") yield at.name;
    yield* site.module.names.macro.keys();
    yield* site.module.root.names.macro.keys();
    yield* this.#session.macroPrelude.keys();
  }

  /** Expands a call as something of kind `as`; undefined after an error. Inner calls stay calls. */
  expand<K extends keyof Expansion>(call: ast.MacroCall, as: K, site: CallSite): Expansion[K] | undefined {
    const def = this.resolve(call.path, site);
    return typeof def === "number" ? this.expandWith(def, call, as, site) : undefined;
  }

  /** Expands a call of a macro already found. */
  expandWith<K extends keyof Expansion>(
    def: DefId,
    call: ast.MacroCall,
    as: K,
    site: CallSite,
  ): Expansion[K] | undefined {
    const macro = this.#session.macros.get(def);
    if (macro === undefined) return undefined;
    if (macro.kind === "builtin") return this.#builtin(macro.name, call, as, site);
    if (this.#session.expansion.depth >= this.#session.recursionLimit) {
      this.#session.sink.error(
        error(undefined, `recursion limit reached while expanding \`${macro.name}!\``)
          .at(call.span)
          .help(
            `consider increasing the recursion limit by adding a \`#![recursion_limit = "${this.#session.recursionLimit * 2}"]\` attribute to your crate`,
          ),
      );
      return undefined;
    }
    const tokens = this.#expandRules(macro, call);
    if (tokens === undefined) return undefined;
    const parsed = parseExpansion(
      tokens,
      as,
      call.span,
      macro.edition,
      macro.krate === "std" && as !== "expr" && as !== "stmts",
    );
    if (parsed.semicolon !== undefined && macro.krate === "user")
      this.#session.strayStops.push({ at: parsed.semicolon, call: call.span, macro: macro.name });
    if (
      parsed.diagnostics.length > 0 &&
      this.#session.sink.addAll(parsed.diagnostics) !== undefined &&
      as !== "stmts" &&
      as !== "items" &&
      as !== "traitItems" &&
      as !== "implItems"
    )
      return undefined;
    return parsed.value;
  }

  /** Runs `inner` as part of an expansion, so that endless ones are noticed. */
  nested<R>(inner: () => R): R {
    const parent = this.#session.expansion;
    return this.#session.within({ parent, depth: parent.depth + 1 }, inner);
  }

  #expandRules(macro: Extract<MacroDef, { kind: "rules" }>, call: ast.MacroCall): readonly Token[] | undefined {
    const { sink, marks } = this.#session;
    let best: { result: Extract<MatchResult, { kind: "mismatch" }>; rule: MacroRule } | undefined;
    for (const rule of rulesOf(macro, sink)) {
      const result = matchRule(rule, call.args.tokens, macro.edition);
      switch (result.kind) {
        case "matched": {
          const callMark = call.path.segments[0]?.ident.mark ?? 0;
          const site = macro.krate === "std" ? call.span : undefined;
          const written = transcribe(rule.transcriber, {
            matches: result.matches,
            marks: marks.expansion(macro.def, macro.krate, call.span, callMark),
            site,
            dollarCrate: (token, span, mark) =>
              new Token(T.Ident, "ident", "$crate", span, mark, token.joint, undefined, undefined),
          });
          if (Array.isArray(written)) return written as readonly Token[];
          sink.error(written as DiagnosticBuilder);
          return undefined;
        }
        case "mismatch":
          if (best === undefined || result.at > best.result.at) best = { result, rule };
          break;
        case "failed":
          sink.addAll(result.diagnostics);
          return undefined;
        case "ambiguous":
          sink.error(
            error(undefined, `local ambiguity when calling macro \`${macro.name}\`: ${result.options}`).at(
              call.args.tokens[result.at]?.span ?? call.span,
            ),
          );
          return undefined;
      }
    }
    this.#noRule(macro, call, best?.result);
    return undefined;
  }

  #noRule(
    macro: Extract<MacroDef, { kind: "rules" }>,
    call: ast.MacroCall,
    best: Extract<MatchResult, { kind: "mismatch" }> | undefined,
  ): void {
    const tokens = call.args.tokens;
    const token = best === undefined ? undefined : tokens[best.at];
    const last = tokens.at(-1);
    const at: Span = token?.span ?? (last === undefined ? call.span : spanEnd(last.span));
    const builder =
      token === undefined
        ? error(undefined, "unexpected end of macro invocation").at(at, "missing tokens in macro arguments")
        : error(undefined, `no rules expected ${describeToken(token)}`).at(
            at,
            "no rules expected this token in macro call",
          );
    if (macro.krate === "user") {
      builder.label(macro.headSpan, "when calling this macro");
      if (best?.expected !== undefined) builder.note(`while trying to match ${best.expected.text}`, best.expected.span);
    }
    this.#session.sink.error(builder);
  }

  // ------------------------------------------------------------ built in

  #builtin<K extends keyof Expansion>(
    name: string,
    call: ast.MacroCall,
    as: K,
    site: CallSite,
  ): Expansion[K] | undefined {
    const { sink } = this.#session;
    if (name === "compile_error") {
      const text = this.#stringArgument(call, site);
      if (text !== undefined) sink.error(error(undefined, text).at(call.span));
      return undefined;
    }
    if (UNSUPPORTED.has(name)) {
      sink.error(unsupported(`the macro \`${name}!\``, call.span));
      return undefined;
    }
    if (name === "cfg_select") {
      const tokens = this.#cfgSelect(call);
      const parsed =
        tokens === undefined ? undefined : parseExpansion(tokens, as, call.span, this.#session.options.edition);
      if (parsed !== undefined) sink.addAll(parsed.diagnostics);
      return parsed?.value;
    }
    const expr = this.#builtinExpr(name, call, site);
    if (expr === undefined) return undefined;
    switch (as) {
      case "expr":
        return expr as Expansion[K];
      case "stmts":
        return { kind: "block", attrs: [], stmts: [], tail: expr, span: call.span } as ast.Block as Expansion[K];
      case "pat":
        return { kind: "lit", expr, span: call.span } as ast.Pat as Expansion[K];
      default:
        sink.error(error(undefined, `expected ${as === "ty" ? "type" : "item"}, found \`${name}!\``).at(call.span));
        return undefined;
    }
  }

  #builtinExpr(name: string, call: ast.MacroCall, site: CallSite): ast.Expr | undefined {
    const mark = call.path.segments.at(-1)?.ident.mark ?? 0;
    const b = new AstBuilder(call.span, mark);
    const outer = this.#session.marks.outermostCall(mark, call.span);
    switch (name) {
      case "format_args":
      case "format_args_nl":
      case "const_format_args":
        return this.#formatArgs(call, name === "format_args_nl", site);
      case "stringify":
        return b.str(textOfTokens(call.args.tokens));
      case "concat": {
        const text = this.#concat(call, site);
        return text === undefined ? undefined : b.str(text);
      }
      case "line":
        return b.int(this.#session.locate(outer).line, "u32");
      case "column":
        return b.int(this.#session.locate(outer).column, "u32");
      case "file":
        return b.str(this.#session.locate(outer).file);
      case "module_path":
        return b.str(this.#modulePath(site.module.nearest));
      case "cfg": {
        const meta = parseMetaList(call.args.tokens)[0];
        return b.bool(meta !== undefined && cfgHolds(meta, this.#session.options));
      }
      default:
        return undefined;
    }
  }

  /** `cfg_select! { predicate => { … } … _ => { … } }`: the tokens of the first arm that holds. */
  #cfgSelect(call: ast.MacroCall): readonly Token[] | undefined {
    const { tokens } = call.args;
    for (let at = 0; at < tokens.length; ) {
      const arrow = tokens.findIndex((t, i) => i >= at && t.text === "=>");
      if (arrow < 0) break;
      const predicate = tokens.slice(at, arrow);
      const braced = tokens[arrow + 1]?.text === "{";
      const comma = tokens.findIndex((t, i) => i > arrow && t.text === ",");
      const end = braced ? skipTree(tokens, arrow + 1) : comma < 0 ? tokens.length : comma;
      const meta = parseMetaList(predicate)[0];
      if (predicate[0]?.text === "_" || (meta !== undefined && cfgHolds(meta, this.#session.options)))
        return braced ? tokens.slice(arrow + 2, end - 1) : tokens.slice(arrow + 1, end);
      at = tokens[end]?.text === "," ? end + 1 : end;
    }
    this.#session.sink.error(
      error(undefined, "none of the predicates in this `cfg_select` evaluated to true").at(call.span),
    );
    return undefined;
  }

  #modulePath(module: Module): string {
    const names: string[] = [];
    for (let at: Module | undefined = module; at !== undefined; at = at.parent)
      names.unshift(this.#session.def(at.nearest.def).name);
    return names.join("::");
  }

  #formatArgs(call: ast.MacroCall, newline: boolean, site: CallSite): ast.Expr | undefined {
    const { sink, map } = this.#session;
    const mark = this.#session.marks.add({
      parent: 0,
      macro: undefined,
      krate: "std",
      call: call.span,
      callMark: call.path.segments[0]?.ident.mark ?? 0,
    });
    return expandFormatArgs({
      tokens: call.args.tokens,
      call: call.span,
      mark,
      newline,
      edition: this.#session.options.edition,
      sink,
      textOf: (span) => map.text(span),
      evalString: (expr) => {
        const first = call.args.tokens[0];
        const text = this.#evalLiteral(expr, site);
        if (text === "told" || text === undefined) return text;
        if (text.kind !== "str") return undefined;
        const literal = expr.kind === "lit";
        return { value: text.text, span: expr.span, mark: literalMark(first), literal } satisfies FormatText;
      },
    });
  }

  /** The text of `concat!`'s arguments put together. */
  #concat(call: ast.MacroCall, site: CallSite): string | undefined {
    let out = "";
    let ok = true;
    const { tokens } = call.args;
    for (let at = 0; at < tokens.length; ) {
      const result = parseFragment(tokens, at, "expr", this.#session.options.edition);
      const node =
        result.fragment?.kind === "expr" || result.fragment?.kind === "literal" ? result.fragment.node : undefined;
      if (result.diagnostics.length > 0 || node === undefined) {
        this.#session.sink.addAll(result.diagnostics);
        return undefined;
      }
      const text = this.#evalLiteral(node, site);
      if (text === undefined) {
        this.#session.sink.error(
          error(undefined, "expected a literal")
            .at(node.span)
            .note('only literals (like `"foo"`, `-42` and `3.14`) can be passed to `concat!()`'),
        );
        ok = false;
      } else if (text === "told") ok = false;
      else out += text.text;
      at += result.consumed;
      if (tokens[at]?.text === ",") at++;
      else if (at < tokens.length) {
        this.#session.sink.error(
          error(undefined, `expected \`,\`, found \`${tokens[at]?.text}\``).at(
            tokens[at]?.span ?? call.span,
            "expected `,`",
          ),
        );
        return undefined;
      }
    }
    return ok ? out : undefined;
  }

  #stringArgument(call: ast.MacroCall, site: CallSite): string | undefined {
    const result = parseFragment(call.args.tokens, 0, "expr", this.#session.options.edition);
    const node =
      result.fragment?.kind === "expr" || result.fragment?.kind === "literal" ? result.fragment.node : undefined;
    const text = node === undefined ? undefined : this.#evalLiteral(node, site);
    if (text === undefined) {
      this.#session.sink.error(error(undefined, "argument must be a string literal").at(node?.span ?? call.span));
      return undefined;
    }
    return text === "told" ? undefined : text.text;
  }

  /** The text of a literal, looking through macros, parentheses and a minus. */
  #evalLiteral(
    expr: ast.Expr,
    site: CallSite,
  ): { readonly kind: ast.Lit["kind"]; readonly text: string } | "told" | undefined {
    switch (expr.kind) {
      case "error":
        return "told";
      case "lit": {
        if (expr.lit.kind === "error") {
          if (expr.lit.fault !== undefined) this.#session.reportLiteral(expr.lit.fault, expr.span);
          return "told";
        }
        const text = litText(expr.lit);
        return text === undefined ? undefined : { kind: expr.lit.kind, text };
      }
      case "paren":
        return this.#evalLiteral(expr.expr, site);
      case "unary": {
        if (expr.op !== "neg") return undefined;
        const inner = this.#evalLiteral(expr.operand, site);
        return typeof inner === "object" ? { kind: inner.kind, text: `-${inner.text}` } : inner;
      }
      case "macroCall": {
        const expanded = this.expand(expr.call, "expr", site);
        return expanded === undefined ? "told" : this.nested(() => this.#evalLiteral(expanded, site));
      }
      default:
        return undefined;
    }
  }
}

/** The mark of a format string's token; literals passed through `$x:expr` and the like are the caller's. */
function literalMark(first: Token | undefined): number {
  return first?.kind === "interpolated" ? 0 : (first?.mark ?? 0);
}

function litText(lit: ast.Lit): string | undefined {
  switch (lit.kind) {
    case "str":
      return lit.value;
    case "int":
      return String(lit.value);
    case "float":
      return lit.digits;
    case "bool":
      return String(lit.value);
    case "char":
      return String.fromCodePoint(lit.value);
    default:
      return undefined;
  }
}

function isAncestor(module: Module, of: Module): boolean {
  for (let at: Module | undefined = of; at !== undefined; at = at.parent) if (at === module) return true;
  return false;
}

/** A token in messages: `` `x` ``, ``keyword `let` ``. */
export function describeToken(token: Token): string {
  if (token.kind === "interpolated") return `${FRAGMENT_NAMES[token.fragment?.kind ?? "expr"]} metavariable`;
  if (token.kind === "keyword") return token.text === "_" ? "reserved identifier `_`" : `keyword \`${token.text}\``;
  if (token.kind === "doc") return `doc comment \`${token.text}\``;
  return `\`${token.text}\``;
}

const FRAGMENT_NAMES: Readonly<Record<ast.Fragment["kind"], string>> = {
  expr: "`expr`",
  ty: "`ty`",
  pat: "`pat`",
  stmt: "`stmt`",
  block: "`block`",
  item: "`item`",
  path: "`path`",
  literal: "`literal`",
  vis: "`vis`",
  meta: "`meta`",
};
