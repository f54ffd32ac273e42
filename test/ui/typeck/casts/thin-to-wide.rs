fn main() {
    let n = 1u8;
    let p = &n as *const u8;
    let _w = p as *const [u8]; //~ ERROR E0607 cannot cast thin pointer `*const u8` to wide pointer `*const [u8]`
}
