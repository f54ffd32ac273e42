fn main() {
    let n = std::mem::size_of::<u16>();
    let text: &str;
    match n {
        1 => text = "one",
        _ => {
            let made = format!("{n}");
            text = &made; //~ ERROR E0597 `made` does not live long enough
        }
    }
    println!("{text}");
}
