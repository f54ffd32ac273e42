// Spreads programs over worker processes, so that one on which Ferrule hangs or dies costs only itself.

import { type ChildProcess, fork } from "node:child_process";
import { Rustc } from "#tools/rustc.ts";
import type { DocProgram } from "./doctest.ts";
import { type Judgement, judge } from "./judge.ts";

/** What a worker says: that Ferrule begins on its program, and what came of it. */
type Message = "begun" | Judgement;

/** Longest time for Ferrule to judge and run one program, in seconds, on a busy machine. */
const PATIENCE = 120;

/** The argument that makes a process of this tool a worker. */
export const WORKER = "--worker";

/** A worker's life: judges the programs it is sent, one after the other, until its parent goes. */
export function work(root: string, version: string): void {
  const rustc = new Rustc(root, version);
  const say = (message: Message): void => void process.send?.(message);
  process.on("message", (program: DocProgram) => {
    void judge(rustc, program, () => say("begun")).then(say);
  });
}

const crashed = (id: string, message: string): Judgement => ({
  id,
  outcome: { kind: "crash", message },
  ours: undefined,
  theirs: undefined,
});

/** Sends a program to a worker and waits for its judgement; a worker that died or hangs makes it a crash. */
function ask(worker: ChildProcess, program: DocProgram): Promise<Judgement> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const finish = (judgement: Judgement): void => {
      clearTimeout(timer);
      worker.off("message", onMessage).off("exit", onExit);
      resolve(judgement);
    };
    const onExit = (): void => finish(crashed(program.id, "the process died"));
    const onMessage = (message: Message): void => {
      if (message !== "begun") return finish(message);
      timer = setTimeout(() => {
        worker.kill("SIGKILL");
        finish(crashed(program.id, `no end after ${PATIENCE} seconds`));
      }, PATIENCE * 1000);
    };
    worker.on("message", onMessage).on("exit", onExit);
    worker.send(program);
  });
}

/** Judges all programs with so many workers, forked from this tool's own `entry`; in the order of the programs. */
export async function judgeAll(
  programs: readonly DocProgram[],
  jobs: number,
  entry: string,
  progress: (done: number) => void,
): Promise<Judgement[]> {
  const results: Judgement[] = [];
  let next = 0;
  let done = 0;
  const run = async (): Promise<void> => {
    let worker = fork(entry, [WORKER]);
    while (next < programs.length) {
      const index = next++;
      results[index] = await ask(worker, programs[index] as DocProgram);
      if (!worker.connected || worker.killed) worker = fork(entry, [WORKER]);
      progress(++done);
    }
    worker.disconnect();
  };
  await Promise.all(Array.from({ length: Math.min(jobs, programs.length) }, run));
  return results;
}
