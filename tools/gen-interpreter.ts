// Generates `src/vm/interpreter.ts`: the dispatch loop, from the op table and the snippets below.
//
// Why generated: V8 turns a `switch` into a jump table only where the case labels are number literals, and the
// families of ops (each width, each signedness, immediate or not) are regular. An op without a snippet here is "cold":
// the loop calls its entry in `src/vm/ops/`. The loop must stay under V8's limit for optimisation (60 KB of bytecode).
import { OP_NAMES, OP_OPERANDS, operandWords } from "#isa/ops.ts";
import type { Operand, OpName } from "#isa/ops.ts";

export const INTERPRETER = "src/vm/interpreter.ts";
/** The same loop, stopping where a source-level step begins. */
export const STEPPING_INTERPRETER = "src/vm/stepping-interpreter.ts";

/** Texts for one op's operands and exits. */
export class Context {
  readonly #at = new Map<string, number>();
  readonly length: number;
  readonly operands: readonly Operand[];

  constructor(opcode: number) {
    let at = 1;
    this.operands = OP_OPERANDS[opcode] ?? [];
    for (const { name, kind } of this.operands) {
      this.#at.set(name, at);
      at += operandWords(kind);
    }
    this.length = at;
  }

  /** The operand word itself; `extra` for the further words of long immediates. */
  word(name: string, extra = 0): string {
    const at = this.#at.get(name);
    if (at === undefined) throw new Error(`no operand ${name}`);
    return `T[pc + ${at + extra}]`;
  }

  /** Index of a 32-bit (or wider integer) slot in `I` and `S`. */
  slot(name: string): string {
    return `fp + ${this.word(name)}`;
  }

  byte(name: string): string {
    return `(fp << 2) + ${this.word(name)}`;
  }

  half(name: string): string {
    return `(fp << 1) + ${this.word(name)}`;
  }

  double(name: string): string {
    return `(fp >> 1) + ${this.word(name)}`;
  }

  /** Reads a slot of up to 32 bits, or a float, as a number of that type (`32`: as i32, `8`, `16`: unsigned). */
  read(name: string, type: string): string {
    switch (type) {
      case "i8":
        return `I8[${this.byte(name)}]`;
      case "u8":
      case "8":
        return `U8[${this.byte(name)}]`;
      case "i16":
        return `I16[${this.half(name)}]`;
      case "u16":
      case "16":
        return `U16[${this.half(name)}]`;
      case "u32":
        return `(I[${this.slot(name)}] >>> 0)`;
      case "f32":
        return `S[${this.slot(name)}]`;
      case "f64":
        return `D[${this.double(name)}]`;
      default:
        return `I[${this.slot(name)}]`;
    }
  }

  /** Writes a slot of up to 32 bits, or a float. */
  write(name: string, type: string, value: string): string {
    const target = type === "u32" ? `I[${this.slot(name)}]` : this.read(name, type.replace(/^i(8|16)/, "u$1"));
    return `${target} = ${value};`;
  }

  get next(): string {
    return `pc += ${this.length}; continue;`;
  }

  jump(label: string): string {
    return `pc = ${this.word(label)}; continue;`;
  }

  /** Goes to `label` if the condition holds, else on. */
  branch(condition: string, label = "target"): string {
    return `if (${condition}) { ${this.jump(label)} } ${this.next}`;
  }
}

export type Snippet = (x: Context) => string;

/** Texts that test an access and, in the checked loop, move the shadow along. `p` holds the address. */
export interface AccessTexts {
  /** Of `load.N` and `store.N`, for so many bytes; `isAny`: the bytes need not be initialised. */
  load(x: Context, bytes: number, isAny: boolean): string;
  store(x: Context, bytes: number): string;
  /** Of `size` bytes at `address` (texts), reached through the operand `pointer`. */
  range(x: Context, pointer: string, address: string, size: string, isStore: boolean): string;
}

const hot = new Map<string, Snippet>();
const define = (name: OpName, snippet: Snippet): void => {
  hot.set(name, snippet);
};
const defineNamed = (name: string, snippet: Snippet): void => {
  if (!OP_NAMES.includes(name as OpName)) throw new Error(`no op ${name}`);
  hot.set(name, snippet);
};

const isSigned = (type: string): boolean => type.startsWith("i");
const SMALL = ["i8", "u8", "i16", "u16", "i32", "u32"] as const;

// 64-bit slots as halves: `al`, `ah`, `bl`, `bh`.
const load64 = (x: Context, name: string, v: string): string =>
  `const ${v} = ${x.slot(name)}, ${v}l = I[${v}], ${v}h = I[${v} + 1];`;
const imm64 = (x: Context): string => `const bl = ${x.word("imm")}, bh = bl >> 31;`;
const operandB = (x: Context, imm: boolean): string => (imm ? imm64(x) : load64(x, "b", "b"));
const store64 = (x: Context, lo: string, hi: string): string =>
  `const d = ${x.slot("dst")}; I[d] = ${lo}; I[d + 1] = ${hi};`;
const less64 = (signed: boolean, op: "<" | "<="): string => {
  const high = signed ? "ah < bh" : "(ah >>> 0) < (bh >>> 0)";
  return `${high} || (ah === bh && (al >>> 0) ${op} (bl >>> 0))`;
};
const greater64 = (signed: boolean, op: ">" | ">="): string => {
  const high = signed ? "ah > bh" : "(ah >>> 0) > (bh >>> 0)";
  return `${high} || (ah === bh && (al >>> 0) ${op} (bl >>> 0))`;
};
const ADD64 = "const lo = (al + bl) | 0, hi = (ah + bh + (((al & bl) | ((al | bl) & ~lo)) >>> 31)) | 0;";
const SUB64 = "const lo = (al - bl) | 0, hi = (ah - bh - (((~al & bl) | ((~al | bl) & lo)) >>> 31)) | 0;";

