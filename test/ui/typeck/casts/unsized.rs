fn main() {
    let a: [u8; 2] = [1, 2];
    let _s = &a as [u8]; //~ ERROR E0620 cast to unsized type: `&[u8; 2]` as `[u8]`
}
