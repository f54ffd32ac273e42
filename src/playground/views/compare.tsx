// The pane that compares heap managers: live bytes over time on a common scale, and the figures of each run.

import type { VNode } from "preact";
import { COMPARE_ROWS } from "#driver/compare-report.ts";
import type { Comparison, HeapRun } from "#driver/compare.ts";
import type { CompareState } from "#playground/trials.ts";
import { Impossible, Outdated } from "./banners.tsx";
import { Icon } from "./icons.tsx";
import { Fault } from "./problems.tsx";
import { Table } from "./table.tsx";
import { count, size } from "./words.ts";
import "#playground/style/trials.css";

export interface CompareProps {
  readonly state: CompareState;
  /** Whether the program has changed since. */
  readonly isOld: boolean;
  readonly onRun: () => void;
}

export function Compare({ state, isOld, onRun }: CompareProps) {
  const again = (text: string) => (
    <button type="button" class="text-button" onClick={onRun}>
      {text}
    </button>
  );
  return (
    <div class="trial">
      {isOld && state.kind !== "none" && <Outdated again="Compare again" onAgain={onRun} />}
      <Contents state={state} again={again} />
    </div>
  );
}

interface ContentsProps {
  readonly state: CompareState;
  readonly again: (text: string) => VNode;
}

function Contents({ state, again }: ContentsProps) {
  switch (state.kind) {
    case "none":
      return <p>{again("Run the program under four heap managers")}</p>;
    case "compiling":
      return <p class="quiet">Compiling…</p>;
    case "running":
      return <p class="quiet">Running it four times…</p>;
    case "stopped":
      return <p class="quiet">Stopped. {again("Run it again")}</p>;
    case "impossible":
      return <Impossible errors={state.errors} />;
    case "fault":
      return <Fault message={state.message} />;
    case "compared":
      return <Figures comparison={state.comparison} />;
  }
}

const SAID: Readonly<Record<HeapRun["heap"], string>> = {
  ownership: "frees where the compiler has put a drop",
  rc: "frees when the last pointer to a block is gone",
  gc: "frees, from time to time, what can no longer be reached",
  manual: "frees where the program's own text asks, and nowhere else",
};

function Figures({ comparison: { runs } }: { readonly comparison: Comparison }) {
  const most = Math.max(1, ...runs.flatMap(({ live }) => live.map(({ peak }) => peak)));
  const longest = Math.max(1, ...runs.map(({ steps }) => steps));
  return (
    <>
      <p class="segment-note">
        Live bytes over {count(longest, "step")}, up to {size(most)}: one scale for all four.
      </p>
      <div class="charts">
        {runs.map((run) => (
          <Chart key={run.heap} run={run} most={most} longest={longest} />
        ))}
      </div>
      <Table head={["", ...runs.map(({ heap }) => heap)]} label="Figures of the four runs">
        {COMPARE_ROWS.map(({ name, value }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {runs.map((run) => (
              <td key={run.heap} class="number">
                {value(run)}
              </td>
            ))}
          </tr>
        ))}
      </Table>
      {runs.map((run) => (
        <Remarks key={run.heap} run={run} />
      ))}
      <p class="segment-note">
        A step is an instruction; a pause is counted in words looked at and blocks freed. Under rc and gc a request to
        free means nothing.
      </p>
    </>
  );
}

interface ChartProps {
  readonly run: HeapRun;
  readonly most: number;
  readonly longest: number;
}

const WIDTH = 240;
const HEIGHT = 64;

function Chart({ run, most, longest }: ChartProps) {
  const { heap, peakBytes, finalBytes, fault, steps } = run;
  const end = (steps / longest) * WIDTH;
  const words = `${heap}: at most ${size(peakBytes)} live, ${size(finalBytes)} at the end${fault === null ? "" : "; stopped by a fault"}`;
  return (
    <figure class="chart">
      <figcaption>
        <strong>{heap}</strong> {SAID[heap]}
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={words}>
        <path class="chart-area" d={chartPath(run, most, longest)} />
        {end < WIDTH - 1 && <line class="chart-end" x1={end} x2={end} y1={0} y2={HEIGHT} />}
        <line class="chart-base" x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} />
      </svg>
      <p class="chart-figures">
        {size(peakBytes)} at most, {size(finalBytes)} at the end
        {fault !== null && <span class="tag tag-rejected">fault</span>}
      </p>
    </figure>
  );
}

/** The outline of live bytes: level within each span of the series. */
function chartPath({ live, steps }: HeapRun, most: number, longest: number): string {
  const x = (step: number): string => ((step / longest) * WIDTH).toFixed(1);
  const y = (bytes: number): string => (HEIGHT - (bytes / most) * (HEIGHT - 2)).toFixed(1);
  const outline = live.map(({ step, peak }) => `H${x(step)} V${y(peak)}`).join(" ");
  return `M0 ${HEIGHT} ${outline} H${x(steps)} V${HEIGHT} Z`;
}

/** Sites of leaks that are listed. */
const MAX_SITES = 6;

function Remarks({ run }: { readonly run: HeapRun }) {
  const { heap, fault, leaks, leakedBlocks, agrees } = run;
  if (fault === null && leakedBlocks === 0 && agrees) return null;
  return (
    <section class="remarks" aria-label={heap}>
      <h3>{heap}</h3>
      {fault !== null && (
        <p class="remark-fault">
          <Icon name="error" /> {fault.code === null ? "" : `${fault.code}: `}
          {fault.message}
          {fault.at !== "" && `, at ${fault.at}`}
        </p>
      )}
      {leakedBlocks > 0 && (
        <>
          <p>Never freed:</p>
          <ul class="judgement-notes">
            {leaks.slice(0, MAX_SITES).map(({ at, function: name, blocks, bytes }) => (
              <li key={`${name} ${at}`}>
                {count(blocks, "block")}, {size(bytes)}, allocated {at === "" ? `in ${name}` : `at ${at}`}
              </li>
            ))}
            {leaks.length > MAX_SITES && <li>… from {count(leaks.length - MAX_SITES, "more place")}</li>}
          </ul>
        </>
      )}
      {!agrees && <p>It did not print, or did not exit, as under ownership.</p>}
    </section>
  );
}