function controlOps(): void {
  define("jump", (x) => x.jump("target"));
  define("br.true", (x) => x.branch(`${x.read("a", "8")} !== 0`));
  define("br.false", (x) => x.branch(`${x.read("a", "8")} === 0`));
  define(
    "call",
    (x) => `
    const callee = ${x.word("callee")}, frame = ${x.slot("base")};
    if (frame + T[callee - 2] > soft) {
      if (!vm.raiseStack(frame + T[callee - 2])) { vm.fault = FAULT_STACK; break loop; }
      soft = vm.stackSoft;
    }
    C[csp] = pc + ${x.length}; C[csp + 1] = fp; csp += 2;
    fp = frame; pc = callee; continue;`,
  );
  define("call.ptr", (x) => callThroughPointer(x, x.word("signature"), ""));
  define("call.try", (x) =>
    callThroughPointer(
      x,
      "vm.trySignature",
      `const d = ${x.slot("dst")}, a = ${x.slot("data")}, al = I[a], ah = I[a + 1]; I[frame] = al; I[frame + 1] = ah; I[d] = 0; I[d + 1] = 0;`,
    ),
  );
  define("ret", () => "csp -= 2; pc = C[csp]; fp = C[csp + 1]; continue;");
  define(
    "intrinsic",
    (x) => `
    vm.pc = pc; vm.fp = fp; vm.csp = csp;
    const outcome = INTRINSIC_TABLE[${x.word("id")}](vm, ${x.slot("base")});
    I = M.i32; U8 = M.u8; I8 = M.i8; U16 = M.u16; I16 = M.i16; S = M.f32; D = M.f64; loadSpan = M.loadSpan; storeSpan = M.storeSpan;
    if (outcome === 0) { ${x.next} }
    if (outcome < 0) break loop;
    pc = vm.pc; fp = vm.fp; csp = vm.csp; continue;`,
  );
  define(
    "resume",
    (x) => `
    vm.pc = pc; vm.fp = fp; vm.csp = csp;
    if (!unwind(vm, I[${x.slot("payload")}], true)) break loop;
    pc = vm.pc; fp = vm.fp; csp = vm.csp; continue;`,
  );
  for (const width of ["8", "16", "32"]) {
    const mask = width === "32" ? ">>> 0" : width === "16" ? "& 65535" : "& 255";
    defineNamed(
      `switch.${width}`,
      (x) => `
      const i = (${x.read("a", width)} - ${x.word("low")}) ${mask};
      pc = i < ${x.word("table")} ? T[pc + 5 + i] : ${x.word("default")}; continue;`,
    );
  }
  define(
    "switch.64",
    (x) => `
    ${load64(x, "a", "a")} const bl = ${x.word("low")}, bh = bl >> 31; ${SUB64}
    pc = hi === 0 && (lo >>> 0) < ${x.word("table")} ? T[pc + 5 + (lo >>> 0)] : ${x.word("default")}; continue;`,
  );
  define(
    "bounds.u64",
    (x) => `const a = ${x.slot("index")}, al = I[a], ah = I[a + 1], b = ${x.slot("length")}, bl = I[b], bh = I[b + 1];
    if (${less64(false, "<")}) { ${x.next} } ${x.jump("fail")}`,
  );
}

function callThroughPointer(x: Context, signature: string, prepare: string): string {
  return `
    const p = ${x.slot("callee")}, callee = (I[p] - ${0x1000}) >> 2, frame = ${x.slot("base")};
    if (I[p + 1] !== 0 || (I[p] & 3) !== 0 || vm.functionEnteredAt(callee) < 0 || T[callee - 3] !== ${signature}) { vm.fault = FAULT_CALL; vm.faultAddress = I[p] >>> 0; break loop; }
    if (frame + T[callee - 2] > soft) {
      if (!vm.raiseStack(frame + T[callee - 2])) { vm.fault = FAULT_STACK; break loop; }
      soft = vm.stackSoft;
    }
    ${prepare}
    C[csp] = pc + ${x.length}; C[csp + 1] = fp; csp += 2;
    fp = frame; pc = callee; continue;`;
}

