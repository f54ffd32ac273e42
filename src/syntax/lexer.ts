// From text to tokens: a small chevrotain lexer finds the extents, this module names and decodes them.
//
// Input: any string. Guarantees: every UTF-16 unit lies in a token or in trivia (white space, comments); tokens
// are in order. Whatever is no Rust becomes an `error` token and a diagnostic. Faults after which the rest of the
// file makes no sense (an unterminated string or comment, delimiters nested too deep) set `fatal`.

import {
  createToken,
  Lexer as ChevrotainLexer,
  type CustomPatternMatcherReturn,
  type ILexingResult,
  type IToken,
  type TokenType,
} from "chevrotain";
import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { SourceFile } from "#support/source-map.ts";
import type { FileId } from "#support/span.ts";
import type { Edition, Lit } from "./ast.ts";
import { faultToDiagnostic, type LexFault } from "./lex-fault.ts";
import { decodeNumber, decodeQuoted } from "./literal.ts";
import { Token, type TokenKind } from "./token.ts";
import { CONTEXTUAL, DELIMITERS, EDITION_KEYWORDS, KEYWORDS, PUNCTUATION, T } from "./token-types.ts";

/** Delimiters may nest this deep. */
export const DELIMITER_LIMIT = 250;

/** After so many faults the rest is not worth telling. */
const FAULT_LIMIT = 100;

export interface LexResult {
  readonly tokens: readonly Token[];
  readonly diagnostics: readonly Diagnostic[];
  /** Nothing after the last token can be trusted; parsing would only produce noise. */
  readonly fatal: boolean;
}

const WHITE = "\\t\\n\\v\\f\\r \\u0085\\u200e\\u200f\\u2028\\u2029";
const ID_START = /[\p{XID_Start}_]/u;
const ID_CONTINUE = /\p{XID_Continue}*/uy;

function isAsciiIdStart(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95;
}
function isAsciiIdPart(unit: number): boolean {
  return isAsciiIdStart(unit) || (unit >= 48 && unit <= 57);
}
/** The code point at `at` as text, or empty at the end. */
function pointAt(text: string, at: number): string {
  const code = text.codePointAt(at);
  return code === undefined ? "" : String.fromCodePoint(code);
}
/** The end of the identifier at `at`, or `at` if there is none. */
function identEnd(text: string, at: number): number {
  let i = at;
  const first = text.charCodeAt(i);
  if (first > 127) {
    if (!ID_START.test(pointAt(text, i))) return at;
  } else if (!isAsciiIdStart(first)) return at;
  while (i < text.length && isAsciiIdPart(text.charCodeAt(i))) i++;
  if (i < text.length && text.charCodeAt(i) > 127) {
    ID_CONTINUE.lastIndex = i;
    i += ID_CONTINUE.exec(text)?.[0].length ?? 0;
  }
  return i;
}

/** The end of a quoted literal whose opening quote is at `open`, suffix included; -1 if it has none. */
function quotedEnd(text: string, open: number, quote: number): number {
  for (let i = open + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 92) i++;
    else if (unit === quote) return identEnd(text, i + 1);
  }
  return -1;
}

/** The end of a raw string whose first `#` or quote is at `from`; -1 unterminated, -2 not a raw string. */
function rawEnd(text: string, from: number): number {
  let hashes = 0;
  while (text[from + hashes] === "#") hashes++;
  if (text[from + hashes] !== '"') return -2;
  const close = `"${"#".repeat(hashes)}`;
  const end = text.indexOf(close, from + hashes + 1);
  return end < 0 ? -1 : identEnd(text, end + close.length);
}

/** The end of a character or byte literal whose quote is at `open`; -1 if it is none or has no end on its line. */
function charEnd(text: string, open: number): number {
  for (let i = open + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 39 && i > open + 1) return identEnd(text, i + 1);
    if (unit === 39) return text.charCodeAt(i + 1) === 39 ? identEnd(text, i + 2) : identEnd(text, i + 1);
    if (unit === 92) i++;
    else if (unit === 10 && text.charCodeAt(i + 1) !== 39) return -1;
    else if (unit === 47 && i > open + 1 && text.charCodeAt(i + 1) === 47) return -1;
  }
  return -1;
}

