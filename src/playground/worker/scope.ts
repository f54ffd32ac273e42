// The inside of a worker: the part of its global object that is used, with typed messages.

interface Scope<Request, Reply> {
  onmessage: ((event: { readonly data: Request }) => void) | null;
  postMessage(reply: Reply, transfer?: ArrayBuffer[]): void;
}

/** Listens for requests; what `handle` throws, at once or later, is a fault of ours and goes to `onFault`. */
export function serve<Request, Reply>(
  handle: (request: Request, reply: (message: Reply, transfer?: ArrayBuffer[]) => void) => void | Promise<void>,
  onFault: (request: Request, message: string) => Reply,
): void {
  const scope = globalThis as unknown as Scope<Request, Reply>;
  const reply = (message: Reply, transfer: ArrayBuffer[] = []): void => scope.postMessage(message, transfer);
  scope.onmessage = async ({ data }) => {
    try {
      await handle(data, reply);
    } catch (thrown) {
      reply(onFault(data, faultText(thrown)));
    }
  };
}

/** A fault in one line. */
export function faultText(thrown: unknown): string {
  return thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
}
