fn one() -> i32 {
    1
}

fn main() {
    let n: i32 = one; //~ ERROR E0308 mismatched types
    println!("{n}");
}
