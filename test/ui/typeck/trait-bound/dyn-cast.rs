trait Speak {
    fn speak(&self) {}
}

struct Cat;

fn main() {
    let b: Box<dyn Speak> = Box::new(Cat); //~ ERROR E0277 the trait bound `Cat: Speak` is not satisfied
    b.speak();
}
