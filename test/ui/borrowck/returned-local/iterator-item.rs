fn first<'a>() -> &'a String {
    let v = vec![String::from("a")];
    for s in &v {
        return s; //~ ERROR E0515 cannot return value referencing local variable `v`
    }
    panic!("none")
}

fn main() {
    println!("{}", first());
}
