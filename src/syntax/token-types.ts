// The vocabulary: every chevrotain token type, and the tables from spelling to type.

import { createToken, EOF, Lexer, type TokenType } from "chevrotain";

function named(name: string, label: string, categories: TokenType[] = []): TokenType {
  return createToken({ name, label, pattern: Lexer.NA, categories });
}

const BinaryOperator = named("BinaryOperator", "an operator");
const Ident = named("Ident", "identifier");
const Literal = named("Literal", "literal");

/** Operators of the flat binary rule; `as` and `?` are handled apart. */
function op(name: string, text: string): TokenType {
  return named(name, `\`${text}\``, [BinaryOperator]);
}
function sym(name: string, text: string): TokenType {
  return named(name, `\`${text}\``);
}
/** A word reserved in every edition we know, or from one on (`RESERVED_FROM`). */
function word(text: string): TokenType {
  return named(`${text[0]?.toUpperCase()}${text.slice(1)}Keyword`, `\`${text}\``);
}
/** A word that is special only where the grammar asks for it, an identifier elsewhere. */
function contextual(name: string, text: string): TokenType {
  return named(`${name}Word`, `\`${text}\``, [Ident]);
}
function node(name: string, label: string): TokenType {
  return named(name, label);
}

export const T = {
  Eof: EOF,
  Ident,
  Literal,
  BinaryOperator,
  Lifetime: named("LifetimeToken", "lifetime"),
  OuterDoc: named("OuterDoc", "outer doc comment"),
  InnerDoc: named("InnerDoc", "inner doc comment"),
  Unknown: named("Unknown", "unknown token"),

  IntLit: named("IntLit", "integer literal", [Literal]),
  FloatLit: named("FloatLit", "float literal", [Literal]),
  CharLit: named("CharLit", "character literal", [Literal]),
  ByteLit: named("ByteLit", "byte literal", [Literal]),
  StrLit: named("StrLit", "string literal", [Literal]),
  ByteStrLit: named("ByteStrLit", "byte string literal", [Literal]),
  CStrLit: named("CStrLit", "C string literal", [Literal]),

  OpenParen: sym("OpenParen", "("),
  CloseParen: sym("CloseParen", ")"),
  OpenBracket: sym("OpenBracket", "["),
  CloseBracket: sym("CloseBracket", "]"),
  OpenBrace: sym("OpenBrace", "{"),
  CloseBrace: sym("CloseBrace", "}"),

  Semi: sym("Semi", ";"),
  Comma: sym("Comma", ","),
  Dot: sym("Dot", "."),
  DotDotDot: sym("DotDotDot", "..."),
  Colon: sym("Colon", ":"),
  ColonColon: sym("ColonColon", "::"),
  RArrow: sym("RArrow", "->"),
  FatArrow: sym("FatArrow", "=>"),
  Question: sym("Question", "?"),
  Bang: sym("Bang", "!"),
  At: sym("At", "@"),
  Pound: sym("Pound", "#"),
  Dollar: sym("Dollar", "$"),
  Tilde: sym("Tilde", "~"),

  Eq: op("Eq", "="),
  EqEq: op("EqEq", "=="),
  Ne: op("Ne", "!="),
  Lt: op("Lt", "<"),
  Le: op("Le", "<="),
  Gt: op("Gt", ">"),
  Ge: op("Ge", ">="),
  AndAnd: op("AndAnd", "&&"),
  OrOr: op("OrOr", "||"),
  Plus: op("Plus", "+"),
  Minus: op("Minus", "-"),
  Star: op("Star", "*"),
  Slash: op("Slash", "/"),
  Percent: op("Percent", "%"),
  Caret: op("Caret", "^"),
  And: op("And", "&"),
  Or: op("Or", "|"),
  Shl: op("Shl", "<<"),
  Shr: op("Shr", ">>"),
  PlusEq: op("PlusEq", "+="),
  MinusEq: op("MinusEq", "-="),
  StarEq: op("StarEq", "*="),
  SlashEq: op("SlashEq", "/="),
  PercentEq: op("PercentEq", "%="),
  CaretEq: op("CaretEq", "^="),
  AndEq: op("AndEq", "&="),
  OrEq: op("OrEq", "|="),
  ShlEq: op("ShlEq", "<<="),
  ShrEq: op("ShrEq", ">>="),
  DotDot: op("DotDot", ".."),
  DotDotEq: op("DotDotEq", "..="),

  Underscore: sym("Underscore", "_"),
  As: word("as"),
  Break: word("break"),
  Const: word("const"),
  Continue: word("continue"),
  Crate: word("crate"),
  Else: word("else"),
  Enum: word("enum"),
  Extern: word("extern"),
  False: word("false"),
  Fn: word("fn"),
  For: word("for"),
  If: word("if"),
  Impl: word("impl"),
  In: word("in"),
  Let: word("let"),
  Loop: word("loop"),
  Match: word("match"),
  Mod: word("mod"),
  Move: word("move"),
  Mut: word("mut"),
  Pub: word("pub"),
  Ref: word("ref"),
  Return: word("return"),
  SelfLower: word("self"),
  SelfUpper: named("SelfType", "`Self`"),
  Static: word("static"),
  Struct: word("struct"),
  Super: word("super"),
  Trait: word("trait"),
  True: word("true"),
  Type: word("type"),
  Unsafe: word("unsafe"),
  Use: word("use"),
  Where: word("where"),
  While: word("while"),
  Async: word("async"),
  Await: word("await"),
  Dyn: word("dyn"),
  Abstract: word("abstract"),
  Become: word("become"),
  Box: word("box"),
  Do: word("do"),
  Final: word("final"),
  Macro: word("macro"),
  Override: word("override"),
  Priv: word("priv"),
  Typeof: word("typeof"),
  Unsized: word("unsized"),
  Virtual: word("virtual"),
  Yield: word("yield"),
  Try: word("try"),
  Gen: word("gen"),

  Auto: contextual("Auto", "auto"),
  Default: contextual("Default", "default"),
  MacroRules: contextual("MacroRules", "macro_rules"),
  Raw: contextual("Raw", "raw"),
  Safe: contextual("Safe", "safe"),
  Union: contextual("Union", "union"),

  ExprNode: node("ExprNode", "expression"),
  TypeNode: node("TypeNode", "type"),
  PatNode: node("PatNode", "pattern"),
  StmtNode: node("StmtNode", "statement"),
  BlockNode: node("BlockNode", "block"),
  ItemNode: node("ItemNode", "item"),
  PathNode: node("PathNode", "path"),
  VisNode: node("VisNode", "visibility"),
  MetaNode: node("MetaNode", "attribute"),
} as const;

