// The story of a memory fault: what was accessed, what that memory was, where it came from and where it went, as plain
// data with source ranges. `driver/` makes a diagnostic of it.
import { localsAt } from "#isa/debug-info.ts";
import type { FunctionCode, SourceRange } from "#isa/program.ts";
import { functionAt } from "./image.ts";
import { hex } from "./memory.ts";
import type { MachineState } from "./state.ts";
import type { AllocationRecord } from "./shadow/allocations.ts";
import { MEMORY_FAULTS, type MemoryFault, type MemoryFaultCode } from "./shadow/memory-fault.ts";

/** A place in the story. */
export interface StoryEvent {
  /** `via`: a call of the user's, further out, that was going on; `other`: what another thread did. */
  readonly role: "fault" | "born" | "ended" | "moved" | "via" | "other";
  readonly text: string;
  readonly range: SourceRange;
}

export interface FaultStory {
  readonly code: MemoryFaultCode;
  /** One line: what was done wrong. */
  readonly message: string;
  /** The fault first, then the rest in order of time. */
  readonly events: readonly StoryEvent[];
  /** More, in sentences. */
  readonly notes: readonly string[];
}

const bytes = (size: number): string => `${size} byte${size === 1 ? "" : "s"}`;

/** Tells what happened; the machine must stand where the fault stopped it. */
export function tellFault(vm: MachineState, fault: MemoryFault): FaultStory {
  return new Teller(vm, fault).tell();
}

class Teller {
  readonly #vm: MachineState;
  readonly #fault: MemoryFault;
  readonly #subject: string;

  constructor(vm: MachineState, fault: MemoryFault) {
    this.#vm = vm;
    this.#fault = fault;
    this.#subject = fault.allocation === null ? this.#unknown() : describeMemory(vm, fault.allocation);
  }

  tell(): FaultStory {
    const { code, detail } = this.#fault;
    const site = this.#vm.userSite();
    const events: StoryEvent[] = [];
    this.#add(events, "fault", site, this.#faultText());
    this.#past(events);
    const notes: string[] = [];
    const inner = this.#vm.describe(this.#vm.pc);
    if (inner.isStd && site !== this.#vm.pc) notes.push(`the access was made inside \`${inner.function}\``);
    if (detail !== "") notes.push(detail);
    if (code === "M0015")
      notes.push(
        "a lock, a channel, waiting for the thread's end, or an atomic flag with Release and Acquire would order them",
      );
    return { code, message: `${MEMORY_FAULTS[code]}: ${this.#message()}`, events, notes };
  }

  #add(events: StoryEvent[], role: StoryEvent["role"], position: number, text: string): void {
    const range = this.#vm.rangeOf(position);
    if (range !== null) events.push({ role, text, range });
  }

