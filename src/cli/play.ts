// `ferrule play`: serves the built playground on the loopback interface.

import { createReadStream, existsSync, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { CommandError } from "./exit-status.ts";
import { writeError, writeOut } from "./output.ts";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".txt": "text/plain; charset=utf-8",
  ".rs": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/** The file that a request names, or undefined where it names none within `root`. */
export function resolveRequest(root: string, url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
  } catch {
    return undefined;
  }
  if (path.includes("\0") || path.includes("\\")) return undefined;
  const file = normalize(join(root, path.endsWith("/") ? `${path}index.html` : path));
  if (!file.startsWith(root + sep)) return undefined;
  return existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8" });
  response.end(`${text}\n`);
}

/** Serves until interrupted. Only requests that name the loopback host are answered. */
export async function play(port: number): Promise<number> {
  const root = fileURLToPath(new URL("./playground", import.meta.url));
  if (!existsSync(join(root, "index.html")))
    throw new CommandError("the playground is not built; run `npm run build` first");
  // Only here: no other command needs it, and it cannot be part of a start-up snapshot.
  const { createServer } = await import("node:http");
  const server = createServer((request, response) => {
    const host = (request.headers.host ?? "").replace(/:\d+$/, "");
    if (host !== "127.0.0.1" && host !== "localhost") return refuse(response, 403, "forbidden");
    if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405, "method not allowed");
    const file = resolveRequest(root, request.url ?? "/");
    if (file === undefined) return refuse(response, 404, "not found");
    response.writeHead(200, {
      "content-type": TYPES[extname(file)] ?? "application/octet-stream",
      "x-content-type-options": "nosniff",
      "cache-control": "no-cache",
    });
    if (request.method === "HEAD") response.end();
    else
      createReadStream(file)
        .on("error", () => response.destroy())
        .pipe(response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (failure) => reject(new CommandError(`couldn't serve on port ${port}: ${failure.message}`)));
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  const actual = typeof address === "object" && address !== null ? address.port : port;
  writeOut(`http://127.0.0.1:${actual}/\n`);
  writeError("Press Ctrl+C to stop.\n");
  return new Promise((resolve) => {
    process.once("SIGINT", () => server.close(() => resolve(0)));
    process.once("SIGTERM", () => server.close(() => resolve(0)));
  });
}