function compareOps(): void {
  const orders = { lt: "<", le: "<=", gt: ">", ge: ">=" } as const;
  for (const imm of [false, true]) {
    const suffix = imm ? ".imm" : "";
    for (const [name, op] of [
      ["eq", "==="],
      ["ne", "!=="],
    ] as const) {
      for (const width of ["8", "16", "32"]) {
        const mask = width === "8" ? " & 255" : width === "16" ? " & 65535" : "";
        const condition = (x: Context) =>
          `${x.read("a", width)} ${op} ${imm ? `(${x.word("imm")}${mask})` : x.read("b", width)}`;
        defineNamed(`br.${name}.${width}${suffix}`, (x) => x.branch(condition(x)));
        defineNamed(`${name}.${width}${suffix}`, (x) => `${x.write("dst", "8", `${condition(x)} ? 1 : 0`)} ${x.next}`);
      }
      const condition = name === "eq" ? "al === bl && ah === bh" : "al !== bl || ah !== bh";
      defineNamed(`br.${name}.64${suffix}`, (x) => `${load64(x, "a", "a")} ${operandB(x, imm)} ${x.branch(condition)}`);
      defineNamed(
        `${name}.64${suffix}`,
        (x) => `${load64(x, "a", "a")} ${operandB(x, imm)} ${x.write("dst", "8", `${condition} ? 1 : 0`)} ${x.next}`,
      );
    }
    for (const name of imm ? (["lt", "le", "gt", "ge"] as const) : (["lt", "le"] as const)) {
      const op = orders[name];
      for (const type of SMALL) {
        const convert =
          type === "u32"
            ? " >>> 0"
            : type === "i32"
              ? ""
              : isSigned(type)
                ? type === "i8"
                  ? " << 24 >> 24"
                  : " << 16 >> 16"
                : type === "u8"
                  ? " & 255"
                  : " & 65535";
        const condition = (x: Context) =>
          `${x.read("a", type)} ${op} ${imm ? `(${x.word("imm")}${convert})` : x.read("b", type)}`;
        defineNamed(`br.${name}.${type}${suffix}`, (x) => x.branch(condition(x)));
        defineNamed(`${name}.${type}${suffix}`, (x) => `${x.write("dst", "8", `${condition(x)} ? 1 : 0`)} ${x.next}`);
      }
      for (const type of ["i64", "u64"]) {
        const condition = op === "<" || op === "<=" ? less64(isSigned(type), op) : greater64(isSigned(type), op);
        defineNamed(
          `br.${name}.${type}${suffix}`,
          (x) => `${load64(x, "a", "a")} ${operandB(x, imm)} ${x.branch(condition)}`,
        );
        defineNamed(
          `${name}.${type}${suffix}`,
          (x) => `${load64(x, "a", "a")} ${operandB(x, imm)} ${x.write("dst", "8", `${condition} ? 1 : 0`)} ${x.next}`,
        );
      }
    }
  }
  for (const type of ["f32", "f64"]) {
    const rows = {
      eq: ["", "==="],
      ne: ["", "!=="],
      lt: ["", "<"],
      le: ["", "<="],
      nlt: ["!", "<"],
      nle: ["!", "<="],
    } as const;
    for (const [name, [not, op]] of Object.entries(rows)) {
      const condition = (x: Context) => `${not}(${x.read("a", type)} ${op} ${x.read("b", type)})`;
      defineNamed(`br.${name}.${type}`, (x) => x.branch(condition(x)));
      if (not === "")
        defineNamed(`${name}.${type}`, (x) => `${x.write("dst", "8", `${condition(x)} ? 1 : 0`)} ${x.next}`);
    }
  }
}

function moveOps(): void {
  for (const width of ["8", "16", "32"]) {
    defineNamed(`mov.${width}`, (x) => `${x.write("dst", width, x.read("a", width))} ${x.next}`);
    defineNamed(`const.${width}`, (x) => `${x.write("dst", width, x.word("value"))} ${x.next}`);
  }
  define("mov.64", (x) => `const a = ${x.slot("a")}, lo = I[a], hi = I[a + 1]; ${store64(x, "lo", "hi")} ${x.next}`);
  define(
    "mov.128",
    (x) =>
      `const a = ${x.slot("a")}, w0 = I[a], w1 = I[a + 1], w2 = I[a + 2], w3 = I[a + 3]; const d = ${x.slot("dst")}; I[d] = w0; I[d + 1] = w1; I[d + 2] = w2; I[d + 3] = w3; ${x.next}`,
  );
  define("const.64", (x) => `${store64(x, x.word("value"), x.word("value", 1))} ${x.next}`);
  define("const.f32", (x) => `I[${x.slot("dst")}] = ${x.word("value")}; ${x.next}`);
  define(
    "const.f64",
    (x) =>
      `const d = fp + (${x.word("dst")} << 1); I[d] = ${x.word("value")}; I[d + 1] = ${x.word("value", 1)}; ${x.next}`,
  );
  define("copy", (x) => `copyBytes(I, U8, ${x.byte("dst")}, ${x.byte("src")}, ${x.word("size")}); ${x.next}`);
  define("zero", (x) => `fillBytes(I, U8, ${x.byte("dst")}, 0, ${x.word("size")}); ${x.next}`);
  define("lea", (x) => `${store64(x, x.byte("of"), "0")} ${x.next}`);
  for (const name of ["lea.ro", "lea.rw"] as const) define(name, (x) => `${store64(x, x.word("at"), "0")} ${x.next}`);
  define("lea.func", (x) => `${store64(x, `${0x1000} + (${x.word("callee")} << 2)`, "0")} ${x.next}`);
  define(
    "lea.index",
    (x) => `
    const p = ${x.slot("pointer")}, i = ${x.slot("index")}, pl = I[p], ph = I[p + 1], il = I[i];
    if (ph === 0 && I[i + 1] === il >> 31) {
      const sum = (pl >>> 0) + il * ${x.word("scale")} + ${x.word("offset")};
      if (sum >= 0 && sum <= 2147483647) { ${store64(x, "sum | 0", "0")} ${x.next} }
    }
    leaIndex(I, ${x.slot("dst")}, p, i, ${x.word("scale")}, ${x.word("offset")}); ${x.next}`,
  );
}

/** Tests against the bounds of the segments alone. */
const SEGMENT_CHECKS: AccessTexts = {
  load: () => "if (((p - LO) >>> 0) >= loadSpan) { vm.fault = FAULT_LOAD; vm.faultAddress = p >>> 0; break loop; }",
  store: () => "if (((p - RW) >>> 0) >= storeSpan) { vm.fault = FAULT_STORE; vm.faultAddress = p >>> 0; break loop; }",
  range: (_x, _pointer, p, size, isStore) =>
    isStore
      ? `if (${size} !== 0 && (((${p} - RW) >>> 0) >= storeSpan || ${size} > storeSpan - (${p} - RW) + 16)) { vm.fault = FAULT_STORE; vm.faultAddress = ${p} >>> 0; break loop; }`
      : `if (${size} !== 0 && (((${p} - LO) >>> 0) >= loadSpan || ${size} > loadSpan - (${p} - LO) + 16)) { vm.fault = FAULT_LOAD; vm.faultAddress = ${p} >>> 0; break loop; }`,
};

