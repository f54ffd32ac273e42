//@ verdict: M0004 E0597
fn main() {
    let r;
    {
        let n = 5;
        r = &n;
    }
    println!("{r}");
}
