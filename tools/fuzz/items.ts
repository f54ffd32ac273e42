// The items of a generated program: types with their methods and destructors, and functions to call.

import type { Generator } from "./generator.ts";
import { group, type Node } from "./tree.ts";
import {
  type Adt,
  adtOf,
  boxOf,
  type Field,
  hasReference,
  INT,
  isClone,
  isCopy,
  optionOf,
  refTo,
  show,
  STRING,
  type Ty,
  tupleOf,
  type Variant,
  vecOf,
} from "./types.ts";

/** Declares the types of a program, later ones made of earlier ones. */
export function declareTypes(gen: Generator): Node[] {
  const { rng } = gen;
  const nodes: Node[] = [];
  const count = rng.between(3, 5);
  for (let i = 0; i < count; i++) {
    const kind = rng.weighted<"struct" | "drop" | "enum" | "shared" | "mutable" | "copy" | "list">([
      [5, "struct"],
      [4, "drop"],
      [4, "enum"],
      [3, "shared"],
      [3, "mutable"],
      [1, "copy"],
      [1, "list"],
    ]);
    const def = makeType(gen, kind, i);
    gen.adts.push(def);
    nodes.push(
      ...(def.opaque ? listItems(gen, def) : [...declaration(def), ...methods(gen, def), ...destructor(gen, def)]),
    );
  }
  return nodes;
}

function ownedType(gen: Generator, depth = 1): Ty {
  const { rng } = gen;
  const owned = gen.adts.filter((d) => !d.lifetime);
  return rng.weighted<() => Ty>([
    [3, () => INT],
    [5, () => STRING],
    [2, () => vecOf(rng.pick([INT, STRING]))],
    [owned.length > 0 ? 3 : 0, () => adtOf(rng.pick(owned))],
    [depth > 0 ? 2 : 0, () => boxOf(ownedType(gen, 0))],
    [depth > 0 ? 2 : 0, () => optionOf(ownedType(gen, 0))],
    [depth > 0 ? 1 : 0, () => tupleOf(ownedType(gen, 0), ownedType(gen, 0))],
  ])();
}

function makeType(gen: Generator, kind: string, index: number): Adt {
  const { rng } = gen;
  const base = { isEnum: false, lifetime: false, drops: false, copy: false, opaque: false };
  const fields = (count: number): Field[] =>
    Array.from({ length: count }, (_, i) => ({ name: `f${i}`, ty: ownedType(gen) }));
  const single = (name: string, list: readonly Field[]): Variant[] => [{ name, fields: list }];
  const borrowed = (mutable: boolean): Field[] => [
    { name: "f0", ty: refTo(rng.chance(0.3) ? INT : ownedType(gen, 0), mutable) },
    ...(rng.chance(0.5) ? [{ name: "f1", ty: ownedType(gen, 0) }] : []),
  ];
  switch (kind) {
    case "drop":
      return {
        ...base,
        name: `Drop${index}`,
        drops: true,
        variants: single(`Drop${index}`, fields(rng.between(1, 2))),
      };
    case "enum": {
      const count = rng.between(2, 3);
      const variants = Array.from({ length: count }, (_, i) => ({
        name: `V${i}`,
        fields: (i === 0 ? fields(1) : fields(rng.below(3))).map((f, j) => ({ ...f, name: `${j}` })),
      }));
      return { ...base, name: `Enum${index}`, isEnum: true, variants, drops: rng.chance(0.1) };
    }
    case "shared":
      return {
        ...base,
        name: `View${index}`,
        lifetime: true,
        drops: rng.chance(0.2),
        variants: single(`View${index}`, borrowed(false)),
      };
    case "mutable":
      return {
        ...base,
        name: `Edit${index}`,
        lifetime: true,
        drops: rng.chance(0.25),
        variants: single(`Edit${index}`, borrowed(true)),
      };
    case "copy": {
      const list = [
        { name: "f0", ty: INT },
        { name: "f1", ty: INT },
      ];
      return { ...base, name: `Copy${index}`, copy: true, variants: single(`Copy${index}`, list) };
    }
    case "list":
      return { ...base, name: `List${index}`, opaque: true, variants: single(`List${index}`, []) };
    default:
      return { ...base, name: `Plain${index}`, variants: single(`Plain${index}`, fields(rng.between(2, 3))) };
  }
}

const generics = (def: Adt): string => (def.lifetime ? "<'a>" : "");

