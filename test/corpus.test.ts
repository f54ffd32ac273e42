// Holds the reading of documentation pages against pages of our own: blocks, hidden lines, wrapping, counting.

import { describe, expect, test } from "vitest";
import { mdbookBlocks, rustdocBlocks } from "#tools/corpus/blocks.ts";
import { type DocProgram, wholeProgram } from "#tools/corpus/doctest.ts";
import type { Judgement, Outcome } from "#tools/corpus/judge.ts";
import { scoreOf, table } from "#tools/corpus/score.ts";

describe("blocks", () => {
  test("of mdBook, with hidden lines and decoded entities", () => {
    const html = `<pre class="playground"><code class="language-rust compile_fail E0382 edition2024"><span class="boring">fn main() {
</span>let x = &amp;1 &lt; &#x27;a&#39;;
<span class="boring">}</span></code></pre><pre><code class="language-console">ls</code></pre>`;
    expect(mdbookBlocks(html)).toEqual([
      { text: "fn main() {\nlet x = &1 < 'a';\n}", attributes: ["compile_fail", "E0382", "edition2024"] },
    ]);
  });

  test("of rustdoc, from the link to the playground", () => {
    const html = `<div class="example-wrap should_panic"><a href="#" class="tooltip">i</a><pre class="rust rust-example-rendered"><code>f()</code></pre><a class="test-arrow" target="_blank" href="https://play.rust-lang.org/?code=fn+f()+%7B%7D%0Af();&amp;edition=2024"></a></div>`;
    expect(rustdocBlocks(html)).toEqual([{ text: "fn f() {}\nf();", attributes: ["should_panic", "edition2024"] }]);
  });
});

describe("a whole program", () => {
  test("stays as it is where it has `main`", () => {
    expect(wholeProgram("pub fn main() {}\n")).toBe("pub fn main() {}\n");
  });

  test("is wrapped where `main` is only spoken of", () => {
    expect(wholeProgram("// fn main()\nlet x = 1;")).toBe("fn main() {\n// fn main()\nlet x = 1;\n}\n");
  });

  test("keeps inner attributes and `extern crate` outside", () => {
    expect(wholeProgram("#![allow(unused)]\n// why\nextern crate alloc;\nlet x = 1;")).toBe(
      "#![allow(unused)]\n// why\nextern crate alloc;\nfn main() {\nlet x = 1;\n}\n",
    );
  });

  test("may end in a `Result`", () => {
    expect(wholeProgram("f()?;\nOk::<(), E>(())")).toMatch(
      /^fn main\(\) \{ fn _inner\(\)[\s\S]*_inner\(\)\.unwrap\(\) \}\n$/,
    );
  });
});

test("a score counts each kind of disagreement, and what is skipped in no whole", () => {
  const outcomes: readonly Outcome[] = [
    { kind: "same", verdict: "accepted", lines: true },
    { kind: "same", verdict: "rejected", lines: false },
    { kind: "skipped", reason: "external crate" },
    { kind: "unsupported", features: ["unions", "inline assembly"] },
    { kind: "false-accept", codes: "E0106" },
    { kind: "output", detail: "stdout differs" },
  ];
  const programs = outcomes.map(
    (_, i): DocProgram => ({ id: `book/a#${i}`, source: "book", text: "", edition: "2024", attributes: [] }),
  );
  const judgements = outcomes.map(
    (outcome, i): Judgement => ({ id: `book/a#${i}`, outcome, ours: undefined, theirs: undefined }),
  );
  const score = scoreOf("book", programs, judgements);
  expect(score).toMatchObject({ programs: 5, agree: 2, sameVerdict: 3, unsupported: 1, falseAccepts: 1, crashes: 0 });
  expect([...score.features.keys()]).toEqual(["inline assembly", "unions"]);
  expect(score.rejected.sameLines).toBe(0);
  expect(table([score])).toContain("2 (40.0 %)");
});
