mod m {}

fn main() {
    let _x = m { a: 1 }; //~ ERROR E0574 expected struct, variant or union type, found module `m`
}
