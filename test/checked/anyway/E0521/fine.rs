//@ verdict: fine
fn keep(store: &mut Vec<&'static str>, text: &str) {
    store.push(text);
}

fn main() {
    let mut store = Vec::new();
    keep(&mut store, "lives for ever");
    println!("{}", store[0]);
}
