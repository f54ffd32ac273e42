//@ verdict: fine
fn main() {
    let s = Box::new(7);
    let r: &i32 = &s;
    let t = s;
    println!("{r} {t}");
}
