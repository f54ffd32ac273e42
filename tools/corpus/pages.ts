// Which pages of the installed documentation are read, and the text of a page.

import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export type SourceName = "book" | "rust-by-example" | "reference" | "error-index" | "std";

export interface Source {
  readonly name: SourceName;
  /** Below the documentation's root. */
  readonly folder: string;
  /** Of blocks that name none. */
  readonly edition: "2021" | "2024";
}

export const SOURCES: readonly Source[] = [
  { name: "book", folder: "book", edition: "2024" },
  { name: "rust-by-example", folder: "rust-by-example", edition: "2021" },
  { name: "reference", folder: "reference", edition: "2024" },
  { name: "error-index", folder: "error_codes", edition: "2021" },
  { name: "std", folder: "std", edition: "2024" },
];

/** The pages of the standard library that count; all of it would take hours. */
const STD_PAGES = [
  "vec/struct.Vec",
  "string/struct.String",
  "primitive.str",
  "primitive.slice",
  "option/enum.Option",
  "result/enum.Result",
  "iter/trait.Iterator",
  "collections/struct.HashMap",
  "rc/struct.Rc",
  "cell/struct.RefCell",
];

/** Earlier editions of a book, translations of it, and all of it on one page: the same programs again. */
const REPEATS = /^(first-edition|second-edition|2018-edition|es|ja|ko|zh)\/|^(print|toc)$/;

/** The folder of the documentation that comes with rustc; undefined where it is not installed. */
export function documentationRoot(): string | undefined {
  const sysroot = execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim();
  const root = join(sysroot, "share/doc/rust/html");
  return existsSync(root) ? root : undefined;
}

/** The names of a source's pages, without `.html`, in a fixed order. */
export function pagesOf(root: string, source: Source): string[] {
  if (source.name === "std") return STD_PAGES.slice();
  return readdirSync(join(root, source.folder), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html"))
    .map((name) => name.slice(0, -".html".length).replaceAll("\\", "/"))
    .filter((name) => !REPEATS.test(name))
    .sort();
}

export function readPage(root: string, source: Source, page: string): string {
  return readFileSync(join(root, source.folder, `${page}.html`), "utf8");
}
