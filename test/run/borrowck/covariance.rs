fn shorter<'a>(a: &'a str, b: &'a str) -> &'a str {
    if a.len() < b.len() { a } else { b }
}

fn main() {
    let long: &'static str = "static text";
    let v: Vec<&'static str> = vec!["x", "yy"];
    {
        let local = String::from("loc");
        let mut mixed: Vec<&str> = v.clone();
        mixed.push(&local);
        println!("{} {:?}", shorter(long, &local), mixed);
    }
    println!("{long} {v:?}");
}
