// Functions that break a rule of their own kind: errors that random bodies seldom reach.

import type { Generator } from "./generator.ts";
import { group, type Node } from "./tree.ts";
import { type Adt, adtOf, INT, isCopy, show, STRING, type Ty, vecOf } from "./types.ts";

/** One or two small functions, most of which rustc rejects, over the types of the program. */
export function faultyItems(gen: Generator): Node[] {
  const made: Node[] = [];
  for (let i = gen.rng.between(1, 2); i > 0; i--) made.push(...gen.rng.pick(SHAPES)(gen));
  return made;
}

type Shape = (gen: Generator) => Node[];

function ownedTy(gen: Generator): Ty {
  const owned = gen.adts.filter((d) => !d.lifetime).map(adtOf);
  return gen.rng.pick([STRING, vecOf(INT), vecOf(STRING), ...owned]);
}

/** A struct among the program's types, with a field that is moved rather than copied. */
function structField(gen: Generator, wanted: (def: Adt) => boolean): { def: Adt; field: string; ty: Ty } | undefined {
  const found = gen.adts
    .filter((d) => !d.isEnum && !d.opaque && wanted(d))
    .flatMap((def) => (def.variants[0]?.fields ?? []).map((f) => ({ def, field: f.name, ty: f.ty })))
    .filter((f) => !isCopy(f.ty));
  return found.length === 0 ? undefined : gen.rng.pick(found);
}

const lifetimes: Shape = (gen) => {
  const t = show(ownedTy(gen));
  const name = gen.name("life");
  const open = gen.rng.pick([
    `fn ${name}<'a, 'b>(a: &'a ${t}, b: &'b ${t}) -> &'a ${t} {`,
    `fn ${name}<'a>(a: &'a ${t}, b: &${t}) -> &'a ${t} {`,
    `fn ${name}<'a, 'b: 'a>(a: &'a ${t}, b: &'b ${t}) -> &'a ${t} {`,
    `fn ${name}<'a, 'b: 'a>(b: &'a ${t}, a: &'b ${t}) -> &'b ${t} {`,
  ]);
  return [group(open, [`println!("{:?} {:?}", a, b);`, gen.rng.pick(["if step(1) > 0 { a } else { b }", "b", "a"])])];
};

const storing: Shape = (gen) => {
  const t = show(ownedTy(gen));
  const name = gen.name("store");
  const open = gen.rng.pick([
    `fn ${name}<'a>(all: &mut Vec<&'a ${t}>, one: &${t}) {`,
    `fn ${name}<'a, 'b>(all: &mut Vec<&'a ${t}>, one: &'b ${t}) {`,
    `fn ${name}<'a>(all: &mut Vec<&'a ${t}>, one: &'a ${t}) {`,
    `fn ${name}(all: &mut Vec<&${t}>, one: &${t}) {`,
  ]);
  return [group(open, ["all.push(one);", 'println!("{:?}", all);'])];
};

const returnsLocal: Shape = (gen) => {
  const t = show(ownedTy(gen));
  const name = gen.name("dangle");
  const body = gen.rng.pick([
    ["let b = a.clone();", "&b"],
    ["let b = a.clone();", "let r = &b;", 'println!("{:?}", r);', "if step(1) > 2 { return a; }", "r"],
    ["let b = Box::new(a.clone());", "&*b"],
    ["let r = a;", "&*r"],
    ["let b = vec![a.clone()];", "&b[0]"],
  ]);
  return [group(`fn ${name}(a: &${t}) -> &${t} {`, body)];
};

