use std::rc::Rc;

fn main() {
    let r = Rc::new(vec![1]);
    r.push(2); //~ ERROR E0596 cannot borrow data in an `Rc` as mutable
    println!("{r:?}");
}
