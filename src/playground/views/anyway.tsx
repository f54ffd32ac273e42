// The pane in which a rejected program is run anyway: what it wrote, a verdict in words, the story of a fault.

import type { ComponentChildren } from "preact";
import type { OutputChunk, Place, VerdictView } from "#playground/protocol.ts";
import type { AnywayState } from "#playground/trials.ts";
import { Empty, Impossible, Outdated } from "./banners.tsx";
import { Icon } from "./icons.tsx";
import { Written } from "./output.tsx";
import { Fault, ProblemText } from "./problems.tsx";
import "#playground/style/trials.css";

export interface AnywayProps {
  readonly state: AnywayState;
  readonly output: readonly OutputChunk[];
  /** Whether the program has changed since. */
  readonly isOld: boolean;
  /** Errors that the last check found. */
  readonly errors: number;
  readonly onRun: () => void;
  readonly onShowMemory: () => void;
  readonly onGoTo: (place: Place) => void;
  readonly onGoToLine: (line: number, column: number) => void;
}

export function Anyway(props: AnywayProps) {
  const { state, isOld, errors, output, onRun, onGoToLine } = props;
  if (state.kind === "none") {
    return (
      <Invitation title={errors > 0 ? "What would have happened?" : "Nothing stands against running it"} onRun={onRun}>
        {errors > 0
          ? "The machine can run what the borrow checker rejects. It watches every access to memory, stops at the first wrong one, and tells how it came about."
          : "The borrow checker has nothing to say against this program. Run here, it is run with every access to memory checked, as unsafe code may need."}
      </Invitation>
    );
  }
  return (
    <div class="trial">
      {isOld && <Outdated again="Run it anyway, as it is now" onAgain={onRun} />}
      <Written output={output} onGoToLine={onGoToLine} />
      <Outcome {...props} />
    </div>
  );
}

interface InvitationProps {
  readonly title: string;
  readonly onRun: () => void;
  readonly children: ComponentChildren;
}

function Invitation({ title, onRun, children }: InvitationProps) {
  return (
    <Empty title={title}>
      <p>{children}</p>
      <div class="empty-actions">
        <button type="button" class="button" onClick={onRun}>
          <Icon name="run" /> Run it anyway
        </button>
      </div>
    </Empty>
  );
}

function Outcome({ state, onShowMemory, onGoTo }: AnywayProps) {
  switch (state.kind) {
    case "none":
      return null;
    case "compiling":
      return <p class="quiet">Compiling…</p>;
    case "running":
    case "judging":
      return <p class="quiet">Running, with every access checked…</p>;
    case "stopped":
      return <p class="quiet">Stopped by you: there is no verdict.</p>;
    case "impossible":
      return <Impossible errors={state.errors}> Only errors of ownership can be passed over.</Impossible>;
    case "fault":
      return <Fault message={state.message} />;
    case "judged":
      return (
        <Verdict
          verdict={state.verdict}
          status={state.exit.status}
          trap={state.verdict.story === undefined ? (state.exit.trap?.message ?? null) : null}
          onShowMemory={onShowMemory}
          onGoTo={onGoTo}
        />
      );
  }
}

interface VerdictProps {
  readonly verdict: VerdictView;
  readonly status: number;
  /** What stopped the run, where that was no memory fault. */
  readonly trap: string | null;
  readonly onShowMemory: () => void;
  readonly onGoTo: (place: Place) => void;
}

const VERDICT_ICONS = { fault: "error", aliasing: "warning", fine: "check" } as const;

function Verdict({ verdict, status, trap, onShowMemory, onGoTo }: VerdictProps) {
  const { title, kind, notes, story, foretold } = verdict;
  return (
    <section class={`judgement judgement-${kind}`} aria-label="Verdict">
      <div role="status">
        <h3 class="judgement-title">
          <Icon name={VERDICT_ICONS[kind]} />
          <span>Verdict: {title}</span>
        </h3>
      </div>
      <p class="quiet">
        {trap === null ? "" : `It was stopped: ${trap}. `}Exit status {status}.
      </p>
      {notes.length > 0 && (
        <ul class="judgement-notes">
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {story !== undefined && (
        <>
          <p class="judgement-label">What happened</p>
          <ProblemText problem={story} onGoTo={onGoTo} />
        </>
      )}
      {foretold !== undefined && (
        <>
          <p class="judgement-label">The error that foretold it</p>
          <ProblemText problem={foretold} onGoTo={onGoTo} />
        </>
      )}
      <button type="button" class="text-button" onClick={onShowMemory}>
        {kind === "fault" ? "See memory just before it, and how it came about" : "Watch its memory, step by step"}
      </button>
    </section>
  );
}
