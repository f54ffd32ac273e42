fn apply(f: impl Fn(i32) -> i32) -> i32 {
    f(1)
}

fn main() {
    println!("{}", apply(|n: &str| n.len() as i32)); //~ ERROR E0631 type mismatch in closure arguments
}
