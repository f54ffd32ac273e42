// Other programs as a program meets them: how it tells which, and that a recorded run starts none twice.

import { expect, test } from "vitest";
import { buildText } from "#harness/ferrule.ts";
import type { HostCommand, HostProcesses } from "#vm/host.ts";
import { silentHost } from "#vm/host.ts";
import { History } from "#vm/history.ts";
import { commandOf } from "#vm/intrinsics/processes.ts";

test("a command is told in texts", () => {
  const streams = [{ kind: "inherit" }, { kind: "file", handle: 7 }, { kind: "pipeOf", child: 12, stream: 2 }];
  expect(commandOf("i\0f7\0c12:2\0dir\x001\x002\0run\0one\0\0A=b=c\0GONE\0")).toEqual({
    program: "run",
    args: ["one", ""],
    directory: "dir",
    isEnvironmentEmpty: true,
    environment: [
      { name: "A", value: "b=c" },
      { name: "GONE", value: undefined },
    ],
    streams,
  });
  for (const text of ["", "i\0", "x\0i\0i\0\0\x000\0run\0", "f\0i\0i\0\0\x000\0run\0"])
    expect(commandOf(text)).toBeUndefined();
});

/** Processes that say what they were asked, and whose output is a line. */
class ToldProcesses implements HostProcesses {
  readonly asked: string[] = [];
  #isRead = false;

  start({ program, args }: HostCommand): number {
    this.asked.push(`start ${program} ${args.join(" ")}`);
    return 5;
  }
  write(child: number, bytes: Uint8Array): number {
    this.asked.push(`write ${child} ${bytes.length}`);
    return bytes.length;
  }
  read(child: number, stream: 1 | 2, into: Uint8Array): number {
    this.asked.push(`read ${child} ${stream}`);
    if (this.#isRead) return 0;
    this.#isRead = true;
    into.set([65, 10]);
    return 2;
  }
  closePipe(child: number, stream: number): void {
    this.asked.push(`close ${child} ${stream}`);
  }
  wait(child: number, waits: boolean): number {
    this.asked.push(`wait ${child} ${waits}`);
    return waits ? 256 : -11;
  }
  kill(child: number): number {
    this.asked.push(`kill ${child}`);
    return 0;
  }
}

const PROGRAM = `
use std::io::{Read, Write};
use std::process::{Command, Stdio};

fn main() {
    let mut child = Command::new("x").arg("y").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all(b"abc").unwrap();
    let waited = child.try_wait().unwrap();
    child.kill().unwrap();
    let mut text = String::new();
    child.stdout.take().unwrap().read_to_string(&mut text).unwrap();
    println!("{text:?} {waited:?} {:?}", child.wait().unwrap().code());
}
`;

test("a recorded run starts, writes to and reads from a process once", () => {
  const processes = new ToldProcesses();
  const history = new History(
    buildText({ name: "main.rs", text: PROGRAM, edition: "2024" }),
    {},
    { ...silentHost, processes },
  );
  const output = (): string =>
    history
      .output()
      .map(({ bytes }) => new TextDecoder().decode(bytes))
      .join("");
  history.runOn();
  const said = output();
  expect(said).toBe('"A\\n" None Some(1)\n');
  const asked = [...processes.asked];
  expect(asked).toEqual([
    "start x y",
    "write 5 3",
    "wait 5 false",
    "kill 5",
    "read 5 1",
    "read 5 1",
    "close 5 1",
    "close 5 0",
    "wait 5 true",
  ]);
  history.goTo(0);
  history.runOn();
  expect(output()).toBe(said);
  expect(processes.asked).toEqual(asked);
});
