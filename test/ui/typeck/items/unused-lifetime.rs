struct Wrap<'a> { //~ ERROR E0392 lifetime parameter `'a` is never used
    n: u32,
}

fn main() {
    println!("{}", Wrap { n: 1 }.n);
}
