// Files as programs meet them: those in memory behave as the system's do, and recorded ones are asked for once.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { systemFiles } from "#cli/files.ts";
import { type HostFiles, OPEN } from "#vm/host.ts";
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

test("files in memory behave as the system's", () => {
  expect(story(new TransientFiles(), (name) => name)).toEqual(story(systemFiles, (name) => join(directory, name)));
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
  };
  const recorded = new RecordedFiles(counted);
  const into = new Uint8Array(1);
  const run = (): unknown[] => {
    const handle = recorded.open("a", OPEN.read);
    return [handle, recorded.read(handle, into), into[0], recorded.write(handle, into), recorded.close(handle)];
  };
  const first = run();
  recorded.calls.position = 0;
  into[0] = 0;
  expect(run()).toEqual(first);
  expect(calls).toBe(4);
});
