// Makes a program small that shows a difference: nodes of its tree are cut, and constructs replaced by what
// they hold, as long as the same kind of difference remains. rustc is asked about many candidates at a time.

import { askFerrule, type Difference, type DifferenceKind, difference, type Ours, type RunKind } from "./compare.ts";
import { askRustc, isBorrowError } from "./oracle.ts";
import { type Node, printTree } from "./tree.ts";

/** A cut: of the node at a path, of one part of it, or of the construct around its parts. */
type Edit = `cut ${string}` | `part ${string}` | `unwrap ${string}`;

const MAX_ROUNDS = 40;
/** Edits are tried together in up to so many groups. */
const MAX_PARTS = 16;
/** So many candidates in one question: more than that, and one bad one costs too much. */
const BATCH = 60;

function editsOf(nodes: readonly Node[], path: string, into: Edit[]): void {
  for (const [i, node] of nodes.entries()) {
    const at = `${path}/${i}`;
    const isMain = typeof node !== "string" && node.parts[0]?.open.startsWith("fn main(") === true;
    if (!isMain) into.push(`cut ${at}`);
    if (typeof node === "string") continue;
    if (!isMain) into.push(`unwrap ${at}`);
    for (const [j, part] of node.parts.entries()) {
      if (j > 0) into.push(`part ${at}:${j}`);
      editsOf(part.body, `${at}:${j}`, into);
    }
  }
}

function applied(nodes: readonly Node[], path: string, edits: ReadonlySet<string>): Node[] {
  const kept: Node[] = [];
  for (const [i, node] of nodes.entries()) {
    const at = `${path}/${i}`;
    if (edits.has(`cut ${at}`)) continue;
    if (typeof node === "string") {
      kept.push(node);
      continue;
    }
    const parts = node.parts
      .map((part, j) => ({
        open: part.open,
        body: applied(part.body, `${at}:${j}`, edits),
        gone: edits.has(`part ${at}:${j}`),
      }))
      .filter((part) => !part.gone)
      .map(({ open, body }) => ({ open, body }));
    if (edits.has(`unwrap ${at}`)) kept.push(...parts.flatMap((part) => part.body));
    else kept.push({ parts, close: node.close });
  }
  return kept;
}

/** Differences that show without a run. */
const OF_VERDICTS: readonly DifferenceKind[] = ["unsupported", "false-accept", "false-reject", "lines"];

/** Which of the trees still show the difference, in a run of the kind that showed it. */
async function keeping(trees: readonly (readonly Node[])[], wanted: Difference, shownBy: RunKind): Promise<boolean[]> {
  const texts = trees.map(printTree);
  const kind = OF_VERDICTS.includes(wanted.kind) ? "none" : shownBy;
  const ours = texts.map((text) => askFerrule(text, kind));
  // Most candidates no longer compile; those that Ferrule judges otherwise than before need no second opinion.
  const open = texts.map((_, i) => i).filter((i) => plausible(ours[i] as Ours, wanted));
  const result = texts.map(() => false);
  for (let from = 0; from < open.length; from += BATCH) {
    const some = open.slice(from, from + BATCH);
    const outcomes = await askRustc(
      some.map((i) => texts[i] as string),
      kind !== "none",
    );
    for (const [at, i] of some.entries()) {
      const theirs = outcomes[at];
      if (theirs === undefined || theirs.errors.some((e) => !isBorrowError(e))) continue;
      const found = difference(ours[i] as Ours, theirs);
      result[i] = found?.kind === wanted.kind && found.detail === wanted.detail;
    }
  }
  return result;
}

function plausible(ours: Ours, wanted: Difference): boolean {
  switch (wanted.kind) {
    case "crash":
      return ours.crash?.startsWith(wanted.detail) === true;
    case "unsupported":
      return ours.errors.some((e) => e.code?.startsWith("F"));
    case "fault":
      return ours.fault === wanted.detail;
    case "false-accept":
    case "output":
    case "leak":
      return ours.crash === undefined && ours.errors.length === 0;
    case "false-reject":
    case "lines":
      return ours.errors.length > 0 && ours.errors.every((e) => isBorrowError(e) || e.code === undefined);
  }
}

/** The smallest tree found that shows the same difference, in a run of the kind that showed it. */
export async function minimise(tree: readonly Node[], wanted: Difference, shownBy: RunKind): Promise<readonly Node[]> {
  let best = tree;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edits: Edit[] = [];
    editsOf(best, "", edits);
    const candidates = edits.map((edit) => applied(best, "", new Set([edit])));
    const good = await keeping(candidates, wanted, shownBy);
    const useful = edits.filter((_, i) => good[i]);
    if (useful.length === 0) return best;
    best = await applyMost(best, useful, wanted, shownBy);
  }
  return best;
}

/** Applies as many of the edits as go together: in halves, quarters and so on, each kept if the difference remains. */
async function applyMost(
  tree: readonly Node[],
  edits: readonly Edit[],
  wanted: Difference,
  shownBy: RunKind,
): Promise<readonly Node[]> {
  let chosen: Edit[] = [];
  let left = [...edits];
  for (let parts = 1; parts <= MAX_PARTS && left.length > 0; parts *= 2) {
    const size = Math.ceil(left.length / parts);
    const refused: Edit[] = [];
    for (let from = 0; from < left.length; from += size) {
      const some = left.slice(from, from + size);
      const candidate = applied(tree, "", new Set([...chosen, ...some]));
      const [good] = await keeping([candidate], wanted, shownBy);
      if (good === true) chosen = [...chosen, ...some];
      else refused.push(...some);
    }
    left = refused;
  }
  // Each edit alone is known to be good.
  return applied(tree, "", new Set(chosen.length > 0 ? chosen : edits.slice(0, 1)));
}
