fn main() {
    let mut s = String::from("x");
    for i in 0..3 {
        let t = s;
        println!("{i} {t}");
        s = t + "y";
    }
    println!("{s}");
}
