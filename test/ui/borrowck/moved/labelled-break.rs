fn main() {
    let s = String::from("s");
    'outer: for i in 0..3 {
        for j in 0..3 {
            if i * j == 2 {
                drop(s); //~ ERROR E0382 use of moved value: `s`
                continue 'outer;
            }
        }
    }
}
