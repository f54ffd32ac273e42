enum Way {
    Left,
    Right,
    Ahead,
}

fn turn(w: Way) -> i32 {
    match w { //~ ERROR E0004 non-exhaustive patterns: `Way::Ahead` not covered
        Way::Left => -1,
        Way::Right => 1,
    }
}

fn main() {
    println!("{} {} {}", turn(Way::Left), turn(Way::Right), turn(Way::Ahead));
}
