// The built command line from outside: exit statuses, streams, formats, and what it makes of bad input.

import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { SourceMapConsumer } from "source-map";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const ferrule = resolve(root, "dist/ferrule.mjs");
let folder = "";

beforeAll(() => {
  if (!existsSync(ferrule)) throw new Error("run `npm run build` first");
  folder = mkdtempSync(join(tmpdir(), "ferrule-cli-"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], input?: string | Uint8Array, env: NodeJS.ProcessEnv = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [ferrule, ...args], {
    cwd: folder,
    encoding: "utf8",
    input: input ?? "",
    env: { ...process.env, NO_COLOR: "", FORCE_COLOR: "", ...env },
  });
  return { status, stdout, stderr };
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return name;
}

const HELLO = 'fn main() {\n    println!("hello");\n}\n';
const MOVED = 'fn main() {\n    let a = String::from("x");\n    let b = a;\n    println!("{a}{b}");\n}\n';

describe("schedules", () => {
  const COUNTER = `use std::sync::atomic::{AtomicU32, Ordering::Relaxed};
static COUNT: AtomicU32 = AtomicU32::new(0);
fn add() {
    let old = COUNT.load(Relaxed);
    COUNT.store(old + 1, Relaxed);
}
fn main() {
    let threads = [std::thread::spawn(add), std::thread::spawn(add)];
    threads.map(|thread| thread.join().unwrap());
    assert_eq!(COUNT.load(Relaxed), 2);
}
`;

  test("the failing schedule is named, and can be run again", () => {
    const name = file("counter.rs", COUNTER);
    expect(run(["run", name])).toMatchObject({ status: 0, stdout: "", stderr: "" });
    const { status, stderr } = run(["run", "--schedule", "all", name]);
    expect(status).toBe(101);
    expect(stderr).toContain("left: 1\n right: 2");
    const schedule = /repeat it with `--schedule ([\d:,]+)`/.exec(stderr)?.[1] ?? "none";
    expect(run(["run", "--schedule", schedule, name]).status).toBe(101);
  });

  test("each of several runs finds the files as they were, and changes none", () => {
    file("kept.txt", "one\n");
    const name = file(
      "writer.rs",
      `use std::fs;
use std::io::Write;
fn main() -> std::io::Result<()> {
    fs::create_dir("made")?;
    fs::write("made/new.txt", "new")?;
    let mut kept = fs::OpenOptions::new().append(true).open("kept.txt")?;
    kept.write_all(b"two\\n")?;
    fs::rename("kept.txt", "made/moved.txt")?;
    let names: Vec<_> = fs::read_dir("made")?.map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!((names.len(), fs::read_to_string("made/moved.txt")?.as_str()), (2, "one\\ntwo\\n"));
    assert!(fs::read_to_string("kept.txt").is_err());
    fs::remove_dir_all("made")
}
`,
    );
    const note = "note: what the program wrote to files was kept in memory, for each run apart: no file was changed\n";
    const compared = run(["compare", "--json", name]);
    expect(compared.stderr).toBe(note);
    const { runs } = JSON.parse(compared.stdout) as { runs: readonly { status: number }[] };
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0, 0]);
    expect(run(["run", "--schedule", "all", name])).toMatchObject({ status: 0, stderr: note });
    expect(readFileSync(join(folder, "kept.txt"), "utf8")).toBe("one\n");
    expect(existsSync(join(folder, "made"))).toBe(false);
    expect(run(["run", name])).toMatchObject({ status: 0, stderr: "" });
    expect(existsSync(join(folder, "kept.txt"))).toBe(false);
  });

  test("a program starts others, which share its streams and files; one of several runs cannot", () => {
    const name = file(
      "starter.rs",
      `use std::fs::File;
use std::io::Write;
use std::process::{Command, Stdio};
fn main() -> std::io::Result<()> {
    print!("not yet written, ");
    Command::new("sh").arg("-c").arg("echo from a child; exit 3").status()?;
    let mut cat = Command::new("cat").stdin(Stdio::piped()).stdout(File::create("caught.txt")?).spawn()?;
    cat.stdin.take().unwrap().write_all(b"through a pipe")?;
    println!("{}, {}", cat.wait()?, std::fs::read_to_string("caught.txt")?);
    Ok(())
}
`,
    );
    expect(run(["run", name])).toEqual({
      status: 0,
      stdout: "from a child\nnot yet written, exit status: 0, through a pipe\n",
      stderr: "",
    });
    expect(run(["run", "--schedule", "all", name]).stderr).toContain("Operation not supported");
  });

  test("where none fails, that is said, and with --anyway the verdict", () => {
    const name = file("borrowed.rs", 'fn main() { let mut a = [1, 2]; let b = &a[0]; a[1] = 5; println!("{b}"); }');
    const { status, stdout, stderr } = run(["run", "--anyway", "--schedule", "all", name]);
    expect(stdout).toBe("1 schedule run (all with at most 2 preemptions): none failed\n");
    expect(stderr).toContain("verdict: nothing was wrong with memory in this run");
    expect(status).toBe(0);
  });
});