/** Loads into a slot, by an instruction whose address is in `p`. */
function loadOps(suffix: string, address: Snippet, check: (x: Context, bytes: number) => string): void {
  defineNamed(`load.8${suffix}`, (x) => `${address(x)} ${check(x, 1)} ${x.write("dst", "8", "U8[p]")} ${x.next}`);
  defineNamed(
    `load.16${suffix}`,
    (x) =>
      `${address(x)} ${check(x, 2)} ${x.write("dst", "16", "(p & 1) === 0 ? U16[p >> 1] : U8[p] | (U8[p + 1] << 8)")} ${x.next}`,
  );
  defineNamed(
    `load.32${suffix}`,
    (x) =>
      `${address(x)} ${check(x, 4)} ${x.write("dst", "32", "(p & 3) === 0 ? I[p >> 2] : loadUnaligned(U8, p)")} ${x.next}`,
  );
  defineNamed(
    `load.64${suffix}`,
    (x) => `${address(x)} ${check(x, 8)}
      if ((p & 3) === 0) { const lo = I[p >> 2], hi = I[(p >> 2) + 1]; ${store64(x, "lo", "hi")} ${x.next} }
      const lo = loadUnaligned(U8, p), hi = loadUnaligned(U8, p + 4); ${store64(x, "lo", "hi")} ${x.next}`,
  );
}

function memoryOps(access: AccessTexts): void {
  for (const index of [false, true]) {
    const suffix = index ? ".index" : "";
    const address = (x: Context) =>
      index
        ? `const p = (I[${x.slot("pointer")}] + Math.imul(I[${x.slot("index")}], ${x.word("scale")}) + ${x.word("offset")}) | 0;`
        : `const p = (I[${x.slot("pointer")}] + ${x.word("offset")}) | 0;`;
    loadOps(suffix, address, (x, bytes) => access.load(x, bytes, false));
    if (!index && access !== SEGMENT_CHECKS) loadOps(".any", address, (x, bytes) => access.load(x, bytes, true));
    defineNamed(
      `store.8${suffix}`,
      (x) => `${address(x)} ${access.store(x, 1)} U8[p] = ${x.read("a", "8")}; ${x.next}`,
    );
    defineNamed(
      `store.16${suffix}`,
      (x) => `${address(x)} ${access.store(x, 2)} const v = ${x.read("a", "16")};
      if ((p & 1) === 0) { U16[p >> 1] = v; ${x.next} } U8[p] = v; U8[p + 1] = v >> 8; ${x.next}`,
    );
    defineNamed(
      `store.32${suffix}`,
      (x) => `${address(x)} ${access.store(x, 4)} const v = ${x.read("a", "32")};
      if ((p & 3) === 0) { I[p >> 2] = v; ${x.next} } storeUnaligned(U8, p, v); ${x.next}`,
    );
    defineNamed(
      `store.64${suffix}`,
      (x) => `${address(x)} ${access.store(x, 8)} const a = ${x.slot("a")}, lo = I[a], hi = I[a + 1];
      if ((p & 3) === 0) { I[p >> 2] = lo; I[(p >> 2) + 1] = hi; ${x.next} } storeUnaligned(U8, p, lo); storeUnaligned(U8, p + 4, hi); ${x.next}`,
    );
  }
  define(
    "load.mem",
    (
      x,
    ) => `const p = (I[${x.slot("pointer")}] + ${x.word("offset")}) | 0, n = ${x.word("size")}; ${access.range(x, "pointer", "p", "n", false)}
    copyBytes(I, U8, ${x.byte("dst")}, p, n); ${x.next}`,
  );
  define(
    "store.mem",
    (
      x,
    ) => `const p = (I[${x.slot("pointer")}] + ${x.word("offset")}) | 0, n = ${x.word("size")}; ${access.range(x, "pointer", "p", "n", true)}
    copyBytes(I, U8, p, ${x.byte("src")}, n); ${x.next}`,
  );
  define(
    "memcpy",
    (
      x,
    ) => `const p = I[${x.slot("to")}], q = I[${x.slot("from")}], n = ${x.word("size")}; ${access.range(x, "from", "q", "n", false)} ${access.range(x, "to", "p", "n", true)}
    copyBytes(I, U8, p, q, n); ${x.next}`,
  );
  define(
    "memcpy.dyn",
    (
      x,
    ) => `const p = I[${x.slot("to")}], q = I[${x.slot("from")}], c = ${x.slot("count")}, n = (I[c] >>> 0) * ${x.word("scale")} + I[c + 1] * 4294967296;
    ${access.range(x, "from", "q", "n", false)} ${access.range(x, "to", "p", "n", true)} copyBytes(I, U8, p, q, n); ${x.next}`,
  );
  define(
    "memset.dyn",
    (
      x,
    ) => `const p = I[${x.slot("to")}], c = ${x.slot("count")}, n = (I[c] >>> 0) * ${x.word("scale")} + I[c + 1] * 4294967296;
    ${access.range(x, "to", "p", "n", true)} fillBytes(I, U8, p, ${x.read("byte", "8")}, n); ${x.next}`,
  );
}

