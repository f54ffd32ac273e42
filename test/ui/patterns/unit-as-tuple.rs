enum Way {
    Left,
    Right,
}

fn main() {
    match Way::Left {
        Way::Left(n) => println!("{n}"), //~ ERROR E0532 expected tuple struct or tuple variant, found unit variant `Way::Left`
        Way::Right => {}
    }
}
