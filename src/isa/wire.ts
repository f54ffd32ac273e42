// Reading and writing the primitive values of `.fbc` files: variable-length integers, strings, byte strings.

/** Appends values to a growing buffer. */
export class Writer {
  #bytes = new Uint8Array(1024);
  #used = 0;

  #reserve(count: number): void {
    if (this.#used + count <= this.#bytes.length) return;
    const bigger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#used + count));
    bigger.set(this.#bytes);
    this.#bytes = bigger;
  }

  get bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#used);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#used++] = value;
  }

  /** An unsigned integer below 2^32, seven bits a byte, low first. */
  uint(value: number): void {
    let rest = value >>> 0;
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.byte(rest);
  }

  /** A signed 32-bit integer: the sign moves to the low bit. */
  int(value: number): void {
    this.uint((value << 1) ^ (value >> 31));
  }

  /** Four bytes, low first. */
  fixed32(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte(value >>> shift);
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  blob(bytes: Uint8Array): void {
    this.uint(bytes.length);
    this.raw(bytes);
  }

  /** A string as a length and UTF-16 code units. */
  text(value: string): void {
    this.uint(value.length);
    for (let i = 0; i < value.length; i++) this.uint(value.charCodeAt(i));
  }

  bigint(value: bigint): void {
    this.text(value.toString());
  }

  bool(value: boolean): void {
    this.byte(value ? 1 : 0);
  }

  list<T>(items: readonly T[], write: (item: T) => void): void {
    this.uint(items.length);
    for (const item of items) write(item);
  }
}

/** What a {@link Reader} throws on malformed input; `decode` turns it into a message and lets nothing else out. */
export class MalformedInput extends Error {
  override readonly name = "MalformedInput";
}

/** Reads values; throws {@link MalformedInput} when the bytes do not hold them. */
export class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get rest(): number {
    return this.#bytes.length - this.#at;
  }

  fail(message: string): never {
    throw new MalformedInput(`${message} (byte ${this.#at})`);
  }

  byte(): number {
    return this.#at < this.#bytes.length ? this.#bytes[this.#at++] : this.fail("the file ends early");
  }

  uint(): number {
    let value = 0;
    for (let shift = 0; shift < 35; shift += 7) {
      const byte = this.byte();
      if (shift === 28 && byte > 15) this.fail("an integer is too large");
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    return this.fail("an integer is too long");
  }

  int(): number {
    const value = this.uint();
    return (value >>> 1) ^ -(value & 1);
  }

  fixed32(): number {
    return this.byte() | (this.byte() << 8) | (this.byte() << 16) | (this.byte() << 24);
  }

  raw(length: number): Uint8Array {
    if (length > this.rest) this.fail("the file ends early");
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  blob(): Uint8Array {
    return this.raw(this.uint());
  }

  /** A count of things that take at least one byte each, so that a damaged count cannot ask for the world. */
  count(): number {
    const count = this.uint();
    return count > this.rest ? this.fail(`a count of ${count} is impossible`) : count;
  }

  text(): string {
    const count = this.count();
    const parts: string[] = [];
    const units: number[] = [];
    for (let i = 0; i < count; i++) {
      units.push(this.uint() & 0xffff);
      if (units.length === 1024) parts.push(String.fromCharCode(...units.splice(0)));
    }
    return parts.join("") + String.fromCharCode(...units);
  }

  bigint(): bigint {
    const text = this.text();
    return /^-?\d{1,60}$/.test(text) ? BigInt(text) : this.fail("not an integer");
  }

  bool(): boolean {
    return this.byte() !== 0;
  }

  list<T>(read: () => T): T[] {
    const count = this.count();
    const items: T[] = [];
    for (let i = 0; i < count; i++) items.push(read());
    return items;
  }
}
