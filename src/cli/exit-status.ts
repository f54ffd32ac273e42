// Exit statuses of the command line, and the exception that carries one with its message.

export const EXIT = {
  ok: 0,
  rejected: 1,
  usage: 2,
  internal: 70,
  panicked: 101,
  limit: 102,
  memoryFault: 103,
} as const;

/** Ends a command with a message on stderr: a mistake on the command line, or a file that cannot be read. */
export class CommandError extends Error {
  override readonly name = "CommandError";
  readonly status: number;

  constructor(message: string, status: number = EXIT.usage) {
    super(message);
    this.status = status;
  }
}
