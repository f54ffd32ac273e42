//@ verdict: M0001 E0506
fn main() {
    let mut s = Some(String::from("old"));
    let r: &str = s.as_deref().unwrap();
    s = None;
    println!("{r}");
    println!("{s:?}");
}
