fn get<'a>(s: &'a String) -> &'static str {
    s //~ ERROR lifetime may not live long enough
}

fn main() {
    println!("{}", get(&String::from("s")));
}
