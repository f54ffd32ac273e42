type Number = u32;

fn main() {
    let _n = Number { value: 0 }; //~ ERROR E0071 expected struct, variant or union type, found `u32`
}
