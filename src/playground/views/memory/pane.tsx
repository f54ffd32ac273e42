// The memory pane: a run at one of its moments, all four segments at once, and the way to every other moment.

import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Moment } from "#ide/moment.ts";
import { targetOf } from "#ide/targets.ts";
import type { Destination, Place, RecordingEnd } from "#playground/protocol.ts";
import type { RecordingState } from "#playground/recorder.ts";
import { Empty, Outdated, Refused, type RefusedProps } from "#playground/views/banners.tsx";
import { Icon } from "#playground/views/icons.tsx";
import { Fault } from "#playground/views/problems.tsx";
import { count } from "#playground/views/words.ts";
import { Arrows } from "./arrows.tsx";
import { Heap } from "./heap.tsx";
import { Code, Segment, Statics } from "./segments.tsx";
import { Stack } from "./stack.tsx";
import { TimeBar } from "./time-bar.tsx";
import type { Surroundings } from "./value.tsx";
import "#playground/style/memory.css";

export interface MemoryProps extends Omit<RefusedProps, "refusal"> {
  readonly state: RecordingState;
  readonly moment: Moment | undefined;
  /** The step that was asked for last. */
  readonly step: number;
  readonly isPlaying: boolean;
  readonly isSearching: boolean;
  /** Whether the program has changed since. */
  readonly isOld: boolean;
  readonly cursorLine: number;
  readonly onGo: (to: Destination) => void;
  /** So many steps forward, or back. */
  readonly onStep: (steps: number) => void;
  readonly onPlay: (isOn: boolean) => void;
  readonly onRecord: () => void;
  readonly onGoTo: (place: Place) => void;
}

export function Memory(props: MemoryProps) {
  const { state, isOld, onRecord } = props;
  const host = useRef<HTMLDivElement>(null);
  useKeys(host, props);
  return (
    <div class="memory" ref={host}>
      {isOld && state.kind !== "compiling" && state.kind !== "recording" && (
        <Outdated again="Record it again" onAgain={onRecord} />
      )}
      <Contents {...props} />
    </div>
  );
}

function Contents(props: MemoryProps) {
  const { state, onRecord } = props;
  switch (state.kind) {
    case "none":
    case "killed":
      return (
        <Empty title={state.kind === "none" ? "No run to show yet" : "Stopped at once; the recording is lost"}>
          <button type="button" class="text-button" onClick={onRecord}>
            Record the program
          </button>
        </Empty>
      );
    case "compiling":
      return <p class="quiet">Compiling…</p>;
    case "recording":
      return (
        <p class="quiet" role="status">
          Recording… {count(state.steps, "step")}
        </p>
      );
    case "rejected":
      return <Refused {...props} refusal={state.refusal} />;
    case "fault":
      return <Fault message={state.message} />;
    case "ready":
      return <Ready {...props} lastStep={state.lastStep} end={state.end} />;
  }
}

/** What is to be said of a recording that does not go to the end of the run. */
const ENDS = {
  end: "",
  limit: "The program was still running: only its beginning has been recorded.",
  stopped: "Recorded up to where you stopped it.",
  fault: "The machine stopped the run within the step that follows the last one shown here.",
} as const satisfies Record<RecordingEnd, string>;

type ReadyProps = MemoryProps & Pick<RecordingState & { readonly kind: "ready" }, "lastStep" | "end">;

function Ready(props: ReadyProps) {
  const { moment, isSearching, end, cursorLine, onGo, onGoTo } = props;
  const [isRaw, setRaw] = useState(false);
  // The slider moves before the moment has arrived: the map is not drawn again for that.
  const map = useMemo(
    () => moment !== undefined && <MemoryMap moment={moment} isRaw={isRaw} onGo={onGo} onGoTo={onGoTo} />,
    [moment, isRaw, onGo, onGoTo],
  );
  return (
    <>
      <TimeBar {...props} />
      {end !== "end" && (
        <p class="banner banner-warning">
          <Icon name="warning" />
          <span>{ENDS[end]}</span>
        </p>
      )}
      {isSearching && (
        <p class="quiet" role="status">
          Looking for that moment…
        </p>
      )}
      {moment !== undefined && (
        <>
          <div class="jumps">
            <Jump text={`Run to line ${cursorLine}`} to={{ kind: "line", line: cursorLine }} onGo={onGo} />
            <Jump text="Next heap change" to={{ kind: "heap" }} onGo={onGo} />
            <Jump text="Next drop" to={{ kind: "drop" }} onGo={onGo} />
            <label class="switch">
              <input type="checkbox" checked={isRaw} onChange={(event) => setRaw(event.currentTarget.checked)} />
              Addresses and bytes
            </label>
          </div>
          {map}
          <Written output={moment.output} />
        </>
      )}
    </>
  );
}

