// The output pane: what the program wrote, how it ended, and what it left behind.

import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { MAIN_FILE, type OutputChunk, type Place, type RunReport } from "#playground/protocol.ts";
import type { RunState } from "#playground/store.ts";
import { Empty, Refused, type RefusedProps } from "./banners.tsx";
import { Icon } from "./icons.tsx";
import { PlaceLink } from "./place-link.tsx";
import { Fault } from "./problems.tsx";
import { count, millis, size } from "./words.ts";

export interface OutputProps extends Omit<RefusedProps, "refusal"> {
  readonly run: RunState;
  /** What the program is to read from standard input. */
  readonly input: string;
  readonly onInput: (input: string) => void;
  readonly onGoTo: (place: Place) => void;
  readonly onGoToLine: (line: number, column: number) => void;
  readonly onShowMemory: () => void;
}

export function Output(props: OutputProps) {
  const { run, input, onInput } = props;
  const wantedInput = run.kind === "ended" && run.report?.wantedInput === true;
  return (
    <div class="output">
      <div class="output-run">
        <RunOutput {...props} />
      </div>
      <InputField input={input} wasWanted={wantedInput} onInput={onInput} />
    </div>
  );
}

interface InputFieldProps {
  readonly input: string;
  /** Whether the last run read on after the end of its input. */
  readonly wasWanted: boolean;
  readonly onInput: (input: string) => void;
}

/** What the program reads from standard input: a field that opens when it is wanted. */
function InputField({ input, wasWanted, onInput }: InputFieldProps) {
  const [isOpen, setOpen] = useState(input !== "");
  useEffect(() => {
    if (wasWanted) setOpen(true);
  }, [wasWanted]);
  return (
    <details class="input" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Input</summary>
      {wasWanted && (
        <p class="quiet">
          The program read {input === "" ? "from its standard input, which was empty" : "on after the end of its input"}
          . Write what it is to read, and run it again.
        </p>
      )}
      <textarea
        rows={4}
        value={input}
        aria-label="Standard input of the program"
        placeholder="What the program reads from standard input"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </details>
  );
}

function RunOutput({ run, onGoTo, onGoToLine, onShowMemory, onRunAnyway, onShowProblems }: OutputProps) {
  switch (run.kind) {
    case "idle":
      return (
        <Empty title="Nothing has run yet">
          <p>
            Run the program with the button above or <kbd>Ctrl</kbd> <kbd>Enter</kbd>.
          </p>
        </Empty>
      );
    case "compiling":
      return <p class="quiet">Compiling…</p>;
    case "rejected":
      return <Refused refusal={run.refusal} onRunAnyway={onRunAnyway} onShowProblems={onShowProblems} />;
    case "running":
      return (
        <>
          <Written output={run.output} onGoToLine={onGoToLine} />
          <p class="quiet">{run.isStopping ? "Stopping…" : "Running…"}</p>
        </>
      );
    case "fault":
      return (
        <>
          <Written output={run.output} onGoToLine={onGoToLine} />
          <Fault message={run.message} />
        </>
      );
    case "ended":
      return (
        <>
          <Written output={run.output} onGoToLine={onGoToLine} />
          {run.report === undefined ? (
            <Verdict tone="bad">{run.isKilled ? "Stopped at once; what was in memory is lost." : "Stopped."}</Verdict>
          ) : (
            <Ended
              report={run.report}
              wroteNothing={run.output.length === 0}
              onGoTo={onGoTo}
              onShowMemory={onShowMemory}
            />
          )}
        </>
      );
  }
}

export interface WrittenProps {
  readonly output: readonly OutputChunk[];
  /** Goes to a line and column (from 1) of the program. */
  readonly onGoToLine: (line: number, column: number) => void;
}

export function Written({ output, onGoToLine }: WrittenProps) {
  if (output.length === 0) return null;
  return (
    <pre class="written" role="region" tabIndex={0} aria-label="What the program wrote">
      {output.map((chunk, index) =>
        chunk.stream === "stdout" ? (
          <span key={index} class="stdout">
            {chunk.text}
          </span>
        ) : (
          <span key={index} class="stderr" title="standard error">
            <WithPositions text={chunk.text} onGoToLine={onGoToLine} />
          </span>
        ),
      )}
    </pre>
  );
}

const POSITION = new RegExp(`(\\b${MAIN_FILE.replace(".", "\\.")}:\\d+:\\d+)`);

/** Text in which positions of the program, as panics tell them, lead there. */
function WithPositions({ text, onGoToLine }: Pick<WrittenProps, "onGoToLine"> & { readonly text: string }) {
  return (
    <>
      {text.split(POSITION).map((piece, index) => {
        if (index % 2 === 0) return piece;
        const [line = 1, column = 1] = piece.split(":").slice(1).map(Number);
        return (
          <button key={index} type="button" class="place-link" onClick={() => onGoToLine(line, column)}>
            {piece}
          </button>
        );
      })}
    </>
  );
}

function Verdict({ tone, children }: { readonly tone: "good" | "bad"; readonly children: ComponentChildren }) {
  return (
    <p class={`verdict verdict-${tone}`} role="status">
      <Icon name={tone === "good" ? "check" : "error"} />
      <span>{children}</span>
    </p>
  );
}

interface EndedProps {
  readonly report: RunReport;
  readonly wroteNothing: boolean;
  readonly onGoTo: (place: Place) => void;
  readonly onShowMemory: () => void;
}

function Ended({ report, wroteNothing, onGoTo, onShowMemory }: EndedProps) {
  const { status, ending, counters, unshownBytes } = report;
  const isGood = status === 0 && ending.kind === "finished";
  return (
    <section class="ended" aria-label="How the run ended">
      {wroteNothing && <p class="quiet">The program wrote nothing.</p>}
      {unshownBytes > 0 && <p class="quiet">{size(unshownBytes)} more were written than are shown.</p>}
      <Verdict tone={isGood ? "good" : "bad"}>{endingText(report)}</Verdict>
      {ending.kind === "trapped" && ending.calls.length > 0 && (
        <>
          <h3>Calls, innermost first</h3>
          <ol class="calls">
            {ending.calls.map((call, index) => (
              <li key={index}>
                <code>{call.function}</code>
                {call.place === undefined ? (
                  <span class="quiet"> {call.where}</span>
                ) : (
                  <>
                    {" at "}
                    <PlaceLink place={call.place} onGoTo={onGoTo}>
                      {call.where}
                    </PlaceLink>
                  </>
                )}
                {call.times > 1 && <span class="quiet"> {count(call.times, "time")}</span>}
              </li>
            ))}
          </ol>
        </>
      )}
      <p class="quiet">
        {count(counters.steps, "instruction")} in {millis(report.millis)}, {count(counters.allocations, "allocation")},{" "}
        {count(counters.frees, "free")}
        {counters.liveBytes > 0 && `, ${count(counters.liveBytes, "byte")} never freed`}.
      </p>
      <button type="button" class="text-button" onClick={onShowMemory}>
        Watch its memory, step by step
      </button>
    </section>
  );
}

function endingText({ status, ending }: RunReport): string {
  switch (ending.kind) {
    case "finished":
      return status === 101 ? "Panicked; exit status 101" : `Exit status ${status}`;
    case "exitCalled":
      return `Exit status ${status}, by std::process::exit, which runs no destructors`;
    case "stopped":
      return "Stopped by you";
    case "trapped":
      return `Stopped by the machine: ${ending.message}; exit status ${status}`;
  }
}
