// Tokens and fragments as names and paths.

import { bug } from "#support/bug.ts";
import type { Ident, Lifetime, Path, PathSegment } from "#syntax/ast.ts";
import type { Token } from "#syntax/token.ts";

export function identOf(token: Token): Ident {
  const raw = token.text.startsWith("r#");
  return { name: raw ? token.text.slice(2) : token.text, span: token.span, mark: token.mark, raw };
}

export function lifetimeOf(token: Token): Lifetime {
  return { name: token.name, span: token.span, mark: token.mark };
}

export function plainSegment(ident: Ident): PathSegment {
  return { ident, args: undefined, span: ident.span };
}

export function pathNode(token: Token): Path {
  return token.fragment?.kind === "path" ? token.fragment.node : bug("path token without path");
}
