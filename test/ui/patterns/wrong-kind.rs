fn five() -> u32 {
    5
}

fn main() {
    match 5 {
        five(n) => println!("{n}"), //~ ERROR E0532 expected a pattern, found a function call
        _ => {}
    }
    five();
}
