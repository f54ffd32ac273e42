// Links that hold a program: `#v1/` and the compressed text with its options, in base64url.

import { EDITIONS, type Edition } from "#driver/session.ts";
import { isPane, type Pane } from "./panes.ts";

export interface Shared {
  readonly text: string;
  readonly edition: Edition;
  readonly pane: Pane;
  /** What the program reads from standard input; absent for nothing. */
  readonly input?: string;
  /** The moment that the memory pane shows; absent for the first. */
  readonly step?: number;
}

const PREFIX = "#v1/";
/** A link that unpacks to more than this is not opened. */
const MAX_BYTES = 1 << 20;

/** The fragment of an address: `#v1/…`. */
export async function encodeShared(shared: Shared): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(shared));
  const packed = await pipe(bytes, new CompressionStream("deflate-raw"), Number.MAX_SAFE_INTEGER);
  let binary = "";
  for (const byte of packed) binary += String.fromCharCode(byte);
  return PREFIX + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** What a fragment holds; "none" where it is no such link, "damaged" where it cannot be read. */
export async function decodeShared(fragment: string): Promise<Shared | "none" | "damaged"> {
  if (!fragment.startsWith(PREFIX)) return "none";
  try {
    const binary = atob(fragment.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(binary, (char) => char.charCodeAt(0));
    const bytes = await pipe(packed, new DecompressionStream("deflate-raw"), MAX_BYTES);
    return readShared(JSON.parse(new TextDecoder().decode(bytes))) ?? "damaged";
  } catch {
    return "damaged";
  }
}

/** Checks plain data from a link or from storage; options that are unknown fall back to the usual ones. */
export function readShared(data: unknown): Shared | undefined {
  if (typeof data !== "object" || data === null || !("text" in data) || typeof data.text !== "string") return undefined;
  const step = "step" in data && Number.isSafeInteger(data.step) ? Math.max(0, data.step as number) : 0;
  return {
    text: data.text,
    edition: EDITIONS.find((edition) => "edition" in data && edition === data.edition) ?? "2024",
    pane: "pane" in data && isPane(data.pane) ? data.pane : "problems",
    ...("input" in data && typeof data.input === "string" && data.input !== "" ? { input: data.input } : {}),
    ...(step === 0 ? {} : { step }),
  };
}

async function pipe(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
  limit: number,
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > limit) {
      await reader.cancel();
      throw new RangeError("too large");
    }
    parts.push(part.value);
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
