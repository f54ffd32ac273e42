// The built playground served in a browser of its own, which watches for requests elsewhere and for errors.

import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { BrowserContext } from "playwright-core";
import { findChromium, startChromium } from "./chromium.ts";
import { serveStatic } from "./static-server.ts";

const built = resolve(import.meta.dirname, "../../dist/playground");
const chromium = findChromium();

/** Without a browser these tests are skipped, unless `REQUIRE_BROWSER=1` says that there must be one. */
export const isSkipped = chromium === undefined && process.env["REQUIRE_BROWSER"] !== "1";

export function titleOf(name: string): string {
  return isSkipped ? `${name} (skipped: no Chromium; \`apt-get install chromium\`, or set CHROMIUM_PATH)` : name;
}

export interface ServedFile {
  readonly name: string;
  readonly bytes: number;
}

export interface Site {
  readonly context: BrowserContext;
  /** Address of the page. */
  readonly url: string;
  /** Requests that left the origin or found nothing, and errors that nobody caught. */
  complaints(): readonly string[];
  /** The files that loading something asked for, each with its size as compressed on its way (gzip). */
  filesOf(load: () => Promise<void>): Promise<readonly ServedFile[]>;
  close(): Promise<void>;
}

/** Serves a copy of the build, so that building again does not disturb, and starts a browser. */
export async function openSite(): Promise<Site> {
  if (chromium === undefined) throw new Error("no Chromium: `apt-get install chromium`, or set CHROMIUM_PATH");
  if (!existsSync(join(built, "index.html"))) throw new Error("the playground is not built: `npm run build`");
  const folder = mkdtempSync(join(tmpdir(), "ferrule-playground-"));
  cpSync(built, folder, { recursive: true });
  const server = await serveStatic(folder);
  const browser = await startChromium(chromium);
  const { context } = browser;
  const complaints: string[] = [];
  // What is waited for comes at once on an idle computer; tests share theirs.
  context.setDefaultTimeout(60_000);
  context.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(server.url) && !url.startsWith("data:")) complaints.push(`asked for ${url}`);
  });
  context.on("weberror", (error) => complaints.push(error.error().message));
  return {
    context,
    url: server.url,
    complaints: () => [...complaints, ...server.missing.map((path) => `missing: ${path}`)],
    async filesOf(load) {
      const before = server.served.length;
      await load();
      const names = [...new Set(server.served.slice(before))];
      return names.map((name) => ({ name, bytes: gzipSync(readFileSync(join(folder, name))).length }));
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
