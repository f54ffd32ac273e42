// Bodies of the library's instances that no program has a part in, as they are emitted: made once in a process.

import { Mono } from "#mono/mono.ts";
import { OptimizedBodies } from "#optimize/optimized-bodies.ts";
import { standardLibrary } from "./standard-library.ts";

const known = new Map<boolean, OptimizedBodies>();

/** Those for checked builds, or for others. */
export function optimizedLibrary(isChecked: boolean): OptimizedBodies {
  let bodies = known.get(isChecked);
  if (bodies === undefined) {
    const { tcx, bodies: source } = standardLibrary();
    bodies = new OptimizedBodies(new Mono(tcx, source), { checked: isChecked, rejected: new Set() });
    known.set(isChecked, bodies);
  }
  return bodies;
}
