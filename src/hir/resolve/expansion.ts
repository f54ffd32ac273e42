// Expansions as a tree: which macro call brought in what, so that names can be told from ones that came in later.

/** A macro call that has been expanded, within the one that brought it in; the root is what the user wrote. */
export interface Expansion {
  readonly parent: Expansion | undefined;
  readonly depth: number;
}

export const NOT_EXPANDED: Expansion = { parent: undefined, depth: 0 };

export function isWithin(inner: Expansion, outer: Expansion): boolean {
  let at: Expansion | undefined = inner;
  while (at !== undefined && at.depth > outer.depth) at = at.parent;
  return at === outer;
}

/**
 * Whether a name that came in by `own` may have appeared only after a path in `use` was resolved to one that came in by
 * `other` (rustc's `may_appear_after`).
 */
export function mayAppearAfter(own: Expansion, other: Expansion, use: Expansion): boolean {
  return !isWithin(other, own) && !isWithin(use, own);
}
