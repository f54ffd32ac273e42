// Generates `src/vm/checked-interpreter.ts`: the loop of `gen-interpreter.ts`, each instruction preceded by what it
// demands of the shadow state and does to it.
//
// The rule comes from the op table: every `s…` operand must be initialised, every `d…` operand becomes initialised and
// no pointer. Instructions that only carry values (moves, loads, stores, copies) carry the shadow along instead; they
// and those that make pointers are listed below. A failed test of initialisation merely leaves the loop: what was
// wrong is found out afterwards, from the same table, so that the loop stays small.
import type { OperandKind } from "#isa/ops.ts";
import { type AccessTexts, type Context, fillLoop, hotSnippets, LOOP, type Snippet } from "./gen-interpreter.ts";

export const CHECKED_INTERPRETER = "src/vm/checked-interpreter.ts";

/** Bits of an operand's slot, or 0 where it is none. */
function slotBits(kind: OperandKind): number {
  const match = /^[ds]f?(8|16|32|64|128)$/.exec(kind);
  return match === null ? 0 : Number(match[1]);
}

/** The index of a slot as its width counts: bytes, halves or words. */
function index(x: Context, name: string, kind: OperandKind): string {
  const bits = slotBits(kind);
  if (bits === 8) return x.byte(name);
  if (bits === 16) return x.half(name);
  if (kind === "df64" || kind === "sf64") return `fp + (${x.word(name)} << 1)`;
  return x.slot(name);
}

/** A shadow word, and how far up in it the bits of a slot narrower than a word lie; of the index in `k`. */
const NARROW = {
  8: { word: "k >> 3", shift: "(k & 7)", ones: 1 },
  16: { word: "k >> 2", shift: "((k & 3) << 1)", ones: 3 },
  32: { word: "k >> 1", shift: "((k & 1) << 2)", ones: 15 },
} as const;
type Narrow = keyof typeof NARROW;

const isNarrow = (bits: number): bits is Narrow => bits < 64;

/** The bits of a narrow slot whose index is in `k`. */
const narrowBits = (bits: Narrow): string => {
  const { word, shift, ones } = NARROW[bits];
  return `(Q[${word}] >> ${shift} & ${ones})`;
};

/** Sets the bits of a narrow slot whose index is in `k`; the word is no pointer afterwards. */
const putNarrow = (bits: Narrow, value: string): string => {
  const { word, shift, ones } = NARROW[bits];
  if (value === String(ones)) return `Q[${word}] = Q[${word}] & 255 | ${ones} << ${shift};`;
  return `Q[${word}] = Q[${word}] & 255 & ~(${ones} << ${shift}) | ${value} << ${shift};`;
};

/** Leaves the loop unless the slot is initialised. */
function demand(x: Context, name: string, kind: OperandKind): string {
  const bits = slotBits(kind);
  const at = index(x, name, kind);
  if (isNarrow(bits)) return `const k = ${at}; if (${narrowBits(bits)} !== ${NARROW[bits].ones}) break loop;`;
  if (bits === 64) return `if ((Q[${at} >> 1] & 255) !== 255) break loop;`;
  return `const k = ${at} >> 1; if ((Q[k] & Q[k + 1] & 255) !== 255) break loop;`;
}

/** Marks the slot initialised. */
function mark(x: Context, name: string, kind: OperandKind): string {
  const bits = slotBits(kind);
  const at = index(x, name, kind);
  if (isNarrow(bits)) return `const k = ${at}; ${putNarrow(bits, String(NARROW[bits].ones))}`;
  if (bits === 64) return `Q[${at} >> 1] = 255;`;
  return `const k = ${at} >> 1; Q[k] = 255; Q[k + 1] = 255;`;
}

/** What the op table says of an instruction: demands on what it reads, then marks on what it writes. */
const byTable: Snippet = (x) => {
  const reads = x.operands.filter(({ kind }) => kind.startsWith("s") && slotBits(kind) > 0);
  const writes = x.operands.filter(({ kind }) => kind.startsWith("d") && slotBits(kind) > 0);
  return [
    ...reads.map(({ name, kind }) => demand(x, name, kind)),
    ...writes.map(({ name, kind }) => mark(x, name, kind)),
  ].join(" ");
};

const word64 = (x: Context, name: string): string => `Q[${x.slot(name)} >> 1]`;

/** The test of `bytes` at `p` through the pointer operand; `table` says how much may be touched. */
const withinPointee = (x: Context, bytes: number, isStore: boolean): string =>
  `const w = ${word64(x, "pointer")}; if ((w & 255) !== 255) break loop; const id = w >>> 9;
    if (((p - BASE[id]) >>> 0) > ${isStore ? "WRITABLE" : "LENGTH"}[id] - ${bytes} && !judgeHere(${bytes}, ${isStore})) break loop;`;