const movesOut: Shape = (gen) => {
  const picked = structField(gen, (d) => !d.lifetime);
  if (picked === undefined) return returnsLocal(gen);
  const { def, field, ty } = picked;
  const name = gen.name("rob");
  const self = show(adtOf(def));
  return [
    gen.rng.pick([
      group(`fn ${name}(a: &${self}) -> ${show(ty)} {`, [`a.${field}`]),
      group(`fn ${name}(a: &mut ${self}) -> ${show(ty)} {`, [`let x = a.${field};`, "x"]),
      group(`fn ${name}(a: Vec<${self}>) -> ${self} {`, ["let mut a = a;", "let x = a[0];", "a.clear();", "x"]),
      group(`fn ${name}(a: [${self}; 2]) -> ${self} {`, ["let x = a[1];", "x"]),
      group(`fn ${name}(a: ${self}) -> ${show(ty)} {`, [`let ${def.name} { ${field}, .. } = a;`, field]),
      group(`fn ${name}(a: Box<${self}>) -> ${show(ty)} {`, [`a.${field}`]),
      group(`fn ${name}(a: &Option<${self}>) -> i32 {`, [
        group("match *a {", ["Some(x) => { drop(x); 1 }", "None => 0,"]),
      ]),
    ]),
  ];
};

const usesWhileBorrowed: Shape = (gen) => {
  const name = gen.name("use");
  const body = gen.rng.pick([
    ["let r = &mut n;", "let m = n + 1;", "*r += m;", "n"],
    ["let r = &mut n;", "if n > 2 { *r = 1; }", "n"],
    ["let r = &mut n;", "n += 1;", "*r += 1;", "n"],
    ["let r = &n;", "n = 5;", "*r + n"],
    ["let r = &mut n;", "match n { 1 => 2, _ => { *r += 1; 3 } }"],
    ["let r = &n;", "let m = *r;", "n = m + 1;", "n"],
    ["let mut a = [n, 2];", "let r = &mut a;", "let x = a[0];", "r[1] = x;", "a[1]"],
  ]);
  return [group(`fn ${name}(mut n: i32) -> i32 {`, body)];
};

const temporaries: Shape = (gen) => {
  const name = gen.name("temp");
  const body = gen.rng.pick([
    ["let r = String::from(s).as_str();", 'println!("{}", r);'],
    ["let r: &str = &String::from(s);", 'println!("{}", r);'],
    ["let n = String::from(s).as_str().len();", 'println!("{}", n);'],
    ["let r = vec![1, 2].first();", 'println!("{:?}", r);'],
    ["let mut all: Vec<&String> = Vec::new();", "all.push(&String::from(s));", 'println!("{:?}", all);'],
    ["let r;", "{", "    let t = String::from(s);", "    r = t.as_str();", "}", 'println!("{}", r);'],
    ["let t = String::from(s);", "let r: &'static str = &t;", 'println!("{}", r);'],
    ["let mut r = s;", "for i in 0..2 {", '    println!("{}", r);', '    let t = format!("{i}");', "    r = &t;", "}"],
  ]);
  return [group(`fn ${name}(s: &str) {`, body)];
};

const immutables: Shape = (gen) => {
  const name = gen.name("fixed");
  return [
    gen.rng.pick([
      group(`fn ${name}(n: i32) -> i32 {`, ["n += 1;", "n"]),
      group(`fn ${name}(s: String) -> String {`, ["s.push('x');", "s"]),
      group(`fn ${name}(s: &String) {`, ["s.push('x');"]),
      group(`fn ${name}(t: &(i32, String)) {`, ["t.0 = 3;"]),
      group(`fn ${name}(o: Option<i32>) {`, ["let x = 1;", "if let Some(n) = o { x = n; }", 'println!("{}", x);']),
      group(`fn ${name}(v: Vec<i32>) {`, ["for x in &v { *x += 1; }"]),
      group(`fn ${name}(t: (i32, String)) -> (i32, String) {`, ["t.0 = 3;", "t"]),
      group(`fn ${name}(b: Box<i32>) -> Box<i32> {`, ["*b += 3;", "b"]),
      group(`fn ${name}(n: i32) -> i32 {`, ["let x;", "if n > 2 { x = 1; }", "x = 2;", "x"]),
      group(`fn ${name}(n: i32) -> i32 {`, ["let x;", "if n > 2 { x = 1; }", "x"]),
      group(`fn ${name}(n: i32) -> i32 {`, ["let x: i32;", "while n > 2 { x = 1; return x; }", "n + x"]),
      group(`fn ${name}(v: &mut Vec<String>) {`, ["let first = &v[0];", "let w = &mut *first;", "w.push('x');"]),
    ]),
  ];
};

