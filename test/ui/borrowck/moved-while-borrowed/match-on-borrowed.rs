fn main() {
    let o = Some(String::from("o"));
    let r = &o;
    match o {
        Some(s) => println!("{s}"), //~ ERROR E0505 cannot move out of `o.0` because it is borrowed
        None => {}
    }
    println!("{}", r.is_some());
}
