fn main() {
    let mut v = vec![String::from("a")];
    let mut n = 0;
    while n < 3 {
        let old = v;
        v = vec![old[0].clone() + "b"];
        println!("{} {}", old.len(), v[0]);
        n += 1;
    }
}
