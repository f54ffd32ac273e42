// The page: reads the store and hands plain data to the views.

import { useSignal } from "@preact/signals";
import { useCallback, useEffect } from "preact/hooks";
import { EditorPane } from "./editor/editor-pane.tsx";
import { type Pane, PANE_TITLES, PANES } from "./panes.ts";
import type { Destination, Place, Problem } from "./protocol.ts";
import { type CheckState, errorsIn, type Store } from "./store.ts";
import { Header } from "./views/header.tsx";
import { Icon } from "./views/icons.tsx";
import { ListingPane } from "./views/listing.tsx";
import { later } from "./views/later.tsx";
import { Output } from "./views/output.tsx";
import { Problems } from "./views/problems.tsx";
import { Splitter } from "./views/splitter.tsx";
import { type Tab, Tabs } from "./views/tabs.tsx";
import { count, millis } from "./views/words.ts";

const Memory = later(async () => (await import("./views/memory/pane.tsx")).Memory);

const Ownership = later(async () => (await import("./views/ownership.tsx")).Ownership);
const Anyway = later(async () => (await import("./views/anyway.tsx")).Anyway);
const Compare = later(async () => (await import("./views/compare.tsx")).Compare);

export function App({ store }: { readonly store: Store }) {
  const moved = useSignal<number | undefined>(undefined);
  // Four segments side by side need room.
  const share = moved.value ?? (store.pane.value === "memory" ? 38 : 51);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => pressed(event, store);
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [store]);
  return (
    <>
      <Header
        isBusy={store.isBusy}
        groups={store.examples.value}
        shareLink={store.shareLink.value}
        edition={store.edition.value}
        theme={store.theme.value}
        onRun={() => store.start()}
        onStop={() => store.stop()}
        onShare={() => void store.share()}
        onOpenExamples={() => void store.loadExamples()}
        onExample={(example) => store.openExample(example.text)}
        onEdition={(edition) => {
          store.edition.value = edition;
        }}
        onTheme={(theme) => store.setTheme(theme)}
      />
      <main class="work" style={{ "--share": `${share}%` }}>
        <section class="source" aria-label="Program">
          <EditorPane store={store} />
        </section>
        <Splitter
          share={share}
          onMove={(next) => {
            moved.value = next;
          }}
        />
        <section class="results" aria-label="Results">
          <Results store={store} />
        </section>
      </main>
      <StatusBar store={store} />
    </>
  );
}

/** Keys that work wherever the focus is. */
function pressed(event: KeyboardEvent, store: Store): void {
  if (event.defaultPrevented) return;
  const isModified = event.ctrlKey || event.metaKey;
  if (event.key === "Enter" && isModified) store.start();
  else if (event.key === "." && isModified) store.stop();
  else if (event.key === "F8") store.nextProblem(event.shiftKey ? -1 : 1);
  else return;
  event.preventDefault();
}

function Results({ store }: { readonly store: Store }) {
  const pane = store.pane.value;
  return (
    <Tabs
      label="Results"
      tabs={tabsOf(store.problems.value, store.isRunning)}
      current={pane}
      onChoose={(next) => store.showPane(next)}
    >
      <PaneContents store={store} pane={pane} />
    </Tabs>
  );
}

function tabsOf(problems: readonly Problem[], isRunning: boolean): readonly Tab<Pane>[] {
  return PANES.map((id): Tab<Pane> => {
    const tab = { id, title: PANE_TITLES[id] };
    if (id === "problems" && problems.length > 0) {
      const role = errorsIn(problems) > 0 ? "error" : "warning";
      return { ...tab, badge: { text: String(problems.length), label: count(problems.length, "problem"), role } };
    }
    return id === "output" && isRunning ? { ...tab, badge: { text: "…", label: "running", role: "plain" } } : tab;
  });
}

