// The stack segment at a moment: frames, innermost first, with their variables.

import { holdsValue, MISSING_TEXTS } from "#ide/drawings.ts";
import type { Moment, MomentFrame, MomentSlot } from "#ide/moment.ts";

import type { Place } from "#playground/protocol.ts";
import { PlaceLink } from "#playground/views/place-link.tsx";
import { count, hex, lineOf, size } from "#playground/views/words.ts";
import { drawingText } from "#vm/picture.ts";
import { RawBytes } from "./raw-bytes.tsx";
import { shortType, type Surroundings, Value } from "./value.tsx";

interface StackProps {
  readonly moment: Moment;
  readonly around: Surroundings;
  readonly onGoTo: (place: Place) => void;
}

export function Stack({ moment, around, onGoTo }: StackProps) {
  const { frames, omittedFrames } = moment;
  if (frames.length === 0) return <p class="quiet">Empty: every call has returned.</p>;
  const own = frames.filter(({ isStd }) => !isStd);
  const library = frames.length - own.length;
  return (
    <>
      <ol class="frames" aria-label="Calls, innermost first">
        {own.map((frame) => (
          <li key={frame.address}>
            <Frame frame={frame} around={around} onGoTo={onGoTo} />
          </li>
        ))}
      </ol>
      {library > 0 && <p class="quiet">{count(library, "frame")} of the library around and between them.</p>}
      {omittedFrames > 0 && <p class="quiet">{count(omittedFrames, "outer call")} besides.</p>}
    </>
  );
}

interface FrameProps {
  readonly frame: MomentFrame;
  readonly around: Surroundings;
  readonly onGoTo: (place: Place) => void;
}

function Frame({ frame, around, onGoTo }: FrameProps) {
  const { place, slots, isNew } = frame;
  return (
    <article class="frame" aria-label={`Frame of ${frame.function}`}>
      <header class="card-head">
        <code class="card-title">{shortType(frame.function)}</code>
        {isNew && <span class="tag tag-changed">new</span>}
        {place !== undefined && (
          <PlaceLink place={place} onGoTo={onGoTo}>
            {lineOf(place)}
          </PlaceLink>
        )}
        {around.isRaw && (
          <span class="addresses">
            {hex(frame.address)}, {size(frame.size)}
          </span>
        )}
      </header>
      {slots.length === 0 ? (
        <p class="quiet">no variables yet</p>
      ) : (
        <ul>
          {slots.map((slot) => (
            <Slot key={`${slot.address} ${slot.name}`} slot={slot} around={around} />
          ))}
        </ul>
      )}
    </article>
  );
}

function Slot({ slot, around }: { readonly slot: MomentSlot; readonly around: Surroundings }) {
  const { name, type, drawing, missing, isChanged } = slot;
  const isHeld = holdsValue(slot);
  const whole = missing.find(({ path }) => path === "");
  const classes = `slot${isHeld ? "" : " slot-gone"}${isChanged ? " slot-changed" : ""}`;
  return (
    <li class={classes} data-address={slot.address}>
      <span class="slot-head">
        <code class="slot-name">{isHeld || whole?.state === "unset" ? name : <s>{name}</s>}</code>
        <code class="slot-type">{shortType(type)}</code>
        {isChanged && <span class="tag tag-changed">changed</span>}
        {whole !== undefined && <span class="tag">{MISSING_TEXTS[whole.state]}</span>}
      </span>
      {isHeld ? (
        <Value value={drawing} around={around} missing={missing} />
      ) : (
        whole?.state === "moved" && <s class="gone">{drawingText(drawing)}</s>
      )}
      {around.isRaw && <RawBytes of={slot} />}
    </li>
  );
}
