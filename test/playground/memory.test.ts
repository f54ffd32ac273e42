// The memory pane in a real browser: the slider, keys, jumps, links, and that it shows the core's very bytes.

import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { mainText, recordText } from "#harness/ferrule.ts";
import { type MomentThread, momentAt } from "#ide/moment.ts";
import { takeSnapshot } from "#vm/snapshot.ts";
import { seriousFindings } from "./findings.ts";
import { choosePane, openPage, writeProgram } from "./open-page.ts";
import { isSkipped, openSite, type Site, titleOf } from "./site.ts";

const PROGRAM = `static LIMIT: u8 = 3;

fn sum(numbers: &[i32]) -> i32 {
    numbers.iter().sum()
}

fn main() {
    let mut v = vec![1, 2, 3];
    v.push(4);
    let text = String::from("<b>abc</b>");
    let moved = v;
    {
        let short = Box::new(7);
        println!("{short} {text}");
    }
    println!("{} {LIMIT}", sum(&moved));
}
`;

const THREADS = `use std::sync::{Arc, Mutex};
use std::thread;

fn main() {
    let total = Arc::new(Mutex::new(0));
    let mut handles = Vec::new();
    for add in 1..3 {
        let total = Arc::clone(&total);
        handles.push(thread::spawn(move || {
            let mut sum = total.lock().unwrap();
            thread::yield_now();
            *sum += add;
        }));
    }
    for handle in handles {
        handle.join().unwrap();
    }
    println!("{}", total.lock().unwrap());
}
`;

const hexRow = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** Address and bytes of everything shown whose element is `selector`. */
function shownBytes(page: Page, selector: string): Promise<readonly string[]> {
  return page.locator(selector).evaluateAll((elements) =>
    elements.map((element) => {
      const bytes = [...element.querySelectorAll(".raw-bytes")].map((row) => row.textContent).join("");
      return `${(element as HTMLElement).dataset["address"]} ${bytes}`;
    }),
  );
}

const position = (page: Page): Promise<string | null> => page.locator(".time-step").textContent();

async function goToStep(page: Page, step: number, last: number): Promise<void> {
  await page.locator(".slider").fill(String(step));
  await page.locator(".time-step", { hasText: `${step} of ${last}` }).waitFor();
  await page.waitForFunction((at) => document.querySelector(".map")?.getAttribute("data-step") === String(at), step);
}

