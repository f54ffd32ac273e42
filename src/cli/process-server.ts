// What a thread of its own does for `processes.ts`: it starts programs, and tells what becomes of them while the other
// thread sleeps. Its text is handed to the thread, so that it uses nothing but its own and what `load` gives.

import type { ChildProcess, SpawnOptions, StdioOptions } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import type { MessagePort } from "node:worker_threads";
import type { HostCommand, StandardStream } from "#vm/host.ts";

export type Request =
  | { readonly kind: "start"; readonly command: HostCommand; readonly inherited: Inherited }
  | { readonly kind: "write"; readonly child: number; readonly bytes: Uint8Array }
  | { readonly kind: "read"; readonly child: number; readonly stream: 1 | 2; readonly size: number }
  | { readonly kind: "close"; readonly child: number; readonly stream: StandardStream }
  | { readonly kind: "wait"; readonly child: number; readonly waits: boolean }
  | { readonly kind: "kill"; readonly child: number };

/** The descriptors that stand for this process's own streams; none where those are not for others. */
export type Inherited = readonly [number, number, number] | undefined;

export interface Reply {
  readonly result: number;
  readonly bytes?: Uint8Array;
}

/** What the thread is given: `bell` is rung once a reply has been posted. */
export interface ServerData {
  readonly bell: Int32Array;
  readonly port: MessagePort;
}

