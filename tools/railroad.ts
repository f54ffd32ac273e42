// Draws a grammar rule as a railroad diagram in SVG: a small layout of boxes, sequences, choices and loops.

import type { Shape } from "./grammar-shape.ts";

/** Something laid out: how far it reaches to the right, above and below its line, and how to draw it at a point. */
interface Piece {
  readonly width: number;
  readonly up: number;
  readonly down: number;
  draw(x: number, y: number): string;
}

const GAP = 12;
const ROW = 10;
const RADIUS = 8;
const BOX = 26;
const CHAR = 7.9;
/** A sequence wider than this continues on a new line. */
const WIDTH = 900;

type ClassName = (name: string) => string;

export function diagram(shape: Shape, className: ClassName): string {
  const piece = layOut(shape, className);
  const width = piece.width + 2 * GAP + 12;
  const height = piece.up + piece.down + 12;
  const y = piece.up + 6;
  const end = 6 + 2 * GAP + piece.width;
  const rails = `<path d="M6 ${y - 7}v14M6 ${y}h${GAP}M${round(end - GAP)} ${y}h${GAP}M${round(end)} ${y - 7}v14"/>`;
  return `<svg width="${round(width)}" height="${round(height)}" viewBox="0 0 ${round(width)} ${round(height)}" role="img">${rails}${piece.draw(6 + GAP, y)}</svg>`;
}

