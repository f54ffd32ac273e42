// Values of constants in types, each found once; and cycles of definitions.

import { error, type Reported } from "#diagnostics/diagnostic.ts";
import type { DefId } from "#hir/defs.ts";
import { evalSimple } from "#types/const-eval.ts";
import { toBits } from "#types/scalar.ts";
import type { Tcx, TcxHooks } from "#types/tcx.ts";
import type { Const, GenericArgs, Ty } from "#types/ty.ts";
import { CONST_ERROR, Flag, flagsOf, hasFlags, mkConst } from "#types/ty.ts";
import { Memo } from "./memo.ts";

/** E0391 for a definition that needs itself. */
export function reportCycle(tcx: Tcx, def: DefId, doing: string): Reported {
  const { kind, name, nameSpan } = tcx.hir.def(def);
  const what =
    kind === "typeAlias"
      ? `expanding type alias \`${tcx.hir.path(def)}\``
      : `${doing} \`${kind === "impl" ? name : tcx.hir.path(def)}\``;
  const { span } = tcx.hir.def(def);
  const builder = error("E0391", `cycle detected when ${what}`).at(kind === "typeAlias" ? span : nameSpan);
  builder.note(`...which immediately requires ${what} again`);
  return tcx.sink.error(builder);
}

export class Constants {
  readonly #tcx: Tcx;
  readonly #hooks: TcxHooks;
  readonly #values = new Memo<Const>();
  readonly #evaluating: DefId[] = [];
  readonly #anonConsts = new Map<DefId, Ty>();

  constructor(tcx: Tcx, hooks: TcxHooks) {
    this.#tcx = tcx;
    this.#hooks = hooks;
  }

  /** The type an anonymous const was registered with. */
  typeOfAnon(def: DefId): Ty | undefined {
    return this.#anonConsts.get(def);
  }

  registerAnon(def: DefId, ty: Ty): void {
    if (this.#tcx.hir.def(def).kind === "anonConst") this.#anonConsts.set(def, ty);
  }

  eval(value: Const): Const {
    if (value.kind !== "unevaluated") return value;
    if (
      (flagsOf(value.args) &
        (Flag.hasParam | Flag.hasConstParam | Flag.hasTyInfer | Flag.hasConstInfer | Flag.hasError)) !==
      0
    )
      return value;
    return this.#values.get(
      value.id,
      () => this.#evaluate(value.def, value.args) ?? value,
      () => {
        this.#constCycle(value.def);
        return CONST_ERROR;
      },
    );
  }

  /** Constants that need each other; told at the one that comes first. */
  #constCycle(def: DefId): void {
    const members = this.#evaluating.slice(this.#evaluating.indexOf(def));
    const first = Math.min(...members) as DefId;
    const { kind, nameSpan } = this.#tcx.hir.def(first);
    if (kind !== "const") {
      reportCycle(this.#tcx, first, "evaluating");
      return;
    }
    const what = `checking if \`${this.#tcx.hir.path(first)}\` is a trivial const`;
    this.#tcx.sink.error(
      error("E0391", `cycle detected when ${what}`)
        .at(nameSpan)
        .note(`...which again requires ${what}, completing the cycle`),
    );
  }

  #evaluate(def: DefId, args: GenericArgs): Const | undefined {
    this.#evaluating.push(def);
    try {
      return this.#evaluateNew(def, args);
    } finally {
      this.#evaluating.pop();
    }
  }

  #evaluateNew(def: DefId, args: GenericArgs): Const | undefined {
    const { kind } = this.#tcx.hir.def(def);
    if (kind === "anonConst" || kind === "const") {
      const ty = this.#tcx.typeOf(def);
      const simple = evalSimple(this.#tcx, def, ty);
      if (simple === "failed") return CONST_ERROR;
      if (simple !== undefined) {
        if (simple.ty !== ty && !hasFlags(ty, Flag.hasParam)) {
          // A type error; type checking of the body says so.
          return this.#hooks.evalConst?.(def, args) ?? CONST_ERROR;
        }
        return mkConst(ty, toBits(ty, simple.value));
      }
    }
    return this.#hooks.evalConst?.(def, args);
  }
}
