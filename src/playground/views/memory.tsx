// The memory pane: the four segments in the order of their addresses, how far each was used, and what lies in it.

import type { ComponentChildren } from "preact";
import type { AddressRange, MemoryReport, Place } from "#playground/protocol.ts";
import { HeapContents } from "./heap.tsx";
import { PlaceLink } from "./place-link.tsx";
import { Table } from "./table.tsx";
import { count, hex, lineOf, size } from "./words.ts";

/** Lists longer than this begin closed. */
const MANY = 8;

export interface MemoryProps {
  readonly memory: MemoryReport | undefined;
  readonly isRunning: boolean;
  readonly onGoTo: (place: Place) => void;
}

export function Memory({ memory, isRunning, onGoTo }: MemoryProps) {
  if (memory === undefined) {
    return (
      <div class="empty">
        <p class="empty-title">{isRunning ? "Running…" : "No run to show yet"}</p>
        <p>When a program ends, this is the map of what it held: code, statics, stack and heap.</p>
      </div>
    );
  }
  const { code, statics, stack, heap } = memory;
  const wholeStatic = { start: statics.readOnly.start, end: statics.writable.end };
  return (
    <div class="memory">
      <Overview memory={memory} />
      <Segment
        name="Code"
        segment="code"
        range={code}
        used={used(code)}
        note={count(code.functions.length, "function")}
      >
        <CodeContents memory={memory} onGoTo={onGoTo} />
      </Segment>
      <Segment
        name="Static"
        segment="static"
        range={wholeStatic}
        used={used(statics.readOnly) + used(statics.writable)}
        note={`${size(used(statics.readOnly))} read-only, ${size(used(statics.writable))} writable`}
      >
        <StaticContents memory={memory} />
      </Segment>
      <Segment
        name="Stack"
        segment="stack"
        range={stack}
        used={used(stack)}
        note={`deepest at ${hex(stack.highWater)}, counted in steps of 4 KiB`}
      >
        <StackContents memory={memory} onGoTo={onGoTo} />
      </Segment>
      <Segment
        name="Heap"
        segment="heap"
        range={heap}
        used={used(heap)}
        note={`${size(memory.counters.peakBytes)} at its fullest`}
      >
        <HeapContents memory={memory} onGoTo={onGoTo} />
      </Segment>
    </div>
  );
}

/** The four segments at a glance, each leading to its section. */
function Overview({ memory }: { readonly memory: MemoryReport }) {
  const { code, statics, stack, counters } = memory;
  const leaked = counters.allocations - counters.frees;
  const tiles = [
    { role: "code", name: "Code", figure: size(used(code)), note: count(code.functions.length, "function") },
    {
      role: "static",
      name: "Static",
      figure: size(used(statics.readOnly) + used(statics.writable)),
      note: `${size(used(statics.writable))} writable`,
    },
    { role: "stack", name: "Stack", figure: size(used(stack)), note: "at its deepest" },
    {
      role: "heap",
      name: "Heap",
      figure: size(counters.peakBytes),
      note: leaked === 0 ? "at most; all freed" : `at most; ${count(leaked, "block")} left`,
    },
  ] as const;
  return (
    <nav class="overview" aria-label="Segments">
      {tiles.map(({ role, name, figure, note }) => (
        <button
          key={role}
          type="button"
          class={`tile segment-${role}`}
          onClick={() => document.getElementById(`segment-${role}`)?.scrollIntoView({ block: "start" })}
        >
          <span class="tile-name">{name}</span>
          <span class="tile-figure">{figure}</span>
          <span class="tile-note">{note}</span>
        </button>
      ))}
    </nav>
  );
}

function used({ start, highWater }: AddressRange): number {
  return Math.max(0, highWater - start);
}

interface SegmentProps {
  readonly name: string;
  readonly segment: "code" | "static" | "stack" | "heap";
  readonly range: { readonly start: number; readonly end: number };
  readonly used: number;
  readonly note: string;
  readonly children: ComponentChildren;
}

function Segment({ name, segment, range, used: usedBytes, note, children }: SegmentProps) {
  const whole = Math.max(1, range.end - range.start);
  const share = Math.min(1, usedBytes / whole);
  const title = `segment-${segment}`;
  return (
    <section class={`segment segment-${segment}`} aria-labelledby={title}>
      <header>
        <h3 id={title}>{name}</h3>
        <span class="addresses">
          {hex(range.start)} – {hex(range.end)}
        </span>
      </header>
      <div class="meter" aria-hidden="true">
        <div class="meter-used" style={{ width: `${share > 0 ? Math.max(1.5, share * 100) : 0}%` }} />
      </div>
      <p class="segment-note">
        <strong>{size(usedBytes)}</strong> of {size(whole)} used; {note}.
      </p>
      {children}
    </section>
  );
}

