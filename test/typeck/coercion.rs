use std::fmt::Display;
use std::rc::Rc;

fn shown(d: &dyn Display) -> String {
    d.to_string()
}

fn slice(s: &[i32]) -> usize {
    s.len()
}

fn twice(n: i32) -> i32 {
    n * 2
}

fn main() {
    let array = [1, 2, 3];
    let mut owned = String::from("x");
    slice(&array);
    //    ^^^^^^ => &[i32]
    //    ^^^^^^ [deref, borrow, pointer]
    shown(&owned);
    //    ^^^^^^ => &dyn std::fmt::Display
    let text: &str = &owned;
    //               ^^^^^^ [deref, deref, borrow]
    let _ = text.len();
    //      ^^^^ [deref, borrow]
    let pushed = owned.push('y');
    //           ^^^^^ [borrow]
    let r = &mut owned;
    let again = r.push('z');
    //          ^ [deref, borrow]
    //          ^^^^^^^^^^^ ()
    let boxed: Box<dyn Fn(i32) -> i32> = Box::new(|n| n + 1);
    //                                   ^^^^^^^^^^^^^^^^^^^ [pointer]
    let pointer: fn(i32) -> i32 = twice;
    //                            ^^^^^ [pointer]
    let counted: Rc<[i32]> = Rc::new(array);
    //                       ^^^^^^^^^^^^^^ => Rc<[i32]>
    let fs = [twice, |n: i32| n + 2];
    //  ^^ [fn(i32) -> i32; 2]
    let reference = &&5i32;
    let sum = reference.abs() + counted[0];
    //                          ^^^^^^^ [deref]
    let raw = &sum as *const i32;
    //  ^^^ *const i32
    println!("{pushed:?} {again:?} {} {} {} {:?}", boxed(1), pointer(2), fs[1](3), raw.is_null());
}
