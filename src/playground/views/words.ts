// Numbers, addresses and places in words.

import type { LineLoan } from "#ide/line-ownership.ts";
import type { Place } from "#playground/protocol.ts";

/** `0x0001_2a40`: eight digits, in two groups. */
export function hex(address: number): string {
  const digits = address.toString(16).padStart(8, "0");
  return `0x${digits.slice(0, -4)}_${digits.slice(-4)}`;
}

export function count(value: number, noun: string, plural = `${noun}s`): string {
  return `${value.toLocaleString("en")} ${value === 1 ? noun : plural}`;
}

/** `12 bytes`, `3.4 KiB`, `8 MiB`. */
export function size(bytes: number): string {
  if (bytes < 1024) return count(bytes, "byte");
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, "KiB"] : [bytes / 1024 / 1024, "MiB"];
  return `${value.toLocaleString("en", { maximumFractionDigits: 1 })} ${unit}`;
}

export function millis(value: number): string {
  return value < 1000 ? `${Math.max(1, Math.round(value))} ms` : `${(value / 1000).toFixed(1)} s`;
}

export function lineOf(place: Place): string {
  return `line ${place.line}`;
}

/** `line 3`, `lines 3, 5 and 7`. */
export function linesText(lines: readonly number[]): string {
  if (lines.length < 2) return `line ${lines[0] ?? "?"}`;
  return `lines ${lines.slice(0, -1).join(", ")} and ${lines.at(-1)}`;
}

/** `borrowed on line 7, until line 9`; of what, where that is not `known`. */
export function loanText({ place, isMutable, line, liveOn }: LineLoan, known?: string): string {
  const last = Math.max(line, ...liveOn);
  const what = place === known ? "" : `${place} `;
  return `${what}${isMutable ? "borrowed mutably" : "borrowed"} on line ${line}${last > line ? `, until line ${last}` : ""}`;
}
