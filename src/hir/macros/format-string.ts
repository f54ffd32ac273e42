// The grammar of format strings: pieces of text and placeholders, with offsets into the string's value.
//
// `{` [argument] [ `:` [[fill] align] [sign] [`#`] [`0`] [width] [`.` precision] [type] ] white* `}`
// Offsets count UTF-16 units of the decoded value; `source-offsets` turns them into places in the file.

export type FormatPosition =
  | { readonly kind: "next" }
  | { readonly kind: "index"; readonly index: number }
  | { readonly kind: "name"; readonly name: string };

export type FormatCount =
  | { readonly kind: "implied" }
  | { readonly kind: "is"; readonly value: number }
  | { readonly kind: "argument"; readonly position: FormatPosition; readonly start: number; readonly end: number }
  /** `.*` */
  | { readonly kind: "star"; readonly start: number; readonly end: number };

export interface Placeholder {
  readonly kind: "placeholder";
  readonly position: FormatPosition;
  /** From `{` to after `}`. */
  readonly start: number;
  readonly end: number;
  /** The argument's name or number. */
  readonly positionStart: number;
  readonly positionEnd: number;
  readonly fill: string | undefined;
  readonly align: "<" | ">" | "^" | undefined;
  readonly sign: "+" | "-" | undefined;
  readonly alternate: boolean;
  readonly zero: boolean;
  readonly debugHex: "x" | "X" | undefined;
  readonly width: FormatCount;
  readonly precision: FormatCount;
  readonly type: string;
  readonly typeStart: number;
  readonly typeEnd: number;
}

export type FormatPiece = { readonly kind: "text"; readonly text: string } | Placeholder;

export interface FormatError {
  /** After "invalid format string: ". */
  readonly message: string;
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly note: string | undefined;
  readonly second: { readonly label: string; readonly start: number; readonly end: number } | undefined;
}

const OPEN_NOTE = "if you intended to print `{`, you can escape it using `{{`";
const CLOSE_NOTE = "if you intended to print `}`, you can escape it using `}}`";

/** Reads a format string; stops at the first error. */
export function parseFormatString(text: string): {
  readonly pieces: readonly FormatPiece[];
  readonly error: FormatError | undefined;
} {
  return new FormatParser(text).parse();
}

