// A growing grid of styled characters, on which snippets are drawn in any order.

/** What a piece of text means; the colour policy decides how that looks. */
export type Style =
  | "plain"
  | "header"
  | "error"
  | "warning"
  | "note"
  | "help"
  | "lineNumber"
  | "primary"
  | "secondary"
  | "addition"
  | "removal";

interface Cell {
  char: string;
  style: Style;
}

/** Consecutive characters of one style. */
export interface StyledText {
  readonly text: string;
  readonly style: Style;
}

/** Rows of cells; rows and columns come into being when written to, filled with blanks. */
export class Grid {
  readonly #rows: Cell[][] = [];

  get height(): number {
    return this.#rows.length;
  }

  /** Makes sure that `row` exists. */
  reach(row: number): void {
    while (this.#rows.length <= row) this.#rows.push([]);
  }

  put(row: number, column: number, char: string, style: Style): void {
    this.reach(row);
    const cells = this.#rows[row] as Cell[];
    while (cells.length <= column) cells.push({ char: " ", style: "plain" });
    cells[column] = { char, style };
  }

  puts(row: number, column: number, text: string, style: Style): void {
    let at = column;
    this.reach(row);
    for (const char of text) this.put(row, at++, char, style);
  }

  /** Writes after the last cell of a row. */
  append(row: number, text: string, style: Style): void {
    this.reach(row);
    this.puts(row, (this.#rows[row] as Cell[]).length, text, style);
  }

  /** Gives existing cells another style. */
  restyle(row: number, from: number, to: number, style: Style): void {
    const cells = this.#rows[row] ?? [];
    for (let column = Math.max(0, from); column < Math.min(to, cells.length); column++) {
      (cells[column] as Cell).style = style;
    }
  }

  /** The rows as runs of equal style, blanks at the right end removed. */
  lines(): StyledText[][] {
    return this.#rows.map((cells) => {
      let end = cells.length;
      while (end > 0 && (cells[end - 1] as Cell).char === " ") end--;
      const runs: { text: string; style: Style }[] = [];
      for (const { char, style } of cells.slice(0, end)) {
        const last = runs.at(-1);
        if (last !== undefined && last.style === style) last.text += char;
        else runs.push({ text: char, style });
      }
      return runs;
    });
  }
}
