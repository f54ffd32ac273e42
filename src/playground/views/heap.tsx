// What lies in the heap segment: the blocks as a strip and as a table, and those that nobody freed.

import type { BlockView, MemoryReport, Place } from "#playground/protocol.ts";
import { Icon } from "./icons.tsx";
import { PlaceLink } from "./place-link.tsx";
import { Table } from "./table.tsx";
import { count, hex, lineOf, size } from "./words.ts";

export interface HeapProps {
  readonly memory: MemoryReport;
  readonly onGoTo: (place: Place) => void;
}

/** Tables with more rows begin closed, or are cut. */
const FEW = 40;

export function HeapContents({ memory, onGoTo }: HeapProps) {
  const { heap, counters } = memory;
  const { blocks, omitted } = heap;
  const leaked = blocks.filter((block) => block.isLive);
  const freed = blocks.filter((block) => !block.isLive);
  return (
    <>
      <p class="segment-note">
        {count(counters.allocations, "allocation")}, {count(counters.frees, "free")};{" "}
        {counters.liveBytes === 0 ? "everything was freed." : `${count(counters.liveBytes, "byte")} live at the end.`}
      </p>
      {counters.allocations > counters.frees && <Leaks blocks={leaked} memory={memory} onGoTo={onGoTo} />}
      {blocks.length > 0 && <BlockStrip blocks={blocks} />}
      {omitted > 0 && <p class="quiet">{count(omitted, "earlier block")} are left out.</p>}
      {freed.length > 0 && (
        <details open={freed.length <= FEW}>
          <summary>{count(freed.length, "block")} allocated and freed, until their addresses are used again</summary>
          <BlockTable blocks={freed} onGoTo={onGoTo} label="Freed blocks in order of allocation" />
        </details>
      )}
    </>
  );
}

function Leaks({ blocks, memory, onGoTo }: HeapProps & { readonly blocks: readonly BlockView[] }) {
  const { allocations, frees, liveBytes } = memory.counters;
  return (
    <div class="leaks">
      <p class="banner banner-warning">
        <Icon name="warning" /> Never freed: {count(liveBytes, "byte")} in {count(allocations - frees, "block")}.
      </p>
      <BlockTable blocks={blocks.slice(0, FEW)} onGoTo={onGoTo} label="Blocks that were never freed" />
    </div>
  );
}

/** One bar a block, wider for larger ones; freed blocks are hatched. */
function BlockStrip({ blocks }: { readonly blocks: readonly BlockView[] }) {
  const shown = [...blocks].sort((a, b) => a.address - b.address).slice(0, 240);
  return (
    <div class="strip" aria-hidden="true">
      {shown.map((block) => (
        <span
          key={block.address}
          class={block.isLive ? "block" : "block block-freed"}
          style={{ flexGrow: Math.round(Math.log2(block.size + 1) * 10) / 10 }}
          title={`${hex(block.address)}, ${size(block.size)}, ${block.isLive ? "live" : "freed"}`}
        />
      ))}
    </div>
  );
}

interface BlockTableProps {
  readonly blocks: readonly BlockView[];
  readonly label: string;
  readonly onGoTo: (place: Place) => void;
}

function BlockTable({ blocks, label, onGoTo }: BlockTableProps) {
  return (
    <Table head={["Block", "Size", "Allocated", "Freed", "First bytes"]} label={label}>
      {blocks.map((block) => (
        <tr key={block.serial}>
          <td class="number">{hex(block.address)}</td>
          <td class="number">{size(block.size)}</td>
          <td>
            <Site place={block.allocatedAt} otherwise={block.allocatedIn} onGoTo={onGoTo} />
          </td>
          <td>
            {block.isLive ? (
              <span class="tag tag-live">live</span>
            ) : (
              <Site place={block.freedAt} otherwise="freed" onGoTo={onGoTo} />
            )}
          </td>
          <td>
            <span class="value">{block.preview}</span>
          </td>
        </tr>
      ))}
    </Table>
  );
}

interface SiteProps {
  readonly place: Place | undefined;
  readonly otherwise: string;
  readonly onGoTo: (place: Place) => void;
}

function Site({ place, otherwise, onGoTo }: SiteProps) {
  if (place === undefined) return <code>{otherwise}</code>;
  return (
    <PlaceLink place={place} onGoTo={onGoTo}>
      {lineOf(place)}
    </PlaceLink>
  );
}
