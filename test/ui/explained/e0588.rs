#[repr(align(16))]
struct Wide(u64);

#[repr(packed)]
struct Tight(u8, Wide); //~ ERROR E0588 packed type cannot transitively contain a `#[repr(align)]` type

fn main() {
    let tight = Tight(1, Wide(2));
    let _ = (tight.0, tight.1.0);
}
