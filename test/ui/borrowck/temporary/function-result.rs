fn make() -> String {
    String::from("made")
}

fn same(s: &str) -> &str {
    s
}

fn main() {
    let r = same(&make()); //~ ERROR E0716 temporary value dropped while borrowed
    println!("{r}");
}
