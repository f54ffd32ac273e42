// The parser's engine room: chevrotain's embedded-actions parser over our own tokens, faults and recovery.
//
// Chevrotain supplies rules, consumption, look-ahead tables and the grammar it records; this class replaces its
// token source, so that tokens can be split (`>>`), skipped as whole trees (macro arguments, lazy bodies) and come
// from macro expansion. Where Rust's grammar needs more than one token or context to decide, `pick`, `opt` and
// `rep` decide by hand at run time and still record the alternatives for the generated grammar.
//
// Faults travel as exceptions to the nearest recovering rule (statement, item, block), which skips along the token
// tree. A fatal fault (nesting too deep) goes to the top.

import { EmbeddedActionsParser, type IOrAlt, type IToken, type ParserMethod, type TokenType } from "chevrotain";
import { type Diagnostic, type DiagnosticBuilder, error } from "#diagnostics/diagnostic.ts";
import { compact } from "#support/compact.ts";
import { joinSpans, type Span, spanEnd } from "#support/span.ts";
import type { Edition, Expr } from "#syntax/ast.ts";
import { describeToken, describeType, expectedText } from "#syntax/describe.ts";
import type { ReadHead } from "#syntax/lazy-fn.ts";
import { Token } from "#syntax/token.ts";
import { TokenStore } from "#syntax/token-store.ts";
import { skipTree } from "#syntax/token-tree.ts";
import { T, VOCABULARY } from "#syntax/token-types.ts";

/** Expressions, types, patterns and blocks may nest this deep, all counted together. */
export const NESTING_LIMIT = 128;
/** So long may one chain of operators, method calls or the like be. */
export const CHAIN_LIMIT = 500;
/** After so many syntax errors the rest of the file is not worth reading. */
const ERROR_LIMIT = 60;

/** A syntax error on its way to the rule that recovers. */
export class SyntaxFault {
  readonly diagnostic: Diagnostic;
  readonly fatal: boolean;

  constructor(diagnostic: Diagnostic, fatal: boolean) {
    this.diagnostic = diagnostic;
    this.fatal = fatal;
  }
}

/** The rules that use chevrotain's `OR` with its look-ahead tables at run time. */
const TABLE_DRIVEN: ReadonlySet<string> = new Set(["TypeNoBounds", "PrimaryExpression"]);

const NO_PLACE: Span = { file: 0 as Span["file"], start: 0, end: 0 };
/**
 * What rules and options give while chevrotain records the grammar by running every rule once without input: an
 * object that bears any use, so that the rules' own code need not tell the two situations apart.
 */
const STAND_IN: unknown = new Proxy(() => undefined, {
  get: (_, key) =>
    key === Symbol.iterator
      ? () => [][Symbol.iterator]()
      : key === Symbol.toPrimitive
        ? () => ""
        : key === "length"
          ? 0
          : STAND_IN,
  apply: () => STAND_IN,
  ownKeys: () => [],
  getOwnPropertyDescriptor: () => undefined,
});
const STAND_INS: readonly unknown[] = [STAND_IN, STAND_IN, STAND_IN];

/** The recorder's methods of chevrotain's parser, which its types leave out. */
interface Recorder {
  topLevelRuleRecord(name: string, body: () => unknown): unknown;
  subruleInternalRecord(...args: unknown[]): unknown;
  optionInternalRecord(...args: unknown[]): unknown;
  orInternalRecord(...args: unknown[]): unknown;
  preComputeLookaheadFunctions(rules: readonly { readonly name: string }[]): void;
}
const recorder = EmbeddedActionsParser.prototype as unknown as Recorder;

const NO_TOKEN = new Token(T.Eof, "eof", "", NO_PLACE, 0, false, undefined, undefined);

export type Rule<A extends unknown[], R> = ParserMethod<A, R>;

/** What a recovering rule restores. */
interface Saved {
  readonly depth: number;
  readonly noStruct: boolean;
  readonly stmtMode: boolean;
}

/** What can follow the expression that just ended, for "expected one of" lists. */
type Tail = "path" | "block" | "other" | "type" | "typeArgs" | "use";

export abstract class ParserBase extends EmbeddedActionsParser {
  protected toks: readonly Token[] = [];
  #stored: TokenStore | undefined;
  protected pos = 0;
  protected limit = 0;
  /** The token consumed last. */
  protected last: Token = NO_TOKEN;
  protected eof: Token = NO_TOKEN;
  #validate: boolean;
  #splitAt = -1;
  #split: Token | undefined;

