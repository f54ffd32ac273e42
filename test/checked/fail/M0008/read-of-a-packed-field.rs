//@ fault: M0008
#[repr(C, packed)]
struct Header {
    kind: u8,
    length: u32,
}

fn main() {
    let h = Box::new((0u64, Header { kind: 1, length: 9 }));
    let p = &raw const h.1.length;
    let n = unsafe { std::ptr::read(p) }; //~ FAULT
    println!("{n} {}", h.1.kind);
}
