// What panes say of themselves: that they are out of date, that there was nothing to run, and what to do instead.

import type { ComponentChildren } from "preact";
import type { Refusal } from "#playground/protocol.ts";
import { Icon, type IconName } from "./icons.tsx";
import { count } from "./words.ts";

interface OutdatedProps {
  /** What the button says, which has it done again. */
  readonly again: string;
  readonly onAgain: () => void;
}

/** What is shown is of an earlier text than the one in the editor. */
export function Outdated({ again, onAgain }: OutdatedProps) {
  return (
    <p class="banner banner-warning">
      <Icon name="warning" />
      <span>
        The program has changed since.{" "}
        <button type="button" class="text-button" onClick={onAgain}>
          {again}
        </button>
      </span>
    </p>
  );
}

export interface RefusedProps {
  readonly refusal: Refusal;
  readonly onRunAnyway: () => void;
  readonly onShowProblems: () => void;
}

/** Fills a pane that has nothing to show, since the program was not run. */
export function Refused({ refusal: { errors, canRunAnyway }, onRunAnyway, onShowProblems }: RefusedProps) {
  return (
    <Empty icon="error" title="Not run">
      <p>
        {canRunAnyway
          ? `The borrow checker found ${count(errors, "error")}. The machine can run the program anyway: it watches every access to memory, and shows what would have happened.`
          : `The compiler found ${count(errors, "error")} of syntax, names or types: there is nothing that could be run.`}
      </p>
      <div class="empty-actions">
        {canRunAnyway && (
          <button type="button" class="button" onClick={onRunAnyway}>
            <Icon name="run" /> Run it anyway
          </button>
        )}
        <button type="button" class="button" onClick={onShowProblems}>
          Show {errors === 1 ? "the problem" : "the problems"}
        </button>
      </div>
    </Empty>
  );
}

interface EmptyProps {
  readonly title: string;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

/** What a pane says that has nothing to show. */
export function Empty({ title, icon, children }: EmptyProps) {
  return (
    <div class="empty">
      <p class="empty-title">
        {icon !== undefined && <Icon name={icon} />} {title}
      </p>
      {children}
    </div>
  );
}

interface ImpossibleProps {
  readonly errors: number;
  /** More to say of it. */
  readonly children?: ComponentChildren;
}

/** There is nothing to run: errors that are not of ownership cannot be passed over. */
export function Impossible({ errors, children }: ImpossibleProps) {
  return (
    <p class="banner banner-error">
      <Icon name="error" />
      <span>
        Not run: {count(errors, "error")} of syntax, names or types to mend first.{children}
      </span>
    </p>
  );
}
