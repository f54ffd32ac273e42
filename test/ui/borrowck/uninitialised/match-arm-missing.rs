enum Way {
    Left,
    Right,
    Ahead,
}

fn name(way: &Way) -> String {
    let text: String;
    match way {
        Way::Left => text = String::from("left"),
        Way::Right => text = String::from("right"),
        Way::Ahead => {}
    }
    text //~ ERROR E0381 used binding `text` is possibly-uninitialized
}

fn main() {
    println!("{}", name(&Way::Left));
}
