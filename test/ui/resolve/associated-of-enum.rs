enum Way {
    Left,
}

fn main() {
    let _x: <u8 as Way>::Left; //~ ERROR E0404 expected trait, found enum `Way`
}
