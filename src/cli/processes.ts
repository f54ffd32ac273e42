// Programs that a program starts. Node tells of them only to who lets it go on, and a machine does not until it is done:
// so a thread of their own looks after them (`process-server.ts`), and this one sleeps until it has answered.

import type { MessagePort, Worker } from "node:worker_threads";
import { ERRNO, type HostCommand, type HostProcesses, type StandardStream } from "#vm/host.ts";
import { type Inherited, type Reply, type Request, type ServerData, serveProcesses } from "./process-server.ts";

type Threads = typeof import("node:worker_threads");

interface Server {
  readonly threads: Threads;
  readonly worker: Worker;
  readonly bell: Int32Array;
  readonly port: MessagePort;
}

/**
 * Node's threads, from the first process on: loaded earlier they would become part of the start-up snapshot, and do not
 * work in processes made from one. (Node before 20.16 cannot load them so late.)
 */
function loadThreads(): Threads | undefined {
  const load: ((name: string) => unknown) | undefined = process.getBuiltinModule;
  return load?.("node:worker_threads") as Threads | undefined;
}

function startServer(threads: Threads): Server {
  const { MessageChannel, Worker } = threads;
  const bell = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const workerData: ServerData = { bell, port: port2 };
  const worker = new Worker(`(${serveProcesses.toString()})(require)`, {
    eval: true,
    workerData,
    transferList: [port2],
  });
  // Neither keeps this process alive once its program has ended.
  worker.unref();
  port1.unref();
  return { threads, worker, bell, port: port1 };
}

export class SystemProcesses implements HostProcesses {
  readonly #inherited: () => Inherited;
  #server: Server | undefined;

  /** `inherited`: what a process gets that inherits a standard stream. */
  constructor(inherited: () => Inherited) {
    this.#inherited = inherited;
  }

  #ask(request: Request): Reply {
    if (this.#server === undefined) {
      const threads = loadThreads();
      if (threads === undefined) return { result: -ERRNO.notSupported };
      this.#server = startServer(threads);
    }
    const { threads, worker, bell, port } = this.#server;
    worker.postMessage(request);
    Atomics.wait(bell, 0, 0);
    Atomics.store(bell, 0, 0);
    const reply = threads.receiveMessageOnPort(port) as { readonly message: Reply } | undefined;
    return reply?.message ?? { result: -ERRNO.invalid };
  }

  start(command: HostCommand): number {
    return this.#ask({ kind: "start", command, inherited: this.#inherited() }).result;
  }

  write(child: number, bytes: Uint8Array): number {
    return this.#ask({ kind: "write", child, bytes }).result;
  }

  read(child: number, stream: 1 | 2, into: Uint8Array): number {
    const { result, bytes } = this.#ask({ kind: "read", child, stream, size: into.length });
    if (bytes !== undefined) into.set(bytes);
    return result;
  }

  closePipe(child: number, stream: StandardStream): void {
    this.#ask({ kind: "close", child, stream });
  }

  wait(child: number, waits: boolean): number {
    return this.#ask({ kind: "wait", child, waits }).result;
  }

  kill(child: number): number {
    return this.#ask({ kind: "kill", child }).result;
  }
}
