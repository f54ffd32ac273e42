fn make() -> String {
    String::from("  made ")
}

fn main() {
    println!("{}", make().trim());
    let n = make().as_str().len();
    let r = &make();
    let t = r.trim();
    println!("{n} {t}");
    let m = &mut vec![1, 2];
    m.push(3);
    println!("{m:?}");
    let s: &str = &make();
    println!("{s}|");
    let (a, b) = (&make(), &String::from("b"));
    println!("{a}{b}");
    let first = *vec![7, 8].first().unwrap();
    println!("{first}");
}