/** All types, for the parser's constructor. */
export const VOCABULARY: TokenType[] = Object.values(T);

/** Words reserved in every edition. */
export const KEYWORDS: ReadonlyMap<string, TokenType> = new Map(
  [
    T.As,
    T.Break,
    T.Const,
    T.Continue,
    T.Crate,
    T.Else,
    T.Enum,
    T.Extern,
    T.False,
    T.Fn,
    T.For,
    T.If,
    T.Impl,
    T.In,
    T.Let,
    T.Loop,
    T.Match,
    T.Mod,
    T.Move,
    T.Mut,
    T.Pub,
    T.Ref,
    T.Return,
    T.SelfLower,
    T.SelfUpper,
    T.Static,
    T.Struct,
    T.Super,
    T.Trait,
    T.True,
    T.Type,
    T.Unsafe,
    T.Use,
    T.Where,
    T.While,
    T.Abstract,
    T.Become,
    T.Box,
    T.Do,
    T.Final,
    T.Macro,
    T.Override,
    T.Priv,
    T.Typeof,
    T.Unsized,
    T.Virtual,
    T.Yield,
    T.Underscore,
  ].map((type) => [spelling(type), type]),
);

/** Words reserved from an edition on. */
export const EDITION_KEYWORDS: ReadonlyMap<string, { readonly type: TokenType; readonly since: number }> = new Map([
  ["async", { type: T.Async, since: 2018 }],
  ["await", { type: T.Await, since: 2018 }],
  ["dyn", { type: T.Dyn, since: 2018 }],
  ["try", { type: T.Try, since: 2018 }],
  ["gen", { type: T.Gen, since: 2024 }],
]);

/** Reserved without a use yet: rustc calls them "reserved keyword". */
export const RESERVED_UNUSED: ReadonlySet<TokenType> = new Set([
  T.Abstract,
  T.Become,
  T.Box,
  T.Do,
  T.Final,
  T.Macro,
  T.Override,
  T.Priv,
  T.Typeof,
  T.Unsized,
  T.Virtual,
  T.Yield,
  T.Try,
  T.Gen,
]);

export const CONTEXTUAL: ReadonlyMap<string, TokenType> = new Map(
  [T.Auto, T.Default, T.MacroRules, T.Raw, T.Safe, T.Union].map((type) => [spelling(type), type]),
);

/** Punctuation by spelling. */
export const PUNCTUATION: ReadonlyMap<string, TokenType> = new Map(
  [
    T.Semi,
    T.Comma,
    T.Dot,
    T.DotDotDot,
    T.Colon,
    T.ColonColon,
    T.RArrow,
    T.FatArrow,
    T.Question,
    T.Bang,
    T.At,
    T.Pound,
    T.Dollar,
    T.Tilde,
    T.Eq,
    T.EqEq,
    T.Ne,
    T.Lt,
    T.Le,
    T.Gt,
    T.Ge,
    T.AndAnd,
    T.OrOr,
    T.Plus,
    T.Minus,
    T.Star,
    T.Slash,
    T.Percent,
    T.Caret,
    T.And,
    T.Or,
    T.Shl,
    T.Shr,
    T.PlusEq,
    T.MinusEq,
    T.StarEq,
    T.SlashEq,
    T.PercentEq,
    T.CaretEq,
    T.AndEq,
    T.OrEq,
    T.ShlEq,
    T.ShrEq,
    T.DotDot,
    T.DotDotEq,
  ].map((type) => [spelling(type), type]),
);

export const DELIMITERS: ReadonlyMap<string, TokenType> = new Map(
  [T.OpenParen, T.CloseParen, T.OpenBracket, T.CloseBracket, T.OpenBrace, T.CloseBrace].map((type) => [
    spelling(type),
    type,
  ]),
);

/** What a fixed token type is spelled as. */
export function spelling(type: TokenType): string {
  return (type.LABEL ?? "").slice(1, -1);
}
