fn first<'a>(a: &'a str, _b: &'a str) -> &'a str {
    a
}

fn main() {
    let a = String::from("a");
    let r;
    {
        let b = String::from("b");
        r = first(&a, &b); //~ ERROR E0597 `b` does not live long enough
    }
    println!("{r}");
}
