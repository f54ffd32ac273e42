// Live bytes over steps, in bounded memory: a fixed number of equally long spans, which double when the run outgrows them.

/** Spans kept at most; a power of two. */
const SPANS = 256;

export interface SeriesPoint {
  /** The span begins at this step. */
  readonly step: number;
  /** Most live bytes seen during the span. */
  readonly peak: number;
}

export class LiveSeries {
  readonly #peaks: number[] = [];
  /** Steps in a span. */
  #width = 1;
  #last = 0;

  /** Notes the live bytes at a step. Steps must not decrease. */
  note(step: number, liveBytes: number): void {
    while (step >= this.#width * SPANS) this.#double();
    const at = Math.floor(step / this.#width);
    // Nothing changed in spans that nobody noted.
    while (this.#peaks.length <= at) this.#peaks.push(this.#last);
    this.#peaks[at] = Math.max(this.#peaks[at] as number, liveBytes);
    this.#last = liveBytes;
  }

  #double(): void {
    const { length } = this.#peaks;
    for (let i = 0; 2 * i < length; i++) {
      this.#peaks[i] = Math.max(this.#peaks[2 * i] as number, this.#peaks[2 * i + 1] ?? 0);
    }
    this.#peaks.length = Math.ceil(length / 2);
    this.#width *= 2;
  }

  get points(): readonly SeriesPoint[] {
    return this.#peaks.map((peak, index) => ({ step: index * this.#width, peak }));
  }
}
