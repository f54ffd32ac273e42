fn name<'a>(n: u32, spare: &'a str) -> &'a str {
    let made = format!("number {n}");
    match n { //~ ERROR E0515 cannot return value referencing local variable `made`
        0 => "zero",
        1 => spare,
        _ => &made,
    }
}

fn main() {
    println!("{}", name(2, "spare"));
}
