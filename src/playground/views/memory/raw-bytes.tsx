// Memory byte for byte, in rows with addresses; what the last step changed is marked.

import type { Bytes } from "#ide/moment.ts";
import { hex, size } from "#playground/views/words.ts";
import { hexByte } from "#support/hex.ts";

const ROW = 8;

/** The bytes of a piece of memory. */
export function RawBytes({ of: { address, bytes, size: whole, changed } }: { readonly of: Bytes }) {
  const marked = new Set(changed);
  const rows = Array.from({ length: Math.ceil(bytes.length / ROW) }, (_, row) => row * ROW);
  if (whole === 0) return <p class="raw quiet">{hex(address)} no bytes</p>;
  return (
    <div class="raw" role="group" aria-label={`Bytes from ${hex(address)}`}>
      {rows.map((from) => (
        <div key={from} class="raw-row">
          <span class="raw-address">{hex(address + from)}</span>
          <span class="raw-bytes">
            {Array.from(bytes.subarray(from, from + ROW), (byte, i) => {
              const text = hexByte(byte);
              return marked.has(from + i) ? <b key={i}>{text}</b> : <span key={i}>{text}</span>;
            })}
          </span>
        </div>
      ))}
      {whole > bytes.length && <p class="quiet">{size(whole - bytes.length)} more</p>}
    </div>
  );
}