describe("panics", () => {
  const FAILS = `struct D;
impl Drop for D {
    fn drop(&mut self) {
        println!("dropped");
    }
}
fn fail(n: usize) -> i32 {
    let _d = D;
    [1, 2, 3][n]
}
fn main() {
    let caught = std::panic::catch_unwind(|| fail(7));
    println!("{}", caught.is_err());
}
`;

  test("unwind, or abort if asked to", () => {
    file("fails.rs", FAILS);
    expect(run(["run", "fails.rs"])).toMatchObject({ status: 0, stdout: "dropped\ntrue\n" });
    expect(run(["run", "--panic", "abort", "fails.rs"])).toMatchObject({ status: 134, stdout: "" });
    expect(run(["build", "--panic", "abort", "fails.rs", "-o", "fails.fbc"])).toMatchObject({ status: 0 });
    expect(run(["run", "fails.fbc"])).toMatchObject({ status: 134, stdout: "" });
  });

  test("show where they come from with RUST_BACKTRACE", () => {
    const { stderr } = run(["run", file("fails.rs", FAILS)], "", { RUST_BACKTRACE: "1" });
    expect(stderr).toMatch(
      /^\nthread 'main' \(1\) panicked at fails.rs:9:5:\nindex out of bounds: .*\nstack backtrace:\n +0: core::panicking::panic_fmt\n +at /,
    );
    expect(stderr).toMatch(/: fail\n +at fails.rs:9:5\n/);
    expect(stderr).toMatch(/: main\n +at fails.rs:12:18\nnote: Some details are omitted/);
    expect(run(["run", "fails.rs"], "", { RUST_BACKTRACE: "0" }).stderr).toContain("note: run with `RUST_BACKTRACE=1`");
  });
});