/** Answers requests, one at a time. */
export function serveProcesses(load: (module: string) => unknown): void {
  const { parentPort, workerData } = load("node:worker_threads") as typeof import("node:worker_threads");
  const { spawn } = load("node:child_process") as typeof import("node:child_process");
  const { constants } = load("node:os") as typeof import("node:os");
  const { bell, port } = workerData as ServerData;
  const { EBADF, EAGAIN, EPIPE, EINVAL } = constants.errno;

  interface Pipe {
    readonly stream: Readable;
    /** What was read before anybody asked for it. */
    readonly early: Uint8Array[];
    hasEnded: boolean;
    /** It goes to another process. */
    isForwarded: boolean;
  }
  interface Running {
    readonly process: ChildProcess;
    readonly pipes: (Pipe | undefined)[];
    status: number | undefined;
    /** Called when it has ended. */
    ended: () => void;
    /** Called when something comes through a pipe, or its end. */
    told: () => void;
  }
  const running = new Map<number, Running>();

  const reply = (answer: Reply): void => {
    port.postMessage(answer);
    Atomics.store(bell, 0, 1);
    Atomics.notify(bell, 0);
  };
  const numberOf = (failure: unknown): number => {
    const { errno } = failure as NodeJS.ErrnoException;
    return -Math.abs(errno ?? EINVAL);
  };

  const stdioOf = ({ streams }: HostCommand, inherited: Inherited): StdioOptions =>
    streams.map((stream, index) => {
      switch (stream.kind) {
        case "inherit":
          return inherited?.[index] ?? "ignore";
        case "null":
          return "ignore";
        case "pipe":
        case "pipeOf":
          return "pipe";
        case "file":
          return stream.handle > 2 ? stream.handle : (inherited?.[stream.handle] ?? "ignore");
      }
    });

  /** A pipe is not read before somebody asks for it: who writes to it has to wait, as it should be. */
  const watch = (entry: Running, index: 1 | 2): void => {
    const stream = index === 1 ? entry.process.stdout : entry.process.stderr;
    if (stream === null) return;
    const pipe: Pipe = { stream, early: [], hasEnded: false, isForwarded: false };
    entry.pipes[index] = pipe;
    stream.on("readable", () => entry.told());
    for (const event of ["end", "close", "error"])
      stream.on(event, () => {
        pipe.hasEnded = true;
        entry.told();
      });
  };

  /** Sends what comes through a pipe to the input of another process. */
  const forward = (pipe: Pipe, target: Writable): void => {
    pipe.isForwarded = true;
    pipe.stream.removeAllListeners("readable");
    for (const chunk of pipe.early.splice(0).reverse()) pipe.stream.unshift(chunk);
    target.on("close", () => pipe.stream.destroy());
    pipe.stream.pipe(target);
  };

  /** Connects a process that has just been started to those whose pipes it got. */
  const connect = (entry: Running, { streams }: HostCommand): void => {
    for (const [index, stream] of streams.entries()) {
      if (stream.kind !== "pipeOf") continue;
      const other = running.get(stream.child);
      const [from, to] = index === 0 ? [other?.pipes[stream.stream], entry] : [entry.pipes[index], other];
      const target = to?.process.stdin ?? undefined;
      if (from !== undefined && target !== undefined) forward(from, target);
      else target?.end();
    }
  };

  const environmentOf = ({ isEnvironmentEmpty, environment }: HostCommand): NodeJS.ProcessEnv => {
    const out: NodeJS.ProcessEnv = isEnvironmentEmpty ? {} : { ...process.env };
    for (const { name, value } of environment) {
      if (value === undefined) delete out[name];
      else out[name] = value;
    }
    return out;
  };

  const start = (command: HostCommand, inherited: Inherited): void => {
    const options: SpawnOptions = { stdio: stdioOf(command, inherited), env: environmentOf(command) };
    if (command.directory !== "") options.cwd = command.directory;
    const child = spawn(command.program, command.args, options);
    const entry: Running = {
      process: child,
      pipes: [],
      status: undefined,
      ended: () => undefined,
      told: () => undefined,
    };
    watch(entry, 1);
    watch(entry, 2);
    child.once("exit", (code, signal) => {
      entry.status = signal === null ? (code ?? 0) << 8 : constants.signals[signal];
      entry.ended();
    });
    child.stdin?.on("error", () => undefined);
    child.once("spawn", () => {
      const number = child.pid ?? 0;
      running.set(number, entry);
      connect(entry, command);
      reply({ result: number });
    });
    child.on("error", (failure) => {
      if (child.pid === undefined) reply({ result: numberOf(failure) });
    });
  };

  const take = ({ early, stream }: Pipe): Uint8Array | null => early.shift() ?? (stream.read() as Uint8Array | null);

  /** Reads the other pipes of a process, so that it does not wait for us while we wait for it. */
  const drainOthers = (entry: Running, asked: Pipe): void => {
    for (const pipe of entry.pipes) {
      if (pipe === undefined || pipe === asked || pipe.isForwarded) continue;
      for (let chunk = pipe.stream.read(); chunk !== null; chunk = pipe.stream.read()) pipe.early.push(chunk);
    }
  };

  const read = (entry: Running, index: 1 | 2, size: number): void => {
    const pipe = entry.pipes[index];
    if (pipe === undefined || pipe.isForwarded) return reply({ result: -EBADF });
    const give = (): void => {
      const chunk = take(pipe);
      if (chunk === null && !pipe.hasEnded) {
        drainOthers(entry, pipe);
        entry.told = give;
        return;
      }
      entry.told = () => undefined;
      const bytes = chunk?.slice(0, size) ?? new Uint8Array();
      if (chunk !== null && chunk.length > size) pipe.early.unshift(chunk.subarray(size));
      reply({ result: bytes.length, bytes });
    };
    give();
  };

  const write = (entry: Running, bytes: Uint8Array): void => {
    const { stdin } = entry.process;
    if (stdin === null || stdin.destroyed || stdin.writableEnded) return reply({ result: -EPIPE });
    stdin.write(bytes, (failure) =>
      reply({ result: failure === null || failure === undefined ? bytes.length : numberOf(failure) }),
    );
  };

  const wait = (entry: Running, waits: boolean): void => {
    if (entry.status !== undefined) return reply({ result: entry.status });
    if (!waits) return reply({ result: -EAGAIN });
    entry.ended = () => reply({ result: entry.status ?? 0 });
  };

  const close = (entry: Running, index: StandardStream): void => {
    const pipe = entry.pipes[index];
    if (index === 0) entry.process.stdin?.end();
    else if (pipe?.isForwarded === false) pipe.stream.destroy();
    reply({ result: 0 });
  };

  const answer = (request: Request): void => {
    if (request.kind === "start") return start(request.command, request.inherited);
    const entry = running.get(request.child);
    if (entry === undefined) return reply({ result: -EBADF });
    switch (request.kind) {
      case "read":
        return read(entry, request.stream, request.size);
      case "write":
        return write(entry, request.bytes);
      case "close":
        return close(entry, request.stream);
      case "wait":
        return wait(entry, request.waits);
      case "kill":
        if (entry.status === undefined) entry.process.kill("SIGKILL");
        return reply({ result: 0 });
    }
  };

  // Whatever goes wrong here, the other thread must not wait for ever.
  process.on("uncaughtException", (failure) => reply({ result: numberOf(failure) }));
  parentPort?.on("message", (request: Request) => {
    try {
      answer(request);
    } catch (failure) {
      reply({ result: numberOf(failure) });
    }
  });
}
