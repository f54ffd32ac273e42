enum Way {
    Left,
}

fn main() {
    let _l = Way::Left;
    let _w = Way::Right; //~ ERROR E0599 no variant or associated item named `Right` found for enum `Way` in the current scope
}
