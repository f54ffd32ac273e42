fn double(n: u32) -> u32 {
    n * 2
}

fn main() {
    println!("{}", double(1.5)); //~ ERROR E0308 mismatched types
}
