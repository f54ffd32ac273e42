// `format_args!`: from its tokens to a call of `Arguments::new_…`, as `std/fmt/rt.rs` lays down.

import { error, type DiagnosticBuilder, type DiagnosticSink, type Reported } from "#diagnostics/diagnostic.ts";
import { makeSpan, spanStart, type Span } from "#support/span.ts";
import type * as ast from "#syntax/ast.ts";
import { parseFragment } from "#syntax/fragments.ts";
import type { Token } from "#syntax/token.ts";
import { AstBuilder } from "./ast-build.ts";
import {
  type FormatCount,
  type FormatPosition,
  parseFormatString,
  type Placeholder,
  sourceOffsets,
} from "./format-string.ts";

/** A format string with the way back to its source. */
export interface FormatText {
  readonly value: string;
  readonly span: Span;
  /** Mark of the literal's token: whose variables `{x}` means. */
  readonly mark: number;
  /** Whether it was written as a literal (not made by a macro). */
  readonly literal: boolean;
}

export interface FormatArgsInput {
  readonly tokens: readonly Token[];
  readonly call: Span;
  /** Mark for the names the expansion brings in. */
  readonly mark: number;
  /** `format_args_nl!`. */
  readonly newline: boolean;
  readonly edition: ast.Edition;
  readonly sink: DiagnosticSink;
  readonly textOf: (span: Span) => string;
  /** The string an expression stands for, after expanding macros in it; undefined if it is none. */
  readonly evalString: (expr: ast.Expr) => FormatText | "told" | undefined;
}

interface Argument {
  readonly expr: ast.Expr;
  readonly name: ast.Ident | undefined;
  readonly captured: boolean;
  /** Where `&expr` stands. */
  readonly span: Span;
  used: boolean;
}

/** The expansion; undefined after an error. */
export function expandFormatArgs(input: FormatArgsInput): ast.Expr | undefined {
  const parsed = parseArguments(input);
  if ("error" in parsed) return undefined;
  const text = input.evalString(parsed.format);
  if (text === "told") return undefined;
  if (text === undefined) {
    input.sink.error(notALiteral(parsed.format, parsed.args.length));
    return undefined;
  }
  return new Expander(input, text, parsed.args).expand();
}

function notALiteral(format: ast.Expr, args: number): DiagnosticBuilder {
  const holes = Array.from({ length: args + 1 }, () => "{}").join(" ");
  return error(undefined, "format argument must be a string literal")
    .at(format.span)
    .suggest(
      "you might be missing a string literal to format with",
      spanStart(format.span),
      `"${holes}", `,
      "MaybeIncorrect",
    );
}

function parseArguments(input: FormatArgsInput): { format: ast.Expr; args: Argument[] } | { error: Reported } {
  const { tokens, sink } = input;
  if (tokens.length === 0)
    return { error: sink.error(error(undefined, "requires at least a format string argument").at(input.call)) };
  const args: Argument[] = [];
  let format: ast.Expr | undefined;
  for (let at = 0; at < tokens.length; ) {
    const token = tokens[at] as Token;
    const named =
      format !== undefined && (token.kind === "ident" || token.kind === "keyword") && tokens[at + 1]?.text === "=";
    const start = named ? at + 2 : at;
    const result = parseFragment(tokens, start, "expr", input.edition);
    const node =
      result.fragment?.kind === "expr" || result.fragment?.kind === "literal" ? result.fragment.node : undefined;
    if (result.diagnostics.length > 0 || node === undefined) {
      const told = sink.addAll(result.diagnostics);
      return {
        error: told ?? sink.error(error(undefined, "expected expression").at(token.span, "expected expression")),
      };
    }
    if (format === undefined) format = node;
    else if (named) {
      const name: ast.Ident = {
        name: token.name,
        span: token.span,
        mark: token.mark,
        raw: token.text.startsWith("r#"),
      };
      const earlier = args.find((a) => a.name?.name === name.name);
      if (earlier?.name !== undefined) {
        return {
          error: sink.error(
            error(undefined, `duplicate argument named \`${name.name}\``)
              .at(name.span, "duplicate argument")
              .label(earlier.name.span, "previously here"),
          ),
        };
      }
      args.push({ expr: node, name, captured: false, span: node.span, used: false });
    } else {
      const names = args.filter((a) => a.name !== undefined);
      if (names.length > 0) {
        const builder = error(undefined, "positional arguments cannot follow named arguments").at(
          node.span,
          "positional arguments must be before named arguments",
        );
        for (const a of names)
          builder.label({ ...a.span, start: a.name?.span.start ?? a.span.start }, "named argument");
        return { error: sink.error(builder) };
      }
      args.push({ expr: node, name: undefined, captured: false, span: node.span, used: false });
    }
    at = start + result.consumed;
    const separator = tokens[at];
    if (separator === undefined) break;
    if (separator.text !== ",") {
      return {
        error: sink.error(
          error(undefined, `expected \`,\`, found \`${separator.text}\``).at(separator.span, "expected `,`"),
        ),
      };
    }
    at++;
  }
  return format === undefined
    ? { error: sink.error(error(undefined, "requires at least a format string argument").at(input.call)) }
    : { format, args };
}

