// A value as its picture: scalars, pointers that say what they point at, the parts of a vector, fields, elements.

import type { ComponentChildren } from "preact";
import { MISSING_TEXTS } from "#ide/drawings.ts";
import { shortType } from "#ide/short-type.ts";
import { type Target, targetText } from "#ide/targets.ts";
import type { MissingPart } from "#isa/program.ts";
import { hexBytes } from "#support/hex.ts";
import type { Drawing } from "#vm/picture.ts";

/** What values need to know of their surroundings. */
export interface Surroundings {
  readonly targetOf: (address: number) => Target;
  /** Brings what lies at an address into view. */
  readonly onFollow: (base: number) => void;
  /** Whether addresses and bytes are shown. */
  readonly isRaw: boolean;
}

interface ValueProps {
  readonly value: Drawing;
  readonly around: Surroundings;
  /** Parts without a value, by path from here. */
  readonly missing?: readonly MissingPart[];
}

export function Value({ value, around, missing = [] }: ValueProps) {
  switch (value.kind) {
    case "scalar":
      return <span class="scalar">{value.text}</span>;
    case "raw":
      return value.bytes.length === 0 ? (
        <span class="quiet">not shown: nested too deep</span>
      ) : (
        <span class="scalar">{hexBytes(value.bytes)}</span>
      );
    case "pointer":
      return (
        <Parts>
          {value.length !== null && <Lengths length={value.length} capacity={null} />}
          <Pointer address={value.address} owns={value.owns} around={around} />
        </Parts>
      );
    case "counted":
      return (
        <Parts>
          <Pointer address={value.address} owns={value.value !== null} around={around} />
        </Parts>
      );
    case "text":
      return (
        <Parts>
          <Lengths length={value.length} capacity={value.capacity} />
          <Pointer address={value.address} owns={value.capacity !== null} around={around} />
        </Parts>
      );
    case "sequence":
      if (value.isInline) return <Elements value={value} around={around} />;
      return (
        <Parts>
          <Lengths length={value.length} capacity={value.capacity} />
          <Pointer address={value.address} owns={value.capacity !== null} around={around} />
        </Parts>
      );
    case "entries":
      return (
        <Parts>
          <Lengths length={value.length} capacity={null} />
          {value.address !== 0 && <Pointer address={value.address} owns around={around} />}
        </Parts>
      );
    case "guarded":
      return (
        <Parts>
          <span class="tag">{value.held}</span>
          <Value value={value.value} around={around} />
        </Parts>
      );
    case "struct":
      return <Fields value={value} around={around} missing={missing} />;
  }
}

function Parts({ children }: { readonly children: ComponentChildren }) {
  return <span class="parts">{children}</span>;
}

function Lengths({ length, capacity }: { readonly length: number; readonly capacity: number | null }) {
  return (
    <>
      <span class="part">
        <span class="part-name">length</span> {length}
      </span>
      {capacity !== null && (
        <span class="part">
          <span class="part-name">capacity</span> {capacity}
        </span>
      )}
    </>
  );
}

interface PointerProps {
  readonly address: number;
  readonly owns: boolean;
  readonly around: Surroundings;
}

/** A pointer: a knob from which its arrow starts, and what it points at in words; pressing it goes there. */
function Pointer({ address, owns, around }: PointerProps) {
  const target = around.targetOf(address);
  const base = "base" in target ? target.base : undefined;
  const isDangling = target.kind === "block" && !target.isLive;
  const words = `${owns ? "owns" : "points at"} ${targetText(target)}`;
  const number = `0x${address.toString(16)}`;
  const label = around.isRaw || target.kind === "none" ? `${words} (${number})` : words;
  const classes = `pointer${isDangling ? " pointer-dangling" : ""}`;
  if (base === undefined) return <span class={classes}>{label}</span>;
  return (
    <button
      type="button"
      class={classes}
      data-pointer={base}
      data-dangling={isDangling}
      title={number}
      onClick={() => around.onFollow(base)}
    >
      {label}
    </button>
  );
}

interface ElementsProps {
  readonly value: Drawing & { readonly kind: "sequence" };
  readonly around: Surroundings;
  /** Whether the last step changed a byte of element `index`. */
  readonly isChanged?: (index: number) => boolean;
}

/** Spare room that is drawn cell by cell. */
const MAX_SPARE = 8;

/** The elements of a row, in cells; room for more is drawn empty. */
export function Elements({ value, around, isChanged }: ElementsProps) {
  const { elements, length, capacity, stride } = value;
  const spare = capacity === null || stride === 0 ? 0 : Math.max(0, capacity - length);
  const left = length - elements.length;
  return (
    <ol class="cells" start={0}>
      {elements.map((element, index) => (
        <li key={index} class={isChanged?.(index) === true ? "cell cell-changed" : "cell"}>
          <Value value={element} around={around} />
          {isChanged?.(index) === true && <span class="unseen"> changed</span>}
        </li>
      ))}
      {left > 0 && <li class="cell cell-more">{left} more</li>}
      {Array.from({ length: Math.min(spare, MAX_SPARE) }, (_, index) => (
        <li key={`spare ${index}`} class="cell cell-spare">
          <span class="unseen">room for one more</span>
        </li>
      ))}
      {spare > MAX_SPARE && <li class="cell cell-more">room for {spare - MAX_SPARE} more</li>}
      {length === 0 && spare === 0 && <li class="quiet">no elements</li>}
    </ol>
  );
}

/** What a collection keeps in one block, entry by entry. */
export function Entries({
  value,
  around,
}: {
  readonly value: Drawing & { readonly kind: "entries" };
  readonly around: Surroundings;
}) {
  const { entries, length, links } = value;
  return (
    <ol class="cells" start={0}>
      {entries.map(({ key, value: held }, index) => (
        <li key={index} class="cell">
          {key !== null && <Value value={key} around={around} />}
          {key !== null && held !== null && <span class="part-name">: </span>}
          {held !== null && <Value value={held} around={around} />}
        </li>
      ))}
      {length > entries.length && <li class="cell cell-more">{length - entries.length} more</li>}
      {links.map(({ to }) => (
        <li key={to}>
          <Pointer address={to} owns around={around} />
        </li>
      ))}
    </ol>
  );
}

interface FieldsProps {
  readonly value: Drawing & { readonly kind: "struct" };
  readonly around: Surroundings;
  readonly missing: readonly MissingPart[];
}

function Fields({ value, around, missing }: FieldsProps) {
  const { name, variant, fields } = value;
  const title = variant ?? (name.startsWith("(") ? "" : shortType(name).replace(/<.*$/, ""));
  const isTuple = fields.every((field) => /^\d+$/.test(field.name));
  if (fields.length === 0) return <span class="scalar">{title === "" ? "()" : title}</span>;
  return (
    <span class="fields">
      {title !== "" && <span class="variant">{title}</span>}
      {fields.map((field) => {
        const own = missing.filter(({ path }) => path === field.name || path.startsWith(`${field.name}.`));
        const whole = own.find(({ path }) => path === field.name);
        const inner = own.map((part) => ({ ...part, path: part.path.slice(field.name.length + 1) }));
        const isGone = whole !== undefined && whole.state !== "maybe";
        return (
          <span key={field.name} class="field">
            {!(isTuple && fields.length === 1) && <span class="part-name">{field.name}</span>}{" "}
            {isGone ? <s class="gone">gone</s> : <Value value={field.value} around={around} missing={inner} />}
            {whole !== undefined && <span class="tag">{MISSING_TEXTS[whole.state]}</span>}
          </span>
        );
      })}
    </span>
  );
}
