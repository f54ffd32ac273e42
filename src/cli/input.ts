// Reads source files and bytecode files named on the command line.

import { readFileSync, statSync } from "node:fs";
import { error, type Diagnostic } from "#diagnostics/diagnostic.ts";
import type { FileRead, Files } from "#driver/files.ts";
import type { Input } from "#driver/session.ts";
import { SourceMap } from "#support/source-map.ts";
import { makeSpan } from "#support/span.ts";
import { CommandError } from "./exit-status.ts";

/** Why a file could not be read, in words. */
function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  switch (code) {
    case "ENOENT":
      return "no such file";
    case "EISDIR":
      return "it is a directory";
    case "ENOTDIR":
      return "a part of its path is not a directory";
    case "EACCES":
    case "EPERM":
      return "permission denied";
    case "ERR_FS_FILE_TOO_LARGE":
      return "it is too large";
    default:
      return error instanceof Error ? error.message : String(error);
  }
}

/** The bytes of a file, or of standard input for `-`. */
export function readBytes(path: string): Uint8Array {
  try {
    if (path === "-") return readFileSync(0);
    if (statSync(path).isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    return readFileSync(path);
  } catch (failure) {
    const hint = reasonOf(failure) === "it is a directory" ? "; name a `.rs` file in it" : "";
    throw new CommandError(`couldn't read \`${path}\`: ${reasonOf(failure)}${hint}`);
  }
}

/** Module files on disk. */
class DiskFiles implements Files {
  read(path: string): FileRead {
    try {
      return {
        kind: "text",
        text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(readFileSync(path)),
      };
    } catch (failure) {
      if ((failure as NodeJS.ErrnoException).code === "ENOENT") return { kind: "missing" };
      if (failure instanceof TypeError) return { kind: "failed", reason: "stream did not contain valid UTF-8" };
      return { kind: "failed", reason: reasonOf(failure) };
    }
  }
}

/** A source file, or why its bytes are no text. */
export type Source =
  | { readonly kind: "input"; readonly input: Input }
  | { readonly kind: "notText"; readonly diagnostic: Diagnostic; readonly map: SourceMap };

/** Makes a crate of the bytes of its root file. */
export function decodeSource(path: string, bytes: Uint8Array): Source {
  const name = path === "-" ? "<stdin>" : path;
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: "input", input: { name, text, files: new DiskFiles() } };
  } catch {
    return notText(name, bytes);
  }
}

function notText(name: string, bytes: Uint8Array): Source {
  const lossy = new TextDecoder("utf-8", { ignoreBOM: true });
  let valid = 0;
  for (let length = bytes.length; length >= 1; length = Math.floor(length / 2)) {
    while (valid + length <= bytes.length && isValidPrefix(bytes.subarray(0, valid + length))) valid += length;
  }
  const map = new SourceMap();
  const file = map.add(name, lossy.decode(bytes));
  const offset = lossy.decode(bytes.subarray(0, valid)).length;
  const span = makeSpan(file.id, offset, offset + 1);
  const diagnostic = error(undefined, `couldn't read \`${name}\`: stream did not contain valid UTF-8`)
    .at(span, `byte \`${bytes[valid]}\` is not valid utf-8`)
    .build();
  return { kind: "notText", diagnostic, map };
}

/** Whether bytes are UTF-8, but for a sequence cut off at their end. */
function isValidPrefix(bytes: Uint8Array): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
