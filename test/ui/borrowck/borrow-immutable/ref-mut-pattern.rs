fn main() {
    let o = Some(1);
    if let Some(ref mut n) = o { //~ ERROR E0596 cannot borrow `o.0` as mutable, as `o` is not declared as mutable
        *n += 1;
    }
    println!("{o:?}");
}
