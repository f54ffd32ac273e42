fn main() {
    let mut o = Some(1);
    if let Some(x) = &o {
        o = None; //~ ERROR E0506 cannot assign to `o` because it is borrowed
        println!("{x}");
    }
    println!("{o:?}");
}