/** The shadow bits of `bytes` < 8 bytes at `p`, where they lie within one shadow word. */
const bitsAtP = (bytes: number): string => `(Q[p >> 3] >> (p & 7) & ${(1 << bytes) - 1})`;
const isAligned = (bytes: number): string => (bytes === 1 ? "true" : `(p & ${bytes - 1}) === 0`);

const ACCESS: AccessTexts = {
  load(x, bytes, isAny) {
    const test = withinPointee(x, bytes, false) + indexDemand(x);
    const kind = `d${bytes * 8}` as OperandKind;
    const at = index(x, "dst", kind);
    if (bytes === 8) {
      const word = `const w = (p & 7) === 0 ? Q[p >> 3] : X.bitsAt(p, 8);`;
      return `${test} ${word} ${isAny ? "" : "if ((w & 255) !== 255) { uninitialisedHere(8); break loop; }"} Q[${at} >> 1] = w;`;
    }
    const bits = `const w = ${isAligned(bytes)} ? ${bitsAtP(bytes)} : X.bitsAt(p, ${bytes});`;
    const full = (1 << bytes) - 1;
    const set = `const k = ${at}; ${putNarrow((bytes * 8) as Narrow, isAny ? "w" : String(full))}`;
    return `${test} ${bits} ${isAny ? "" : `if (w !== ${full}) { uninitialisedHere(${bytes}); break loop; }`} ${set}`;
  },
  store(x, bytes) {
    const test = withinPointee(x, bytes, true) + indexDemand(x);
    if (bytes === 8)
      return `${test} const w = ${word64(x, "a")}; if ((p & 7) === 0) Q[p >> 3] = w; else X.putBits(p, 8, w & 255);`;
    const from = `const k = ${index(x, "a", `s${bytes * 8}` as OperandKind)}; const w = ${narrowBits((bytes * 8) as Narrow)};`;
    const full = (1 << bytes) - 1;
    return `${test} ${from} if (${isAligned(bytes)}) Q[p >> 3] = Q[p >> 3] & 255 & ~(${full} << (p & 7)) | w << (p & 7); else X.putBits(p, ${bytes}, w);`;
  },
  range: (x, pointer, address, size, isStore) =>
    `const w = ${word64(x, pointer)}; if ((w & 255) !== 255) break loop; const id = w >>> 9;
    if ((((${address}) - BASE[id]) >>> 0) > ${isStore ? "WRITABLE" : "LENGTH"}[id] - ${size} && !judgeRange(id, ${address}, ${size}, ${isStore})) break loop;`,
};

/** The index operand of an indexed access must be initialised. */
function indexDemand(x: Context): string {
  return x.operands.some(({ name }) => name === "index") ? ` ${demand(x, "index", "s64")}` : "";
}

const carry64: Snippet = (x) => `Q[${x.slot("dst")} >> 1] = ${word64(x, "a")};`;
const carryNarrow =
  (bits: Narrow): Snippet =>
  (x) =>
    `const k = ${index(x, "a", `s${bits}`)}; const w = ${narrowBits(bits)}; const k = ${index(x, "dst", `d${bits}`)}; ${putNarrow(bits, "w")}`;

/** The result is a pointer into what `a` (or else `b`) points into. */
const pointerSum =
  (imm: boolean): Snippet =>
  (x) =>
    `const w = ${word64(x, "a")}; if ((w & 255) !== 255) break loop; ${
      imm ? "" : `const k = ${word64(x, "b")}; if ((k & 255) !== 255) break loop; if (w >>> 9 === 0) w = k;`
    } Q[${x.slot("dst")} >> 1] = w;`;

const staticAddress: Snippet = (x) =>
  `Q[${x.slot("dst")} >> 1] = 255 | X.staticOfInstruction(pc, ${x.word("at")}) << 9;`;
const copies = (to: string, from: string, size: string): string => `X.copy(${to}, ${from}, ${size});`;

