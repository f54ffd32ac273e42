#[repr(packed)]
struct P {
    a: u8,
    b: u32,
}

fn main() {
    let p = P { a: 1, b: 2 };
    let r = &p.b; //~ ERROR E0793 reference to field of packed struct is unaligned
    println!("{} {r}", p.a);
}