function arithmetic32(): void {
  for (const imm of [false, true]) {
    const suffix = imm ? ".imm" : "";
    const b = (x: Context, type = "32") =>
      imm ? (type === "u32" ? `(${x.word("imm")} >>> 0)` : x.word("imm")) : x.read("b", type);
    const put = (x: Context, value: string) => `I[${x.slot("dst")}] = ${value}; ${x.next}`;
    defineNamed(`add.32${suffix}`, (x) => put(x, `${x.read("a", "32")} + ${b(x)}`));
    defineNamed(`mul.32${suffix}`, (x) => put(x, `Math.imul(${x.read("a", "32")}, ${b(x)})`));
    defineNamed(`and.32${suffix}`, (x) => put(x, `${x.read("a", "32")} & ${b(x)}`));
    defineNamed(`or.32${suffix}`, (x) => put(x, `${x.read("a", "32")} | ${b(x)}`));
    defineNamed(`xor.32${suffix}`, (x) => put(x, `${x.read("a", "32")} ^ ${b(x)}`));
    const ab = (x: Context) => `const a = ${x.read("a", "32")}, b = ${b(x)};`;
    const over = (x: Context, condition: string) => `if (${condition}) { ${x.jump("overflow")} }`;
    defineNamed(
      `addc.i32${suffix}`,
      (x) => `${ab(x)} const r = (a + b) | 0; ${over(x, "((a ^ r) & (b ^ r)) < 0")} ${put(x, "r")}`,
    );
    defineNamed(
      `addc.u32${suffix}`,
      (x) => `${ab(x)} const r = (a + b) | 0; ${over(x, "(r >>> 0) < (a >>> 0)")} ${put(x, "r")}`,
    );
    defineNamed(
      `subc.i32${suffix}`,
      (x) => `${ab(x)} const r = (a - b) | 0; ${over(x, "((a ^ b) & (a ^ r)) < 0")} ${put(x, "r")}`,
    );
    defineNamed(`subc.u32${suffix}`, (x) => `${ab(x)} ${over(x, "(a >>> 0) < (b >>> 0)")} ${put(x, "a - b")}`);
    defineNamed(`mulc.i32${suffix}`, (x) => `${ab(x)} const r = a * b; ${over(x, "r !== (r | 0)")} ${put(x, "r")}`);
    defineNamed(
      `mulc.u32${suffix}`,
      (x) => `${ab(x)} const r = (a >>> 0) * (b >>> 0); ${over(x, "r > 4294967295")} ${put(x, "r")}`,
    );
    for (const type of ["i32", "u32"]) {
      for (const [name, op] of [
        ["div", "/"],
        ["rem", "%"],
      ] as const) {
        defineNamed(
          `${name}.${type}${suffix}`,
          (x) =>
            `const b = ${b(x, type)}; if (b === 0) { vm.fault = FAULT_DIVIDE; break loop; } ${put(x, `(${x.read("a", type)} ${op} b) | 0`)}`,
        );
      }
    }
    const by = (x: Context) => (imm ? x.word("imm") : x.read("by", "32"));
    defineNamed(`shl.32${suffix}`, (x) => put(x, `${x.read("a", "32")} << ${by(x)}`));
    defineNamed(`shr.i32${suffix}`, (x) => put(x, `${x.read("a", "32")} >> ${by(x)}`));
    defineNamed(`shr.u32${suffix}`, (x) => put(x, `${x.read("a", "32")} >>> ${by(x)}`));
  }
  define("sub.32", (x) => `I[${x.slot("dst")}] = ${x.read("a", "32")} - ${x.read("b", "32")}; ${x.next}`);
  define("neg.32", (x) => `I[${x.slot("dst")}] = 0 - ${x.read("a", "32")}; ${x.next}`);
  define("not.32", (x) => `I[${x.slot("dst")}] = ~${x.read("a", "32")}; ${x.next}`);
  define("not.bool", (x) => `${x.write("dst", "8", `${x.read("a", "8")} === 0 ? 1 : 0`)} ${x.next}`);
  // Bytes are common enough in text processing to deserve the loop.
  for (const imm of [false, true]) {
    const suffix = imm ? ".imm" : "";
    const b = (x: Context) => (imm ? `(${x.word("imm")} & 255)` : x.read("b", "8"));
    defineNamed(
      `addc.u8${suffix}`,
      (x) =>
        `const r = ${x.read("a", "8")} + ${b(x)}; if (r > 255) { ${x.jump("overflow")} } ${x.write("dst", "8", "r")} ${x.next}`,
    );
    defineNamed(
      `subc.u8${suffix}`,
      (x) =>
        `const r = ${x.read("a", "8")} - ${b(x)}; if (r < 0) { ${x.jump("overflow")} } ${x.write("dst", "8", "r")} ${x.next}`,
    );
    for (const [name, op] of [
      ["add", "+"],
      ["and", "&"],
      ["or", "|"],
      ["xor", "^"],
    ]) {
      defineNamed(`${name}.8${suffix}`, (x) => `${x.write("dst", "8", `${x.read("a", "8")} ${op} ${b(x)}`)} ${x.next}`);
    }
  }
}

