fn main() {
    let r;
    {
        let b = Box::new(String::from("b"));
        r = &*b; //~ ERROR E0597 `*b` does not live long enough
    }
    println!("{r}");
}
