// Files as programs meet them: those in memory behave as the system's do, and recorded ones are asked for once.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemFiles } from "#cli/files.ts";
import { type FileChange, type HostFiles, OPEN } from "#vm/host.ts";
import { RecordedFiles } from "#vm/recorded-files.ts";
import { TransientFiles } from "#vm/transient-files.ts";

let directory = "";
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "ferrule-files-"));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

/** What a program sees that writes, reads and makes mistakes. */
function story(files: HostFiles, at: (name: string) => string): unknown[] {
  const said: unknown[] = [];
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const read = (handle: number, size: number): string | number => {
    const into = new Uint8Array(size);
    const count = files.read(handle, into);
    return count < 0 ? count : new TextDecoder().decode(into.subarray(0, count));
  };
  said.push(files.open(at("absent"), OPEN.read));
  const made = files.open(at("made"), OPEN.write + OPEN.create + OPEN.truncate);
  said.push(made >= 3, files.write(made, bytes("hello, world")), read(made, 4));
  files.close(made);
  said.push(files.write(made, bytes("late")));
  const both = files.open(at("made"), OPEN.read + OPEN.write);
  said.push(read(both, 5), files.write(both, bytes("!")), read(both, 100), read(both, 1));
  const end = files.open(at("made"), OPEN.append);
  said.push(files.write(end, bytes("?")), read(both, 100));
  said.push(files.open(at("made"), OPEN.write + OPEN.createNew), files.open(at("no/such"), OPEN.write + OPEN.create));
  files.close(both);
  files.close(end);
  const again = files.open(at("made"), OPEN.read);
  said.push(read(again, 100));
  files.close(again);
  return said;
}

/** What a program sees that moves within files. */
function moves(files: HostFiles, at: (name: string) => string): unknown[] {
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
  const file = files.open(at("moved"), OPEN.read + OPEN.write + OPEN.createNew);
  const said: unknown[] = [files.write(file, bytes("0123456789")), files.seek(file, -3, 2), files.seek(file, -9, 1)];
  const into = new Uint8Array(2);
  said.push(files.read(file, into), String(into), files.seek(file, 20, 0), files.read(file, into));
  said.push(
    files.write(file, bytes("x")),
    files.seek(file, 0, 1),
    files.change({ kind: "resize", handle: file, size: 3 }),
  );
  said.push(files.seek(file, 0, 2), files.change({ kind: "sync", handle: file }), files.seek(999, 0, 0));
  const end = files.open(at("moved"), OPEN.read + OPEN.append);
  said.push(files.seek(end, 0, 1), files.write(end, bytes("yz")), files.seek(end, 0, 1), files.seek(end, 1, 0));
  said.push(files.read(end, into), String(into), files.write(end, bytes("!")), files.read(end, into));
  for (const handle of [file, end]) files.close(handle);
  return said;
}

