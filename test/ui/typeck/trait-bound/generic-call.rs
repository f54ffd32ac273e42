trait Speak {
    fn speak(&self);
}

fn loud<T: Speak>(t: T) {
    t.speak();
}

fn main() {
    loud(5); //~ ERROR E0277 the trait bound `{integer}: Speak` is not satisfied
}
