// A small static server for the built page: on loopback, below a sub-folder, and it remembers what was asked for.

import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, relative } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

export interface StaticServer {
  /** Address of the page, ending in a slash. */
  readonly url: string;
  readonly missing: readonly string[];
  /** Files that have been asked for, below the root, in order. */
  readonly served: readonly string[];
  close(): Promise<void>;
}

/** Serves `root` at `/some/folder/`, so that absolute paths in the page would be noticed. */
export async function serveStatic(root: string): Promise<StaticServer> {
  const folder = "/some/folder/";
  const missing: string[] = [];
  const served: string[] = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").replace(/[?#].*$/, ""));
    const inside = path.startsWith(folder) ? path.slice(folder.length) : "../";
    const file = normalize(join(root, inside === "" ? "index.html" : inside));
    const isFile = file.startsWith(root) && statSync(file, { throwIfNoEntry: false })?.isFile() === true;
    if (!isFile) {
      missing.push(path);
      response.writeHead(404).end();
      return;
    }
    served.push(relative(root, file));
    response.writeHead(200, { "content-type": TYPES[extname(file)] ?? "application/octet-stream" });
    response.end(readFileSync(file));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}${folder}`,
    missing,
    served,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
