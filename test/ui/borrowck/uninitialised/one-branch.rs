fn pick(flag: bool) -> i32 {
    let x;
    if flag {
        x = 1;
    }
    x //~ ERROR E0381 used binding `x` is possibly-uninitialized
}

fn main() {
    println!("{}", pick(true));
}
