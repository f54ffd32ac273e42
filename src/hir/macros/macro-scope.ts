// Textual scope of `macro_rules!`: each definition is known from where it stands to the end of its block or file.

import type { DefId } from "#hir/defs.ts";

/**
 * Macros known by text order (`macro_rules!` scopes): the innermost definition first. A `slot` stands for a macro
 * call among items that could not be expanded yet; what it defines is put in later.
 */
export type MacroScope =
  | undefined
  | { readonly kind: "macro"; readonly name: string; readonly macro: DefId; readonly outer: MacroScope }
  | { readonly kind: "slot"; filled: MacroScope; readonly outer: MacroScope };

/** The macros that a name could mean by text order, the nearest first: that one it does mean. */
export function* textualMacros(scope: MacroScope, name: string): Iterable<DefId> {
  for (let at = scope; at !== undefined; ) {
    if (at.kind === "macro") {
      if (at.name === name) yield at.macro;
      at = at.outer;
    } else {
      // What a filled slot holds ends in what lies around the slot.
      at = at.filled ?? at.outer;
    }
  }
}

/** The macro that a name means by text order. */
export function findTextualMacro(scope: MacroScope, name: string): DefId | undefined {
  for (const macro of textualMacros(scope, name)) return macro;
  return undefined;
}