function declaration(def: Adt): Node[] {
  const derives = `#[derive(Debug${isClone(adtOf(def)) ? ", Clone" : ""}${def.copy ? ", Copy" : ""})]`;
  if (def.isEnum) {
    const lines = def.variants.map(
      (v) => `${v.name}${v.fields.length === 0 ? "" : `(${v.fields.map((f) => show(f.ty, "'a")).join(", ")})`},`,
    );
    return [derives, { parts: [{ open: `enum ${def.name}${generics(def)} {`, body: lines }], close: "}" }];
  }
  const lines = (def.variants[0]?.fields ?? []).map((f) => `${f.name}: ${show(f.ty, "'a")},`);
  return [derives, group(`struct ${def.name}${generics(def)} {`, lines)];
}

/** `impl Drop`, which prints; now and then it looks at a field. */
function destructor(gen: Generator, def: Adt): Node[] {
  if (!def.drops) return [];
  const [first] = def.variants[0]?.fields ?? [];
  const shown = !def.isEnum && first !== undefined && gen.rng.chance(0.6);
  const line = shown ? `println!("drop ${def.name} {:?}", self.${first.name});` : `println!("drop ${def.name}");`;
  return [
    group(`impl${generics(def)} Drop for ${def.name}${generics(def)} {`, [group("fn drop(&mut self) {", [line])]),
  ];
}

/** Methods that lend, change and give away the fields of a struct. */
function methods(gen: Generator, def: Adt): Node[] {
  if (def.isEnum) return enumMethods(gen, def);
  const { rng, callables } = gen;
  const self = adtOf(def);
  const body: Node[] = [];
  const has = { isMethod: true, borrowsFrom: [0] };
  for (const { name, ty } of def.variants[0]?.fields ?? []) {
    if (ty.kind === "ref") {
      lendingMethods(gen, def, name, ty, body);
      continue;
    }
    if (rng.chance(0.6)) {
      const method = gen.name("get");
      body.push(group(`fn ${method}(&self) -> &${show(ty)} {`, [`&self.${name}`]));
      callables.push({ ...has, name: method, params: [refTo(self)], result: refTo(ty) });
    }
    if (rng.chance(0.5)) {
      const method = gen.name("edit");
      body.push(group(`fn ${method}(&mut self) -> &mut ${show(ty)} {`, [`&mut self.${name}`]));
      callables.push({ ...has, name: method, params: [refTo(self, true)], result: refTo(ty, true) });
    }
    if (rng.chance(0.4)) {
      const method = gen.name("set");
      body.push(group(`fn ${method}(&mut self, value: ${show(ty)}) {`, [`self.${name} = value;`]));
      callables.push({
        name: method,
        params: [refTo(self, true), ty],
        result: undefined,
        borrowsFrom: [],
        isMethod: true,
      });
    }
    if (rng.chance(0.3) && !def.drops && !isCopy(ty)) {
      const method = gen.name("into");
      body.push(group(`fn ${method}(self) -> ${show(ty)} {`, [`self.${name}`]));
      callables.push({ name: method, params: [self], result: ty, borrowsFrom: [0], isMethod: true });
    }
  }
  const tag = gen.name("tag");
  body.push(group(`fn ${tag}(&self) -> i32 {`, [`step(${rng.below(9)})`]));
  callables.push({ name: tag, params: [refTo(self)], result: INT, borrowsFrom: [], isMethod: true });
  return [group(`impl${generics(def)} ${def.name}${generics(def)} {`, body)];
}

/** Methods of a struct that holds a reference: with the lifetime of the struct or of `self`. */
function lendingMethods(gen: Generator, def: Adt, field: string, ty: Extract<Ty, { kind: "ref" }>, body: Node[]): void {
  const self = adtOf(def);
  const has = { isMethod: true, borrowsFrom: [0] };
  const name = gen.name("lend");
  if (!ty.mutable) {
    body.push(group(`fn ${name}(&self) -> &'a ${show(ty.of)} {`, [`self.${field}`]));
    gen.callables.push({ ...has, name, params: [refTo(self)], result: refTo(ty.of) });
    return;
  }
  body.push(group(`fn ${name}(&mut self) -> &mut ${show(ty.of)} {`, [`self.${field}`]));
  gen.callables.push({ ...has, name, params: [refTo(self, true)], result: refTo(ty.of, true) });
  const look = gen.name("look");
  body.push(group(`fn ${look}(&self) -> &${show(ty.of)} {`, [`self.${field}`]));
  gen.callables.push({ ...has, name: look, params: [refTo(self)], result: refTo(ty.of) });
}

