// Host functions by intrinsic index: the topics of `intrinsics/` put together.
import { INTRINSIC_NAMES } from "#isa/intrinsics.ts";
import { bug } from "#support/bug.ts";
import { allocationFunctions } from "./intrinsics/allocation.ts";
import { atomicFunctions } from "./intrinsics/atomics.ts";
import { fileFunctions } from "./intrinsics/files.ts";
import type { HostFunction } from "./intrinsics/host-call.ts";
import { processFunctions } from "./intrinsics/process.ts";
import { childFunctions } from "./intrinsics/processes.ts";
import { threadFunctions } from "./intrinsics/threads.ts";
import { textFunctions } from "./intrinsics/text.ts";

const byName = new Map([
  ...allocationFunctions(),
  ...processFunctions(),
  ...childFunctions(),
  ...textFunctions(),
  ...fileFunctions(),
  ...threadFunctions(),
  ...atomicFunctions(),
]);

export const INTRINSIC_TABLE: readonly HostFunction[] = INTRINSIC_NAMES.map(
  (name) => byName.get(name) ?? bug(`intrinsic ${name} is not implemented`),
);
