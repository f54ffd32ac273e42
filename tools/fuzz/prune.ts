// Leaves out what a generated program declares but never names: it costs time in two compilers and tests nothing new.

import type { Group, Node, Part } from "./tree.ts";

const WORD = /[A-Za-z_][A-Za-z0-9_]*/g;

/** The name an item declares, or the type whose `impl` it is. */
function itemName(open: string): string | undefined {
  return /^(?:fn|struct|enum|trait|type) (\w+)/.exec(open)?.[1] ?? /^impl\b.*?(\w+)(?:<[^<>]*>)? \{$/.exec(open)?.[1];
}

/** How often each word is written. */
function countWords(nodes: readonly Node[], into: Map<string, number>): Map<string, number> {
  const add = (text: string): void => {
    for (const [word] of text.matchAll(WORD)) into.set(word, (into.get(word) ?? 0) + 1);
  };
  for (const node of nodes) {
    if (typeof node === "string") {
      add(node);
      continue;
    }
    for (const part of node.parts) {
      add(part.open);
      countWords(part.body, into);
    }
  }
  return into;
}

/** The method's own name, unless a trait asks for it. */
const methodName = (node: Node): string | undefined =>
  typeof node === "string" ? undefined : /^fn (\w+)/.exec(node.parts[0]?.open ?? "")?.[1];

/**
 * The program without methods, functions and types that nothing outside themselves names, but for those to be kept.
 * Names are unique in it.
 */
export function prune(tree: readonly Node[], keep: ReadonlySet<Node>): readonly Node[] {
  let now = tree;
  for (;;) {
    const next = pruneOnce(now, keep);
    if (next.length === now.length && countNodes(next) === countNodes(now)) return next;
    now = next;
  }
}

function countNodes(nodes: readonly Node[]): number {
  let count = nodes.length;
  for (const node of nodes) {
    if (typeof node !== "string") for (const part of node.parts) count += countNodes(part.body);
  }
  return count;
}

function pruneOnce(tree: readonly Node[], keep: ReadonlySet<Node>): Node[] {
  const all = countWords(tree, new Map());
  const own = new Map<string, Map<string, number>>();
  for (const node of tree) {
    const name = typeof node === "string" ? undefined : itemName(node.parts[0]?.open ?? "");
    if (name !== undefined) own.set(name, countWords([node], own.get(name) ?? new Map()));
  }
  const unused = (name: string | undefined): boolean =>
    name !== undefined && name !== "main" && all.get(name) === own.get(name)?.get(name);
  const kept: Node[] = [];
  for (const node of tree) {
    if (typeof node === "string" || keep.has(node)) {
      kept.push(node);
      continue;
    }
    const open = node.parts[0]?.open ?? "";
    if (unused(itemName(open))) {
      dropAttribute(kept);
      continue;
    }
    const inherent = open.startsWith("impl") && !open.includes(" for ");
    const left = inherent ? withoutMethods(node.parts, node.close, all) : node;
    if (left.parts.some((part) => part.body.length > 0)) kept.push(left);
  }
  return kept;
}

/** The attributes before an item that was left out. */
function dropAttribute(kept: Node[]): void {
  for (let last = kept.at(-1); typeof last === "string" && last.startsWith("#["); last = kept.at(-1)) kept.pop();
}

function withoutMethods(parts: readonly Part[], close: string, all: ReadonlyMap<string, number>): Group {
  const isNamed = (node: Node): boolean => {
    const name = methodName(node);
    return name === undefined || (all.get(name) ?? 0) > 1;
  };
  return { parts: parts.map(({ open, body }) => ({ open, body: body.filter(isNamed) })), close };
}
