// Writing out a macro's body with its variables filled in.
//
// Tokens of the body get a fresh hygiene mark. Those of std's macros stand, for messages, at the call; those of
// the user's own macros keep their place in the definition, as rustc shows them.

import { error, type DiagnosticBuilder } from "#diagnostics/diagnostic.ts";
import type { Span } from "#support/span.ts";
import { Token } from "#syntax/token.ts";
import { T } from "#syntax/token-types.ts";
import type { ExpansionMarks } from "#hir/resolve/marks.ts";
import type { TranscriberPart } from "./macro-def.ts";
import type { Match, Matches } from "./match-rules.ts";

export interface TranscribeContext {
  readonly matches: Matches;
  readonly marks: ExpansionMarks;
  /** Where all body tokens stand, if not in their own place. */
  readonly site: Span | undefined;
  /** Makes the identifier token `$crate` in place of a `crate` token. */
  readonly dollarCrate: (token: Token, span: Span, mark: number) => Token;
}

/** Thrown within this file only. */
class TranscribeError extends Error {
  readonly diagnostic: DiagnosticBuilder;
  constructor(diagnostic: DiagnosticBuilder) {
    super("transcribe");
    this.diagnostic = diagnostic;
  }
}

/** The expansion's tokens, or what is wrong with the body's repetitions. */
export function transcribe(
  parts: readonly TranscriberPart[],
  context: TranscribeContext,
): readonly Token[] | DiagnosticBuilder {
  const out: Token[] = [];
  try {
    write(parts, context, [], out);
    return splitTupleIndices(out);
  } catch (thrown) {
    if (thrown instanceof TranscribeError) return thrown.diagnostic;
    throw thrown;
  }
}

/** `self.0.$field` was lexed with the float `0.`: an index and a dot. */
function splitTupleIndices(tokens: readonly Token[]): readonly Token[] {
  const isIndex = (token: Token, i: number): boolean =>
    token.lit?.kind === "float" && /^[0-9]+\.$/.test(token.text) && tokens[i - 1]?.text === ".";
  if (!tokens.some(isIndex)) return tokens;
  return tokens.flatMap((token, i) => {
    if (!isIndex(token, i)) return [token];
    const text = token.text.slice(0, -1);
    const index = new Token(
      T.IntLit,
      "literal",
      text,
      token.span,
      token.mark,
      true,
      { kind: "int", value: BigInt(text), base: 10, suffix: undefined, text },
      undefined,
    );
    return [index, new Token(T.Dot, "punct", ".", token.span, token.mark, token.joint, undefined, undefined)];
  });
}

function own(token: Token, context: TranscribeContext): Token {
  const mark = token.name === "$crate" ? token.mark : context.marks.of(token.mark);
  return token.with(context.site ?? token.span, mark);
}

function write(
  parts: readonly TranscriberPart[],
  context: TranscribeContext,
  indices: readonly number[],
  out: Token[],
): void {
  for (const part of parts) {
    switch (part.kind) {
      case "token":
        out.push(own(part.token, context));
        break;
      case "crate":
        out.push(context.dollarCrate(part.token, context.site ?? part.token.span, context.marks.of(part.token.mark)));
        break;
      case "variable": {
        const match = context.matches.get(part.name);
        if (match === undefined) {
          out.push(own(part.dollar, context), own(part.token, context));
          break;
        }
        const at = descend(match, indices);
        if (at.kind === "sequence") {
          throw new TranscribeError(
            error(undefined, `variable \`${part.name}\` is still repeating at this depth`).at(
              part.token.span,
              "expected at least one repetition",
            ),
          );
        }
        out.push(...at.tokens);
        break;
      }
      case "repeat": {
        const count = repetitions(part, context, indices);
        for (let i = 0; i < count; i++) {
          if (i > 0 && part.separator !== undefined) out.push(own(part.separator, context));
          write(part.parts, context, [...indices, i], out);
        }
        break;
      }
    }
  }
}

/** What a variable stands for in the repetition we are in. */
function descend(match: Match, indices: readonly number[]): Match {
  let at = match;
  for (const index of indices) {
    if (at.kind === "leaf") return at;
    const inner = at.matches[index];
    if (inner === undefined) return at;
    at = inner;
  }
  return at;
}

function repetitions(
  part: Extract<TranscriberPart, { kind: "repeat" }>,
  context: TranscribeContext,
  indices: readonly number[],
): number {
  let count: number | undefined;
  let first = "";
  for (const name of part.names) {
    const match = context.matches.get(name);
    if (match === undefined) continue;
    const at = descend(match, indices);
    if (at.kind === "leaf") continue;
    if (count === undefined) {
      count = at.matches.length;
      first = name;
    } else if (count !== at.matches.length) {
      const times = (n: number): string => `${n} time${n === 1 ? "" : "s"}`;
      throw new TranscribeError(
        error(
          undefined,
          `meta-variable \`${first}\` repeats ${times(count)}, but \`${name}\` repeats ${times(at.matches.length)}`,
        ).at(part.span),
      );
    }
  }
  if (count === undefined) {
    throw new TranscribeError(
      error(
        undefined,
        "attempted to repeat an expression containing no syntax variables matched as repeating at this depth",
      ).at(part.span),
    );
  }
  return count;
}
