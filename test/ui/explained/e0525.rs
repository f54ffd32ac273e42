fn twice<F: Fn()>(f: F) {
    f();
    f();
}

fn main() {
    let text = String::from("a");
    let consume = move || drop(text); //~ ERROR E0525 expected a closure that implements the `Fn` trait, but this closure only implements `FnOnce`
    twice(consume);
}