const TRAITS: ReadonlyMap<string, string> = new Map([
  ["", "new_display"],
  ["?", "new_debug"],
  ["x", "new_lower_hex"],
  ["X", "new_upper_hex"],
  ["o", "new_octal"],
  ["b", "new_binary"],
  ["e", "new_lower_exp"],
  ["E", "new_upper_exp"],
  ["p", "new_pointer"],
]);

const TRAIT_NAMES: readonly (readonly [string, string])[] = [
  ["", "Display"],
  ["?", "Debug"],
  ["e", "LowerExp"],
  ["E", "UpperExp"],
  ["o", "Octal"],
  ["p", "Pointer"],
  ["b", "Binary"],
  ["x", "LowerHex"],
  ["X", "UpperHex"],
];

/** An entry of the `args` array: one argument shown by one trait. */
interface Entry {
  readonly argument: number;
  readonly constructor_: string;
  readonly span: Span;
}

/** What a placeholder shows, as an index of the `args` array, and with what width and precision. */
interface Spec {
  readonly position: number;
  readonly width: ast.Expr;
  readonly precision: ast.Expr;
}

class Expander {
  readonly #input: FormatArgsInput;
  readonly #text: FormatText;
  readonly #args: Argument[];
  readonly #explicit: number;
  readonly #offsets: readonly number[] | undefined;
  readonly #entries: Entry[] = [];
  readonly #b: AstBuilder;
  #next = 0;
  #told: Reported | undefined;
  readonly #missing: { index: number; span: Span; implicit: boolean; star: Span | undefined }[] = [];
  readonly #implicitSpans: Span[] = [];

  constructor(input: FormatArgsInput, text: FormatText, args: Argument[]) {
    this.#input = input;
    this.#text = text;
    this.#args = args;
    this.#explicit = args.length;
    this.#offsets = text.literal ? sourceOffsets(input.textOf(text.span), text.value) : undefined;
    this.#b = new AstBuilder(input.call, input.mark);
  }

  #span(start: number, end: number): Span {
    const from = this.#offsets?.[start];
    const to = this.#offsets?.[end];
    if (from === undefined || to === undefined) return this.#text.span;
    return makeSpan(this.#text.span.file, this.#text.span.start + from, this.#text.span.start + to);
  }

