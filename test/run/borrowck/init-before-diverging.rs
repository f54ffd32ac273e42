fn pick(n: u32) -> u32 {
    let x;
    if n == 0 {
        return 99;
    } else if n == 1 {
        x = 10;
    } else {
        panic!("no");
    }
    x
}

fn main() {
    println!("{} {}", pick(0), pick(1));
}