  #unknown(): string {
    const { address } = this.#fault;
    return `the address ${hex(address)} (${this.#vm.memory.segmentOf(address)})`;
  }

  #faultText(): string {
    const { access, size, code, race } = this.#fault;
    switch (code) {
      case "M0002":
        return "freed again here";
      case "M0003":
        return "freed here";
      case "M0005":
        return "used here after the move";
      case "M0006":
        return "a value is needed here, and there is none yet";
      case "M0008":
      case "M0009":
        return "here";
      case "M0013":
        return "called here";
      case "M0014":
        if (access === "free") return "the memory is freed here";
        return `${bytes(size)} ${access === "write" ? "written" : "read"} ${this.#fault.breach?.isForeign === true ? "by another way" : "through the reference"} here`;
      case "M0015":
        return `${race?.thread ?? "a thread"} ${access === "write" ? "writes" : "reads"} here${race?.isAtomic === true ? ", atomically" : ""}`;
      default:
        return `${bytes(size)} ${access === "write" ? "written" : "read"} here`;
    }
  }

  /** Where the memory came from, and how it ended. */
  #past(events: StoryEvent[]): void {
    const { allocation, movedAt } = this.#fault;
    if (allocation !== null) {
      const { kind, state, bornAt, endedAt } = allocation;
      if (kind === "heap") this.#add(events, "born", bornAt, `${bytes(allocation.size)} allocated here`);
      if (kind === "stack") this.#declaration(events, allocation);
      const ends: Partial<Record<typeof state, string>> = {
        freed: "freed here",
        reallocated: "moved to a larger or smaller block here, and freed",
        "out of scope": "its scope ends here",
        popped: "its function returns here",
      };
      const end = ends[state];
      if (end !== undefined) this.#add(events, "ended", endedAt, end);
    }
    this.#breach(events);
    if (movedAt >= 0) this.#add(events, "moved", movedAt, "moved out here");
    const { race } = this.#fault;
    if (race !== undefined) {
      const { thread, site, isWrite, isAtomic } = race.other;
      this.#add(events, "other", site, `${thread} ${isWrite ? "wrote" : "read"} here${isAtomic ? ", atomically" : ""}`);
    }
  }

  /** Where the reference was made, and where it lost its right. */
  #breach(events: StoryEvent[]): void {
    const { breach } = this.#fault;
    if (breach === undefined) return;
    const { isMut, madeAt, lostAt, lostToWrite, isForeign } = breach;
    const what = `this \`${isMut ? "&mut" : "&"}\``;
    this.#add(events, "born", madeAt, `${what} is ${isForeign ? "an argument of the call that begins" : "made"} here`);
    this.#add(events, "ended", lostAt, `the same memory is ${lostToWrite ? "written" : "read"} here by another way`);
  }

  #breachText(): string {
    const { breach } = this.#fault;
    if (breach === undefined || breach.lostAt < 0) return "may only read";
    if (breach.lostToWrite) return "ended when the memory was written by another way";
    return "may only read since the memory was read by another way";
  }

  #declaration(events: StoryEvent[], allocation: AllocationRecord): void {
    const range = localOf(this.#vm, allocation)?.range;
    if (range !== undefined && range !== null) events.push({ role: "born", text: "declared here", range });
  }

  #message(): string {
    const { access, size, allocation, address } = this.#fault;
    const verb = access === "write" ? "write" : "read";
    const act = `${verb} of ${bytes(size)}`;
    switch (this.#fault.code) {
      case "M0001":
        return `${act} in ${this.#subject}, which has been ${allocation?.state === "reallocated" ? "replaced by another block" : "freed"}`;
      case "M0002":
        return `${this.#subject} has been freed already`;
      case "M0003":
        return `${this.#subject} cannot be freed`;
      case "M0004":
        return allocation === null ? `${act} above the top of the stack` : `${act} in ${this.#subject}, which is gone`;
      case "M0005":
        return `the value of ${this.#subject} was moved out`;
      case "M0006":
        return `${bytes(size)} of ${this.#subject}`;
      case "M0007":
        return `${act} ${where(address, allocation)} ${this.#subject}`;
      case "M0008":
        return `${this.#subject} at ${hex(address)}`;
      case "M0009":
        return `in ${this.#subject}`;
      case "M0010":
        return `${act} in ${this.#subject}`;
      case "M0011":
        return address === 0 ? act : `${act} at ${hex(address)}, close to null`;
      case "M0012":
        return `${act} at ${hex(address)}`;
      case "M0013":
        return hex(address);
      case "M0014": {
        if (this.#fault.breach?.isForeign !== true)
          return `${act} in ${this.#subject} through a reference that ${this.#breachText()}`;
        const what = access === "free" ? `${this.#subject} is freed` : `${act} in ${this.#subject}`;
        return `${what} while a call is going on that was given a reference to it`;
      }
      case "M0015":
        return `${act} in ${this.#subject}, and nothing orders it and what ${this.#fault.race?.other.thread ?? "another thread"} did there`;
    }
  }
}

/** Where an address lies beside an allocation. */
function where(address: number, allocation: AllocationRecord | null): string {
  if (allocation === null) return "outside";
  const { base, size } = allocation;
  if (address < base) return `${bytes(base - address)} before`;
  if (address >= base + size)
    return address === base + size ? "right behind" : `${bytes(address - base - size)} behind`;
  return `at byte ${address - base}, beyond the end of`;
}

/** What an allocation was, in words: "the variable `x`", "a heap block of 8 bytes". */
function describeMemory(vm: MachineState, allocation: AllocationRecord): string {
  switch (allocation.kind) {
    case "heap":
      return `a heap block of ${bytes(allocation.size)}`;
    case "stack": {
      const local = localOf(vm, allocation);
      return local === undefined ? "a temporary value on the stack" : `the variable \`${local.name}\``;
    }
    default: {
      const info = vm.image.program.statics.find((row) => {
        const base = row.segment === "readOnly" ? vm.memory.readOnlyBase : vm.memory.readWriteBase;
        return base + row.offset === allocation.base && row.size === allocation.size;
      });
      if (info?.kind === "string") return `the text ${info.name}`;
      if (info?.kind === "static") return `the static \`${info.name}\``;
      return "a constant";
    }
  }
}

/** The variable that a stack allocation was, as far as its function's debug table knows. */
function localOf(vm: MachineState, { bornAt, base }: AllocationRecord): FunctionCode["locals"][number] | undefined {
  const index = functionAt(vm.image, bornAt);
  const fn = vm.image.program.functions[index];
  if (fn === undefined) return undefined;
  // The frame's own address is gone: frames begin at multiples of 16, and so the offset is known modulo 16 alone.
  const pc = bornAt - (vm.image.entries[index] as number);
  const offset = vm.image.text[bornAt + 3] as number;
  return localsAt(fn, pc).find((local) => local.offset === offset && (base - offset) % 16 === 0);
}
