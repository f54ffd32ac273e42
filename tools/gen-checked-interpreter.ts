// Generates `src/vm/checked-interpreter.ts`: the loop of `gen-interpreter.ts`, each instruction preceded by what it
// demands of the shadow state and does to it.
//
// The rule comes from the op table: every `s…` operand must be initialised, every `d…` operand becomes initialised and
// no pointer. Instructions that only carry values (moves, loads, stores, copies) carry the shadow along instead; they
// and those that make pointers are listed below. A failed test of initialisation merely leaves the loop: what was
// wrong is found out afterwards, from the same table, so that the loop stays small.
import { bug } from "#support/bug.ts";
import type { OperandKind } from "#isa/ops.ts";
import {
  type AccessTexts,
  type Context,
  fillLoop,
  hotSnippets,
  LOOP,
  replaceAllParts,
  type Snippet,
  STEPPING_PARTS,
} from "./gen-interpreter.ts";

export const CHECKED_INTERPRETER = "src/vm/checked-interpreter.ts";
/** The same loop, stopping where a source-level step begins. */
export const CHECKED_STEPPING_INTERPRETER = "src/vm/checked-stepping-interpreter.ts";
/** The instructions of the checked machine that its loop leaves to a function. */
export const CHECKED_RARE = "src/vm/checked-rare.ts";

/**
 * Instructions that programs seldom execute by the million. With their shadow they would make the loop larger than V8
 * optimises (60 KB of bytecode): they have a function of their own, which executes one and comes back.
 */
const RARE =
  /i8|16|f32|^cvt\.(f64|.8)|^(neg|not|abs|memset|memcpy\.dyn|switch\.64)|^(ge|gt|le|lt|ne|eq)\.(8|u8|f64)|^(ge|gt|le)\..*imm|^(add|and|or|xor|subc)\.u?8|^rem\.f64|^(div|rem|addc|subc|mulc)\.u32|any$/;

/** Bits of an operand's slot, or 0 where it is none. */
function slotBits(kind: OperandKind): number {
  const match = /^[ds]f?(8|16|32|64|128)$/.exec(kind);
  return match === null ? 0 : Number(match[1]);
}

/** The index of a slot that is no 64-bit float, as its width counts: bytes, halves or words. */
function index(x: Context, name: string, kind: OperandKind): string {
  const bits = slotBits(kind);
  if (bits === 8) return x.byte(name);
  if (bits === 16) return x.half(name);
  return x.slot(name);
}

/** A shadow word, and how far up in it the bits of a slot narrower than a word lie; of the index in variable `v`. */
const NARROW = {
  8: { word: (v: string) => `${v} >> 3`, shift: (v: string) => `(${v} & 7)`, ones: 1 },
  16: { word: (v: string) => `${v} >> 2`, shift: (v: string) => `((${v} & 3) << 1)`, ones: 3 },
  32: { word: (v: string) => `${v} >> 1`, shift: (v: string) => `((${v} & 1) << 2)`, ones: 15 },
} as const;
type Narrow = keyof typeof NARROW;

const isNarrow = (bits: number): bits is Narrow => bits < 64;

/** The bits of a narrow slot whose index is in variable `v`. */
const narrowBits = (bits: Narrow, v = "k"): string => {
  const { word, shift, ones } = NARROW[bits];
  return `(Q[${word(v)}] >> ${shift(v)} & ${ones})`;
};

/** Sets the bits of a narrow slot whose index is in variable `v`; the word is no pointer afterwards. */
const putNarrow = (bits: Narrow, value: string, v = "k"): string => {
  const { word, shift, ones } = NARROW[bits];
  const [at, by] = [word(v), shift(v)];
  if (value === String(ones)) return `Q[${at}] = Q[${at}] & 255 | ${ones} << ${by};`;
  return `Q[${at}] = Q[${at}] & 255 & ~(${ones} << ${by}) | ${value} << ${by};`;
};

/** Leaves the loop unless the slot is initialised. */
function demand(x: Context, name: string, kind: OperandKind): string {
  if (slotBits(kind) < 128) return `const k = ${plainIndex(x, name, kind)}; ${slotTexts(kind, "k").demand}`;
  return `const k = ${x.slot(name)} >> 1; if ((Q[k] & Q[k + 1] & 255) !== 255) break loop;`;
}

/** Marks the slot initialised. */
function mark(x: Context, name: string, kind: OperandKind): string {
  if (slotBits(kind) < 128) return `const k = ${plainIndex(x, name, kind)}; ${slotTexts(kind, "k").mark}`;
  return `const k = ${x.slot(name)} >> 1; Q[k] = 255; Q[k + 1] = 255;`;
}

const escaped = (text: string): string => text.replace(/[$()*+.[\]?^{|}]/g, "\\$&");

