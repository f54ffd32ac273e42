use std::cell::RefCell;

fn main() {
    let c = RefCell::new(vec![1]);
    let g = c.borrow_mut();
    g.push(2); //~ ERROR E0596 cannot borrow `g` as mutable, as it is not declared as mutable
    println!("{}", g.len());
}