function enumMethods(gen: Generator, def: Adt): Node[] {
  const [variant] = def.variants;
  const field = variant?.fields[0];
  if (variant === undefined || field === undefined) return [];
  const name = gen.name("first");
  const rest = variant.fields
    .slice(1)
    .map(() => ", _")
    .join("");
  const arms = [`${def.name}::${variant.name}(x${rest}) => Some(x),`, "_ => None,"];
  gen.callables.push({
    name,
    params: [refTo(adtOf(def))],
    result: optionOf(refTo(field.ty)),
    borrowsFrom: [0],
    isMethod: true,
  });
  return [
    group(`impl ${def.name} {`, [
      group(`fn ${name}(&self) -> Option<&${show(field.ty)}> {`, [group("match self {", arms)]),
    ]),
  ];
}

/** A singly linked list with methods that walk, push and pop. */
function listItems(gen: Generator, def: Adt): Node[] {
  const { name } = def;
  const self = adtOf(def);
  const push = gen.name("push");
  const last = gen.name("last");
  gen.callables.push(
    { name: push, params: [refTo(self, true), INT], result: undefined, borrowsFrom: [], isMethod: true },
    { name: last, params: [refTo(self, true)], result: refTo(INT, true), borrowsFrom: [0], isMethod: true },
  );
  return [
    "#[derive(Debug, Clone)]",
    group(`struct ${name} {`, ["value: i32,", `next: Option<Box<${name}>>,`]),
    group(`impl ${name} {`, [
      group(`fn of(n: i32) -> ${name} {`, [
        `let mut all = ${name} { value: n, next: None };`,
        group("for i in 0..n {", [`all.${push}(i);`]),
        "all",
      ]),
      group(`fn ${push}(&mut self, value: i32) {`, [
        "let rest = self.next.take();",
        `self.next = Some(Box::new(${name} { value, next: rest }));`,
      ]),
      group(`fn ${last}(&mut self) -> &mut i32 {`, [
        "let mut at = self;",
        group("while at.next.is_some() {", ["at = at.next.as_mut().unwrap();"]),
        "&mut at.value",
      ]),
    ]),
  ];
}

/** Functions that pass values and references through: the shapes of signatures. */
export function declareFunctions(gen: Generator): Node[] {
  const { rng, callables } = gen;
  const nodes: Node[] = [group("fn step(n: i32) -> i32 {", ["n"])];
  const count = rng.between(3, 6);
  for (let i = 0; i < count; i++) {
    const ty = rng.chance(0.5) && gen.adts.length > 0 ? adtOf(rng.pick(gen.adts)) : ownedType(gen);
    const name = gen.name("fun");
    const lent = show(ty, "'x");
    const shape = rng.below(hasReference(ty) ? 3 : 7);
    const add = (params: readonly Ty[], result: Ty | undefined, borrowsFrom: readonly number[]): void => {
      callables.push({ name, params, result, borrowsFrom, isMethod: false });
    };
    if (shape === 0) {
      nodes.push(group(`fn ${name}(x: ${show(ty)}) -> i32 {`, [`println!("${name} {:?}", x);`, `${rng.below(9)}`]));
      add([ty], INT, []);
    } else if (shape === 1) {
      nodes.push(group(`fn ${name}<'x>(x: ${lent}) -> ${lent} {`, [`println!("${name} {:?}", x);`, "x"]));
      add([ty], ty, [0]);
    } else if (shape === 2) {
      nodes.push(group(`fn ${name}(x: &${show(ty)}) {`, [`println!("${name} {:?}", x);`]));
      add([refTo(ty)], undefined, []);
    } else if (shape === 3) {
      nodes.push(
        group(`fn ${name}<'x>(a: &'x ${show(ty)}, b: &'x ${show(ty)}) -> &'x ${show(ty)} {`, [
          `if step(${rng.below(4)}) > 1 { a } else { b }`,
        ]),
      );
      add([refTo(ty), refTo(ty)], refTo(ty), [0, 1]);
    } else if (shape === 4) {
      nodes.push(
        group(`fn ${name}<'x>(a: &'x mut ${show(ty)}, b: &${show(ty)}) -> &'x mut ${show(ty)} {`, [
          `println!("${name} {:?} {:?}", a, b);`,
          "a",
        ]),
      );
      add([refTo(ty, true), refTo(ty)], refTo(ty, true), [0]);
    } else if (shape === 5) {
      nodes.push(group(`fn ${name}(a: &mut ${show(ty)}, b: ${show(ty)}) {`, ["*a = b;"]));
      add([refTo(ty, true), ty], undefined, []);
    } else {
      nodes.push(
        group(`fn ${name}<'x>(a: &'x ${show(ty)}, b: &i32) -> Option<&'x ${show(ty)}> {`, [
          "if *b > 3 { Some(a) } else { None }",
        ]),
      );
      add([refTo(ty), refTo(INT)], optionOf(refTo(ty)), [0]);
    }
  }
  return nodes;
}
