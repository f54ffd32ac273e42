// MIR as text, much as `rustc --emit mir` writes it.

import type { Span } from "#support/span.ts";
import type { Tcx } from "#types/tcx.ts";
import type { BasicBlock, Body, ConstOperand, Operand, Place, Rvalue, Statement, Terminator, Unwind } from "./body.ts";

/** One line of a printed body. Statements and terminators have the source they come from. */
export interface MirLine {
  readonly text: string;
  readonly span?: Span;
}

/** Prints a body and its promoted constants. */
export function printMir(tcx: Tcx, body: Body): string {
  const own = mirLines(tcx, body).map((line) => `${line.text}\n`);
  return [own.join(""), ...body.promoted.map((p) => printMir(tcx, p))].join("\n");
}

/** The lines of a body, without its promoted constants. */
export function mirLines(tcx: Tcx, body: Body): readonly MirLine[] {
  return new Printer(tcx).body(body);
}

class Printer {
  readonly #tcx: Tcx;

  constructor(tcx: Tcx) {
    this.#tcx = tcx;
  }

  body(body: Body): MirLine[] {
    const ty = (i: number): string => this.#tcx.tyToString((body.locals[i] as Body["locals"][number]).ty);
    const params = Array.from({ length: body.argCount }, (_, i) => `_${i + 1}: ${ty(i + 1)}`).join(", ");
    const name = this.#tcx.hir.path(body.source.def);
    const head =
      body.kind === "promoted"
        ? `promoted[${body.source.promoted}] in ${name}: ${ty(0)} = {`
        : `fn ${name}(${params}) -> ${ty(0)} {`;
    const lines: MirLine[] = [{ text: head }];
    for (const info of body.debug) lines.push({ text: `    debug ${info.name} => ${this.place(info.place)};` });
    body.locals.forEach((local, i) => {
      if (i === 0 || i > body.argCount) lines.push({ text: `    let ${local.mutable ? "mut " : ""}_${i}: ${ty(i)};` });
    });
    body.blocks.forEach((block, i) => lines.push({ text: "" }, ...this.#block(block, i)));
    lines.push({ text: "}" });
    return lines;
  }

  #block(block: BasicBlock, index: number): MirLine[] {
    const lines: MirLine[] = [{ text: `    bb${index}${block.cleanup ? " (cleanup)" : ""}: {` }];
    for (const statement of block.statements)
      lines.push({ text: `        ${this.statement(statement)};`, span: statement.source.span });
    const { terminator } = block;
    lines.push({ text: `        ${this.terminator(terminator)};`, span: terminator.source.span }, { text: "    }" });
    return lines;
  }

  place(place: Place): string {
    let text = `_${place.local}`;
    for (const step of place.projection) {
      switch (step.kind) {
        case "deref":
          text = `(*${text})`;
          break;
        case "field":
          text = `(${text}.${step.index}: ${this.#tcx.tyToString(step.ty)})`;
          break;
        case "index":
          text = `${text}[_${step.local}]`;
          break;
        case "constantIndex":
          text = `${text}[${step.fromEnd ? "-" : ""}${step.offset} of ${step.minLength}]`;
          break;
        case "subslice":
          text = `${text}[${step.from}..${step.fromEnd ? "-" : ""}${step.to}]`;
          break;
        case "downcast":
          text = `(${text} as variant#${step.variant})`;
          break;
      }
    }
    return text;
  }

  operand(operand: Operand): string {
    return operand.kind === "const"
      ? `const ${this.#constant(operand)}`
      : `${operand.kind} ${this.place(operand.place)}`;
  }

  #constant(operand: ConstOperand): string {
    const { value } = operand;
    const ty = this.#tcx.tyToString(operand.ty);
    switch (value.kind) {
      case "scalar":
        if (operand.ty.kind === "bool") return value.bits === 0n ? "false" : "true";
        if (operand.ty.kind === "char") return JSON.stringify(String.fromCodePoint(Number(value.bits)));
        return operand.ty.kind === "int"
          ? `${BigInt.asIntN(operand.ty.name === "isize" ? 64 : Number(operand.ty.name.slice(1)), value.bits)}_${ty}`
          : `${value.bits}_${ty}`;
      case "zeroSized":
        return ty;
      case "str":
        return JSON.stringify(value.value);
      case "byteStr":
        return `b[${value.value.join(", ")}]`;
      case "item":
        return this.#tcx.hir.path(value.def);
      case "ty":
        return value.value.kind === "value" ? `${value.value.bits}_${ty}` : this.#tcx.tyToString(value.value);
      case "promoted":
        return `promoted[${value.index}]`;
      case "static":
        return `{static ${this.#tcx.hir.path(value.def)}: ${ty}}`;
    }
  }