describe("usage", () => {
  test("--version and --help", () => {
    expect(run(["--version"])).toMatchObject({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
    expect(run(["--help"])).toMatchObject({ status: 0, stdout: expect.stringContaining("check [options] <files...>") });
  });

  test.each([
    [[]],
    [["chek"]],
    [["check"]],
    [["run", "--edition", "2015", "x.rs"]],
    [["check", "--emit", "tea", "x.rs"]],
  ])("%j is a mistake", (args) => {
    const { status, stderr } = run(args);
    expect(status).toBe(2);
    expect(stderr).not.toBe("");
  });

  test("explain", () => {
    expect(run(["explain", "E0382"])).toMatchObject({ status: 0, stdout: expect.stringContaining("moved") });
    expect(run(["explain", "382"]).status).toBe(0);
    expect(run(["explain", "E9999"]).status).toBe(2);
  });
});

describe("programs", () => {
  test("run prints to stdout and succeeds", () => {
    expect(run(["run", file("hello.rs", HELLO)])).toEqual({ status: 0, stdout: "hello\n", stderr: "" });
  });

  test("`-` is standard input", () => {
    expect(run(["run", "-"], HELLO)).toMatchObject({ status: 0, stdout: "hello\n" });
    expect(run(["check", "-"], MOVED).stderr).toContain("--> <stdin>:4:");
  });

  test("a rejected program is 1, and its messages go to stderr", () => {
    const { status, stdout, stderr } = run(["check", file("moved.rs", MOVED)]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("error[E0382]: borrow of moved value: `a`\n --> moved.rs:4:");
    expect(stderr).toContain("try `ferrule explain E0382`");
  });

  test("a panic is 101", () => {
    const { status, stderr } = run(["run", file("panic.rs", 'fn main() {\n    panic!("no {}", 1);\n}\n')]);
    expect(status).toBe(101);
    expect(stderr).toContain("panicked at panic.rs:2:5:\nno 1\n");
  });

  test("exit gives its status", () => {
    expect(run(["run", file("exit.rs", "fn main() {\n    std::process::exit(7);\n}\n")]).status).toBe(7);
  });

  test("arguments follow `--`", () => {
    const text = 'fn main() {\n    for a in std::env::args().skip(1) {\n        println!("{a}");\n    }\n}\n';
    expect(run(["run", file("args.rs", text), "--", "-x", "y"])).toMatchObject({ status: 0, stdout: "-x\ny\n" });
  });
});

describe("tests", () => {
  const text =
    '#[test]\nfn good() {}\n#[test]\nfn bad() {\n    print!("out");\n    panic!("no");\n}\n#[test]\nfn leaves() {\n    std::process::exit(0);\n}\n';

  test("a failing test is 101, and hurts no other", () => {
    const { status, stdout } = run(["test", file("tests.rs", text)]);
    expect(status).toBe(101);
    expect(stdout).toContain("running 3 tests\ntest bad ... FAILED\ntest good ... ok\ntest leaves ... FAILED\n");
    expect(stdout).toContain("---- bad stdout ----\nout\nthread 'bad' (1) panicked at tests.rs:6:5:\nno\n");
    expect(stdout).toContain("---- leaves stdout ----\nnote: the test ended the program with status 0\n");
    expect(stdout).toContain("test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; ");
  });

  test("filters choose", () => {
    expect(run(["test", file("tests.rs", text), "good", "--exact"])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 2 filtered out; "),
    });
  });

  test("a crate that does not compile is 1", () => {
    expect(run(["test", file("broken.rs", "#[test]\nfn f() {\n    let x: u8 = 'a';\n}\n")]).status).toBe(1);
    expect(run(["check", "--test", "broken.rs"]).status).toBe(1);
    expect(run(["check", "broken.rs"]).stderr).toContain("E0601");
  });
});

describe("formats", () => {
  test("json has rustc's fields", () => {
    const { stderr } = run(["check", "--error-format", "json", file("moved.rs", MOVED)]);
    const messages = stderr
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(messages[0]).toMatchObject({
      $message_type: "diagnostic",
      code: { code: "E0382" },
      level: "error",
      rendered: expect.stringContaining("moved.rs:4"),
    });
    const primary = messages[0].spans.find((span: { is_primary: boolean }) => span.is_primary);
    expect(primary).toMatchObject({ file_name: "moved.rs", line_start: 4, line_end: 4 });
    expect(MOVED.slice(primary.byte_start, primary.byte_end)).toBe("a");
  });

  test("short, github and sarif", () => {
    const name = file("moved.rs", MOVED);
    expect(run(["check", "--error-format", "short", name]).stderr).toMatch(/^moved\.rs:4:\d+: error\[E0382\]: /);
    expect(run(["check", "--error-format", "github", name]).stderr).toMatch(/^::error file=moved\.rs,line=4,/);
    const sarif = JSON.parse(run(["check", "--error-format", "sarif", name]).stderr);
    expect(sarif.runs[0].results[0].ruleId).toBe("E0382");
  });

  test("colours only when asked for", () => {
    const name = file("moved.rs", MOVED);
    expect(run(["check", name]).stderr).not.toContain("\u001b[");
    expect(run(["check", "--color", "always", name]).stderr).toContain("\u001b[");
  });
});

describe("bad input", () => {
  const NOT_FOUND = "error: couldn't read `nowhere.rs`: no such file\n";
  test("files that cannot be read are 2", () => {
    expect(run(["check", "nowhere.rs"])).toEqual({ status: 2, stdout: "", stderr: NOT_FOUND });
    expect(run(["run", "."])).toMatchObject({ status: 2, stderr: expect.stringContaining("it is a directory") });
  });

  const texts: readonly (readonly [string, string | Uint8Array, RegExp])[] = [
    ["empty", "", /error\[E0601\]/],
    ["binary", Uint8Array.from({ length: 4096 }, (_, i) => (i * 7919) % 251), /error/],
    ["invalid UTF-8", Uint8Array.of(0x66, 0x6e, 0xff, 0x0a), /stream did not contain valid UTF-8\n --> .*:1:3/],
    ["unterminated string", 'fn main() {\n    let a = "x;\n}\n', /error\[E0765\]/],
    ["unterminated comment", "fn main() {}\n/* x", /error\[E0758\]/],
    ["5 MB of (", "(".repeat(5_000_000), /error/],
    ["deep nesting", `fn main() { let x = ${"(".repeat(20_000)}1${")".repeat(20_000)}; }`, /error/],
    ["NUL", "fn main() {\0}\n", /error/],
  ];
  test.each(texts)("%s is rejected with a message", (_name, content, message) => {
    const { status, stderr } = run(["check", file("bad.rs", content)]);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
    expect(stderr).not.toContain("internal error");
  });

  test("limits are 102", () => {
    const loop = file("loop.rs", "fn main() {\n    loop {}\n}\n");
    expect(run(["run", "--max-steps", "100_000", loop])).toMatchObject({
      status: 102,
      stderr: expect.stringContaining("step limit"),
    });
    const deep = file(
      "deep.rs",
      'fn f(n: u64) -> u64 {\n    f(n + 1) + 1\n}\n\nfn main() {\n    println!("{}", f(0));\n}\n',
    );
    const { status, stderr } = run(["run", deep]);
    expect(status).toBe(102);
    const frame = `f at ${deep}:2:5`;
    expect(stderr).toMatch(`error: stack overflow: the stack reached its limit of 8388608 bytes\n --> ${deep}:2:5\n`);
    expect(stderr).toMatch(`stack backtrace:\n   0: ${frame}\n   1: ${frame}\n`);
    // The first calls are told as well as the last, and how many lie between.
    expect(stderr).toMatch(new RegExp(`\n  … \\d{2,3},\\d{3} more frames\n(.*\n)*  \\d+: main at ${deep}:6:20\n`));
    const huge = file(
      "huge.rs",
      'fn main() {\n    let v: Vec<u8> = Vec::with_capacity(10_000_000_000);\n    println!("{}", v.len());\n}\n',
    );
    expect(run(["run", huge])).toMatchObject({ status: 102, stderr: expect.stringContaining("memory limit") });
  });
});

describe("bytecode", () => {
  test("build, run, dis; the source map leads back to the source", async () => {
    const name = file("hello.rs", HELLO);
    expect(run(["build", name, "-o", "hello.fbc"])).toEqual({ status: 0, stdout: "", stderr: "" });
    expect(run(["run", "hello.fbc"])).toEqual({ status: 0, stdout: "hello\n", stderr: "" });
    expect(run(["dis", "hello.fbc"]).stdout).toContain('println!("hello")');
    const map = JSON.parse(readFileSync(join(folder, "hello.fbc.map"), "utf8"));
    const lines = new Set<number>();
    await SourceMapConsumer.with(map, null, (consumer) => {
      consumer.eachMapping((mapping) => {
        if (mapping.source === "hello.rs" && mapping.originalLine !== null) lines.add(mapping.originalLine);
      });
    });
    expect(lines).toContain(2);
  });

  test("damaged files are refused", () => {
    run(["build", file("hello.rs", HELLO), "-o", "hello.fbc"]);
    const bytes = new Uint8Array(readFileSync(join(folder, "hello.fbc")));
    const damaged = [
      bytes.subarray(0, bytes.length - 9),
      bytes.map((b, i) => (i === bytes.length >> 1 ? b ^ 4 : b)),
      new Uint8Array(0),
    ];
    for (const content of damaged) {
      const { status, stderr } = run(["run", file("damaged.fbc", content)]);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^error: couldn't read `damaged\.fbc`: /);
    }
  });
});

describe("debug", () => {
  const PROGRAM = `fn twice(n: i32) -> i32 {
    n * 2
}

fn main() {
    let mut list = vec![1];
    list.push(twice(4));
    let moved = list;
    println!("{moved:?}");
}
`;
  /** The screens of a script: the first, and one for each command. */
  const screens = (commands: string): readonly string[] => {
    const { status, stdout, stderr } = run(["debug", file("steps.rs", PROGRAM), "--script"], commands);
    expect([status, stderr]).toEqual([0, ""]);
    return stdout.split(/^> [a-z].*\n/m);
  };

  test("a script goes through a run, forwards and backwards, and sees source, stack and heap", () => {
    const [start, line, moved, back, drop, last, gone] = screens("line 8\nforward\nback\ndrop\nlast\nquit\nforward\n");
    expect(start).toContain("next: call of main (line 5)");
    expect(line).toMatch(/^>\s+8 {5}let moved = list;/m);
    expect(line).toMatch(/list: Vec<i32> = \[1, 8\] {2}→ #\d/);
    expect(line).toMatch(/\[1, 8\].*← list$/m);
    expect(moved).toMatch(/\* list: Vec<i32> \(moved out or dropped\)/);
    expect(moved).toMatch(/\* moved: Vec<i32> = \[1, 8\]/);
    expect(back).toMatch(/list: Vec<i32> = \[1, 8\]/);
    expect(drop).toContain("next: drop of moved");
    expect(last).toContain("ended with status 0");
    expect(last).toContain("freed (line 10)");
    expect(last).toContain("[1, 8]\n");
    expect(gone).toBeUndefined();
  });

  test("calls, heap events and writes are found", () => {
    const [, , into, out] = screens("line 7\nforward\nout\n");
    expect(into).toContain("twice");
    expect(into).toMatch(/\* n: i32 = 4/);
    expect(out).toContain("done: return from twice");
    expect(out).not.toMatch(/n: i32 = /);
    const [, , written, heap] = screens("line 7\nwrite list\nheap\n");
    expect(written).toMatch(/\* list: Vec<i32> = \[1, 8\]/);
    expect(heap).toContain("done: drop of moved");
  });

  test("a checked run leads to the fault, and back to where its memory was freed and allocated", () => {
    const dangling = `fn main() {
    let text = String::from("here");
    let shown = &text;
    drop(text);
    println!("{shown}");
}
`;
    const debugged = run(
      ["debug", file("dangling.rs", dangling), "--anyway", "--script"],
      "ended\nfault\nended\nborn\nmoved\n",
    );
    expect(debugged.status).toBe(0);
    expect(debugged.stderr).toContain("error[E0505]: cannot move out of `text` because it is borrowed");
    const [, early, fault, ended, born, none] = debugged.stdout.split(/^> [a-z].*\n/m);
    expect(early).toContain("no fault has been seen yet");
    expect(fault).toContain("ended with status 103");
    expect(fault).toContain("M0005: use of moved-out memory: the value of the variable `text` was moved out");
    expect(ended).toContain("the fault's story has no such moment before this one");
    expect(born).toContain("done: let shown = &text; (line 3)");
    expect(none, "it lies ahead").toContain("the fault's story has no such moment before this one");
  });

  test("what may never come about is looked for so far and no further", () => {
    const endless = "fn main() {\n    let mut n = 0u64;\n    loop {\n        n += 2;\n    }\n}\n";
    const { stdout } = run(["debug", file("endless.rs", endless), "--script"], "drop\n");
    expect(stdout).toContain("not reached within 50,000,000 instructions; the same again searches on from here");
  });

  test("without a terminal, and with names that are none, it says what to do", () => {
    const name = file("steps.rs", PROGRAM);
    const silent = run(["debug", name]);
    expect([silent.status, silent.stdout]).toEqual([2, ""]);
    expect(silent.stderr).toContain("--script");
    const wrong = run(["debug", name, "--script"], "sideways\n");
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain("there is no command `sideways`: there are forward, back,");
  });
});

describe("run --memory", () => {
  test("tells where each segment lies, how far it was used, and what is in it", () => {
    const text = "static mut COUNT: u8 = 0;\nfn main() {\n    let kept = vec![1u64, 2];\n    drop(kept);\n}\n";
    const { status, stderr } = run(["run", "--memory", file("map.rs", text)]);
    expect(status).toBe(0);
    const segments = [
      ...stderr.matchAll(/^ {2}(\S.*?) +0x([0-9a-f]{8})\.\.0x([0-9a-f]{8})(?: {2}used up to 0x([0-9a-f]{8}))?/gm),
    ];
    expect(segments.map(([, name]) => name)).toEqual([
      "null page",
      "code",
      "static, read-only",
      "static, writable",
      "stack",
      "heap",
    ]);
    let from = 0;
    for (const [, name, start, end, mark] of segments) {
      expect(Number.parseInt(start ?? "", 16), name).toBeGreaterThanOrEqual(from);
      from = Number.parseInt(end ?? "", 16);
      if (mark !== undefined) expect(Number.parseInt(mark, 16), name).toBeLessThanOrEqual(from);
    }
    expect(stderr).toContain("1 allocation, 1 free; 16 bytes live at most, 0 at the end");
    expect(stderr).toMatch(/functions, 1 of the program itself/);
  });
});
