fn check(s: String) -> bool {
    s.is_empty()
}

fn main() {
    let s = String::from("s");
    while check(s) { //~ ERROR E0382 use of moved value: `s`
        println!("again");
    }
}
