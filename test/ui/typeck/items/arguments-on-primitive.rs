fn main() {
    let _n: u32<u8> = 1; //~ ERROR E0109 type arguments are not allowed on builtin type `u32`
}
