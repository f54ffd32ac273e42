fn main() {
    let mut o = Some(String::from("o"));
    match &o {
        Some(s) => {
            o.take(); //~ ERROR E0502 cannot borrow `o` as mutable because it is also borrowed as immutable
            println!("{s}");
        }
        None => {}
    }
}
