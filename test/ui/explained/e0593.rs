fn apply(f: impl Fn(i32) -> i32) -> i32 {
    f(1)
}

fn main() {
    println!("{}", apply(|a, b| a + b)); //~ ERROR E0593 closure is expected to take 1 argument, but it takes 2 arguments
}
