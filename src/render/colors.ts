// Colour policy: which escape sequence each style gets, or none.

import type { Level } from "#diagnostics/diagnostic.ts";
import type { Style, StyledText } from "./human/grid.ts";

/** Whether to write escape sequences; the shells resolve `auto`. */
export type ColorPolicy = "always" | "never";

const RESET = "\u001b[0m";
const BOLD = "\u001b[1m";
const bright = (color: number): string => `${BOLD}\u001b[${90 + color}m`;

const LEVEL_COLORS: Record<Level, string> = {
  error: bright(1),
  warning: bright(3),
  note: bright(2),
  help: bright(6),
};

function escapeFor(style: Style, level: Level): string {
  switch (style) {
    case "plain":
      return "";
    case "header":
      return BOLD;
    case "error":
    case "warning":
    case "note":
    case "help":
      return LEVEL_COLORS[style];
    case "lineNumber":
    case "secondary":
      return bright(4);
    case "primary":
      return LEVEL_COLORS[level];
    case "addition":
      return "\u001b[92m";
    case "removal":
      return "\u001b[91m";
  }
}

/** One line of styled runs as text. `level` gives primary marks their colour. */
export function paint(runs: readonly StyledText[], level: Level, policy: ColorPolicy): string {
  return runs
    .map(({ text, style }) => {
      const code = policy === "always" ? escapeFor(style, level) : "";
      return code === "" ? text : `${code}${text}${RESET}`;
    })
    .join("");
}
