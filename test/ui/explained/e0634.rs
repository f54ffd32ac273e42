#[repr(packed, packed(2))]
struct Pair(u8, u32); //~ ERROR E0634 type has conflicting packed representation hints

fn main() {
    let pair = Pair(1, 2);
    let _ = (pair.0, pair.1);
}
