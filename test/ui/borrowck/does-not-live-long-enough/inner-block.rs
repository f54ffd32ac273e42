fn main() {
    let r;
    {
        let n = 1;
        r = &n; //~ ERROR E0597 `n` does not live long enough
    }
    println!("{r}");
}
