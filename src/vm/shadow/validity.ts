// Whether bytes are a value of a type: a bool is 0 or 1, a char a Unicode scalar value, an enum one of its variants, a
// reference no null.
import type { Program, TypeInfo } from "#isa/program.ts";
import type { MachineState } from "#vm/state.ts";
import { fault, faultUninitialised } from "./memory-fault.ts";
import type { Shadow } from "./shadow.ts";

/** Nesting that is looked into at most. */
const MAX_DEPTH = 16;
/** Elements of an array that are looked at. */
const MAX_ELEMENTS = 4096;

/** What is wrong, with the first byte concerned; or that bytes have no value yet. */
type Flaw =
  | { readonly kind: "invalid"; readonly at: number; readonly text: string }
  | { readonly kind: "uninitialised"; readonly at: number; readonly size: number };

class Validator {
  readonly #vm: MachineState;
  readonly #program: Program;

  constructor(vm: MachineState) {
    this.#vm = vm;
    this.#program = vm.image.program;
  }

  #unsigned(at: number, size: number): bigint {
    const { u8 } = this.#vm.memory;
    let value = 0n;
    for (let i = size - 1; i >= 0; i--) value = (value << 8n) | BigInt(u8[at + i] as number);
    return value;
  }

  #isInitialised(at: number, size: number): boolean {
    return (this.#vm.shadow as Shadow).isInitialised(at, size);
  }

  flaw(at: number, index: number, depth = 0): Flaw | null {
    const info: TypeInfo | undefined = this.#program.types[index];
    if (info === undefined || info.size === 0 || depth > MAX_DEPTH) return null;
    switch (info.kind) {
      case "struct":
        return this.#fields(at, info.fields, depth);
      case "enum":
        return this.#variant(at, info, depth);
      case "array": {
        const size = this.#program.types[info.element]?.size ?? 0;
        for (let i = 0; i < Math.min(info.length, MAX_ELEMENTS); i++) {
          const found = this.flaw(at + i * size, info.element, depth + 1);
          if (found !== null) return found;
        }
        return null;
      }
      case "int":
      case "float":
      case "bool":
      case "char":
      case "pointer":
      case "function":
        if (!this.#isInitialised(at, info.size)) return { kind: "uninitialised", at, size: info.size };
        return this.#scalar(at, info);
      default:
        return null;
    }
  }

  #fields(
    at: number,
    fields: readonly { readonly offset: number; readonly type: number }[],
    depth: number,
  ): Flaw | null {
    for (const { offset, type } of fields) {
      const found = this.flaw(at + offset, type, depth + 1);
      if (found !== null) return found;
    }
    return null;
  }

  #variant(at: number, info: TypeInfo & { readonly kind: "enum" }, depth: number): Flaw | null {
    const { tag, variants } = info;
    if (tag.kind === "none") return variants[0] === undefined ? null : this.#fields(at, variants[0].fields, depth);
    if (!this.#isInitialised(at + tag.offset, tag.size))
      return { kind: "uninitialised", at: at + tag.offset, size: tag.size };
    const value = this.#unsigned(at + tag.offset, tag.size);
    const variant =
      variants.find((one) => one.tag === value) ?? (tag.kind === "niche" ? variants[tag.dataful] : undefined);
    if (variant === undefined)
      return { kind: "invalid", at: at + tag.offset, text: `${value} is the tag of no variant of \`${info.name}\`` };
    return this.#fields(at, variant.fields, depth);
  }

  #scalar(at: number, info: TypeInfo): Flaw | null {
    const value = this.#unsigned(at, Math.min(8, info.size));
    const invalid = (text: string): Flaw => ({ kind: "invalid", at, text });
    switch (info.kind) {
      case "bool":
        return value > 1n ? invalid(`a \`bool\` is 0 or 1, and this is ${value}`) : null;
      case "char":
        return value > 0x10ffffn || (value >= 0xd800n && value < 0xe000n)
          ? invalid(`0x${value.toString(16)} is no Unicode scalar value, so no \`char\``)
          : null;
      case "pointer":
        return value === 0n && (info.pointer === "ref" || info.pointer === "refMut")
          ? invalid(`a reference (\`${info.name}\`) is never null`)
          : null;
      case "function":
        return value === 0n ? invalid("a function pointer is never null") : null;
      default:
        return null;
    }
  }
}

/** True if the bytes at `address` are a value of type `type`; else false, with the fault recorded. */
export function faultInvalidValue(vm: MachineState, address: number, size: number, type: number): boolean {
  const flaw = new Validator(vm).flaw(address, type);
  if (flaw === null) return true;
  if (flaw.kind === "uninitialised") return faultUninitialised(vm, flaw.at, flaw.size);
  const record = (vm.shadow as Shadow).recordAt(vm, flaw.at);
  return fault(vm, "M0009", "use", flaw.at, size, record, flaw.text);
}
