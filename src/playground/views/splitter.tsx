// The bar between editor and panes: dragged, or moved with the arrow keys.

import { useRef } from "preact/hooks";

export interface SplitterProps {
  /** Share of the first part, in per cent. */
  readonly share: number;
  readonly onMove: (share: number) => void;
}

const LEAST = 15;
const MOST = 85;

const clamp = (share: number): number => Math.min(MOST, Math.max(LEAST, share));

/** Whether the parts lie above each other. */
function isStacked(bar: HTMLElement): boolean {
  return bar.offsetWidth > bar.offsetHeight;
}

export function Splitter({ share, onMove }: SplitterProps) {
  const isDragging = useRef(false);
  const drag = (event: PointerEvent): void => {
    const bar = event.currentTarget as HTMLElement;
    const box = bar.parentElement?.getBoundingClientRect();
    if (!isDragging.current || box === undefined) return;
    const at = isStacked(bar) ? (event.clientY - box.top) / box.height : (event.clientX - box.left) / box.width;
    onMove(clamp(at * 100));
  };
  const press = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowLeft: -2, ArrowUp: -2, ArrowRight: 2, ArrowDown: 2 };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    onMove(clamp(share + step));
  };
  return (
    <div
      class="splitter"
      role="separator"
      aria-label="Size of the editor"
      aria-valuenow={Math.round(share)}
      aria-valuemin={LEAST}
      aria-valuemax={MOST}
      tabIndex={0}
      onKeyDown={press}
      onPointerDown={(event) => {
        isDragging.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        isDragging.current = false;
      }}
    />
  );
}
