// What may not be called while compiling: `?`, formatting, assertions that show their operands, functions that are not
// const, and those that are so only in unstable Rust.
use std::cell::RefCell;

const fn question(x: Option<i32>) -> Option<i32> {
    let y = x?;
    //~^ ERROR E0658 `?` is not allowed on `Option<i32>` in constant functions
    //~| ERROR `Try` is not yet stable as a const trait
    //~| ERROR `FromResidual` is not yet stable as a const trait
    Some(y)
}

const fn other_error(x: Result<i32, u8>) -> Result<i32, u16> {
    Ok(x?)
    //~^ ERROR E0658 `?` is not allowed on `Result<i32, u8>` in constant functions
    //~| ERROR E0658 `?` is not allowed on `Result<i32, u16>` in constant functions
    //~| ERROR `Try` is not yet stable as a const trait
    //~| ERROR `FromResidual` is not yet stable as a const trait
}

const fn formats(x: i32, text: &str) -> i32 {
    assert!(x > 0, "x was {}", x); //~ ERROR E0015 cannot call non-const formatting macro in constant functions
    if x == 1 {
        panic!("no {}", 1); //~ ERROR E0015 cannot call non-const formatting macro in constant functions
    }
    if x == 2 {
        panic!("{text}"); //~ ERROR E0015 cannot call non-const formatting macro in constant functions
    }
    if x == 3 {
        panic!("{}", text);
    }
    panic!("plain {{}}")
}

const fn asserts(x: i32) {
    assert_eq!(x, 3); //~ ERROR E0015 cannot call non-const function
}

const ROOT: f64 = 2.0f64.sqrt(); //~ ERROR E0015 cannot call non-const method
const NAME: &str = std::any::type_name::<u8>(); //~ ERROR `std::any::type_name` is not yet stable as a const fn

const fn cell(c: &mut RefCell<u8>) -> &mut u8 {
    c.get_mut() //~ ERROR `RefCell::<T>::get_mut` is not yet stable as a const fn
}

const fn or_three(x: Option<i32>) -> i32 {
    x.unwrap_or(3)
    //~^ ERROR E0658 cannot call conditionally-const method
    //~| ERROR `Option::<T>::unwrap_or` is not yet stable as a const fn
}

// That something may not be called hides nothing of what becomes of its values.
const fn same<T: PartialEq>(a: T, b: T) -> bool {
    //~^ ERROR E0493 destructor of `T` cannot be evaluated at compile-time
    //~| ERROR E0493 destructor of `T` cannot be evaluated at compile-time
    a == b //~ ERROR E0015 cannot call non-const operator in constant functions
}

fn main() {}
