// Copies of long arrays in pages, so that copies taken one after the other share what has not changed in between.

/** Words of a page. */
export const PAGE_WORDS = 1024;

/** The words of a page, the last of a range perhaps fewer; `null` where all are zero. */
type Page = Int32Array | null;

/** A copy of a range of words. */
export type Pages = readonly Page[];

/** Copies the words from `start` to `end`. Pages that are as `previous` has them are shared with it. */
export function savePages(words: Int32Array, start: number, end: number, previous: Pages | undefined): Pages {
  const pages: Page[] = [];
  for (let at = start, i = 0; at < end; at += PAGE_WORDS, i++) {
    const own = words.subarray(at, Math.min(at + PAGE_WORDS, end));
    const before = previous?.[i];
    if (before !== undefined && before !== null && sameWords(own, before)) pages.push(before);
    else pages.push(isZero(own) ? null : own.slice());
  }
  return pages;
}

function sameWords(a: Int32Array, b: Int32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isZero(words: Int32Array): boolean {
  for (let i = 0; i < words.length; i++) if (words[i] !== 0) return false;
  return true;
}

/** Puts a copy of the words from `start` on back; those behind it, up to `end`, become zero. */
export function restorePages(words: Int32Array, start: number, end: number, pages: Pages): void {
  pages.forEach((page, i) => {
    const at = start + i * PAGE_WORDS;
    if (page === null) words.fill(0, at, at + PAGE_WORDS);
    else words.set(page, at);
  });
  const saved = start + pages.length * PAGE_WORDS;
  if (saved < end) words.fill(0, saved, end);
}

/** Counts bytes of copies; what they share is counted once. */
export class PageCount {
  readonly #counted = new Set<Page>([null]);
  bytes = 0;

  /** Adds a copy: what the list takes, and its pages as far as they are new. */
  add(pages: Pages): void {
    this.bytes += pages.length * 8;
    for (const page of pages) {
      if (this.#counted.has(page)) continue;
      this.#counted.add(page);
      this.bytes += (page as Int32Array).byteLength;
    }
  }
}
