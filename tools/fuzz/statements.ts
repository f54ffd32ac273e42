// Statements without blocks: declarations, assignments, prints, calls, changes in place.

import type { Generator } from "./generator.ts";
import { annotation, call, declared, expression, fresh, parenthesised } from "./expressions.ts";
import { type Place, wholeOf } from "./scope.ts";
import {
  adtOf,
  boxOf,
  hasReference,
  INT,
  isCopy,
  optionOf,
  refTo,
  show,
  STRING,
  type Ty,
  tupleOf,
  vecOf,
} from "./types.ts";

/** A type to declare a variable of. */
export function randomType(gen: Generator, depth = 2): Ty {
  const { rng, adts } = gen;
  const inner = (): Ty => randomType(gen, depth - 1);
  const owned = adts.filter((d) => !d.lifetime);
  const borrowing = adts.filter((d) => d.lifetime);
  const shallow = depth <= 0;
  return rng.weighted<() => Ty>([
    [4, () => INT],
    [6, () => STRING],
    [3, () => vecOf(rng.pick([INT, STRING]))],
    [owned.length > 0 ? 9 : 0, () => adtOf(rng.pick(owned))],
    [borrowing.length > 0 && !shallow ? 3 : 0, () => adtOf(rng.pick(borrowing))],
    [shallow ? 0 : 2, () => boxOf(inner())],
    [shallow ? 0 : 3, () => optionOf(inner())],
    [shallow ? 0 : 1, () => tupleOf(inner(), inner())],
    [shallow ? 0 : 1, () => ({ kind: "array", of: inner(), length: 2 })],
    [shallow ? 0 : 2, () => vecOf(inner())],
  ])();
}

export function letValue(gen: Generator): void {
  const ty = randomType(gen);
  const value = gen.rng.chance(0.4) ? fresh(gen, ty, 2) : expression(gen, ty);
  bind(gen, ty, value.text, value.loans);
}

/** `let name = text;`, now and then under the name of another variable. */
function bind(gen: Generator, ty: Ty, text: string, loans: Parameters<Generator["scope"]["declare"]>[3]): void {
  const { rng, scope } = gen;
  const mutable = rng.chance(0.6);
  const earlier = scope.vars.filter((v) => v.depth > 0 && v.name.startsWith("v"));
  const name = earlier.length > 0 && rng.chance(0.06) ? rng.pick(earlier).name : gen.name("v");
  gen.emit(`let ${mutable ? "mut " : ""}${name}${annotation(ty)} = ${text};`);
  scope.declare(name, ty, mutable, loans);
}

export function letReference(gen: Generator): void {
  const { rng, scope } = gen;
  const mutable = rng.chance(0.45);
  const access = mutable ? "borrowMut" : "borrow";
  const place = gen.place(access, (p) => p.ty.kind !== "ref" && (p.ty.kind !== "int" || rng.chance(0.5)));
  if (place === undefined) {
    letValue(gen);
    return;
  }
  const loans = scope.loansOf(place, mutable);
  scope.access(place, access);
  const name = gen.name("r");
  const rebindable = rng.chance(0.3);
  gen.emit(`let ${rebindable ? "mut " : ""}${name} = &${mutable ? "mut " : ""}${place.text};`);
  scope.declare(name, refTo(place.ty, mutable), rebindable, loans);
}

export function letDeferred(gen: Generator): void {
  const { rng, scope } = gen;
  const ty = randomType(gen, 1);
  const name = gen.name("v");
  const mutable = rng.chance(0.3);
  gen.emit(`let ${mutable ? "mut " : ""}${name}: ${show(ty)};`);
  const once = rng.chance(0.4);
  const set = (): void => {
    const value = expression(gen, ty, 1);
    gen.emit(`${name} = ${value.text};`);
    target.loans = [...target.loans, ...value.loans];
  };
  const target = scope.declare(name, ty, mutable, [], "unset");
  if (once && !gen.reckless()) {
    set();
  } else {
    const test = rng.chance(0.5) ? "step(1) > 0" : "step(2) > 5";
    const skipElse = gen.reckless();
    const parts = gen.branches([
      { open: `if ${test} {`, fill: set },
      ...(skipElse ? [] : [{ open: "} else {", fill: set }]),
    ]);
    gen.emit({ parts, close: "}" });
  }
  target.state = "ready";
}

export function assign(gen: Generator): void {
  const { rng, scope } = gen;
  const place = gen.place("write", (p) => (p.ty.kind !== "ref" || !p.ty.mutable) && (!p.behind || !hasReference(p.ty)));
  if (place === undefined) {
    letValue(gen);
    return;
  }
  const value = expression(gen, place.ty, 1);
  scope.access(place, "write");
  gen.emit(`${place.text} = ${value.text};`);
  if (place.path === "") {
    place.root.state = "ready";
    place.root.movedPaths = [];
    place.root.stale = false;
    place.root.loans = value.loans;
  } else {
    place.root.movedPaths = place.root.movedPaths.filter((moved) => !moved.startsWith(place.path));
    place.root.loans = [...place.root.loans, ...value.loans];
  }
  if (rng.chance(0.3)) print(gen, [place]);
}

