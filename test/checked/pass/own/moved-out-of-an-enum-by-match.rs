fn pick(o: Option<String>) -> usize {
    match o {
        Some(s) if s.len() > 3 => s.len(),
        Some(s) => {
            let t = s;
            t.len() + 100
        }
        None => 0,
    }
}

fn main() {
    assert_eq!(pick(Some(String::from("long text"))), 9);
    assert_eq!(pick(Some(String::from("ab"))), 102);
    assert_eq!(pick(None), 0);
}
