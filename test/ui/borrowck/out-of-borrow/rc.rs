use std::rc::Rc;

fn main() {
    let r = Rc::new(String::from("shared"));
    let s = *r; //~ ERROR E0507 cannot move out of an `Rc`
    println!("{s}");
}
