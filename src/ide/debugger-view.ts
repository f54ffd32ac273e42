// What `ferrule debug` shows of a moment, as styled lines of text: source, stack with variables, heap with arrows, output.
// A pure function of plain data; the terminal, its colours and its keys are the shell's.

import { shortType } from "./short-type.ts";
import { hexBytes } from "#support/hex.ts";
import { type Drawing, drawingText } from "#vm/picture.ts";
import { holdsValue, MISSING_TEXTS, pointersOf } from "./drawings.ts";
import {
  currentFrames,
  type Moment,
  type MomentBlock,
  type MomentFrame,
  type MomentSlot,
  type MomentThread,
} from "./moment.ts";
import { waitText } from "./threads.ts";
import { targetOf, targetText } from "./targets.ts";

/** How a piece of text stands out. Nothing depends on it: signs and words say the same. */
export type TextStyle = "plain" | "faint" | "strong" | "current" | "changed";

export interface StyledPiece {
  readonly text: string;
  readonly style: TextStyle;
}

export type StyledLine = readonly StyledPiece[];

export interface DebuggerState {
  readonly title: string;
  readonly moment: Moment;
  readonly lastStep: number;
  /** Whether the run has been followed to its end, so that `lastStep` is one. */
  readonly isEndKnown: boolean;
  /** The text of the file that the moment stands in. */
  readonly source: readonly string[];
  /** Its current line, from 1; 0 for none. */
  readonly line: number;
  /** An answer to the last key, or a question. */
  readonly message: string;
}

/** Width below which the panes stand one under the other. */
const NARROW = 76;

const plain = (text: string): StyledLine => [{ text, style: "plain" }];
const styled = (text: string, style: TextStyle): StyledLine => [{ text, style }];

/** The screen: exactly `height` lines of at most `width` characters. */
export function debuggerLines(state: DebuggerState, width: number, height: number): readonly StyledLine[] {
  const head = [...headLines(state), styled("─".repeat(width), "faint")];
  const written = outputLines(state.moment);
  const shown = Math.min(written.length, Math.max(1, Math.floor(height / 6)));
  const foot = [
    styled("─".repeat(width), "faint"),
    ...written.slice(written.length - shown).map(plain),
    state.message === "" ? styled("→ ← step · ↓ ↑ over calls · ? all keys · q quit", "faint") : plain(state.message),
  ];
  const room = Math.max(2, height - head.length - foot.length);
  const lines = [...head, ...panes(state, width, room), ...foot];
  return lines.slice(0, height).map((line) => cut(line, width));
}

function headLines({ title, moment, lastStep, isEndKnown }: DebuggerState): readonly StyledLine[] {
  const { step, next, done, exit } = moment;
  const end = `${lastStep}${isEndKnown ? "" : " so far"}`;
  const at = (what: NonNullable<Moment["next"]>): string =>
    what.place === undefined ? what.text : `${what.text} (line ${what.place.line})`;
  const now =
    exit === null
      ? next === null
        ? step < 0
          ? "before the first step"
          : "within a step"
        : `next: ${at(next)}`
      : `ended with status ${exit.status}${exit.message === null ? "" : `: ${exit.message}`}`;
  return [
    [
      { text: title, style: "plain" },
      { text: `  step ${Math.max(0, step)} of ${end}  `, style: "plain" },
      { text: now, style: "strong" },
    ],
    styled(done === null ? "the beginning" : `done: ${at(done)}`, "faint"),
  ];
}

function outputLines({ output }: Moment): readonly string[] {
  const text = output.map((piece) => piece.text).join("");
  return text === "" ? [] : text.replace(/\n$/, "").split("\n").map(visible);
}

/** Text of a program may hold anything, also what moves a terminal's cursor. */
function visible(text: string): string {
  return text.replaceAll("\t", "    ").replace(/[\u0000-\u001f\u007f-\u009f]/g, "�");
}

function panes(state: DebuggerState, width: number, room: number): readonly StyledLine[] {
  const right = [...stackLines(state.moment), ...staticLines(state.moment), ...heapLines(state.moment)];
  if (width < NARROW) {
    const half = Math.floor(room / 2);
    return [...pad(sourceLines(state, half), half), ...pad(shorten(right, room - half), room - half)];
  }
  const left = Math.floor(width * 0.45);
  const source = pad(sourceLines(state, room), room);
  const other = pad(shorten(right, room), room);
  return source.map((line, i) => [
    ...fill(cut(line, left), left),
    { text: " │ ", style: "faint" },
    ...(other[i] ?? []),
  ]);
}

