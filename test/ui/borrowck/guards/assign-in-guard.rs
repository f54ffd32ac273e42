fn main() {
    let mut o = Some(1);
    match o {
        None => {}
        Some(_) if {
            o = None; //~ ERROR E0510 cannot assign `o` in match guard
            false
        } => {}
        Some(n) => println!("{n}"),
    }
}