function arithmetic64(): void {
  const OVERFLOW = {
    addc: { i64: "((ah ^ hi) & (bh ^ hi)) < 0", u64: "((ah & bh) | ((ah | bh) & ~hi)) < 0" },
    subc: { i64: "((ah ^ bh) & (ah ^ hi)) < 0", u64: "((~ah & bh) | ((~ah | bh) & hi)) < 0" },
  } as const;
  for (const imm of [false, true]) {
    const suffix = imm ? ".imm" : "";
    const ab = (x: Context) => `${load64(x, "a", "a")} ${operandB(x, imm)}`;
    defineNamed(`add.64${suffix}`, (x) => `${ab(x)} ${ADD64} ${store64(x, "lo", "hi")} ${x.next}`);
    if (!imm) defineNamed("sub.64", (x) => `${ab(x)} ${SUB64} ${store64(x, "lo", "hi")} ${x.next}`);
    for (const [name, op] of [
      ["and", "&"],
      ["or", "|"],
      ["xor", "^"],
    ]) {
      defineNamed(`${name}.64${suffix}`, (x) => `${ab(x)} ${store64(x, `al ${op} bl`, `ah ${op} bh`)} ${x.next}`);
    }
    for (const type of ["i64", "u64"] as const) {
      defineNamed(
        `addc.${type}${suffix}`,
        (x) =>
          `${ab(x)} ${ADD64} if (${OVERFLOW.addc[type]}) { ${x.jump("overflow")} } ${store64(x, "lo", "hi")} ${x.next}`,
      );
      defineNamed(
        `subc.${type}${suffix}`,
        (x) =>
          `${ab(x)} ${SUB64} if (${OVERFLOW.subc[type]}) { ${x.jump("overflow")} } ${store64(x, "lo", "hi")} ${x.next}`,
      );
    }
    // Products below 2^53 are exact in doubles.
    const unsignedProduct = (x: Context) =>
      `if ((ah | bh) === 0) { const r = (al >>> 0) * (bl >>> 0); if (r <= 9007199254740991) { ${store64(x, "r | 0", "(r / 4294967296) | 0")} ${x.next} } }`;
    const signedProduct = (x: Context) =>
      `if (ah === al >> 31 && bh === bl >> 31) { const r = al * bl; if (r <= 9007199254740991 && r >= -9007199254740991) { ${store64(x, "r | 0", "Math.floor(r / 4294967296)")} ${x.next} } }`;
    defineNamed(
      `mul.64${suffix}`,
      (x) => `${ab(x)} ${unsignedProduct(x)} mul64(I, ${x.slot("dst")}, al, ah, bl, bh); ${x.next}`,
    );
    defineNamed(
      `mulc.u64${suffix}`,
      (x) =>
        `${ab(x)} ${unsignedProduct(x)} if (mulOverflowU64(I, ${x.slot("dst")}, al, ah, bl, bh)) { ${x.jump("overflow")} } ${x.next}`,
    );
    defineNamed(
      `mulc.i64${suffix}`,
      (x) =>
        `${ab(x)} ${signedProduct(x)} if (mulOverflowI64(I, ${x.slot("dst")}, al, ah, bl, bh)) { ${x.jump("overflow")} } ${x.next}`,
    );
    for (const [name, op] of [
      ["div", "/"],
      ["rem", "%"],
    ] as const) {
      const zero = "if ((bl | bh) === 0) { vm.fault = FAULT_DIVIDE; break loop; }";
      defineNamed(
        `${name}.u64${suffix}`,
        (x) => `${ab(x)} ${zero}
        if ((ah | bh) === 0) { ${store64(x, `((al >>> 0) ${op} (bl >>> 0)) | 0`, "0")} ${x.next} }
        ${name}U64(I, ${x.slot("dst")}, al, ah, bl, bh); ${x.next}`,
      );
      defineNamed(
        `${name}.i64${suffix}`,
        (x) => `${ab(x)} ${zero}
        if (ah === al >> 31 && bh === bl >> 31 && al !== -2147483648) { const r = (al ${op} bl) | 0; ${store64(x, "r", "r >> 31")} ${x.next} }
        ${name}I64(I, ${x.slot("dst")}, al, ah, bl, bh); ${x.next}`,
      );
    }
    const by = (x: Context) =>
      `const n = ${imm ? x.word("imm") : x.read("by", "32")} & 63; ${load64(x, "a", "a")} let lo = al, hi = ah;`;
    defineNamed(
      `shl.64${suffix}`,
      (x) => `${by(x)}
      if (n >= 32) { hi = al << (n - 32); lo = 0; } else if (n !== 0) { hi = (ah << n) | (al >>> (32 - n)); lo = al << n; } ${store64(x, "lo", "hi")} ${x.next}`,
    );
    defineNamed(
      `shr.u64${suffix}`,
      (x) => `${by(x)}
      if (n >= 32) { lo = ah >>> (n - 32); hi = 0; } else if (n !== 0) { lo = (al >>> n) | (ah << (32 - n)); hi = ah >>> n; } ${store64(x, "lo", "hi")} ${x.next}`,
    );
    defineNamed(
      `shr.i64${suffix}`,
      (x) => `${by(x)}
      if (n >= 32) { lo = ah >> (n - 32); hi = ah >> 31; } else if (n !== 0) { lo = (al >>> n) | (ah << (32 - n)); hi = ah >> n; } ${store64(x, "lo", "hi")} ${x.next}`,
    );
  }
  define("neg.64", (x) => `${load64(x, "a", "a")} ${store64(x, "0 - al", "~ah + (al === 0 ? 1 : 0)")} ${x.next}`);
  define("not.64", (x) => `${load64(x, "a", "a")} ${store64(x, "~al", "~ah")} ${x.next}`);
}

