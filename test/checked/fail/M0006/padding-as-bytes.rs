//@ fault: M0006
#[repr(C)]
struct Padded {
    small: u8,
    large: u32,
}

fn main() {
    let p = Box::new(Padded { small: 1, large: 2 });
    let bytes = &raw const *p as *const u8;
    let padding = unsafe { *bytes.add(1) }; //~ FAULT
    println!("{padding} {} {}", p.small, p.large);
}
