//@ verdict: fine
fn main() {
    let r: &i32;
    {
        let n = 5;
        r = &n;
        println!("{r}");
    }
    if std::env::args().count() > 50 {
        println!("{r}");
    }
}
