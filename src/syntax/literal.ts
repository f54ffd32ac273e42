// Decodes literals: numbers, characters and strings with their escapes, and reports what is malformed.

import { utf8 } from "#support/utf8.ts";
import type { CodeOrNone, LexFault } from "./lex-fault.ts";
import type { Lit } from "./ast.ts";

type Report = (fault: LexFault) => void;

const INT_SUFFIXES = new Set(["u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64", "i128", "isize"]);
const FLOAT_SUFFIXES = new Set(["f32", "f64", "f16", "f128"]);

/** Splits and evaluates an integer or float literal (`0x_ffu8`, `1_000`, `2.5e-3f32`). */
export function decodeNumber(text: string, at: number, report: Report): Lit {
  const base = text[0] === "0" ? (({ x: 16, o: 8, b: 2 } as Record<string, 2 | 8 | 16>)[text[1] ?? ""] ?? 10) : 10;
  const body =
    base === 16
      ? /^0x[0-9a-fA-F_]*/
      : base === 8
        ? /^0o[0-9_]*/
        : base === 2
          ? /^0b[0-9_]*/
          : /^[0-9_]+(?:\.[0-9_]*)?(?:[eE][+-]?[0-9_]*[0-9][0-9_]*)?/;
  const number = body.exec(text)?.[0] ?? text;
  const suffix = text.slice(number.length);
  const digits = (base === 10 ? number : number.slice(2)).replaceAll("_", "");
  const bad = (message: string, start: number, end: number, label = "", help = ""): Lit => {
    report({ code: undefined, message, start, end, label, help });
    return { kind: "error" };
  };
  if (digits === "") {
    report({
      code: "E0768",
      message: `no valid digits found for number`,
      start: at,
      end: at + text.length,
      label: "",
      help: "",
    });
    return { kind: "error" };
  }
  if (/^[eE]([+-]|$|_*$)/.test(suffix) && base === 10)
    return bad("expected at least one digit in exponent", at, at + text.length);
  for (let i = 0; base < 10 && i < number.length; i++) {
    if (i >= 2 && number[i] !== "_" && Number(number[i]) >= base)
      return bad(`invalid digit for a base ${base} literal`, at + i, at + i + 1);
  }
  const isFloat = base === 10 && /[.eE]/.test(number);
  if (
    suffix !== "" &&
    !(isFloat ? FLOAT_SUFFIXES.has(suffix) : INT_SUFFIXES.has(suffix) || (base === 10 && FLOAT_SUFFIXES.has(suffix)))
  ) {
    return badSuffix(suffix, isFloat, at, at + text.length, base);
  }
  if (isFloat) return { kind: "float", digits: number.replaceAll("_", ""), suffix: suffix || undefined, text };
  const value = BigInt(base === 10 ? digits : `0${{ 16: "x", 8: "o", 2: "b" }[base]}${digits}`);
  if (value >= 1n << 128n) {
    report({
      code: undefined,
      message: "integer literal is too large",
      start: at,
      end: at + text.length,
      label: "",
      help: "",
      note: `value exceeds limit of \`${(1n << 128n) - 1n}\``,
    });
    return { kind: "error" };
  }
  return { kind: "int", value, base, suffix: suffix || undefined, text };
}

function badSuffix(suffix: string, isFloat: boolean, start: number, end: number, base: number): Lit {
  const width = /^([iu])(\d+)$/.exec(suffix);
  const floatWidth = /^f(\d+)$/.exec(suffix);
  let fault: LexFault;
  if (width !== null && !isFloat) {
    fault = {
      code: undefined,
      message: `invalid width \`${width[2]}\` for integer literal`,
      start,
      end,
      label: "",
      help: "valid widths are 8, 16, 32, 64 and 128",
    };
  } else if (floatWidth !== null && base === 10) {
    fault = {
      code: undefined,
      message: `invalid width \`${floatWidth[1]}\` for float literal`,
      start,
      end,
      label: "",
      help: "valid widths are 32 and 64",
    };
  } else if (isFloat) {
    fault = {
      code: undefined,
      message: `invalid suffix \`${suffix}\` for float literal`,
      start,
      end,
      label: `invalid suffix \`${suffix}\``,
      help: "valid suffixes are `f32` and `f64`",
    };
  } else {
    fault = {
      code: undefined,
      message: FLOAT_SUFFIXES.has(suffix)
        ? `${base === 2 ? "binary" : base === 8 ? "octal" : "hexadecimal"} float literal is not supported`
        : `invalid suffix \`${suffix}\` for number literal`,
      start,
      end,
      label: FLOAT_SUFFIXES.has(suffix) ? "not supported" : `invalid suffix \`${suffix}\``,
      help: FLOAT_SUFFIXES.has(suffix)
        ? ""
        : "the suffix must be one of the numeric types (`u32`, `isize`, `f32`, etc.)",
    };
  }
  return { kind: "error", fault };
}