function sourceLines({ source, line, moment }: DebuggerState, room: number): readonly StyledLine[] {
  const done = moment.done?.place?.line ?? 0;
  const center = (line > 0 ? line : done) - 1 - Math.floor(room / 2);
  const from = Math.max(0, Math.min(center, source.length - room));
  return source.slice(from, from + room).map((text, i) => {
    const number = from + i + 1;
    const sign = number === line ? ">" : number === done ? "·" : " ";
    return styled(`${sign}${String(number).padStart(4)} ${visible(text)}`, number === line ? "current" : "plain");
  });
}

function stackLines(moment: Moment): readonly StyledLine[] {
  const { threads } = moment;
  if (threads.length === 1) return frameLines(moment, currentFrames(moment));
  // The one that runs first: room may not suffice for all.
  const inOrder = [...threads].sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  return inOrder.flatMap((thread) => threadLines(moment, thread));
}

function threadLines(moment: Moment, thread: MomentThread): readonly StyledLine[] {
  const { title, isCurrent, isFinished, frames } = thread;
  const state = isFinished ? "ended" : isCurrent ? "runs" : waitText(thread);
  const head: StyledLine = [
    { text: title, style: isCurrent ? "current" : "strong" },
    { text: `  ${state}`, style: "faint" },
  ];
  return isFinished ? [head] : [head, ...frameLines(moment, frames)];
}

function frameLines(moment: Moment, frames: readonly MomentFrame[]): readonly StyledLine[] {
  const own = frames.filter(({ isStd }) => !isStd);
  if (own.length === 0) return [styled("stack", "strong"), styled("  empty", "faint")];
  return own.flatMap((frame, depth): readonly StyledLine[] => {
    const where = depth === 0 || frame.place === undefined ? "" : `  line ${frame.place.line}`;
    return [
      [
        { text: frame.function, style: "strong" },
        { text: `${frame.isNew ? "  new" : ""}${where}`, style: "faint" },
      ],
      ...frame.slots.map((slot) => slotLine(moment, slot)),
    ];
  });
}

function slotLine(moment: Moment, slot: MomentSlot): StyledLine {
  const { name, type, drawing, missing, isChanged } = slot;
  const sign = isChanged ? "* " : "  ";
  const whole = missing.find(({ path }) => path === "");
  if (!holdsValue(slot)) {
    const text = `${sign}${name}: ${shortType(type)} (${MISSING_TEXTS[whole?.state ?? "moved"]})`;
    return styled(text, isChanged ? "changed" : "faint");
  }
  const parts = missing.map(({ path, state }) =>
    path === "" ? MISSING_TEXTS[state] : `${path} ${MISSING_TEXTS[state]}`,
  );
  const note = parts.length === 0 ? "" : ` (${parts.join(", ")})`;
  const text = `${sign}${name}: ${shortType(type)} = ${visible(drawingText(drawing))}${note}`;
  return [
    { text, style: isChanged ? "changed" : "plain" },
    { text: arrows(moment, drawing), style: "faint" },
  ];
}

/** Where a value points, in words: ` → #3`. */
const arrows = (moment: Moment, drawing: Drawing): string => arrowsTo(moment, pointersOf(drawing));

function arrowsTo(moment: Moment, addresses: readonly number[]): string {
  const targets = addresses.map((address) => {
    const target = targetOf(moment, address);
    if (target.kind === "block") return `#${target.serial}${target.isLive ? "" : " (freed!)"}`;
    return target.kind === "none" ? "" : targetText(target);
  });
  const told = [...new Set(targets.filter((text) => text !== ""))];
  return told.length === 0 ? "" : `  → ${told.join(", ")}`;
}

function staticLines({ statics }: Moment): readonly StyledLine[] {
  const own = statics.filter(({ kind }) => kind === "static");
  if (own.length === 0) return [];
  return [
    styled("statics", "strong"),
    ...own.map(({ name, drawing, changed }) =>
      styled(
        `${changed.length > 0 ? "* " : "  "}${name} = ${visible(drawingText(drawing))}`,
        changed.length > 0 ? "changed" : "plain",
      ),
    ),
  ];
}

function heapLines(moment: Moment): readonly StyledLine[] {
  const { blocks, counters, omittedBlocks } = moment;
  if (counters.allocations === 0) return [];
  return [
    [
      { text: "heap", style: "strong" },
      { text: `  ${counters.liveBytes} bytes live`, style: "faint" },
    ],
    ...(omittedBlocks === 0 ? [] : [styled(`  … ${omittedBlocks} earlier blocks`, "faint")]),
    ...blocks.map((block) => blockLine(moment, block)),
  ];
}

