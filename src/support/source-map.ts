// The session's files: texts by id, and line/column lookup for the shells.

import type { FileId, Span } from "./span.ts";

/** Who wrote a file: the user, or Ferrule's own standard library. */
export type FileOrigin = "user" | "std";

/** One-based line and one-based column, the column counted in Unicode scalar values as rustc does. */
export interface LineColumn {
  readonly line: number;
  readonly column: number;
}

/** One text with its line table. */
export class SourceFile {
  readonly id: FileId;
  /** The name shown in messages: a path as given, `<stdin>`, or `std/vec.rs`. */
  readonly name: string;
  readonly text: string;
  readonly origin: FileOrigin;
  #lineStarts: number[] | undefined;

  constructor(id: FileId, name: string, text: string, origin: FileOrigin) {
    this.id = id;
    this.name = name;
    this.text = text;
    this.origin = origin;
  }

  /** Offsets at which lines begin; lines end at `\n` as rustc counts them. */
  get lineStarts(): readonly number[] {
    if (this.#lineStarts === undefined) {
      const starts = [0];
      for (let i = this.text.indexOf("\n"); i >= 0; i = this.text.indexOf("\n", i + 1)) starts.push(i + 1);
      this.#lineStarts = starts;
    }
    return this.#lineStarts;
  }

  /** The zero-based line that holds `offset`. */
  lineIndex(offset: number): number {
    const starts = this.lineStarts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  lineColumn(offset: number): LineColumn {
    const line = this.lineIndex(offset);
    let column = 1;
    for (let i = this.lineStarts[line] as number; i < offset; i++) {
      const unit = this.text.charCodeAt(i);
      if (unit < 0xdc00 || unit > 0xdfff) column++;
    }
    return { line: line + 1, column };
  }

  /** The text of a zero-based line, without its line ending. */
  lineText(index: number): string {
    const start = this.lineStarts[index] as number;
    const next = this.lineStarts[index + 1];
    const end = next === undefined ? this.text.length : next - 1;
    const line = this.text.slice(start, end);
    return line.endsWith("\r") ? line.slice(0, -1) : line;
  }
}

/** All files of a session. */
export class SourceMap {
  readonly #files: SourceFile[];

  /** `base`: files that are known already and keep their ids (the standard library's). */
  constructor(base?: SourceMap) {
    this.#files = [...(base?.files() ?? [])];
  }

  add(name: string, text: string, origin: FileOrigin = "user"): SourceFile {
    const file = new SourceFile(this.#files.length as FileId, name, text, origin);
    this.#files.push(file);
    return file;
  }

  file(id: FileId): SourceFile {
    return this.#files[id] as SourceFile;
  }

  files(): readonly SourceFile[] {
    return this.#files;
  }

  text(span: Span): string {
    return this.file(span.file).text.slice(span.start, span.end);
  }

  isUser(span: Span): boolean {
    return this.file(span.file).origin === "user";
  }
}