  expand(): ast.Expr | undefined {
    const { sink } = this.#input;
    const { pieces, error: bad } = parseFormatString(this.#text.value);
    if (bad !== undefined) {
      const builder = error(undefined, `invalid format string: ${bad.message}`).at(
        this.#span(bad.start, bad.end),
        bad.label,
      );
      if (bad.second !== undefined) builder.label(this.#span(bad.second.start, bad.second.end), bad.second.label);
      if (bad.note !== undefined) builder.note(bad.note);
      sink.error(builder);
      return undefined;
    }
    const texts: string[] = [];
    const placeholders: Placeholder[] = [];
    const specs: Spec[] = [];
    let pending = "";
    for (const piece of pieces) {
      const text = piece.kind === "text" ? piece.text : this.#literalText(piece);
      if (text !== undefined) pending += text;
      else if (piece.kind === "placeholder") {
        texts.push(pending);
        pending = "";
        placeholders.push(piece);
        specs.push(this.#placeholder(piece));
      }
    }
    if (this.#input.newline) pending += "\n";
    if (pending !== "") texts.push(pending);
    this.#reportMissing();
    if (this.#told !== undefined) return undefined;
    // As rustc: what is superfluous does not keep the rest from being checked.
    this.#reportUnused();
    return this.#build(texts, placeholders, specs);
  }

  /**
   * The text that a plain `{}` stands for where its argument is a literal: rustc makes it part of the format string, so
   * that the whole may be one `&'static str`.
   */
  #literalText(p: Placeholder): string | undefined {
    if (p.type !== "" || !isPlain(p)) return undefined;
    const { position } = p;
    const index =
      position.kind === "next"
        ? this.#next
        : position.kind === "index"
          ? position.index
          : this.#args.findIndex((a) => a.name?.name === position.name);
    const text = index < this.#explicit ? literalText(this.#args[index]?.expr) : undefined;
    if (text !== undefined) this.#lookup(position, this.#span(p.start, p.end));
    return text;
  }

  /** Looks an argument up; −1 if there is none (noted for the message). */
  #lookup(position: FormatPosition, span: Span, star?: Span): number {
    switch (position.kind) {
      case "next":
        this.#implicitSpans.push(span);
        return this.#index(this.#next++, span, true, star);
      case "index":
        return this.#index(position.index, span, false, star);
      case "name": {
        const found = this.#args.findIndex((a) => a.name?.name === position.name);
        if (found >= 0) {
          (this.#args[found] as Argument).used = true;
          return found;
        }
        return this.#capture(position.name, span);
      }
    }
  }

  #index(index: number, span: Span, implicit: boolean, star: Span | undefined): number {
    const arg = index < this.#explicit ? this.#args[index] : undefined;
    if (arg === undefined) {
      this.#missing.push({ index, span, implicit, star });
      return -1;
    }
    arg.used = true;
    return index;
  }

  #capture(name: string, span: Span): number {
    if (!this.#text.literal) {
      this.#told = this.#input.sink.error(
        error(undefined, `there is no argument named \`${name}\``)
          .at(this.#text.span)
          .note("did you intend to capture a variable from the surrounding scope?")
          .note(
            "to avoid ambiguity, `format_args!` cannot capture variables when the format string is expanded from a macro",
          ),
      );
      return -1;
    }
    const ident: ast.Ident = { name, span, mark: this.#text.mark, raw: false };
    this.#args.push({ expr: this.#b.identExpr(ident), name: ident, captured: true, span, used: true });
    return this.#args.length - 1;
  }

  #entry(argument: number, constructor_: string, span: Span): number {
    const found = this.#entries.findIndex((e) => e.argument === argument && e.constructor_ === constructor_);
    if (found >= 0) return found;
    this.#entries.push({ argument, constructor_, span });
    return this.#entries.length - 1;
  }

  #placeholder(p: Placeholder): Spec {
    const whole = this.#span(p.start, p.end);
    const constructor_ = TRAITS.get(p.type);
    if (constructor_ === undefined) this.#told = this.#unknownTrait(p);
    // `.*` takes its precision before the value; otherwise the value comes first.
    const star =
      p.precision.kind === "star"
        ? this.#lookup({ kind: "next" }, whole, this.#span(p.precision.start, p.precision.end))
        : undefined;
    const positionSpan = p.position.kind === "next" ? whole : this.#span(p.positionStart, p.positionEnd);
    const argument = this.#lookup(p.position, positionSpan);
    const position = argument < 0 || constructor_ === undefined ? 0 : this.#entry(argument, constructor_, whole);
    const precision = star === undefined ? this.#count(p.precision) : this.#param(star, whole);
    return { position, width: this.#count(p.width), precision };
  }

  #param(argument: number, span: Span): ast.Expr {
    const position = argument < 0 ? 0 : this.#entry(argument, "from_usize", span);
    return this.#b.call(this.#b.pathExpr(this.#b.langPath("format_count", "Param")), [this.#b.int(position)]);
  }

  #count(count: FormatCount): ast.Expr {
    const b = this.#b;
    switch (count.kind) {
      case "implied":
      case "star":
        return b.pathExpr(b.langPath("format_count", "Implied"));
      case "is":
        return b.call(b.pathExpr(b.langPath("format_count", "Is")), [b.int(count.value)]);
      case "argument": {
        const span = this.#span(count.start, count.end);
        return this.#param(this.#lookup(count.position, span), span);
      }
    }
  }