class FormatParser {
  readonly #text: string;
  #at = 0;
  #error: FormatError | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): { pieces: readonly FormatPiece[]; error: FormatError | undefined } {
    const pieces: FormatPiece[] = [];
    let text = "";
    const flush = (): void => {
      if (text !== "") pieces.push({ kind: "text", text });
      text = "";
    };
    while (this.#at < this.#text.length && this.#error === undefined) {
      const c = this.#text[this.#at] as string;
      if (c === "{" && this.#text[this.#at + 1] === "{") {
        text += "{";
        this.#at += 2;
      } else if (c === "}" && this.#text[this.#at + 1] === "}") {
        text += "}";
        this.#at += 2;
      } else if (c === "{") {
        flush();
        const placeholder = this.#placeholder();
        if (placeholder !== undefined) pieces.push(placeholder);
      } else if (c === "}") {
        this.#error = {
          message: "unmatched `}` found",
          label: "unmatched `}` in format string",
          start: this.#at,
          end: this.#at + 1,
          note: CLOSE_NOTE,
          second: undefined,
        };
      } else {
        text += c;
        this.#at++;
      }
    }
    flush();
    return { pieces, error: this.#error };
  }

  #peek(offset = 0): string | undefined {
    return this.#text[this.#at + offset];
  }
  #eat(c: string): boolean {
    if (this.#peek() !== c) return false;
    this.#at++;
    return true;
  }
  #white(): void {
    while (/\s/u.test(this.#peek() ?? "x")) this.#at++;
  }
  #integer(): number | undefined {
    const start = this.#at;
    while (/[0-9]/.test(this.#peek() ?? "")) this.#at++;
    if (this.#at === start) return undefined;
    const value = Number(this.#text.slice(start, this.#at));
    if (value > 65535 && this.#error === undefined) {
      const digits = this.#text.slice(start, this.#at);
      this.#error = {
        message: `integer \`${digits}\` does not fit into the type \`u16\` whose range is \`0..=65535\``,
        label: "integer out of range for `u16`",
        start,
        end: this.#at,
        note: undefined,
        second: undefined,
      };
    }
    return value;
  }
  #word(): string {
    const match = /^(?:[\p{XID_Start}_]\p{XID_Continue}*)/u.exec(this.#text.slice(this.#at));
    if (match === null) return "";
    this.#at += match[0].length;
    return match[0];
  }
  #position(): FormatPosition | undefined {
    const index = this.#integer();
    if (index !== undefined) return { kind: "index", index };
    const raw = this.#text.startsWith("r#", this.#at) ? 2 : 0;
    const start = this.#at;
    this.#at += raw;
    const name = this.#word();
    if (name !== "") return { kind: "name", name };
    this.#at = start;
    return undefined;
  }

  #placeholder(): Placeholder | undefined {
    const start = this.#at++;
    this.#white();
    const positionStart = this.#at;
    const position = this.#position() ?? { kind: "next" };
    const positionEnd = this.#at;
    const dot = this.#peek() === "." && position.kind === "name";
    if (dot) return this.#fieldAccess(positionStart);
    this.#white();
    let spec: Pick<
      Placeholder,
      | "fill"
      | "align"
      | "sign"
      | "alternate"
      | "zero"
      | "debugHex"
      | "width"
      | "precision"
      | "type"
      | "typeStart"
      | "typeEnd"
    > = {
      fill: undefined,
      align: undefined,
      sign: undefined,
      alternate: false,
      zero: false,
      debugHex: undefined,
      width: { kind: "implied" },
      precision: { kind: "implied" },
      type: "",
      typeStart: this.#at,
      typeEnd: this.#at,
    };
    if (this.#eat(":")) spec = this.#spec();
    this.#white();
    if (this.#error !== undefined) return undefined;
    if (!this.#eat("}")) {
      const found = this.#text.codePointAt(this.#at);
      const second = { label: "because of this opening brace", start, end: start + 1 };
      const message =
        found === undefined
          ? "expected `}` but string was terminated"
          : `expected \`}\`, found \`${escapeChar(String.fromCodePoint(found))}\``;
      this.#error = {
        message,
        label: "expected `}` in format string",
        start: this.#at,
        end: this.#at,
        note: OPEN_NOTE,
        second,
      };
      return undefined;
    }
    return { kind: "placeholder", position, start, end: this.#at, positionStart, positionEnd, ...spec };
  }

  /** `{x.y}`: rustc names this mistake. */
  #fieldAccess(start: number): undefined {
    const rest = /^\.[\p{XID_Continue}.]*/u.exec(this.#text.slice(this.#at))?.[0] ?? ".";
    const end = this.#at + rest.length;
    const tuple = /^\.[0-9]/.test(rest);
    this.#error = {
      message: tuple ? "tuple index access isn't supported" : "field access isn't supported",
      label: "not supported in format string",
      start,
      end,
      note: "consider moving this expression to a local variable and then using the local here instead",
      second: undefined,
    };
    return undefined;
  }

  #spec(): Pick<
    Placeholder,
    | "fill"
    | "align"
    | "sign"
    | "alternate"
    | "zero"
    | "debugHex"
    | "width"
    | "precision"
    | "type"
    | "typeStart"
    | "typeEnd"
  > {
    let fill: string | undefined;
    let align: Placeholder["align"];
    const point = this.#text.codePointAt(this.#at);
    const first = point === undefined ? "" : String.fromCodePoint(point);
    const isAlign = (c: string | undefined): c is "<" | ">" | "^" => c === "<" || c === ">" || c === "^";
    const after = this.#text[this.#at + first.length];
    if (first !== "" && isAlign(after)) {
      fill = first;
      align = after;
      this.#at += first.length + 1;
    } else if (isAlign(first)) {
      align = first;
      this.#at++;
    }
    const sign = this.#eat("+") ? "+" : this.#eat("-") ? "-" : undefined;
    const alternate = this.#eat("#");
    let zero = false;
    // `0$` is a width from argument 0, not the flag.
    if (this.#peek() === "0" && this.#peek(1) !== "$") {
      zero = true;
      this.#at++;
    }
    const width = this.#count();
    let precision: FormatCount = { kind: "implied" };
    if (this.#peek() === ".") {
      const start = this.#at++;
      if (this.#eat("*")) precision = { kind: "star", start, end: this.#at };
      else precision = this.#count();
    }
    const typeStart = this.#at;
    let debugHex: "x" | "X" | undefined;
    let type: string;
    if (this.#eat("?")) {
      type = "?";
    } else if ((this.#peek() === "x" || this.#peek() === "X") && this.#peek(1) === "?") {
      debugHex = this.#peek() as "x" | "X";
      this.#at += 2;
      type = "?";
    } else {
      type = this.#word();
    }
    return { fill, align, sign, alternate, zero, debugHex, width, precision, type, typeStart, typeEnd: this.#at };
  }

  #count(): FormatCount {
    const start = this.#at;
    const value = this.#integer();
    if (value !== undefined) {
      if (this.#eat("$")) return { kind: "argument", position: { kind: "index", index: value }, start, end: this.#at };
      return { kind: "is", value };
    }
    const name = this.#word();
    if (name !== "" && this.#eat("$"))
      return { kind: "argument", position: { kind: "name", name }, start, end: this.#at - 1 };
    this.#at = start;
    return { kind: "implied" };
  }
}

function escapeChar(c: string): string {
  return c === "\n" ? "\\n" : c === "\t" ? "\\t" : c === "\r" ? "\\r" : c === "'" ? "\\'" : c;
}

/**
 * For each offset into a string literal's value, its offset from the literal's start in the source: undoes escapes
 * and line continuations. `source` is the literal as written; undefined if it is none.
 */
export function sourceOffsets(source: string, value: string): readonly number[] | undefined {
  const raw = /^b?c?r(#*)"/.exec(source);
  if (raw !== null) {
    const start = raw[0].length;
    return source.slice(start, start + value.length).replaceAll("\r\n", "\n") === value || source.includes("\r")
      ? Array.from({ length: value.length + 1 }, (_, i) => start + i)
      : undefined;
  }
  const open = source.indexOf('"');
  if (open < 0 || open > 1) return undefined;
  const offsets: number[] = [];
  let i = open + 1;
  while (offsets.length < value.length) {
    if (i >= source.length) return undefined;
    if (source[i] !== "\\") {
      if (source[i] === "\r" && source[i + 1] === "\n" && value[offsets.length] === "\n") i++;
      offsets.push(i++);
      continue;
    }
    const kind = source[i + 1];
    if (kind === "\n" || kind === "\r") {
      i += 2;
      while (/\s/.test(source[i] ?? "x")) i++;
      continue;
    }
    const start = i;
    if (kind === "x") i += 4;
    else if (kind === "u") i = source.indexOf("}", i) + 1;
    else i += 2;
    offsets.push(start);
    if (kind === "u" && (value.codePointAt(offsets.length - 1) ?? 0) > 0xffff) offsets.push(start);
  }
  offsets.push(i);
  return offsets;
}