/** Demands on what a slot holds, or the marking of it, with its index (as its width counts) in a variable. */
interface SlotTexts {
  readonly demand: string;
  readonly mark: string;
}

function slotTexts(kind: OperandKind, v: string): SlotTexts {
  const bits = slotBits(kind);
  if (isNarrow(bits)) {
    const { ones } = NARROW[bits];
    return {
      demand: `if (${narrowBits(bits, v)} !== ${ones}) break loop;`,
      mark: putNarrow(bits, String(ones), v),
    };
  }
  const at = /f64$/.test(kind) ? v : `${v} >> 1`;
  return { demand: `if ((Q[${at}] & 255) !== 255) break loop;`, mark: `Q[${at}] = 255;` };
}

/** The index of a slot as the snippets of the unchecked loop have it. */
const plainIndex = (x: Context, name: string, kind: OperandKind): string =>
  /f64$/.test(kind) ? x.double(name) : index(x, name, kind);

/** Puts `woven` behind each declaration of a variable that holds `index`; null where there is none. */
function weaveDeclaration(text: string, index: string, woven: (variable: string) => string): string | null {
  const [declaration, variable] = new RegExp(`const (\\w) = ${escaped(index)}[,;] `).exec(text) ?? [];
  if (declaration === undefined || variable === undefined) return null;
  const rest = declaration.endsWith(", ") ? "const " : "";
  return text.replaceAll(declaration, `const ${variable} = _; ${woven(variable)} ${rest}`).includes(index)
    ? null
    : text.replaceAll(declaration, `const ${variable} = ${index}; ${woven(variable)} ${rest}`);
}

/** The same for a slot written in place, by a statement of its own. */
function weaveWrite(text: string, index: string, mark: string): string | null {
  const target = new RegExp(`\\b(\\w+)\\[${escaped(index)}\\] = `, "g");
  const woven = text.replace(target, (_, array: string) => `const kd = _; ${mark} ${array}[kd] = `);
  return woven === text || woven.includes(index) ? null : woven.replaceAll("const kd = _;", `const kd = ${index};`);
}

/**
 * What the op table says of an instruction, and its text: demands on what it reads, then marks on what it writes. They
 * are woven into the text, so that the index of a slot is computed once: it makes the loop smaller and faster.
 */
function byTable(x: Context, plain = ""): string {
  const slots = x.operands.filter(({ kind }) => slotBits(kind) > 0);
  let text = plain;
  for (const { name, kind } of slots.filter((one) => one.kind.startsWith("d"))) {
    const at = plainIndex(x, name, kind);
    const woven =
      kind === "d64"
        ? weaveDeclaration(text, at, (v) => slotTexts(kind, v).mark)
        : weaveWrite(text, at, slotTexts(kind, "kd").mark);
    // What a function writes is marked first of all; then every demand has to come before that.
    if (woven === null) return `${inFront(x)}\n    ${plain}`;
    text = woven;
  }
  const before: string[] = [];
  slots
    .filter(({ kind }) => kind.startsWith("s"))
    .forEach(({ name, kind }, i) => {
      const at = plainIndex(x, name, kind);
      const woven = kind === "s64" ? weaveDeclaration(text, at, (v) => slotTexts(kind, v).demand) : null;
      if (woven !== null) {
        text = woven;
        return;
      }
      if (slotBits(kind) === 128) before.push(demand(x, name, kind));
      else before.push(`const k${i} = ${at}; ${slotTexts(kind, `k${i}`).demand}`);
      text = text.replaceAll(`[${at}]`, `[k${i}]`);
    });
  return `${before.join(" ")}\n    ${text}`;
}

/** What the op table says of an instruction, to be put before it. */
function inFront(x: Context): string {
  const slots = x.operands.filter(({ kind }) => slotBits(kind) > 0);
  const reads = slots.filter(({ kind }) => kind.startsWith("s"));
  const writes = slots.filter(({ kind }) => kind.startsWith("d"));
  return [
    ...reads.map(({ name, kind }) => demand(x, name, kind)),
    ...writes.map(({ name, kind }) => mark(x, name, kind)),
  ].join(" ");
}

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

const carry64 = (x: Context, plain: string): string =>
  wovenAt(x, plain, { a: (v) => `const w = Q[${v} >> 1];`, dst: (v) => `Q[${v} >> 1] = w;` });
const carryNarrow =
  (bits: Narrow): Snippet =>
  (x) =>
    `const k = ${index(x, "a", `s${bits}`)}; const w = ${narrowBits(bits)}; const k = ${index(x, "dst", `d${bits}`)}; ${putNarrow(bits, "w")}`;

