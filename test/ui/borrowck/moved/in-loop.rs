fn main() {
    let s = String::from("s");
    let mut all = Vec::new();
    for _ in 0..3 {
        all.push(s); //~ ERROR E0382 use of moved value: `s`
    }
    println!("{}", all.len());
}