function layOut(shape: Shape, className: ClassName): Piece {
  switch (shape.kind) {
    case "rule":
      return box(shape.name, "rule");
    case "text":
      return box(shape.text, "token");
    case "class":
      return box(className(shape.name), "token");
    case "sequence":
      return rows(shape.parts.map((part) => layOut(part, className)));
    case "choice":
      return choice(shape.options.map((option) => layOut(option, className)));
    case "optional":
      return shape.body.kind === "repeat"
        ? layOut(shape.body, className)
        : choice([line(), layOut(shape.body, className)]);
    case "repeat":
      return choice([line(), loop(layOut(shape.body, className), line())]);
    case "list":
      return loop(layOut(shape.item, className), box(shape.separator, "token"));
  }
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function line(): Piece {
  return { width: 16, up: 2, down: 2, draw: (x, y) => `<path d="M${round(x)} ${round(y)}h16"/>` };
}

function box(text: string, kind: "rule" | "token"): Piece {
  const width = Math.max(text.length * CHAR + 16, BOX);
  return {
    width,
    up: BOX / 2,
    down: BOX / 2,
    draw: (x, y) => {
      const corner = kind === "token" ? BOX / 2 : 2;
      const rect = `<rect class="${kind}" x="${round(x)}" y="${round(y - BOX / 2)}" width="${round(width)}" height="${BOX}" rx="${corner}"/>`;
      const label = `<text x="${round(x + width / 2)}" y="${round(y)}">${escapeText(text)}</text>`;
      return kind === "rule" ? `<a href="#${escapeText(text)}">${rect}${label}</a>` : rect + label;
    },
  };
}

function row(pieces: readonly Piece[]): Piece {
  if (pieces.length === 0) return line();
  const width = pieces.reduce((sum, piece) => sum + piece.width, 0) + GAP * (pieces.length - 1);
  return {
    width,
    up: Math.max(...pieces.map((piece) => piece.up)),
    down: Math.max(...pieces.map((piece) => piece.down)),
    draw: (x, y) => {
      let at = x;
      let out = "";
      pieces.forEach((piece, i) => {
        if (i > 0) {
          out += `<path d="M${round(at)} ${round(y)}h${GAP}"/>`;
          at += GAP;
        }
        out += piece.draw(at, y);
        at += piece.width;
      });
      return out;
    },
  };
}

/** A sequence, broken into rows where it gets too wide. */
function rows(pieces: readonly Piece[]): Piece {
  const lines: Piece[][] = [[]];
  let width = 0;
  for (const piece of pieces) {
    if (width > 0 && width + piece.width > WIDTH) {
      lines.push([]);
      width = 0;
    }
    (lines.at(-1) as Piece[]).push(piece);
    width += piece.width + GAP;
  }
  const all = lines.map(row);
  if (all.length === 1) return all[0] as Piece;
  const first = all[0] as Piece;
  const widest = Math.max(...all.map((one) => one.width)) + 4 * RADIUS;
  const offsets: number[] = [0];
  for (let i = 1; i < all.length; i++) {
    const above = all[i - 1] as Piece;
    offsets.push((offsets[i - 1] as number) + above.down + (all[i] as Piece).up + 3 * ROW);
  }
  const lastOffset = offsets.at(-1) as number;
  return {
    width: widest,
    up: first.up,
    down: lastOffset + (all.at(-1) as Piece).down,
    draw: (x, y) =>
      all
        .map((one, i) => {
          const at = y + (offsets[i] as number);
          const left = x + (i === 0 ? 0 : 2 * RADIUS);
          let out = one.draw(left, at);
          const right = left + one.width;
          if (i < all.length - 1) {
            const turn = at + one.down + ROW;
            const next = y + (offsets[i + 1] as number);
            out += `<path d="M${round(right)} ${round(at)}h${RADIUS}V${round(turn)}H${round(x + RADIUS)}V${round(next)}h${RADIUS}"/>`;
          } else {
            // The way out is on the first line's level.
            out += `<path d="M${round(right)} ${round(at)}H${round(x + widest - RADIUS)}V${round(y)}h${RADIUS}"/>`;
          }
          return out;
        })
        .join(""),
  };
}

/** Ways one below the other; the first stays on the line. */
function choice(pieces: readonly Piece[]): Piece {
  const inner = Math.max(...pieces.map((piece) => piece.width));
  const width = inner + 4 * RADIUS;
  const offsets: number[] = [0];
  for (let i = 1; i < pieces.length; i++) {
    offsets.push((offsets[i - 1] as number) + (pieces[i - 1] as Piece).down + ROW + (pieces[i] as Piece).up);
  }
  return {
    width,
    up: (pieces[0] as Piece).up,
    down: (offsets.at(-1) as number) + (pieces.at(-1) as Piece).down,
    draw: (x, y) =>
      pieces
        .map((piece, i) => {
          const at = y + (offsets[i] as number);
          const left = x + 2 * RADIUS;
          const right = x + width - 2 * RADIUS;
          const into =
            i === 0
              ? `M${round(x)} ${round(y)}H${round(left)}`
              : `M${round(x)} ${round(y)}h${RADIUS}V${round(at)}H${round(left)}`;
          const out =
            i === 0
              ? `M${round(left + piece.width)} ${round(at)}H${round(x + width)}`
              : `M${round(left + piece.width)} ${round(at)}H${round(right + RADIUS)}V${round(y)}H${round(x + width)}`;
          return `<path d="${into}${out}"/>${piece.draw(left, at)}`;
        })
        .join(""),
  };
}

/** A body that may come again, with `back` on the way round. */
function loop(body: Piece, back: Piece): Piece {
  const inner = Math.max(body.width, back.width);
  const width = inner + 4 * RADIUS;
  const below = body.down + ROW + back.up;
  return {
    width,
    up: body.up,
    down: below + back.down,
    draw: (x, y) => {
      const left = x + 2 * RADIUS;
      const right = x + width - 2 * RADIUS;
      const at = y + below;
      const rails = `<path d="M${round(x)} ${round(y)}H${round(left)}M${round(left + body.width)} ${round(y)}H${round(x + width)}"/>`;
      const round1 = `<path d="M${round(right + RADIUS)} ${round(y)}V${round(at)}H${round(left + back.width)}M${round(left)} ${round(at)}H${round(x + RADIUS)}V${round(y)}"/>`;
      return rails + round1 + body.draw(left, y) + back.draw(left, at);
    },
  };
}