/** What a program sees that makes, moves, asks for and removes what is in directories. */
function directories(files: HostFiles, at: (name: string) => string): unknown[] {
  const said: unknown[] = [];
  const change = (...changes: readonly FileChange[]): void => void said.push(changes.map((one) => files.change(one)));
  const make = (path: string, mode = 0o777): FileChange => ({ kind: "makeDirectory", path: at(path), mode });
  const two = (kind: "rename" | "hardLink", from: string, to: string): FileChange => ({
    kind,
    from: at(from),
    to: at(to),
  });
  const link = (from: string, to: string): FileChange => ({ kind: "symbolicLink", from, to: at(to) });
  const remove = (kind: "removeFile" | "removeDirectory", path: string): FileChange => ({ kind, path: at(path) });
  const file = (path: string, text: string): void => {
    const handle = files.open(at(path), OPEN.write + OPEN.create + OPEN.truncate);
    if (handle >= 0) files.write(handle, new TextEncoder().encode(text));
    said.push(handle < 0 ? handle : "made");
    if (handle >= 0) files.close(handle);
  };
  const status = (path: string, kind: "status" | "linkStatus" = "status"): void => {
    const answer = files.ask(kind === "status" ? { kind, of: { path: at(path) } } : { kind, path: at(path) });
    if (typeof answer === "number") said.push(answer);
    else if (typeof answer === "object" && "mode" in answer)
      said.push([answer.mode, (answer.mode & 0o170000n) === 0o40000n ? 0n : answer.size, answer.nlink]);
  };
  const entries = (path: string): void => {
    const answer = files.ask({ kind: "entries", path: at(path) });
    said.push(Array.isArray(answer) ? answer.map(({ name, type }) => `${name} ${type}`).sort() : answer);
  };

  change(make("d"), make("d"), make("d/e/f"), make("d/e/"), make("d/e/f", 0o700), make("d/."));
  file("d/file", "hello");
  file("d/file/no", "");
  file("d/new/", "");
  file("d/e/../second", "!");
  change(
    link("file", "d/link"),
    link("absent", "d/broken"),
    link("loop", "d/loop"),
    link("e", "d/to-e"),
    link("", "x"),
  );
  change(two("hardLink", "d/file", "d/hard"), two("hardLink", "d/e", "d/e2"), two("hardLink", "d/file", "d/link"));
  for (const path of [
    "d",
    "d/file",
    "d/file/",
    "d/link",
    "d/broken",
    "d/loop",
    "d/to-e/f",
    "d/e/f/..",
    "none",
    "d/hard",
  ])
    status(path);
  for (const path of ["d/link", "d/broken", "d/to-e", "d/to-e/"]) status(path, "linkStatus");
  for (const path of ["d/link", "d/file", "d/none"]) said.push(files.ask({ kind: "linkTarget", path: at(path) }));
  for (const path of ["d/to-e/../link", "d/broken", "d/./e//f/"]) {
    const answer = files.ask({ kind: "canonical", path: at(path) });
    said.push(typeof answer === "string" ? answer.slice(answer.lastIndexOf("/d/")) : answer);
  }
  entries("d");
  entries("d/e/f");
  entries("d/file");
  file("d/broken", "through the link");
  status("d/absent");
  change(remove("removeDirectory", "d"), remove("removeDirectory", "d/file"), remove("removeFile", "d/e"));
  change(remove("removeDirectory", "d/to-e"), remove("removeFile", "d/none"), remove("removeFile", "d/file/"));
  change(two("rename", "d", "d/e/inside"), two("rename", "d/file", "d/e"), two("rename", "d/e", "d/file"));
  change(two("rename", "d/second", "d/e/f"), two("rename", "d/none", "x"), two("rename", "d/file", "d/hard"));
  change(two("rename", "d/e/f", "g"), two("rename", "d/second", "d/file"), {
    kind: "setMode",
    of: { path: at("g") },
    mode: 0o500,
  });
  status("g");
  status("d/file");
  entries("d");
  entries("d/e");
  change(remove("removeFile", "d/loop"), remove("removeFile", "d/link"), remove("removeDirectory", "d/e/"));
  entries("d");
  return said;
}

for (const [name, tell] of Object.entries({ story, moves, directories }))
  test(`files in memory behave as the system's: ${name}`, () => {
    expect(tell(new TransientFiles(), (path) => path)).toEqual(tell(systemFiles, (path) => join(directory, path)));
  });

test("recorded calls are not made again", () => {
  let calls = 0;
  const counted: HostFiles = {
    open: () => ++calls + 2,
    read: (_, into) => {
      into[0] = ++calls;
      return 1;
    },
    write: (_, bytes) => {
      calls++;
      return bytes.length;
    },
    close: () => void calls++,
    seek: () => ++calls,
    change: () => ++calls,
    ask: () => (++calls % 2 === 0 ? -2 : "answer"),
  };
  const recorded = new RecordedFiles(counted);
  const into = new Uint8Array(1);
  const run = (): unknown[] => {
    const handle = recorded.open("a", OPEN.read);
    return [
      ...[handle, recorded.read(handle, into), into[0], recorded.write(handle, into), recorded.close(handle)],
      ...[recorded.seek(handle, 1, 0), recorded.change({ kind: "sync", handle })],
      ...[1, 2].map(() => recorded.ask({ kind: "linkTarget", path: "a" })),
    ];
  };
  const first = run();
  recorded.calls.position = 0;
  into[0] = 0;
  expect(run()).toEqual(first);
  expect(calls).toBe(8);
});