type Match = CustomPatternMatcherReturn | null;
const done = (text: string, from: number, to: number): Match =>
  [text.slice(from, to)] as unknown as CustomPatternMatcherReturn;

/** Shared by the patterns below while one text is lexed. */
const state = { depth: 0, closers: 0 };

function matchWord(text: string, at: number): Match {
  const end = identEnd(text, at);
  if (end === at) return null;
  const next = text.charCodeAt(end);
  // r"…" b'…' br#"…"# c"…" cr#"…"# and raw identifiers; only short words can be such prefixes.
  if (end - at <= 2 && (next === 34 || next === 39 || next === 35)) {
    const prefix = text.slice(at, end);
    if (prefix === "r" && next === 35 && text.charCodeAt(end + 1) !== 34) {
      const after = identEnd(text, end + 1);
      if (after > end + 1) return done(text, at, after);
    }
    if (/^(r|br|cr)$/.test(prefix) && next !== 39) {
      const close = rawEnd(text, end);
      if (close >= 0) return done(text, at, close);
      if (close === -1) return done(text, at, text.length);
    }
    if (next === 34 && (prefix === "b" || prefix === "c")) {
      const close = quotedEnd(text, end, 34);
      return done(text, at, close < 0 ? text.length : close);
    }
    if (next === 39 && prefix === "b") {
      const close = charEnd(text, end);
      return done(text, at, close < 0 ? lineEnd(text, end) : close);
    }
  }
  return done(text, at, end);
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

// The matchers test their first character too: chevrotain's recovery tries them all everywhere.

function matchString(text: string, at: number): Match {
  if (text.charCodeAt(at) !== 34) return null;
  const close = quotedEnd(text, at, 34);
  return done(text, at, close < 0 ? text.length : close);
}

/** `'a'` is a character; `'a` a lifetime; `'ab'` a malformed character. */
function matchQuote(text: string, at: number): Match {
  if (text.charCodeAt(at) !== 39) return null;
  const first = pointAt(text, at + 1);
  if (first !== "\\" && first !== "'" && text[at + 1 + first.length] === "'")
    return done(text, at, identEnd(text, at + 2 + first.length));
  let end = identEnd(text, at + 1);
  if (end > at + 1) {
    if (text.startsWith("r#", at + 1)) end = Math.max(end, identEnd(text, at + 3));
    return text[end] === "'" ? done(text, at, end + 1) : done(text, at, end);
  }
  const close = charEnd(text, at);
  return done(text, at, close < 0 ? lineEnd(text, at) : close);
}

function matchBlockComment(text: string, at: number): Match {
  if (text.charCodeAt(at) !== 47 || text.charCodeAt(at + 1) !== 42) return null;
  let depth = 0;
  let i = at;
  while (i < text.length) {
    const unit = text.charCodeAt(i);
    if (unit === 47 && text.charCodeAt(i + 1) === 42) {
      depth++;
      i += 2;
    } else if (unit === 42 && text.charCodeAt(i + 1) === 47) {
      depth--;
      i += 2;
      if (depth === 0) return done(text, at, i);
    } else i++;
  }
  return done(text, at, text.length);
}

/** Delimiters, counted so that a flood of them ends as one token instead of millions. */
function matchDelimiter(text: string, at: number): Match {
  const c = text[at] as string;
  if (!DELIMITERS.has(c)) return null;
  if ("([{".includes(c)) {
    if (state.depth >= DELIMITER_LIMIT) return done(text, at, text.length);
    state.depth++;
  } else if (state.depth > 0) {
    state.depth--;
  } else if (++state.closers > DELIMITER_LIMIT) {
    return done(text, at, text.length);
  }
  return [c] as unknown as CustomPatternMatcherReturn;
}

function custom(name: string, match: (text: string, at: number) => Match, starts: (string | number)[]): TokenType {
  return createToken({ name, pattern: match, line_breaks: false, start_chars_hint: starts });
}

const LETTERS = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"];
const Space = createToken({ name: "Space", pattern: new RegExp(`[${WHITE}]+`), group: ChevrotainLexer.SKIPPED });
const Comment = createToken({ name: "Comment", pattern: /\/\/[^\n]*/ });
const BlockComment = custom("BlockComment", matchBlockComment, ["/"]);
const Word = custom("Word", matchWord, LETTERS);
const Num = createToken({
  name: "Num",
  // No point before `$`: in a macro, `self.0.$method()` is a field, and a float there could mean nothing.
  pattern:
    /(?:0x[0-9a-fA-F_]*|0[bo][0-9_]*|[0-9][0-9_]*(?:\.(?![._a-zA-Z$\u0080-\uffff])(?:[0-9][0-9_]*)?)?(?:[eE][+-]?_*[0-9][0-9_]*)?)(?:[eE][+-](?![0-9_]))?[a-zA-Z_]?[a-zA-Z0-9_]*/,
});
const Str = custom("Str", matchString, ['"']);
const Quote = custom("Quote", matchQuote, ["'"]);
const Delim = custom("Delim", matchDelimiter, [..."()[]{}"]);
const Punct = createToken({
  name: "Punct",
  pattern:
    /<<=|>>=|\.\.\.|\.\.=|::|->|=>|==|!=|<=|>=|&&|\|\||\+=|-=|\*=|\/=|%=|\^=|&=|\|=|<<|>>|\.\.|[;,.:?!@#$~=<>+\-*/%^&|]/,
});
/** Chevrotain groups the characters above 255 for its first-character table; this names one or more of every group. */
const BEYOND_ASCII = [
  ...Array.from({ length: 128 }, (_, i) => 128 + i),
  ...Array.from({ length: 512 }, (_, i) => 256 + i * 127),
  65_535,
];
const UnicodeWord = custom(
  "UnicodeWord",
  (text, at) => (text.charCodeAt(at) > 127 ? matchWord(text, at) : null),
  BEYOND_ASCII,
);

let shared: ChevrotainLexer | undefined;

/** Builds the lexer; `validate` runs chevrotain's checks of the definitions too (a test does). */
export function buildLexer(validate: boolean): ChevrotainLexer {
  return new ChevrotainLexer([Space, Word, Delim, Comment, BlockComment, Num, Punct, Str, Quote, UnicodeWord], {
    positionTracking: "onlyOffset",
    skipValidations: !validate,
    ensureOptimizations: true,
  });
}

function extentsIn(text: string): ILexingResult {
  shared ??= buildLexer(false);
  state.depth = 0;
  state.closers = 0;
  return shared.tokenize(text);
}

/** Where tokens and comments of a file stand, before they are named and decoded. */
export function extentsOf(file: SourceFile): readonly { readonly image: string; readonly startOffset: number }[] {
  return extentsIn(blankPreamble(file.text)).tokens;
}

/** Lexes a file. Never throws. */
export function lex(file: SourceFile, edition: Edition): LexResult {
  const text = blankPreamble(file.text);
  const { tokens, errors } = extentsIn(text);
  const converter = new Converter(text, file.id, edition);
  for (const token of tokens) converter.take(token);
  for (const error of errors) converter.unknown(error.offset, error.offset + error.length);
  return converter.finish();
}

/** Replaces a byte order mark and a shebang line by spaces: offsets stay. */
function blankPreamble(text: string): string {
  let from = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  if (text.startsWith("#!", from)) {
    const rest = /^(?:\s|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(text.slice(from + 2, from + 10_000)) as RegExpExecArray;
    if (text[from + 2 + rest[0].length] !== "[") from = lineEnd(text, from);
  }
  return from === 0 ? text : " ".repeat(from) + text.slice(from);
}

/** Turns chevrotain's extents into {@link Token}s. */
class Converter {
  readonly #text: string;
  readonly #file: FileId;
  readonly #edition: Edition;
  readonly #tokens: Token[] = [];
  /** Words met so far: a name that occurs a hundred times is one string. */
  readonly #words = new Map<string, string>();
  readonly #diagnostics: Diagnostic[] = [];
  #fatal = false;
  #unordered = false;

  constructor(text: string, file: FileId, edition: Edition) {
    this.#text = text;
    this.#file = file;
    this.#edition = edition;
  }

  take(found: IToken): void {
    const start = found.startOffset;
    const image = found.image;
    switch (found.tokenType) {
      case Word:
      case UnicodeWord:
        return this.#word(this.#once(image), start);
      case Punct:
        return this.#push(PUNCTUATION.get(image) as TokenType, "punct", image, start);
      case Delim:
        return this.#delimiter(image, start);
      case Num:
        return this.#literal(decodeNumber(image, start, this.report), image, start);
      case Str:
        return this.#quoted(image, start);
      case Quote:
        return this.#quote(image, start);
      case Comment:
      case BlockComment:
        return this.#comment(image, start);
    }
  }

  /** Characters no pattern begins with, in one run. */
  unknown(start: number, end: number): void {
    for (let i = start; i < end; ) {
      const point = pointAt(this.#text, i);
      let next = i + point.length;
      while (next < end && this.#text.startsWith(point, next)) next += point.length;
      const code = point.codePointAt(0) as number;
      const shown = code < 32 || code > 0x7e ? `\\u{${code.toString(16)}}` : point;
      this.report({
        code: undefined,
        message: `unknown start of token: ${shown}`,
        start: i,
        end: i + point.length,
        label: "",
        help: confusableHelp(point),
      });
      // As rustc: a look-alike of punctuation is read as what it looks like.
      const type = PUNCTUATION.get(CONFUSABLE[point] ?? "");
      this.#push(type ?? T.Unknown, type === undefined ? "error" : "punct", this.#text.slice(i, next), i);
      this.#unordered = true;
      i = next;
    }
  }

  finish(): LexResult {
    if (this.#unordered) this.#tokens.sort((a, b) => a.span.start - b.span.start);
    return { tokens: this.#tokens, diagnostics: this.#diagnostics, fatal: this.#fatal };
  }

  readonly report = (fault: LexFault): void => {
    if (this.#diagnostics.length >= FAULT_LIMIT) {
      this.#fatal = true;
      return;
    }
    this.#diagnostics.push(faultToDiagnostic(fault, this.#file));
  };

  #fatalFault(fault: LexFault): void {
    this.report(fault);
    this.#fatal = true;
  }

  #once(image: string): string {
    const known = this.#words.get(image);
    if (known === undefined) this.#words.set(image, image);
    return known ?? image;
  }

  #push(type: TokenType, kind: TokenKind, text: string, start: number, lit?: Lit): void {
    const end = start + text.length;
    const joint = this.#tokenAt(end);
    this.#tokens.push(new Token(type, kind, text, { file: this.#file, start, end }, 0, joint, lit, undefined));
  }

  /** Whether a token, not white space or a comment, stands at `at`. */
  #tokenAt(at: number): boolean {
    const unit = this.#text.charCodeAt(at);
    if (!(unit > 32) || unit === 0x85 || unit === 0x2028 || unit === 0x2029 || unit === 0x200e || unit === 0x200f)
      return false;
    const after = this.#text.charCodeAt(at + 1);
    return !(unit === 47 && (after === 47 || after === 42));
  }

  #word(image: string, start: number): void {
    const first = image.charCodeAt(0);
    if ((first === 98 || first === 99 || first === 114) && /^(?:br?|cr?|r)#*["']/.test(image))
      return this.#quoted(image, start);
    if (first === 114 && image.startsWith("r#")) {
      const name = image.slice(2);
      if (["crate", "self", "super", "Self", "_"].includes(name)) {
        this.report({
          code: undefined,
          message: `\`${name}\` cannot be a raw identifier`,
          start,
          end: start + image.length,
          label: "",
          help: "",
        });
      }
      return this.#push(T.Ident, "ident", image, start);
    }
    const end = start + image.length;
    const next = this.#text.charCodeAt(end);
    if (
      (next === 34 || next === 39 || next === 35) &&
      this.#edition >= 2021 &&
      this.#reservedPrefix(image, next, end)
    ) {
      this.report({
        code: undefined,
        message: `prefix \`${image}\` is unknown`,
        start,
        end,
        label: "unknown prefix",
        help: "",
        note: "prefixed identifiers and literals are reserved since Rust 2021",
      });
    }
    const keyword = image.length <= 8 ? KEYWORDS.get(image) : undefined;
    if (keyword !== undefined) return this.#push(keyword, "keyword", image, start);
    const special =
      image.length <= 11 && first > 96 ? (EDITION_KEYWORDS.get(image) ?? CONTEXTUAL.get(image)) : undefined;
    if (special === undefined) return this.#push(T.Ident, "ident", image, start);
    if (!("since" in special)) return this.#push(special, "ident", image, start);
    if (this.#edition >= special.since) this.#push(special.type, "keyword", image, start);
    else this.#push(T.Ident, "ident", image, start);
  }

  /** `x"…"`, `x'c'` and `x#…` are reserved, but `x'a` may be a macro's `ident lifetime`. */
  #reservedPrefix(word: string, next: number, end: number): boolean {
    if (word === "_") return false;
    if (next === 39) return charEnd(this.#text, end) > 0 && (matchQuote(this.#text, end)?.[0] ?? "").endsWith("'");
    return true;
  }

  #delimiter(image: string, start: number): void {
    if (image.length > 1) {
      const opens = "([{".includes(image[0] as string);
      this.#fatalFault({
        code: "F0002",
        message: opens
          ? `delimiters nested deeper than Ferrule's limit of ${DELIMITER_LIMIT}`
          : "too many unexpected closing delimiters",
        start,
        end: start + 1,
        label: opens ? "this one is too deep" : "",
        help: "",
      });
      return this.#push(T.Unknown, "error", image, start);
    }
    this.#push(DELIMITERS.get(image) as TokenType, "([{".includes(image) ? "open" : "close", image, start);
  }

  #literal(lit: Lit, image: string, start: number): void {
    this.#push(lit.kind === "float" ? T.FloatLit : T.IntLit, "literal", image, start, lit);
  }

  #quoted(image: string, start: number): void {
    const head = /^(b|c|r|br|cr)?(#*)(['"])/.exec(image);
    if (head === null) return this.#push(T.Unknown, "error", image, start);
    const prefix = head[1] ?? "";
    const single = head[3] === "'";
    const type = single
      ? prefix === "b"
        ? T.ByteLit
        : T.CharLit
      : prefix.startsWith("b")
        ? T.ByteStrLit
        : prefix.startsWith("c")
          ? T.CStrLit
          : T.StrLit;
    const from = head[0].length - 1;
    const end = single
      ? charEnd(image, from)
      : prefix.endsWith("r")
        ? rawEnd(image, prefix.length)
        : quotedEnd(image, from, 34);
    if (end < 0) {
      this.#unterminated(prefix, head[2]?.length ?? 0, single, start, start + image.length);
      return this.#push(type, "literal", image, start, { kind: "error" });
    }
    this.#push(type, "literal", image, start, decodeQuoted(image, start, this.report));
  }

  #unterminated(prefix: string, hashes: number, single: boolean, start: number, end: number): void {
    if (prefix.endsWith("r")) {
      const note = `this raw string should be terminated with \`"${"#".repeat(hashes)}\``;
      return this.#fatalFault({
        code: "E0748",
        message: "unterminated raw string",
        start,
        end: start + prefix.length + hashes + 1,
        label: "unterminated raw string",
        help: "",
        note,
      });
    }
    if (single) {
      const byte = prefix === "b";
      return this.#fatalFault({
        code: byte ? "E0763" : "E0762",
        message: `unterminated ${byte ? "byte constant" : "character literal"}`,
        start,
        end,
        label: "",
        help: "",
      });
    }
    const what = prefix === "b" ? "double quote byte" : prefix === "c" ? "C" : "double quote";
    this.#fatalFault({
      code: prefix === "b" ? "E0766" : "E0765",
      message: `unterminated ${what} string`,
      start,
      end,
      label: "",
      help: "",
    });
  }

  #quote(image: string, start: number): void {
    if (image.endsWith("'") && image.length > 1) return this.#quoted(image, start);
    const close = charEnd(image, 0);
    if (close > 0) return this.#quoted(image, start);
    if (identEnd(image, 1) > 1) return this.#push(T.Lifetime, "lifetime", image, start);
    if (/^'[0-9]/.test(image) && !image.slice(1).includes("'")) {
      this.report({
        code: undefined,
        message: "lifetimes cannot start with a number",
        start,
        end: start + image.length,
        label: "",
        help: "",
      });
      return this.#push(T.Unknown, "error", image, start);
    }
    this.#unterminated("", 0, true, start, start + image.length);
    this.#push(T.CharLit, "literal", image, start, { kind: "error" });
  }

  #comment(image: string, start: number): void {
    const block = image[1] === "*";
    if (block && !closesBlock(image)) {
      const doc = /^\/\*(?:\*(?![*/])|!)/.test(image);
      this.#fatalFault({
        code: "E0758",
        message: `unterminated block ${doc ? "doc-comment" : "comment"}`,
        start,
        end: start + image.length,
        label: "",
        help: "",
      });
      return;
    }
    const doc = docStyle(image);
    if (doc === "outer") this.#push(T.OuterDoc, "doc", image.endsWith("\r") ? image.slice(0, -1) : image, start);
    else if (doc === "inner") this.#push(T.InnerDoc, "doc", image.endsWith("\r") ? image.slice(0, -1) : image, start);
  }
}

