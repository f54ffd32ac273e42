fn main() {
    let spare = String::from("spare");
    let r = if spare.len() > 3 {
        let s = spare.clone() + "!";
        &s[..] //~ ERROR E0597 `s` does not live long enough
    } else {
        &spare
    };
    println!("{r}");
}
