fn get(n: i32) -> i32 {
    if n > 1 {
        return; //~ ERROR E0069 `return;` in a function whose return type is not `()`
    }
    n
}

fn main() {
    println!("{}", get(1));
}
