// Expressions of a wanted type: new values, moves, copies, clones, borrows, calls.

import type { Callable, Expr, Generator } from "./generator.ts";
import { type Place, wholeOf } from "./scope.ts";
import { isClone, isCopy, sameType, show, type Ty } from "./types.ts";

const plain = (text: string): Expr => ({ text, loans: [] });

/** An expression of a type. `depth` limits nesting. */
export function expression(gen: Generator, ty: Ty, depth = 2): Expr {
  const { rng } = gen;
  if (ty.kind === "ref") return reference(gen, ty.of, ty.mutable, depth);
  const made = rng.weighted<() => Expr | undefined>([
    [ty.kind === "int" ? 4 : 3, () => fresh(gen, ty, depth)],
    [6, () => taken(gen, ty)],
    [isClone(ty) && !isCopy(ty) ? 2 : 0, () => cloned(gen, ty)],
    [depth > 0 ? 3 : 0, () => callResult(gen, ty, depth)],
    [depth > 0 ? 1 : 0, () => conditional(gen, ty, depth)],
  ])();
  return made ?? fresh(gen, ty, depth);
}

/** The value of a place: copied or moved. */
function taken(gen: Generator, ty: Ty): Expr | undefined {
  const access = isCopy(ty) ? "read" : "move";
  const place = gen.placeOf(access, ty);
  if (place === undefined) return undefined;
  const { loans } = place.root;
  gen.scope.access(place, access);
  return { text: place.text, loans };
}

function cloned(gen: Generator, ty: Ty): Expr | undefined {
  const place = gen.placeOf("read", ty);
  if (place === undefined) return undefined;
  gen.scope.access(place, "read");
  return { text: `${parenthesised(place.text)}.clone()`, loans: place.root.loans };
}

export const parenthesised = (text: string): string => (/^[*&]/.test(text) ? `(${text})` : text);

function conditional(gen: Generator, ty: Ty, depth: number): Expr | undefined {
  const test = condition(gen);
  const before = gen.scope.save();
  const a = expression(gen, ty, depth - 1);
  const afterA = gen.scope.save();
  gen.scope.restore(before);
  const b = expression(gen, ty, depth - 1);
  gen.scope.merge(afterA);
  return { text: `if ${test} { ${a.text} } else { ${b.text} }`, loans: [...a.loans, ...b.loans] };
}

/** A condition over what can be read now. */
export function condition(gen: Generator): string {
  const { rng } = gen;
  const kind = rng.below(4);
  if (kind === 0) {
    const place = gen.place("read", (p) => p.ty.kind === "option");
    if (place !== undefined) {
      gen.scope.access(place, "read");
      return `${parenthesised(place.text)}.${rng.pick(["is_some()", "is_none()"])}`;
    }
  } else if (kind === 1) {
    const place = gen.place("read", (p) => p.ty.kind === "string" || p.ty.kind === "vec");
    if (place !== undefined) {
      gen.scope.access(place, "read");
      return `${parenthesised(place.text)}.len() ${rng.pick([">", "<", "==", "!="])} ${rng.below(4)}`;
    }
  }
  const place = gen.place("read", (p) => p.ty.kind === "int");
  if (place === undefined) return `step(${rng.below(5)}) ${rng.pick([">", "<"])} 2`;
  gen.scope.access(place, "read");
  return `${place.text} ${rng.pick([">", "<=", "!="])} ${rng.below(9)}`;
}

/** A new value, built from its parts. */
export function fresh(gen: Generator, ty: Ty, depth: number): Expr {
  const { rng } = gen;
  const part = (t: Ty): Expr => {
    const made = rng.chance(0.5) && depth > 0 ? expression(gen, t, depth - 1) : fresh(gen, t, depth - 1);
    gen.scope.pending.push(...made.loans);
    return made;
  };
  switch (ty.kind) {
    case "int":
      return integer(gen, depth);
    case "string":
      return text(gen);
    case "ref":
      return reference(gen, ty.of, ty.mutable, depth);
    default:
      return gen.withPending(() => composite(gen, ty, part, depth));
  }
}

function composite(
  gen: Generator,
  ty: Exclude<Ty, { kind: "int" | "string" | "ref" }>,
  part: (t: Ty) => Expr,
  depth: number,
): Expr {
  const { rng } = gen;
  const join = (parts: readonly Expr[], open: string, close: string): Expr => ({
    text: `${open}${parts.map((p) => p.text).join(", ")}${close}`,
    loans: parts.flatMap((p) => p.loans),
  });
  switch (ty.kind) {
    case "vec":
      return join(
        Array.from({ length: rng.between(1, 3) }, () => part(ty.of)),
        "vec![",
        "]",
      );
    case "array":
      return join(
        Array.from({ length: ty.length }, () => part(ty.of)),
        "[",
        "]",
      );
    case "tuple":
      return join(ty.of.map(part), "(", ")");
    case "box":
      return join([part(ty.of)], "Box::new(", ")");
    case "option":
      return rng.chance(depth > 0 ? 0.15 : 0.4) ? plain(`None`) : join([part(ty.of)], "Some(", ")");
    case "adt": {
      const { def } = ty;
      if (def.opaque) return plain(`${def.name}::of(${rng.between(1, 3)})`);
      const variant = rng.pick(def.variants);
      const path = def.isEnum ? `${def.name}::${variant.name}` : def.name;
      if (variant.fields.length === 0) return plain(path);
      const values = variant.fields.map((f) => ({ name: f.name, value: part(f.ty) }));
      const loans = values.flatMap((v) => v.value.loans);
      if (def.isEnum) return { text: `${path}(${values.map((v) => v.value.text).join(", ")})`, loans };
      return { text: `${path} { ${values.map((v) => `${v.name}: ${v.value.text}`).join(", ")} }`, loans };
    }
  }
}

