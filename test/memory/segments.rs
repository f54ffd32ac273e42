// One value in each segment: a static, a local, a block on the heap, a function.
static LIMIT: u32 = 99;
static mut COUNT: u32 = 0;
const NAME: &str = "constant text";

fn twice(n: u32) -> u32 {
    n * 2 //~ MEMORY
}

fn main() {
    let local = twice(LIMIT);
    let heap = Box::new(local);
    let f: fn(u32) -> u32 = twice;
    unsafe { COUNT += *heap };
    println!("{NAME} {local} {heap} {}", f(1)); //~ MEMORY
}
