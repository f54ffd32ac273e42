enum Way {
    Left,
    Right,
}

fn main() {
    let w = if std::mem::size_of::<u8>() == 1 { Way::Left } else { Way::Right };
    match w {
        Left => println!("left"), //~ ERROR E0170 pattern binding `Left` is named the same as one of the variants of the type `Way`
    }
}
