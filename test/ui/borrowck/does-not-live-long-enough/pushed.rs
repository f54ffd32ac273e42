fn main() {
    let mut all: Vec<&String> = Vec::new();
    for i in 0..3 {
        let s = format!("{i}");
        all.push(&s); //~ ERROR E0597 `s` does not live long enough
    }
    println!("{all:?}");
}