/** Whether a comment documents what comes after it ("outer") or what it stands in ("inner"). */
export function docStyle(comment: string): "outer" | "inner" | undefined {
  if (comment[2] === "!") return "inner";
  return /^(?:\/\*\*(?![*/])|\/\/\/(?!\/))/.test(comment) ? "outer" : undefined;
}

function closesBlock(image: string): boolean {
  if (!image.endsWith("*/") || image.length < 4) return false;
  let depth = 0;
  for (let i = 0; i < image.length; i++) {
    if (image[i] === "/" && image[i + 1] === "*") {
      depth++;
      i++;
    } else if (image[i] === "*" && image[i + 1] === "/") {
      depth--;
      i++;
    }
  }
  return depth === 0;
}

/** The ASCII character a learner probably meant by a look-alike. */
const CONFUSABLE: Readonly<Record<string, string>> = {
  "\u037e": ";",
  "\uff1b": ";",
  "\u201c": '"',
  "\u201d": '"',
  "\u2018": "'",
  "\u2019": "'",
  "\uff08": "(",
  "\uff09": ")",
  "\uff0c": ",",
  "\u00d7": "x",
  "\u2013": "-",
  "\u2014": "-",
  "\u2212": "-",
  "\uff1a": ":",
  "\uff1d": "=",
  "\uff5b": "{",
  "\uff5d": "}",
  "\u00a0": " ",
  "\u3000": " ",
  "`": "'",
};

function confusableHelp(point: string): string {
  const ascii = CONFUSABLE[point];
  return ascii === undefined ? "" : `this character looks like \`${ascii}\` but is not`;
}
