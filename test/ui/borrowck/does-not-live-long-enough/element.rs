fn main() {
    let r;
    {
        let a = [String::from("a"), String::from("b")];
        r = &a[1]; //~ ERROR E0597 `a[_]` does not live long enough
    }
    println!("{r}");
}
