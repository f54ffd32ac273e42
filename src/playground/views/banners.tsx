// What panes say of themselves in one line: that they are out of date, that there was nothing to run.

import type { ComponentChildren } from "preact";
import { Icon } from "./icons.tsx";
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