interface JumpProps {
  readonly text: string;
  readonly to: Destination;
  readonly onGo: (to: Destination) => void;
}

function Jump({ text, to, onGo }: JumpProps) {
  return (
    <button type="button" class="jump" onClick={() => onGo(to)}>
      {text}
    </button>
  );
}

interface MapProps {
  readonly moment: Moment;
  readonly isRaw: boolean;
  readonly onGo: (to: Destination) => void;
  readonly onGoTo: (place: Place) => void;
}

function MemoryMap({ moment, isRaw, onGo, onGoTo }: MapProps) {
  const host = useRef<HTMLDivElement>(null);
  const around: Surroundings = {
    targetOf: (address) => targetOf(moment, address),
    onFollow: (base) => {
      const target = host.current?.querySelector<HTMLElement>(`[data-address="${base}"]`);
      target?.scrollIntoView({ block: "nearest" });
      target?.setAttribute("tabindex", "-1");
      target?.focus();
    },
    isRaw,
  };
  const ranges = (...names: readonly string[]) => moment.segments.filter(({ name }) => names.includes(name));
  return (
    <div class="map" data-step={moment.step} ref={host}>
      <Segment name="Stack" segment="stack" ranges={ranges("stack")}>
        <Stack moment={moment} around={around} onGoTo={onGoTo} />
      </Segment>
      <Segment name="Heap" segment="heap" ranges={ranges("heap")}>
        <Heap moment={moment} around={around} onGo={onGo} />
      </Segment>
      <Segment name="Static" segment="static" ranges={ranges("read-only static", "static")}>
        <Statics moment={moment} around={around} />
      </Segment>
      <Segment name="Code" segment="code" ranges={ranges("code")}>
        <Code moment={moment} />
      </Segment>
      <Arrows host={host} of={`${moment.step} ${isRaw}`} />
    </div>
  );
}

function Written({ output }: { readonly output: Moment["output"] }) {
  if (output.length === 0) return null;
  return (
    <section aria-label="Output so far">
      <h3 class="output-title">Output so far</h3>
      <pre class="written" tabIndex={0} role="region" aria-label="What the program has written so far">
        {output.map(({ stream, text }, index) => (
          <span key={index} class={stream === 1 ? "stdout" : "stderr"}>
            {text}
          </span>
        ))}
      </pre>
    </section>
  );
}

/** Keys that go through time wherever in the pane the focus is; controls that use them keep them. */
function useKeys(host: { readonly current: HTMLElement | null }, props: MemoryProps): void {
  const latest = useRef(props);
  latest.current = props;
  useEffect(() => {
    const panel = host.current?.closest<HTMLElement>("[role=tabpanel]");
    const onKey = (event: KeyboardEvent): void => pressed(event, latest.current);
    panel?.addEventListener("keydown", onKey);
    return () => panel?.removeEventListener("keydown", onKey);
  }, []);
}

function pressed(event: KeyboardEvent, { state, isPlaying, onGo, onStep, onPlay }: MemoryProps): void {
  if (state.kind !== "ready" || event.ctrlKey || event.metaKey || event.altKey) return;
  const { lastStep } = state;
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => onStep(-1),
    ArrowRight: () => onStep(1),
    Home: () => onGo({ kind: "step", step: 0 }),
    End: () => onGo({ kind: "step", step: lastStep }),
    p: () => onPlay(!isPlaying),
    P: () => onPlay(!isPlaying),
  };
  keys[event.key]?.();
  if (event.key in keys) event.preventDefault();
}
