// Running anyway and comparing heap managers, in a real browser.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compareHeaps } from "#driver/compare.ts";
import { verdictDiagnostics, verdictOf } from "#driver/verdict.ts";
import { buildText, compileText, mainText, runText } from "#harness/ferrule.ts";
import { silentHost } from "#vm/host.ts";
import { seriousFindings } from "./findings.ts";
import { choosePane, openPage, writeProgram } from "./open-page.ts";
import { isSkipped, openSite, type Site, titleOf } from "./site.ts";

/** Rejected, and it really goes wrong. */
const DANGLING = `fn main() {
    let r: &String;
    {
        let s = String::from("<i>short lived</i>");
        r = &s;
    }
    println!("{r}");
}
`;

/** Rejected, and this run does no harm. */
const HARMLESS = `fn main() {
    let mut n = 1;
    let first = &mut n;
    let second = &n;
    println!("{second}");
    *first += 1;
}
`;

const CYCLE = `use std::cell::RefCell;
use std::rc::Rc;

struct Node {
    next: RefCell<Option<Rc<Node>>>,
}

fn main() {
    for i in 0..6 {
        let burst = vec![i; 40];
        let a = Rc::new(Node { next: RefCell::new(None) });
        *a.next.borrow_mut() = Some(Rc::clone(&a));
        println!("{}", burst.len());
    }
}
`;

async function axe(page: Page, what: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    await page.waitForTimeout(200);
    expect(await seriousFindings(page), `${what}, ${colorScheme}`).toEqual([]);
  }
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
}