function PaneContents({ store, pane }: { readonly store: Store; readonly pane: Pane }) {
  const onGoTo = useCallback((place: Place) => store.goTo(place), [store]);
  const onGoToLine = useCallback((line: number, column?: number) => store.goToLine(line, column), [store]);
  const onLight = useCallback((place: Place | undefined) => store.light(place), [store]);
  const run = store.run.value;
  switch (pane) {
    case "problems":
      return (
        <Problems
          check={store.check.value}
          explanations={store.explanations.value}
          refusal={run.kind === "rejected" ? run.refusal : undefined}
          onGoTo={onGoTo}
          onExplain={(code) => void store.toggleExplanation(code)}
          onRunAnyway={() => store.runAnyway()}
        />
      );
    case "output":
      return (
        <Output
          run={run}
          input={store.input.value}
          onInput={(input) => {
            store.input.value = input;
          }}
          onGoTo={onGoTo}
          onGoToLine={onGoToLine}
          onShowMemory={() => store.showPane("memory")}
          onRunAnyway={() => store.runAnyway()}
          onShowProblems={() => store.showPane("problems")}
        />
      );
    case "ownership":
      return (
        <Ownership
          bodies={store.ownership.value}
          hasErrors={errorsIn(store.problems.value) > 0}
          cursorLine={store.cursorLine.value}
          onGoToLine={onGoToLine}
        />
      );
    case "anyway":
      return (
        <Anyway
          state={store.anyway.state.value}
          output={store.anyway.output.value}
          isOld={store.isAnywayOld.value}
          errors={errorsIn(store.problems.value)}
          onRun={() => store.runAnyway()}
          onShowMemory={() => store.recordAnyway()}
          onGoTo={onGoTo}
          onGoToLine={onGoToLine}
        />
      );
    case "compare":
      return (
        <Compare
          state={store.compare.state.value}
          isOld={store.isCompareOld.value}
          onRun={() => store.compareHeaps()}
        />
      );
    case "memory":
      return <MemoryContents store={store} onGoTo={onGoTo} />;
    case "mir":
    case "bytecode":
      return (
        <ListingPane
          kind={pane}
          listing={store.listing.value}
          hasErrors={errorsIn(store.problems.value) > 0}
          cursorLine={store.cursorLine.value}
          onLight={onLight}
          onGoTo={onGoTo}
        />
      );
  }
}

function MemoryContents({ store, onGoTo }: { readonly store: Store; readonly onGoTo: (place: Place) => void }) {
  const { recorder } = store;
  const onGo = useCallback((to: Destination) => store.travel(to), [store]);
  return (
    <Memory
      state={recorder.state.value}
      moment={recorder.moment.value}
      step={recorder.step.value}
      isPlaying={recorder.isPlaying.value}
      isSearching={recorder.isSearching.value}
      isOld={store.isRecordingOld.value}
      cursorLine={store.cursorLine.value}
      onGo={onGo}
      onStep={(steps) => store.stepBy(steps)}
      onPlay={(isOn) => recorder.play(isOn)}
      onRecord={() => store.record()}
      onRunAnyway={() => store.runAnyway()}
      onShowProblems={() => store.showPane("problems")}
      onGoTo={onGoTo}
    />
  );
}

function StatusBar({ store }: { readonly store: Store }) {
  const check = store.check.value;
  return (
    <footer class="status">
      <p role="status" class="status-check">
        <CheckSummary check={check} />
      </p>
      {check.kind === "checked" && <p class="status-time">checked in {millis(check.millis)}</p>}
      <p role="status" class="status-notice">
        {store.notice.value}
      </p>
      <p class="status-position">
        Rust {store.edition.value}, line {store.cursorLine.value}, column {store.cursorColumn.value}
      </p>
    </footer>
  );
}

function CheckSummary({ check }: { readonly check: CheckState }) {
  switch (check.kind) {
    case "loading":
      return <>Loading the compiler…</>;
    case "fault":
      return (
        <>
          <Icon name="error" /> Ferrule itself failed
        </>
      );
    case "checked": {
      const errors = errorsIn(check.problems);
      const warnings = check.problems.length - errors;
      if (errors + warnings === 0) {
        return (
          <>
            <Icon name="check" /> No problems
          </>
        );
      }
      const parts = [errors > 0 ? count(errors, "error") : "", warnings > 0 ? count(warnings, "warning") : ""];
      return (
        <>
          <Icon name={errors > 0 ? "error" : "warning"} /> {parts.filter((part) => part !== "").join(", ")}
        </>
      );
    }
  }
}
