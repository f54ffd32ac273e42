// Finds the Rust code blocks of a page of HTML, as mdBook and rustdoc write them.

/** A code block as it stands in the documentation, hidden lines included. */
export interface Block {
  readonly text: string;
  /** What follows `rust` in the fence: `compile_fail`, `E0382`, `no_run`, `edition2024`. */
  readonly attributes: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'", nbsp: " " };

function decodeEntity(entity: string, name: string): string {
  if (name.startsWith("#x") || name.startsWith("#X")) return String.fromCodePoint(Number.parseInt(name.slice(2), 16));
  if (name.startsWith("#")) return String.fromCodePoint(Number(name.slice(1)));
  return ENTITIES[name] ?? entity;
}

/** Text of HTML: without tags, entities decoded. */
function textOf(html: string): string {
  return html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, decodeEntity);
}

const MDBOOK_BLOCK = /<pre[^>]*><code class="language-rust([^"]*)">([\s\S]*?)<\/code><\/pre>/g;

/** The blocks of a page that mdBook made. */
export function mdbookBlocks(html: string): Block[] {
  return [...html.matchAll(MDBOOK_BLOCK)].map(([, attributes, code]) => ({
    text: textOf(code as string),
    attributes: (attributes as string).split(/[\s,()]+/).filter((word) => word !== ""),
  }));
}

const RUSTDOC_BLOCK =
  /<div class="example-wrap([^"]*)">(?:(?!<div class="example-wrap)[\s\S])*?<pre class="rust rust-example-rendered">[\s\S]*?<\/code><\/pre>(?:<a class="test-arrow"[^>]*?href="([^"]*)")?/g;

/** The blocks of a page that rustdoc made, from their links to the playground, which hold hidden lines too. */
export function rustdocBlocks(html: string): Block[] {
  const blocks: Block[] = [];
  for (const [, classes, link] of html.matchAll(RUSTDOC_BLOCK)) {
    if (link === undefined) continue;
    const query = new URL(textOf(link)).searchParams;
    const edition = query.get("edition");
    blocks.push({
      text: query.get("code") ?? "",
      attributes: [
        ...(classes as string).split(" ").filter((name) => name !== ""),
        ...(edition === null ? [] : [`edition${edition}`]),
      ],
    });
  }
  return blocks;
}
