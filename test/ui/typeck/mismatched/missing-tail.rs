fn half(n: i32) -> i32 { //~ ERROR E0308 mismatched types
    n / 2;
}

fn main() {
    println!("{}", half(4));
}
