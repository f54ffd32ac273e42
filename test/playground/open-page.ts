// What tests of the page do again and again: open it, write a program, read what is shown.

import type { BrowserContext, Page } from "playwright-core";

export async function openPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await page.locator(".cm-content").waitFor();
  return page;
}

/** Replaces the program in the editor, by keyboard, and waits until it has been checked. */
export async function writeProgram(page: Page, text: string): Promise<void> {
  await page.locator(".cm-content").focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.insertText(text);
  await settled(page);
}

/** Waits until a check has come back and no other is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(120);
  await page.locator(".status-check:not(:has-text('Loading'))").waitFor();
  await page.waitForTimeout(200);
}

/** The text in the editor, without the labels drawn in it. */
export function programText(page: Page): Promise<string> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".cm-line")]
      .map((line) => {
        const copy = line.cloneNode(true) as Element;
        for (const labels of copy.querySelectorAll(".cm-labels")) labels.remove();
        return copy.textContent;
      })
      .join("\n"),
  );
}

/** Line and columns (from 1) and text of the underlined pieces. */
export function underlines(page: Page): Promise<readonly { line: number; column: number; text: string }[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".cm-line")].flatMap((line, index) =>
      [...line.querySelectorAll(".cm-lintRange-error")].map((mark) => {
        const before = document.createRange();
        before.setStart(line, 0);
        before.setEndBefore(mark);
        return { line: index + 1, column: before.toString().length + 1, text: mark.textContent };
      }),
    ),
  );
}

export async function choosePane(page: Page, title: string): Promise<void> {
  await page.getByRole("tab", { name: title }).click();
}

/** Runs the program and waits for its end, in the output pane. */
export async function run(page: Page): Promise<void> {
  await choosePane(page, "Output");
  await page.getByRole("button", { name: "Run" }).click();
  await page.locator(".ended").waitFor();
}