/** Fills a variable that was moved out. */
export function refill(gen: Generator): void {
  const moved = gen.scope.vars.filter((v) => v.state === "moved" && v.mutable && !v.hidden);
  if (moved.length === 0) {
    assign(gen);
    return;
  }
  const target = gen.rng.pick(moved);
  const value = expression(gen, target.ty, 1);
  gen.emit(`${target.name} = ${value.text};`);
  target.state = "ready";
  target.movedPaths = [];
  target.stale = false;
  target.loans = value.loans;
}

export function compound(gen: Generator): void {
  const place = gen.place("write", (p) => p.ty.kind === "int");
  if (place === undefined) {
    print(gen);
    return;
  }
  gen.scope.access(place, "write");
  const { rng } = gen;
  const other = rng.chance(0.4) ? gen.placeOf("read", INT) : undefined;
  if (other !== undefined) gen.scope.access(other, "read");
  const operand = other === undefined ? `${rng.between(1, 9)}` : `${other.text} % 7`;
  gen.emit(`${place.text} ${rng.pick(["+=", "-="])} ${operand};`);
}

/** Prints some places: what keeps borrows alive, and what shows differences. */
export function print(gen: Generator, chosen: readonly Place[] = []): void {
  const { scope } = gen;
  const places = [...chosen];
  for (const place of places) scope.access(place, "read");
  for (let i = gen.rng.between(1, 3); i > 0; i--) {
    const place = gen.place("read", () => true);
    if (place === undefined) continue;
    const before = scope.save();
    scope.access(place, "read");
    // All are borrowed until the end of the statement: one may not end the borrow that another holds.
    if (places.some((p) => p.root.stale) && !gen.reckless()) scope.restore(before);
    else places.push(place);
  }
  const holes = places.map(() => "{:?}").join(" ");
  const args = places.map((p) => `, ${p.text}`).join("");
  gen.emit(`println!("${gen.tag()}: ${holes}"${args});`);
}

/** Prints references that are still good: their last use. */
export function printReferences(gen: Generator): void {
  const good = gen.scope.vars.filter(
    (v) => v.loans.length > 0 && !v.hidden && v.name !== "" && v.state === "ready" && (!v.stale || gen.reckless()),
  );
  if (good.length === 0) {
    print(gen);
    return;
  }
  const root = gen.rng.pick(good);
  print(gen, root.movedPaths.length === 0 ? [wholeOf(root)] : []);
}

export function callStatement(gen: Generator): void {
  const { rng } = gen;
  if (gen.callables.length === 0) {
    print(gen);
    return;
  }
  const callable = rng.pick(gen.callables);
  const made = call(gen, callable, 1);
  const { result } = callable;
  if (result !== undefined && rng.chance(0.7)) {
    bind(gen, result, made.text, made.loans);
    return;
  }
  gen.emit(made.text.startsWith("(if") ? `let _ = ${made.text};` : `${made.text};`);
}

/** A change through a method of the library. */
export function mutate(gen: Generator): void {
  const { rng, scope } = gen;
  const place = gen.place(
    "borrowMut",
    (p) =>
      (p.ty.kind === "vec" || p.ty.kind === "string" || p.ty.kind === "option") && (!p.behind || !hasReference(p.ty)),
  );
  if (place === undefined) {
    assign(gen);
    return;
  }
  const base = parenthesised(place.text);
  const { ty } = place;
  if (ty.kind === "string") {
    scope.access(place, "borrowMut");
    gen.emit(
      rng.pick([`${base}.push_str("${gen.tag()}");`, `${base}.push('c');`, `${base}.clear();`, `${base}.truncate(1);`]),
    );
    return;
  }
  if (ty.kind === "vec") {
    mutateVec(gen, place, ty.of);
    return;
  }
  if (ty.kind !== "option") return;
  const name = gen.name("v");
  const replacing = rng.chance(0.5);
  const value = replacing ? expression(gen, ty.of, 1) : undefined;
  scope.access(place, "borrowMut");
  const loans = [...place.root.loans, ...(value?.loans ?? [])];
  gen.emit(`let ${name}: ${show(ty)} = ${value === undefined ? `${base}.take()` : `${base}.replace(${value.text})`};`);
  place.root.loans = loans;
  scope.declare(name, ty, false, loans);
}