  #unknownTrait(p: Placeholder): Reported {
    const span = this.#span(p.typeStart, p.typeEnd);
    const list = TRAIT_NAMES.map(([c, name]) => `- \`${c}\`, which uses the \`${name}\` trait`).join("\n");
    const builder = error(undefined, `unknown format trait \`${p.type}\``)
      .at(span)
      .note(`the only appropriate formatting traits are:\n${list}`);
    for (const [c, name] of TRAIT_NAMES) builder.suggest(`use the \`${name}\` trait`, span, c, "MaybeIncorrect");
    return this.#input.sink.error(builder);
  }

  #reportMissing(): void {
    if (this.#missing.length === 0) return;
    const n = this.#explicit;
    const given = n === 0 ? "no arguments were given" : n === 1 ? "there is 1 argument" : `there are ${n} arguments`;
    const explicit = this.#missing.filter((m) => !m.implicit);
    let builder: DiagnosticBuilder;
    if (explicit.length === 0) {
      const wanted = this.#next;
      builder = error(
        undefined,
        `${wanted} positional argument${wanted === 1 ? "" : "s"} in format string, but ${given}`,
      );
      for (const span of new Set(this.#implicitSpans)) builder.at(span);
      for (const arg of this.#args.slice(0, n)) builder.label(arg.span, "");
      const star = this.#missing.find((m) => m.star !== undefined)?.star;
      if (star !== undefined) builder.note("positional arguments are zero-based");
    } else {
      const indices = [...new Set(explicit.map((m) => m.index))].sort((a, b) => a - b);
      const listed =
        indices.length === 1
          ? `argument ${indices[0]}`
          : `arguments ${indices.slice(0, -1).join(", ")} and ${indices.at(-1)}`;
      builder = error(undefined, `invalid reference to positional ${listed} (${given})`).note(
        "positional arguments are zero-based",
      );
      for (const m of explicit) builder.at(m.span);
    }
    this.#told = this.#input.sink.error(builder);
  }

  #reportUnused(): void {
    const unused = this.#args.filter((a) => !a.used);
    if (unused.length === 0) return;
    const label = (a: Argument): string => (a.name === undefined ? "argument never used" : "named argument never used");
    const printf = /%[0-9.+-]*[a-z]/.test(this.#text.value);
    const only = unused[0] as Argument;
    const builder = error(undefined, unused.length === 1 ? label(only) : "multiple unused formatting arguments");
    for (const a of unused) builder.at(a.span, label(a));
    if (printf) builder.note("printf formatting is not supported; see the documentation for `std::fmt`");
    else
      builder.label(
        this.#text.span,
        unused.length === 1 ? "formatting specifier missing" : "multiple missing formatting specifiers",
      );
    if (unused.length > 1) builder.note(`consider adding ${unused.length} format specifiers`);
    this.#input.sink.error(builder);
  }

  #build(texts: readonly string[], placeholders: readonly Placeholder[], specs: readonly Spec[]): ast.Expr {
    const b = this.#b;
    const pieces = b.ref(b.array(texts.map((t) => b.str(t))));
    const call = (name: string, args: readonly ast.Expr[]): ast.Expr =>
      b.call(b.pathExpr(b.langPath("format_arguments", name)), args);
    if (placeholders.length === 0) return call(this.#args.length === 0 ? "new_const" : "new_inlined", [pieces]);
    const plain = placeholders.every((p, i) => isPlain(p) && specs[i]?.position === i);
    const direct = this.#entries.length === this.#args.length && this.#entries.every((e, i) => e.argument === i);
    const args = this.#args;
    const entry = (e: Entry): ast.Expr => {
      const arg = args[e.argument] as Argument;
      const place = b.at(arg.span);
      const value = direct
        ? place.ref(arg.expr)
        : place.field(place.identExpr(place.ident("args")), place.ident(String(e.argument)));
      return b
        .at(arg.captured ? e.span : arg.span)
        .call(b.at(e.span).pathExpr(b.at(e.span).langPath("format_argument", e.constructor_)), [value]);
    };
    const array = b.array(this.#entries.map(entry));
    // The references stand in a scrutinee, whose temporaries outlive the match; the array is its value.
    const list = direct
      ? b.ref(array)
      : b.ref(b.match(b.tuple(args.map((a) => b.at(a.span).ref(a.expr))), [[b.binding(b.ident("args")), array]]));
    return plain
      ? call("new_v1", [pieces, list])
      : call("new_v1_formatted", [
          pieces,
          list,
          b.ref(b.array(placeholders.map((p, i) => this.#spec(p, specs[i] as Spec)))),
        ]);
  }

  #spec(p: Placeholder, spec: Spec): ast.Expr {
    const b = this.#b;
    const align = p.align === "<" ? "Left" : p.align === ">" ? "Right" : p.align === "^" ? "Center" : "Unknown";
    const flags =
      (p.sign === "+" ? 1 : 0) +
      (p.sign === "-" ? 2 : 0) +
      (p.alternate ? 4 : 0) +
      (p.zero ? 8 : 0) +
      (p.debugHex === "x" ? 16 : 0) +
      (p.debugHex === "X" ? 32 : 0);
    return b.struct(b.langPath("format_placeholder"), [
      [b.ident("position"), b.int(spec.position)],
      [b.ident("fill"), b.lit({ kind: "char", value: p.fill?.codePointAt(0) ?? 32 })],
      [b.ident("align"), b.pathExpr(b.langPath("format_alignment", align))],
      [b.ident("flags"), b.int(flags)],
      [b.ident("precision"), spec.precision],
      [b.ident("width"), spec.width],
    ]);
  }
}

/** The text of a string or integer literal, through parentheses and references; undefined for anything else. */
function literalText(expr: ast.Expr | undefined): string | undefined {
  switch (expr?.kind) {
    case "paren":
      return literalText(expr.expr);
    case "addrOf":
      return expr.raw ? undefined : literalText(expr.operand);
    case "lit": {
      const { lit } = expr;
      if (lit.kind === "str") return lit.value;
      return lit.kind === "int" && fitsItsType(lit.value, lit.suffix) ? String(lit.value) : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether an integer literal means the number written: not a float's, and not too large for its type. */
function fitsItsType(value: bigint, suffix = "i32"): boolean {
  const [, sign, size] = /^([iu])(\d+|size)$/.exec(suffix) ?? [];
  if (size === undefined) return false;
  const bits = size === "size" ? 64 : Number(size);
  return value < 1n << BigInt(sign === "i" ? bits - 1 : bits);
}

function isPlain(p: Placeholder): boolean {
  return (
    p.fill === undefined &&
    p.align === undefined &&
    p.sign === undefined &&
    !p.alternate &&
    !p.zero &&
    p.debugHex === undefined &&
    p.width.kind === "implied" &&
    p.precision.kind === "implied"
  );
}
