// The third failure channel: a fault in Ferrule itself.

/** Thrown by {@link bug}; caught by the shells and the test runner alone. */
export class FerruleBug extends Error {
  override readonly name = "FerruleBug";
}

/** Stops with an internal error: an invariant of ours does not hold. Never for a user's mistake. */
export function bug(message: string): never {
  throw new FerruleBug(message);
}

/** Closes an exhaustive `switch`: does not type-check while a variant is unhandled. */
export function unreachable(value: never): never {
  return bug(`unhandled variant ${JSON.stringify(value, (_, v) => (typeof v === "bigint" ? String(v) : v))}`);
}
