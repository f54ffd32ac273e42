enum Way {
    Left,
}

fn main() {
    let _w = Way::Left(1); //~ ERROR E0618 expected function, found `Way`
}