/** How a quoted literal decodes: bytes only, characters, or both (C strings). */
type Mode = "char" | "byte" | "str" | "byteStr" | "cStr";

const SIMPLE: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, "\\": 92, "0": 0, "'": 39, '"': 34 };

/** Decodes a whole quoted literal: `text` with prefix, quotes, hashes and any suffix; `at` its offset. */
export function decodeQuoted(text: string, at: number, report: Report): Lit {
  const head = /^(b|c|r|br|cr)?(#*)(['"])/.exec(text);
  if (head === null) return { kind: "error" };
  const prefix = head[1] ?? "";
  const raw = prefix.endsWith("r");
  const quote = head[3] as string;
  const close = quote + (head[2] ?? "");
  const start = head[0].length;
  const end = text.lastIndexOf(close);
  if (end < start) return { kind: "error" };
  const suffix = text.slice(end + close.length);
  const mode: Mode =
    quote === "'"
      ? prefix === "b"
        ? "byte"
        : "char"
      : prefix.startsWith("b")
        ? "byteStr"
        : prefix.startsWith("c")
          ? "cStr"
          : "str";
  let failed = false;
  const fail = (fault: LexFault): void => {
    failed = true;
    report(fault);
  };
  const units = decodeText(text, start, end, at, mode, raw, fail);
  if (failed) return { kind: "error" };
  if (suffix !== "" && suffix !== "_") {
    const what = { char: "char", byte: "byte", str: "string", byteStr: "byte string", cStr: "C string" }[mode];
    const message = `suffixes on ${what} literals are invalid`;
    const label = `invalid suffix \`${suffix}\``;
    return { kind: "error", fault: { code: undefined, message, start: at, end: at + text.length, label, help: "" } };
  }
  switch (mode) {
    case "str":
      return { kind: "str", value: units.join(""), raw };
    case "byteStr":
    case "cStr":
      return { kind: mode, value: units.flatMap((unit) => (typeof unit === "number" ? [unit] : [...utf8(unit)])), raw };
    case "char":
    case "byte": {
      const value = units.map((u) => (typeof u === "number" ? u : (u.codePointAt(0) as number)));
      return value.length === 1 ? { kind: mode, value: value[0] as number } : { kind: "error" };
    }
  }
}

/** The decoded pieces between `start` and `end`: strings, or bytes as numbers. */
function decodeText(
  text: string,
  start: number,
  end: number,
  at: number,
  mode: Mode,
  raw: boolean,
  fail: Report,
): (string | number)[] {
  const out: (string | number)[] = [];
  const single = mode === "char" || mode === "byte";
  const bytes = mode === "byte" || mode === "byteStr";
  const kind = { char: "character", byte: "byte", str: "string", byteStr: "byte string", cStr: "C string" }[mode];
  const bad = (message: string, from: number, to: number, label = "", help = "", code: CodeOrNone = undefined): void =>
    fail({ code, message, start: at + from, end: at + to, label, help });
  if (single && start === end)
    bad(
      `empty ${mode === "char" ? "character" : "byte"} literal`,
      start,
      end + 1,
      `empty ${mode === "char" ? "character" : "byte"} literal`,
    );
  let i = start;
  let count = 0;
  while (i < end) {
    const c = text[i] as string;
    count++;
    if (c === "\\" && !raw) {
      i = decodeEscape(text, i, end, mode, out, bad);
      continue;
    }
    if (c === "\r") {
      if (text[i + 1] === "\n") {
        if (!single) {
          out.push("\n");
          i += 2;
          continue;
        }
      } else {
        bad(
          `bare CR not allowed in ${raw ? "raw " : ""}${kind}${mode === "char" || mode === "byte" ? " literal" : ""}`,
          i,
          i + 1,
          "",
          raw ? "" : "escape the character as `\\r`",
        );
        i++;
        continue;
      }
    }
    if (single && (c === "\n" || c === "\t" || c === "\r" || c === "'")) {
      const shown = { "\n": "\\n", "\t": "\\t", "\r": "\\r", "'": "\\'" }[c];
      bad(
        `${mode === "char" ? "character" : "byte"} constant must be escaped: \`${shown}\``,
        i,
        i + 1,
        "",
        `escape the character as \`${shown}\``,
      );
      i++;
      continue;
    }
    const code = text.codePointAt(i) as number;
    const width = code > 0xffff ? 2 : 1;
    if (code >= 0xd800 && code <= 0xdfff) bad("unpaired surrogate in source text", i, i + 1);
    else if (bytes && code > 0x7f)
      bad(
        `non-ASCII character in ${raw ? "raw " : ""}${mode === "byte" ? "byte literal" : "byte string literal"}`,
        i,
        i + width,
        "must be ASCII",
      );
    else if (mode === "cStr" && code === 0) bad("null characters in C string literals are not supported", i, i + 1);
    else if (mode === "byteStr") out.push(code);
    else out.push(String.fromCodePoint(code));
    i += width;
  }
  if (single && count > 1) {
    const word =
      mode === "char"
        ? "character literal may only contain one codepoint"
        : "if you meant to write a byte string literal, use double quotes";
    const help = mode === "char" ? "if you meant to write a string literal, use double quotes" : "";
    if (out.length > 1) fail({ code: undefined, message: word, start: at, end: at + text.length, label: "", help });
  }
  return out;
}

/** Decodes the escape at `i`; pushes what it stands for; returns the offset after it. */
function decodeEscape(
  text: string,
  i: number,
  end: number,
  mode: Mode,
  out: (string | number)[],
  bad: (message: string, from: number, to: number, label?: string, help?: string) => void,
): number {
  const bytes = mode === "byte" || mode === "byteStr";
  const next = text[i + 1] ?? "";
  const simple = SIMPLE[next];
  if (simple !== undefined) {
    if (mode === "cStr" && simple === 0) bad("null characters in C string literals are not supported", i, i + 2);
    out.push(mode === "byteStr" ? simple : String.fromCharCode(simple));
    return i + 2;
  }
  if (next === "x") {
    const digits = text.slice(i + 2, Math.min(i + 4, end));
    if (digits.length < 2) bad("numeric character escape is too short", i, i + 2 + digits.length);
    else if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
      const wrong = /^[0-9a-fA-F]/.test(digits) ? i + 3 : i + 2;
      bad(
        `invalid character in numeric character escape: \`${text[wrong]}\``,
        wrong,
        wrong + 1,
        "invalid character in numeric character escape",
      );
    } else {
      const value = Number.parseInt(digits, 16);
      if ((mode === "char" || mode === "str") && value > 0x7f)
        bad("out of range hex escape", i, i + 4, "must be a character in the range [\\x00-\\x7f]");
      else if (mode === "cStr" && value === 0) bad("null characters in C string literals are not supported", i, i + 4);
      else if (mode === "byteStr" || mode === "cStr") out.push(value);
      else out.push(String.fromCharCode(value));
    }
    return Math.min(i + 4, end);
  }
  if (next === "u") return unicodeEscape(text, i, end, mode, out, bad);
  if ((next === "\n" || (next === "\r" && text[i + 2] === "\n")) && mode !== "char" && mode !== "byte") {
    let j = i + 1;
    while (j < end && " \t\r\n".includes(text[j] as string)) j++;
    return j;
  }
  const code = text.codePointAt(i + 1) ?? 0;
  const width = code > 0xffff ? 2 : 1;
  const shown = String.fromCodePoint(code);
  bad(
    `unknown ${bytes ? "byte" : "character"} escape: \`${shown}\``,
    i + 1,
    i + 1 + width,
    `unknown ${bytes ? "byte" : "character"} escape`,
  );
  return Math.min(i + 1 + width, end);
}

