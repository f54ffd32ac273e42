// Going through time: first, back, play, forward, last, a slider over all steps, and what happens here.

import type { Moment } from "#ide/moment.ts";
import type { Destination, Place } from "#playground/protocol.ts";
import { Icon, type IconName } from "#playground/views/icons.tsx";
import { PlaceLink } from "#playground/views/place-link.tsx";
import { lineOf } from "#playground/views/words.ts";

export interface TimeBarProps {
  readonly moment: Moment | undefined;
  /** The step that was asked for last. */
  readonly step: number;
  readonly lastStep: number;
  readonly isPlaying: boolean;
  readonly onGo: (to: Destination) => void;
  readonly onStep: (steps: number) => void;
  readonly onPlay: (isOn: boolean) => void;
  readonly onGoTo: (place: Place) => void;
}

export function TimeBar(props: TimeBarProps) {
  const { moment, step, lastStep, isPlaying, onGo, onStep, onPlay, onGoTo } = props;
  const toStep = (to: number) => (): void => onGo({ kind: "step", step: to });
  const isFirst = step === 0;
  const isLast = step >= lastStep;
  const where = `${step.toLocaleString("en")} of ${lastStep.toLocaleString("en")}`;
  return (
    <section class="time" aria-label="Time">
      <div class="time-row">
        <div class="time-buttons" role="group" aria-label="Steps">
          <TimeButton icon="first" title="First step (Home)" isOff={isFirst} onPress={toStep(0)} />
          <TimeButton icon="back" title="One step back (←)" isOff={isFirst} onPress={() => onStep(-1)} />
          <TimeButton
            icon={isPlaying ? "pause" : "run"}
            title={isPlaying ? "Pause (P)" : "Play (P)"}
            isOff={false}
            onPress={() => onPlay(!isPlaying)}
          />
          <TimeButton icon="forward" title="One step forward (→)" isOff={isLast} onPress={() => onStep(1)} />
          <TimeButton icon="last" title="Last step (End)" isOff={isLast} onPress={toStep(lastStep)} />
        </div>
        <input
          class="slider"
          type="range"
          min={0}
          max={lastStep}
          step={1}
          value={step}
          aria-label="Step"
          aria-valuetext={`step ${where}`}
          onInput={(event) => onGo({ kind: "step", step: Number(event.currentTarget.value) })}
        />
        <span class="time-step">{where}</span>
      </div>
      <p class="time-now" role="status">
        {moment !== undefined && <Now moment={moment} onGoTo={onGoTo} />}
      </p>
    </section>
  );
}

interface TimeButtonProps {
  readonly icon: IconName;
  readonly title: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

/** A button that keeps the focus when it has nothing to do. */
function TimeButton({ icon, title, isOff, onPress }: TimeButtonProps) {
  return (
    <button
      type="button"
      class="time-button"
      title={title}
      aria-label={title}
      aria-disabled={isOff}
      onClick={() => !isOff && onPress()}
    >
      <Icon name={icon} />
    </button>
  );
}

/** A statement without its semicolon: a comma and the line follow. */
const shortened = (text: string): string => text.replace(/;$/, "");

/** What has just happened, and what comes next. */
function Now({ moment, onGoTo }: { readonly moment: Moment; readonly onGoTo: (place: Place) => void }) {
  const { done, next, exit } = moment;
  const link = (at: Moment["next"]) =>
    at?.place === undefined ? null : (
      <>
        {", "}
        <PlaceLink place={at.place} onGoTo={onGoTo}>
          {lineOf(at.place)}
        </PlaceLink>
      </>
    );
  return (
    <>
      {done !== null && (
        <span>
          <span class="time-label">Done</span> <code>{shortened(done.text)}</code>
          {link(done)}
        </span>
      )}
      {next !== null && (
        <span>
          <span class="time-label">Next</span> <code>{shortened(next.text)}</code>
          {link(next)}
        </span>
      )}
      {exit !== null && (
        <span>
          <span class="time-label">End</span>{" "}
          {exit.message === null ? `exit status ${exit.status}` : `${exit.message}; exit status ${exit.status}`}
        </span>
      )}
    </>
  );
}