/** Weaves texts into the declarations of the indices of 64-bit slots. */
function wovenAt(x: Context, plain: string, parts: Readonly<Record<string, (v: string) => string>>): string {
  return Object.entries(parts).reduce((text, [name, woven]) => {
    return weaveDeclaration(text, x.slot(name), woven) ?? bug(`no index of ${name} in ${plain}`);
  }, plain);
}

/** The result is a pointer into what `a` (or else `b`) points into. */
const pointerSum =
  (imm: boolean) =>
  (x: Context, plain: string): string =>
    wovenAt(x, plain, {
      a: (v) => `const w = Q[${v} >> 1]; if ((w & 255) !== 255) break loop;`,
      ...(imm
        ? {}
        : {
            b: (v: string) => `const k = Q[${v} >> 1]; if ((k & 255) !== 255) break loop; if (w >>> 9 === 0) w = k;`,
          }),
      dst: (v) => `Q[${v} >> 1] = w;`,
    });

const staticAddress: Snippet = (x) =>
  `Q[${x.slot("dst")} >> 1] = 255 | X.staticOfInstruction(pc, ${x.word("at")}) << 9;`;
const copies = (to: string, from: string, size: string): string => `X.copy(${to}, ${from}, ${size});`;

/** Done before the instruction, in place of what the table says. */
const EFFECTS: Readonly<Record<string, Snippet>> = {
  "mov.8": carryNarrow(8),
  "mov.16": carryNarrow(16),
  "mov.32": carryNarrow(32),
  "mov.128": (x) =>
    `const w = ${x.slot("a")} >> 1; const k = ${x.slot("dst")} >> 1; const id = Q[w + 1]; Q[k] = Q[w]; Q[k + 1] = id;`,
  copy: (x) => copies(x.byte("dst"), x.byte("src"), x.word("size")),
  zero: (x) => `X.initialise(${x.byte("dst")}, ${x.word("size")});`,
  "lea.ro": staticAddress,
  "lea.rw": staticAddress,
  "lea.index": (x) =>
    `${demand(x, "index", "s64")} const w = ${word64(x, "pointer")}; if ((w & 255) !== 255) break loop; Q[${x.slot("dst")} >> 1] = w;`,
  ret: () => "if (X.stackTop >= fp) X.popFrames(fp, pc);",
  resume: (x) => `${inFront(x)} X.payload = ${word64(x, "payload")} >>> 9;`,
  intrinsic: (x) => `hostResult(X, ${x.word("id")}, ${x.slot("base")});`,
};

/** Ops whose snippets hold their own effects, through {@link ACCESS} or in {@link OVERRIDES}. */
const SELF_SUFFICIENT = /^(load|store|memcpy|memset|call)/;

/** Clears the shadow of the callee's slots behind its parameters. */
const CLEAR_FRAME = "clearWords(Q, (frame >> 1) + T[callee - 1], (frame + T[callee - 2]) >> 1);";
const enterFrame = (text: string): string => text.replace("C[csp] =", `${CLEAR_FRAME}\n    C[csp] =`);

