extern "C" fn callback(n: i32) -> i32 { //~ ERROR F0001
    n + 1
}

fn main() {
    println!("{}", callback(1));
}
