// Parameters of types that no field names: fine where a bound on another one determines them.
use std::iter::Peekable;
use std::ops::Deref;

enum Token<'a> {
    Word(&'a str),
}

struct Parser<'a, I: Iterator<Item = Token<'a>>> {
    tokens: Peekable<I>,
}

struct Nested<T, U, I>
where
    I: Iterator<Item = U>,
    U: Iterator<Item = T>,
{
    inner: I,
}

enum Pointer<T, P: Deref<Target = T>> {
    Some(P),
}

struct Input<T, F: Fn(T)>(F); //~ ERROR E0392 type parameter `T` is never used

struct Outlived<'a, T: 'a>(T); //~ ERROR E0392 lifetime parameter `'a` is never used

struct Converted<T, U: Into<T>>(U); //~ ERROR E0392 type parameter `T` is never used

struct ByUnknown<T, U> //~ ERROR E0392 type parameter `T` is never used
where
    Vec<T>: Iterator<Item = U>,
{
    item: U,
}

fn main() {
    let mut parser = Parser { tokens: ["a"].map(Token::Word).into_iter().peekable() };
    if let Some(Token::Word(word)) = parser.tokens.peek() {
        println!("{word}");
    }
    let _ = Nested { inner: vec![0..3].into_iter() }.inner;
    let _: Pointer<i32, Box<i32>> = Pointer::Some(Box::new(1));
}