function unicodeEscape(
  text: string,
  i: number,
  end: number,
  mode: Mode,
  out: (string | number)[],
  bad: (message: string, from: number, to: number, label?: string, help?: string) => void,
): number {
  const match = /^\{([^}"']*)\}/.exec(text.slice(i + 2, end));
  if (match === null) {
    if (text[i + 2] !== "{")
      bad(
        "incorrect unicode escape sequence",
        i,
        i + 2,
        "",
        "format of unicode escape sequences uses braces: `\\u{…}`",
      );
    else bad("unterminated unicode escape", i, end, "missing a closing `}`");
    return text[i + 2] === "{" ? end : i + 2;
  }
  const after = i + 2 + match[0].length;
  const digits = (match[1] as string).replaceAll("_", "");
  if (mode === "byte" || mode === "byteStr")
    bad("unicode escape in byte string", i, after, "unicode escape in byte string");
  else if (digits === "") bad("empty unicode escape", i, after, "this escape must have at least 1 hex digit");
  else if (!/^[0-9a-fA-F]+$/.test(digits)) {
    const wrong = i + 3 + (match[1] as string).search(/[^0-9a-fA-F_]/);
    bad(
      `invalid character in unicode escape: \`${text[wrong]}\``,
      wrong,
      wrong + 1,
      "invalid character in unicode escape",
    );
  } else if (digits.length > 6) bad("overlong unicode escape", i, after, "must have at most 6 hex digits");
  else {
    const value = Number.parseInt(digits, 16);
    if (value > 0x10ffff)
      bad("invalid unicode character escape", i, after, "invalid escape", "unicode escape must be at most 10FFFF");
    else if (value >= 0xd800 && value <= 0xdfff)
      bad("invalid unicode character escape", i, after, "invalid escape", "unicode escape must not be a surrogate");
    else if (mode === "cStr" && value === 0) bad("null characters in C string literals are not supported", i, after);
    else out.push(String.fromCodePoint(value));
  }
  return after;
}
