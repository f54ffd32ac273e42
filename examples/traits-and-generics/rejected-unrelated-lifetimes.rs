// Teaches: a signature is a promise. `label` says that its result lives as long as `fallback`, but hands out
// `name`: "lifetime may not live long enough". Each function is checked against signatures alone.
// Repair: give both parameters the lifetime 'a.

struct Item<'a> {
    name: &'a str,
    count: u32,
}

fn label<'a, 'b>(name: &'b str, fallback: &'a str) -> &'a str {
    if name.is_empty() { fallback } else { name }
}

fn main() {
    let names = [String::from("bolt"), String::new()];
    for name in &names {
        let item = Item { name: label(name, "unnamed"), count: 3 };
        println!("{} x {}", item.count, item.name);
    }
}