  rvalue(rvalue: Rvalue): string {
    const op = (o: Operand): string => this.operand(o);
    switch (rvalue.kind) {
      case "use":
        return op(rvalue.operand);
      case "repeat":
        return `[${op(rvalue.operand)}; ${this.#tcx.tyToString(rvalue.count)}]`;
      case "ref": {
        const { borrow } = rvalue;
        const kind =
          borrow.kind === "shared"
            ? ""
            : borrow.kind === "fake"
              ? `fake ${borrow.depth} `
              : borrow.allow === "twoPhase"
                ? "mut two-phase "
                : borrow.allow === "closureCapture"
                  ? "unique "
                  : "mut ";
        return `&${kind}${this.place(rvalue.place)}`;
      }
      case "rawPtr":
        return `&raw ${rvalue.mutability === "mut" ? "mut" : "const"} ${this.place(rvalue.place)}`;
      case "cast":
        return `${op(rvalue.operand)} as ${this.#tcx.tyToString(rvalue.ty)} (${rvalue.cast}${rvalue.implicit ? ", implicit" : ""})`;
      case "binary":
        return `${rvalue.op}(${op(rvalue.left)}, ${op(rvalue.right)})`;
      case "unary":
        return `${rvalue.op}(${op(rvalue.operand)})`;
      case "discriminant":
        return `discriminant(${this.place(rvalue.place)})`;
      case "aggregate":
        return this.#aggregate(rvalue);
    }
  }

  #aggregate(rvalue: Extract<Rvalue, { kind: "aggregate" }>): string {
    const parts = rvalue.operands.map((o) => this.operand(o)).join(", ");
    switch (rvalue.aggregate.kind) {
      case "array":
        return `[${parts}]`;
      case "tuple":
        return `(${parts})`;
      case "adt": {
        const adt = this.#tcx.adt(rvalue.aggregate.def);
        const variant = adt.variants[rvalue.aggregate.variant]?.name ?? "?";
        return `${this.#tcx.hir.path(rvalue.aggregate.def)}${adt.kind === "enum" ? `::${variant}` : ""} { ${parts} }`;
      }
      case "closure":
        return `{closure ${this.#tcx.closureLocation(rvalue.aggregate.def)}} { ${parts} }`;
      case "rawPtr":
        return `*ptr from (${parts})`;
    }
  }

  statement(statement: Statement): string {
    switch (statement.kind) {
      case "assign":
        return `${this.place(statement.place)} = ${this.rvalue(statement.rvalue)}`;
      case "fakeRead":
        return `FakeRead(${statement.cause}, ${this.place(statement.place)})`;
      case "storageLive":
        return `StorageLive(_${statement.local})`;
      case "storageDead":
        return `StorageDead(_${statement.local})`;
      case "ascribeUserType":
        return `AscribeUserType(${this.place(statement.place)}, ${statement.variance}${statement.annotation.ty === undefined ? "" : `, ${this.#tcx.tyToString(statement.annotation.ty)}`})`;
      case "setDiscriminant":
        return `discriminant(${this.place(statement.place)}) = ${statement.variant}`;
      case "placeMention":
        return `PlaceMention(${this.place(statement.place)})`;
    }
  }

  #unwind(unwind: Unwind): string {
    return typeof unwind === "number" ? `unwind: bb${unwind}` : `unwind ${unwind}`;
  }

  terminator(t: Terminator): string {
    switch (t.kind) {
      case "goto":
        return `goto -> bb${t.target}`;
      case "switchInt":
        return `switchInt(${this.operand(t.operand)}) -> [${t.targets.map((row) => `${row.value}: bb${row.target}, `).join("")}otherwise: bb${t.otherwise}]`;
      case "return":
        return "return";
      case "unreachable":
        return "unreachable";
      case "unwindResume":
        return "resume";
      case "drop":
        return `drop(${this.place(t.place)}) -> [return: bb${t.target}, ${this.#unwind(t.unwind)}]`;
      case "call": {
        const args = t.args.map((a) => this.operand(a)).join(", ");
        const target =
          t.target === undefined ? this.#unwind(t.unwind) : `[return: bb${t.target}, ${this.#unwind(t.unwind)}]`;
        return `${this.place(t.destination)} = ${this.operand(t.func).replace(/^const /, "")}(${args}) -> ${target}`;
      }
      case "assert":
        return `assert(${t.expected ? "" : "!"}${this.operand(t.condition)}, ${t.message.kind}) -> [success: bb${t.target}, ${this.#unwind(t.unwind)}]`;
      case "falseEdge":
        return `falseEdge -> [real: bb${t.real}, imaginary: bb${t.imaginary}]`;
      case "falseUnwind":
        return `falseUnwind -> [real: bb${t.target}, ${this.#unwind(t.unwind)}]`;
    }
  }
}
