// The host functions that a program reaches through the `intrinsic` op: names, shapes and meaning.
import type { Signature, ValueShape } from "./program.ts";

/** A value's type in the table; `ptr` and `usize` are 64-bit integers, `bool` 8 bits. */
export type HostType = "ptr" | "usize" | "isize" | "u64" | "u32" | "i32" | "bool" | "f32" | "f64";

export interface HostIntrinsic {
  readonly params: readonly HostType[];
  readonly result: HostType | null;
  readonly doc: string;
  /** Never returns. */
  readonly diverges?: boolean;
}

const float = (type: "f32" | "f64") => ({
  [`float_to_decimal_${type}`]: {
    params: [type, "isize", "ptr"],
    result: "usize",
    doc: "Writes `{}` (precision -1: shortest digits that read back) or `{:.p}` of a float, sign included, no exponent; gives the length. NaN and inf as Rust prints them.",
  },
  [`float_to_exp_${type}`]: {
    params: [type, "isize", "bool", "ptr"],
    result: "usize",
    doc: "Writes `{:e}` (or `{:E}` if the flag is set) of a float, precision -1 for shortest; gives the length.",
  },
  [`parse_${type}`]: {
    params: ["ptr", "usize", "ptr"],
    result: "bool",
    doc: "Parses text as Rust's `FromStr` does, correctly rounded, and stores the value; false if it is no number.",
  },
});