  protected edition: Edition = 2024;
  /** How the heads of functions are read later; where it is missing, heads and bodies are read now. */
  protected readHead: ReadHead | undefined;
  protected diagnostics: Diagnostic[] = [];
  protected depth = 0;
  /** In conditions and the like: `path {` is no struct literal. */
  protected noStruct = false;
  /** At the start of a statement or match arm: a block-like expression ends there. */
  protected stmtMode = false;
  /** `let` expressions not yet found in a condition. */
  protected strayLets = new Set<Expr>();
  /** A fault has left out whole items: the stages after this one would not see the program that was meant. */
  protected itemsLost = false;
  protected tailAt = -1;
  protected tail: Tail = "other";

  constructor(validate: boolean) {
    super(VOCABULARY, {
      recoveryEnabled: false,
      maxLookahead: 1,
      skipValidations: !validate,
      nodeLocationTracking: "none",
    });
    this.#validate = validate;
  }

  // ------------------------------------------------------------ token source

  /** Points the parser at `tokens[start..end]` and forgets everything else. */
  protected load(tokens: readonly Token[], start: number, end: number, eofSpan: Span, edition: Edition): void {
    this.reset();
    this.toks = tokens;
    this.#stored = undefined;
    this.pos = start;
    this.limit = end;
    this.last = NO_TOKEN;
    this.eof = new Token(T.Eof, "eof", "", eofSpan, 0, false, undefined, undefined);
    this.#splitAt = -1;
    this.edition = edition;
    this.diagnostics = [];
    this.depth = 0;
    this.noStruct = false;
    this.stmtMode = false;
    this.strayLets = new Set();
    this.itemsLost = false;
    this.tailAt = -1;
  }

  /** The token `k` places ahead (1: the next one). */
  protected peek(k: number): Token {
    const at = this.pos + k - 1;
    if (at >= this.limit) return this.eof;
    return at === this.#splitAt ? (this.#split as Token) : (this.toks[at] as Token);
  }
  /** All tokens of this run, for bodies that are to be read later. */
  protected get stored(): TokenStore {
    this.#stored ??= new TokenStore(this.toks, this.sourceText);
    return this.#stored;
  }
  protected at(type: TokenType): boolean {
    return this.peek(1).tokenTypeIdx === type.tokenTypeIdx;
  }
  protected atK(k: number, type: TokenType): boolean {
    return this.peek(k).tokenTypeIdx === type.tokenTypeIdx;
  }
  /** Whether the token `k` ahead may stand for an identifier (contextual words included). */
  protected identAt(k: number): boolean {
    return this.peek(k).kind === "ident";
  }
  /** What is left of a token of which only the first part was used. */
  protected get splitRest(): Token | undefined {
    return this.#splitAt === this.pos ? this.#split : undefined;
  }

  protected override LA(k: number): IToken {
    return (k === 0 ? this.last : this.peek(k)) as unknown as IToken;
  }
  protected override LA_FAST(k: number): IToken {
    return this.LA(k);
  }
  protected consumeToken(): void {
    this.last = this.peek(1);
    if (this.pos < this.limit) this.pos++;
  }
  protected exportLexerState(): number {
    return this.pos;
  }
  protected getLexerPosition(): number {
    return this.pos;
  }
  protected importLexerState(position: number): void {
    this.pos = position;
    if (position > 0) this.last = this.toks[position - 1] ?? this.last;
  }
  protected onBeforeParse(): void {}
  protected onAfterParse(): void {}
  protected topLevelRuleRecord(name: string, body: (...args: readonly unknown[]) => unknown): unknown {
    return recorder.topLevelRuleRecord.call(this, name, () => body.apply(this, STAND_INS as unknown[]));
  }
  protected subruleInternalRecord(...args: unknown[]): unknown {
    recorder.subruleInternalRecord.apply(this, args);
    return STAND_IN;
  }
  protected optionInternalRecord(...args: unknown[]): unknown {
    recorder.optionInternalRecord.apply(this, args);
    return STAND_IN;
  }
  protected orInternalRecord(...args: unknown[]): unknown {
    recorder.orInternalRecord.apply(this, args);
    return STAND_IN;
  }
  /** Only rules that leave decisions to chevrotain need its look-ahead tables; the others decide by `pick`, `opt` and `rep`. */
  protected preComputeLookaheadFunctions(rules: readonly { readonly name: string }[]): void {
    recorder.preComputeLookaheadFunctions.call(
      this,
      this.#validate ? rules : rules.filter((rule) => TABLE_DRIVEN.has(rule.name)),
    );
  }
  /** Chevrotain's own two faults become ours. */
  protected consumeInternalError(expected: TokenType): never {
    throw this.unexpected([describeType(expected)]);
  }
  protected raiseNoAltException(_: number, what: string | undefined): never {
    throw this.wanted(what ?? "something else");
  }
  /** Faults pass through rules unchanged: recovery is ours (`guarded`). */
  protected invokeRuleCatch(thrown: unknown): never {
    throw thrown;
  }

