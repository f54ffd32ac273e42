fn main() {
    let o = Some(String::from("o"));
    match o {
        Some(ref s) => println!("{s}"),
        None => println!("none"),
    }
    match &o {
        Some(s) if s.len() > 3 => println!("long"),
        Some(s) => println!("short {s}"),
        None => println!("none"),
    }
    if let Some(s) = o.as_ref() {
        println!("{s}");
    }
    println!("{o:?}");
}
