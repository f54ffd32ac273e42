#[repr(packed, align(8))]
struct Pair(u8, u32); //~ ERROR E0587 type has conflicting packed and align representation hints

fn main() {
    let pair = Pair(1, 2);
    let _ = (pair.0, pair.1);
}
