// Matching a macro call against one matcher: the parallel matcher of rustc (Earley-like, without look-ahead).
//
// The matcher is flattened into locations; a set of threads walks it, one token at a time. A fragment is parsed only
// when exactly one thread wants one and no thread wants the token itself; anything else is an ambiguity.

import type { Diagnostic } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import type { Edition } from "#syntax/ast.ts";
import { canBegin, desugarDoc, type FragmentKind, parseFragment } from "#syntax/fragments.ts";
import type { Token } from "#syntax/token.ts";
import { rememberTokens } from "./captured-tokens.ts";
import type { MacroRule, MatcherPart, RepeatOp } from "./macro-def.ts";

/** What a variable stands for: tokens, or one match for each repetition. */
export type Match =
  | { readonly kind: "leaf"; readonly tokens: readonly Token[]; readonly fragment: FragmentKind }
  | MatchSequence;

/** A list that grows at its end and shares its beginning with earlier versions of itself. */
export class MatchSequence {
  readonly kind = "sequence";
  readonly #init: MatchSequence | undefined;
  readonly last: Match | undefined;
  #array: readonly Match[] | undefined;

  constructor(init: MatchSequence | undefined, last: Match | undefined) {
    this.#init = init;
    this.last = last;
  }

  get matches(): readonly Match[] {
    if (this.#array === undefined) {
      const out: Match[] = [];
      for (let at: MatchSequence | undefined = this; at?.last !== undefined; at = at.#init) out.push(at.last);
      this.#array = out.reverse();
    }
    return this.#array;
  }

  push(match: Match): MatchSequence {
    return new MatchSequence(this, match);
  }
  replaceLast(match: Match): MatchSequence {
    return new MatchSequence(this.#init, match);
  }
}

const EMPTY = new MatchSequence(undefined, undefined);

export type Matches = ReadonlyMap<string, Match>;

export type MatchResult =
  | { readonly kind: "matched"; readonly matches: Matches }
  /** `at` is the index of the token that did not fit (the number of tokens, if some are missing). */
  | { readonly kind: "mismatch"; readonly at: number; readonly expected: Expected | undefined }
  /** A fragment that does not parse, or an ambiguity: no other rule is tried. */
  | { readonly kind: "failed"; readonly diagnostics: readonly Diagnostic[] }
  | { readonly kind: "ambiguous"; readonly at: number; readonly options: string };

/** What the matcher wanted where a call did not fit. */
export interface Expected {
  readonly text: string;
  readonly span: Span;
}

type Location =
  | { readonly kind: "token"; readonly token: Token }
  | {
      readonly kind: "sequence";
      readonly op: RepeatOp;
      readonly names: readonly string[];
      readonly after: number;
      readonly depth: number;
    }
  | { readonly kind: "repeat"; readonly op: RepeatOp; readonly first: number }
  | { readonly kind: "separator"; readonly token: Token }
  | { readonly kind: "repeatAfterSeparator"; readonly first: number }
  | {
      readonly kind: "fragment";
      readonly name: string;
      readonly fragment: FragmentKind;
      readonly depth: number;
      readonly span: Span;
    }
  | { readonly kind: "end" };

interface Thread {
  at: number;
  matches: ReadonlyMap<string, Match>;
}

const compiled = new WeakMap<MacroRule, readonly Location[]>();

function locationsOf(rule: MacroRule): readonly Location[] {
  const known = compiled.get(rule);
  if (known !== undefined) return known;
  const locations: Location[] = [];
  compile(rule.matcher, locations, 0);
  locations.push({ kind: "end" });
  compiled.set(rule, locations);
  return locations;
}

function compile(parts: readonly MatcherPart[], out: Location[], depth: number): void {
  for (const part of parts) {
    switch (part.kind) {
      case "token":
        for (const token of desugarDoc(part.token)) out.push({ kind: "token", token });
        break;
      case "delimited":
        out.push({ kind: "token", token: part.open });
        compile(part.parts, out, depth);
        out.push({ kind: "token", token: part.close });
        break;
      case "fragment":
        out.push({ kind: "fragment", name: part.name, fragment: part.fragment, depth, span: part.span });
        break;
      case "repeat": {
        const head = out.length;
        out.push({ kind: "end" });
        compile(part.parts, out, depth + 1);
        const first = head + 1;
        if (part.separator === undefined) out.push({ kind: "repeat", op: part.op, first });
        else out.push({ kind: "separator", token: part.separator }, { kind: "repeatAfterSeparator", first });
        out[head] = { kind: "sequence", op: part.op, names: part.names, after: out.length, depth };
        break;
      }
    }
  }
}

/** Adds a match for `name` under `depth` levels of repetition. */
function addMatch(
  matches: ReadonlyMap<string, Match>,
  name: string,
  depth: number,
  match: Match,
): ReadonlyMap<string, Match> {
  const next = new Map(matches);
  next.set(name, depth === 0 ? match : append(next.get(name), depth, match));
  return next;
}

function append(into: Match | undefined, depth: number, match: Match): Match {
  const list = into?.kind === "sequence" ? into : EMPTY;
  if (depth === 1) return list.push(match);
  return list.replaceLast(append(list.last, depth - 1, match));
}

export function sameToken(a: Token, b: Token): boolean {
  if (a.kind === "lifetime" || b.kind === "lifetime") return a.kind === b.kind && a.name === b.name;
  if (a.kind === "interpolated" || b.kind === "interpolated") return false;
  return a.text === b.text && (a.kind === b.kind || (isWord(a) && isWord(b)));
}
function isWord(token: Token): boolean {
  return token.kind === "ident" || token.kind === "keyword";
}

function describe(location: Location): Expected | undefined {
  switch (location.kind) {
    case "token":
    case "separator":
      return { text: `\`${location.token.text}\``, span: location.token.span };
    case "fragment":
      return { text: `meta-variable \`$${location.name}:${location.fragment}\``, span: location.span };
    default:
      return undefined;
  }
}

/** As rustc's `nonterminal_may_be_parsed`: a `vis` may be empty, but only before what can follow one. */
function mayBegin(token: Token, kind: FragmentKind, next: Token | undefined): boolean {
  if (kind !== "vis") return canBegin(token, kind, next);
  return token.text === "," || isWord(token) || token.kind === "interpolated" || canBegin(token, "ty", next);
}

/** Matches all of `input` against a rule. */
export function matchRule(rule: MacroRule, source: readonly Token[], edition: Edition): MatchResult {
  const locations = locationsOf(rule);
  let input = source.some((t) => t.kind === "doc") ? source.flatMap(desugarDoc) : source;
  let current: Thread[] = [{ at: 0, matches: new Map() }];
  let expected: Expected | undefined;
  for (let position = 0; ; ) {
    const token = input[position];
    const next: Thread[] = [];
    const fragments: { thread: Thread; location: Extract<Location, { kind: "fragment" }> }[] = [];
    let ended: Thread | undefined;
    let endings = 0;
    let told = false;
    while (current.length > 0) {
      const thread = current.pop() as Thread;
      const location = locations[thread.at] as Location;
      if (location.kind !== "end" && (!told || current.length === 0)) {
        expected = describe(location) ?? expected;
        told = true;
      }
      switch (location.kind) {
        case "token":
          if (token !== undefined && sameToken(token, location.token))
            next.push({ at: thread.at + 1, matches: thread.matches });
          break;
        case "sequence": {
          let matches = thread.matches;
          for (const name of location.names) matches = addMatch(matches, name, location.depth, EMPTY);
          if (location.op !== "+") current.push({ at: location.after, matches });
          current.push({ at: thread.at + 1, matches });
          break;
        }
        case "repeat":
          current.push({ at: thread.at + 1, matches: thread.matches });
          if (location.op !== "?") current.push({ at: location.first, matches: thread.matches });
          break;
        case "separator":
          current.push({ at: thread.at + 2, matches: thread.matches });
          if (token !== undefined && sameToken(token, location.token))
            next.push({ at: thread.at + 1, matches: thread.matches });
          break;
        case "repeatAfterSeparator":
          current.push({ at: location.first, matches: thread.matches });
          break;
        case "fragment":
          if (token !== undefined && mayBegin(token, location.fragment, input[position + 1]))
            fragments.push({ thread, location });
          break;
        case "end":
          if (token === undefined) {
            ended = thread;
            endings++;
          }
          break;
      }
    }
    // As rustc: at the end not even an empty `vis` is looked for.
    if (token === undefined) {
      if (ended === undefined) return { kind: "mismatch", at: position, expected };
      return endings === 1
        ? { kind: "matched", matches: ended.matches }
        : { kind: "ambiguous", at: position, options: "multiple successful parses" };
    }
    if (next.length === 0 && fragments.length === 0) return { kind: "mismatch", at: position, expected };
    if (fragments.length === 0) {
      current = next;
      position++;
      continue;
    }
    if (next.length > 0 || fragments.length > 1) {
      const wanted = fragments.map((f) => `${f.location.fragment} ('${f.location.name}')`).join(" or ");
      const others = next.length === 0 ? "" : ` or ${next.length} other option${next.length === 1 ? "" : "s"}`;
      return { kind: "ambiguous", at: position, options: `multiple parsing options: built-in NTs ${wanted}${others}.` };
    }
    const { thread, location } = fragments[0] as (typeof fragments)[number];
    const parsed = parseFragment(input, position, location.fragment, edition);
    if (parsed.diagnostics.length > 0) return { kind: "failed", diagnostics: parsed.diagnostics };
    const made = parsed.tokens[0]?.fragment;
    if (made !== undefined && input[position] !== parsed.tokens[0])
      rememberTokens(made, input.slice(position, position + parsed.consumed));
    position += parsed.consumed;
    if (parsed.rest !== undefined) {
      const copy = [...input];
      copy[position] = parsed.rest;
      input = copy;
    }
    const match: Match = { kind: "leaf", tokens: parsed.tokens, fragment: location.fragment };
    current = [{ at: thread.at + 1, matches: addMatch(thread.matches, location.name, location.depth, match) }];
  }
}
