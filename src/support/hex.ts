// Bytes as pairs of hexadecimal digits.

export const hexByte = (byte: number): string => byte.toString(16).padStart(2, "0");

/** `0a ff 00` */
export function hexBytes(bytes: Iterable<number>): string {
  return Array.from(bytes, hexByte).join(" ");
}
