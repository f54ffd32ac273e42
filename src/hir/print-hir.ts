// A readable text of the HIR, for `--emit hir` and tests.

import { unreachable } from "#support/bug.ts";
import type { ExprId, HirBlock, HirBody, HirExpr, Literal, PatId } from "./body.ts";
import type { DefId, LocalId, Res } from "./defs.ts";
import type { Hir } from "./hir.ts";
import type {
  HirBound,
  HirConstArg,
  HirFnSig,
  HirGenericArgs,
  HirGenericParam,
  HirGenerics,
  HirItem,
  HirLifetime,
  HirPath,
  HirPathSegment,
  HirPolyTraitRef,
  HirTy,
  HirVariant,
  QPath,
} from "./items.ts";

/** All items and bodies of the user's crate. */
export function printHir(hir: Hir): string {
  const printer = new HirPrinter(hir);
  printer.module(hir.crateRoot, "");
  return printer.text();
}

class HirPrinter {
  readonly #hir: Hir;
  #lines: string[] = [];

  constructor(hir: Hir) {
    this.#hir = hir;
  }

  text(): string {
    return `${this.#lines.join("\n")}\n`;
  }
  #line(indent: string, text: string): void {
    this.#lines.push(`${indent}${text}`);
  }

  module(def: DefId, indent: string): void {
    for (const child of this.#hir.children(def)) this.item(child, indent);
  }

  item(def: DefId, indent: string): void {
    const row = this.#hir.def(def);
    const item = this.#hir.item(def);
    if (item === undefined) return;
    const vis = row.visibility.kind === "public" ? "pub " : "";
    switch (item.kind) {
      case "mod":
        this.#line(indent, `${vis}mod ${row.name} {`);
        this.module(def, `${indent}    `);
        this.#line(indent, "}");
        return;
      case "fn":
        this.#fn(item, row.name, `${indent}`, vis);
        return;
      case "struct":
      case "union":
        this.#line(
          indent,
          `${vis}${item.kind} ${row.name}${this.#generics(item.generics)}${this.#variant(item.variant)}`,
        );
        return;
      case "enum":
        this.#line(indent, `${vis}enum ${row.name}${this.#generics(item.generics)} {`);
        for (const variant of item.variants) {
          const value = variant.discriminant === undefined ? "" : ` = ${this.#const(variant.discriminant)}`;
          this.#line(`${indent}    `, `${variant.name}${this.#variant(variant)}${value},`);
        }
        this.#line(indent, "}");
        return;
      case "trait":
        this.#line(
          indent,
          `${vis}trait ${row.name}${this.#generics(item.generics)}${this.#bounds(item.supertraits)} {`,
        );
        for (const child of item.items) this.item(child, `${indent}    `);
        this.#line(indent, "}");
        return;
      case "impl": {
        const of =
          item.traitRef === undefined ? "" : `${item.negative ? "!" : ""}${this.path(item.traitRef.path)} for `;
        this.#line(indent, `impl${this.#generics(item.generics)} ${of}${this.ty(item.selfTy)} {`);
        for (const child of item.items) this.item(child, `${indent}    `);
        this.#line(indent, "}");
        return;
      }
      case "typeAlias":
        this.#line(indent, `${vis}type ${row.name}${this.#generics(item.generics)} = ${this.ty(item.ty)};`);
        return;
      case "assocType":
        this.#line(
          indent,
          `type ${row.name}${this.#generics(item.generics)}${this.#bounds(item.bounds)}${item.ty === undefined ? "" : ` = ${this.ty(item.ty)}`};`,
        );
        return;
      case "const":
        this.#line(
          indent,
          `${vis}const ${row.name}: ${this.ty(item.ty)}${item.body === undefined ? "" : ` = ${this.#body(item.body, indent)}`};`,
        );
        return;
      case "static":
        this.#line(
          indent,
          `${vis}static ${item.mutability === "mut" ? "mut " : ""}${row.name}: ${this.ty(item.ty)}${item.body === undefined ? "" : ` = ${this.#body(item.body, indent)}`};`,
        );
        return;
      case "opaque":
        this.#line(indent, `opaque${this.#bounds(item.bounds)};`);
        return;
      default:
        unreachable(item);
    }
  }

  #fn(item: Extract<HirItem, { kind: "fn" }>, name: string, indent: string, vis: string): void {
    const { sig } = item;
    const head = `${vis}${sig.const ? "const " : ""}${sig.unsafe ? "unsafe " : ""}fn ${name}${this.#generics(item.generics)}`;
    if (item.body === undefined) {
      this.#line(indent, `${head}${this.#sig(sig)};`);
      return;
    }
    const body = this.#hir.body(item.body);
    const printer = new BodyPrinter(this, body, this.#hir);
    const params = body.params
      .map((p) => `${printer.pat(p.pat)}: ${p.ty === undefined ? "_" : this.ty(p.ty)}`)
      .join(", ");
    this.#line(indent, `${head}(${params})${this.#output(sig)} ${printer.expr(body.value, indent)}`);
  }

  #body(id: Parameters<Hir["body"]>[0], indent: string): string {
    const body = this.#hir.body(id);
    return new BodyPrinter(this, body, this.#hir).expr(body.value, indent);
  }

  #sig(sig: HirFnSig): string {
    return `(${sig.inputs.map((t) => this.ty(t)).join(", ")})${this.#output(sig)}`;
  }
  #output(sig: HirFnSig): string {
    return sig.output.kind === "tuple" && sig.output.elements.length === 0 ? "" : ` -> ${this.ty(sig.output)}`;
  }

  #variant(variant: HirVariant): string {
    const fields = variant.fields
      .map((f) => (variant.shape === "named" ? `${f.name}: ${this.ty(f.ty)}` : this.ty(f.ty)))
      .join(", ");
    return variant.shape === "unit" ? "" : variant.shape === "tuple" ? `(${fields})` : ` { ${fields} }`;
  }

  #generics(generics: HirGenerics): string {
    const params = generics.params.length === 0 ? "" : `<${generics.params.map((p) => this.param(p)).join(", ")}>`;
    const where = generics.where.map((w) =>
      w.kind === "outlives"
        ? `${this.lifetime(w.lifetime)}: ${w.bounds.map((l) => this.lifetime(l)).join(" + ")}`
        : `${this.#binder(w.boundParams)}${this.ty(w.ty)}${this.#bounds(w.bounds)}`,
    );
    return where.length === 0 ? params : `${params} where ${where.join(", ")}`;
  }

  param(param: HirGenericParam): string {
    switch (param.kind) {
      case "lifetime":
        return `${this.#lifetimeName(param.def)}${param.bounds.length === 0 ? "" : `: ${param.bounds.map((l) => this.lifetime(l)).join(" + ")}`}`;
      case "type":
        return `${param.name}${this.#bounds(param.bounds)}${param.default === undefined ? "" : ` = ${this.ty(param.default)}`}`;
      case "const":
        return `const ${param.name}: ${this.ty(param.ty)}`;
    }
  }

  #lifetimeName(def: DefId): string {
    const { name } = this.#hir.def(def);
    return name === "'_" ? `'_${def}` : name;
  }

  lifetime(lifetime: HirLifetime): string {
    switch (lifetime.kind) {
      case "static":
        return "'static";
      case "param":
        return this.#lifetimeName(lifetime.def);
      case "infer":
        return "'_";
      case "objectDefault":
        return "'{default}";
      case "error":
        return "'{error}";
    }
  }

  #binder(params: readonly HirGenericParam[]): string {
    return params.length === 0 ? "" : `for<${params.map((p) => this.param(p)).join(", ")}> `;
  }
  #bounds(bounds: readonly HirBound[]): string {
    return bounds.length === 0 ? "" : `: ${bounds.map((b) => this.#bound(b)).join(" + ")}`;
  }
  #bound(bound: HirBound): string {
    return bound.kind === "outlives"
      ? this.lifetime(bound.lifetime)
      : `${bound.modifier === "maybe" ? "?" : ""}${this.#polyTraitRef(bound.trait)}`;
  }
  #polyTraitRef(ref: HirPolyTraitRef): string {
    return `${this.#binder(ref.boundParams)}${this.path(ref.traitRef.path)}`;
  }

  ty(ty: HirTy): string {
    switch (ty.kind) {
      case "path":
        return this.qpath(ty.path);
      case "prim":
        return ty.prim;
      case "ref": {
        const lifetime = ty.lifetime.kind === "infer" ? "" : `${this.lifetime(ty.lifetime)} `;
        return `&${lifetime}${ty.mutability === "mut" ? "mut " : ""}${this.ty(ty.inner)}`;
      }
      case "rawPtr":
        return `*${ty.mutability === "mut" ? "mut" : "const"} ${this.ty(ty.inner)}`;
      case "slice":
        return `[${this.ty(ty.element)}]`;
      case "array":
        return `[${this.ty(ty.element)}; ${this.#const(ty.length)}]`;
      case "tuple":
        return `(${ty.elements.map((t) => this.ty(t)).join(", ")}${ty.elements.length === 1 ? "," : ""})`;
      case "never":
        return "!";
      case "infer":
        return "_";
      case "fnPtr":
        return `${this.#binder(ty.fn.boundParams)}fn(${ty.fn.inputs.map((t) => this.ty(t)).join(", ")}) -> ${this.ty(ty.fn.output)}`;
      case "traitObject":
        return `dyn ${ty.bounds.map((b) => this.#polyTraitRef(b)).join(" + ")} + ${this.lifetime(ty.lifetime)}`;
      case "opaque": {
        const item = this.#hir.item(ty.def);
        return `impl${item?.kind === "opaque" ? this.#bounds(item.bounds).slice(1) : ""}`;
      }
      case "error":
        return "{error}";
    }
  }

  #const(arg: HirConstArg): string {
    switch (arg.kind) {
      case "body":
        return this.#body(arg.body, "");
      case "param":
        return this.#hir.def(arg.def).name;
      case "infer":
        return "_";
      case "error":
        return "{error}";
    }
  }

  qpath(path: QPath, locals?: (local: LocalId) => string): string {
    if (path.kind === "typeRelative") return `<${this.ty(path.self)}>::${this.segment(path.segment)}`;
    if (path.path.res.kind === "local" && locals !== undefined) return locals(path.path.res.local);
    return path.self === undefined ? this.path(path.path) : `<${this.ty(path.self)} as …>::${this.path(path.path)}`;
  }

  path(path: HirPath): string {
    const args = path.segments.map((s) => (s.args === undefined ? "" : this.args(s.args))).join("");
    const elided =
      path.elided.kind === "each" && path.elided.lifetimes.length > 0
        ? `<${path.elided.lifetimes.map((l) => this.lifetime(l)).join(", ")}>`
        : "";
    return `${this.res(path.res)}${elided}${args}`;
  }

  segment(segment: HirPathSegment): string {
    return `${segment.name}${segment.args === undefined ? "" : `::${this.args(segment.args)}`}`;
  }

  args(args: HirGenericArgs): string {
    const list = args.args.map((a) => {
      switch (a.kind) {
        case "lifetime":
          return this.lifetime(a.lifetime);
        case "type":
          return this.ty(a.ty);
        case "const":
          return this.#const(a.value);
        case "infer":
          return "_";
      }
    });
    const constraints = args.constraints.map(
      (c) => `${c.name}${c.value.kind === "equals" ? ` = ${this.ty(c.value.ty)}` : this.#bounds(c.value.bounds)}`,
    );
    return `<${[...list, ...constraints].join(", ")}>`;
  }

  res(res: Res): string {
    switch (res.kind) {
      case "def": {
        const { kind } = this.#hir.def(res.def);
        return kind === "typeParam" || kind === "constParam" ? this.#hir.def(res.def).name : this.#hir.path(res.def);
      }
      case "ctor":
        return this.#hir.path(res.def);
      case "local":
        return `_${res.local}`;
      case "primTy":
        return res.prim;
      case "selfParam":
      case "selfAlias":
      case "selfCtor":
        return "Self";
      case "error":
        return "{error}";
    }
  }
}

