// The four heap managers by name.
import { Collector } from "./managers/collector.ts";
import { type HeapKind, type HeapManager, MANUAL, OWNERSHIP } from "./heap-manager.ts";
import { ReferenceCounts } from "./managers/reference-counts.ts";

/** A manager for one run. */
export function createManager(kind: HeapKind): HeapManager {
  switch (kind) {
    case "ownership":
      return OWNERSHIP;
    case "manual":
      return MANUAL;
    case "gc":
      return new Collector();
    case "rc":
      return new ReferenceCounts();
    default:
      return kind satisfies never;
  }
}
