#[derive(Debug)]
struct Settings {
    name: String,
    level: u8,
    ratio: f64,
}

fn main() {
    let base = Settings { name: String::from("base"), level: 1, ratio: 0.5 };
    let other = Settings { name: String::from("other"), ..base };
    println!("{base:?} {other:?}");
}
