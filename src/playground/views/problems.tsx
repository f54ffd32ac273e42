// The problems pane: each message as rustc draws it, its labels leading to their places, its explanation on demand.

import type { Place, Problem, Refusal, TextLine } from "#playground/protocol.ts";
import type { CheckState, ExplanationState } from "#playground/store.ts";
import { Empty } from "./banners.tsx";
import { Icon } from "./icons.tsx";
import { PlaceLink } from "./place-link.tsx";
import { count } from "./words.ts";

export interface ProblemsProps {
  readonly check: CheckState;
  readonly explanations: ReadonlyMap<string, ExplanationState>;
  /** Why a run was refused, if one was. */
  readonly refusal: Refusal | undefined;
  readonly onGoTo: (place: Place) => void;
  readonly onExplain: (code: string) => void;
  readonly onRunAnyway: () => void;
}

export function Problems({ check, explanations, refusal, onGoTo, onExplain, onRunAnyway }: ProblemsProps) {
  if (check.kind === "loading") return <p class="quiet">Loading the compiler…</p>;
  if (check.kind === "fault") return <Fault message={check.message} />;
  if (check.problems.length === 0) {
    return (
      <Empty icon="check" title="No problems">
        <p>Names, types, moves and borrows have been checked, and all of them hold.</p>
      </Empty>
    );
  }
  return (
    <>
      {refusal !== undefined && (
        <p class="banner banner-error">
          <Icon name="error" />
          <span>
            Not run: {count(refusal.errors, "error")} to mend first.{" "}
            {refusal.canRunAnyway && (
              <button type="button" class="text-button" onClick={onRunAnyway}>
                Run it anyway
              </button>
            )}
          </span>
        </p>
      )}
      {check.problems.map((problem, index) => (
        <ProblemCard
          key={index}
          problem={problem}
          explanation={problem.code === undefined ? undefined : explanations.get(problem.code)}
          onGoTo={onGoTo}
          onExplain={onExplain}
        />
      ))}
    </>
  );
}

/** A fault of Ferrule itself. */
export function Fault({ message }: { readonly message: string }) {
  return (
    <div class="problem problem-error" role="alert">
      <h3>
        <Icon name="error" /> Ferrule itself failed
      </h3>
      <pre class="rendered">{message}</pre>
      <p>This is not your program's fault. Please report it together with the program.</p>
    </div>
  );
}

interface ProblemCardProps {
  readonly problem: Problem;
  readonly explanation: ExplanationState | undefined;
  readonly onGoTo: (place: Place) => void;
  readonly onExplain: (code: string) => void;
}

function ProblemCard({ problem, explanation, onGoTo, onExplain }: ProblemCardProps) {
  const { level, code } = problem;
  return (
    <article class={`problem problem-${level === "warning" ? "warning" : "error"}`}>
      <ProblemText problem={problem} onGoTo={onGoTo} />
      {code !== undefined && (
        <button
          type="button"
          class="text-button"
          aria-expanded={explanation !== undefined}
          onClick={() => onExplain(code)}
        >
          {explanation === undefined ? `What does ${code} mean?` : `Hide the explanation of ${code}`}
        </button>
      )}
      {explanation !== undefined && <ExplanationText explanation={explanation} />}
    </article>
  );
}

interface ProblemTextProps {
  readonly problem: Problem;
  readonly onGoTo: (place: Place) => void;
}

/** A message as rustc draws it, its labels leading to their places. */
export function ProblemText({ problem, onGoTo }: ProblemTextProps) {
  const { level, code, message, lines } = problem;
  const isWarning = level === "warning";
  return (
    <div class={`message message-${isWarning ? "warning" : "error"}`}>
      <h3>
        <Icon name={isWarning ? "warning" : "error"} />
        <span>
          <span class="problem-code">{code === undefined ? level : `${level}[${code}]`}</span>: {message}
        </span>
      </h3>
      {lines.length > 0 && (
        <pre class="rendered">
          {lines.map((line, index) => (
            <RenderedLine key={index} line={line} onGoTo={onGoTo} />
          ))}
        </pre>
      )}
    </div>
  );
}

function RenderedLine({ line, onGoTo }: { readonly line: TextLine; readonly onGoTo: (place: Place) => void }) {
  return (
    <>
      {line.runs.map((run, index) => {
        const style = run.style === "primary" ? `primary primary-${line.level}` : run.style;
        return (
          <span key={index} class={`run-${style}`}>
            {run.place === undefined ? (
              run.text
            ) : (
              <PlaceLink place={run.place} onGoTo={onGoTo}>
                {run.text}
              </PlaceLink>
            )}
          </span>
        );
      })}
      {"\n"}
    </>
  );
}

function ExplanationText({ explanation }: { readonly explanation: ExplanationState }) {
  if (explanation === "loading") return <p class="quiet">Loading…</p>;
  if (explanation === "none") return <p class="quiet">There is no longer text for this code yet.</p>;
  return (
    <section class="explanation">
      {explanation.blocks.map((block, index) =>
        block.kind === "paragraph" ? (
          <p key={index}>{block.runs.map((run, at) => (run.isCode ? <code key={at}>{run.text}</code> : run.text))}</p>
        ) : (
          <figure key={index} class="snippet">
            <figcaption>{block.passes ? "Accepted" : "Rejected"}</figcaption>
            <pre tabIndex={0}>{block.text}</pre>
          </figure>
        ),
      )}
    </section>
  );
}