/** A borrow out of a value that has a destructor: its end comes before the borrow's. */
const outOfDrop: Shape = (gen) => {
  const t = show(ownedTy(gen));
  const type = gen.name("Guard");
  const name = gen.name("escape");
  const drops = gen.rng.chance(0.75);
  const impl = group(`impl<'a> Drop for ${type}<'a> {`, [
    group("fn drop(&mut self) {", [`println!("guard {:?}", self.f0);`]),
  ]);
  return [
    group(`struct ${type}<'a> {`, [`f0: &'a mut ${t},`]),
    ...(drops ? [impl] : []),
    gen.rng.pick([
      group(`fn ${name}<'a>(g: ${type}<'a>) -> &'a mut ${t} {`, ["&mut *g.f0"]),
      group(`fn ${name}<'a>(g: ${type}<'a>) -> &'a ${t} {`, ["&*g.f0"]),
      group(`fn ${name}<'a>(g: &'a mut ${type}<'a>) -> &'a mut ${t} {`, ["&mut *g.f0"]),
      group(`fn ${name}(x: &mut ${t}) {`, [
        `let g = ${type} { f0: x };`,
        'println!("{:?}", x);',
        'println!("{:?}", g.f0);',
      ]),
      group(`fn ${name}(x: &mut ${t}) {`, [
        `let g = ${type} { f0: x };`,
        'println!("{:?}", g.f0);',
        'println!("{:?}", x);',
      ]),
    ]),
  ];
};

/** Closures that leave, that hold what is used, or that change what they may not. */
const closures: Shape = (gen) => {
  const t = show(ownedTy(gen));
  const name = gen.name("close");
  return [
    gen.rng.pick([
      group(`fn ${name}(n: i32) -> impl Fn(i32) -> i32 {`, [gen.rng.pick(["|x| x + n", "move |x| x + n"])]),
      group(`fn ${name}(a: &${t}) -> Box<dyn Fn()> {`, ['Box::new(move || println!("{:?}", a))']),
      group(`fn ${name}<'a>(a: &'a ${t}) -> Box<dyn Fn() + 'a> {`, [
        `Box::new(${gen.rng.pick(["", "move "])}|| println!("{:?}", a))`,
      ]),
      group(`fn ${name}(a: &${t}) -> impl Fn() {`, [`${gen.rng.pick(["", "move "])}|| println!("{:?}", a)`]),
      group(`fn ${name}(a: ${t}) {`, [
        `let h = std::thread::spawn(${gen.rng.pick(["", "move "])}|| println!("{:?}", a));`,
        "h.join().unwrap();",
        gen.rng.pick(["", 'println!("{:?}", a);']),
      ]),
      group(`fn ${name}(a: &${t}) {`, ['std::thread::spawn(move || println!("{:?}", a)).join().unwrap();']),
      group(`fn ${name}(v: &Vec<i32>, total: ${gen.rng.pick(["&i32", "&mut i32"])}) {`, [
        "v.iter().for_each(|x| {",
        "    *total += *x;",
        "});",
      ]),
      group(`fn ${name}(a: &${t}, b: &mut ${t}) {`, [
        "let mut set = || {",
        "    *b = a.clone();",
        "};",
        "set();",
        gen.rng.pick(["", 'println!("{:?}", b);']),
        gen.rng.pick(["", "set();"]),
      ]),
      group(`fn ${name}(a: ${t}) -> impl FnMut() -> ${t} {`, [
        gen.rng.pick(["move || a", "move || a.clone()", "|| a"]),
      ]),
      group(`fn ${name}(n: i32) -> i32 {`, [
        gen.rng.pick(["let mut m = n;", "let m = n;"]),
        gen.rng.pick([
          "let mut add = |x: i32| m += x;",
          "let add = |x: i32| m += x;",
          "let mut add = move |x: i32| m += x;",
        ]),
        "add(1);",
        gen.rng.pick(["m", "{ let k = m; add(k); m }"]),
      ]),
    ]),
  ];
};

const SHAPES: readonly Shape[] = [
  lifetimes,
  lifetimes,
  storing,
  returnsLocal,
  movesOut,
  movesOut,
  usesWhileBorrowed,
  temporaries,
  immutables,
  outOfDrop,
  closures,
  closures,
];