function integer(gen: Generator, depth: number): Expr {
  const { rng } = gen;
  const choice = rng.below(4);
  if (choice === 0 && depth > 0) {
    const place = gen.place("read", (p) => p.ty.kind === "int");
    if (place !== undefined) {
      gen.scope.access(place, "read");
      return plain(`${place.text} % 100 + ${rng.below(9)}`);
    }
  }
  if (choice === 1) {
    const place = gen.place("read", (p) => p.ty.kind === "string" || p.ty.kind === "vec");
    if (place !== undefined) {
      gen.scope.access(place, "read");
      return plain(`${parenthesised(place.text)}.len() as i32`);
    }
  }
  return plain(`${rng.below(20)}`);
}

function text(gen: Generator): Expr {
  const { rng } = gen;
  if (rng.chance(0.3)) {
    const place = gen.place("read", (p) => isShown(p));
    if (place !== undefined) {
      gen.scope.access(place, "read");
      return plain(`format!("${rng.pick(["a", "b", "c"])}{:?}", ${place.text})`);
    }
  }
  return plain(`String::from("${rng.pick(["x", "yy", "zed", "word", ""])}${gen.tag()}")`);
}

/** Short enough to be printed whole. */
const isShown = (place: Place): boolean => place.ty.kind === "int" || place.ty.kind === "string";

/** A reference to a place of a type; where there is none, one is declared first. */
export function reference(gen: Generator, of: Ty, mutable: boolean, depth: number): Expr {
  const { rng, scope } = gen;
  const wantedRef: Ty = { kind: "ref", mutable, of };
  if (!mutable && rng.chance(0.25)) {
    const copied = taken(gen, wantedRef);
    if (copied !== undefined) return copied;
  }
  if (mutable && rng.chance(0.15)) {
    const moved = taken(gen, wantedRef);
    if (moved !== undefined) return moved;
  }
  if (depth > 0 && rng.chance(0.3)) {
    const called = callResult(gen, wantedRef, depth);
    if (called !== undefined) return called;
  }
  const access = mutable ? "borrowMut" : "borrow";
  const place = gen.placeOf(access, of) ?? declared(gen, of, mutable);
  const loans = scope.loansOf(place, mutable);
  scope.access(place, access);
  return { text: `&${mutable ? "mut " : ""}${place.text}`, loans };
}

/** A new variable of a type, declared before the statement being made. */
export function declared(gen: Generator, ty: Ty, mutable: boolean): Place {
  const value = gen.withPending(() => fresh(gen, ty, 1));
  const name = gen.name("v");
  gen.emit(`let ${mutable ? "mut " : ""}${name}${annotation(ty)} = ${value.text};`);
  return wholeOf(gen.scope.declare(name, ty, mutable, value.loans));
}

/** `: T` where the type could not be inferred from a value alone. */
export const annotation = (ty: Ty): string => (/Option|Vec/.test(show(ty)) ? `: ${show(ty)}` : "");

/** A call whose result has a type. */
function callResult(gen: Generator, ty: Ty, depth: number): Expr | undefined {
  const fitting = gen.callables.filter((c) => c.result !== undefined && sameType(c.result, ty));
  if (fitting.length === 0) return undefined;
  return call(gen, gen.rng.pick(fitting), depth - 1);
}

/** A call with arguments made for it. */
export function call(gen: Generator, callable: Callable, depth: number): Expr {
  return gen.withPending(() => {
    const args = callable.params.map((ty, i) => {
      const receiver = callable.isMethod && i === 0;
      const made = receiver ? receiverOf(gen, ty, depth) : expression(gen, ty, depth);
      const reserved = receiver && ty.kind === "ref" && ty.mutable;
      gen.scope.pending.push(...made.loans.map((l) => (reserved ? { ...l, mutable: false } : l)));
      return made;
    });
    const loans = callable.borrowsFrom.flatMap((i) => args[i]?.loans ?? []);
    const texts = args.map((a) => a.text);
    if (!callable.isMethod) return { text: `${callable.name}(${texts.join(", ")})`, loans };
    return { text: `${parenthesised(texts[0] ?? "")}.${callable.name}(${texts.slice(1).join(", ")})`, loans };
  });
}

/** A receiver: a place that the call borrows by itself. */
function receiverOf(gen: Generator, ty: Ty, depth: number): Expr {
  if (ty.kind !== "ref") {
    const made = expression(gen, ty, depth);
    return { text: made.text.startsWith("if ") ? `(${made.text})` : made.text, loans: made.loans };
  }
  const access = ty.mutable ? "borrowMut" : "borrow";
  const place = gen.placeOf(access, ty.of) ?? declared(gen, ty.of, ty.mutable);
  const loans = gen.scope.loansOf(place, ty.mutable);
  gen.scope.access(place, access);
  return { text: place.text, loans };
}
