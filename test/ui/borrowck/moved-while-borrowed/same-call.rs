fn two(r: &String, s: String) -> usize {
    r.len() + s.len()
}

fn main() {
    let s = String::from("s");
    println!("{}", two(&s, s)); //~ ERROR E0505 cannot move out of `s` because it is borrowed
}
