// `macro_rules!`: what matches, and what is said where nothing does.

import { describe, expect, test } from "vitest";
import { compileText, faultsOf } from "#harness/ferrule.ts";

function messages(text: string): string[] {
  const compilation = compileText({ name: "t.rs", text, edition: "2024" }, "check");
  return faultsOf(compilation.diagnostics, compilation.map).map((f) => `${f.line}: ${f.message}`);
}

describe("accepted", () => {
  test.each([
    [
      "nested repetitions",
      "macro_rules! m { ($($n:ident: [$($v:expr),*]);*) => { $( let $n = [$($v),*]; )* } } fn main() { m!(a: [1, 2]; b: [3]); let _ = (a, b); }",
    ],
    [
      "every kind of fragment",
      "macro_rules! m { ($a:ident $b:block $c:stmt ; $d:expr , $e:pat => $f:ty , $g:lifetime $h:vis $i:path , $j:tt $k:literal $l:item) => {} } fn main() { m!(x {} let y = 1; 1 + 2, Some(_) => u8, 'a pub std::mem::swap, (q) 5 fn f() {}); }",
    ],
    [
      "a macro that defines a macro",
      "macro_rules! def { ($n:ident) => { macro_rules! $n { () => { 1 } } } } def!(one); fn main() { let _ = one!(); }",
    ],
    [
      "an empty visibility",
      "macro_rules! m { ($v:vis fn $n:ident) => { $v fn $n() {} } } m!(fn a); m!(pub(crate) fn b); fn main() { a(); b(); }",
    ],
    [
      "attributes and doc comments",
      "macro_rules! m { ($(#[$a:meta])* $n:ident) => { $(#[$a])* struct $n; } } m!(/// text\n #[derive(Clone)] S); fn main() { let _ = S.clone(); }",
    ],
    [
      "a macro used before its import",
      "fn main() { m!(); } mod a { macro_rules! m { () => {} } pub(crate) use m; } use a::m;",
    ],
    [
      "counting by recursion",
      "macro_rules! n { () => { 0 }; ($h:tt $($t:tt)*) => { 1 + n!($($t)*) } } fn main() { let _: i32 = n!(a b (c d) [e]); }",
    ],
    [
      "labels of the macro's own",
      "macro_rules! m { ($e:expr) => { 'a: loop { if $e { break 'a; } } } } fn main() { 'a: loop { m!(true); break 'a; } }",
    ],
  ])("%s", (_, text) => {
    expect(messages(text)).toEqual([]);
  });
});

describe("refused", () => {
  test.each([
    ["macro_rules! m { (a) => {} } fn main() {\n m!(b);\n}", ["2: no rules expected `b`"]],
    ["macro_rules! m { (a b) => {} } fn main() {\n m!(a);\n}", ["2: unexpected end of macro invocation"]],
    ["macro_rules! m { () => { m!() } } fn main() {\n m!();\n}", ["1: recursion limit reached while expanding `m!`"]],
    ["fn main() {\n nope!();\n}", ["2: cannot find macro `nope` in this scope"]],
    [
      "macro_rules! m {\n ($x:expr $y:ident) => {}\n} fn main() {}",
      ["2: `$x:expr` is followed by `$y:ident`, which is not allowed for `expr` fragments"],
    ],
    [
      "macro_rules! m { ($($x:ident),*) => { $x } } fn main() {\n m!(a);\n}",
      ["1: variable `x` is still repeating at this depth"],
    ],
    [
      "macro_rules! m { ($($x:ident),*; $($y:ident),*) => { $( let $x = $y; )* } } fn main() {\n m!(a, b; c);\n}",
      ["1: meta-variable `x` repeats 2 times, but `y` repeats 1 time"],
    ],
    ['fn main() {\n compile_error!("no");\n}', ["2: no"]],
    ['fn main() {\n println!("{} {}", 1);\n}', ["2: 2 positional arguments in format string, but there is 1 argument"]],
    ['fn main() {\n println!("{}", 1, 2);\n}', ["2: argument never used"]],
  ])("%s", (text, expected) => {
    expect(messages(text)).toEqual(expected);
  });
});
