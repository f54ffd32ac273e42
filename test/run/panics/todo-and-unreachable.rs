//@ exit: 101
enum Way {
    Left,
    Right,
}

fn go(w: Way) -> u32 {
    match w {
        Way::Left => 1,
        Way::Right => unreachable!("went {}", "right"),
    }
}

fn main() {
    println!("{}", go(Way::Left));
    if go(Way::Left) == 2 {
        todo!();
    }
    println!("{}", go(Way::Right));
}
