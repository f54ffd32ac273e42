fn main() {
    match Some(1) {
        Something(n) => println!("{n}"), //~ ERROR E0531 cannot find tuple struct or tuple variant `Something` in this scope
        _ => {}
    }
}
