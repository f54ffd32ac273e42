fn main() {
    let words = [String::from("a"), String::from("ccc"), String::from("bb")];
    let mut best = &words[0];
    let mut trail = Vec::new();
    for w in &words {
        if w.len() > best.len() {
            trail.push(best);
            best = w;
        }
    }
    println!("{best} {trail:?}");
    let mut x = 0;
    for _ in 0..3 {
        let r = &mut x;
        *r += 1;
        println!("{x}");
    }
}
