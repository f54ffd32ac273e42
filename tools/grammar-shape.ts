// What a grammar rule looks like once tidied: shared by its text and its diagram.

/** A rule's body, tidied: what chevrotain records, with comma lists and empty alternatives recognised. */
export type Shape =
  | { readonly kind: "rule"; readonly name: string }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "class"; readonly name: string }
  | { readonly kind: "sequence"; readonly parts: readonly Shape[] }
  | { readonly kind: "choice"; readonly options: readonly Shape[] }
  | { readonly kind: "optional"; readonly body: Shape }
  | { readonly kind: "repeat"; readonly body: Shape }
  /** Items with a separator between, and perhaps after; at least one. */
  | { readonly kind: "list"; readonly item: Shape; readonly separator: string };
