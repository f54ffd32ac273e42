// The story of a memory fault as a diagnostic, over the sources that the program itself carries.

import { type Diagnostic, error } from "#diagnostics/diagnostic.ts";
import type { Program, SourceRange } from "#isa/program.ts";
import { bug } from "#support/bug.ts";
import { type SourceFile, SourceMap } from "#support/source-map.ts";
import type { Span } from "#support/span.ts";
import type { FaultStory } from "#vm/fault-story.ts";

export interface FaultReport {
  readonly map: SourceMap;
  readonly diagnostic: Diagnostic;
}

/** The sources of a program, and its ranges as spans in them. */
class ProgramSources {
  readonly map = new SourceMap();
  readonly #files: readonly SourceFile[];

  constructor(program: Program) {
    this.#files = program.files.map(({ name, text }) => this.map.add(name, text));
  }

  span({ file, start, end }: SourceRange): Span {
    return { file: (this.#files[file] ?? bug("a range in no file")).id, start, end };
  }
}

/** One error, with a label for each place in the story. */
export function faultDiagnostic(program: Program, story: FaultStory): FaultReport {
  const sources = new ProgramSources(program);
  const builder = error(story.code, story.message);
  story.events.forEach(({ role, text, range }) => {
    if (role === "fault") builder.at(sources.span(range), text);
    else builder.label(sources.span(range), text);
  });
  for (const note of story.notes) builder.note(note);
  return { map: sources.map, diagnostic: builder.build() };
}
