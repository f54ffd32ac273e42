trait Speak {
    fn speak(&self);
}

struct Dog;

impl Speak for Dog {
    fn speak(&self) {
        println!("woof");
    }
}

fn own(s: Box<dyn Speak>) {
    s.speak();
}

fn main() {
    let d: Box<dyn Speak> = Box::new(Dog);
    own(d);
    d.speak(); //~ ERROR E0382 borrow of moved value: `d`
}
