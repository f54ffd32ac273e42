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
    const lead = bytes[i];
    const length =
      lead < 0x80
        ? 1
        : lead >= 0xc2 && lead < 0xe0
          ? 2
          : lead >= 0xe0 && lead < 0xf0
            ? 3
            : lead >= 0xf0 && lead < 0xf5
              ? 4
              : 0;
    let c = length === 1 ? lead : length === 0 ? -1 : lead & (0xff >> (length + 1));
    for (let k = 1; k < length; k++) {
      const next = bytes[i + k];
      if (next === undefined || (next & 0xc0) !== 0x80) {
        c = -1;
        break;
      }
      c = (c << 6) | (next & 63);
    }
    const isValid =
      c >= 0 && c <= 0x10ffff && !(c >= 0xd800 && c < 0xe000) && c >= [0, 0, 0x80, 0x800, 0x10000][length];
    text += isValid ? String.fromCodePoint(c) : "\ufffd";
    i += isValid ? length : 1;
  }
  return text;
}