  /** Uses up the first `length` characters of the next token, leaving `rest` in its place. */
  protected splitToken(first: TokenType, length: number, rest: TokenType): Token {
    const token = this.peek(1);
    const { file, start, end } = token.span;
    const exact = end - start === token.text.length;
    const half = (type: TokenType, from: number, to: number): Token =>
      new Token(
        type,
        "punct",
        token.text.slice(from, to),
        exact ? { file, start: start + from, end: start + to } : token.span,
        token.mark,
        token.joint,
        undefined,
        undefined,
      );
    this.last = half(first, 0, length);
    this.#split = half(rest, length, token.text.length);
    this.#splitAt = this.pos;
    return this.last;
  }

  /** Replaces the next token (float literals that are two tuple indices). */
  protected replaceToken(by: Token): void {
    this.#split = by;
    this.#splitAt = this.pos;
  }

  /** Skips the token tree that starts here; the tokens between the delimiters, if it is delimited. */
  protected skipTokenTree(): { open: Token; close: Token; from: number; to: number } {
    const from = this.pos;
    const open = this.peek(1);
    const to = Math.min(skipTree(this.toks, from), this.limit);
    this.importLexerState(to);
    return { open, close: this.last, from, to };
  }

  // ------------------------------------------------------------ decisions taken by hand

  /**
   * Alternatives chosen by index at run time, recorded as an alternation for the grammar. Where the first consumes
   * nothing (`mayBeEmpty`), it is recorded last, as chevrotain demands.
   */
  protected pick<R>(index: number, choice: () => number, alternatives: readonly (() => R)[], mayBeEmpty = false): R {
    if (this.RECORDING_PHASE) {
      const recorded = mayBeEmpty ? [...alternatives.slice(1), alternatives[0] as () => R] : alternatives;
      return this.or(index, {
        DEF: recorded.map((ALT) => ({ ALT })) as IOrAlt<R>[],
        IGNORE_AMBIGUITIES: true,
        MAX_LOOKAHEAD: 1,
      });
    }
    return (alternatives[choice()] as () => R)();
  }

  protected opt<R>(index: number, taken: () => boolean, body: () => R): R | undefined {
    if (this.RECORDING_PHASE) return this.option(index, { DEF: body, MAX_LOOKAHEAD: 1 } as { DEF: () => R });
    return taken() ? body() : undefined;
  }

  protected rep(index: number, more: () => boolean, body: () => void): void {
    if (this.RECORDING_PHASE) {
      this.many(index, { DEF: body, MAX_LOOKAHEAD: 1 } as { DEF: () => void });
      return;
    }
    while (more()) {
      const before = this.pos;
      body();
      if (this.pos === before && this.splitRest === undefined) break;
    }
  }

  /** Items separated by commas, a trailing one allowed, up to (not including) `close`. Uses `index` for the repetition, the option and the comma. */
  protected commaList<R>(index: number, close: TokenType, item: () => R): readonly R[] {
    const out: R[] = [];
    if (this.RECORDING_PHASE) {
      this.many(index, () => {
        out.push(item());
        this.option(index, () => this.consume(index, T.Comma));
      });
      return out;
    }
    while (!this.at(close) && this.peek(1).kind !== "eof") {
      out.push(item());
      if (!this.at(T.Comma)) break;
      this.consumeToken();
    }
    if (!this.at(close)) throw this.unexpected([describeType(T.Comma), describeType(close)]);
    return compact(out);
  }

  /** Consumes by chevrotain's rules, with our token type. */
  protected eat(index: number, type: TokenType): Token {
    const token = this.consume(index, type);
    return this.RECORDING_PHASE ? NO_TOKEN : (token as unknown as Token);
  }

  // ------------------------------------------------------------ spans

  protected get here(): Span {
    return this.peek(1).span;
  }
  /** From `start` to the end of the token consumed last. */
  protected since(start: Span): Span {
    return joinSpans(start, this.last.span);
  }

  // ------------------------------------------------------------ limits

  protected enter(): void {
    if (++this.depth > NESTING_LIMIT && !this.RECORDING_PHASE) {
      throw new SyntaxFault(
        error("F0002", `this is nested deeper than Ferrule's limit of ${NESTING_LIMIT} levels`)
          .at(this.here, "nested too deep")
          .help("split the code into smaller functions or introduce variables for inner parts")
          .build(),
        true,
      );
    }
  }
  protected leave(): void {
    this.depth--;
  }
  protected checkChain(length: number): void {
    if (length > CHAIN_LIMIT) {
      throw new SyntaxFault(
        error("F0002", `this chain is longer than Ferrule's limit of ${CHAIN_LIMIT} links`).at(this.here).build(),
        true,
      );
    }
  }

