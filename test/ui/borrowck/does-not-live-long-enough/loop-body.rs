fn main() {
    let mut last = None;
    for i in 0..3 {
        let s = format!("{i}");
        last = Some(&s); //~ ERROR E0597 `s` does not live long enough
    }
    println!("{last:?}");
}
