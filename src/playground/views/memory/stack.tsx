// The stack segment at a moment: frames, innermost first, with their variables.

import { shortType } from "#ide/short-type.ts";
import { holdsValue, MISSING_TEXTS } from "#ide/drawings.ts";
import type { Moment, MomentFrame, MomentSlot, MomentThread } from "#ide/moment.ts";
import { waitText } from "#ide/threads.ts";
import type { Place } from "#playground/protocol.ts";
import { Icon } from "#playground/views/icons.tsx";
import { PlaceLink } from "#playground/views/place-link.tsx";
import { count, hex, lineOf, size } from "#playground/views/words.ts";
import { drawingText } from "#vm/picture.ts";
import { RawBytes } from "./raw-bytes.tsx";
import { type Surroundings, Value } from "./value.tsx";

interface StackProps {
  readonly moment: Moment;
  readonly around: Surroundings;
  readonly onGoTo: (place: Place) => void;
}

/** The stack of a program without threads; else that of each thread, in the order in which they were started. */
export function Stack({ moment, around, onGoTo }: StackProps) {
  const { threads } = moment;
  const [only] = threads;
  if (threads.length === 1 && only !== undefined) return <Frames thread={only} around={around} onGoTo={onGoTo} />;
  return (
    <ul class="threads" aria-label="Threads in the order of their start">
      {threads.map((thread) => (
        <li key={thread.id}>
          <ThreadStack thread={thread} around={around} onGoTo={onGoTo} />
        </li>
      ))}
    </ul>
  );
}

interface ThreadProps extends Omit<StackProps, "moment"> {
  readonly thread: MomentThread;
}

function ThreadStack({ thread, around, onGoTo }: ThreadProps) {
  const { id, title, isCurrent, isFinished, startedAt, waiting } = thread;
  const head = `thread-${id}`;
  return (
    <section class={isCurrent ? "thread thread-current" : "thread"} aria-labelledby={head}>
      <h4 id={head} class="thread-head">
        {isCurrent && <Icon name="run" />}
        <span>{title}</span>
        {isCurrent && <span class="tag tag-current">running</span>}
        {isFinished && <span class="tag">ended</span>}
        {!isCurrent && !isFinished && <span class="tag">{waiting === null ? "ready" : "waiting"}</span>}
        {startedAt !== undefined && (
          <span class="quiet">
            started at{" "}
            <PlaceLink place={startedAt} onGoTo={onGoTo}>
              {lineOf(startedAt)}
            </PlaceLink>
          </span>
        )}
      </h4>
      {waiting !== null && <p class="thread-wait">{waitText(thread)}</p>}
      {!isFinished && <Frames thread={thread} around={around} onGoTo={onGoTo} />}
    </section>
  );
}

function Frames({ thread, around, onGoTo }: ThreadProps) {
  const { frames, omittedFrames } = thread;
  if (frames.length === 0) return <p class="quiet">Empty: every call has returned.</p>;
  const own = frames.filter(({ isStd }) => !isStd);
  const library = frames.length - own.length;
  return (
    <>
      {own.length > 0 && (
        <ol class="frames" aria-label="Calls, innermost first">
          {own.map((frame) => (
            <li key={frame.address}>
              <Frame frame={frame} around={around} onGoTo={onGoTo} />
            </li>
          ))}
        </ol>
      )}
      {library > 0 && <p class="frames-note">{libraryText(library, own.length)}</p>}
      {omittedFrames > 0 && <p class="frames-note">{count(omittedFrames, "outer call")} besides.</p>}
    </>
  );
}

/** What is said of the library's frames, which are not shown. */
function libraryText(library: number, own: number): string {
  return `${count(library, "frame")} of the library${own > 0 ? " around and between them" : ""}.`;
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
