//@ fault: M0006
union Either {
    small: u8,
    large: u32,
}

fn main() {
    let e = Either { small: 1 };
    let n = unsafe { e.large }; //~ FAULT
    println!("{n} {}", unsafe { e.small });
}
