unsafe fn danger() -> u32 {
    1
}

fn main() {
    println!("{}", danger()); //~ ERROR E0133 call to unsafe function `danger` is unsafe and requires unsafe function or block
}
