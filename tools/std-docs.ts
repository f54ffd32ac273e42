// Reads what the standard library offers from its installed documentation: items, impls, and what stands in them.

import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

/** A function, constant, associated type, variant or field that a page documents. */
export interface DocMember {
  readonly kind: "fn" | "const" | "type" | "variant" | "field";
  readonly name: string;
  /** Its declaration as text, types by their full paths, without the end. */
  readonly text: string;
  readonly stable: boolean;
}

/** An impl, or a trait's own part, with its members. */
export interface DocBlock {
  /** `impl<T> std::clone::Clone for std::vec::Vec<T> where …`. */
  readonly header: string;
  readonly stable: boolean;
  readonly members: readonly DocMember[];
}

export interface DocPage {
  /** Path of the page's file within the documentation. */
  readonly file: string;
  /** As in the file's name: `struct`, `enum`, `trait`, `fn`, `primitive`, `macro`… */
  readonly kind: string;
  /** `std::vec::Vec`, or the name of a primitive type. */
  readonly path: string;
  readonly stable: boolean;
  readonly declaration: string;
  readonly variants: readonly DocMember[];
  readonly inherent: readonly DocBlock[];
  readonly traitImpls: readonly DocBlock[];
  /** Impls of auto traits. */
  readonly autoImpls: readonly DocBlock[];
  /** Items that a trait requires or provides. */
  readonly traitMembers: readonly DocMember[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', nbsp: " ", "#39": "'" };

/** Rust text of a rendered declaration: linked types by their full paths. */
function rustText(html: string): string {
  return html
    .replace(/<a [^>]*data-notable-ty[^>]*>.*?<\/a>/gs, "")
    .replace(/<a class="(?:struct|enum|union|trait|type)"[^>]*title="\w+ ([\w:]+)"[^>]*>[^<]*<\/a>/g, "::$1")
    .replace(/<div class="where">/g, " ")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole)
    .replace(/\[const\] |(?<=>|impl) const (?=[\w:])/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** Without the allocator parameters that stable programs never see. */
function withoutAllocators(text: string): string {
  return text
    .replace(/\bA: [^,<>]*(?:, |,?$|(?=>))/g, "")
    .replace(/, A\b(?= ?[,>])|, ::std::alloc::Global\b/g, "")
    .replace(/\bA, (?=\w)/g, "")
    .replace(/<A>/g, "")
    .replace(/, (?=>)/g, "")
    .replace(/ where\s*$/, "");
}

const MEMBER = /^(tymethod|method|associatedconstant|associatedtype|variant|structfield)\.([^-]+)/;
const KINDS: Readonly<Record<string, DocMember["kind"]>> = {
  tymethod: "fn",
  method: "fn",
  associatedconstant: "const",
  associatedtype: "type",
  variant: "variant",
  structfield: "field",
};
const EVENT =
  /<h2 id="(?<part>[^"]*)"|<(?<tag>section|span) id="(?<id>[^"]*)" class="[^"]*">(?<body>.*?)<\/\k<tag>>(?<unstable>(?:<\/summary>|<\/h\d>|\s)*<span class="item-info">(?:(?!<\/summary>|<section).)*?nightly-only)?/gs;

interface Draft {
  readonly variants: DocMember[];
  readonly inherent: DocBlock[];
  readonly traitImpls: DocBlock[];
  readonly autoImpls: DocBlock[];
  readonly traitMembers: DocMember[];
}

function partOf(draft: Draft, part: string): DocBlock[] | undefined {
  if (part === "implementations") return draft.inherent;
  if (/^(trait|foreign)-impl/.test(part)) return draft.traitImpls;
  return part === "synthetic-implementations" ? draft.autoImpls : undefined;
}

function readBlocks(html: string): Draft {
  const draft: Draft = { variants: [], inherent: [], traitImpls: [], autoImpls: [], traitMembers: [] };
  let part = "";
  let members: DocMember[] | undefined;
  let hidesAllocator = false;
  for (const { groups = {} } of html.matchAll(EVENT)) {
    if (groups["part"] !== undefined) {
      part = groups["part"];
      members = /^(required|provided|dyn)/.test(part)
        ? draft.traitMembers
        : part === "variants"
          ? draft.variants
          : undefined;
      hidesAllocator = false;
      continue;
    }
    const { id = "", body = "", unstable } = groups;
    const header = /<h[34] class="code-header">(.*?)<\/h[34]>/s.exec(body)?.[1];
    const stable = unstable === undefined;
    if (id.startsWith("impl-") && header !== undefined) {
      const blocks = partOf(draft, part);
      const text = rustText(header);
      hidesAllocator = text.includes("alloc::Allocator");
      members = [];
      blocks?.push({ header: hidesAllocator ? withoutAllocators(text) : text, stable, members });
      continue;
    }
    const [, kind, name] = MEMBER.exec(id) ?? [];
    if (kind === undefined || name === undefined || members === undefined || header === undefined) continue;
    const text = rustText(header);
    members.push({ kind: KINDS[kind] ?? "fn", name, text: hidesAllocator ? withoutAllocators(text) : text, stable });
  }
  return draft;
}

/** One page; `file` is its path within the documentation of `std`. */
export function readPage(docs: string, file: string): DocPage | undefined {
  const [, folder = "", kind, name] = /^(.*?)([a-z]+)\.([^/]+)\.html$/.exec(file) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  const html = readFileSync(join(docs, file), "utf8");
  const head = html.slice(0, html.indexOf("<h2 id="));
  const declaration = /<pre class="rust item-decl"><code>(.*?)<\/code>/s.exec(html)?.[1] ?? "";
  const path = kind === "primitive" ? name : `std::${folder.replaceAll("/", "::")}${name}`;
  const stable = !/class="item-info">.{0,200}nightly-only/s.test(head.slice(0, head.indexOf("docblock")));
  return { file, kind, path, stable, declaration: rustText(declaration), ...readBlocks(html) };
}

/** All pages below a folder of the documentation, in order of their paths. */
export function pagesOf(docs: string, folder = docs): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return pagesOf(docs, path);
      return entry.name.endsWith(".html") ? [relative(docs, path)] : [];
    });
}
