//@ test
// What a function must be like to be a test.

#[test]
fn takes(count: i32) {} //~ ERROR functions used as tests can not have any arguments

#[test]
fn generic<T>() {} //~ ERROR functions used as tests can not have any non-lifetime generic parameters

#[test]
pub fn of_a_length<const N: usize>() {} //~ ERROR functions used as tests can not have any non-lifetime generic parameters

#[test]
unsafe fn trusts() {} //~ ERROR unsafe functions cannot be used for tests

#[test]
#[should_panic]
fn both() -> Result<(), String> { //~ ERROR functions using `#[should_panic]` must return `()`
    Ok(())
}

#[test]
#[should_panic]
fn unit() -> () {}

#[test]
fn of_a_lifetime<'a>() {}

#[test]
const fn constant() {}
