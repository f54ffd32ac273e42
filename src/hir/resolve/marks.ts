// Hygiene marks: which macro expansion a token comes from.
//
// Mark 0 is what the user wrote. Every expansion gives the tokens of its macro's body a mark of its own; a body that
// was itself made by an expansion keeps that mark as `parent`, so that a macro defined by a macro can be taken apart
// again (rustc's syntax contexts, reduced to what `macro_rules` needs).

import type { Span } from "#support/span.ts";
import type { DefId } from "#hir/defs.ts";
import type { CrateName } from "./module.ts";

interface MarkRow {
  readonly parent: number;
  /** Absent for what the compiler itself writes (derives, desugarings). */
  readonly macro: DefId | undefined;
  /** What `$crate` means. */
  readonly krate: CrateName;
  /** The call, and the mark of the call's own path. */
  readonly call: Span;
  readonly callMark: number;
}

/** One expansion: hands out marks for the tokens of the macro's body. */
export class ExpansionMarks {
  readonly #marks: Marks;
  readonly #row: Omit<MarkRow, "parent">;
  readonly #byParent = new Map<number, number>();

  constructor(marks: Marks, row: Omit<MarkRow, "parent">) {
    this.#marks = marks;
    this.#row = row;
  }

  /** The mark for a body token that has `parent` already. */
  of(parent: number): number {
    let mark = this.#byParent.get(parent);
    if (mark === undefined) {
      mark = this.#marks.add({ ...this.#row, parent });
      this.#byParent.set(parent, mark);
    }
    return mark;
  }
}

export class Marks {
  readonly #rows: MarkRow[] = [];

  add(row: MarkRow): number {
    this.#rows.push(row);
    return this.#rows.length;
  }

  expansion(macro: DefId | undefined, krate: CrateName, call: Span, callMark: number): ExpansionMarks {
    return new ExpansionMarks(this, { macro, krate, call, callMark });
  }

  /** The macro whose body a token with this mark stands in. */
  macroOf(mark: number): DefId | undefined {
    return mark === 0 ? undefined : this.#rows[mark - 1]?.macro;
  }
  parentOf(mark: number): number {
    return mark === 0 ? 0 : (this.#rows[mark - 1]?.parent ?? 0);
  }
  crateOf(mark: number): CrateName {
    return mark === 0 ? "user" : (this.#rows[mark - 1]?.krate ?? "user");
  }
  /** The call the user wrote that led to a token with this mark; `own` if the user wrote the token. */
  outermostCall(mark: number, own: Span): Span {
    let span = own;
    for (let at = mark; at !== 0; ) {
      const row = this.#rows[at - 1] as MarkRow;
      span = row.call;
      at = row.callMark;
    }
    return span;
  }
}
