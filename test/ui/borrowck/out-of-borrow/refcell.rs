use std::cell::RefCell;

fn main() {
    let c = RefCell::new(vec![1]);
    let v = *c.borrow(); //~ ERROR E0507 cannot move out of dereference of `Ref<'_, Vec<i32>>`
    println!("{v:?}");
}
