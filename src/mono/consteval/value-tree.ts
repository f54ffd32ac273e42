// A constant's value as a tree, for patterns: rustc's `const_to_valtree`.

import { bug } from "#support/bug.ts";
import type { Span } from "#support/span.ts";
import { fromUtf8 } from "#support/utf8.ts";
import type { Ty } from "#types/ty.ts";
import type { ValueTree } from "#types/tcx.ts";
import { variantAt } from "./enums.ts";
import type { ConstEvaluator } from "#mono/const-eval.ts";
import type { ConstPlace } from "./frame.ts";
import { type ConstData, POINTER_SIZE } from "#mono/const-memory.ts";

type Placed = Pick<ConstPlace, "data" | "offset" | "ty" | "meta">;

/** The tree of a valid value, of a constant that is declared at `span`; what patterns cannot look into is `opaque`. */
export function valueTree(evaluator: ConstEvaluator, data: ConstData, ty: Ty, span: Span): ValueTree {
  return new Trees(evaluator, span).of({ data, offset: 0, ty, meta: undefined });
}

class Trees {
  readonly #eval: ConstEvaluator;
  readonly #span: Span;

  constructor(evaluator: ConstEvaluator, span: Span) {
    this.#eval = evaluator;
    this.#span = span;
  }

  of(at: Placed): ValueTree {
    const { data, offset, ty, meta } = at;
    const { mono } = this.#eval;
    switch (ty.kind) {
      case "bool":
      case "char":
      case "int":
      case "uint":
      case "float":
        return { kind: "bits", bits: data.read(offset, mono.layouts.of(ty).size) };
      case "ref":
        return this.#target(at, ty.inner);
      case "tuple":
        return this.#fields(at, 0);
      case "array":
        return this.#elements(at, ty.element, Number(mono.constBits(ty.length, [])));
      case "slice":
        return this.#elements(at, ty.element, typeof meta === "bigint" ? Number(meta) : bug("slice without a length"));
      case "str": {
        const length = typeof meta === "bigint" ? Number(meta) : bug("string without a length");
        return { kind: "str", value: fromUtf8(data.bytes.subarray(offset, offset + length)) };
      }
      case "adt": {
        const adt = mono.tcx.adt(ty.def);
        if (adt.kind === "union") return { kind: "union" };
        if (adt.kind === "struct") return this.#fields(at, 0);
        const variant = variantAt(mono, at);
        return this.#fields(at, typeof variant === "number" ? variant : bug(variant));
      }
      case "rawPtr":
        return { kind: data.hasProvenance(offset, POINTER_SIZE) ? "address" : "opaque" };
      case "fnPtr":
        return { kind: "address" };
      default:
        return { kind: "opaque" };
    }
  }

  #target({ data, offset }: Placed, inner: Ty): ValueTree {
    const pointer = data.pointer(offset);
    // What has no size may lie at any address.
    if (pointer === undefined) return { kind: "opaque" };
    const isWide = this.#eval.mono.layouts.metadata(inner) !== "none";
    const second = offset + POINTER_SIZE;
    const meta = isWide ? (data.pointer(second) ?? data.read(second, POINTER_SIZE)) : undefined;
    const target = this.#eval.target(pointer);
    this.#eval.force(target.data, this.#span);
    return { kind: "fields", variant: 0, fields: [this.of({ ...target, ty: inner, meta })] };
  }

  #fields(at: Placed, variant: number): ValueTree {
    const { layouts } = this.#eval.mono;
    const offsets = layouts.of(at.ty).fields[variant] ?? [];
    const fields = layouts
      .fieldTys(at.ty, variant)
      .map((ty, i) => this.of({ data: at.data, offset: at.offset + (offsets[i] ?? 0), ty, meta: undefined }));
    return { kind: "fields", variant, fields };
  }

  #elements(at: Placed, element: Ty, count: number): ValueTree {
    const { size } = this.#eval.mono.layouts.of(element);
    const fields = Array.from({ length: count }, (_, i) =>
      this.of({ data: at.data, offset: at.offset + i * size, ty: element, meta: undefined }),
    );
    return { kind: "fields", variant: 0, fields };
  }
}
