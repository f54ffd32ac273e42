// Byte moves inside the machine's memory, quick for the small sizes that programs mostly use, and unaligned words.

/** Below this many bytes a loop beats the built-in's call. */
const LOOP_LIMIT = 128;

/** Moves `size` bytes; the ranges may overlap. */
export function copyBytes(words: Int32Array, bytes: Uint8Array, to: number, from: number, size: number): void {
  if (size > LOOP_LIMIT) bytes.copyWithin(to, from, from + size);
  else if (((to | from | size) & 3) === 0) {
    const t = to >> 2;
    const f = from >> 2;
    const n = size >> 2;
    if (t <= f) for (let i = 0; i < n; i++) words[t + i] = words[f + i];
    else for (let i = n - 1; i >= 0; i--) words[t + i] = words[f + i];
  } else if (to <= from) for (let i = 0; i < size; i++) bytes[to + i] = bytes[from + i];
  else for (let i = size - 1; i >= 0; i--) bytes[to + i] = bytes[from + i];
}

/** Fills `size` bytes with `byte`. */
export function fillBytes(words: Int32Array, bytes: Uint8Array, to: number, byte: number, size: number): void {
  if (size <= LOOP_LIMIT && byte === 0 && ((to | size) & 3) === 0) {
    const end = (to + size) >> 2;
    for (let i = to >> 2; i < end; i++) words[i] = 0;
  } else bytes.fill(byte, to, to + size);
}

/** The little-endian 32-bit word at any address. */
export function loadUnaligned(bytes: Uint8Array, at: number): number {
  return bytes[at] | (bytes[at + 1] << 8) | (bytes[at + 2] << 16) | (bytes[at + 3] << 24);
}

export function storeUnaligned(bytes: Uint8Array, at: number, value: number): void {
  bytes[at] = value;
  bytes[at + 1] = value >> 8;
  bytes[at + 2] = value >> 16;
  bytes[at + 3] = value >> 24;
}
