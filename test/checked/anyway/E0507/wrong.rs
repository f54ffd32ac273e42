//@ verdict: M0002 E0507
struct Cart {
    name: String,
}

fn take(c: &Cart) -> String {
    c.name
}

fn main() {
    let c = Cart { name: String::from("n") };
    let a = take(&c);
    println!("{a}");
}
