unsafe extern "C" { //~ ERROR F0001
    fn abs(n: i32) -> i32;
}

fn main() {
    println!("{}", unsafe { abs(-1) });
}
