// A row of tabs and the panel of the chosen one; arrow keys move between tabs.

import type { ComponentChildren } from "preact";
import { useEffect } from "preact/hooks";

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly title: string;
  /** A number beside the title, with what it counts. */
  readonly badge?: { readonly text: string; readonly label: string; readonly role: "error" | "warning" | "plain" };
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly current: Id;
  readonly onChoose: (id: Id) => void;
  readonly children: ComponentChildren;
}

export function Tabs<Id extends string>({ label, tabs, current, onChoose, children }: TabsProps<Id>) {
  useEffect(() => {
    const tab = document.getElementById(`tab-${current}`);
    const row = tab?.parentElement;
    if (tab === null || row == null) return;
    // At once, and whenever the row becomes narrower.
    const observer = new ResizeObserver(() => tab.scrollIntoView({ block: "nearest", inline: "nearest" }));
    observer.observe(row);
    return () => observer.disconnect();
  }, [current]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = tabs.findIndex((tab) => tab.id === current);
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: tabs.length - 1,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    const next = tabs[(to + tabs.length) % tabs.length];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <>
      <div class="tabs" role="tablist" aria-label={label} onKeyDown={onKeyDown}>
        {tabs.map(({ id, title, badge }) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            class="tab"
            aria-selected={id === current}
            aria-controls="panel"
            tabIndex={id === current ? 0 : -1}
            onClick={() => onChoose(id)}
          >
            {title}
            {badge !== undefined && (
              <span class={`badge badge-${badge.role}`}>
                <span aria-hidden="true">{badge.text}</span>
                <span class="unseen">{badge.label}</span>
              </span>
            )}
          </button>
        ))}
      </div>
      <div id="panel" class={`panel panel-${current}`} role="tabpanel" aria-labelledby={`tab-${current}`} tabIndex={0}>
        {children}
      </div>
    </>
  );
}
