// MIR and bytecode as lines that know their place in the editor's text.

import type { Compilation } from "#driver/compile.ts";
import { mirListings } from "#ide/mir-listing.ts";
import { lineEntryAt, lineText } from "#isa/debug-info.ts";
import { instructionsOf, signatureText } from "#isa/disassemble.ts";
import type { Program } from "#isa/program.ts";
import type { Listing, ListingGroup, ListingKind, ListingLine } from "#playground/protocol.ts";
import { placeOfRange, placeOfSpan } from "./places.ts";

/** The listing asked for; undefined where the program did not get that far. */
export function listingOf(kind: ListingKind, compilation: Compilation): Listing | undefined {
  if (kind === "bytecode") {
    return compilation.program === undefined ? undefined : { kind, groups: bytecodeGroups(compilation.program) };
  }
  const { analysis, map } = compilation;
  if (analysis === undefined) return undefined;
  const groups = mirListings(analysis).map(
    ({ lines }): ListingGroup => ({
      lines: lines.map(({ text, span }, index): ListingLine => {
        const place = placeOfSpan(map, span);
        return { text, kind: index === 0 ? "title" : span === undefined ? "plain" : "code", ...(place && { place }) };
      }),
    }),
  );
  return { kind, groups };
}

/** The functions of the user's crate: instructions, with the source line above where it changes. */
function bytecodeGroups(program: Program): readonly ListingGroup[] {
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
  return groups.sort((a, b) => firstLine(a) - firstLine(b));
}

/** Where a group begins in the source; closures and instances follow the order of the text. */
function firstLine(group: ListingGroup): number {
  return group.lines.find((line) => line.place !== undefined)?.place?.line ?? Number.MAX_SAFE_INTEGER;
}
