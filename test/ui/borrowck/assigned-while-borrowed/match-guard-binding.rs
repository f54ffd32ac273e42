fn main() {
    let mut o = Some(1);
    match o {
        Some(ref x) if *x > 0 => {
            o = None; //~ ERROR E0506 cannot assign to `o` because it is borrowed
            println!("{x}");
        }
        _ => {}
    }
    println!("{o:?}");
}