interface ContentsProps {
  readonly memory: MemoryReport;
  readonly onGoTo: (place: Place) => void;
}

function CodeContents({ memory, onGoTo }: ContentsProps) {
  const own = memory.code.functions.filter((fn) => !fn.isStd);
  const library = memory.code.functions.filter((fn) => fn.isStd);
  const libraryBytes = library.reduce((sum, fn) => sum + fn.size, 0);
  return (
    <>
      <details open={own.length <= MANY}>
        <summary>{count(own.length, "function")} of the program itself</summary>
        <Table head={["Function", "From", "Address", "Size"]} label="Functions of the program">
          {own.map((fn) => (
            <tr key={fn.address}>
              <td>
                <code>{fn.name}</code>
              </td>
              <td>
                {fn.place !== undefined && (
                  <PlaceLink place={fn.place} onGoTo={onGoTo}>
                    {lineOf(fn.place)}
                  </PlaceLink>
                )}
              </td>
              <td class="number">{hex(fn.address)}</td>
              <td class="number">{size(fn.size)}</td>
            </tr>
          ))}
        </Table>
      </details>
      {library.length > 0 && (
        <details>
          <summary>
            {count(library.length, "function")} of the standard library, {size(libraryBytes)}
          </summary>
          <Table head={["Function", "Address", "Size"]} label="Functions of the standard library">
            {library.map((fn) => (
              <tr key={fn.address}>
                <td>
                  <code>{fn.name}</code>
                </td>
                <td class="number">{hex(fn.address)}</td>
                <td class="number">{size(fn.size)}</td>
              </tr>
            ))}
          </Table>
        </details>
      )}
    </>
  );
}

const STATIC_KINDS = {
  static: "static",
  string: "text",
  promoted: "constant",
  vtable: "vtable",
  location: "source position",
} as const;

function StaticContents({ memory }: { readonly memory: MemoryReport }) {
  const { items } = memory.statics;
  const shown = items.filter((item) => item.kind === "static" || item.kind === "string" || item.kind === "promoted");
  const others = items.length - shown.length;
  if (items.length === 0) return <p class="quiet">Nothing: the program has no statics and no texts.</p>;
  return (
    <details open={shown.length <= MANY}>
      <summary>{count(shown.length, "value")}</summary>
      <Table head={["What", "Address", "Size"]} label="Static data">
        {shown.map((item) => (
          <tr key={`${item.address} ${item.name}`}>
            <td>
              <span class="tag">{STATIC_KINDS[item.kind]}</span> {item.kind !== "string" && <code>{item.name}</code>}{" "}
              <span class="value">{item.value}</span>
              {item.isWritable && <span class="tag">writable</span>}
            </td>
            <td class="number">{hex(item.address)}</td>
            <td class="number">{size(item.size)}</td>
          </tr>
        ))}
      </Table>
      {others > 0 && (
        <p class="quiet">{count(others, "vtable or source position", "vtables and source positions")} besides.</p>
      )}
    </details>
  );
}

function StackContents({ memory, onGoTo }: ContentsProps) {
  const { frames, omitted } = memory.stack;
  if (frames.length === 0) return <p class="quiet">Empty: every call has returned.</p>;
  return (
    <>
      <ol class="frames" aria-label="Calls on the stack, innermost first">
        {frames.map((frame) => (
          <li key={frame.address}>
            <p>
              <code>{frame.function}</code>{" "}
              {frame.place !== undefined && (
                <PlaceLink place={frame.place} onGoTo={onGoTo}>
                  {lineOf(frame.place)}
                </PlaceLink>
              )}
              <span class="quiet">
                {" "}
                {hex(frame.address)}, {size(frame.size)}
              </span>
            </p>
            {!frame.isStd && frame.locals.length > 0 && (
              <Table head={["Local", "Value", "Address"]} label={`Locals of ${frame.function}`}>
                {frame.locals.map((local) => (
                  <tr key={`${local.address} ${local.name}`}>
                    <td>
                      <code>
                        {local.name}: {local.type}
                      </code>
                    </td>
                    <td>
                      <span class="value">{local.value}</span>
                    </td>
                    <td class="number">{hex(local.address)}</td>
                  </tr>
                ))}
              </Table>
            )}
          </li>
        ))}
      </ol>
      {omitted > 0 && <p class="quiet">{count(omitted, "outer call")} besides.</p>}
    </>
  );
}