/** Every host function, in index order. */
export const INTRINSICS: Readonly<Record<string, HostIntrinsic>> = {
  alloc: {
    params: ["usize", "usize"],
    result: "ptr",
    doc: "Allocates (size, align); traps with the memory limit's message when over it.",
  },
  alloc_zeroed: { params: ["usize", "usize"], result: "ptr", doc: "As `alloc`, bytes cleared." },
  dealloc: {
    params: ["ptr", "usize", "usize"],
    result: null,
    doc: "Frees a block (pointer, size, align); traps unless it is a live block.",
  },
  realloc: {
    params: ["ptr", "usize", "usize", "usize"],
    result: "ptr",
    doc: "Resizes (pointer, old size, align, new size), in place where possible.",
  },
  compare_bytes: {
    params: ["ptr", "ptr", "usize"],
    result: "i32",
    doc: "-1, 0 or 1 as the first bytes sort before, like or after the second.",
  },
  write_stdout: { params: ["ptr", "usize"], result: null, doc: "Writes bytes to standard output." },
  write_stderr: { params: ["ptr", "usize"], result: null, doc: "Writes bytes to standard error." },
  read_stdin: {
    params: ["ptr", "usize"],
    result: "isize",
    doc: "Reads up to so many bytes; 0 at the end, -1 on an error.",
  },
  exit: {
    params: ["i32"],
    result: null,
    doc: "Ends the program with that status; nothing is unwound.",
    diverges: true,
  },
  abort: { params: [], result: null, doc: "Ends the program as SIGABRT does (status 134).", diverges: true },
  arg_count: { params: [], result: "usize", doc: "Number of program arguments, the program's name included." },
  arg_len: { params: ["usize"], result: "usize", doc: "Bytes of an argument; 0 if there is none." },
  arg_copy: { params: ["usize", "ptr"], result: null, doc: "Copies an argument's bytes." },
  now_nanos: { params: [], result: "u64", doc: "A monotonic clock, in nanoseconds." },
  ...(float("f64") as Record<string, HostIntrinsic>),
  ...(float("f32") as Record<string, HostIntrinsic>),
  char_class: {
    params: ["u32", "u32"],
    result: "bool",
    doc: "Whether a char is of a class: 0 alphabetic, 1 numeric, 2 lowercase, 3 uppercase, 4 whitespace, 5 control, 6 escaped by `{:?}`.",
  },
  char_to_case: {
    params: ["u32", "bool", "ptr"],
    result: "usize",
    doc: "Writes the (up to three) chars of the upper (true) or lower case form; gives their number.",
  },
  start_panic: {
    params: ["ptr"],
    result: null,
    doc: "Begins unwinding with this payload; counts the panic unless `panic_enter` has.",
    diverges: true,
  },
  panic_count: { params: [], result: "usize", doc: "Panics begun and not yet caught." },
  backtrace_capture: {
    params: [],
    result: "bool",
    doc: "Prints the call stack to standard error if the host asks for backtraces; says whether it did.",
  },
  unix_nanos: { params: [], result: "u64", doc: "Nanoseconds since 1970; time slept is counted in." },
  thread_spawn: {
    params: ["ptr", "ptr", "usize", "ptr", "usize"],
    result: "u64",
    doc: "Starts a thread that calls a `fn(*mut u8)` (function, argument, bytes of stack or 0, name or null, its length); gives its number, 0 if there is no room.",
  },
  thread_join: { params: ["u64"], result: null, doc: "Waits until the thread of that number has ended." },
  thread_id: { params: [], result: "u64", doc: "The number of the running thread; `main` is 1." },
  thread_register: { params: [], result: "ptr", doc: "A word of the running thread's own, null at first." },
  set_thread_register: { params: ["ptr"], result: null, doc: "Sets what `thread_register` gives." },
  thread_yield: { params: [], result: null, doc: "Lets another thread run, if one can." },
  thread_sleep: { params: ["u64"], result: null, doc: "Waits for so many nanoseconds of the machine's clock." },
  futex_wait: {
    params: ["ptr", "u32", "u64", "u32"],
    result: "bool",
    doc: "If the word at an address has that value, waits to be woken, for so many nanoseconds at most (-1: for good), for the purpose of that number; false if the time ran out.",
  },
  futex_wake: { params: ["ptr", "usize"], result: "usize", doc: "Wakes at most so many threads that wait on a word." },
  lock_taken: {
    params: ["ptr", "bool"],
    result: null,
    doc: "Notes, for the report of a deadlock, that the running thread holds the lock at an address (with others if the flag is set).",
  },
  lock_freed: { params: ["ptr"], result: null, doc: "Takes a `lock_taken` back." },
  atomic_load: {
    params: ["ptr", "ptr", "usize", "u32"],
    result: null,
    doc: "Atomically reads (from, into, bytes, ordering). Orderings: 0 relaxed, 1 release, 2 acquire, 3 both, 4 sequentially consistent; plus 8 where no switch of threads may be considered.",
  },
  atomic_store: {
    params: ["ptr", "ptr", "usize", "u32"],
    result: null,
    doc: "Atomically writes (to, from, bytes, ordering).",
  },
  atomic_update: {
    params: ["ptr", "ptr", "usize", "u32", "u32"],
    result: null,
    doc: "Atomically updates (target, operand, bytes, operation, ordering) and leaves the old value in place of the operand. Operations: 0 swap, 1 add, 2 sub, 3 and, 4 nand, 5 or, 6 xor, 7 max, 8 min, 9 unsigned max, 10 unsigned min.",
  },
  atomic_exchange: {
    params: ["ptr", "ptr", "ptr", "usize", "u32", "u32"],
    result: "bool",
    doc: "Atomically writes if the value is the expected one (target, expected, new, bytes, orderings of success and failure), and leaves the old value in place of the expected one; says whether it wrote.",
  },
  atomic_fence: { params: ["u32"], result: null, doc: "A fence of that ordering." },
  heap_live_bytes: { params: [], result: "usize", doc: "Bytes in live heap blocks." },
  test_note: {
    params: ["ptr", "usize"],
    result: null,
    doc: "Tells the host why a test failed, where its output does not say.",
  },
  panic_enter: {
    params: [],
    result: "bool",
    doc: "Counts a panic whose message is about to be made and shown; false if the thread is at that already, for an earlier panic. `start_panic` ends it.",
  },
  file_open: {
    params: ["ptr", "usize", "u32"],
    result: "i32",
    doc: "Opens the file of that name, by the flags of `fs::OpenOptions`; a handle, or the negated number of an error.",
  },
  file_read: {
    params: ["i32", "ptr", "usize"],
    result: "isize",
    doc: "Reads up to so many bytes of an open file; 0 at the end, or the negated number of an error.",
  },
  file_write: {
    params: ["i32", "ptr", "usize"],
    result: "isize",
    doc: "Writes bytes to an open file; how many, or the negated number of an error.",
  },
  file_close: { params: ["i32"], result: null, doc: "Closes an open file." },
  file_seek: {
    params: ["i32", "isize", "u32"],
    result: "isize",
    doc: "Moves an open file by so many bytes from its start (0), from where it stands (1), from its end (2); where it stands then, or the negated number of an error.",
  },
  file_change: {
    params: ["u32", "i32", "ptr", "usize", "ptr", "usize", "usize"],
    result: "i32",
    doc: "Changes what a path means, or an open file (what, handle or -1, path, its length, second path, its length, number). What: 0 makes a directory with a mode, 1 removes one, 2 removes a file, 3 renames, 4 makes a hard link, 5 a symbolic one, 6 sets the mode of a path or handle, 7 the size of an open file, 8 has it written out. 0, or the negated number of an error.",
  },
  file_ask: {
    params: ["u32", "i32", "ptr", "usize", "ptr", "usize"],
    result: "isize",
    doc: "Answers a question about a path or an open file (question, handle or -1, path, its length, buffer, its length): gives the length of the answer, of which the buffer takes as much as it can, or the negated number of an error. Questions: 0 status of a path or handle, 1 of a symbolic link itself (13 numbers of 64 bits: mode, size, links, inode, device, user, group, blocks, size of a block, times of access, modification, change, birth in nanoseconds since 1970); 2 what a symbolic link says, 3 the path without links; 4 what a directory holds (for each a byte, the kind, and the name, ended by 0).",
  },
  process_start: {
    params: ["ptr", "usize"],
    result: "i32",
    doc: "Starts a program, told by texts that end in 0: its three standard streams (i: this process's, n: none, p: a pipe, fN: the open file N, cN:S: stream S of process N), its directory or nothing, `1` if its environment begins empty, how many arguments, the program, the arguments, then NAME=VALUE for what is set in its environment and NAME for what is removed. The number of the process, or the negated number of an error.",
  },
  process_write: {
    params: ["i32", "ptr", "usize"],
    result: "isize",
    doc: "Writes bytes to the pipe that is a process's standard input; how many, or the negated number of an error.",
  },
  process_read: {
    params: ["i32", "u32", "ptr", "usize"],
    result: "isize",
    doc: "Reads up to so many bytes of the pipe that is a process's output (1) or error stream (2), waiting for some; 0 at the end, or the negated number of an error.",
  },
  process_close: { params: ["i32", "u32"], result: null, doc: "Closes a pipe of a process: 0, 1 or 2." },
  process_wait: {
    params: ["i32", "bool"],
    result: "isize",
    doc: "How a process ended, as `wait` of Unix tells it; if the flag is not set, error 11 negated while it runs.",
  },
  flush_output: { params: [], result: null, doc: "Hands what has been written to the host at once." },
  process_kill: { params: ["i32"], result: "i32", doc: "Kills a process; 0, or the negated number of an error." },
};

export const INTRINSIC_NAMES: readonly string[] = Object.keys(INTRINSICS);

/** Index of a host intrinsic, or -1 when the name is not one (then codegen lowers it itself). */
export function intrinsicIndex(name: string): number {
  return INTRINSIC_NAMES.indexOf(name);
}

/** The slot shape of a host type. */
export function hostShape(type: HostType): ValueShape {
  switch (type) {
    case "bool":
      return { kind: "int", bits: 8 };
    case "u32":
    case "i32":
      return { kind: "int", bits: 32 };
    case "f32":
      return { kind: "float", bits: 32 };
    case "f64":
      return { kind: "float", bits: 64 };
    default:
      return { kind: "int", bits: 64 };
  }
}

/** The signature by which an intrinsic is called: lay its values out with `frameLayout`, as for a function. */
export function intrinsicSignature(index: number): Signature {
  const row = INTRINSICS[INTRINSIC_NAMES[index] as string] as HostIntrinsic;
  return { params: row.params.map(hostShape), result: row.result === null ? null : hostShape(row.result) };
}
