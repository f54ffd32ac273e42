// Arrows from pointers to what they point at, over the map of memory. Decoration: each pointer says it in words, too.

import type { RefObject } from "preact";
import { useEffect, useLayoutEffect, useState } from "preact/hooks";

interface Arrow {
  readonly path: string;
  readonly isDangling: boolean;
}

/** Arrows drawn at most. */
const MAX_ARROWS = 80;

/** The arrows between the elements of `host` that have `data-pointer` and those with that `data-address`. */
export function Arrows({ host, of: subject }: { readonly host: RefObject<HTMLElement | null>; readonly of: unknown }) {
  const [arrows, setArrows] = useState<readonly Arrow[]>([]);
  const measure = (): void => {
    const next = host.current === null ? [] : arrowsIn(host.current);
    setArrows((old) => (JSON.stringify(old) === JSON.stringify(next) ? old : next));
  };
  useLayoutEffect(measure, [subject]);
  useEffect(() => {
    if (host.current === null) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(host.current);
    return () => observer.disconnect();
  }, []);
  return (
    <svg class="arrows" aria-hidden="true" focusable="false">
      <defs>
        <marker id="arrow-head" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M0 0.5 7.5 4 0 7.5z" />
        </marker>
      </defs>
      {arrows.map(({ path, isDangling }, index) => (
        <path
          key={index}
          class={isDangling ? "arrow arrow-dangling" : "arrow"}
          d={path}
          marker-end="url(#arrow-head)"
        />
      ))}
    </svg>
  );
}

function arrowsIn(host: HTMLElement): readonly Arrow[] {
  const origin = host.getBoundingClientRect();
  const arrows: Arrow[] = [];
  for (const knob of host.querySelectorAll<HTMLElement>("[data-pointer]")) {
    if (arrows.length === MAX_ARROWS) break;
    const target = host.querySelector<HTMLElement>(`[data-address="${knob.dataset["pointer"]}"]`);
    if (target === null || target.contains(knob)) continue;
    const path = arrowPath(knob.getBoundingClientRect(), target.getBoundingClientRect(), origin);
    arrows.push({ path, isDangling: knob.dataset["dangling"] === "true" });
  }
  return arrows;
}

/** From the side of the knob to the nearer side of the target, in a curve that leaves both level. */
function arrowPath(from: DOMRect, to: DOMRect, origin: DOMRect): string {
  const round = (value: number): number => Math.round(value * 2) / 2;
  const startY = round(from.top + from.height / 2 - origin.top);
  const endY = round(Math.min(to.top + 14, to.bottom - 4) - origin.top);
  const startX = round(from.right - origin.left);
  const isAhead = to.left > from.right;
  const endX = round((isAhead ? to.left : to.right) - origin.left);
  const bend = isAhead ? Math.max(16, (endX - startX) / 2) : 18;
  const secondX = isAhead ? endX - bend : Math.max(endX, startX) + bend;
  const firstX = isAhead ? startX + bend : Math.max(endX, startX) + bend;
  return `M${startX} ${startY} C${firstX} ${startY} ${secondX} ${endY} ${endX} ${endY}`;
}
