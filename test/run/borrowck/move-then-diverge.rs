fn main() {
    let s = String::from("s");
    for i in 0..5 {
        if i == 3 {
            drop(s);
            break;
        }
        println!("{i} {s}");
    }
    let t = String::from("t");
    if t.is_empty() {
        drop(t);
        return;
    }
    println!("{t}");
}
