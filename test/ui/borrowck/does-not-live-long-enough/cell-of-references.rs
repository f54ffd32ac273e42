use std::cell::Cell;

fn main() {
    let a = 1;
    let c = Cell::new(&a);
    {
        let b = 2;
        c.set(&b); //~ ERROR E0597 `b` does not live long enough
    }
    println!("{}", c.get());
}
