// Bytecode as lines that know their place in the editor's text.

import { lineEntryAt, lineText } from "#isa/debug-info.ts";
import { instructionsOf, signatureText } from "#isa/disassemble.ts";
import type { Program } from "#isa/program.ts";
import type { Listing, ListingGroup, ListingLine } from "#playground/protocol.ts";
import { placeOfRange } from "./places.ts";

/** The functions of the user's crate: instructions, with the source line above where it changes. */
export function bytecodeListing(program: Program): Listing {
  const groups: ListingGroup[] = [];
  for (const [index, fn] of program.functions.entries()) {
    if (fn.isStd) continue;
    const signature = signatureText(program.signatures[fn.signature]);
    const lines: ListingLine[] = [
      { kind: "title", text: `fn${index} ${fn.name} ${signature}, frame of ${fn.frameSize} bytes` },
    ];
    let shown = "";
    for (const { pc, text, file, line } of instructionsOf(program, index)) {
      const place = placeOfRange(program, lineEntryAt(fn, pc)?.range ?? null);
      const where = place === undefined ? {} : { place };
      if (file !== null && line !== null && shown !== `${file}:${line}`) {
        shown = `${file}:${line}`;
        const name = place === undefined ? `${program.files[file]?.name}:` : "";
        lines.push({ kind: "source", text: `${name}${line}  ${lineText(program, file, line).trim()}`, ...where });
      }
      lines.push({ kind: "code", text: `${String(pc).padStart(6)}  ${text}`, ...where });
    }
    for (const { start, end, target } of fn.handlers) {
      lines.push({ kind: "plain", text: `        a panic in ${start}..${end} goes to L${target}` });
    }
    groups.push({ lines });
  }
  return { kind: "bytecode", groups: groups.sort((a, b) => firstLine(a) - firstLine(b)) };
}

/** Where a group begins in the source; closures and instances follow the order of the text. */
function firstLine(group: ListingGroup): number {
  return group.lines.find((line) => line.place !== undefined)?.place?.line ?? Number.MAX_SAFE_INTEGER;
}
