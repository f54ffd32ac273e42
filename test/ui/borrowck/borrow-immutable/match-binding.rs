fn main() {
    let o = Some(String::from("o"));
    match o {
        Some(s) => {
            s.push('x'); //~ ERROR E0596 cannot borrow `s` as mutable, as it is not declared as mutable
            println!("{s}");
        }
        None => {}
    }
}
