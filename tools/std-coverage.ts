// Says what stable Rust's standard library offers, by its installed documentation, and Ferrule's lacks.
//
//   npm run std-coverage -- [--show] [--questions] [--surplus] [PATTERN…]
//
// Every documented item, function, constant, variant and impl becomes a line of a program that uses it with its
// documented signature. Lines that rustc rejects are no questions (`--questions` shows them); of the others, those that
// Ferrule rejects are printed, with the line itself if `--show` is given. Patterns select pages by their files' paths.
// `--surplus` asks the other way round: what Ferrule's library offers and rustc rejects, which is worse.

import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compileText, faultsOf } from "#harness/ferrule.ts";
import { OurProbes } from "./std-ours.ts";
import { Rustc, rustcVersion } from "./rustc.ts";
import { type DocPage, pagesOf, readPage } from "./std-docs.ts";
import { type Probe, probesOf } from "./std-probes.ts";

/** Files, network, processes, foreign code, SIMD, async, allocators: outside of the subset. */
const OUTSIDE =
  /^(arch|simd|os|intrinsics|fs|net|ffi|future|task|path|async_iter|f16|f128|autodiff|backtrace|bstr|random|prelude)\/|primitive\.(f16|f128)|keyword\.|attribute\.|attr\.|derive\./;
/** What a line mentions that is outside, or unstable as a whole. */
const OUTSIDE_NAMES =
  /::(fs|net|ffi|path|os|simd|task|future|bstr|process|async_iter|f16|f128)::|\bf16\b|\bf128\b|core_arch|alloc::Global|Allocator|__m\d|marker::Freeze|UnsafeUnpin|IntoFuture|Future\b|…/;
/** Pages in one program. */
const BATCH = 25;
/** Lines in one program of what is ours. */
const LINES = 1500;
const ROUNDS = 6;

const root = process.cwd();
const args = process.argv.slice(2);
const patterns = args.filter((arg) => !arg.startsWith("--")).map((arg) => new RegExp(arg));
const sysroot = execFileSync("rustc", ["--print", "sysroot"], { encoding: "utf8" }).trim();
const docs = join(sysroot, "share/doc/rust/html/std");

interface Complaint {
  readonly line: number;
  readonly message: string;
}
type Ask = (text: string) => Promise<readonly Complaint[]>;

const rustc = new Rustc(root, rustcVersion() ?? "");

const askRustc: Ask = async (text) => {
  const answer = await rustc.ask({ name: "probe.rs", text, edition: "2024", run: false });
  return answer.errors.map(({ line, code, message }) => ({ line, message: `${code ?? "-"} ${message}` }));
};

const askFerrule: Ask = async (text) => {
  const { diagnostics, map } = compileText({ name: "probe.rs", text, edition: "2024" }, "check");
  return faultsOf(diagnostics, map).map(({ line, code, message }) => ({ line, message: `${code ?? "-"} ${message}` }));
};

interface Sorted {
  readonly accepted: readonly Probe[];
  readonly rejected: ReadonlyMap<Probe, string>;
}

/** Errors of one stage hide those of the next: lines in error are taken out until none is left. */
async function sortOut(probes: readonly Probe[], ask: Ask): Promise<Sorted> {
  const rejected = new Map<Probe, string>();
  let rest = probes;
  for (let round = 0; round < ROUNDS && rest.length > 0; round++) {
    const text = `#![allow(warnings)]\n${rest.map((probe) => probe.line).join("\n")}\nfn main() {}\n`;
    const before = rejected.size;
    for (const { line, message } of await ask(text)) {
      const probe = rest[line - 2];
      if (probe !== undefined && !rejected.has(probe)) rejected.set(probe, message);
    }
    if (rejected.size === before) return { accepted: rest, rejected };
    rest = rest.filter((probe) => !rejected.has(probe));
  }
  return { accepted: rest, rejected };
}

function show(rejected: ReadonlyMap<Probe, string>): void {
  for (const [probe, message] of rejected) {
    console.log(`${probe.what}\n    ${message}`);
    if (args.includes("--show")) console.log(`    ${probe.line}`);
  }
}

function pages(): DocPage[] {
  return pagesOf(docs).flatMap((file) => {
    if (OUTSIDE.test(file) || (patterns.length > 0 && !patterns.some((pattern) => pattern.test(file)))) return [];
    return readPage(docs, file) ?? [];
  });
}

/** Impls are shown on the pages of all types they mention: each is asked once. */
function questions(): Probe[][] {
  const seen = new Set<string>();
  const batches: Probe[][] = [];
  for (const [i, page] of pages().entries()) {
    const fresh = probesOf(page, String(i)).filter(({ what, line }) => {
      if (OUTSIDE_NAMES.test(line) || (what.startsWith("impl") && seen.has(what))) return false;
      seen.add(what);
      return true;
    });
    const last = batches.at(-1);
    if (last !== undefined && i % BATCH !== 0) last.push(...fresh);
    else batches.push(fresh);
  }
  return batches;
}

async function lacking(): Promise<void> {
  let asked = 0;
  let rejected = 0;
  for (const batch of questions()) {
    const real = await sortOut(batch, askRustc);
    if (args.includes("--questions")) show(real.rejected);
    const ours = await sortOut(real.accepted, askFerrule);
    show(ours.rejected);
    asked += real.accepted.length;
    rejected += ours.rejected.size;
  }
  console.log(`${asked} asked, ${rejected} lacking`);
}

async function surplus(): Promise<void> {
  const all = [...new OurProbes().all()].filter(
    ({ what }) => patterns.length === 0 || patterns.some((p) => p.test(what)),
  );
  let rejected = 0;
  for (let at = 0; at < all.length; at += LINES) {
    const theirs = await sortOut(all.slice(at, at + LINES), askRustc);
    show(theirs.rejected);
    rejected += theirs.rejected.size;
  }
  console.log(`${all.length} asked, ${rejected} not in rustc's library`);
}

await (args.includes("--surplus") ? surplus() : lacking());
