// Compares our human renderer with rustc's own text: `node tools/run.mjs tools/compare-render.ts [CODE…]`.
// The erroneous programs come from rustc's error index (`rustc --explain`), read at run time.

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Code } from "#diagnostics/codes.ts";
import type { Diagnostic, Label, Level, SubDiagnostic, Suggestion } from "#diagnostics/diagnostic.ts";
import { renderHuman } from "#render/human.ts";
import { SourceMap } from "#support/source-map.ts";
import { makeSpan, type Span } from "#support/span.ts";

interface RustcSpan {
  readonly file_name: string;
  readonly byte_start: number;
  readonly byte_end: number;
  readonly is_primary: boolean;
  readonly expansion: unknown;
  readonly label: string | null;
  readonly suggested_replacement: string | null;
}

interface RustcMessage {
  readonly message: string;
  readonly code: { readonly code: string } | null;
  readonly level: string;
  readonly spans: readonly RustcSpan[];
  readonly children: readonly RustcMessage[];
  readonly rendered: string | null;
}

function errorCodes(): string[] {
  const root = execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim();
  return readdirSync(join(root, "share/doc/rust/html/error_codes"))
    .map((name) => name.replace(".html", ""))
    .filter((name) => /^E\d{4}$/.test(name));
}

/** The code blocks of a code's explanation, each made a whole program. */
function programs(code: string): string[] {
  const text = execFileSync("rustc", ["--explain", code], { encoding: "utf8" });
  const blocks = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].map((match) => match[1] as string);
  return blocks.map((block) => (/\bfn main\b/.test(block) ? block : `fn main() {\n${block}\n}\n`));
}

function rustcMessages(directory: string, name: string, text: string): RustcMessage[] {
  const file = join(directory, `${name}.rs`);
  const cache = join(directory, `${name}.json`);
  try {
    if (readFileSync(file, "utf8") === text) return JSON.parse(readFileSync(cache, "utf8"));
  } catch {
    // not compiled yet
  }
  writeFileSync(file, text);
  const args = [
    "--edition",
    "2024",
    "--emit=metadata",
    "--error-format=json",
    "-o",
    join(directory, "out"),
    `${name}.rs`,
  ];
  const { stderr } = spawnSync("rustc", args, { encoding: "utf8", cwd: directory });
  const messages = stderr
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as RustcMessage);
  writeFileSync(cache, JSON.stringify(messages));
  return messages;
}

function toDiagnostic(message: RustcMessage, file: string, text: string, map: SourceMap): Diagnostic | undefined {
  if (message.spans.length === 0 || message.code === null) return undefined;
  const source = map.add(file, text);
  const bytes = Buffer.from(text);
  let foreign = false;
  const at = (span: RustcSpan): Span => {
    if (span.file_name !== file || span.expansion !== null) foreign = true;
    const offset = (byte: number): number => bytes.subarray(0, byte).toString().length;
    return makeSpan(source.id, offset(span.byte_start), offset(span.byte_end));
  };
  const labelsOf = (spans: readonly RustcSpan[]): Label[] =>
    spans.filter((span) => span.label !== null).map((span) => ({ span: at(span), text: span.label as string }));
  const children: SubDiagnostic[] = [];
  const suggestions: Suggestion[] = [];
  for (const child of message.children) {
    const parts = child.spans.filter((span) => span.suggested_replacement !== null);
    const shown = message.rendered?.includes(`help: ${child.message}`) === true;
    if (parts.length > 0 && !shown) continue; // for tools only
    if (parts.length > 0 && message.rendered?.includes(`= help: ${child.message}`) === true) {
      children.push({ level: "help", message: child.message, primary: [], labels: [] });
    } else if (parts.length > 0) {
      const inline =
        message.rendered?.includes(`help: ${child.message}: \``) === true ||
        message.rendered?.includes(` help: ${child.message}\n`) === true;
      suggestions.push({
        message: child.message,
        applicability: "Unspecified",
        inline,
        parts: parts.map((span) => ({ span: at(span), replacement: span.suggested_replacement as string })),
      });
    } else {
      children.push({
        level: child.level as "note" | "help",
        message: child.message,
        primary: child.spans
          .filter((span) => span.is_primary)
          .map(at)
          .sort((a, b) => a.start - b.start),
        labels: labelsOf(child.spans),
      });
    }
  }
  const diagnostic: Diagnostic = {
    level: message.level as Level,
    code: /^E\d{4}$/.test(message.code.code) ? (message.code.code as Code) : undefined,
    message: message.message,
    primary: message.spans
      .filter((span) => span.is_primary)
      .map(at)
      .sort((a, b) => a.start - b.start),
    labels: labelsOf(message.spans),
    children,
    suggestions,
  };
  return foreign ? undefined : diagnostic;
}

function main(): void {
  const wanted = process.argv.slice(2);
  const directory = join(tmpdir(), "ferrule-compare-render");
  mkdirSync(directory, { recursive: true });
  let same = 0;
  let total = 0;
  for (const code of wanted.length > 0 ? wanted : errorCodes()) {
    for (const [index, text] of programs(code).entries()) {
      const name = `${code}-${index}`;
      for (const message of rustcMessages(directory, name, text)) {
        const map = new SourceMap();
        const diagnostic = toDiagnostic(message, `${name}.rs`, text, map);
        if (diagnostic === undefined) continue;
        total++;
        const ours = renderHuman(diagnostic, map);
        if (ours === message.rendered) same++;
        else console.log(`--- ${name}: rustc\n${message.rendered}--- ${name}: ours\n${ours}`);
      }
    }
  }
  console.log(`${same} of ${total} identical (${((100 * same) / total).toFixed(1)} %)`);
}

main();
