fn main() {
    let r = {
        let s = String::from("s");
        &s //~ ERROR E0597 `s` does not live long enough
    };
    println!("{r}");
}