describe.skipIf(isSkipped)(titleOf("memory pane"), { timeout: 180_000 }, () => {
  let site: Site;
  let page: Page;

  beforeAll(async () => {
    site = await openSite();
  });

  afterAll(() => site?.close());

  beforeEach(async () => {
    page = await openPage(site.context, site.url);
    await choosePane(page, "Problems");
    await writeProgram(page, PROGRAM);
    await choosePane(page, "Memory");
    await page.locator(".map").waitFor();
  }, 60_000);

  afterEach(async () => {
    await page.close();
  });

  test("at every place of the slider it shows what the core has at that step, byte for byte", async () => {
    const history = recordText(mainText(PROGRAM));
    const last = history.lastStep;
    expect(await position(page)).toContain(` of ${last}`);
    await page.getByLabel("Addresses and bytes").check();
    for (const step of [3, 6, last - 1, 1, 9]) {
      await goToStep(page, step, last);
      history.goTo(step);
      const { frames, blocks } = takeSnapshot(history.machine);
      const locals = frames.filter(({ isStd }) => !isStd).flatMap((frame) => frame.locals);
      const asText = ({ address, bytes }: { address: number; bytes: Uint8Array }) => `${address} ${hexRow(bytes)}`;
      expect(await shownBytes(page, ".segment-stack [data-address]"), `step ${step}`).toEqual(locals.map(asText));
      expect(await shownBytes(page, ".segment-heap [data-address]"), `step ${step}`).toEqual(blocks.map(asText));
    }
  });

  test("moved-out variables are struck, freed blocks are ghosts, pointers have arrows, changes are told", async () => {
    const history = recordText(mainText(PROGRAM));
    const last = history.lastStep;
    const moments = Array.from({ length: last + 1 }, (_, step) => momentAt(history, step));
    const after = (line: number): number => moments.findIndex(({ done }) => done?.place?.line === line);
    await goToStep(page, after(9), last);
    expect(await page.locator(".slot-changed .slot-name").allTextContents()).toEqual(["v"]);
    expect(await page.locator(".cell:not(.cell-spare):not(.cell-more)").allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining("4")]),
    );
    await goToStep(page, after(11), last);
    expect(await page.locator(".slot-gone", { hasText: "Vec" }).textContent()).toContain("moved out");
    expect(await page.locator(".slot-gone s").allTextContents()).toContain("v");
    expect(await page.locator(".arrow").count()).toBeGreaterThan(1);
    await goToStep(page, after(15), last);
    const ghosts = page.locator(".block-freed");
    expect(await ghosts.last().textContent()).toContain("just freed");
    expect(await page.locator(".memory img, .memory b:not(.raw b)").count()).toBe(0);
    expect(await page.locator(".segment-heap").textContent()).toContain("<b>abc</b>");
  });

  test("keys alone go through time: step, ends, slider, play", async () => {
    const last = recordText(mainText(PROGRAM)).lastStep;
    await page.getByRole("tab", { name: "Memory" }).focus();
    await page.keyboard.press("Tab");
    // The moment of the last visit is remembered, as it should be.
    await page.keyboard.press("Home");
    await page.locator(".time-step", { hasText: `0 of ${last}` }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.locator(".time-step", { hasText: `2 of ${last}` }).waitFor();
    await page.keyboard.press("ArrowLeft");
    await page.locator(".time-step", { hasText: `1 of ${last}` }).waitFor();
    await page.keyboard.press("End");
    await page.locator(".time-now", { hasText: "exit status 0" }).waitFor();
    await page.locator(".slider").focus();
    await page.keyboard.press("ArrowLeft");
    await page.locator(".time-step", { hasText: `${last - 1} of ${last}` }).waitFor();
    await page.keyboard.press("Home");
    await page.locator(".time-step", { hasText: `0 of ${last}` }).waitFor();
    await page.keyboard.press("p");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    await page.locator(".time-step", { hasText: `2 of ${last}` }).waitFor();
    await page.keyboard.press("p");
    await page.getByRole("button", { name: "Play" }).waitFor();
  });

  test("a pressed line number runs to that line, a pressed block to where it came to be or was freed", async () => {
    await page.locator(".cm-lineNumbers .cm-gutterElement", { hasText: /^11$/ }).click();
    await page.locator(".time-now", { hasText: "let moved = v" }).waitFor();
    expect(await page.locator(".cm-next").textContent()).toContain("let moved = v");
    await page.getByRole("button", { name: "Last step" }).click();
    await page.locator(".time-now", { hasText: "exit status" }).waitFor();
    await page.getByRole("button", { name: "allocated, line 13" }).click();
    await page.locator(".block-changed", { hasText: "new" }).waitFor();
    expect(await page.locator(".time-now").textContent()).toContain("line 13");
    await page.getByRole("button", { name: "Last step" }).click();
    await page.getByRole("button", { name: "freed, line 15" }).click();
    await page.locator(".block-changed", { hasText: "just freed" }).waitFor();
  });

  test("memory that nobody freed is told at the end", async () => {
    await writeProgram(page, "fn main() {\n    let kept = Box::new(7);\n    std::mem::forget(kept);\n}\n");
    await page.getByRole("button", { name: "Record it again" }).click();
    await page.getByRole("button", { name: "Last step" }).click();
    await page.locator(".segment-heap .banner", { hasText: "4 bytes in 1 block" }).waitFor();
    expect(await page.locator(".block").textContent()).toContain("allocated, line 2");
  });

  test("a program that never ends is recorded until it is stopped, and can be looked at", async () => {
    await writeProgram(
      page,
      "fn main() {\n    let mut n = 0u64;\n    loop {\n        n = n.wrapping_add(1);\n    }\n}\n",
    );
    await page.getByRole("button", { name: "Record it again" }).click();
    await page.locator("#panel", { hasText: "Recording…" }).waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.locator(".map").waitFor();
    expect(await page.locator(".banner").textContent()).toContain("stopped it");
    await page.getByRole("button", { name: "Last step" }).click();
    await page.locator(".slot-name", { hasText: "n" }).waitFor();
    const notice = page.locator(".status-notice", { hasText: "not come to that within what has been recorded" });
    await page.getByRole("button", { name: "First step" }).click();
    for (const jump of ["Next drop", "Next heap change"]) {
      await page.locator(".time-step", { hasText: /^0 of/ }).waitFor();
      await page.getByRole("button", { name: jump }).click();
      await notice.waitFor();
      await page.locator(".time-step", { hasText: /^0 of/ }).waitFor();
      await page.waitForFunction(() => document.querySelector(".status-notice")?.textContent === "");
    }
    await page.locator(".cm-lineNumbers .cm-gutterElement", { hasText: /^1$/ }).click();
    await notice.waitFor();
  });

  test("every thread has its stack: who runs, who waits for whom, who has ended", async () => {
    await writeProgram(page, THREADS);
    await page.getByRole("button", { name: "Record it again" }).click();
    const history = recordText(mainText(THREADS));
    const moments = Array.from({ length: history.lastStep + 1 }, (_, step) => momentAt(history, step));
    const isWaiting = ({ waiting }: MomentThread): boolean => waiting?.holders[0] !== undefined;
    const at = moments.findIndex(({ threads }) => threads.some(isWaiting) && threads.some(({ frames }) => frames[1]));
    expect(at).toBeGreaterThan(0);
    await goToStep(page, at, history.lastStep);
    const { threads } = moments[at] ?? { threads: [] };
    const heads = page.locator(".thread-head");
    expect(await heads.allTextContents()).toEqual(threads.map(({ title }) => expect.stringContaining(title)));
    expect(await page.locator(".thread-current .thread-head").textContent()).toContain("running");
    const waiter = threads.find(isWaiting);
    expect(waiter).toBeDefined();
    const told = page.locator(".thread", { hasText: waiter?.title ?? "" }).locator(".thread-wait");
    expect(await told.textContent()).toMatch(/^waits for a mutex, held by thread .* since line \d+$/);
    const own = threads.flatMap(({ frames }) => frames.filter(({ isStd }) => !isStd));
    expect(await page.locator(".frame").count()).toBe(own.length);
    expect(await shownBytes(page, ".segment-stack [data-address]")).toEqual(
      own.flatMap(({ slots }) => slots.map(({ address }) => `${address} `)),
    );
    expect(await seriousFindings(page)).toEqual([]);
    await page.getByRole("button", { name: "Last step" }).click();
    await page.locator(".time-now", { hasText: "exit status 0" }).waitFor();
    expect(await heads.filter({ hasText: "ended" }).count()).toBe(2);
  });

  test("a shared link opens at the same moment", async () => {
    const last = recordText(mainText(PROGRAM)).lastStep;
    await goToStep(page, 5, last);
    await page.getByRole("button", { name: "Share" }).click();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>("#share input")?.value !== "");
    const other = await openPage(site.context, await page.locator("#share input").inputValue());
    await other.locator(".time-step", { hasText: `5 of ${last}` }).waitFor();
    await other.close();
  });

  test("axe finds nothing serious, in light and dark, and nothing is wider than a telephone", async () => {
    const last = recordText(mainText(PROGRAM)).lastStep;
    await goToStep(page, last - 3, last);
    await page.getByLabel("Addresses and bytes").check();
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.waitForTimeout(200);
      expect(await seriousFindings(page), colorScheme).toEqual([]);
    }
    await page.setViewportSize({ width: 360, height: 740 });
    expect(await seriousFindings(page), "narrow").toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    const panel = page.locator("#panel");
    expect(await panel.evaluate((pane) => pane.scrollWidth - pane.clientWidth)).toBe(0);
  });

  test("no request left the origin, none failed, and the page threw nothing", () => {
    expect(site.complaints()).toEqual([]);
  });
});