function floatOps(): void {
  for (const type of ["f32", "f64"]) {
    for (const [name, op] of [
      ["add", "+"],
      ["sub", "-"],
      ["mul", "*"],
      ["div", "/"],
      ["rem", "%"],
    ]) {
      defineNamed(
        `${name}.${type}`,
        (x) => `${x.write("dst", type, `${x.read("a", type)} ${op} ${x.read("b", type)}`)} ${x.next}`,
      );
    }
    defineNamed(`sqrt.${type}`, (x) => `${x.write("dst", type, `Math.sqrt(${x.read("a", type)})`)} ${x.next}`);
  }
  // On the bits, so that the sign of NaN is right.
  for (const [name, op] of [
    ["neg", "^ -2147483648"],
    ["abs", "& 2147483647"],
  ]) {
    defineNamed(`${name}.f32`, (x) => `I[${x.slot("dst")}] = I[${x.slot("a")}] ${op}; ${x.next}`);
    defineNamed(
      `${name}.f64`,
      (x) =>
        `const a = fp + (${x.word("a")} << 1), d = fp + (${x.word("dst")} << 1); I[d] = I[a]; I[d + 1] = I[a + 1] ${op}; ${x.next}`,
    );
  }
}

function conversionOps(): void {
  for (const from of ["i8", "u8", "i16", "u16"]) {
    if (from.endsWith("8"))
      defineNamed(`ext.${from}.16`, (x) => `${x.write("dst", "16", x.read("a", from))} ${x.next}`);
    defineNamed(`ext.${from}.32`, (x) => `I[${x.slot("dst")}] = ${x.read("a", from)}; ${x.next}`);
  }
  for (const from of SMALL) {
    const signed = isSigned(from);
    defineNamed(
      `ext.${from}.64`,
      (x) =>
        `const v = ${x.read("a", from === "u32" ? "32" : from)}; ${store64(x, "v", signed ? "v >> 31" : "0")} ${x.next}`,
    );
  }
  for (const type of ["f32", "f64"]) {
    for (const from of SMALL)
      defineNamed(`cvt.${from}.${type}`, (x) => `${x.write("dst", type, x.read("a", from))} ${x.next}`);
    defineNamed(
      `cvt.${type}.i32`,
      (x) =>
        `const v = ${x.read("a", type)}; I[${x.slot("dst")}] = v > -2147483649 && v < 2147483648 ? v | 0 : v !== v ? 0 : v < 0 ? -2147483648 : 2147483647; ${x.next}`,
    );
    defineNamed(
      `cvt.${type}.u32`,
      (x) =>
        `const v = ${x.read("a", type)}; I[${x.slot("dst")}] = v > 0 ? (v < 4294967296 ? v | 0 : -1) : 0; ${x.next}`,
    );
    defineNamed(
      `cvt.${type}.u8`,
      (x) => `const v = ${x.read("a", type)}; ${x.write("dst", "8", "v > 0 ? (v < 256 ? v | 0 : 255) : 0")} ${x.next}`,
    );
    defineNamed(
      `cvt.${type}.i64`,
      (x) => `const v = ${x.read("a", type)};
      if (v >= -9007199254740991 && v <= 9007199254740991) { const t = Math.trunc(v); ${store64(x, "t | 0", "Math.floor(t / 4294967296)")} ${x.next} }
      floatToI64(I, ${x.slot("dst")}, v); ${x.next}`,
    );
    defineNamed(
      `cvt.${type}.u64`,
      (x) => `const v = ${x.read("a", type)};
      if (v >= 0 && v <= 9007199254740991) { ${store64(x, "v | 0", "(v / 4294967296) | 0")} ${x.next} }
      floatToU64(I, ${x.slot("dst")}, v); ${x.next}`,
    );
  }
  define(
    "cvt.i64.f64",
    (x) => `${load64(x, "a", "a")} ${x.write("dst", "f64", "ah * 4294967296 + (al >>> 0)")} ${x.next}`,
  );
  define(
    "cvt.u64.f64",
    (x) => `${load64(x, "a", "a")} ${x.write("dst", "f64", "(ah >>> 0) * 4294967296 + (al >>> 0)")} ${x.next}`,
  );
  define("cvt.f32.f64", (x) => `${x.write("dst", "f64", x.read("a", "f32"))} ${x.next}`);
  define("cvt.f64.f32", (x) => `${x.write("dst", "f32", x.read("a", "f64"))} ${x.next}`);
}

/** What the loop does for each op that it handles itself. */
export function hotSnippets(access: AccessTexts = SEGMENT_CHECKS): ReadonlyMap<string, Snippet> {
  hot.clear();
  controlOps();
  compareOps();
  moveOps();
  memoryOps(access);
  arithmetic32();
  arithmetic64();
  floatOps();
  conversionOps();
  return new Map(hot);
}

/** Fills the marked gaps of a loop's text: cases, the number of the halting op, declarations of temporaries. */
export function fillLoop(text: string, snippets: ReadonlyMap<string, Snippet>): string {
  const cases: string[] = [];
  const temporaries = new Set<string>();
  OP_NAMES.forEach((name, opcode) => {
    const snippet = snippets.get(name);
    if (snippet === undefined) return;
    const body = hoist(snippet(new Context(opcode)).trim().replace(/\n\s+/g, "\n        "), temporaries);
    cases.push(`      // ${name}\n      case ${opcode}: {\n        ${body}\n      }`);
  });
  return text
    .replace("/* CASES */", cases.join("\n"))
    .replace("/* HALT */", String(OP_NAMES.length))
    .replace(
      "/* TEMPORARIES */",
      [...temporaries]
        .sort()
        .map((name) => `${name} = 0`)
        .join(", "),
    );
}

/** The text of the generated file. */
export function generateInterpreter(): string {
  return fillLoop(LOOP, hotSnippets());
}

/** Replaces each text by another; a text that is not there is a mistake. */
export function replaceAllParts(text: string, parts: readonly (readonly [from: string, to: string])[]): string {
  return parts.reduce((done, [from, to]) => {
    if (from === "" || !done.includes(from)) throw new Error(`the loop has no ${from}`);
    return done.replace(from, () => to);
  }, text);
}

