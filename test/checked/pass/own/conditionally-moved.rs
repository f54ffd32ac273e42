fn main() {
    for round in 0..3 {
        let s = String::from("x");
        let r = &raw const s;
        if round == 1 {
            drop(s);
        } else {
            assert_eq!(unsafe { (&*r).len() }, 1);
        }
    }
}
