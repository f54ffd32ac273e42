fn twice(n: i32) -> i32 {
    n * 2
}

fn main() {
    let f = twice as fn(i32) -> i32;
    let p = f as *const ();
    let g: fn(i32) -> i32 = unsafe { std::mem::transmute(p) };
    assert_eq!(g(4), 8);
}
