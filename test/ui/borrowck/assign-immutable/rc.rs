use std::rc::Rc;

struct P {
    x: i32,
}

fn main() {
    let p = Rc::new(P { x: 1 });
    p.x = 2; //~ ERROR E0594 cannot assign to data in an `Rc`
    println!("{}", p.x);
}
