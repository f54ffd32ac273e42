// The parts of the playground that need no browser: links, views of plain data, what the workers make of a program.

import { h } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { compileText, mainText, recordText } from "#harness/ferrule.ts";
import { blocksOf } from "#playground/explain.ts";
import { EXAMPLES, lessonOf } from "#playground/examples.ts";
import { decodeShared, encodeShared } from "#playground/share.ts";
import { joinOutput } from "#playground/output.ts";
import { momentAt } from "#ide/moment.ts";
import { Memory } from "#playground/views/memory/pane.tsx";
import { Problems } from "#playground/views/problems.tsx";
import { hex, size } from "#playground/views/words.ts";
import { problemsOf } from "#playground/worker/problems.ts";
import { bytecodeListing } from "#playground/worker/bytecode-listing.ts";
import { mirListing } from "#playground/worker/mir-listing.ts";

const nothing = (): undefined => undefined;

describe("share links", () => {
  test("a program comes back as it was", async () => {
    const shared = { text: 'fn main() { println!("→ 🦀"); }\n', edition: "2021", pane: "memory" } as const;
    const link = await encodeShared(shared);
    expect(link).toMatch(/^#v1\/[A-Za-z0-9_-]+$/);
    expect(await decodeShared(link)).toEqual(shared);
    expect(await decodeShared(await encodeShared({ ...shared, step: 12 }))).toEqual({ ...shared, step: 12 });
  });

  test("what is no link, or a damaged one, is told apart", async () => {
    expect(await decodeShared("")).toBe("none");
    expect(await decodeShared("#section")).toBe("none");
    const whole = await encodeShared({ text: "fn main() {}", edition: "2024", pane: "mir" });
    for (const link of ["#v1/", "#v1/%%%", "#v1/AAAA", whole.slice(0, -8)]) {
      expect(await decodeShared(link), link).toBe("damaged");
    }
  });

  test("a link that unpacks to far more than a program is refused", async () => {
    const link = await encodeShared({ text: " ".repeat(4 << 20), edition: "2024", pane: "problems" });
    expect(link.length).toBeLessThan(10_000);
    expect(await decodeShared(link)).toBe("damaged");
  });
});

describe("problems", () => {
  const text = 'fn main() {\n    let x: i32 = "<img onerror=1>";\n}\n';
  const compilation = compileText(mainText(text), "program");
  const problems = problemsOf(compilation.diagnostics, compilation.map);

  test("places are those of the text, and labels link to them", () => {
    const [problem] = problems;
    expect(problem?.code).toBe("E0308");
    expect(problem?.place).toMatchObject({ line: 2, column: 18, from: text.indexOf('"') });
    const links = problem?.lines.flatMap(({ runs }) => runs.filter((run) => run.place !== undefined)) ?? [];
    expect(links.map((run) => run.text)).toEqual([
      "main.rs:2:18",
      "expected `i32`, found `&str`",
      "expected due to this",
    ]);
  });

  test("text of the program is text in the page", () => {
    const html = renderToString(
      h(Problems, {
        check: { kind: "checked", problems, canRunAnyway: false, millis: 1 },
        explanations: new Map(),
        refusal: undefined,
        onGoTo: nothing,
        onExplain: nothing,
        onRunAnyway: nothing,
      }),
    );
    expect(html).toContain("&lt;img onerror=1>");
    expect(html).not.toContain("<img");
  });
});

describe("memory and listings of a program", () => {
  const text =
    'static LIMIT: u8 = 3;\nfn main() {\n    let s = String::from("abc");\n    println!("{s} {LIMIT}");\n}\n';
  const compilation = compileText(mainText(text), "program");

  test("a moment is drawn as text, whatever the program's texts say", () => {
    const evil = 'fn main() {\n    let s = String::from("<img src=x>");\n    println!("{s}");\n}\n';
    const history = recordText(mainText(evil));
    const { lastStep } = history;
    const html = Array.from({ length: lastStep + 1 }, (_, step) =>
      renderToString(
        h(Memory, {
          state: { kind: "ready", lastStep, end: "end" },
          moment: momentAt(history, step),
          step,
          isPlaying: false,
          isSearching: false,
          isOld: false,
          cursorLine: 1,
          onGo: nothing,
          onStep: nothing,
          onPlay: nothing,
          onRecord: nothing,
          onRunAnyway: nothing,
          onShowProblems: nothing,
          onGoTo: nothing,
        }),
      ),
    ).join("");
    for (const name of ["Code", "Static", "Stack", "Heap"]) expect(html).toContain(`>${name}</h3>`);
    expect(html).toContain("&lt;img src=x>");
    expect(html).not.toContain("<img");
  });

  test("listings know their lines", () => {
    const { analysis, map, program } = compilation;
    if (analysis === undefined || program === undefined) throw new Error("it does not compile");
    for (const { kind, groups } of [mirListing(analysis, map), bytecodeListing(program)]) {
      const lines = groups.flatMap((group) => group.lines);
      expect(lines.filter((line) => line.place?.line === 3).length, kind).toBeGreaterThan(0);
    }
  });
});

describe("small things", () => {
  test("addresses and sizes in words", () => {
    expect(hex(0x1000)).toBe("0x0000_1000");
    expect([size(1), size(1023), size(1536), size(8 << 20)]).toEqual(["1 byte", "1,023 bytes", "1.5 KiB", "8 MiB"]);
  });

  test("output of one stream is joined", () => {
    const chunk = (stream: "stdout" | "stderr", text: string) => ({ stream, text });
    expect(joinOutput([chunk("stdout", "a")], [chunk("stdout", "b"), chunk("stderr", "c")])).toEqual([
      chunk("stdout", "ab"),
      chunk("stderr", "c"),
    ]);
  });

  test("examples are grouped, and say what they teach", () => {
    expect(EXAMPLES.map(({ title }) => title).slice(0, 2)).toEqual(["Basics", "Ownership"]);
    for (const { examples } of EXAMPLES) for (const example of examples) expect(example.teaches).not.toBe("");
    expect(lessonOf("// Teaches: one thing: E0499.\n// Repair: so.\n\nfn main() {}\n")).toBe("One thing");
  });

  test("explanations are split into paragraphs and programs", () => {
    expect(blocksOf("A `b` c.\n\n```rust,fails\nfn f() {}\n```\n\nDone.\n")).toEqual([
      {
        kind: "paragraph",
        runs: [
          { text: "A ", isCode: false },
          { text: "b", isCode: true },
          { text: " c.", isCode: false },
        ],
      },
      { kind: "program", passes: false, text: "fn f() {}" },
      { kind: "paragraph", runs: [{ text: "Done.", isCode: false }] },
    ]);
  });
});
