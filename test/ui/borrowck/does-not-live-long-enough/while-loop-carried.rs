fn main() {
    let mut seen = "";
    let mut n = 0;
    while n < 3 {
        println!("{seen}");
        let s = format!("{n}");
        seen = &s; //~ ERROR E0597 `s` does not live long enough
        n += 1;
    }
}
