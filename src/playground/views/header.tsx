// The bar at the top: name, examples, run or stop, share, settings.

import type { Example, ExampleGroup } from "#playground/examples.ts";
import { ExamplesMenu } from "./examples-menu.tsx";
import { Icon, Logo } from "./icons.tsx";
import { Settings, type SettingsProps } from "./settings.tsx";

export interface HeaderProps extends SettingsProps {
  readonly isBusy: boolean;
  readonly groups: readonly ExampleGroup[];
  readonly shareLink: string;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onShare: () => void;
  readonly onOpenExamples: () => void;
  readonly onExample: (example: Example) => void;
}

/** Closes a popover by its id. */
function close(id: string): void {
  document.getElementById(id)?.hidePopover();
}

export function Header(props: HeaderProps) {
  const { isBusy, groups, shareLink, onRun, onStop, onShare, onOpenExamples, onExample } = props;
  return (
    <header class="bar">
      <h1 class="brand">
        <Logo />
        <span>Ferrule</span>
      </h1>
      <button type="button" class="button" popovertarget="examples" onClick={onOpenExamples} aria-label="Examples">
        <Icon name="list" />
        <span class="button-text">Examples</span>
      </button>
      <div class="spacer" />
      {isBusy ? (
        <button type="button" class="button button-stop" onClick={onStop} title="Stop (Ctrl .)">
          <Icon name="stop" />
          <span>Stop</span>
        </button>
      ) : (
        <button type="button" class="button button-run" onClick={onRun} title="Run (Ctrl Enter)">
          <Icon name="run" />
          <span>Run</span>
        </button>
      )}
      <button type="button" class="button" popovertarget="share" onClick={onShare} aria-label="Share">
        <Icon name="share" />
        <span class="button-text">Share</span>
      </button>
      <button type="button" class="button" popovertarget="settings" aria-label="Settings">
        <Icon name="settings" />
        <span class="button-text">Settings</span>
      </button>
      <div id="examples" class="popover popover-left" popover="auto" role="dialog" aria-label="Examples">
        <ExamplesMenu
          groups={groups}
          onOpen={(example) => {
            close("examples");
            onExample(example);
          }}
        />
      </div>
      <div id="share" class="popover popover-right" popover="auto" role="dialog" aria-label="Share">
        <label class="share">
          <span>This address holds the program, the edition and the open pane. Nothing is uploaded.</span>
          <input type="text" readOnly value={shareLink} onFocus={(event) => event.currentTarget.select()} />
        </label>
      </div>
      <div id="settings" class="popover popover-right" popover="auto" role="dialog" aria-label="Settings">
        <Settings {...props} />
      </div>
    </header>
  );
}
