// The four segments side by side, with what they hold at a moment.

import { shortType } from "#ide/short-type.ts";
import type { ComponentChildren } from "preact";
import type { Moment } from "#ide/moment.ts";
import { count, hex, size } from "#playground/views/words.ts";
import type { SegmentReport } from "#vm/machine.ts";
import { RawBytes } from "./raw-bytes.tsx";
import { type Surroundings, Value } from "./value.tsx";

interface SegmentProps {
  readonly name: string;
  readonly segment: "code" | "static" | "stack" | "heap";
  readonly ranges: readonly SegmentReport[];
  readonly children: ComponentChildren;
}

export function Segment({ name, segment, ranges, children }: SegmentProps) {
  const start = ranges[0]?.start ?? 0;
  const end = ranges.at(-1)?.end ?? 0;
  const used = ranges.reduce((sum, range) => sum + Math.max(0, range.highWater - range.start), 0);
  const title = `segment-${segment}`;
  return (
    <section class={`segment segment-${segment}`} aria-labelledby={title}>
      <header>
        <h3 id={title}>{name}</h3>
        <span class="addresses" title={`${size(used)} of ${size(end - start)} used`}>
          {hex(start)} – {hex(end)}
        </span>
      </header>
      {children}
    </section>
  );
}

export function Code({ moment }: { readonly moment: Moment }) {
  const { code } = moment;
  if (code === null) return <p class="quiet">The program has ended: no instruction is next.</p>;
  return (
    <>
      <p class="segment-note">
        {count(code.functions, "function")}, {code.ownFunctions} of the program itself. Read-only.
      </p>
      <div class="card">
        <header class="card-head">
          <code class="card-title">{shortType(code.function)}</code>
          <span class="quiet">{size(code.size)}</span>
        </header>
        <ol class="instructions" aria-label="Instructions around the next one">
          {code.lines.map(({ address, text, isCurrent }) => (
            <li
              key={address}
              class={isCurrent ? "instruction instruction-next" : "instruction"}
              aria-current={isCurrent ? "step" : undefined}
            >
              <span class="addresses">{address.toString(16)}</span> {text}
            </li>
          ))}
        </ol>
      </div>
    </>
  );
}

const KINDS = { static: "static", string: "text", promoted: "constant" } as const;

export function Statics({ moment, around }: { readonly moment: Moment; readonly around: Surroundings }) {
  const { statics, otherStatics } = moment;
  return (
    <>
      {statics.length > 0 && (
        <ul class="card">
          {statics.map((item) => {
            const isChanged = item.changed.length > 0;
            return (
              <li
                key={`${item.address} ${item.name}`}
                class={`slot${isChanged ? " slot-changed" : ""}`}
                data-address={item.address}
              >
                <span class="slot-head">
                  <span class="tag">{item.isWritable ? "writable" : KINDS[item.kind]}</span>
                  {item.kind === "static" && <code class="slot-name">{shortType(item.name)}</code>}
                  {isChanged && <span class="tag tag-changed">changed</span>}
                </span>
                {item.drawing.kind === "text" ? (
                  <span class="scalar">{JSON.stringify(item.drawing.text)}</span>
                ) : (
                  <Value value={item.drawing} around={around} />
                )}
                {around.isRaw && <RawBytes of={item} />}
              </li>
            );
          })}
        </ul>
      )}
      <p class="segment-note">
        {statics.length === 0 ? "Nothing of the program's own is in use here; " : "Besides: "}
        {count(otherStatics, "text, table or constant", "texts, tables and constants")}.
      </p>
    </>
  );
}
