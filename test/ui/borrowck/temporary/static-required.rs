fn forever(r: &'static String) -> usize {
    r.len()
}

fn main() {
    println!("{}", forever(&String::from("s"))); //~ ERROR E0716 temporary value dropped while borrowed
}
