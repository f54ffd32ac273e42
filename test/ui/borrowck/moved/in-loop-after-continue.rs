fn main() {
    let s = String::from("s");
    let mut n = 0;
    loop {
        n += 1;
        if n % 2 == 0 {
            continue;
        }
        drop(s); //~ ERROR E0382 use of moved value: `s`
        if n > 5 {
            return;
        }
    }
}
