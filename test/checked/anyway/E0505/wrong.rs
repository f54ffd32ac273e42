//@ verdict: M0001 E0505
fn main() {
    let s = Box::new(7);
    let r: &i32 = &s;
    drop(s);
    println!("{r}");
}
