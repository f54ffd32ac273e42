// A struct that contains itself with larger arguments: dropping one would mean dropping ever larger types.
use std::marker::PhantomData;

struct Growing<T> {
    next: Option<Box<Growing<Vec<T>>>>,
    value: T,
}

struct Left<T> {
    right: Vec<Right<T>>,
    value: Option<T>,
}

struct Right<T> {
    left: Vec<Left<Option<T>>>,
}

struct Held {
    growing: Growing<i32>,
}

struct OnlyNamed<T> {
    next: PhantomData<*const OnlyNamed<Vec<T>>>,
    value: Option<T>,
}

struct Borrowed<'a, T> {
    next: Option<&'a Borrowed<'a, &'a T>>,
    value: T,
}

fn parameter<T>(growing: Growing<T>) {} //~ ERROR E0320 overflow while adding drop-check rules for `Growing<T>`

fn mutual(left: Left<i32>) {} //~ ERROR E0320 overflow while adding drop-check rules for `Left<i32>`

fn within(held: Held) {} //~ ERROR E0320 overflow while adding drop-check rules for `Held`

fn temporary() {
    Growing::<i32> { next: None, value: 1 }; //~ ERROR E0320 overflow while adding drop-check rules for `Growing<i32>`
//~| ERROR E0320 overflow while adding drop-check rules for `Option<Box<Growing<Vec<i32>>>>`
}

fn reference(growing: &Growing<i32>) -> i32 {
    growing.value
}

fn fine(named: OnlyNamed<i32>, borrowed: Borrowed<'_, i32>) {}

fn main() {}
