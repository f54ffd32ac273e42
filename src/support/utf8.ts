// UTF-8 to and from strings, without the platform's encoder (the core uses no platform globals).

/** Encodes; lone surrogates become U+FFFD. */
export function utf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const char of text) {
    let c = char.codePointAt(0) as number;
    if (c >= 0xd800 && c < 0xe000) c = 0xfffd;
    if (c < 0x80) bytes.push(c);
    else if (c < 0x800) bytes.push(0xc0 | (c >> 6), 0x80 | (c & 63));
    else if (c < 0x10000) bytes.push(0xe0 | (c >> 12), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
    else bytes.push(0xf0 | (c >> 18), 0x80 | ((c >> 12) & 63), 0x80 | ((c >> 6) & 63), 0x80 | (c & 63));
  }
  return Uint8Array.from(bytes);
}

/** Decodes; bytes that are not UTF-8 become U+FFFD, one for each. */
export function fromUtf8(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; ) {
    const length = utf8LengthAt(bytes, i);
    text += length === 0 ? "\ufffd" : String.fromCodePoint(decode(bytes, i, length));
    i += length || 1;
  }
  return text;
}

function decode(bytes: Uint8Array, at: number, length: number): number {
  const lead = bytes[at] as number;
  let c = length === 1 ? lead : lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) c = (c << 6) | ((bytes[at + i] as number) & 63);
  return c;
}

/** How many bytes the character takes that begins at `at` (Unicode, table 3-7); 0 where none does. */
export function utf8LengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0x80;
  if (first < 0x80) return 1;
  const length = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  const lowest = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const highest = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  for (let i = 1; i < length; i++) {
    const byte = bytes[at + i] ?? 0;
    if (byte < (i === 1 ? lowest : 0x80) || byte > (i === 1 ? highest : 0xbf)) return 0;
  }
  return length;
}