/** Done before the instruction, in place of what the table says. */
const EFFECTS: Readonly<Record<string, Snippet>> = {
  "mov.8": carryNarrow(8),
  "mov.16": carryNarrow(16),
  "mov.32": carryNarrow(32),
  "mov.64": carry64,
  "mov.128": (x) =>
    `const w = ${x.slot("a")} >> 1; const k = ${x.slot("dst")} >> 1; const id = Q[w + 1]; Q[k] = Q[w]; Q[k + 1] = id;`,
  copy: (x) => copies(x.byte("dst"), x.byte("src"), x.word("size")),
  zero: (x) => `X.initialise(${x.byte("dst")}, ${x.word("size")});`,
  "lea.ro": staticAddress,
  "lea.rw": staticAddress,
  "lea.index": (x) =>
    `${demand(x, "index", "s64")} const w = ${word64(x, "pointer")}; if ((w & 255) !== 255) break loop; Q[${x.slot("dst")} >> 1] = w;`,
  "add.64": pointerSum(false),
  "add.64.imm": pointerSum(true),
  ret: () => "if (X.stackTop >= fp) X.popFrames(fp, pc);",
  resume: (x) => `${byTable(x)} X.payload = ${word64(x, "payload")} >>> 9;`,
  intrinsic: (x) => `hostResult(X, ${x.word("id")}, ${x.slot("base")});`,
};

/** Ops whose snippets hold their own effects, through {@link ACCESS} or in {@link OVERRIDES}. */
const SELF_SUFFICIENT = /^(load|store|memcpy|memset|call)/;

/** Clears the shadow of the callee's slots behind its parameters. */
const CLEAR_FRAME = "clearWords(Q, (frame >> 1) + T[callee - 1], (frame + T[callee - 2]) >> 1);";
const enterFrame = (text: string): string => text.replace("C[csp] =", `${CLEAR_FRAME}\n    C[csp] =`);

/** Ops whose loop snippet differs in the checked loop: of the unchecked text (`""` where there is none). */
const OVERRIDES: Readonly<Record<string, (x: Context, plain: string) => string>> = {
  call: (_x, plain) => enterFrame(plain),
  "call.ptr": (x, plain) => demand(x, "callee", "s64") + enterFrame(plain),
  "call.try": (x, plain) =>
    `${demand(x, "callee", "s64")} ${enterFrame(plain).replace(
      "I[frame] = al;",
      `Q[frame >> 1] = ${word64(x, "data")}; Q[d >> 1] = 255; I[frame] = al;`,
    )}`,
  intrinsic: (_x, plain) => plain.replace("loadSpan = M.loadSpan;", `${RELOAD} loadSpan = M.loadSpan;`),
  "load.mem": (x, plain) => plain.replace("copyBytes", `${copies(x.byte("dst"), "p", "n")} copyBytes`),
  "store.mem": (x, plain) => plain.replace("copyBytes", `${copies("p", x.byte("src"), "n")} copyBytes`),
  memcpy: (_x, plain) => plain.replace("copyBytes", `${copies("p", "q", "n")} copyBytes`),
  "memcpy.dyn": (x, plain) =>
    demand(x, "count", "s64") + plain.replace("copyBytes", `${copies("p", "q", "n")} copyBytes`),
  "memset.dyn": (x, plain) =>
    demand(x, "count", "s64") + demand(x, "byte", "s8") + plain.replace("fillBytes", "X.initialise(p, n); fillBytes"),
  "lea.local": (x) => `const k = ${x.byte("base")}; const id = O[k >> 3];
    if (id === 0) { id = X.local(k, ${x.word("size")}, pc); ${RELOAD} }
    Q[${x.slot("dst")} >> 1] = 255 | id << 9; const d = ${x.slot("dst")}; I[d] = ${x.byte("of")}; I[d + 1] = 0; ${x.next}`,
  expose: (x) =>
    `${byTable(x)} const a = ${x.slot("a")}, lo = I[a], hi = I[a + 1], d = ${x.slot("dst")}; I[d] = lo; I[d + 1] = hi; ${x.next}`,
  "storage.live": (x) => `X.endLocal(${x.byte("base")}, ${x.word("size")}, pc); ${x.next}`,
  "storage.dead": (x) => `X.endLocal(${x.byte("base")}, ${x.word("size")}, pc); ${x.next}`,
  aligned: (x) =>
    `${demand(x, "pointer", "s64")} const p = (I[${x.slot("pointer")}] + ${x.word("offset")}) | 0;
    if ((p & (${x.word("align")} - 1)) !== 0) { misalignedHere(${x.word("align")}); break loop; } ${x.next}`,
};
const RELOAD = "Q = X.words; O = X.owners; BASE = A.bases; LENGTH = A.lengths; WRITABLE = A.writable;";

