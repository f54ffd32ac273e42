fn forever(r: &'static i32) -> &'static i32 {
    r
}

fn main() {
    let n = 1;
    println!("{}", forever(&n)); //~ ERROR E0597 `n` does not live long enough
}
