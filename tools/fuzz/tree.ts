// A generated program as a tree of lines, so that it can be printed and cut down without being parsed.

/** A line, or a construct whose parts (branches, a body) hold further nodes. */
export type Node = string | Group;

export interface Group {
  /** Each part opens with a line (`if a {`, `} else {`) and holds nodes. */
  readonly parts: readonly Part[];
  readonly close: string;
}

export interface Part {
  readonly open: string;
  readonly body: readonly Node[];
}

export function group(open: string, body: readonly Node[], close = "}"): Group {
  return { parts: [{ open, body }], close };
}

function printInto(nodes: readonly Node[], indent: string, lines: string[]): void {
  for (const node of nodes) {
    if (typeof node === "string") {
      lines.push(indent + node);
      continue;
    }
    for (const part of node.parts) {
      lines.push(indent + part.open);
      printInto(part.body, `${indent}    `, lines);
    }
    lines.push(indent + node.close);
  }
}

/** The program text, one line for each line of the tree. */
export function printTree(nodes: readonly Node[]): string {
  const lines: string[] = [];
  printInto(nodes, "", lines);
  return `${lines.join("\n")}\n`;
}
