// The heap segment at a moment: blocks with what lies in them, freed ones as ghosts.

import type { Moment, MomentBlock } from "#ide/moment.ts";
import type { Destination } from "#playground/protocol.ts";
import { Icon } from "#playground/views/icons.tsx";
import { count, hex, size } from "#playground/views/words.ts";
import { hexBytes } from "#support/hex.ts";
import type { Drawing } from "#vm/picture.ts";
import { RawBytes } from "./raw-bytes.tsx";
import { Elements, Entries, type Surroundings, Value } from "./value.tsx";

interface HeapProps {
  readonly moment: Moment;
  readonly around: Surroundings;
  readonly onGo: (to: Destination) => void;
}

export function Heap({ moment, around, onGo }: HeapProps) {
  const { blocks, omittedBlocks, counters, exit } = moment;
  const left = counters.allocations - counters.frees;
  return (
    <>
      <p class="segment-note">
        {count(counters.allocations, "allocation")}, {count(counters.frees, "free")};{" "}
        <strong>{size(counters.liveBytes)}</strong> live now, {size(counters.peakBytes)} at most.
      </p>
      {exit !== null && left > 0 && (
        <p class="banner banner-warning">
          <Icon name="warning" /> Never freed: {count(counters.liveBytes, "byte")} in {count(left, "block")}.
        </p>
      )}
      {omittedBlocks > 0 && <p class="quiet">{count(omittedBlocks, "earlier block")} besides.</p>}
      <ul class="blocks" aria-label="Heap blocks in order of allocation">
        {blocks.map((block) => (
          <li key={block.serial}>
            <Block block={block} around={around} onGo={onGo} />
          </li>
        ))}
      </ul>
    </>
  );
}

const EVENTS = { none: undefined, allocated: "new", freed: "just freed", written: "changed" } as const;

interface BlockProps {
  readonly block: MomentBlock;
  readonly around: Surroundings;
  readonly onGo: (to: Destination) => void;
}

function Block({ block, around, onGo }: BlockProps) {
  const { serial, isLive, event, allocatedAt, freedAt } = block;
  const tag = EVENTS[event];
  return (
    <article
      class={`block${isLive ? "" : " block-freed"}${tag === undefined ? "" : " block-changed"}`}
      data-address={block.address}
      aria-label={`Block ${serial}, ${size(block.size)}${isLive ? "" : ", freed"}`}
    >
      <header class="card-head">
        <span class="card-title">block {serial}</span>
        <span class="quiet">{size(block.size)}</span>
        {!isLive && event !== "freed" && <span class="tag">freed</span>}
        {tag !== undefined && <span class="tag tag-changed">{tag}</span>}
        {around.isRaw && <span class="addresses">{hex(block.address)}</span>}
      </header>
      {isLive && <Content block={block} around={around} />}
      {around.isRaw && <RawBytes of={block} />}
      <p class="block-life">
        <button type="button" class="place-link" onClick={() => onGo({ kind: "allocation", serial })}>
          allocated{allocatedAt === undefined ? ` in ${block.allocatedIn}` : `, line ${allocatedAt.line}`}
        </button>
        {!isLive && (
          <button type="button" class="place-link" onClick={() => onGo({ kind: "free", serial })}>
            freed{freedAt === undefined ? "" : `, line ${freedAt.line}`}
          </button>
        )}
      </p>
    </article>
  );
}

/** What whoever points at a block says it holds; its first bytes where nobody does. */
function Content({ block, around }: { readonly block: MomentBlock; readonly around: Surroundings }) {
  const { content, bytes } = block;
  if (content === null) {
    return (
      <p class="block-unknown">
        <span class="quiet">nobody in view points here</span>
        {!around.isRaw && (
          <span class="scalar">
            {hexBytes(bytes.subarray(0, 16))}
            {bytes.length > 16 ? " …" : ""}
          </span>
        )}
      </p>
    );
  }
  return <Held value={content} block={block} around={around} />;
}

function Held({
  value,
  block,
  around,
}: {
  readonly value: Drawing;
  readonly block: MomentBlock;
  readonly around: Surroundings;
}) {
  switch (value.kind) {
    case "sequence":
      return <Elements value={value} around={around} isChanged={elementChanged(value, block)} />;
    case "entries":
      return <Entries value={value} around={around} />;
    case "text":
      return (
        <p class="block-text">
          <span class="scalar">{JSON.stringify(value.text)}</span>
          {value.capacity !== null && value.capacity > value.length && (
            <span class="spare-room">room for {count(value.capacity - value.length, "more byte", "more bytes")}</span>
          )}
        </p>
      );
    case "counted":
      return (
        <span class="fields">
          <span class="field">
            <span class="part-name">strong</span> <span class="scalar">{String(value.strong)}</span>
          </span>
          <span class="field">
            <span class="part-name">weak</span> <span class="scalar">{String(value.weak)}</span>
          </span>
          {value.value !== null && (
            <span class="field">
              <span class="part-name">value</span> <Value value={value.value} around={around} />
            </span>
          )}
        </span>
      );
    default:
      return <Value value={value} around={around} />;
  }
}

/** Whether an element of a row in a block has changed bytes; a ring begins somewhere in its room. */
function elementChanged(
  { address, stride, first, capacity, length }: Drawing & { readonly kind: "sequence" },
  block: MomentBlock,
): (index: number) => boolean {
  const room = Math.max(1, capacity ?? length);
  return (index) => {
    const from = address - block.address + ((first + index) % room) * stride;
    return block.changed.some((offset) => offset >= from && offset < from + stride);
  };
}