/** What a loop does besides in order to stop where source-level steps begin, and to count them. */
export const STEPPING_PARTS: readonly (readonly [from: string, to: string])[] = [
  [
    "  let fuel = budget;\n",
    "  const marks = vm.marks as Uint8Array;\n  const allowed = Math.min(vm.marksLeft, 0x3fffffff);\n  let marksLeft = allowed;\n  let fuel = budget;\n",
  ],
  [
    "    switch (T[pc]) {\n",
    `    if (marks[pc] !== 0) {
      if (marksLeft === 0 || marks[pc] > 1) {
        stop = STOP_MARK;
        fuel++;
        break;
      }
      marksLeft--;
    }
    switch (T[pc]) {\n`,
  ],
  ["  vm.steps +=", "  vm.marksLeft -= allowed - marksLeft;\n  vm.marksPassed += allowed - marksLeft;\n  vm.steps +="],
];

/** The loop for stepping through a program: before each instruction it looks whether a step begins there. */
export function generateSteppingInterpreter(): string {
  return replaceAllParts(fillLoop(LOOP, hotSnippets()), [
    [
      "// The interpreter's loop, generated by `tools/gen-interpreter.ts` from the op table: edit that, not this, and run\n// `npm run gen`.",
      "// The interpreter's loop for stepping: it can stop where a source-level step begins, and counts those it passes.\n// Generated by `tools/gen-interpreter.ts` from the op table: edit that, not this, and run `npm run gen`.",
    ],
    [
      "/** Why {@link execute} came back. */\n",
      'import { STOP_FAULT, STOP_HALTED, STOP_PAUSED } from "./interpreter.ts";\nimport { STOP_MARK } from "./trap.ts";\n',
    ],
    [/export const STOP_PAUSED[\s\S]*?STOP_FAULT = \d;\n/.exec(LOOP)?.[0] ?? "", ""],
    [
      "/** Executes at most `budget` (below 2^31) instructions from the machine's state, and leaves it where it stopped. */",
      "/**\n * As the ordinary loop, but stops before a marked instruction once `marksLeft` is used up or where the mark is a\n * breakpoint (above 1).\n */",
    ],
    ["function execute(", "function executeStepwise("],
    ...STEPPING_PARTS,
  ]);
}

/**
 * Turns a snippet's declarations into assignments to variables of the whole function. Hundreds of block-scoped
 * variables would each take a register, and registers beyond 127 make every bytecode that names them longer.
 */
function hoist(body: string, temporaries: Set<string>): string {
  return body.replace(/\b(?:const|let) ([^;]*);/g, (_, declarations: string) => {
    const separate = declarations.replace(/, (\w+) = /g, "; $1 = ");
    for (const [, name] of separate.matchAll(/(?:^|; )(\w+) = /g)) temporaries.add(name as string);
    return `${separate};`;
  });
}

/** The file around the cases. */
export const LOOP = `// The interpreter's loop, generated by \`tools/gen-interpreter.ts\` from the op table: edit that, not this, and run
// \`npm run gen\`.
//
// \`T\` is the decoded text, \`I\` memory as 32-bit words (with \`U8\`, \`I8\`, \`U16\`, \`I16\`, \`S\` and \`D\` for bytes, halves,
// f32 and f64), \`fp\` the frame pointer in words, \`C\` the control stack. A 64-bit integer is two words, low first.
import { INTRINSIC_TABLE } from "./intrinsic-table.ts";
import { divI64, divU64, floatToI64, floatToU64, leaIndex, mul64, mulOverflowI64, mulOverflowU64, remI64, remU64 } from "./int64.ts";
import { copyBytes, fillBytes, loadUnaligned, storeUnaligned } from "./bytes.ts";
import { COLD_OPS } from "./cold-ops.ts";
import type { MachineState } from "./state.ts";
import { FAULT_CALL, FAULT_DIVIDE, FAULT_LOAD, FAULT_STACK, FAULT_STORE } from "./trap.ts";
import { unwind } from "./unwind.ts";

/** Why {@link execute} came back. */
export const STOP_PAUSED = 0;
export const STOP_HALTED = 1;
export const STOP_FAULT = 2;

/** Executes at most \`budget\` (below 2^31) instructions from the machine's state, and leaves it where it stopped. */
export function execute(vm: MachineState, budget: number): number {
  const T = vm.image.text;
  const C = vm.control;
  const M = vm.memory;
  const LO = M.readOnlyBase;
  const RW = M.readWriteBase;
  let I = M.i32;
  let U8 = M.u8;
  let I8 = M.i8;
  let U16 = M.u16;
  let I16 = M.i16;
  let S = M.f32;
  let D = M.f64;
  let { loadSpan, storeSpan } = M;
  let { pc, fp, csp } = vm;
  let soft = vm.stackSoft;
  let fuel = budget;
  let stop = STOP_FAULT;
  let /* TEMPORARIES */;
  loop: for (;;) {
    if (--fuel < 0) {
      stop = STOP_PAUSED;
      fuel = 0;
      break;
    }
    switch (T[pc]) {
/* CASES */
      // The bottom frame has returned.
      case /* HALT */: {
        stop = STOP_HALTED;
        fuel++;
        break loop;
      }
      default: {
        const next = COLD_OPS[T[pc]](vm, pc, fp);
        if (next < 0) break loop;
        pc = next;
        continue;
      }
    }
  }
  vm.pc = pc;
  vm.fp = fp;
  vm.csp = csp;
  vm.steps += budget - fuel;
  return stop;
}
`;