function mutateVec(gen: Generator, place: Place, of: Ty): void {
  const { rng, scope } = gen;
  const base = parenthesised(place.text);
  const choice = rng.below(4);
  if (choice === 0) {
    scope.access(place, "borrowMut");
    const name = gen.name("v");
    gen.emit(`let ${name} = ${base}.pop();`);
    scope.declare(name, optionOf(of), false, place.root.loans);
    return;
  }
  if (choice === 1 && of.kind === "int") {
    scope.access(place, "borrowMut");
    gen.emit(`${base}.push(${base}.len() as i32);`);
    return;
  }
  const value = expression(gen, of, 1);
  scope.access(place, "borrowMut");
  place.root.loans = [...place.root.loans, ...value.loans];
  gen.emit(choice === 2 ? `${base}.insert(0, ${value.text});` : `${base}.push(${value.text});`);
}

export function dropValue(gen: Generator): void {
  const place = gen.place("move", (p) => !isCopy(p.ty) && p.ty.kind !== "ref");
  if (place === undefined) {
    print(gen);
    return;
  }
  gen.scope.access(place, "move");
  gen.emit(`drop(${place.text});`);
}

/** `mem::swap`, `mem::replace` and `mem::take` of places. */
export function exchange(gen: Generator): void {
  const { rng, scope } = gen;
  const a = gen.place("borrowMut", (p) => p.ty.kind !== "ref" && !hasReference(p.ty));
  if (a === undefined) {
    assign(gen);
    return;
  }
  if (rng.chance(0.5)) {
    const value = gen.withPending(() => {
      if (!gen.reckless()) scope.pending.push({ root: a.root, path: a.path, mutable: true });
      return expression(gen, a.ty, 1);
    });
    scope.access(a, "borrowMut");
    const name = gen.name("v");
    gen.emit(`let ${name} = std::mem::replace(&mut ${a.text}, ${value.text});`);
    scope.declare(name, a.ty, rng.chance(0.5), []);
    return;
  }
  const wanted = show(a.ty);
  const b = gen.place(
    "borrowMut",
    (p) => show(p.ty) === wanted && (p.root !== a.root || disjoint(p.path, a.path) || gen.reckless()),
  );
  const other = b ?? declared(gen, a.ty, true);
  scope.access(a, "borrowMut");
  scope.access(other, "borrowMut");
  gen.emit(`std::mem::swap(&mut ${a.text}, &mut ${other.text});`);
}

const disjoint = (a: string, b: string): boolean => !a.startsWith(b) && !b.startsWith(a);

/** Takes a struct or tuple apart. */
export function destructure(gen: Generator): void {
  const { rng, scope } = gen;
  const byValue = rng.chance(0.6);
  const access = byValue ? "move" : "borrow";
  const place = gen.place(
    access,
    (p) => p.ty.kind === "tuple" || (isPlainStruct(p.ty) && (!byValue || !dropsItself(p.ty) || gen.reckless())),
  );
  if (place === undefined) {
    letValue(gen);
    return;
  }
  const fields = fieldsOf(place.ty);
  const skipped = rng.chance(0.4) ? rng.below(fields.length) : -1;
  const loans = byValue ? place.root.loans : scope.loansOf(place, false);
  const names = fields.map(() => gen.name("v"));
  const patterns = fields.map(({ name }, i) =>
    i === skipped ? (name === undefined ? "_" : "") : name === undefined ? names[i] : `${name}: ${names[i]}`,
  );
  const present = patterns.filter((p) => p !== "");
  if (!byValue) scope.access(place, "borrow");
  for (const [i, field] of fields.entries()) {
    if (i === skipped) continue;
    if (byValue)
      scope.access(
        { ...place, path: `${place.path}.${field.name ?? i}`, ty: field.ty },
        isCopy(field.ty) ? "read" : "move",
      );
    scope.declare(names[i] as string, byValue ? field.ty : refTo(field.ty), false, loans);
  }
  const body = present.join(", ");
  const rest = skipped >= 0 ? (body === "" ? ".." : ", ..") : "";
  const pattern = place.ty.kind === "adt" ? `${place.ty.def.name} { ${body}${rest} }` : `(${body})`;
  gen.emit(`let ${pattern} = ${byValue ? "" : "&"}${place.text};`);
}

const isPlainStruct = (ty: Ty): boolean =>
  ty.kind === "adt" && !ty.def.isEnum && !ty.def.opaque && fieldsOf(ty).length > 0;
const dropsItself = (ty: Ty): boolean => ty.kind === "adt" && ty.def.drops;

function fieldsOf(ty: Ty): { name?: string; ty: Ty }[] {
  if (ty.kind === "tuple") return ty.of.map((of) => ({ ty: of }));
  return ty.kind === "adt" ? [...(ty.def.variants[0]?.fields ?? [])] : [];
}