function blockLine(moment: Moment, block: MomentBlock): StyledLine {
  const { serial, address, size, isLive, event, freedAt } = block;
  const sign = event === "none" ? "  " : "* ";
  const style: TextStyle = event === "none" ? (isLive ? "plain" : "faint") : "changed";
  const at = `#${serial} 0x${address.toString(16)} ${size} B`;
  if (!isLive) return styled(`${sign}${at} freed${freedAt === undefined ? "" : ` (line ${freedAt.line})`}`, style);
  const owners = holdersOf(moment, block);
  return [
    { text: `${sign}${at}  ${contentText(block)}`, style },
    { text: arrowsOut(moment, block), style: "faint" },
    { text: owners.length === 0 ? "" : `  ← ${owners.join(", ")}`, style: "faint" },
  ];
}

function contentText({ content, bytes, size }: MomentBlock): string {
  if (content === null) {
    return `${hexBytes(bytes.subarray(0, 12))}${size > 12 ? " …" : ""}`;
  }
  if (content.kind === "counted") {
    const counts = `strong ${content.strong}, weak ${content.weak}`;
    return content.value === null ? counts : `${visible(drawingText(content.value))} (${counts})`;
  }
  const isRow = content.kind === "sequence" || content.kind === "text";
  const spare = isRow && content.capacity !== null ? content.capacity - content.length : 0;
  return `${visible(drawingText(content))}${spare > 0 ? ` + room for ${spare}` : ""}`;
}

/** The pointers that lie in a block. */
function arrowsOut(moment: Moment, { content }: MomentBlock): string {
  if (content === null) return "";
  const inside = content.kind === "counted" ? (content.value === null ? [] : [content.value]) : partsOf(content);
  const links = content.kind === "entries" ? content.links.map(({ to }) => to) : [];
  return [...new Set([arrowsTo(moment, links), ...inside.map((part) => arrows(moment, part))])].join("");
}

function partsOf(content: Drawing): readonly Drawing[] {
  switch (content.kind) {
    case "sequence":
      return content.elements;
    case "entries":
      return content.entries.flatMap(({ key, value }) => [key, value].filter((part) => part !== null));
    case "text":
      return [];
    default:
      return [content];
  }
}

/** Who points into a block: variables by name, other blocks by number. */
function holdersOf(moment: Moment, block: MomentBlock): readonly string[] {
  const isInside = (address: number): boolean => address >= block.address && address < block.address + block.size;
  const frames = moment.threads.flatMap((thread) => thread.frames);
  const names = frames.flatMap(({ slots }) =>
    slots.filter((slot) => holdsValue(slot) && pointersOf(slot.drawing).some(isInside)).map(({ name }) => name),
  );
  return [...new Set(names)];
}

/** The first lines that fit, saying how many do not. */
function shorten(lines: readonly StyledLine[], room: number): readonly StyledLine[] {
  if (lines.length <= room) return lines;
  return [...lines.slice(0, room - 1), styled(`  … ${lines.length - room + 1} more lines`, "faint")];
}

const pad = (lines: readonly StyledLine[], length: number): readonly StyledLine[] =>
  Array.from({ length }, (_, i) => lines[i] ?? []);

const lengthOf = (line: StyledLine): number => line.reduce((sum, { text }) => sum + [...text].length, 0);

function fill(line: StyledLine, width: number): StyledLine {
  return [...line, { text: " ".repeat(Math.max(0, width - lengthOf(line))), style: "plain" }];
}

/** Characters that a piece is not cut to less than, as long as others can be cut. */
const MIN_KEPT = 8;

/** Cuts a line: within its longest piece, if that leaves something of it, so that what stands behind is still told. */
function cut(line: StyledLine, width: number): StyledLine {
  const over = lengthOf(line) - width;
  if (over <= 0) return line;
  const lengths = line.map(({ text }) => [...text].length);
  const longest = lengths.indexOf(Math.max(...lengths));
  const { text, style } = line[longest] as StyledPiece;
  const kept = [...text].slice(0, (lengths[longest] as number) - over - 1);
  if (kept.length >= MIN_KEPT) return line.with(longest, { text: `${kept.join("")}…`, style });
  return cutEnd(line, width);
}

function cutEnd(line: StyledLine, width: number): StyledLine {
  const pieces: StyledPiece[] = [];
  let left = width - 1;
  for (const { text, style } of line) {
    const chars = [...text].slice(0, left);
    pieces.push({ text: chars.join(""), style });
    left -= chars.length;
  }
  return [...pieces, { text: "…", style: "faint" }];
}
