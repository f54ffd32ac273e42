fn main() {
    let x;
    let y: String;
    if std::mem::size_of::<usize>() == 8 {
        x = 1;
        y = String::from("eight");
    } else {
        x = 2;
        y = String::from("other");
    }
    println!("{x} {y}");
    let z;
    loop {
        z = x + 1;
        break;
    }
    println!("{z}");
    let w: &str;
    match z {
        2 => w = "two",
        _ => return,
    }
    println!("{w}");
}
