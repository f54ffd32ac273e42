use std::rc::Rc;

fn main() {
    let a = Rc::new(5);
    let b = a;
    println!("{} {}", a, b); //~ ERROR E0382 borrow of moved value: `a`
}
