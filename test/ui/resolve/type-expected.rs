enum Way {
    Left,
}

fn turn(_w: Way::Left) {} //~ ERROR E0573 expected type, found variant `Way::Left`

fn main() {
    turn(Way::Left);
}