function checkedSnippets(): ReadonlyMap<string, Snippet> {
  const plain = hotSnippets(ACCESS);
  const checked = new Map<string, Snippet>();
  for (const name of [...plain.keys(), ...Object.keys(OVERRIDES)]) {
    const effect = EFFECTS[name] ?? (SELF_SUFFICIENT.test(name) ? undefined : byTable);
    const override = OVERRIDES[name];
    checked.set(name, (x) => {
      const text = (plain.get(name)?.(x) ?? "").trim();
      if (override !== undefined) return `${EFFECTS[name]?.(x) ?? ""} ${override(x, text)}`;
      return `${effect?.(x) ?? ""}\n    ${text}`;
    });
  }
  return checked;
}

const DIFFERENCES: readonly (readonly [plain: string | RegExp, checked: string])[] = [
  [
    /^\/\/ The interpreter's loop[\s\S]*?\/\/\n/,
    `// The checked interpreter's loop, generated by \`tools/gen-checked-interpreter.ts\` from the op table and the snippets of
// the unchecked loop: edit those, not this, and run \`npm run gen\`.
//
// Names are those of \`interpreter.ts\`; \`X\` is the shadow state, \`Q\` its words, \`O\` their owners, \`A\` the allocations.
//
`,
  ],
  [
    'import { unwind } from "./unwind.ts";\n',
    `import { unwind } from "./unwind.ts";
import { clearWords, coldEffect, hostResult, misaligned, uninitialisedOperand } from "./shadow/effects.ts";
import { faultUninitialised, judgeAccess } from "./shadow/memory-fault.ts";
import type { Shadow } from "./shadow/shadow.ts";
`,
  ],
  [/\/\*\* Why \{@link execute\}[\s\S]*?STOP_FAULT = 2;\n\n/, ""],
  ["FAULT_LOAD, ", ""],
  [", FAULT_STORE }", " }"],
  [
    "import { FAULT_CALL",
    'import { STOP_FAULT, STOP_HALTED, STOP_PAUSED } from "./interpreter.ts";\nimport { FAULT_CALL',
  ],
  ["FAULT_DIVIDE, FAULT_STACK", "FAULT_DIVIDE, FAULT_NONE, FAULT_STACK"],
  [
    "/** Executes at most `budget` (below 2^31) instructions from the machine's state, and leaves it where it stopped. */\nexport function execute(",
    "/** As `execute`, on a machine with shadow state: stops at the first access that is wrong. */\nexport function executeChecked(",
  ],
  [/ {2}const LO = .*\n {2}const RW = .*\n/, ""],
  [
    / {2}let \{ loadSpan, storeSpan \} = M;\n/,
    "  const X = vm.shadow as Shadow;\n  const A = X.allocations;\n  let Q = X.words;\n  let O = X.owners;\n  let BASE = A.bases;\n  let LENGTH = A.lengths;\n  let WRITABLE = A.writable;\n",
  ],
  [
    "        const next = COLD_OPS",
    `        vm.pc = pc;
        vm.fp = fp;
        vm.csp = csp;
        if (!coldEffect(vm, pc, fp)) break loop;
        const next = COLD_OPS`,
  ],
  [
    "  return stop;\n",
    "  if (stop === STOP_FAULT && vm.fault === FAULT_NONE) uninitialisedOperand(vm, pc, fp);\n  return stop;\n",
  ],
];

/** The text of the generated file. */
export function generateCheckedInterpreter(): string {
  let text = LOOP;
  for (const [plain, checked] of DIFFERENCES) {
    const next = text.replace(plain, checked);
    if (next === text && plain !== checked) throw new Error(`the loop's text has no ${plain}`);
    text = next;
  }
  const here = "vm.pc = pc; vm.fp = fp; vm.csp = csp;";
  return fillLoop(text, checkedSnippets())
    .replaceAll(/ loadSpan = M\.loadSpan; storeSpan = M\.storeSpan;/g, "")
    .replaceAll(/!judgeHere\((\d+), (\w+)\)/g, "!judge(vm, pc, fp, csp, id, p, $1, $2)")
    .replaceAll(/!judgeRange\(/g, "!judge(vm, pc, fp, csp, ")
    .replaceAll(/uninitialisedHere\((\d+)\);/g, `${here} faultUninitialised(vm, p, $1);`)
    .replaceAll(/misalignedHere\(/g, `${here} misaligned(vm, p, `)
    .replace(
      "/** As `execute`",
      `/** Judges an access that is not plainly fine; the registers are saved, since the story of a fault begins with them. */
function judge(
  vm: MachineState,
  pc: number,
  fp: number,
  csp: number,
  id: number,
  address: number,
  size: number,
  isWrite: boolean,
): boolean {
  vm.pc = pc;
  vm.fp = fp;
  vm.csp = csp;
  return judgeAccess(vm, id, address, size, isWrite);
}

/** As \`execute\``,
    );
}
