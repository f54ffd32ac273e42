//@ verdict: M0001 E0521
fn keep(store: &mut Vec<&'static str>, text: &str) {
    store.push(text);
}

fn main() {
    let mut store = Vec::new();
    {
        let s = String::from("short");
        keep(&mut store, &s);
    }
    println!("{}", store[0]);
}