  // ------------------------------------------------------------ faults

  protected report(diagnostic: DiagnosticBuilder): void {
    if (!this.RECORDING_PHASE) this.diagnostics.push(diagnostic.build());
  }

  /** A fault at the next token: "expected …, found …". */
  protected unexpected(entries: readonly string[]): SyntaxFault {
    const token = this.peek(1);
    const all = [...entries, ...this.tailEntries()];
    const wanted = expectedText(all);
    const label = new Set(all).size > 6 ? `expected one of ${new Set(all).size} possible tokens` : wanted;
    const builder = error(undefined, `${wanted}, found ${describeToken(token)}`);
    if (token.kind === "eof" || this.last === NO_TOKEN || !this.newLineBefore()) builder.at(token.span, label);
    else builder.at(token.span, "unexpected token").label(spanEnd(this.last.span), label);
    return new SyntaxFault(builder.build(), false);
  }

  /** A fault at the next token with one expected thing: "expected expression, found …". */
  protected wanted(what: string): SyntaxFault {
    const token = this.peek(1);
    return new SyntaxFault(
      error(undefined, `expected ${what}, found ${describeToken(token)}`)
        .at(token.span, `expected ${what}`)
        .build(),
      false,
    );
  }

  protected fault(builder: DiagnosticBuilder): SyntaxFault {
    return new SyntaxFault(builder.build(), false);
  }

  /** What else could have continued what ended just here. */
  private tailEntries(): readonly string[] {
    if (this.tailAt !== this.pos) return [];
    switch (this.tail) {
      case "path":
        return this.noStruct
          ? ["`.`", "`?`", "`!`", "`::`", "an operator"]
          : ["`.`", "`?`", "`!`", "`::`", "`{`", "an operator"];
      case "block":
        return [];
      case "type":
        return ["`!`", "`(`", "`+`", "`::`", "`<`"];
      case "typeArgs":
        return ["`!`", "`+`", "`::`"];
      case "use":
        return ["`::`", "`as`"];
      default:
        return ["`.`", "`?`", "an operator"];
    }
  }

  /** Whether a line ends between the last token and the next. */
  protected newLineBefore(): boolean {
    const next = this.here;
    return (
      this.last.span.file === next.file &&
      next.start > this.last.span.end &&
      this.lineBreakBetween(this.last.span.end, next.start)
    );
  }
  /** The source text is the entry point's to know. */
  protected sourceText: string | undefined;
  private lineBreakBetween(from: number, to: number): boolean {
    const text = this.sourceText;
    if (text === undefined) return false;
    for (let i = from; i < to; i++) if (text.charCodeAt(i) === 10) return true;
    return false;
  }

  /** Turns whatever a rule threw into a diagnostic; what is not a syntax error is thrown on. */
  protected faultOf(thrown: unknown): SyntaxFault {
    if (thrown instanceof SyntaxFault) return thrown;
    throw thrown;
  }

  protected save(): Saved {
    return { depth: this.depth, noStruct: this.noStruct, stmtMode: this.stmtMode };
  }
  protected restore(saved: Saved): void {
    this.depth = saved.depth;
    this.noStruct = saved.noStruct;
    this.stmtMode = saved.stmtMode;
  }

  /** Runs `body`; on a syntax error records it, restores the context and calls `recover`. */
  protected guarded<R>(body: () => R, recover: () => R): R {
    if (this.RECORDING_PHASE) return body();
    const saved = this.save();
    try {
      return body();
    } catch (thrown) {
      const fault = this.faultOf(thrown);
      if (fault.fatal) throw fault;
      this.diagnostics.push(fault.diagnostic);
      if (this.diagnostics.length >= ERROR_LIMIT) {
        throw new SyntaxFault(
          error(undefined, "too many syntax errors; the rest of this file was not read").at(this.here).build(),
          true,
        );
      }
      this.restore(saved);
      return recover();
    }
  }

  /** Runs `body` with other restrictions. */
  protected within<R>(noStruct: boolean, stmtMode: boolean, body: () => R): R {
    const oldNoStruct = this.noStruct;
    const oldStmtMode = this.stmtMode;
    this.noStruct = noStruct;
    this.stmtMode = stmtMode;
    const result = body();
    this.noStruct = oldNoStruct;
    this.stmtMode = oldStmtMode;
    return result;
  }

  /** Marks where an expression, type path or import ended. */
  protected endExpr(tail: Tail): void {
    this.tailAt = this.pos;
    this.tail = tail;
  }
}