describe.skipIf(isSkipped)(titleOf("trials"), { timeout: 180_000 }, () => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await openSite();
  }, 60_000);

  afterAll(() => site?.close());

  beforeEach(async () => {
    page = await openPage(site.context, site.url);
    await choosePane(page, "Problems");
  }, 60_000);

  afterEach(async () => {
    await page.close();
  });

  test("what goes wrong: verdict, story, the error that foretold it, and memory just before", async () => {
    await writeProgram(page, DANGLING);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.locator(".banner-error").getByRole("button", { name: "Run it anyway" }).click();
    const verdict = page.locator(".judgement");
    await verdict.waitFor();
    expect(await verdict.locator("[role=status]").textContent()).toBe(
      "Verdict: a memory fault happened, and error E0597 foretold it",
    );
    expect(await verdict.textContent()).toContain("Exit status 103");
    expect(await verdict.locator(".message h3").allTextContents()).toEqual([
      expect.stringMatching(/^error\[M0004\]: dangling reference/),
      expect.stringMatching(/^error\[E0597\]/),
    ]);
    await axe(page, "verdict");
    await page.getByRole("button", { name: "See memory just before it" }).click();
    await page.locator(".map").waitFor();
    expect(await page.locator(".time-now").textContent()).toMatch(/Next println!/);
    expect(await page.locator(".block-freed").textContent()).toContain("freed, line 6");
    expect(await page.locator(".banner").textContent()).toContain("stopped the run");
  });

  test("a step that begins with the fault itself is the last one shown, too", async () => {
    await writeProgram(
      page,
      'fn main() {\n    let r: &i32;\n    {\n        let b = Box::new(5);\n        r = &*b;\n    }\n    let x = *r;\n    println!("{x}");\n}\n',
    );
    await choosePane(page, "Anyway");
    await page.getByRole("button", { name: "Run it anyway" }).click();
    await page.getByRole("button", { name: "See memory just before it" }).click();
    await page.locator(".map").waitFor();
    expect(await page.locator(".time-now").textContent()).toMatch(/Next let x = \*r/);
    expect(await page.locator(".pointer-dangling").textContent()).toContain("freed block 1");
    expect(await seriousFindings(page)).toEqual([]);
  });

  test("what does no harm: it says so, and why the checker could not know", async () => {
    await writeProgram(page, HARMLESS);
    await choosePane(page, "Anyway");
    await page.getByRole("button", { name: "Run it anyway" }).click();
    const verdict = page.locator(".judgement");
    await verdict.waitFor();
    const said = await verdict.locator("[role=status]").textContent();
    expect(said).toMatch(/^Verdict: (nothing was wrong with memory|only an aliasing rule)/);
    expect(await page.locator(".written").textContent()).toBe("1\n");
  });

  test("the same verdicts as the command line's, word for word: a fault, a broken aliasing rule, no harm", async () => {
    for (const name of ["wrong", "aliasing", "fine"]) {
      const text = readFileSync(resolve(import.meta.dirname, `../checked/anyway/E0499/${name}.rs`), "utf8");
      const { exit } = runText({ ...mainText(text), mode: "anyway" });
      const { diagnostics, map, program } = compileText(mainText(text), "anyway");
      if (exit === undefined || program === undefined) throw new Error(`${name} does not run`);
      const errors = diagnostics.filter(({ level }) => level === "error");
      const [said] = verdictDiagnostics(verdictOf(exit, errors, map, program), errors);
      await writeProgram(page, text);
      await choosePane(page, "Anyway");
      await page.getByRole("button", { name: "Run it anyway" }).click();
      const verdict = page.locator(".judgement");
      await verdict.filter({ hasText: `Exit status ${exit.status}.` }).waitFor();
      const title = await verdict.locator("[role=status]").textContent();
      expect(title, name).toBe(said?.message.replace(/^v/, "V"));
      const story = exit.trap?.story ?? exit.aliasing;
      const codes = story === null ? [] : [`error[${story?.code}]`, "error[E0499]"];
      expect(await verdict.locator(".problem-code").allTextContents(), name).toEqual(codes);
      expect(await seriousFindings(page), name).toEqual([]);
    }
  });

  test("memory of a rejected program: why there is none, and the way to run it anyway", async () => {
    await writeProgram(page, DANGLING);
    await choosePane(page, "Memory");
    const empty = page.locator(".empty");
    await empty.filter({ hasText: "The borrow checker found 1 error" }).waitFor();
    expect(await seriousFindings(page)).toEqual([]);
    await empty.getByRole("button", { name: "Run it anyway" }).click();
    await page.locator(".judgement-fault").waitFor();
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await choosePane(page, "Output");
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await choosePane(page, "Output");
    await empty.getByRole("button", { name: "Show the problem" }).click();
    expect(await page.getByRole("tab", { selected: true }).textContent()).toContain("Problems");
  });

  test("what is wrong by syntax, names or types is not offered to be run anyway", async () => {
    await writeProgram(page, "fn main() {\n    missing();\n}\n");
    await choosePane(page, "Memory");
    await page.locator(".empty", { hasText: "nothing that could be run" }).waitFor();
    expect(await page.locator(".empty").getByRole("button").allTextContents()).toEqual(["Show the problem"]);
  });

  test("errors of types cannot be passed over", async () => {
    await writeProgram(page, 'fn main() {\n    let n: i32 = "one";\n}\n');
    await choosePane(page, "Anyway");
    await page.getByRole("button", { name: "Run it anyway" }).click();
    await page.locator(".banner-error", { hasText: "1 error of syntax, names or types" }).waitFor();
  });

  test("a comparison shows the core's figures, a chart for each manager, and what leaked", async () => {
    await writeProgram(page, CYCLE);
    await choosePane(page, "Compare");
    await page.locator(".chart").first().waitFor();
    const { runs } = compareHeaps(buildText(mainText(CYCLE), "anyway"), () => silentHost);
    expect(await page.locator(".chart figcaption strong").allTextContents()).toEqual(runs.map(({ heap }) => heap));
    const rows = page.locator(".trial tbody tr");
    const figures = (name: string): Promise<readonly string[]> =>
      rows
        .filter({ has: page.locator("th", { hasText: name }) })
        .locator("td")
        .allTextContents();
    expect(await figures("peak bytes")).toEqual(runs.map((run) => run.peakBytes.toLocaleString("en")));
    expect(await figures("leaked blocks")).toEqual(runs.map((run) => run.leakedBlocks.toLocaleString("en")));
    expect(await page.locator(".remarks").first().textContent()).toMatch(
      /Never freed:6 blocks, .* allocated at main.rs:11/,
    );
    await axe(page, "comparison");
  });

  test("no request left the origin, none failed, and the page threw nothing", () => {
    expect(site.complaints()).toEqual([]);
  });
});
