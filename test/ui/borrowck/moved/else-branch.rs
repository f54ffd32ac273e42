fn keep(s: String) -> String {
    s
}

fn main() {
    let s = String::from("s");
    let n = std::mem::size_of::<usize>();
    let t = if n > 4 { String::from("other") } else { keep(s) };
    println!("{t} {s}"); //~ ERROR E0382 borrow of moved value: `s`
}
