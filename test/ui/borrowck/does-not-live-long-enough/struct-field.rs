struct Keeper<'a> {
    kept: Option<&'a str>,
}

fn main() {
    let mut k = Keeper { kept: None };
    {
        let s = String::from("s");
        k.kept = Some(&s); //~ ERROR E0597 `s` does not live long enough
    }
    println!("{:?}", k.kept);
}
