// MIR or bytecode: the lines that come from the line under the cursor are lit; a chosen line lights its source.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Listing, ListingKind, ListingLine, Place } from "#playground/protocol.ts";

export interface ListingProps {
  readonly kind: ListingKind;
  readonly listing: Listing | undefined;
  readonly hasErrors: boolean;
  /** Line of the cursor in the editor, from 1. */
  readonly cursorLine: number;
  readonly onLight: (place: Place | undefined) => void;
  readonly onGoTo: (place: Place) => void;
}

const TITLES: Readonly<Record<ListingKind, string>> = {
  mir: "MIR of the program",
  bytecode: "Bytecode of the program",
};

export function ListingPane({ kind, listing, hasErrors, cursorLine, onLight, onGoTo }: ListingProps) {
  const host = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(-1);
  const isReady = listing?.kind === kind && listing.groups.length > 0;
  useEffect(() => {
    const pane = host.current;
    const lit = pane?.querySelector<HTMLElement>(".listing-lit");
    if (pane === null || lit === null || lit === undefined) return;
    const [view, line] = [pane.getBoundingClientRect(), lit.getBoundingClientRect()];
    if (line.top < view.top || line.bottom > view.bottom) pane.scrollTop += line.top - view.top - view.height / 3;
  }, [cursorLine, listing]);
  useEffect(() => {
    setActive(-1);
    return () => onLight(undefined);
  }, [listing, onLight]);
  if (!isReady) return <NoListing kind={kind} hasErrors={hasErrors} />;
  const lines = listing.groups.flatMap((group) => group.lines);
  const move = (to: number, step: number): void => {
    let next = to;
    while (next >= 0 && next < lines.length && lines[next]?.place === undefined) next += step;
    if (next < 0 || next >= lines.length) return;
    setActive(next);
    onLight(lines[next]?.place);
    host.current?.querySelector(`#line-${next}`)?.scrollIntoView({ block: "nearest" });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const place = lines[active]?.place;
    if (event.key === "ArrowDown") move(active + 1, 1);
    else if (event.key === "ArrowUp") move(active < 0 ? lines.length - 1 : active - 1, -1);
    else if (event.key === "Home") move(0, 1);
    else if (event.key === "End") move(lines.length - 1, -1);
    else if (event.key === "Enter" && place !== undefined) onGoTo(place);
    else return;
    event.preventDefault();
  };
  let index = 0;
  return (
    <div
      ref={host}
      class="listing"
      role="listbox"
      aria-multiselectable={true}
      aria-label={`${TITLES[kind]}. Arrow keys light the source of a line, Enter goes there.`}
      aria-activedescendant={active < 0 ? undefined : `line-${active}`}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onPointerLeave={() => onLight(lines[active]?.place)}
      onBlur={() => {
        setActive(-1);
        onLight(undefined);
      }}
    >
      {listing.groups.map((group, at) => (
        <div key={at} class="listing-group" role="group" aria-label={group.lines[0]?.text}>
          {group.lines.map((line) => {
            const id = index++;
            return (
              <Line
                key={id}
                id={id}
                line={line}
                isLit={line.place?.line === cursorLine}
                isActive={id === active}
                onLight={onLight}
                onGoTo={onGoTo}
              />
            );
          })}
        </div>
      ))}
    </div>
  );
}

function NoListing({ kind, hasErrors }: { readonly kind: ListingKind; readonly hasErrors: boolean }) {
  const why =
    kind === "bytecode" ? "Bytecode is made of programs without errors." : "MIR is made of bodies that type-check.";
  return (
    <div class="empty">
      <p class="empty-title">{hasErrors ? "Nothing to list yet" : "Compiling…"}</p>
      {hasErrors && <p>{why}</p>}
    </div>
  );
}

interface LineProps {
  readonly id: number;
  readonly line: ListingLine;
  readonly isLit: boolean;
  readonly isActive: boolean;
  readonly onLight: (place: Place | undefined) => void;
  readonly onGoTo: (place: Place) => void;
}

function Line({ id, line, isLit, isActive, onLight, onGoTo }: LineProps) {
  const { kind, text, place } = line;
  if (text === "") return <div class="listing-line" role="presentation" />;
  const classes = ["listing-line", `listing-${kind}`];
  if (isLit) classes.push("listing-lit");
  if (isActive) classes.push("listing-active");
  return (
    <div
      id={`line-${id}`}
      class={classes.join(" ")}
      role="option"
      aria-selected={isLit}
      aria-disabled={place === undefined}
      onPointerEnter={() => onLight(place)}
      onClick={() => place !== undefined && onGoTo(place)}
    >
      {text}
    </div>
  );
}