/** Ops whose loop snippet differs in the checked loop: of the unchecked text (`""` where there is none). */
const OVERRIDES: Readonly<Record<string, (x: Context, plain: string) => string>> = {
  "mov.64": carry64,
  "add.64": pointerSum(false),
  "add.64.imm": pointerSum(true),
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
    `${inFront(x)} const a = ${x.slot("a")}, lo = I[a], hi = I[a + 1], d = ${x.slot("dst")}; I[d] = lo; I[d + 1] = hi; ${x.next}`,
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
    const effect = EFFECTS[name];
    const override = OVERRIDES[name];
    checked.set(name, (x) => {
      const text = (plain.get(name)?.(x) ?? "").trim();
      if (override !== undefined) return `${EFFECTS[name]?.(x) ?? ""} ${override(x, text)}`;
      if (SELF_SUFFICIENT.test(name)) return text;
      return effect === undefined ? byTable(x, text) : `${effect(x)}\n    ${text}`;
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
import { clearWords, hostResult, misaligned, uninitialisedOperand } from "./shadow/effects.ts";
import { faultUninitialised, judge } from "./shadow/memory-fault.ts";
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
    "        const next = COLD_OPS[T[pc]](vm, pc, fp);",
    `        vm.pc = pc;
        vm.fp = fp;
        vm.csp = csp;
        const next = executeRare(vm, pc, fp);
        ${RELOAD}`,
  ],
  ['import { COLD_OPS } from "./cold-ops.ts";\n', 'import { executeRare } from "./checked-rare.ts";\n'],
  // What only those others use.
  ["divI64, divU64, floatToI64, floatToU64, leaIndex", "divI64, divU64, leaIndex"],
  [
    "  return stop;\n",
    "  if (stop === STOP_FAULT && vm.fault === FAULT_NONE) uninitialisedOperand(vm, pc, fp);\n  return stop;\n",
  ],
];

/** Texts of the loop that stand for more in the checked one. */
function expanded(text: string): string {
  const here = "vm.pc = pc; vm.fp = fp; vm.csp = csp;";
  return text
    .replaceAll(/ loadSpan = M\.loadSpan; storeSpan = M\.storeSpan;/g, "")
    .replaceAll(/!judgeHere\((\d+), (\w+)\)/g, "!judge(vm, pc, fp, csp, id, p, $1, $2)")
    .replaceAll(/!judgeRange\(/g, "!judge(vm, pc, fp, csp, ")
    .replaceAll(/uninitialisedHere\((\d+)\);/g, `${here} faultUninitialised(vm, p, $1);`)
    .replaceAll(/misalignedHere\(/g, `${here} misaligned(vm, p, `);
}

/** The file of the instructions that are no part of the loop. */
const RARE_FILE = `// Instructions of the checked machine that its loop leaves out, generated by \`tools/gen-checked-interpreter.ts\` as that is.
import { copyBytes, fillBytes, loadUnaligned } from "./bytes.ts";
import { COLD_OPS } from "./cold-ops.ts";
import { floatToI64, floatToU64 } from "./int64.ts";
import { coldEffect } from "./shadow/effects.ts";
import { faultUninitialised, judge } from "./shadow/memory-fault.ts";
import type { Shadow } from "./shadow/shadow.ts";
import type { MachineState } from "./state.ts";
import { FAULT_DIVIDE } from "./trap.ts";

/** Executes the instruction at \`pc\`, where the registers are saved: the position of the next, or -1 after a fault. */
export function executeRare(vm: MachineState, pc: number, fp: number): number {
  const T = vm.image.text;
  const { i8: I8, u8: U8, i16: I16, u16: U16, i32: I, f32: S, f64: D } = vm.memory;
  const X = vm.shadow as Shadow;
  const Q = X.words;
  const { bases: BASE, lengths: LENGTH, writable: WRITABLE } = X.allocations;
  const { csp } = vm;
  let /* TEMPORARIES */;
  switch (T[pc]) {
/* CASES */
    default:
      return coldEffect(vm, pc, fp) ? COLD_OPS[T[pc]](vm, pc, fp) : -1;
  }
}
`;

/** The checked snippets that are rare, or those that are not. */
const snippetsThatAre = (isRare: boolean): ReadonlyMap<string, Snippet> =>
  new Map([...checkedSnippets()].filter(([name]) => RARE.test(name) === isRare));

/** The text of the generated file of rare instructions. */
export function generateCheckedRare(): string {
  return expanded(fillLoop(RARE_FILE, snippetsThatAre(true)))
    .replaceAll(
      /pc (\+?)= ([^;]+); continue;/g,
      (_, plus: string, to: string) => `return ${plus === "+" ? "pc + " : ""}${to};`,
    )
    .replaceAll("break loop;", "return -1;");
}

/** Drops the views of memory that no instruction of the loop uses. */
function withoutUnusedViews(text: string): string {
  return [...text.matchAll(/ {2}let (\w+) = M\.\w+;\n/g)]
    .filter(([, view]) => !text.includes(`${view}[`) && !text.includes(`${view},`))
    .reduce(
      (kept, [, view]) => kept.replaceAll(new RegExp(` {2}let ${view} = M.*\\n| ${view} = M\\.\\w+;`, "g"), ""),
      text,
    );
}

/** The text of the generated file. */
export function generateCheckedInterpreter(): string {
  let text = LOOP;
  for (const [plain, checked] of DIFFERENCES) {
    const next = text.replace(plain, checked);
    if (next === text && plain !== checked) throw new Error(`the loop's text has no ${plain}`);
    text = next;
  }
  return withoutUnusedViews(expanded(fillLoop(text, snippetsThatAre(false))));
}

/** The checked loop for stepping through a program. */
export function generateCheckedSteppingInterpreter(): string {
  return replaceAllParts(generateCheckedInterpreter(), [
    [
      "// The checked interpreter's loop, generated",
      "// The checked interpreter's loop for stepping: it can stop where a source-level step begins, and counts those it\n// passes. Generated",
    ],
    [
      "import { FAULT_CALL, FAULT_DIVIDE, FAULT_NONE, FAULT_STACK }",
      "import { FAULT_CALL, FAULT_DIVIDE, FAULT_NONE, FAULT_STACK, STOP_MARK }",
    ],
    ["/** As `execute`, on", "/** As `executeStepwise`, on"],
    ["function executeChecked(", "function executeCheckedStepwise("],
    ...STEPPING_PARTS,
  ]);
}