class BodyPrinter {
  readonly #p: HirPrinter;
  readonly #body: HirBody;
  readonly #hir: Hir;

  constructor(p: HirPrinter, body: HirBody, hir: Hir) {
    this.#p = p;
    this.#body = body;
    this.#hir = hir;
  }

  #local(id: LocalId): string {
    return `${this.#body.locals.get(id).name}_${id}`;
  }

  expr(id: ExprId, indent: string): string {
    const e: HirExpr = this.#body.exprs.get(id);
    const sub = (x: ExprId): string => this.expr(x, indent);
    const list = (xs: readonly ExprId[]): string => xs.map(sub).join(", ");
    switch (e.kind) {
      case "literal":
        return literalText(e.literal);
      case "path":
        return this.#p.qpath(e.path, (l) => this.#local(l));
      case "call":
        return `${sub(e.callee)}(${list(e.args)})`;
      case "methodCall":
        return `${sub(e.receiver)}.${this.#p.segment(e.segment)}(${list(e.args)})`;
      case "field":
        return `${sub(e.base)}.${e.name}`;
      case "index":
        return `${sub(e.base)}[${sub(e.index)}]`;
      case "unary":
        return `${e.op}${sub(e.operand)}`;
      case "binary":
      case "logical":
        return `(${sub(e.left)} ${e.op} ${sub(e.right)})`;
      case "assign":
        return `${sub(e.left)} = ${sub(e.right)}`;
      case "assignOp":
        return `${sub(e.left)} ${e.op}= ${sub(e.right)}`;
      case "addrOf":
        return `&${e.raw ? `raw ${e.mutability === "mut" ? "mut" : "const"} ` : e.mutability === "mut" ? "mut " : ""}${sub(e.operand)}`;
      case "cast":
        return `(${sub(e.operand)} as ${this.#p.ty(e.ty)})`;
      case "block":
        return `${e.labelled ? `'b${id}: ` : ""}${e.unsafe ? "unsafe " : ""}${this.#block(e.block, indent)}`;
      case "if":
        return `if ${sub(e.condition)} ${sub(e.then)}${e.els === undefined ? "" : ` else ${sub(e.els)}`}`;
      case "let":
        return `let ${this.pat(e.pat)} = ${sub(e.init)}`;
      case "match": {
        const inner = `${indent}    `;
        const arms = e.arms.map(
          (a) =>
            `${inner}${this.pat(a.pat)}${a.guard === undefined ? "" : ` if ${this.expr(a.guard, inner)}`} => ${this.expr(a.body, inner)},`,
        );
        return arms.length === 0
          ? `match ${sub(e.scrutinee)} {}`
          : `match ${sub(e.scrutinee)} {\n${arms.join("\n")}\n${indent}}`;
      }
      case "loop":
        return `'l${id}: loop ${sub(e.body)}`;
      case "break":
        return `break '${this.#target(e.target)}${e.value === undefined ? "" : ` ${sub(e.value)}`}`;
      case "continue":
        return `continue '${this.#target(e.target)}`;
      case "return":
        return `return${e.value === undefined ? "" : ` ${sub(e.value)}`}`;
      case "closure": {
        const c = e.closure;
        const params = c.params
          .map((p) => `${this.pat(p.pat)}${p.ty === undefined ? "" : `: ${this.#p.ty(p.ty)}`}`)
          .join(", ");
        return `${c.move ? "move " : ""}|${params}|${c.output === undefined ? "" : ` -> ${this.#p.ty(c.output)}`} ${sub(c.value)}`;
      }
      case "struct": {
        const fields = e.fields.map((f) => `${f.name}: ${sub(f.value)}`);
        if (e.base !== undefined) fields.push(`..${sub(e.base)}`);
        return `${this.#p.qpath(e.path)} { ${fields.join(", ")} }`;
      }
      case "tuple":
        return `(${list(e.elements)}${e.elements.length === 1 ? "," : ""})`;
      case "array":
        return `[${list(e.elements)}]`;
      case "repeat":
        return `[${sub(e.element)}; …]`;
      case "constBlock":
        return `const ${new BodyPrinter(this.#p, this.#hir.body(e.body), this.#hir).expr(this.#hir.body(e.body).value, indent)}`;
      case "dropTemps":
        return sub(e.expr);
      case "error":
        return "{error}";
    }
  }

  #target(id: ExprId): string {
    return `${this.#body.exprs.get(id).kind === "block" ? "b" : "l"}${id}`;
  }

  #block(block: HirBlock, indent: string): string {
    const inner = `${indent}    `;
    const lines = block.stmts.flatMap((stmt): string[] => {
      switch (stmt.kind) {
        case "let": {
          const ty = stmt.ty === undefined ? "" : `: ${this.#p.ty(stmt.ty)}`;
          const init = stmt.init === undefined ? "" : ` = ${this.expr(stmt.init, inner)}`;
          const els = stmt.els === undefined ? "" : ` else ${this.expr(stmt.els, inner)}`;
          return [`${inner}let ${this.pat(stmt.pat)}${ty}${init}${els};`];
        }
        case "item": {
          const sub = new HirPrinter(this.#hir);
          sub.item(stmt.def, inner);
          return [sub.text().trimEnd()];
        }
        case "expr":
          return [`${inner}${this.expr(stmt.expr, inner)}${stmt.semi ? ";" : ""}`];
      }
    });
    if (block.tail !== undefined) lines.push(`${inner}${this.expr(block.tail, inner)}`);
    return lines.length === 0 ? "{}" : `{\n${lines.join("\n")}\n${indent}}`;
  }

  pat(id: PatId): string {
    const p = this.#body.pats.get(id);
    const sub = (x: PatId): string => this.pat(x);
    const withRest = (elements: readonly PatId[], rest: number | undefined): string => {
      const parts = elements.map(sub);
      if (rest !== undefined) parts.splice(rest, 0, "..");
      return parts.join(", ");
    };
    switch (p.kind) {
      case "wild":
        return "_";
      case "binding": {
        const mode = p.byRef === undefined ? (p.mutable ? "mut " : "") : p.byRef === "mut" ? "ref mut " : "ref ";
        return `${mode}${this.#local(p.local)}${p.sub === undefined ? "" : ` @ ${sub(p.sub)}`}`;
      }
      case "literal":
        return this.expr(p.expr, "");
      case "range":
        return `${p.low === undefined ? "" : this.expr(p.low, "")}${p.inclusive ? "..=" : ".."}${p.high === undefined ? "" : this.expr(p.high, "")}`;
      case "ref":
        return `&${p.mutability === "mut" ? "mut " : ""}${sub(p.inner)}`;
      case "tuple":
        return `(${withRest(p.elements, p.rest)})`;
      case "tupleStruct":
        return `${this.#p.qpath(p.path)}(${withRest(p.elements, p.rest)})`;
      case "struct":
        return `${this.#p.qpath(p.path)} { ${[...p.fields.map((f) => `${f.name}: ${sub(f.pat)}`), ...(p.rest ? [".."] : [])].join(", ")} }`;
      case "path":
        return this.#p.qpath(p.path);
      case "slice":
        return `[${[...p.before.map(sub), ...(p.middle === undefined ? [] : [`${sub(p.middle)} @ ..`]), ...p.after.map(sub)].join(", ")}]`;
      case "or":
        return `(${p.alternatives.map(sub).join(" | ")})`;
      case "never":
        return "!";
      case "error":
        return "{error}";
    }
  }
}

function literalText(literal: Literal): string {
  switch (literal.kind) {
    case "int":
      return `${literal.value}${literal.suffix ?? ""}`;
    case "float":
      return `${literal.text}${literal.suffix ?? ""}`;
    case "bool":
      return String(literal.value);
    case "char":
      return `'${String.fromCodePoint(literal.value)}'`;
    case "byte":
      return `b'${String.fromCodePoint(literal.value)}'`;
    case "str":
      return JSON.stringify(literal.value);
    case "byteStr":
    case "cStr":
      return `${literal.kind === "byteStr" ? "b" : "c"}[${[...literal.value].join(", ")}]`;
  }
}
